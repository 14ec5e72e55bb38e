"""Files of rows -> rows: JSONL, CSV, TSV and Parquet, compressed or not.

Rows are read one at a time, so that a file may be larger than memory.
"""

import codecs
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BufferedReader, RawIOBase, TextIOWrapper
from typing import IO, Any, cast

from newsx.batch.compression import MissingExtraError, decompress, inner_suffix
from newsx.translation import tr

MAX_ROW = 64 * 1024 * 1024
"""Bytes that a row may have: more is no article, and may be an attack on memory."""
_SAMPLE = 64 * 1024
_PARQUET_ROWS = 256

Row = Mapping[str, Any]


class RowError(ValueError):
    """A row that cannot be read; ``advice`` says what to do."""

    def __init__(self, problem: str, advice: str) -> None:
        super().__init__(problem)
        self.advice = advice


def holds_rows(path: str) -> bool:
    """Whether the suffix of a file says that its rows are documents.

    >>> holds_rows("news.jsonl.gz"), holds_rows("page.txt.gz")
    (True, False)
    """
    return inner_suffix(path) in _READERS


def read_rows(
    path: str, raw: IO[bytes], encoding: str | None, columns: Sequence[str]
) -> Iterator[Row | RowError]:
    """The rows of an open file in order, or why one cannot be read.

    Args:
        path: its name, whose suffix tells the kind.
        raw: the file, as it lies on the disk.
        encoding: the codec of its text; None recognises UTF-8 and GB18030.
        columns: the columns that will be asked for; formats that can leave the others unread.

    Raises:
        RowError: if the file as a whole cannot be read.
        OSError: if it is damaged or cannot be read on.
    """
    try:
        yield from _READERS[inner_suffix(path)](decompress(path, raw), encoding, columns)
    except MissingExtraError as error:
        raise RowError(str(error), "") from None


def _read_jsonl(file: IO[bytes], encoding: str | None, columns: Sequence[str]) -> Iterator[Row | RowError]:
    first = True
    while line := file.readline(MAX_ROW):
        if len(line) == MAX_ROW and not line.endswith(b"\n"):
            yield RowError(
                tr("a line is longer than {size} MiB", size=MAX_ROW >> 20), tr("the file may not be JSONL")
            )
            return
        if first:
            line, first = line.removeprefix(b"\xef\xbb\xbf"), False
        if line.strip():
            yield _parse_json(line, encoding or "utf-8")


def _parse_json(line: bytes, encoding: str) -> Row | RowError:
    import json

    try:
        row = json.loads(line.decode(encoding))
    except UnicodeDecodeError:
        return RowError(
            tr("the line is not {encoding}", encoding=encoding), tr("name the right one with --encoding")
        )
    except (ValueError, RecursionError) as error:
        return RowError(tr("the line is not JSON: {error}", error=error), tr("repair it, or leave it out"))
    if not isinstance(row, dict):
        return RowError(tr("the line is not a JSON object"), tr('each line must be like {"text": "…"}'))
    return row


def _read_csv(file: IO[bytes], encoding: str | None, columns: Sequence[str]) -> Iterator[Row | RowError]:
    return _read_delimited(file, encoding, ",")


def _read_tsv(file: IO[bytes], encoding: str | None, columns: Sequence[str]) -> Iterator[Row | RowError]:
    return _read_delimited(file, encoding, "\t")


def _read_delimited(file: IO[bytes], encoding: str | None, delimiter: str) -> Iterator[Row | RowError]:
    import csv

    csv.field_size_limit(MAX_ROW)
    buffered = BufferedReader(cast(RawIOBase, file), _SAMPLE)
    codec = encoding or _recognise(buffered.peek(_SAMPLE))
    with TextIOWrapper(buffered, codec, newline="") as text:
        rows = csv.DictReader(text, delimiter=delimiter)
        while True:
            try:
                row = next(rows, None)
            except UnicodeDecodeError as error:
                yield RowError(
                    tr("the file is not {encoding}", encoding=error.encoding),
                    tr("name the right one with --encoding"),
                )
                return
            except csv.Error as error:
                yield RowError(
                    tr("the rows cannot be told apart: {error}", error=error),
                    tr("check the quotes of the file"),
                )
                return
            if row is None:
                return
            yield row


def _recognise(sample: bytes) -> str:
    """Spreadsheets in China save CSV as UTF-8 with a mark, or as GB18030."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"


def _read_parquet(file: IO[bytes], encoding: str | None, columns: Sequence[str]) -> Iterator[Row | RowError]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise MissingExtraError(tr("reading Parquet needs an extra: pip install 'newsx[arrow]'")) from None
    try:
        table = ParquetFile(file)
        known = [name for name in columns if name in table.schema_arrow.names]
        # Without the text column the first row still has to tell which there are.
        for batch in table.iter_batches(_PARQUET_ROWS, columns=known or None):
            yield from batch.to_pylist()
    except ArrowException as error:
        raise RowError(tr("the file is not Parquet: {error}", error=error), tr("check the file")) from None


_READERS: dict[str, Callable[[IO[bytes], str | None, Sequence[str]], Iterator[Row | RowError]]] = {
    ".jsonl": _read_jsonl,
    ".ndjson": _read_jsonl,
    ".csv": _read_csv,
    ".tsv": _read_tsv,
    ".parquet": _read_parquet,
}
