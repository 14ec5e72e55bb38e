"""A total and the parts that the text lists behind it: 32家，其中省级6家、市级10家、本级16家."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsx.audit.operand import Operand
from newsx.audit.passage import Passage
from newsx.audit.wording import Gap
from newsx.figures.quantity import Kind

# ，同比增长8.1% / ，比上年增加5家: not a part, but said of the part before it.
_SAID = re.compile(r"[udUDABRTFy]|c[pogq]*|n|s")
_REACH = 12
_LABEL = frozenset({"noun", "with", "of", "quantity", "adjusted"})
# Kinds that add up; prices and percentages do not.
_ADDITIVE: frozenset[Kind] = frozenset({
    "money", "count", "length", "area", "volume", "mass", "power", "energy", "data", "duration",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """One figure of a list."""

    operand: Operand
    label: str
    """The words of its clause: 省级, 出口."""
    sign: int
    """-1 for a deficit or outflow, 1 for a surplus or inflow, 0 for any other amount."""
    timed: bool
    """Its clause names a time: 上个制糖期产量60万吨 is no part of this season's."""


@dataclass(frozen=True, slots=True)
class PartList:
    """A total and its parts."""

    whole: Listed
    """The nearest amount before the list."""
    parts: tuple[Listed, ...]
    farther: tuple[Operand, ...] = ()
    """Amounts of the unit before the nearest: 采购额13亿元，节约资金2亿元，其中… may list the first."""


def read_part_lists(passage: Passage) -> Iterator[PartList]:
    """The lists behind 其中 and its like, and those of a bracket behind a figure."""
    operands, gaps = passage.operands, passage.gaps
    if passage.host is not None:
        if _adds(passage.host) and (parts := _read_list(passage, 0, passage.host.unit)):
            yield PartList(Listed(passage.host, "", 0, timed=False), parts)
        return
    for index in range(1, len(operands)):
        if "w" not in gaps[index].letters:
            continue
        places = _find_totals(passage, index)
        if not places:
            continue
        nearest, *others = places
        if parts := _read_list(passage, index, operands[nearest].unit):
            farther = (operands[place] for place in others if operands[place].unit == operands[nearest].unit)
            yield PartList(_listed(operands[nearest], gaps[nearest]), parts, tuple(farther))


def _adds(operand: Operand) -> bool:
    return operand.value is not None and operand.figure.kind in _ADDITIVE


def _find_totals(passage: Passage, index: int) -> list[int]:
    """The amounts before a list that are no changes, nearest first: 进出口100亿元，增长5%，其中出口60亿元."""
    return [
        place
        for place in range(index - 1, max(index - _REACH, 0) - 1, -1)
        if _adds(passage.operands[place]) and not _SAID.search(passage.gaps[place].tail().letters)
    ]


def _read_list(passage: Passage, first: int, unit: str | None) -> tuple[Listed, ...]:
    """The figures of one unit from ``first`` on; an inner list is left out: 18例，含3例…；本土40例."""
    parts: list[Listed] = []
    inner = False
    for index in range(first, len(passage.operands)):
        gap, operand = passage.gaps[index], passage.operands[index]
        if index > first:
            if "." in gap.letters:
                break
            inner = "w" in gap.letters or (inner and ";" not in gap.letters)
        if inner or not _adds(operand) or operand.unit != unit or _SAID.search(gap.tail().letters):
            continue
        parts.append(_listed(operand, gap))
    return tuple(parts)


def _listed(operand: Operand, gap: Gap) -> Listed:
    tail = gap.tail()
    label = "".join(word.text for word in tail.words if word.role in _LABEL)
    sign = -1 if "V" in tail.letters else 1 if "v" in tail.letters else 0
    return Listed(operand, label, sign, timed="p" in tail.letters)
