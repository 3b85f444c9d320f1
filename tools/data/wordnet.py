"""The files of WordNet 3.0 and which words it knows."""

import sys
from pathlib import Path

from common import checked

# Where Debian's package wordnet-base puts its files; another folder can be named on the command line.
DEBIAN_FOLDER = "/usr/share/wordnet"
SHA256 = {
    "cntlist.rev": "a198580b8f705fa02797bba8b13e5cbe4a9f9f40cb1697e774c7fc6a5865b035",
    "data.noun": "fea17d2f9656611334eac790e5d69e47645fa180c4aa481fb4cd9b3520754ca2",
    "data.verb": "adcf43e35b581e8036d8b5a52d63d9cd3d3b4870b2720d3c03c799df44777bc2",
    "data.adj": "c89120dfc1f046ddff4a631bf9b7e9fa1a36b5e86565a23bf82dbe14f30b88a7",
    "data.adv": "444a63bf3955080ab7524f5079cfc07ff9bc682cb98bdb1db73b0fb9829f1139",
    "index.noun": "a490d99d93d017bf4822fe2f0ffa51fd73911ce271dc7535fade21f8814b5a04",
    "index.verb": "e2ac24816c3a8289dcb72aaa9cf8db81fdf25ec34d792bfc96ac5b7a20c8b4ae",
    "index.adj": "c9865d7b4d1f805bdef82ccdcea5282436e23083e6f6f1b33e716327c4eda810",
    "index.adv": "6f5465ed5758fe9c8a2f7ec17b1300f3aa875756c70ff7cba162f7e71bcf88ea",
    "noun.exc": "2b5d675c380b39ecf595af9fa9d4e7feb1d58c643b0bff08c40ed5bfe41fab7a",
    "verb.exc": "dbbcf9a601b2d77e934e413b91d90e88ec7f933a8b77cfc00602a923b891b42c",
    "adj.exc": "8824cc24bbedd797b9702316b27f07cd4c2b76b629539f0a1276f03926758016",
}
POS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
# Regular endings of inflected forms, each with what its lemma ends in.
ENDINGS = {
    "n": [("s", ""), ("ses", "s"), ("ves", "f"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh")]
    + [("ies", "y"), ("men", "man")],
    "v": [("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ied", "y")]
    + [("ing", "e"), ("ing", "")],
    "a": [("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ier", "y"), ("iest", "y")],
}


def folder() -> Path:
    return Path(sys.argv[1] if len(sys.argv) > 1 else DEBIAN_FOLDER)


def text(name: str) -> str:
    return checked(folder() / name, SHA256[name]).decode("latin-1")


def rows(name: str) -> list[list[str]]:
    """The fields of each entry of an index, exception or count file, without the licence at the head."""
    return [line.split() for line in text(name).splitlines() if not line.startswith("  ")]


class Dictionary:
    """Tells whether a word is one of WordNet's lemmas or an inflected form of one."""

    def __init__(self) -> None:
        self.lemmas = {pos: {row[0] for row in rows(f"index.{name}")} for pos, name in POS.items()}
        self.irregular = {row[0] for pos in "nva" for row in rows(f"{POS[pos]}.exc")}

    def __contains__(self, word: str) -> bool:
        if word in self.irregular or any(word in known for known in self.lemmas.values()):
            return True
        return any(
            word.endswith(ending) and len(word) > len(ending) + 2 and word[: -len(ending)] + instead in self.lemmas[pos]
            for pos, endings in ENDINGS.items()
            for ending, instead in endings
        )
