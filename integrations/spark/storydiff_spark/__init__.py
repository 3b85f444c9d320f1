"""Runs storydiff over DataFrames: `batch` compares stories, `group` finds them in a stream of articles.

The program itself does the work: each partition is piped through one process of it, so that a row gets the very bytes
that `storydiff batch` writes for its line.
"""

from .batch import batch
from .group import group

__all__ = ["batch", "group"]
