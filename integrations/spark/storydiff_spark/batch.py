"""Stories in, reports out."""

from typing import Iterator, Optional, Sequence

import pandas
from pyspark.sql import DataFrame

from .process import lines_through

SCHEMA = "story string, report string"


def batch(
    stories: DataFrame,
    column: str = "story",
    program: str = "storydiff",
    options: Optional[Sequence[str]] = None,
) -> DataFrame:
    """A DataFrame with each story of `column` (a line of JSON, as `storydiff batch` takes it) and its `report`.

    A row that is no story gets a record with an `error`, as a line does. One thread a task: Spark already runs a task a core.
    """
    command = [program, "batch", "--threads", "1", *(options or [])]

    def compared(frames: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        waiting = []

        def lines() -> Iterator[str]:
            for frame in frames:
                for story in frame[column]:
                    # Blank lines get no report, and a line end would be two lines.
                    line = " ".join(story.splitlines()) if story and story.strip() else "null"
                    waiting.append(story)
                    yield line

        done = {"story": [], "report": []}
        for at, report in enumerate(lines_through(command, lines())):
            done["story"].append(waiting[at])
            waiting[at] = None
            done["report"].append(report)
            if len(done["report"]) == ROWS:
                yield pandas.DataFrame(done)
                done = {"story": [], "report": []}
        yield pandas.DataFrame(done)

    return stories.select(column).mapInPandas(compared, schema=SCHEMA)


# Rows of a piece that is handed back: small enough that a partition's memory stays flat.
ROWS = 256
