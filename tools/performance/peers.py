"""What a user would write in place of storydiff: one comparison a process, as `python peers.py NAME FILE FILE`."""

import sys


def texts(paths):
    return [open(path, encoding="utf-8").read() for path in paths]


def pysbd_rapidfuzz(a, b):
    import pysbd
    from rapidfuzz import fuzz, process

    split = pysbd.Segmenter(language="en", clean=False).segment
    return process.cdist(split(a), split(b), scorer=fuzz.token_set_ratio).shape


def sklearn_tfidf(a, b):
    import re

    from sklearn.feature_extraction.text import TfidfVectorizer

    split = lambda text: [part for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]
    left, right = split(a), split(b)
    vectorizer = TfidfVectorizer(sublinear_tf=True).fit(left + right)
    return (vectorizer.transform(left) @ vectorizer.transform(right).T).shape


if __name__ == "__main__":
    print({"pysbd_rapidfuzz": pysbd_rapidfuzz, "sklearn_tfidf": sklearn_tfidf}[sys.argv[1]](*texts(sys.argv[2:4])))
