"""Chinese text in lines of a terminal: no stop begins a line, no bracket ends one, no number is torn."""

import re
from collections.abc import Iterator
from functools import cache

from rich.cells import get_character_cell_size

_OPENERS = "（(《〈“‘「『【〔[{"
_CLOSERS = "，。、；：？！,.;:?!）)》〉”’」』】〕]}…—～·％%‰℃⁰¹²³⁴⁵⁶⁷⁸⁹"

Piece = tuple[int, int, int]
"""Start and end of what is not broken, and its columns."""


def wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The lines of a paragraph as spans; the blanks at a break belong to none.

    Args:
        text: one paragraph; what it holds is printable.
        width: columns of a line; Han characters take two.

    >>> text = "完成投资120.5亿元，同比增长8.4%。"
    >>> [text[start:end] for start, end in wrap(text, 16)]
    ['完成投资120.5亿', '元，同比增长', '8.4%。']
    """
    begun = end = used = 0
    for start, stop, size in _pieces(text, width):
        blank = text[start:stop].isspace()
        if used and used + size > width:
            yield begun, end
            begun, used = start, 0
        if blank and not used and start:
            begun = stop
            continue
        used += size
        if not blank:
            end = stop
    if end > begun:
        yield begun, end


def cells(text: str) -> int:
    """How many columns a text takes.

    >>> cells("3亿元")
    5
    """
    return sum(map(get_character_cell_size, text))


@cache
def _pattern() -> re.Pattern[str]:
    opening, closing = re.escape(_OPENERS), re.escape(_CLOSERS)
    return re.compile(rf"\s+|[{opening}]*(?:[-+]?[0-9A-Za-z][!-~]*|[^{opening}\s])?[{closing}]*")


def _pieces(text: str, width: int) -> Iterator[Piece]:
    """What is not broken; a piece that no line would hold is cut."""
    for match in _pattern().finditer(text):
        start, stop = match.span()
        size = cells(match[0])
        while size > width:
            cut, taken = start, 0
            while cut < stop and taken + get_character_cell_size(text[cut]) <= width:
                taken += get_character_cell_size(text[cut])
                cut += 1
            cut = max(cut, start + 1)
            yield start, cut, taken
            start, size = cut, size - taken
            if not taken:
                break
        if start < stop:
            yield start, stop, size
