"""Text -> lines: what stands between two line ends, without its blanks and Markdown marks."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

from newsx.text.blanks import BLANK, INVISIBLE, SPACES, han_pattern, read_class


# Not frozen, as what is built for every line, paragraph and sentence: that takes twice the time.
@dataclass(slots=True)
class Line:
    """One line that is not empty."""

    start: int
    """Document offset of its first character."""
    end: int
    text: str
    """``document[start:end]``."""
    gap: int = 0
    """Empty lines above it."""
    indent: int = 0
    """Cells of blank before it; a Han character takes two."""
    level: int = 0
    """Markdown heading level, 1 (``#``) to 6; a line in bold marks counts as 6; 0 for any other."""
    marked: bool = False
    """A list mark (``-``, ``*``, ``>``) stands before it."""


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


# What news is mostly written in: Han characters and the marks between them, all of two cells.
HAN: Final = "[\u3001-\u303e\u4e00-\u9fff\uff01-\uff60]"
# Lines that draw something and say nothing: rules, fences, a table's second row, pictures, tags.
ORNAMENT: Final = (
    r"[-=*_~`#>|:+\s\u2500-\u257f]+|`{3,}\w*"
    r"|!\[[^\]]{0,80}\]\([^)]{0,400}\)|(?:</?[A-Za-z][^<>]{0,200}>\s*)+"
)
UNMARKED: Final = "\u3000"
"""What ornaments and marks are drawn with stands before it in Unicode; news is written in what follows."""
MARKS: Final = rf"(?:>{BLANK}*)*(?:(#{{1,6}}){BLANK}*(?=[^\d#])|[-*+•]{BLANK}+)?"


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text in order. Every way to end a line counts: ``\\r\\n``, form feed, U+2028, ….

    >>> [(line.text, line.level, line.gap) for line in split_lines("## 天山南北\\r\\n\\r\\n　　产业转移。")]
    [('天山南北', 2, 0), ('产业转移。', 0, 1)]
    """
    lines: list[Line] = []
    offset = gap = 0
    blanks = _blanks()
    for raw in text.splitlines(keepends=True):
        words = raw.strip(blanks)
        line = None
        if words:
            start = raw.find(words[0])
            begin, indent = offset + start, width(raw[:start]) if start else 0
            if words[0] >= UNMARKED or words[0].isalnum():
                line = Line(begin, begin + len(words), words, gap, indent)
            else:
                line = _read_marked(raw, start, start + len(words), offset, gap, indent)
        offset += len(raw)
        if line is None:
            gap += 1
        else:
            lines.append(line)
            gap = 0
    return tuple(lines)


@cache
def _blanks() -> str:
    return read_class(SPACES + INVISIBLE)


def _read_marked(raw: str, start: int, end: int, offset: int, gap: int, indent: int) -> Line | None:
    """A line that may open with a mark; None where it says nothing."""
    if _pattern(ORNAMENT).fullmatch(raw, start, end):
        return None
    level, marked = 0, False
    marks = _pattern(MARKS).match(raw, start, end)
    if marks and start < marks.end() < end:
        level = len(marks.group(1) or "")
        marked = not level
        start = marks.end()
        if level:
            # ## 标题 ##
            end = start + len(raw[start:end].rstrip("# "))
        if start == end:
            return None
    bold = _pattern(r"(\*\*|__)(?!\s)([^*_]+)(?<!\s)\1").fullmatch(raw, start, end)
    if bold:
        start, end, level = bold.start(2), bold.end(2), level or 6
    if level and _pattern(f"{BLANK}*").fullmatch(raw, start, end):
        # ### ###, with a character between the marks that nobody sees.
        return None
    return Line(offset + start, offset + end, raw[start:end], gap, indent, level, marked)


def width(text: str) -> int:
    """Cells a text takes on a grid where a Han character takes two; only the first 400 characters count.

    >>> width("G60科创")
    7
    """
    text = text[:400]
    others = _han().sub("", text)
    return 2 * (len(text) - len(others)) + sum(map(_cells, others))


@cache
def _han() -> re.Pattern[str]:
    return han_pattern(f"{HAN}+")


@cache
def _cells(character: str) -> int:
    return 2 if character >= "\u1100" and unicodedata.east_asian_width(character) in "WFA" else 1
