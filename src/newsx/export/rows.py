"""Rows of cells as csv, safe for spreadsheets."""

import csv
import io
from collections.abc import Iterable

from newsx.export.delimited import Cell, guard


def encode_rows(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Comma separated lines in UTF-8; a cell that a spreadsheet would run is guarded.

    >>> encode_rows([("=1+1", None, 5)])
    b"'=1+1,,5\\n"
    """
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator="\n").writerows([guard(cell) for cell in row] for row in rows)
    return lines.getvalue().encode("utf-8")
