"""Builds data/en/related.tsv: word pairs that may stand for each other in a paraphrase.

Each row is `word TAB word TAB grade TAB strength`, the two words in byte order, every pair once under
its strongest grade:
i  irregular inflection       slay slain
d  derivation                 decide decision, swift swiftly, moon lunar
s  synonym in a usual sense   kill slay
h  near: direct hypernym, cause, member, neighbouring adjective or verb sense
The strength, 1 to 9, grows with how usual the senses are in which the two words meet.
"""

import re
from collections import defaultdict
from math import sqrt

from common import TABLES, frequencies, write
from wordnet import POS, rows, text

WORDS = 40_000
SENSES = 3
# Pairs that meet only in senses rarer than this are left out.
LEAST_SYNONYM, LEAST_NEAR = 0.06, 0.17
# A hypernym with more direct hyponyms than this says too little ("person", "act").
BROADEST = 80
# Verbs with so many senses, and words so general, that their synonyms mislead.
TOO_GENERAL = set(
    """be am is are was were been being have has had having do does did done doing can could will would shall
    should may might must get got gotten make made take took taken go went gone going come came give gave given
    put set let see saw seen keep kept one ones thing things person people man way use used good well much many
    more most less least better best very no not all any some other such own same so as at by for from in into
    it its of on or out over than that the them then there they this to up us we who with you he she his her him
    an and but if i a more yes""".split()
)
DERIVED, NEAR = {"+", "\\"}, {"@", "*", ">", "#m", "%m", "&", "$"}
# WordNet's number for the file of nouns that denote people.
PERSON = "18"
TAGS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}


class WordNet:
    def __init__(self, wanted: set[str]) -> None:
        self.synsets = {}  # (pos, offset) to (words, pointers)
        self.hyponyms = defaultdict(int)
        self.irregular = []
        shares = defaultdict(dict)
        counts = {}
        for key, number, count in rows("cntlist.rev"):
            lemma, sense = key.split("%")
            counts[lemma, TAGS[sense[0]], int(number)] = int(count)
        for pos, name in POS.items():
            for line in text(f"data.{name}").splitlines():
                if not line.startswith("  "):
                    self.read_synset(pos, line.split(" | ")[0].split())
            for fields in rows(f"index.{name}"):
                lemma, senses = fields[0], int(fields[2])
                for rank, offset in enumerate(fields[-senses:], 1):
                    weight = counts.get((lemma, pos, rank), 0) + 1 / rank
                    shares[lemma][pos, offset] = (weight, rank)
            if pos in "nv":
                for form, *lemmas in rows(f"{name}.exc"):
                    self.irregular += [(form, lemma) for lemma in lemmas if {form, lemma} <= wanted]
        # How usual a sense is among all senses of its word, for the first few senses of each part of speech.
        self.share = {
            lemma: {
                synset: weight / sum(w for w, _ in senses.values())
                for synset, (weight, rank) in senses.items()
                if rank <= SENSES
            }
            for lemma, senses in shares.items()
            if lemma in wanted
        }

    def read_synset(self, pos: str, fields: list[str]) -> None:
        if pos == "n" and fields[1] == PERSON and "@i" in fields:
            return  # One named person: `carlos` does not stand for every `sanchez`.
        count = int(fields[3], 16)
        words = [re.sub(r"\(.*\)", "", fields[4 + 2 * i]).lower() for i in range(count)]
        rest = fields[5 + 2 * count :]
        pointers = [tuple(rest[i : i + 4]) for i in range(0, 4 * int(fields[4 + 2 * count]), 4)]
        self.synsets[pos, fields[0]] = (words, pointers)
        for symbol, offset, target, _ in pointers:
            if symbol in {"@", "@i"}:
                self.hyponyms[target, offset] += 1

    def usual(self, word: str, synset: tuple[str, str]) -> float:
        return self.share.get(word, {}).get(synset, 0.0)


def relations(net: WordNet) -> dict[tuple[str, str], tuple[str, float]]:
    """Every pair with its strongest grade and its strength from 0 to 1."""
    pairs: dict[tuple[str, str], tuple[str, float]] = {}

    def add(a: str, b: str, grade: str, strength: float) -> None:
        if a != b and not {a, b} & TOO_GENERAL:
            key = (min(a, b), max(a, b))
            if key not in pairs or strength > pairs[key][1]:
                pairs[key] = (grade, strength)

    derived = defaultdict(set)
    for synset, (words, pointers) in net.synsets.items():
        known = [(word, net.usual(word, synset)) for word in words if net.usual(word, synset)]
        for place, (a, share_a) in enumerate(known):
            for b, share_b in known[place + 1 :]:
                if sqrt(share_a * share_b) >= LEAST_SYNONYM:
                    add(a, b, "s", 0.35 + 0.5 * sqrt(share_a * share_b))
        for symbol, offset, pos, ends in pointers:
            target = ("a" if pos == "s" else pos, offset)
            others = net.synsets.get(target, ([], []))[0]
            if symbol in DERIVED and others and ends != "0000":
                a, b = words[int(ends[:2], 16) - 1], others[int(ends[2:], 16) - 1]
                # A derivation holds whichever sense it is noted under: only the words must be usual ones.
                if a in net.share and b in net.share:
                    both = sqrt(net.usual(a, synset) * net.usual(b, target))
                    add(a, b, "d", 0.65 + 0.3 * both)
                    derived[a].add(b)
                    derived[b].add(a)
            elif symbol in NEAR and net.hyponyms[target] <= BROADEST:
                for a, share_a in known:
                    for b in others:
                        share_b = net.usual(b, target)
                        if sqrt(share_a * share_b) >= LEAST_NEAR:
                            add(a, b, "h", 0.1 + 0.4 * sqrt(share_a * share_b))
    for middle in sorted(derived):
        for a in sorted(derived[middle]):
            for b in sorted(derived[middle]):
                if a < b and a[:4] == b[:4] and len(a) > 3:
                    add(a, b, "d", 0.6)
    lemmas = defaultdict(dict)
    for (a, b), (grade, strength) in list(pairs.items()):
        if grade in "ds" or strength > 0.25:
            lemmas[a][b] = lemmas[b][a] = (grade, strength)
    for form, lemma in net.irregular:
        # An irregular form shares its lemma's relations: `slain` is as near to `kill` as `slay` is.
        for other, (grade, strength) in lemmas[lemma].items():
            add(form, other, grade, strength - 0.05)
    for form, lemma in net.irregular:
        add(form, lemma, "i", 1.0)
    return pairs


def main() -> None:
    wanted = {w for w in list(frequencies())[:WORDS] if len(w) > 2 and w.isalpha()}
    rows = [
        f"{a}\t{b}\t{grade}\t{max(1, min(9, round(9 * strength)))}\n"
        for (a, b), (grade, strength) in sorted(relations(WordNet(wanted)).items())
    ]
    write(TABLES / "related.tsv", "".join(rows).encode("ascii"))


if __name__ == "__main__":
    main()
