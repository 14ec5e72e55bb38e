"""The rows of a panel in their order, however many: those that memory should not hold lie in a file."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from heapq import merge
from itertools import islice
from tempfile import TemporaryFile, gettempdir
from typing import IO, Any

import msgspec

from newsx.audit.panel import PanelRow, row_order, sort_rows
from newsx.export.json import encode_lines
from newsx.export.target import OutputError

MOST = 30_000
"""Rows that are held at a time; each takes about a kilobyte."""
BLOCK = 250
"""Rows that are read back at a time of each stretch that is in order."""


def order_rows(rows: Iterable[PanelRow], most: int = MOST) -> Iterator[PanelRow]:
    """The rows as `sort_rows` sorts them.

    Args:
        rows: in any order.
        most: how many are held at a time.

    Raises:
        OutputError: if the temporary file cannot be written.
    """
    rows = iter(rows)
    held = sort_rows(islice(rows, most))
    if len(held) < most:
        yield from held
        return
    with TemporaryFile(prefix="newsx-") as file:
        stretches = []
        while held:
            try:
                stretches.append(_write_stretch(file, held))
            except OSError as error:
                raise OutputError(f"{gettempdir()}: {error.strerror}") from error
            held = sort_rows(islice(rows, most))
        yield from merge(*(_read_stretch(file, blocks) for blocks in stretches), key=row_order)


def _write_stretch(file: IO[bytes], rows: list[PanelRow]) -> list[tuple[int, int]]:
    """Write rows, and say where each block of them lies."""
    blocks = []
    for first in range(0, len(rows), BLOCK):
        block = encode_lines(rows[first : first + BLOCK])
        blocks.append((file.tell(), len(block)))
        file.write(block)
    file.flush()
    return blocks


def _read_stretch(file: IO[bytes], blocks: Iterable[tuple[int, int]]) -> Iterator[PanelRow]:
    for begin, size in blocks:
        file.seek(begin)
        for values in _decoder().decode_lines(file.read(size)):
            for name in ("value", "low", "high"):
                # JSON does not tell a whole decimal from an integer, of which a row has none here.
                if isinstance(values[name], int):
                    values[name] = Decimal(values[name])
            yield PanelRow(**values)


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(float_hook=Decimal)
