"""Arrow record batch in, record batch out: the one function that every engine runs.

It never raises for a document: what fails becomes a row with its ``error``. (Engines abort the whole job on
one exception.) One row comes out for each that goes in, in the same order.
"""

from collections.abc import Sequence
from functools import cache

import pyarrow as pa

from newsx.batch.extraction import ExtractOptions, build_work
from newsx.batch.records import Fields, read_row
from newsx.batch.work import Outcome, Work, attempt

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


def extract_batch(
    batch: pa.RecordBatch,
    fields: Fields | None = None,
    options: ExtractOptions | None = None,
    *,
    path: str = "",
    first_row: int = 1,
) -> pa.RecordBatch:
    """Extract every row of a batch. The pipeline is built once in a process.

    Args:
        batch: one document a row.
        fields: which column means what; by default ``text`` alone.
        options: what to extract, and the format of ``output``; by default everything, as jsonl.
        path: stands before the row's id or number in ``source``.
        first_row: the number of the batch's first row.

    >>> table = pa.RecordBatch.from_pydict({"text": ["阳湖市出口额12.5亿元。", None]})
    >>> found = extract_batch(table, path="news.parquet")
    >>> found["source"].to_pylist(), found["error"].to_pylist()
    (['news.parquet#1', 'news.parquet#2'], [None, "no text in column 'text'"])
    """
    fields = fields or Fields()
    work = _work(options or ExtractOptions())
    outcomes = []
    for number, row in enumerate(batch.to_pylist(), first_row):
        item = read_row(path, number, row, fields)
        outcomes.append(item if isinstance(item, Outcome) else attempt(work, item))
    return to_batch(outcomes)


def to_batch(outcomes: Sequence[Outcome]) -> pa.RecordBatch:
    """The rows of outcomes."""
    rows = [
        {
            "source": outcome.source,
            "output": None if outcome.error else outcome.output,
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
