"""Units and measure words: the table, and the pattern made from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from re import escape
from typing import Any, Literal, cast, get_args

from newsx.dictionary import DictionaryError, read_table
from newsx.figures.quantity import Kind

Condition = Literal["", "arabic", "edition", "index", "level", "tenth", "degree", "yuan", "per"]
COLUMNS = (
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
def unit_source() -> str:
    """The pattern of the surfaces behind a number, each with the words that it must not stand before."""
    return words_source((s, _lookahead(s, unit)) for s, unit in units_by_surface().items())


def _lookahead(surface: str, unit: Unit) -> str:
    ahead = ""
    if surface[-1].isascii() and surface[-1].isalpha():
        ahead = "(?![A-Za-z0-9])"
    if unit.not_before:
        refuse = words_source((word, "") for word in unit.not_before)
        if unit.but_before:
            allow = words_source((word, "") for word in unit.but_before)
            return f"{ahead}(?:(?={allow})|(?!{refuse}))"
        ahead += f"(?!{refuse})"
    return ahead


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
        tail = _source(child)
        # 个多月, 个半小时: 多 and 半 stand inside units that begin with 个.
        middle = "[多半余来]?" if c == "个" and set(child) - {""} else ""
        if middle and "" in child:
            longer = _source({k: v for k, v in child.items() if k})
            branches.append(f"{c}(?:{middle}{longer}|{child['']})")
        else:
            branches.append(f"{escape(c)}{middle}{tail}")
    if singles:
        branches.append(singles if len(singles.replace("\\", "")) == 1 else f"[{singles}]")
    if "" not in node:
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    if not branches:
        return cast(str, node[""])
    if not node[""]:
        return f"(?:{'|'.join(branches)})?"
    return f"(?:{'|'.join(branches)}|{node['']})"
