"""From `cargo metadata` on standard input and a Cargo.lock to a CycloneDX bill of materials."""

import json
import sys
import tomllib

ROOT = "storydiff"


def built_in(metadata):
    """Ids of the packages that normal dependencies of the root reach: what is compiled into the program."""
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = next(package["id"] for package in metadata["packages"] if package["name"] == ROOT)
    seen, todo = set(), [root]
    while todo:
        at = todo.pop()
        if at in seen:
            continue
        seen.add(at)
        for dependency in nodes[at]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                todo.append(dependency["pkg"])
    return seen


def component(package, checksums):
    name, version = package["name"], package["version"]
    entry = {
        "type": "application" if name == ROOT else "library",
        "bom-ref": f"pkg:cargo/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:cargo/{name}@{version}",
        "licenses": [{"expression": package["license"].replace("/", " OR ")}] if package["license"] else [],
    }
    if (name, version) in checksums:
        entry["hashes"] = [{"alg": "SHA-256", "content": checksums[name, version]}]
    return entry


def main(lock):
    metadata = json.load(sys.stdin)
    with open(lock, "rb") as file:
        locked = tomllib.load(file)["package"]
    checksums = {(p["name"], p["version"]): p["checksum"] for p in locked if "checksum" in p}
    wanted = built_in(metadata)
    packages = sorted((p for p in metadata["packages"] if p["id"] in wanted), key=lambda p: (p["name"], p["version"]))
    components = [component(package, checksums) for package in packages]
    root = next(entry for entry in components if entry["name"] == ROOT)
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": root},
        "components": [entry for entry in components if entry is not root],
    }
    json.dump(bill, sys.stdout, indent=2, ensure_ascii=False)
    print()


main(sys.argv[1])
