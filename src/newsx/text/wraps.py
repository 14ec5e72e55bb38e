"""Whether a line goes on in the next one, or a paragraph ends between them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from newsx.dictionary import read_table
from newsx.text.bylines import find_closing_names, is_byline, is_dateline
from newsx.text.captions import is_caption
from newsx.text.lines import Line
from newsx.text.numbering import is_numbered

FINAL: Final = tuple("。！？!?…")
CLOSING: Final = "”’」』）)》〉】〕]\"'"
OPENING: Final = dict(zip("”’」』）)》〉】〕", "“‘「『（(《〈【〔", strict=True))
INNER: Final = "，。、；：！？,;:!?%％‰℃"
"""Marks that no line begins with."""
JOINING: Final = frozenset((*INNER, *OPENING))
"""Marks that may open a line and belong to the sentence above it."""
INDENT: Final = 3
"""Cells of a first line's indent; less may be a blank that OCR saw."""


# Not frozen, as a line is not.
@dataclass(slots=True)
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
    if text[-1:] in FINAL:
        return True
    end = text.rstrip(CLOSING)
    return end[-1:] in FINAL or (end[-1:] == "." and not end[-2:-1].isascii()) or end[-2:] == "%."


def is_over(final: bool, full: bool | None, after: Line) -> bool:
    """Whether a paragraph surely ends before a line, so that `RULES` need not be asked: none says True.

    Args:
        final: whether the line above ends as sentences do.
        full: whether nothing more had fitted in it; None outside of text set in lines of one width.
        after: the next line; a mark may open it that belongs to the sentence above.
    """
    return final and full is None and after.text[0] not in JOINING


def is_lone(line: Line, full: bool | None, after: Line) -> bool:
    """Whether a line is surely a paragraph of its own, as most headlines are: it leaves nothing open.

    Args:
        line: the first of its paragraph.
        full: see `is_over`.
        after: the next line.
    """
    return is_over(True, full, after) and not _open_mark().search(line.text) and not is_caption(after.text)


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
    if first in INNER:
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
    tail = _narrow(place.paragraph[-60:])
    for closing, opening in (("》", "《"), (")", "("), ("”", "“"), ("」", "「")):
        start = tail.rfind(opening)
        if start >= 0 and tail.find(closing, start) < 0:
            return True if closing in _narrow(place.next.text[:60]) else None
    return None


def _narrow(text: str) -> str:
    return text.replace("（", "(").replace("）", ")")


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


RULES: Final[tuple[Rule, ...]] = (
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
def _open_mark() -> re.Pattern[str]:
    """What a rule must find in a line to say that its sentence goes on."""
    return re.compile("[，、。；,;（(《“‘〈「『]")


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
