"""The counted noun behind a measure word."""

from functools import cache
from typing import Final

from newsx.dictionary import read_table
from newsx.figures.surfaces import Surfaces

_MARKS = frozenset("，。；：！？、,;:!?（）()《》“”\"'‘’【】—…－\n \u3000%％0123456789０１２３４５６７８９")
_LONGEST = 16
"""Characters, and words that hold a stop, of a counted noun."""
STOP_COLUMNS: Final = ("word", "but", "example")


@cache
def _stops() -> tuple[Surfaces, Surfaces, frozenset[str]]:
    """The words that end a noun, the nouns that begin with or hold such a word, and what both begin with."""
    table = read_table("item_stops", STOP_COLUMNS)
    stops = Surfaces(word for word, _, _ in table)
    nouns = Surfaces(noun for _, nouns, _ in table for noun in nouns.split())
    return stops, nouns, frozenset(stops.first_characters + nouns.first_characters)


def find_item(text: str, end: int) -> str | None:
    """The counted noun that follows a figure, up to punctuation, a verb or 的; None where none does.

    >>> find_item("发现5家医院涉嫌欺诈骗保", 4), find_item("4家会员单位获批", 2)
    ('医院', '会员单位')
    """
    stops, nouns, firsts = _stops()
    at, length = end, len(text)
    for _ in range(_LONGEST):
        if at >= length or (character := text[at]) in _MARKS:
            break
        if character not in firsts:
            at += 1
            continue
        # 会 ends a noun, but 会员 and 协会 are nouns themselves: 4家会员单位.
        noun = nouns.find_end(text, at, length)
        if noun < 0 and stops.find_end(text, at, length) >= 0:
            break
        at = noun if noun >= 0 else at + 1
    return text[end:at].rstrip("和及") or None
