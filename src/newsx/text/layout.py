"""Document -> layout: line and column breaks inside words and sentences are joined."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from newsx.text.blanks import has_blank, is_prose, read_runs
from newsx.text.captions import is_caption
from newsx.text.columns import find_wraps
from newsx.text.lines import Line, split_lines
from newsx.text.span import Copier, OffsetMap
from newsx.text.wraps import Break, is_continued, is_final, is_lone, is_over

CONTEXT: Final = 100
"""How much of both ends of a paragraph the rules see: joining stays linear however long it grows."""
CAPTION_LINES: Final = 3
"""How many lines of captions may stand inside a sentence."""


@dataclass(slots=True)
class Block:
    """One paragraph, headline, caption or row of a layout; offsets count the layout's reading text."""

    start: int
    end: int
    gap: int = 0
    """Empty lines above it."""
    level: int = 0
    """Markdown heading level, 1 to 6; 0 for any other."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The reading text of a whole document."""

    text: str
    """Paragraphs joined by one ``\\n``; blanks that only the layout put there are gone."""
    offsets: OffsetMap
    """Maps offsets of ``text`` to document offsets."""
    blocks: tuple[Block, ...] = ()
    """The paragraphs of ``text`` in order."""


def resolve_layout(text: str) -> Layout:
    """The layout of a decoded text.

    >>> resolve_layout("乌昌石国家自主\\n\\n，创新示范区\\n\\n25.6 亿 元").text
    '乌昌石国家自主，创新示范区\\n25.6亿元'
    """
    lines = split_lines(text)
    if len(lines) == 1 and not has_blank(lines[0].text):
        return _take_line(lines[0])
    copier = Copier()
    blocks: list[Block] = []
    for paragraph in _join_lines(lines):
        if blocks:
            copier.break_line()
        start = copier.length
        first = paragraph[0]
        if len(paragraph) == 1 and not has_blank(first.text):
            copier.copy(first.text, first.start)
        else:
            _copy(copier, paragraph, text)
        blocks.append(Block(start, copier.length, first.gap, first.level))
    reading, offsets = copier.finish()
    return Layout(reading, offsets, tuple(blocks))


def _take_line(line: Line) -> Layout:
    """The layout of a text of one line, as agencies send short news: the line as it stands."""
    block = Block(0, len(line.text), line.gap, line.level)
    return Layout(line.text, OffsetMap((0,), (line.start,)), (block,))


def _copy(copier: Copier, paragraph: Sequence[Line], text: str) -> None:
    prose = any(is_prose(line.text) for line in paragraph)
    for i, line in enumerate(paragraph):
        if i:
            _join(copier, paragraph[i - 1], line, text)
        for a, b in read_runs(line.text, prose=prose):
            copier.copy(line.text[a:b], line.start + a)


def _join(copier: Copier, line: Line, after: Line, text: str) -> None:
    """Puts what stands between two joined lines: nothing, or one blank between two Latin words."""
    left, right = line.text[-1], after.text[0]
    if left.isascii() and right.isascii() and left.isalnum() and right.isalnum():
        if not (left.isdigit() and right.isdigit()):
            copier.copy(" ", line.end)
    elif left in ",.;:?!" and right.isascii() and right.isalpha():
        copier.copy(" ", line.end)
    if after.start - line.end > CONTEXT or text[line.end : after.start].strip(" \u3000\t\r\n\xa0"):
        _mark(copier, text, line.end, after.start)


def _mark(copier: Copier, text: str, start: int, end: int) -> None:
    if text[start:end].strip():
        copier.mark_seam()


def _join_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each paragraph. A caption inside a sentence follows the paragraph it broke."""
    final = [is_final(line.text) for line in lines]
    full = find_wraps(lines, final)
    over = [*map(is_over, final, full, lines[1:]), True]
    paragraphs: list[list[Line]] = []
    i = 0
    while i < len(lines):
        if over[i] or is_lone(lines[i], full[i], lines[i + 1]):
            paragraphs.append([lines[i]])
            i += 1
            continue
        paragraph, captions = [lines[i]], list[list[Line]]()
        head = tail = ""
        while not over[i]:
            if len(head) < CONTEXT:
                head = (head + lines[i].text)[:CONTEXT]
            tail = (tail + lines[i].text)[-CONTEXT:]
            following = i + 1 if final[i] else _skip_captions(lines, i + 1)
            skipping = following > i + 1
            opening = not paragraphs
            place = Break(
                _ends(head, tail), lines[i], lines[following], full[i], full[following], skipping, opening
            )
            if skipping and not (full[i] is None and is_continued(place)):
                following, skipping = i + 1, False
                place = replace(place, next=lines[following], next_full=full[following], over=False)
            if not skipping and not is_continued(place):
                break
            if skipping:
                captions += [[line] for line in lines[i + 1 : following]]
            i = following
            paragraph.append(lines[i])
        paragraphs += [paragraph, *captions]
        i += 1
    return paragraphs


def _ends(head: str, tail: str) -> str:
    return head if len(head) < CONTEXT else head + tail


def _skip_captions(lines: Sequence[Line], start: int) -> int:
    """The first line from ``start`` on that is no caption; ``start`` itself where too many follow."""
    for i in range(start, min(start + CAPTION_LINES + 1, len(lines))):
        if not is_caption(lines[i].text):
            return i
    return start
