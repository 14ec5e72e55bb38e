"""Spark: the same function in ``mapInArrow``, from Parquet or JSON lines to Parquet."""

from collections.abc import Callable, Iterator

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

from newsx.batch.arrow import Limits, extract_batch
from newsx.batch.extraction import ExtractOptions
from newsx.batch.records import Fields
from newsx.batch.work import RunError
from newsx.translation import tr

COLUMNS = "source string, output binary, chars long, articles long, facts long, error string, advice string"


def extract_frame(
    frame: DataFrame,
    fields: Fields,
    options: ExtractOptions,
    *,
    path: str = "",
    date: str | None = None,
    limits: Limits | None = None,
) -> DataFrame:
    """A row of outcome for each row of documents.

    Args:
        frame: the documents.
        fields: which column means what; ``id`` must be set, for Spark's rows have no numbers.
        options: what to extract.
        path: stands before the id in ``source``.
        date: publication day of rows that have none.
        limits: what a document may take; it then runs in a process of its own.

    Raises:
        RunError: if ``fields.id`` is not set.
    """
    if fields.id is None:
        raise RunError(tr("rows of Spark have no numbers: name the column of their id with --id-field"))
    chosen = frame.select(*fields.columns())
    return chosen.mapInArrow(_mapper(fields, options, path, date, limits), COLUMNS)


def _mapper(
    fields: Fields, options: ExtractOptions, path: str, date: str | None, limits: Limits | None
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def extract(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield extract_batch(batch, fields, options, path=path, date=date, limits=limits)

    return extract


def run_frame(
    path: str,
    folder: str,
    fields: Fields,
    options: ExtractOptions,
    *,
    master: str | None = None,
    date: str | None = None,
    limits: Limits | None = None,
) -> tuple[int, int, int, int]:
    """Extract a file or folder of Parquet or JSON lines into a folder of Parquet.

    Args:
        path: the documents, as Spark names them (``hdfs://…`` too).
        folder: where the output goes.
        fields: which column means what.
        options: what to extract.
        master: Spark's master; None for what ``spark-submit`` or its configuration says.
        date: publication day of rows that have none.
        limits: what a document may take.

    Returns:
        Rows, articles, facts, and rows that failed.
    """
    builder = SparkSession.builder.appName("newsx")
    session = (builder.master(master) if master else builder).getOrCreate()
    lines = path.split("?")[0].rstrip("/").lower().endswith((".jsonl", ".ndjson", ".json", ".gz", ".zst"))
    frame = session.read.json(path) if lines else session.read.parquet(path)
    found = extract_frame(frame, fields, options, path=path, date=date, limits=limits)
    found.write.parquet(folder)
    rows = session.read.parquet(folder).selectExpr(
        "count(*)", "coalesce(sum(articles), 0)", "coalesce(sum(facts), 0)", "count(error)"
    )
    counts = rows.collect()[0]
    return counts[0], counts[1], counts[2], counts[3]
