"""Articles in, stories out."""

from typing import Iterator, Optional, Sequence

import pandas
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from .process import lines_through

SCHEMA = "story string"


def group(
    articles: DataFrame,
    column: str = "article",
    block: Optional[str] = None,
    program: str = "storydiff",
    options: Optional[Sequence[str]] = None,
) -> DataFrame:
    """The stories of the articles of `column` (lines of JSON, as `storydiff group` takes them), as input for `batch`.

    Articles are only joined inside a block: an expression over the columns, such as a date column or a section. Without
    one the week of the article's `published` is taken, which keeps a block at what one process holds (some 100,000 articles).
    Stories that run over a border of blocks come in two parts.
    """
    command = [program, "group", *(options or [])]
    week = F.date_trunc("week", F.to_date(F.substring(F.get_json_object(column, "$.published"), 1, 10)))
    key = F.expr(block) if block else week
    blocked = articles.select(F.coalesce(key.cast("string"), F.lit("")).alias("block"), F.col(column).alias("article"))

    def grouped(frame: pandas.DataFrame) -> pandas.DataFrame:
        # Spark hands the rows of a block over in any order; the stories must not depend on it.
        articles = sorted(" ".join(article.splitlines()) for article in frame["article"])
        return pandas.DataFrame({"story": list(named(lines_through(command, articles), str(frame["block"].iloc[0])))})

    return blocked.groupBy("block").applyInPandas(grouped, schema=SCHEMA)


def named(stories: Iterator[str], block: str) -> Iterator[str]:
    """Story numbers count within a block; its name before them keeps them apart."""
    for story in stories:
        yield story.replace('{"id":"story-', f'{{"id":"{block[:10]}-story-', 1) if block else story
