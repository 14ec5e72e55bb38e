"""Units and measure words: the table, and the pattern made from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from re import escape
from typing import Any, Final, Literal, cast, get_args

from newsx.dictionary import DictionaryError, read_table
from newsx.figures.quantity import Kind
from newsx.figures.surfaces import Surfaces, lengths_by_first

Condition = Literal["", "arabic", "edition", "index", "level", "tenth", "degree", "yuan", "li", "per"]
COLUMNS: Final = (
    "symbol", "kind", "surfaces", "factor", "condition", "not_before", "but_before", "ucum", "example",
    "counterexample",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of ``dictionaries/units.tsv``."""

    symbol: str
    """What stands in a figure's ``unit``; a measure word is its own symbol."""
    kind: Kind
    surfaces: tuple[str, ...]
    """The spellings of the text."""
    factor: Decimal | None
    """What one of it is in ``symbol`` (角 is 0.1 CNY, 成 is 10 %); None for 1."""
    condition: Condition
    """When the surface counts: ``arabic`` only behind Arabic digits, and the named rules of `conditions`."""
    not_before: tuple[str, ...]
    """Words that make the surface part of another word: 人 before 口."""
    but_before: tuple[str, ...]
    """Words that take an exception back: 项 before 目, but not before 目标."""
    ucum: str
    """``yes`` where the symbol is UCUM, its UCUM spelling, ``ISO 4217``, or ``no``."""
    example: str
    counterexample: str


@cache
def read_units() -> tuple[Unit, ...]:
    """The unit table.

    >>> unit = next(unit for unit in read_units() if unit.symbol == "mu")
    >>> unit.kind, unit.surfaces
    ('area', ('亩', '亩地'))
    """
    units = []
    for row in read_table("units", COLUMNS):
        symbol, kind, surfaces, factor, condition, not_before, but_before, ucum, example, counter = row
        if kind not in get_args(Kind) or condition not in get_args(Condition):
            raise DictionaryError(f"units.tsv: {symbol}: unknown kind {kind!r} or condition {condition!r}")
        units.append(
            Unit(
                symbol=symbol,
                kind=cast(Kind, kind),
                surfaces=tuple(surfaces.split(" ")),
                factor=Decimal(factor) if factor else None,
                condition=cast(Condition, condition),
                not_before=tuple(not_before.split()),
                but_before=tuple(but_before.split()),
                ucum=ucum,
                example=example,
                counterexample=counter,
            )
        )
    return tuple(units)


@cache
def units_by_surface() -> dict[str, Unit]:
    """Surface -> unit, for all that stand behind a number."""
    return {s: unit for unit in read_units() if unit.condition != "per" for s in unit.surfaces}


@cache
def per_units() -> dict[str, Unit]:
    """What may stand behind a slash or 每, by surface: 吨, 平方米, 小时, 股, 度 (of electricity)."""
    kinds = {"length", "area", "volume", "mass", "power", "energy", "duration", "count", "data"}
    units = {s: u for u in read_units() if u.kind in kinds and u.condition != "per" for s in u.surfaces}
    return units | {s: u for u in read_units() if u.condition == "per" for s in u.surfaces}


TIME_SYMBOLS: Final = frozenset(("a", "mo", "d", "wk"))
"""每年, 每月, 每天, 每周 before an amount say when; they are no part of a rate."""


@cache
def _per() -> Surfaces:
    return Surfaces(per_units())


@cache
def _per_before() -> Surfaces:
    return Surfaces(s for s, u in per_units().items() if u.symbol not in TIME_SYMBOLS)


def find_per(text: str, at: int, stop: int) -> int:
    """Where the unit behind a slash ends (元/吨); -1 where none stands."""
    return _per().find_end(text, at, stop)


def find_per_ends(text: str, at: int, stop: int) -> list[int]:
    """Where the unit behind 每 may end, the longest first: 每吨公里, 每吨."""
    return _per_before().find_ends(text, at, stop)


@cache
def _surfaces() -> tuple[dict[str, tuple[int, ...]], dict[str, Unit], frozenset[str]]:
    """First character -> the lengths of the surfaces that begin with it, longest first; the units; and the
    surfaces that are a word wherever they stand."""
    units = units_by_surface()
    words = frozenset(s for s, unit in units.items() if not unit.not_before and not _is_latin(s[-1]))
    return lengths_by_first(units), units, words


UnitFound = tuple[Unit, str, str, int]
"""A unit in a text: the 多, 半 or 余 inside it (个半月), how it is written, and where it ends."""


def match_unit(text: str, at: int, stop: int) -> UnitFound | None:
    """The longest unit that begins at ``at``."""
    lengths, units, words = _surfaces()
    first = text[at : at + 1]
    if first == "个" and text[at + 1 : at + 2] in _INNER:
        # 个多月, 个半小时: 多 and 半 stand inside units that begin with 个.
        for length in lengths[first]:
            end, surface = at + 1 + length, first + text[at + 2 : at + 1 + length]
            unit = units.get(surface) if length > 1 and end <= stop else None
            if unit is not None and _stands(unit, surface, text, end, stop):
                return unit, text[at + 1], text[at:end], end
    for length in lengths.get(first, ()):
        end = at + length
        unit = units.get(surface := text[at:end]) if end <= stop else None
        if unit is not None and (surface in words or _stands(unit, surface, text, end, stop)):
            return unit, "", surface, end
    return None


def find_unit(text: str, at: int, stop: int) -> int:
    """Where the longest unit that begins at ``at`` ends; -1 where none does.

    >>> find_unit("个半月内", 0, 4), find_unit("人口", 0, 2)
    (3, -1)
    """
    found = match_unit(text, at, stop)
    return -1 if found is None else found[3]


_INNER = frozenset("多半余来")


def _stands(unit: Unit, surface: str, text: str, end: int, stop: int) -> bool:
    """Whether a surface is a word here: no 人 in 人口, no 件 in 元件, no m in mm."""
    if _is_latin(surface[-1]):
        following = text[end : end + 1] if end < stop else ""
        if following.isascii() and following.isalnum():
            return False
    if unit.not_before and text.startswith(unit.not_before, end, stop):
        return text.startswith(unit.but_before, end, stop)
    return True


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def words_source(words: Iterable[tuple[str, str]]) -> str:
    """A pattern that matches the longest of many words, each followed by its own lookahead.

    >>> words_source([("吨", ""), ("吨公里", ""), ("亩", "(?!产)")])
    '(?:吨(?:公里)?|亩(?!产))'
    """
    tree: dict[str, Any] = {}
    for word, ahead in words:
        node = tree
        for c in word:
            node = node.setdefault(c, {})
        node[""] = ahead
    return _source(tree)


def _source(node: dict[str, Any]) -> str:
    branches, singles = [], ""
    for c, child in node.items():
        if c == "":
            continue
        if child == {"": ""}:
            singles += escape(c)
            continue
        branches.append(f"{escape(c)}{_source(child)}")
    if singles:
        branches.append(singles if len(singles.replace("\\", "")) == 1 else f"[{singles}]")
    if "" not in node:
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    if not branches:
        return cast(str, node[""])
    if not node[""]:
        return f"(?:{'|'.join(branches)})?"
    return f"(?:{'|'.join(branches)}|{node['']})"
