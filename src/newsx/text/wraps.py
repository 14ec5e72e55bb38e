"""Whether a line goes on in the next one, or a paragraph ends between them."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from newsx.dictionary import read_table
from newsx.text.blanks import tidy_line
from newsx.text.bylines import find_closing_names, is_byline, is_dateline
from newsx.text.captions import is_caption
from newsx.text.lines import Line, width
from newsx.text.numbering import is_numbered
from newsx.text.rows import is_row

FINAL = "。！？!?…"
CLOSING = "”’」』）)》〉】〕]\"'"
HANGING = "，。、；：！？”’）》,.;:!?)%％"
OPENING = dict(zip("”’」』）)》〉】〕", "“‘「『（(《〈【〔", strict=True))
HALF_WIDTH = str.maketrans("（）", "()")
INDENT = 3
"""Cells of a first line's indent; less may be a blank that OCR saw."""
NARROWEST = 18
"""Cells of the narrowest column text is set in; shorter lines of equal width are verse."""
LEAST_LINES = 6
"""Lines of one width that make a page set in columns."""
WIDEST = 140
"""Cells of the widest column; a longer line is a whole paragraph."""


@dataclass(frozen=True, slots=True)
class Break:
    """The place between two lines."""

    paragraph: str
    """What the paragraph holds so far; of a long one only its first and last hundred characters."""
    line: Line
    """The last line of the paragraph."""
    next: Line
    full: bool | None = None
    """In text set in lines of one width: whether nothing of the next line had fitted; else None."""
    next_full: bool | None = None
    """The same of the next line."""
    over: bool = False
    """Whether a caption stands between the two lines."""
    opening: bool = False
    """Whether the paragraph is the first of the document: a headline, more often than not."""


Rule = Callable[[Break], bool | None]
"""True: the sentence goes on. False: a paragraph ends. None: the rule cannot tell."""


def is_final(text: str) -> bool:
    """Whether a text ends as sentences do: ``…新高。”``, ``…达到7.5%.``."""
    end = text.rstrip(CLOSING)
    return end[-1:] in tuple(FINAL) or (end[-1:] == "." and not end[-2:-1].isascii()) or end[-2:] == "%."


def at_marked_line(place: Break) -> bool | None:
    """Headings, list items, bylines and the openings of stories stand alone: ``本报讯 记者张毅报道：``."""
    line, after = place.line, place.next
    if line.level or after.level or after.marked:
        return False
    if place.full is not True and is_numbered(after.text):
        return False
    if after.text.startswith("——") and is_title_like(place.paragraph):
        return False
    if is_numbered(line.text) and is_title_like(line.text) and line.text == place.paragraph:
        return False
    if line.text[-1] in "）)" and find_closing_names(line.text):
        return False
    if is_byline(line.text) or is_byline(after.text) or is_dateline(after.text):
        return False
    if is_caption(line.text) or is_caption(after.text):
        # A caption may itself be set in lines.
        return place.full is True or None if place.full is not None else False
    return None


def before_closing_mark(place: Break) -> bool | None:
    """No line begins with a comma, nor with the end of a bracket open before it: ``…协同发展 / ，三省…``."""
    first = place.next.text[0]
    if first in "，。、；：！？,;:!?%％‰℃":
        return True
    opening = OPENING.get(first)
    tail = place.paragraph[-60:]
    return True if opening and tail.rfind(opening) > tail.rfind(first) else None


def inside_wrapped_text(place: Break) -> bool | None:
    """In lines of one width a full line goes on and a short one ends its paragraph, but for an indent."""
    if place.full is None:
        return None
    if place.next.indent - place.line.indent >= INDENT:
        return False
    # A line that is neither full nor ends a sentence is no last line of a paragraph: it is a headline.
    alone = place.next_full is not True and not is_final(place.next.text)
    if place.full and is_final(place.line.text):
        # The sentence may end where the line does.
        return not alone and place.next.indent <= place.line.indent
    if alone and place.paragraph == place.line.text and is_title_like(place.next.text):
        # 聚焦西部陆海新通道建设—— / 向海图强
        return False if is_title_like(place.paragraph) else place.full
    return place.full


def after_final_mark(place: Break) -> bool | None:
    """A paragraph that ends as sentences do has ended."""
    return False if is_final(place.line.text) or place.line.text[-1] in "：:；;—" else None


def after_comma(place: Break) -> bool | None:
    """A comma goes on: ``…乘产业转移的东风, / 结合比较优势``."""
    return True if place.line.text[-1] in "，,、（(《“‘〈「『" else None


def inside_bracket(place: Break) -> bool | None:
    """An open title, quote or bracket goes on: ``《关于建设国家自主 / 创新示范区的意见》``."""
    if is_final(place.line.text):
        # Each paragraph of a long quotation opens its quotes anew, only the last closes them.
        return None
    tail = place.paragraph[-60:].translate(HALF_WIDTH)
    for closing, opening in (("》", "《"), (")", "("), ("”", "“"), ("」", "「")):
        start = tail.rfind(opening)
        if start >= 0 and tail.find(closing, start) < 0:
            return True if closing in place.next.text[:60].translate(HALF_WIDTH) else None
    return None


def before_short_line(place: Break) -> bool | None:
    """A heading stands alone even where the paragraph above it lost its full stop."""
    text = place.next.text
    short = len(text) <= 30 and is_title_like(text) and "、" not in text
    return False if short and not place.over else None


def after_joining_word(place: Break) -> bool | None:
    """``近年来，园区引进了太阳能、风能等 / 知名企业``: a sentence does not end with such a word.

    A headline may: ``多部门积极应对``, ``…1000至7000元不等``.
    """
    text = place.paragraph
    running = len(text) >= 20 and re.search("[，,、。]", text) is not None and not place.opening
    return True if running and _joining_word().search(place.line.text) else None


def inside_long_sentence(place: Break) -> bool | None:
    """Sentences behind it, or its length, show running text without an end: ``…出动。班 / 子成员…``."""
    if place.line.text[-1] in CLOSING:
        return None
    text = place.paragraph
    commas = text.count("，") + text.count(",")
    long = (len(text) >= 50 and commas) or (len(text) >= 24 and commas > 1)
    return True if "。" in text or (long and not place.opening) else None


def after_sentence_opener(place: Break) -> bool | None:
    """``在合金材料方面，今年内投 / 产的项目…``: no headline opens like that."""
    if place.opening or is_title_like(place.next.text):
        return None
    return True if _sentence_opener().match(place.paragraph) else None


def is_title_like(text: str) -> bool:
    """Whether a line has nothing of a sentence: no comma and no end."""
    return not re.search("[，。；,;]", text)


RULES: tuple[Rule, ...] = (
    at_marked_line,
    before_closing_mark,
    after_comma,
    inside_bracket,
    inside_wrapped_text,
    after_final_mark,
    after_joining_word,
    before_short_line,
    inside_long_sentence,
    after_sentence_opener,
)


def is_continued(place: Break) -> bool:
    """Whether the paragraph goes on in the next line: the first rule that can tell decides, else it ends."""
    for rule in RULES:
        answer = rule(place)
        if answer is not None:
            return answer
    return False


@cache
def _joining_word() -> re.Pattern[str]:
    rows = read_table("joining_words", ("word", "example", "counterexample"))
    return re.compile(f"(?:{'|'.join(re.escape(word) for word, *_ in rows)})$")


@cache
def _sentence_opener() -> re.Pattern[str]:
    rows = read_table("sentence_openers", ("word", "example", "counterexample"))
    words = "|".join(re.escape(word) for word, *_ in rows)
    day = r"(?:(?:\d{2,4}年)?\d{1,2}月)?\d{1,2}日|(?:\d{4}年)?\d{1,2}月"
    scope = r"在[^，,]{1,24}[上中下内外里前后间时处面]"
    return re.compile(f"(?:(?:{words}|{day})[^，,]{{0,24}}|{scope})[，,]")


def find_wraps(lines: Sequence[Line]) -> list[bool | None]:
    """For each line: whether it is full, in text set in lines of one width; None elsewhere.

    A line is full when the first word of the next had not fitted. The width is that of the whole document,
    or of one run of lines in it.
    """
    # Marks that no line may begin with hang over its end.
    cells = [line.indent + width(line.text.rstrip(HANGING)) for line in lines]
    full: list[bool | None] = [None] * len(lines)
    gap = min((line.gap for line in lines[1:]), default=0)
    # What stands alone between empty lines says nothing of the width.
    inner = [i for i in range(len(lines) - 1) if lines[i + 1].gap == gap and not lines[i].level]
    widest = _column_width([cells[i] for i in inner if cells[i] <= WIDEST])
    near = sum(widest - 3 <= cells[i] <= widest for i in inner)
    over = sum(cell > widest + 2 and "。" in line.text for cell, line in zip(cells, lines, strict=True))
    columns = near >= LEAST_LINES and near * 2 > len(inner) and over * 8 < near
    if columns and _is_column(lines, 0, len(lines), cells, widest):
        for i in inner:
            if cells[i] <= widest + 2 and not lines[i + 1].level:
                full[i] = _is_full(lines, cells, i, widest)
        return full
    start = 0
    while start < len(lines) - 1:
        end = start + 1
        while end < len(lines) and not lines[end].level and lines[end].gap == lines[start + 1].gap:
            end += 1
        _mark_run(lines, start, end, cells, full)
        # The last line of one run may be the first of the next.
        start = max(end - 1, start + 1)
    return full


def _mark_run(
    lines: Sequence[Line], start: int, end: int, cells: Sequence[int], full: list[bool | None]
) -> None:
    """Marks a run that most of its lines fill, and whose short lines end as paragraphs do."""
    if end - start < 3:
        return
    widest = _column_width(cells[start:end])
    if sum(cell > widest for cell in cells[start:end]) > 1:
        return
    marks = [_is_full(lines, cells, i, widest) for i in range(start, end - 1)]
    open_short = sum(
        not mark and not is_final(line.text) for mark, line in zip(marks, lines[start:end], strict=False)
    )
    if sum(marks) * 10 < len(marks) * 6 or open_short > 1 + len(marks) // 8:
        return
    if _is_column(lines, start, end, cells, widest):
        full[start : end - 1] = marks


def _is_full(lines: Sequence[Line], cells: Sequence[int], i: int, widest: int) -> bool:
    return cells[i] + _first_word(lines[i + 1].text) >= widest


def _is_column(lines: Sequence[Line], start: int, end: int, cells: Sequence[int], widest: int) -> bool:
    """Whether lines of one width are running text: verse is narrower, rows of a table hold numbers, and full
    lines that all end a sentence are paragraphs of one length."""
    if not NARROWEST <= widest <= WIDEST:
        return False
    if sum(is_row(tidy_line(line.text)) for line in lines[start:end]) * 2 > end - start:
        return False
    return any(widest - 3 <= cells[i] and not is_final(lines[i].text) for i in range(start, end - 1))


def _column_width(cells: Sequence[int]) -> int:
    """The width that most lines come near to from below: headlines are shorter, or stick out."""
    counts = Counter(cells)
    near = {cell: sum(counts[cell - i] for i in range(4)) for cell in counts}
    return max(near, key=lambda cell: (near[cell], cell), default=0)


def _first_word(text: str) -> int:
    """Cells of the first piece no line end may part: a Latin word, a number, a character and its comma."""
    word = re.match(r"[!-~]{1,24}|.[，。、；：！？”’）》]*", text)
    return width(word.group()) if word else 1
