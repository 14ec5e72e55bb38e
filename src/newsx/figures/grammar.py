"""The grammar of figures: the shapes in order, each with the characters that it may begin with.

Numerals and units stand in nearly every shape. One pattern of all shapes repeats both a dozen times and
takes longer to compile than a page takes to read, so a shape is a small function: numerals are found by
the one pattern of `numeral`, units by `find_unit`, and only what is left is a pattern of its own.
"""

import re
from collections.abc import Callable
from functools import cache
from re import Pattern
from typing import Final

from newsx.dictionary import read_table
from newsx.figures.blanks import BLANKS, skip_blank
from newsx.figures.found import Found, Match
from newsx.figures.numeral import ARABIC, DIGIT, HAN_DIGITS, NUMERAL_FIRSTS, find_numeral
from newsx.figures.quantities import (
    Quantity,
    find_bare,
    find_listed,
    find_per_amount,
    find_quantity,
    find_separator,
)  # fmt: skip
from newsx.figures.surfaces import Surfaces

Finder = Callable[[str, int, int, int], Match | Quantity | None]
"""The shape that begins at a place of a text: text, start, where the numeral that begins there ends (-1 where
none does), and where the text stops."""
_BLANK = f"[{''.join(sorted(BLANKS))}]?"
_PLACE_UNIT = re.compile("[位名](?![于置列额单次义家])")
_BASE = re.compile("[百千万]分之")
_CURRENCY = re.compile(r"US\$|HK\$|A\$|C\$|NT\$|RMB|USD|[$＄￥¥€£]")


def find_rank(text: str, start: int, end: int, stop: int) -> Match | None:
    """第一, 倒数第2, 第3位."""
    at = start + 2 if text.startswith("倒数", start, stop) else start
    if not text.startswith("第", at, stop):
        return None
    at = skip_blank(text, at + 1, stop)
    end = find_numeral(text, at, stop)
    if end < 0:
        return None
    place = at, end
    if unit := _PLACE_UNIT.match(text, end, stop):
        end = unit.end()
    return Found(text, start, end, place=place)


def find_first(text: str, start: int, end: int, stop: int) -> Match | None:
    """首位, 之首, 榜首."""
    return Found(text, start, start + 2) if text.startswith(("首位", "之首", "榜首"), start, stop) else None


_TOP_AFTER = re.compile("大|[，。；、！？,.;!?：:）)”\n 　]|的|和|与|及|位|名|强|$")
_TOP_BLOCKED = frozenset("目此之以当提年日事空会生跟眼先面史战婚课饭午车")


def find_top(text: str, start: int, end: int, stop: int) -> Match | None:
    """前10名, 前三; 提前30天 and 之前三年 rank nothing."""
    if start and text[start - 1] in _TOP_BLOCKED:
        return None
    end = find_numeral(text, start + 1, stop)
    if end < 0:
        return None
    if text.startswith(("位", "名", "强"), end, stop):
        return Found(text, start, end + 1, top_number=(start + 1, end), top_unit=(end, end + 1))
    return Found(text, start, end, top_number=(start + 1, end)) if _TOP_AFTER.match(text, end) else None


def find_percent(text: str, start: int, end: int, stop: int) -> Match | None:
    """百分之三十, 负的百分之五, 百分之五至百分之八."""
    parts: dict[str, tuple[int, int]] = {}
    at = start
    if text[at] == "负":
        at += 2 if text.startswith("的", at + 1, stop) else 1
        parts["percent_sign"] = start, at
    if not _BASE.match(text, at, stop):
        return None
    parts["percent_base"] = at, at + 1
    at += 3
    end = find_numeral(text, at + text.startswith("负", at, stop), stop)
    if end < 0:
        return None
    parts["percent_low"] = at, end
    separator = find_separator(text, end, stop)
    if separator >= 0:
        base = _BASE.match(text, separator, stop)
        at = base.end() if base else separator
        high = find_numeral(text, at, stop)
        if high >= 0:
            parts |= {"percent_separator": (end, separator), "percent_high": (at, high)}
            end = high
    return Found(text, start, end, **parts)


def find_fraction(text: str, start: int, end: int, stop: int) -> Match | None:
    """三分之一."""
    if not text.startswith("分之", end, stop):
        return None
    at = end + 2
    part_end = find_numeral(text, at, stop)
    return None if part_end < 0 else Found(text, start, part_end, whole=(start, end), part=(at, part_end))


def find_fixed(text: str, start: int, end: int, stop: int) -> Match | None:
    """千家万户."""
    end = _fixed().find_end(text, start, stop)
    return None if end < 0 else Found(text, start, end)


@cache
def _fixed() -> Surfaces:
    return Surfaces(word for word, _ in read_table("fixed_numbers", ("word", "example")))


def find_half(text: str, start: int, end: int, stop: int) -> Match | None:
    """一半, 一半多, 半数."""
    if text.startswith("半数", start, stop):
        return Found(text, start, start + 2)
    if not text.startswith("一半", start, stop):
        return None
    more = text.startswith("多", start + 2, stop) and not text.startswith("多数", start + 2, stop)
    return Found(text, start, start + 2 + more)


def find_doubling(text: str, start: int, end: int, stop: int) -> Match | None:
    """翻番, 翻了两番."""
    at = start + 2 if text.startswith("了", start + 1, stop) else start + 1
    end = find_numeral(text, at, stop)
    if end >= 0 and text.startswith("番", end, stop):
        return Found(text, start, end + 1, times_two=(at, end))
    return Found(text, start, at + 1) if text.startswith("番", at, stop) else None


def find_currency(text: str, start: int, end: int, stop: int) -> Match | None:
    """$20, US$5亿."""
    sign = _CURRENCY.match(text, start, stop)
    if sign is None:
        return None
    at = skip_blank(text, sign.end(), stop)
    end = find_numeral(text, at, stop)
    return None if end < 0 else Found(text, start, end, currency_sign=sign.span(), currency_number=(at, end))


def find_slash(text: str, start: int, end: int, stop: int) -> Match | None:
    """1/4."""
    return _slash().match(text, start, stop)


@cache
def _slash() -> Pattern[str]:
    return re.compile(rf"(?P<slash_part>[1-9])/(?P<slash_whole>[2-9]|10)(?![{DIGIT[1:-1]}/.A-Za-z年美月日])")


def find_programme(text: str, start: int, end: int, stop: int) -> Match | None:
    """“1+8+1”."""
    return _PROGRAMME.match(text, start, stop)


_PROGRAMME = re.compile(f"{DIGIT}+(?:{_BLANK}[+＋]{_BLANK}(?:{DIGIT}+|[NnXx]))+")


def find_ratio(text: str, start: int, end: int, stop: int) -> Match | None:
    """3:1, 3:2:1."""
    return _RATIO.match(text, start, stop)


_RATIO = re.compile(
    rf"(?P<ratio_left>{DIGIT}{{1,4}}(?:\.{DIGIT}+)?)[:：∶](?P<ratio_right>{DIGIT}{{1,4}}(?:\.{DIGIT}+)?)"
    rf"(?P<ratio_rest>(?:[:：∶]{DIGIT}{{1,4}}(?:\.{DIGIT}+)?){{1,4}})?(?![:：{DIGIT[1:-1]}])"
)


def find_odds(text: str, start: int, end: int, stop: int) -> Match | None:
    """三比一."""
    return _odds().match(text, start, stop)


@cache
def _odds() -> Pattern[str]:
    return re.compile(
        rf"(?P<odds_left>{DIGIT}{{1,4}}|[{HAN_DIGITS}十])比(?P<odds_right>{DIGIT}{{1,4}}|[{HAN_DIGITS}十])"
        rf"(?![{HAN_DIGITS}十百千万{DIGIT[1:-1]}.%％个年月])"
    )


SHAPES: Final[tuple[tuple[str, str, str, Finder], ...]] = (
    ("rank", "第倒", "", find_rank),
    ("first", "首之榜", "", find_first),
    ("top", "前", "", find_top),
    ("percent", "负百千万", "", find_percent),
    ("fraction", NUMERAL_FIRSTS, "分", find_fraction),
    ("slash", "123456789", "/", find_slash),
    ("fixed", "", "", find_fixed),
    ("half", "一半", "", find_half),
    ("doubling", "翻", "", find_doubling),
    ("currency", "UHACNR$＄￥¥€£", "", find_currency),
    ("per_amount", "每", "", find_per_amount),
    ("quantity", f"{NUMERAL_FIRSTS}-－−﹣负摄华", "", find_quantity),
    ("programme", ARABIC, f"+＋{''.join(sorted(BLANKS))}", find_programme),
    ("ratio", ARABIC, ":：∶", find_ratio),
    ("odds", f"{ARABIC}{HAN_DIGITS}十", "比", find_odds),
    ("listed", NUMERAL_FIRSTS, "、/和及与", find_listed),
    ("bare", f"{NUMERAL_FIRSTS}-－−﹣", "", find_bare),
)
"""Name, first characters (none: those of its table), the characters of which one must stand behind the
numeral that begins there (none: any), and finder; the first that finds something counts."""


_NUMERALS = frozenset(NUMERAL_FIRSTS)
_TELLING = frozenset("".join(behind for _, _, behind, _ in SHAPES))
Shapes = tuple[tuple[str, Finder], ...]


class _Grammar(dict[str, Shapes]):
    """First character, and a telling one behind its numeral -> the shapes that may stand there, in order."""

    def __missing__(self, characters: str) -> Shapes:
        first, behind = characters[0], characters[1:]
        shapes = tuple(
            (name, finder)
            for name, firsts, ends, finder in SHAPES
            if first in (firsts or _fixed().first_characters) and (not ends or (behind and behind in ends))
        )
        self[characters] = shapes
        return shapes


@cache
def _grammar() -> _Grammar:
    return _Grammar()


def find_shape(text: str, start: int, end: int, stop: int) -> tuple[str, Match | Quantity] | None:
    """The shape that begins at ``start``, by name, with its parts; None where none does.

    Args:
        text: the reading text.
        start: where the shape begins.
        end: where the numeral that begins there ends; -1 where nobody has looked.
        stop: where the text ends for it.
    """
    characters = text[start]
    if end < 0 and characters in _NUMERALS:
        end = find_numeral(text, start, stop)
    if 0 <= end < stop and text[end] in _TELLING:
        characters += text[end]
    for name, finder in _grammar()[characters]:
        match = finder(text, start, end, stop)
        if match is not None:
            return name, match
    return None
