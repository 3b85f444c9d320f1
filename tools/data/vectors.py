"""Builds data/en/vectors.bin: one short vector per common word, taken from the all-MiniLM-L6-v2 encoder.

A word that the encoder knows as one piece is given its input embedding, which measured better on news
sentences than the encoder's output for the lone word. A word cut into pieces ("gun", "##man") has no such
embedding, and the mean of its pieces' is poor; for it the encoder reads the word alone and after "the",
and a linear map, fitted on the one-piece words, leads from those two outputs to the input embeddings.
The vectors are then centred, reduced to their principal components (each divided by the square root of
its standard deviation), brought to unit length and rounded to eight bits. The layout is in data/README.md.
"""

import argparse
import struct
from pathlib import Path

import numpy as np

from common import TABLES, frequencies, write
from minilm import MiniLm

MAGIC = b"SDVEC1\0\0"
WORDS = 40_000
DIMENSIONS = 40
# One-piece words, commonest first, that the map is fitted on, and the ridge that keeps the fit stable.
FITTED = 10_000
RIDGE = 1.0
# 0 leaves the principal components as they are, 1 gives all of them the same spread.
WHITENING = 0.5


def outputs(encoder: MiniLm, words: list[str]) -> np.ndarray:
    """Mean output over the word's pieces, alone and after "the", side by side, and a constant 1."""
    alone = encoder.embed(words, lambda states, ids: states[:, 1:-1].mean(1))
    after = encoder.embed(["the " + word for word in words], lambda states, ids: states[:, 2:-1].mean(1))
    return np.concatenate([alone, after, np.ones((len(words), 1))], axis=1)


def word_vectors(encoder: MiniLm, words: list[str]) -> np.ndarray:
    embedding = encoder.weights["embeddings.word_embeddings.weight"]
    pieces = [ids[1:-1] for ids in encoder.tokenize(words)]
    vectors = np.array([embedding[ids].mean(0) for ids in pieces])
    single = [place for place, ids in enumerate(pieces) if len(ids) == 1][:FITTED]
    several = [place for place, ids in enumerate(pieces) if len(ids) > 1]
    known = outputs(encoder, [words[place] for place in single])
    gram = known.T @ known + RIDGE * np.eye(known.shape[1])
    mapping = np.linalg.solve(gram, known.T @ vectors[single])
    vectors[several] = outputs(encoder, [words[place] for place in several]) @ mapping
    return vectors


def reduce(vectors: np.ndarray, dimensions: int) -> np.ndarray:
    vectors = vectors - vectors.mean(0)
    spread, axes = np.linalg.eigh(vectors.T @ vectors / (len(vectors) - 1))
    spread, axes = spread[::-1][:dimensions], axes[:, ::-1][:, :dimensions]
    # An axis has no sign of its own: its largest entry is made positive.
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), np.arange(dimensions)])
    vectors = vectors @ axes * spread ** (-WHITENING / 2)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def pack(words: list[str], vectors: np.ndarray) -> bytes:
    order = sorted(range(len(words)), key=lambda place: words[place].encode())
    names = [words[place].encode() for place in order]
    blob = b"".join(names)
    offsets = np.cumsum([0] + [len(name) for name in names]).astype("<u4")
    scale = np.float32(np.abs(vectors).max() / 127)
    rows = np.rint(vectors[order] / float(scale)).astype(np.int8)
    header = MAGIC + struct.pack("<IIfI", len(words), vectors.shape[1], scale, 0)
    padding = bytes(-len(blob) % 4)
    return header + offsets.tobytes() + struct.pack("<I", len(blob)) + blob + padding + rows.tobytes()


def main() -> None:
    options = argparse.ArgumentParser(description="Builds the word-vector table.")
    options.add_argument("--words", type=int, default=WORDS)
    options.add_argument("--dimensions", type=int, default=DIMENSIONS)
    options.add_argument("--out", type=Path, default=TABLES / "vectors.bin")
    given = options.parse_args()
    words = list(frequencies())[: given.words]
    vectors = reduce(word_vectors(MiniLm(), words), given.dimensions)
    write(given.out, pack(words, vectors))


if __name__ == "__main__":
    main()
