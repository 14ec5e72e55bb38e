"""The counted noun behind a measure word."""

from functools import cache
from typing import Final

from newsx.dictionary import read_table
from newsx.figures.surfaces import lengths_by_first

_MARKS = frozenset("，。；：！？、,;:!?（）()《》“”\"'‘’【】—…－\n \u3000%％0123456789０１２３４５６７８９")
_LONGEST = 16
"""Characters, and words that hold a stop, of a counted noun."""
STOP_COLUMNS: Final = ("word", "but", "example")


Lengths = tuple[int, ...]


@cache
def _stops() -> tuple[dict[str, tuple[Lengths, Lengths]], frozenset[str], frozenset[str]]:
    """First character -> the lengths of its nouns and of its stops; the nouns; the stops.

    A stop is a word that ends a noun; the nouns are those that begin with one or hold one.
    """
    table = read_table("item_stops", STOP_COLUMNS)
    stops = frozenset(word for word, _, _ in table)
    nouns = frozenset(noun for _, row, _ in table for noun in row.split())
    of_nouns, of_stops = lengths_by_first(nouns), lengths_by_first(stops)
    index = {c: (of_nouns.get(c, ()), of_stops.get(c, ())) for c in of_nouns | of_stops}
    return index, nouns, stops


def find_item(text: str, end: int) -> str | None:
    """The counted noun that follows a figure, up to punctuation, a verb or 的; None where none does.

    >>> find_item("发现5家医院涉嫌欺诈骗保", 4), find_item("4家会员单位获批", 2)
    ('医院', '会员单位')
    """
    index, nouns, stops = _stops()
    at, length = end, len(text)
    for _ in range(_LONGEST):
        if at >= length or (character := text[at]) in _MARKS:
            break
        if character in index:
            of_nouns, of_stops = index[character]
            # 会 ends a noun, but 会员 and 协会 are nouns themselves: 4家会员单位.
            noun = _first_length(text, at, of_nouns, nouns)
            if not noun and _first_length(text, at, of_stops, stops):
                break
            at += noun or 1
        else:
            at += 1
    return text[end:at].rstrip("和及") or None


def _first_length(text: str, at: int, lengths: Lengths, words: frozenset[str]) -> int:
    """The first of some lengths that a word at ``at`` has; 0 where none does."""
    for length in lengths:
        if text[at : at + length] in words:
            return length
    return 0
