"""How well word vectors judge sentence pairs: the measures by which the shape of vectors.bin was chosen.

A pair is scored in two ways from the same vectors and rarity weights:
mean   cosine of the weighted means of the two sentences' word vectors,
soft   for every word the best cosine in the other sentence, weighted, both directions averaged.
A word without a vector is like itself and unlike every other word.

    python agreement.py PAIRS.tsv [VECTORS.bin]

PAIRS.tsv has rows `set TAB label TAB sentence TAB sentence`; the label is 0 or 1 in the set `mrpc` and a
graded similarity in sets whose name starts with `sts`. Printed for each way of scoring: Pearson's
correlation over all graded sets together, the mean over the sets of each one's own, and the best F1.
"""

import re
import struct
import sys
from pathlib import Path

import numpy as np

from common import TABLES, frequencies

TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]+(?:[.,][0-9]+)*")
# Class of a word that the frequency table does not hold.
UNKNOWN_CLASS = 22


def words_of(sentence: str) -> list[str]:
    found = TOKEN.findall(sentence.lower().replace("’", "'").replace("u.s.", "usa"))
    return [word.removesuffix("'s") for word in found]


class Pairs:
    def __init__(self, path: str, classes: dict[str, int], balance: float = 1e-3) -> None:
        rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
        rows = [row for row in rows if row[1]]
        self.sets = np.array([row[0] for row in rows])
        self.labels = np.array([float(row[1]) for row in rows])
        self.sentences = [(words_of(row[2]), words_of(row[3])) for row in rows]
        self.vocabulary = {w: i for i, w in enumerate(sorted({w for pair in self.sentences for s in pair for w in s}))}
        share = np.array([10.0 ** (classes.get(w, UNKNOWN_CLASS) / 10.0 - 9.0) for w in self.vocabulary])
        self.weights = balance / (balance + share)
        self.ids = [
            tuple(np.array([self.vocabulary[w] for w in sentence], dtype=int) for sentence in pair)
            for pair in self.sentences
        ]

    def score(self, vectors: dict[str, int], table: np.ndarray, floor: float = 0.0) -> dict[str, float]:
        """Figures of both ways; in the soft one a cosine counts only by how far it is above `floor`."""
        rows = np.array([vectors.get(w, -1) for w in self.vocabulary])
        known = rows >= 0
        # Unit vectors; zero for a word without one, which then counts by identity alone.
        unit = np.zeros((len(rows), table.shape[1]), np.float32)
        unit[known] = table[rows[known]]
        unit[known] /= np.maximum(np.linalg.norm(unit[known], axis=1, keepdims=True), 1e-9)
        mean, soft = np.zeros(len(self.ids)), np.zeros(len(self.ids))
        for number, (a, b) in enumerate(self.ids):
            if not len(a) or not len(b):
                continue
            wa, wb = self.weights[a], self.weights[b]
            same = a[:, None] == b[None, :]
            near = np.where(same, 1.0, np.maximum(unit[a] @ unit[b].T - floor, 0.0) / (1.0 - floor))
            soft[number] = (near.max(1) @ wa / wa.sum() + near.max(0) @ wb / wb.sum()) / 2
            loose = ~known
            va, vb = wa @ unit[a], wb @ unit[b]
            cross = va @ vb + wa @ (same & loose[a][:, None]) @ wb
            own = [
                v @ v + w @ ((i[:, None] == i[None, :]) & loose[i][:, None]) @ w
                for v, w, i in ((va, wa, a), (vb, wb, b))
            ]
            mean[number] = cross / np.sqrt(max(own[0] * own[1], 1e-12))
        return {f"mean {k}": v for k, v in self.figures(mean).items()} | {
            f"soft {k}": v for k, v in self.figures(soft).items()
        }

    def figures(self, scores: np.ndarray) -> dict[str, float]:
        news = np.char.startswith(self.sets, "sts")
        groups = [self.sets == name for name in np.unique(self.sets[news])]
        per_set = [np.corrcoef(scores[group], self.labels[group])[0, 1] for group in groups]
        paraphrase = self.sets == "mrpc"
        return {
            "sts": float(np.corrcoef(scores[news], self.labels[news])[0, 1]),
            "sets": float(np.mean(per_set)),
            "f1": best_f1(scores[paraphrase], self.labels[paraphrase] > 0.5),
        }


def best_f1(scores: np.ndarray, truth: np.ndarray) -> float:
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(truth[order])
    taken = np.arange(1, len(order) + 1)
    return float((2 * hits / (taken + truth.sum())).max())


def read(path: Path) -> tuple[dict[str, int], np.ndarray]:
    """The words of a vector table with their rows, and the rows."""
    content = path.read_bytes()
    magic, count, dimensions, scale, _ = struct.unpack_from("<8sIIfI", content)
    if magic != b"SDVEC1\0\0":
        sys.exit(f"{path.name} is not a vector table")
    offsets = np.frombuffer(content, "<u4", count + 1, 24)
    start = 24 + 4 * (count + 1)
    (length,) = struct.unpack_from("<I", content, start)
    blob = content[start + 4 : start + 4 + length]
    words = {blob[offsets[row] : offsets[row + 1]].decode(): row for row in range(count)}
    start += 4 + length + -length % 4
    rows = np.frombuffer(content, np.int8, count * dimensions, start).reshape(count, dimensions)
    if start + rows.size != len(content) or list(words) != sorted(words, key=str.encode) or len(words) != count:
        sys.exit(f"{path.name} is damaged")
    return words, rows.astype(np.float32) * np.float32(scale)


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    pairs = Pairs(sys.argv[1], frequencies())
    words, table = read(Path(sys.argv[2]) if len(sys.argv) > 2 else TABLES / "vectors.bin")
    print(f"{len(words)} words, {table.shape[1]} dimensions")
    for name, vectors, floor in (("identity", {}, 0.0), ("vectors", words, 0.0), ("vectors, floor 0.2", words, 0.2)):
        figures = pairs.score(vectors, table, floor)
        print(f"{name:20s}" + "  ".join(f"{measure} {value:.3f}" for measure, value in figures.items()))


if __name__ == "__main__":
    main()
