#!/usr/bin/env bash
# Writes a bill of materials (CycloneDX 1.5, JSON) of the program to standard output: every crate that is built into it, with
# version, licence and checksum, from Cargo.lock and the crates' own manifests. Needs cargo and python3, no network.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
cargo metadata --format-version 1 --locked --offline --filter-platform "$(rustc -vV | sed -n 's/^host: //p')" |
    python3 tools/supply/sbom.py Cargo.lock
