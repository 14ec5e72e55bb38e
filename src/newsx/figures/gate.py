"""What a figure may begin with, and what must follow: the gate that keeps its grammar from most places."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from newsx.dictionary import read_table
from newsx.figures.blanks import BLANKS
from newsx.figures.numeral import DIGIT, HAN_DIGITS, HAN_SCALES
from newsx.figures.unit import per_units, read_units

_BLANK = f"[{''.join(sorted(BLANKS))}]?"
_HAN = f"{HAN_DIGITS}{HAN_SCALES}"
_MARKS = "-－–—―─~～∼〜至到"
_FIRSTS = frozenset(f"{_HAN}几数好上成半第前倒首之榜翻每负摄华个")
LONGEST_BEGINNING: Final = 6
"""How many characters the rules look at: US$ 5."""
Rules = Iterable[tuple[str, str]]
"""First characters, and what must be true behind each."""


def figure_rules() -> Iterator[tuple[str, str]]:
    """The rules of figures that begin with no digit."""
    units = "".join(dict.fromkeys(surface[0] for unit in read_units() for surface in unit.surfaces))
    fixed = "".join(word[1] for word, _ in read_table("fixed_numbers", ("word", "example")))
    per = "".join(dict.fromkeys(surface[0] for surface in per_units()))
    number = f"{DIGIT[1:-1]}{_HAN}几数上"
    yield (
        _HAN,
        f"(?=[{class_of(_HAN + units + fixed)}点半分比多余来几 \u3000\xa0、]"
        f"|[{_MARKS}]{DIGIT[:-1]}{_HAN}])"
        # 一家企业 and 一次 count nothing: there 一 is an article, but not in 一家至三家.
        f"(?!(?<=一)[{_article_units(fixed)}][^{_MARKS}半每/／(（]{{4}})",
    )
    yield "几数", f"(?=[{HAN_SCALES}])"
    yield "好", "(?=几)"
    yield "上成", f"(?=[{HAN_SCALES}])"
    yield "半", "(?=[数个小公吨斤亩升里米年天日分])"
    yield "第前", f"(?=[ \u3000]?[{number}])"
    yield "倒", "(?=数第)"
    yield "首", "(?=位)"
    yield "之榜", "(?=首)"
    yield "翻", "(?=了?.?番)"
    yield "每", f"(?=[{class_of(per)}])"
    yield "-－−﹣", f"(?={_BLANK}{DIGIT})"
    yield "负", f"(?=的?[{number}])"
    yield "零", "(?=[下上])"
    yield "摄华", "(?=氏)"
    yield "$＄￥¥€£", f"(?={_BLANK}{DIGIT})"
    yield "UHACNR", r"(?=(?:S|K||T|MB|SD)\$?" + f"{_BLANK}{DIGIT})"


def _article_units(fixed: str) -> str:
    """The first characters of measure words that begin no other unit, no figure and no fixed word."""
    kinds = {surface: unit.kind for unit in read_units() for surface in unit.surfaces}
    other = {s[0] for s, kind in kinds.items() if kind != "count" or len(s) > 2 or _FIRSTS & {*s}}
    return "".join(sorted({surface[0] for surface in kinds} - other - {*fixed}))


def source_of(rules: Rules) -> str:
    """The pattern of what follows, behind a first character.

    >>> [place.start() for place in re.finditer(f".{source_of([('第', '(?=[0-9])')])}", "第3条，第一章")]
    [0]
    """
    return f"(?:{'|'.join(f'(?<=[{class_of(firsts)}]){ahead}' for firsts, ahead in rules)})"


def firsts_of(rules: Rules) -> str:
    """All first characters, as the inside of a class."""
    return class_of("".join(firsts for firsts, _ in rules))


def class_of(characters: str) -> str:
    """The inside of a class: each character once, none of them with a meaning of its own."""
    return re.sub(r"([\\\]^-])", r"\\\1", "".join(dict.fromkeys(characters)))
