#!/usr/bin/env bash
# Counts the instructions of comparing two articles, JSON report included, and fails when they are far more than the
# committed count. Instructions do not depend on how busy the machine is; compilers and processors differ by some percent,
# hence the generous limit. `--bless` writes the count of today.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
limit_percent=125

if ! command -v valgrind >/dev/null; then
    echo "skipped: valgrind is not installed"
    exit 0
fi
cargo build --release --quiet
out=$(mktemp)
trap 'rm -f "$out"' EXIT
valgrind --tool=callgrind --callgrind-out-file="$out" target/release/storydiff compare --no-config --format json \
    samples/river-treaty/meridian-wire.txt samples/river-treaty/the-lantern.txt >/dev/null 2>&1
count=$(awk '/^(summary|totals):/ { print $2; exit }' "$out")
file=benches/instructions.txt
if [ "${1:-}" = --bless ]; then
    echo "$count" >"$file"
fi
known=$(cat "$file")
echo "two articles: $count instructions, committed $known ($((count * 100 / known)) %)"
if [ $((count * 100)) -gt $((known * limit_percent)) ]; then
    echo "more than $limit_percent % of the committed count; find the cause, or accept it with $0 --bless" >&2
    exit 1
fi
