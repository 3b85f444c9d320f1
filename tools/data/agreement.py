"""How well word vectors judge sentence pairs: the measures by which the shape of vectors.bin was chosen.

A pair is scored in two ways from the same vectors and rarity weights:
mean   cosine of the weighted means of the two sentences' word vectors,
soft   for every word the best cosine in the other sentence, weighted, both directions averaged.
A word without a vector is like itself and unlike every other word.
"""

import re

import numpy as np

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
        self.ids = [tuple(np.array([self.vocabulary[w] for w in s], dtype=int) for s in pair) for pair in self.sentences]

    def score(self, vectors: dict[str, int], table: np.ndarray) -> dict[str, float]:
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
            near = np.where(same, 1.0, np.maximum(unit[a] @ unit[b].T, 0.0))
            soft[number] = (near.max(1) @ wa / wa.sum() + near.max(0) @ wb / wb.sum()) / 2
            loose = ~known
            va, vb = wa @ unit[a], wb @ unit[b]
            cross = va @ vb + wa @ (same & loose[a][:, None]) @ wb
            own = [
                v @ v + w @ ((i[:, None] == i[None, :]) & loose[i][:, None]) @ w
                for v, w, i in ((va, wa, a), (vb, wb, b))
            ]
            mean[number] = cross / np.sqrt(max(own[0] * own[1], 1e-12))
        return self.figures(mean) | {f"soft {k}": v for k, v in self.figures(soft).items()}

    def figures(self, scores: np.ndarray) -> dict[str, float]:
        news = np.char.startswith(self.sets, "sts")
        per_set = [np.corrcoef(scores[self.sets == s], self.labels[self.sets == s])[0, 1] for s in np.unique(self.sets[news])]
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
