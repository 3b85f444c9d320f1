"""A local Spark session gives the very bytes that the program gives: `STORYDIFF=target/release/storydiff pytest`."""

import json
import os
import subprocess

import pytest
from pyspark.sql import SparkSession

from storydiff_spark import batch, group

PROGRAM = os.path.abspath(os.environ.get("STORYDIFF", "storydiff"))


@pytest.fixture(scope="module")
def spark():
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "3")
        .getOrCreate()
    )
    yield session
    session.stop()


def article(outlet, text, published="2024-05-06"):
    return {"outlet": outlet, "published": published, "text": text}


FERRY = [
    article("Wire", "Ferry sinks off Orla\n\nA ferry with ninety passengers sank off Orla on Monday, the coast guard said."),
    article("Post", "Orla loses ferry\n\nNinety passengers were saved when the Orla ferry went down, the coast guard said."),
]
STRIKE = [
    article("Wire", "Dockers in Varn walked out of wage talks with the port's owners on Tuesday.", "2024-06-11"),
    article("Post", "The owners of Varn's port face a strike after dockers left the wage talks.", "2024-06-12"),
]


def run(command, lines):
    text = "".join(line + "\n" for line in lines)
    done = subprocess.run([PROGRAM, *command], input=text.encode(), capture_output=True, check=True)
    return done.stdout.decode().splitlines()


def test_reports_are_those_of_batch_byte_for_byte_through_parquet(spark, tmp_path):
    stories = [json.dumps({"id": f"s{at}", "versions": FERRY if at % 2 else STRIKE}) for at in range(600)]
    stories[7] = '{"id": "bad", "versions": []}'
    frame = spark.createDataFrame([(story,) for story in stories], "story string").repartition(4)
    batch(frame, program=PROGRAM).write.parquet(str(tmp_path / "reports"))
    found = {row.story: row.report for row in spark.read.parquet(str(tmp_path / "reports")).collect()}
    expected = dict(zip(stories, run(["batch"], stories)))
    assert len(found) == len(stories)
    for story in stories:
        if "bad" in story:  # The line number is that in its partition.
            assert json.loads(found[story])["error"] == json.loads(expected[story])["error"]
        else:
            assert found[story] == expected[story]


def test_groups_are_those_of_one_process_and_feed_batch(spark):
    articles = [json.dumps(article) for article in STRIKE + FERRY]
    frame = spark.createDataFrame([(article,) for article in articles], "article string").repartition(3)
    stories = group(frame, program=PROGRAM)
    outlets = sorted(sorted(v["text"] for v in json.loads(row.story)["versions"]) for row in stories.collect())
    assert outlets == sorted(sorted(a["text"] for a in event) for event in (FERRY, STRIKE))
    assert sorted(json.loads(row.story)["id"] for row in stories.collect()) == ["2024-05-06-story-1", "2024-06-10-story-1"]
    reports = [json.loads(row.report) for row in batch(stories, program=PROGRAM).collect()]
    assert [len(report["documents"]) for report in reports] == [2, 2]


def test_a_program_that_fails_fails_the_task_with_its_words(spark):
    frame = spark.createDataFrame([("{}",)], "story string")
    with pytest.raises(Exception, match="unexpected argument"):
        batch(frame, program=PROGRAM, options=["--no-such-option"]).collect()
