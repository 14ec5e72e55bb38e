"""Arrow record batch in, record batch out: the one function that every engine runs.

It never raises for a document: what fails becomes a row with its ``error``. (Engines abort the whole job on
one exception.) One row comes out for each that goes in, in the same order.
"""

import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

import pyarrow as pa

from newsx.batch.extraction import ExtractOptions, build_work
from newsx.batch.records import Fields, read_row
from newsx.batch.work import Item, Outcome, Work, run_serially, with_date

SCHEMA = pa.schema(
    [
        pa.field("source", pa.string(), nullable=False),
        pa.field("output", pa.binary()),
        pa.field("chars", pa.int64(), nullable=False),
        pa.field("articles", pa.int64(), nullable=False),
        pa.field("facts", pa.int64(), nullable=False),
        pa.field("error", pa.string()),
        pa.field("advice", pa.string()),
    ]
)
"""``output`` is the document as the format writes it (jsonl: one article a line), null where it failed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take; each then runs in a process of its own, which may be stopped."""

    timeout: float = 60.0
    """Seconds."""
    memory: int = 2 << 30
    """Bytes of address space."""


def extract_batch(
    batch: pa.RecordBatch,
    fields: Fields | None = None,
    options: ExtractOptions | None = None,
    *,
    path: str = "",
    first_row: int = 1,
    date: str | None = None,
    limits: Limits | None = None,
) -> pa.RecordBatch:
    """Extract every row of a batch. The pipeline is built once in a process.

    Args:
        batch: one document a row.
        fields: which column means what; by default ``text`` alone.
        options: what to extract, and the format of ``output``; by default everything, as jsonl.
        path: stands before the row's id or number in ``source``.
        first_row: the number of the batch's first row.
        date: publication day, ISO 8601, of rows that have none.
        limits: what a document may take; none by default.

    >>> table = pa.RecordBatch.from_pydict({"text": ["阳湖市出口额12.5亿元。", None]})
    >>> found = extract_batch(table, path="news.parquet")
    >>> found["source"].to_pylist(), found["error"].to_pylist()
    (['news.parquet#1', 'news.parquet#2'], [None, "no text in column 'text'"])
    """
    read = (
        read_row(path, number, row, fields or Fields())
        for number, row in enumerate(batch.to_pylist(), first_row)
    )
    return extract_items([with_date(item, date) for item in read], options or ExtractOptions(), limits)


def extract_items(
    items: Sequence[Item], options: ExtractOptions, limits: Limits | None = None
) -> pa.RecordBatch:
    """The outcomes of documents as rows.

    Args:
        items: the documents, or what became of those that could not be read.
        options: what to extract.
        limits: what a document may take. A process that may have no children, as some engines' may not, goes
            without.
    """
    if limits is None or multiprocessing.current_process().daemon:
        return to_batch(list(run_serially(_work(options), items)))
    from newsx.batch.pool import WorkerPool

    build = partial(build_work, options)
    with WorkerPool(build, jobs=1, timeout=limits.timeout, memory_limit=limits.memory) as pool:
        return to_batch(list(pool.run(items)))


def to_batch(outcomes: Sequence[Outcome]) -> pa.RecordBatch:
    """The rows of outcomes."""
    rows = [
        {
            "source": outcome.source,
            "output": None if outcome.error else b"".join(outcome.pieces()),
            "chars": outcome.chars,
            "articles": outcome.articles,
            "facts": outcome.facts,
            "error": outcome.error or None,
            "advice": outcome.advice or None,
        }
        for outcome in outcomes
    ]
    return pa.RecordBatch.from_pylist(rows, schema=SCHEMA)


@cache
def _work(options: ExtractOptions) -> Work:
    return build_work(options)
