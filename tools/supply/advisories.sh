#!/usr/bin/env bash
# Looks the dependencies up in a copy of the RustSec advisory database, for machines without a network:
#
#     git clone https://github.com/RustSec/advisory-db     # where there is one; carry the folder over
#     tools/supply/advisories.sh advisory-db
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
database="${1:?name the folder with a clone of the advisory database}"
[ -d "$database/crates" ] || { echo "$database: holds no advisories; name a clone of the RustSec advisory database" >&2; exit 2; }
database="$(cd "$database" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
# cargo-deny looks for a clone under the name that it gives the database's address.
git clone --quiet "$database" "$work/advisory-db-3157b0e258782691"
awk -v path="$work" '{ print } /^\[advisories\]/ { printf "db-path = \"%s\"\n", path }' deny.toml >"$work/deny.toml"
cargo deny --offline --config "$work/deny.toml" check advisories
