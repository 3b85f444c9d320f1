"""Builds data/en/frequency.tsv: how common each of the commonest English words is.

Each row is `word TAB class`, class = round(10 * log10(occurrences per billion words)), commonest word
first, equal counts in alphabetical order.
"""

import math
import re

from common import TABLES, checked, package_file, write

SOURCE = "frequency_dictionary_en_82_765.txt"
SHA256 = "68e9dc81c7e73bd7310b57e516ecaea0d8b6387ff71344a57c04174650a407a7"
WORDS = 40_000
# The source gives every contraction this one made-up count.
PLACEHOLDER = 300_000
# A contraction is taken to be a tenth as common as the word it starts with.
CONTRACTION_SHARE = 10
IRREGULAR = {"can't": "can", "won't": "will"}


def opening_word(contraction: str) -> str:
    if contraction in IRREGULAR:
        return IRREGULAR[contraction]
    if contraction.endswith("n't"):
        return contraction[:-3]
    return contraction.split("'")[0]


def main() -> None:
    text = checked(package_file("symspellpy", SOURCE), SHA256).decode("utf-8-sig")
    counts = {}
    for line in text.splitlines():
        word, count = line.split(" ")
        if re.fullmatch(r"[a-z]+('[a-z]+)?", word):
            counts[word] = int(count)
    total = sum(counts.values())
    for word, count in list(counts.items()):
        if "'" in word and count == PLACEHOLDER:
            counts[word] = counts.get(opening_word(word), PLACEHOLDER * CONTRACTION_SHARE) // CONTRACTION_SHARE
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:WORDS]
    rows = [f"{word}\t{round(10 * math.log10(count * 1e9 / total))}\n" for word, count in ranked]
    write(TABLES / "frequency.tsv", "".join(rows).encode("ascii"))


if __name__ == "__main__":
    main()
