#!/usr/bin/env bash
# Makes the seed corpora from the samples and settings of the project.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mkdir -p corpus/{read,html,clean,segment,tokens,compare_two,compare_three,config,gold}
for text in ../samples/*/*.txt; do
    name="$(basename "$(dirname "$text")")-$(basename "$text")"
    for target in read clean segment tokens compare_two compare_three; do
        head -c 4096 "$text" >"corpus/$target/$name"
    done
    sed 's/^$/<p>/' "$text" | head -c 4096 >"corpus/html/$name"
done
for gold in ../samples/*/gold.jsonl; do
    cp "$gold" "corpus/gold/$(basename "$(dirname "$gold")").jsonl"
done
# Settings files stand in the documentation as fenced blocks.
awk '/^```toml/ { n++; inside = 1; next } /^```/ { inside = 0 } inside { print > ("corpus/config/block-" n ".toml") }' ../docs/settings.md
