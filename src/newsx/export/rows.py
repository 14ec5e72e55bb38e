"""Rows of cells: one a line, safe for spreadsheets.

Spreadsheets run a cell that begins like a formula, and news is not to be trusted with that. So a cell of
text that begins with one of ``= + - @``, their full-width forms, a tab or a line break gets an apostrophe
before it, as OWASP advises; cells of numbers are numbers and stay as they are. Tabs and line breaks inside a
cell become spaces, other control characters their pictures.
"""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from newsx.export.visible import visible

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_ONE_LINE = str.maketrans("\t\r\n\v\f\x85\u2028\u2029", " " * 8)

Cell = str | int | Decimal | None


def guard(cell: Cell) -> str:
    """A cell that no spreadsheet runs and that stands on one line.

    >>> guard("=HYPERLINK(…)"), guard("－3.2%"), guard(Decimal("-31300000")), guard(None)
    ("'=HYPERLINK(…)", "'－3.2%", '-31300000', '')
    """
    if not isinstance(cell, str):
        return write_cell(cell)
    return one_line(f"'{cell}" if cell.startswith(_FORMULA) else cell)


def write_cell(cell: Cell) -> str:
    """A cell as text, whatever it begins with.

    >>> write_cell(Decimal("1E+9")), write_cell(None)
    ('1000000000', '')
    """
    if cell is None:
        return ""
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def one_line(text: str) -> str:
    """A text without breaks and without characters that steer what shows it.

    >>> one_line("清屏\\x1b\\n")
    '清屏␛ '
    """
    return visible(text.translate(_ONE_LINE))


def encode_rows(rows: Iterable[Iterable[Cell]], delimiter: str = ",") -> bytes:
    """Lines in UTF-8, cells quoted where needed (RFC 4180, but lines end in LF).

    >>> encode_rows([("=1+1", None, 5)])
    b"'=1+1,,5\\n"
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, delimiter=delimiter, lineterminator="\n")
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return lines.getvalue().encode("utf-8")
