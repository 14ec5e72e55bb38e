"""Hedges: the words around a figure that set its bound."""

import re
from functools import cache
from re import Pattern
from typing import Final, Literal, cast

from newsx.dictionary import read_table
from newsx.figures.quantity import Bound
from newsx.figures.unit import words_source

COLUMNS: Final = ("word", "side", "bound", "example", "counterexample")
Side = Literal["before", "after"]
FILLERS: Final = '“‘"(（ \u3000了有为占达到至在合共计需是于'
"""Characters that may stand between the hedge and the number: 突破“700单”, 约(含税)."""


_ORDERS = frozenset("百千万亿")


@cache
def _hedges(side: Side) -> dict[str, Bound]:
    return {word: cast(Bound, bound) for word, at, bound, _, _ in read_table("hedges", COLUMNS) if at == side}


@cache
def _before() -> tuple[dict[str, Bound], dict[str, tuple[int, ...]]]:
    """The hedges before; and last character -> the lengths of those that end in it, the longest first."""
    words = _hedges("before")
    lengths: dict[str, tuple[int, ...]] = {}
    for length in sorted(set(map(len, words)), reverse=True):
        for last in {word[-1] for word in words if len(word) == length}:
            lengths[last] = (*lengths.get(last, ()), length)
    return words, lengths


@cache
def tellers_before() -> frozenset[str]:
    """The characters of which one stands before a figure that has a hedge before it."""
    return frozenset(_before()[1]).union(f"{FILLERS}过破币的")


@cache
def _after() -> tuple[Pattern[str], frozenset[str]]:
    """The pattern of a hedge behind, and the characters that it may begin with."""
    words = _hedges("after")
    source = words_source((word, "") for word in words)
    pattern = re.compile(f"[ \u3000]?(?:[(（]?含[)）]?|及其?|或者?)?(?P<word>{source})")
    return pattern, frozenset(" \u3000(（含及或").union(word[0] for word in words)


def find_hedge_before(text: str, start: int) -> tuple[Bound, str] | None:
    """The hedge that ends where a figure starts, and its word; ``exact`` for a word that only looks like one.

    >>> find_hedge_before("总投资逾2100亿元", 4)
    ('over', '逾')
    >>> find_hedge_before("签约50个项目", 2)
    ('exact', '签约')
    """
    words, lengths = _before()
    at = start
    if at and text[at - 1] in "过破" and text[at : at + 1] in _ORDERS:
        # 收入过万元, 产值破亿元; 走过3家 goes past no bound.
        return "over", text[at - 1]
    for _ in range(4):
        if not at:
            return None
        last = text[at - 1]
        for length in lengths.get(last, ()):
            bound = words.get(text[at - length : at]) if length <= at else None
            if bound:
                return bound, text[at - length : at]
        if last in FILLERS:
            at -= 1
        elif last == "币" and text.endswith("人民币", 0, at):
            at -= 3
        else:
            return None
    return None


_SHARE = re.compile("(?P<word>约占|约为|约相当于|近乎)[^，。；！？\n]{1,20}的$")


def find_hedge_of_share(text: str, start: int) -> tuple[Bound, str] | None:
    """The hedge that stands before the whole of a share: 约占总收入的24%.

    >>> find_hedge_of_share("约占总收入的24%", 6)
    ('about', '约占')
    """
    if not start or text[start - 1] != "的":
        return None
    found = _SHARE.search(text, max(0, start - 24), start)
    return ("about", found["word"]) if found else None


def find_hedge_after(text: str, end: int) -> tuple[Bound, str] | None:
    """The hedge that begins where a figure ends, and its word.

    >>> find_hedge_after("85%以上", 3)
    ('over', '以上')
    """
    pattern, firsts = _after()
    if text[end : end + 1] not in firsts:
        return None
    found = pattern.match(text, end)
    if found is None:
        return None
    word = found["word"]
    return _hedges("after")[word], word
