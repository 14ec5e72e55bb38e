"""Where tables and coloured text are drawn: nowhere, for a stream whose width and colours count."""

import io
from collections.abc import Container, Iterable, Sequence
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsx.export.shapes import ColorChoice
from newsx.export.visible import visible


class _Stand(io.TextIOBase):
    """Answers for a stream and keeps what is written to it from getting there.

    What is drawn is captured, and the target writes it; but at the end of a capture rich writes nothing at
    all to its stream, and an unbuffered full device refuses even that.
    """

    encoding = "utf-8"

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def isatty(self) -> bool:
        return self._stream is not None and self._stream.isatty()

    def fileno(self) -> int:
        return -1 if self._stream is None else self._stream.fileno()

    def write(self, text: str) -> int:
        return len(text)


def create_console(
    stream: TextIO | None,
    *,
    color: ColorChoice = "auto",
    width: int | None = None,
    soft_wrap: bool = False,
) -> Console:
    """A console to capture from.

    Args:
        stream: the terminal, pipe or file that will show it; None for none of them.
        color: ``auto`` colours a terminal, unless ``NO_COLOR`` is set.
        width: columns; those of the terminal by default, 80 where there is none.
        soft_wrap: leave the breaking of lines to the terminal.
    """
    return Console(
        file=_Stand(stream),  # type: ignore[arg-type]  # rich writes to it and asks isatty, fileno, encoding
        force_terminal={"auto": None, "always": True, "never": False}[color],
        no_color={"auto": None, "always": False, "never": True}[color],
        width=width,
        soft_wrap=soft_wrap,
        highlight=False,
        emoji=False,
    )


def draw_grid(
    head: Sequence[str],
    lines: Iterable[Iterable[str]],
    terminal: TextIO | None = None,
    *,
    right: Container[int] = (),
) -> bytes:
    """Columns as people read them.

    Args:
        head: the name of each.
        lines: the cells, line by line.
        terminal: the stream that will show it; see `create_console`.
        right: which columns stand to the right, as numbers do.
    """
    console = create_console(terminal)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="dim")
    for index, name in enumerate(head):
        table.add_column(visible(name), overflow="fold", justify="right" if index in right else "left")
    for line in lines:
        table.add_row(*(Text(visible(cell)) for cell in line))
    with console.capture() as captured:
        console.print(table)
    return captured.get().encode("utf-8")
