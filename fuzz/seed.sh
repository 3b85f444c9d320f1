#!/usr/bin/env bash
# Makes the seed corpora from the samples and settings of the project.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mkdir -p corpus/{read,html,clean,segment,tokens,compare_two,compare_three,batch_lines,config,gold}
for text in ../samples/*/*.txt; do
    name="$(basename "$(dirname "$text")")-$(basename "$text")"
    for target in read clean segment tokens compare_two compare_three; do
        head -c 4096 "$text" >"corpus/$target/$name"
    done
    head -c 4096 "$text" | sed 's/^$/<p>/' >"corpus/html/$name"
done
for gold in ../samples/*/gold.jsonl; do
    cp "$gold" "corpus/gold/$(basename "$(dirname "$gold")").jsonl"
done
# A line of `batch` is a story; of what JSON escapes, the samples hold quotation marks and line ends.
for story in ../samples/*/; do
    versions=""
    for text in "$story"*.txt; do
        escaped="$(head -c 1024 "$text" | iconv -c -f UTF-8 -t UTF-8 | sed 's/\\/\\\\/g; s/"/\\"/g' | awk '{ printf "%s\\n", $0 }')"
        versions="$versions${versions:+,}{\"outlet\":\"$(basename "$text" .txt)\",\"text\":\"$escaped\"}"
    done
    printf '{"id":"%s","versions":[%s]}\n\nno story\n' "$(basename "$story")" "$versions" >"corpus/batch_lines/$(basename "$story").jsonl"
done
# Settings files stand in the documentation as fenced blocks.
awk '/^```toml/ { n++; inside = 1; next } /^```/ { inside = 0 } inside { print > ("corpus/config/block-" n ".toml") }' ../docs/settings.md
