"""What 该 and bare nouns recall: the fuller words that a noun was named with before."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from newsx.facts.listing import end_of_act, last_first
from newsx.facts.nouns import clean, find_noun, text_of
from newsx.facts.passage import Passage
from newsx.facts.standings import is_copula
from newsx.facts.unit import CLOSING, OPENING, Unit, Units

RECALLED: Final = 24
"""该项目 is looked for in so many clauses."""
FARTHEST: Final = 256
"""And in so many units of each at most."""


def find_recalled(clauses: Iterable[Units], pointer: Unit, noun: Unit) -> tuple[str, int | None] | None:
    """What was named last by the noun behind 该, and which name that is: (青河铁矿项目今天投产。)该项目.

    Args:
        clauses: what was said before, the last clause first.
        pointer: 该.
        noun: the noun behind it.
    """
    for units in clauses:
        for i in range(len(units) - 1, max(-1, len(units) - FARTHEST), -1):
            unit = units[i]
            if not unit.text.endswith(noun.text):
                continue
            if i + 1 < len(units) and (units[i + 1].kind == "figure" or units[i + 1].text == "之一"):
                continue  # 加速器项目3项, 世界最大展会之一
            if unit.kind == "entity":
                return unit.text, unit.index
            named = _read_name(units, i + 1)
            if named:
                return named
            start = find_noun(units, 0, i + 1, loose=True)
            if start > 1 and is_copula(units[start - 1]):
                continue  # 青河铁矿是骨干项目
            words = units[start : i + 1]
            words = words[end_of_act(words) :]
            text = text_of(words)
            if words and len(text) > len(noun.text) + 1 and words[0].text != pointer.text:
                return clean(text), None
    return None


def _read_name(units: Units, start: int) -> tuple[str, int | None] | None:
    """The name straight behind a noun that says what it is of: 科考船|“青河号”, 电影|《青河谣》."""
    if start >= len(units):
        return None
    if units[start].kind == "entity":
        return units[start].text, units[start].index
    if units[start].text != "《" and units[start].text not in OPENING:
        return None
    end = next(
        (i for i in range(start, len(units)) if units[i].text == "》" or units[i].text in CLOSING), start
    )
    return (text_of(units[start : end + 1]), None) if end > start + 1 else None


def list_heard(heard: Sequence[Units | Passage]) -> Iterator[Units]:
    """The clauses heard before the one heard last, the last of them first."""
    clauses = chain.from_iterable(map(last_first, islice(reversed(heard), 1, None)))
    return islice(clauses, RECALLED - 1)
