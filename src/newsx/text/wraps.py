"""Whether a line goes on in the next one, or a paragraph ends between them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from newsx.dictionary import read_table
from newsx.text.blanks import tidy_line
from newsx.text.bylines import is_byline, is_dateline
from newsx.text.captions import is_caption
from newsx.text.lines import Line, width
from newsx.text.numbering import is_numbered
from newsx.text.rows import is_row

FINAL = "。！？!?…"
CLOSING = "”’」』）)》〉】〕]\"'"
NARROWEST = 18
"""Cells of the narrowest column text is set in; shorter lines of equal width are verse."""
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
    over: bool = False
    """Whether a caption stands between the two lines."""


Rule = Callable[[Break], bool | None]
"""True: the sentence goes on. False: a paragraph ends. None: the rule cannot tell."""


def is_final(text: str) -> bool:
    """Whether a text ends as sentences do: ``…新高。”``."""
    return text.rstrip(CLOSING)[-1:] in tuple(FINAL)


def at_marked_line(place: Break) -> bool | None:
    """Headings, list items, bylines and the openings of stories stand alone: ``本报讯 记者张毅报道：``."""
    line, after = place.line, place.next
    if line.level or after.level or after.marked:
        return False
    if place.full is not True and (is_numbered(after.text) or after.text.startswith("——")):
        return False
    if is_byline(line.text) or is_byline(after.text) or is_dateline(after.text):
        return False
    if is_caption(line.text) or is_caption(after.text):
        # A caption may itself be set in lines.
        return place.full is True or None if place.full is not None else False
    return None


def before_closing_mark(place: Break) -> bool | None:
    """No line begins with a comma, nor with the end of a quote or bracket: ``…协同发展 / ，三省…``."""
    return True if place.next.text[0] in "，。、；：！？,;:!?%％‰℃" + CLOSING[:10] else None


def inside_wrapped_text(place: Break) -> bool | None:
    """In lines of one width a full line goes on and a short one ends its paragraph, but for an indent."""
    if place.full is None:
        return None
    if place.next.indent > place.line.indent and is_final(place.line.text):
        return False
    return place.full


def after_final_mark(place: Break) -> bool | None:
    """A paragraph that ends as sentences do has ended."""
    return False if is_final(place.line.text) or place.line.text[-1] in "：:；;—" else None


def after_comma(place: Break) -> bool | None:
    """A comma goes on: ``…乘产业转移的东风, / 结合比较优势``."""
    return True if place.line.text[-1] in "，,、（(《“‘〈「『" else None


def inside_bracket(place: Break) -> bool | None:
    """An open title, quote or bracket goes on: ``《关于建设国家自主 / 创新示范区的意见》``."""
    tail = place.paragraph[-60:]
    for opening, closing in ("《》", "（）", "()", "“”", "「」"):
        start = tail.rfind(opening)
        if start >= 0 and tail.find(closing, start) < 0:
            return True if place.next.text.find(closing) >= 0 else None
    return None


def before_short_line(place: Break) -> bool | None:
    """A heading stands alone even where the paragraph above it lost its full stop."""
    text = place.next.text
    return False if len(text) <= 30 and not re.search("[，。；、,;]", text) and not place.over else None


def after_joining_word(place: Break) -> bool | None:
    """``…张小泉、王麻子等 / 知名品牌``: no heading ends with such a word."""
    return True if _joining_word().search(place.line.text) and len(place.line.text) > 6 else None


def inside_long_sentence(place: Break) -> bool | None:
    """Sentences behind it, or its length, show running text without an end: ``…出动。班 / 子成员…``."""
    if place.line.text[-1] in CLOSING:
        return None
    text = place.paragraph
    return True if "。" in text or (len(text) >= 50 and ("，" in text or "," in text)) else None


def after_sentence_opener(place: Break) -> bool | None:
    """``在合金材料方面，今年内投 / 产的项目…``: no headline opens like that."""
    return True if _sentence_opener().match(place.paragraph) and not is_title_like(place) else None


def is_title_like(place: Break) -> bool:
    """Whether the next line does not read as the rest of a sentence: it has no end of its own either."""
    return not re.search("[，。；,;]", place.next.text)


RULES: tuple[Rule, ...] = (
    at_marked_line,
    before_closing_mark,
    after_comma,
    inside_wrapped_text,
    after_final_mark,
    inside_bracket,
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
    """For each line: whether it is full, in a run of lines set to one width; None outside such runs.

    A line is full when the first word of the next had not fitted. A run needs most of its lines full and
    the short ones to end as paragraphs do: rows of a table and lines of verse differ.
    """
    full: list[bool | None] = [None] * len(lines)
    start = 0
    while start < len(lines) - 1:
        end = start + 1
        while end < len(lines) and not lines[end].level and lines[end].gap == lines[start + 1].gap:
            end += 1
        _mark_run(lines, start, end, full)
        # The last line of one run may be the first of the next.
        start = max(end - 1, start + 1)
    return full


def _mark_run(lines: Sequence[Line], start: int, end: int, full: list[bool | None]) -> None:
    if end - start < 3:
        return
    cells = [line.indent + width(line.text) for line in lines[start:end]]
    widest = _column_width(cells)
    if not NARROWEST <= widest <= WIDEST or sum(cell > widest for cell in cells) > 1:
        return
    if sum(is_row(tidy_line(line.text)) for line in lines[start:end]) * 2 > end - start:
        return
    marks = [cells[i] + _first_word(lines[start + i + 1].text) >= widest for i in range(len(cells) - 1)]
    short = [lines[start + i] for i, mark in enumerate(marks) if not mark]
    ended = sum(is_final(line.text) for line in short)
    open_ = sum(mark and not is_final(lines[start + i].text) for i, mark in enumerate(marks))
    if sum(marks) * 10 < len(marks) * 6 or not open_ or len(short) - ended > 1 + len(marks) // 8:
        return
    full[start : end - 1] = marks
    if full[end - 1] is None:
        full[end - 1] = cells[-1] + 2 >= widest


def _column_width(cells: Sequence[int]) -> int:
    """The greatest width that at least two lines come near to: a headline may stick out."""
    ordered = sorted(cells, reverse=True)
    for wide, next_wide in pairwise(ordered):
        if wide - next_wide <= 2:
            return wide
    return ordered[0]


def _first_word(text: str) -> int:
    """Cells of the first piece no line end may part: a Latin word, a number, a character and its comma."""
    word = re.match(r"[!-~]{1,24}|.[，。、；：！？”’）》]*", text)
    return width(word.group()) if word else 1
