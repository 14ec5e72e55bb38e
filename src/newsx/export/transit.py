"""Rows of a document between the process that makes them and the one that stores them, and in the journal."""

from decimal import Decimal
from functools import cache

import msgspec

from newsx.export.rows import Cell

Rows = dict[str, list[tuple[Cell, ...]]]
"""Table or sheet -> its rows."""
PackedRows = dict[str, list[list[str | int | None]]]
"""The same behind the journey; decimals are text, digit for digit."""


def pack_rows(rows: Rows) -> bytes:
    """Rows as JSON.

    >>> pack_rows({"facts": [("出口额", Decimal("12.50"), 3)]}).decode()
    '{"facts":[["出口额","12.50",3]]}'
    """
    return _encoder().encode(rows)


def unpack_rows(data: bytes) -> PackedRows:
    """What `pack_rows` made."""
    return _decoder().decode(data)


def parse_decimal(cell: str | int | None) -> Decimal | None:
    """The number of a cell; None for what is no single number, as 3:1.

    >>> parse_decimal("-31300000"), parse_decimal("3:1"), parse_decimal(None)
    (Decimal('-31300000'), None, None)
    """
    try:
        number = Decimal(cell or "-")
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder(decimal_format="string")


@cache
def _decoder() -> msgspec.json.Decoder[PackedRows]:
    return msgspec.json.Decoder(PackedRows)
