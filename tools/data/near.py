"""Builds data/en/near.tsv from the word vectors: which words are used alike.

Each row is `word TAB word TAB strength`, the two words in byte order, every pair once. The strength, 1 to 99, is the
cosine of the two vectors above FLOOR, scaled to the part that is left. Looking neighbours up costs a comparison no
arithmetic, and its cost grows with the words of a story and not with their square.
"""

from pathlib import Path
import struct
import sys

import numpy as np

from common import TABLES, write

FLOOR = 0.2
# A pair is kept when the cosine is at least this and one word is among the nearest of the other.
LEAST = 0.5
NEAREST = 12
BLOCK = 1000


def read(path: Path) -> tuple[list[str], np.ndarray]:
    data = path.read_bytes()
    count, width, scale = struct.unpack_from("<IIf", data, 8)
    offsets = struct.unpack_from(f"<{count + 1}I", data, 24)
    start = 28 + 4 * count + 4
    length = offsets[-1]
    words = [data[start + a : start + b].decode() for a, b in zip(offsets, offsets[1:])]
    rows = np.frombuffer(data, np.int8, count * width, start + (length + 3) // 4 * 4).reshape(count, width)
    return words, rows.astype(np.float32) * scale


def main() -> None:
    words, vectors = read(Path(sys.argv[1]))
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    pairs: dict[tuple[str, str], int] = {}
    for start in range(0, len(words), BLOCK):
        cosines = vectors[start : start + BLOCK] @ vectors.T
        nearest = np.argpartition(-cosines, NEAREST, axis=1)[:, : NEAREST + 1]
        for at, row in enumerate(nearest):
            one = start + at
            for other in row:
                cosine = float(cosines[at, other])
                if other != one and cosine >= LEAST:
                    key = tuple(sorted((words[one], words[other])))
                    pairs[key] = max(1, min(99, round(100 * (cosine - FLOOR) / (1 - FLOOR))))
    rows = [f"{one}\t{other}\t{strength}\n" for (one, other), strength in sorted(pairs.items())]
    write(TABLES / "near.tsv", "".join(rows).encode())


if __name__ == "__main__":
    main()
