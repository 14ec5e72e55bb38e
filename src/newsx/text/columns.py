"""Text set in columns: lines of one width, each filled as far as its words allow."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from newsx.text.blanks import tidy_line
from newsx.text.lines import Line, width
from newsx.text.rows import is_row
from newsx.text.wraps import is_final

HANGING: Final = "，。、；：！？”’）》,.;:!?)%％"
"""Marks that no line may begin with: they hang over the end of one."""
NARROWEST: Final = 18
"""Cells of the narrowest column text is set in; shorter lines of equal width are verse."""
LEAST_LINES: Final = 6
"""Lines of one width that make a page set in columns."""
LEAST_RUN: Final = 3
"""Lines of one width that make a column of their own on another page."""
WIDEST: Final = 140
"""Cells of the widest column; a longer line is a whole paragraph."""
WIDE: Final = WIDEST + 4
"""Cells enough to be near no column."""


def find_wraps(lines: Sequence[Line], final: Sequence[bool]) -> list[bool | None]:
    """For each line: whether it is full, in text set in lines of one width; None elsewhere.

    A line is full when the first word of the next had not fitted. The width is that of the whole document,
    or of one run of lines in it.

    Args:
        lines: those of a document.
        final: for each of them whether it ends as sentences do.
    """
    full: list[bool | None] = [None] * len(lines)
    if len(lines) < LEAST_RUN:
        return full
    narrow = _find_narrow(lines, final)
    count = sum(narrow)
    if count < 2 or (count >= LEAST_LINES and _mark_page(lines, narrow, full)):
        return full
    start = 0
    while start < len(lines) - 1:
        end = start + 1
        while end < len(lines) and not lines[end].level and lines[end].gap == lines[start + 1].gap:
            end += 1
        if end - start >= LEAST_RUN and sum(narrow[start:end]) >= end - start - 1:
            _mark_run(lines, start, end, full)
        # The last line of one run may be the first of the next.
        start = max(end - 1, start + 1)
    return full


def _find_narrow(lines: Sequence[Line], final: Sequence[bool]) -> list[bool]:
    """For each line whether it can be one of a column, seen without measuring it.

    A column has a full line that ends no sentence, and at most one line is wider than it. A character takes
    one cell or two.
    """
    pairs = zip(lines[:-1], final, strict=False)
    reach = max([line.indent + 2 * len(line.text) for line, ends in pairs if not ends], default=-3) + 3
    reach = min(reach, WIDEST)
    return [
        len(line.text) <= reach or (line.text[reach] in HANGING and len(line.text.rstrip(HANGING)) <= reach)
        for line in lines
    ]


def _measure(line: Line) -> int:
    """The cells of a line without the marks that hang over its end; of a paragraph only that it is wide."""
    text = line.text.rstrip(HANGING)
    return WIDE if len(text) >= WIDE else line.indent + width(text)


def _mark_page(lines: Sequence[Line], narrow: Sequence[bool], full: list[bool | None]) -> bool:
    """Marks all lines of a page set in lines of one width; False if it is none."""
    gap = min([line.gap for line in lines[1:]])
    # What stands alone between empty lines says nothing of the width.
    inner = [i for i in range(len(lines) - 1) if lines[i + 1].gap == gap and not lines[i].level]
    slim = [i for i in inner if narrow[i]]
    if len(slim) * 2 <= len(inner):
        return False
    # Headlines between paragraphs are of many widths: seen without measuring the paragraphs.
    alike, _ = _find_column([_measure(lines[i]) for i in slim])
    if alike < LEAST_LINES or alike * 2 <= len(inner):
        return False
    cells = list(map(_measure, lines))
    _, widest = _find_column([cells[i] for i in inner if cells[i] <= WIDEST])
    near = sum([widest - 3 <= cells[i] <= widest for i in inner])
    if near < LEAST_LINES or near * 2 <= len(inner):
        return False
    over = sum(cell > widest + 2 and "。" in line.text for cell, line in zip(cells, lines, strict=True))
    if over * 8 >= near or not _is_column(lines, cells, widest):
        return False
    for i in inner:
        if cells[i] <= widest + 2 and not lines[i + 1].level:
            full[i] = _is_full(lines, cells, i, widest)
    return True


def _mark_run(lines: Sequence[Line], start: int, end: int, full: list[bool | None]) -> None:
    """Marks a run that most of its lines fill, and whose short lines end as paragraphs do."""
    run = lines[start:end]
    cells = list(map(_measure, run))
    _, widest = _find_column(cells)
    if sum(cell > widest for cell in cells) > 1:
        return
    marks = [_is_full(run, cells, i, widest) for i in range(len(run) - 1)]
    open_short = sum(not mark and not is_final(line.text) for mark, line in zip(marks, run, strict=False))
    if sum(marks) * 10 < len(marks) * 6 or open_short > 1 + len(marks) // 8:
        return
    if _is_column(run, cells, widest):
        full[start : end - 1] = marks


def _is_full(lines: Sequence[Line], cells: Sequence[int], i: int, widest: int) -> bool:
    return cells[i] >= widest or cells[i] + _first_word(lines[i + 1].text) >= widest


def _is_column(lines: Sequence[Line], cells: Sequence[int], widest: int) -> bool:
    """Whether lines of one width are running text: verse is narrower, rows of a table hold numbers, and full
    lines that all end a sentence are paragraphs of one length."""
    if not NARROWEST <= widest <= WIDEST:
        return False
    if sum(is_row(tidy_line(line.text)) for line in lines) * 2 > len(lines):
        return False
    return any(widest - 3 <= cells[i] and not is_final(lines[i].text) for i in range(len(lines) - 1))


def _find_column(cells: Sequence[int]) -> tuple[int, int]:
    """The width that most lines come near to from below, and before it how many: headlines are shorter, or
    stick out."""
    counts = Counter(cells)
    near = [(sum([counts.get(cell - i, 0) for i in range(4)]), cell) for cell in counts]
    return max(near, default=(0, 0))


def _first_word(text: str) -> int:
    """Cells of the first piece no line end may part: a Latin word, a number, a character and its comma."""
    word = re.match(r"[!-~]{1,24}|.[，。、；：！？”’）》]*", text)
    return width(word.group()) if word else 1
