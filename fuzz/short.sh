#!/usr/bin/env bash
# Runs every fuzz target for some seconds each (30 unless told).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds="${1:-30}"
# The program has no unsafe code of its own, and without a sanitizer several times as many inputs are tried;
# SANITIZER=address looks at the libraries too.
sanitizer="${SANITIZER:-none}"
./fuzz/seed.sh
for target in $(cargo +nightly fuzz list); do
    echo "==> fuzz $target"
    cargo +nightly fuzz run --sanitizer "$sanitizer" "$target" -- -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=1024
done
