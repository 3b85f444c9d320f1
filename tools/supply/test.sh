#!/usr/bin/env bash
# Whether `advisories.sh` finds a hole and passes where there is none, on a database made up for the test.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
database="$(mktemp -d)"
trap 'rm -rf "$database"' EXIT
mkdir -p "$database/crates/serde"

# Commits an advisory of a crate that the program depends on; the hole is mended from version $1 on.
advise() {
    printf '```toml\n[advisory]\nid = "RUSTSEC-2020-9999"\npackage = "serde"\ndate = "2020-01-01"\n\n[versions]\npatched = [">= %s"]\n```\n\n# A made-up hole\n\nIt is not there.\n' \
        "$1" >"$database/crates/serde/RUSTSEC-2020-9999.md"
    git -C "$database" add -A
    git -C "$database" -c user.name=test -c user.email=test@test.invalid commit --quiet --message "mended from $1 on"
}

git -C "$database" init --quiet
advise 999.0.0
if tools/supply/advisories.sh "$database" >/dev/null 2>&1; then
    echo "a dependency with a known hole was let through" >&2
    exit 1
fi
advise 1.0.0
tools/supply/advisories.sh "$database"
