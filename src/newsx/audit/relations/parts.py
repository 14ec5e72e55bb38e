"""Tests of a total against its parts: 32家，其中省级6家、市级10家、本级16家."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from newsx.audit.finding import Finding, FindingKind, Severity
from newsx.audit.interval import Interval, total
from newsx.audit.operand import Operand
from newsx.audit.passage import Passage
from newsx.audit.verdict import Part, evidence, figures, judge, plain, show
from newsx.audit.wording import Gap
from newsx.dictionary import read_table

TABLE = "part_families"
COLUMNS = ("family", "label", "whole", "example")

# ，同比增长8.1% / ，比上年增加5家: not a part, but said of the part before it.
_SAID = re.compile(r"[udUDABRTFy]|c[pogq]*|n|s")
_SKIPPED = frozenset({"percent", "percentage_point", "multiple", "rank", "ratio"})
# Whatever may stand behind a label without making it another thing: 出口总额, 进口货值.
_LABEL_TAILS = ("", "额", "值", "总额", "总值", "企业", "人数", "产业")


@dataclass(frozen=True, slots=True)
class Listed:
    """One part of a list."""

    operand: Operand
    label: str
    """The words of its clause: 省级, 市级."""


@dataclass(frozen=True, slots=True)
class PartList:
    """A total and the parts that the text lists behind it."""

    whole: Operand
    whole_label: str
    parts: tuple[Listed, ...]


def find_parts(passage: Passage) -> Iterator[Finding]:
    """The findings of the lists of a passage."""
    for parts in read_part_lists(passage):
        for rule in RULES:
            if finding := rule(passage, parts):
                yield finding


def read_part_lists(passage: Passage) -> Iterator[PartList]:
    """The lists behind 其中 and its like, and those of a bracket behind a figure."""
    operands, gaps = passage.operands, passage.gaps
    if passage.host is not None and _is_amount(passage.host):
        if parts := _read_list(passage, 0, passage.host.unit):
            yield PartList(passage.host, "", parts)
        return
    for index in range(1, len(operands)):
        if "w" not in gaps[index].letters:
            continue
        place = _find_total(passage, index)
        if place is None:
            continue
        whole = operands[place]
        if parts := _read_list(passage, index, whole.unit):
            yield PartList(whole, _label(gaps[place]), parts)


def _is_amount(operand: Operand) -> bool:
    return operand.value is not None and operand.figure.kind not in _SKIPPED


def _find_total(passage: Passage, index: int) -> int | None:
    """The nearest amount before a list that is no change: 进出口100亿元，增长5%，其中出口60亿元."""
    for place in range(index - 1, -1, -1):
        if not _is_amount(passage.operands[place]):
            continue
        if not _SAID.search(passage.gaps[place].tail().letters):
            return place
    return None


def _read_list(passage: Passage, first: int, unit: str | None) -> tuple[Listed, ...]:
    parts: list[Listed] = []
    for index in range(first, len(passage.operands)):
        gap, operand = passage.gaps[index], passage.operands[index]
        if index > first and ("w" in gap.letters or "." in gap.letters):
            break
        if operand.figure.kind in _SKIPPED:
            continue
        tail = gap.tail()
        if operand.value is None or _SAID.search(tail.letters):
            continue
        if operand.unit == unit:
            parts.append(Listed(operand, _label(gap)))
    return tuple(parts)


def _label(gap: Gap) -> str:
    """What a figure is of: the words of its clause without those of number and order."""
    tail = gap.tail()
    return "".join(w.text for w in tail.words if w.role in ("noun", "of", "quantity", "balance", "adjusted"))


def check_total(passage: Passage, parts: PartList) -> Finding | None:
    """32家，其中省级6家、市级10家、本级16家: 6 + 10 + 16 = 32."""
    return _check_sum(passage, parts) or _check_family(passage, parts)


def _check_sum(passage: Passage, parts: PartList) -> Finding | None:
    """The first parts of the list that make up the total; others that follow belong elsewhere."""
    for count in range(len(parts.parts), 1, -1):
        chosen = parts.parts[:count]
        summed = total(tuple(part.operand.rounded for part in chosen))
        if summed.overlaps(parts.whole.rounded):
            return _finding("consistent", "info", passage, parts.whole, chosen)
    return None


def _check_family(passage: Passage, parts: PartList) -> Finding | None:
    """进出口100亿元，其中出口60亿元、进口50亿元: labels that exclude each other cannot sum to more."""
    chosen, covers = _family_parts(parts)
    if len(chosen) < 2:
        return None
    summed = total(tuple(part.operand.loose for part in chosen))
    whole = parts.whole.loose
    if summed.low > whole.high or (covers and summed.high < whole.low):
        return _finding("inconsistent", "error", passage, parts.whole, chosen)
    return None


def check_balance(passage: Passage, parts: PartList) -> Finding | None:
    """出口9.6万亿元，进口7.1万亿元，贸易顺差2.5万亿元: the difference of the two."""
    named = {part.label: part.operand for part in parts.parts}
    balance = next((part for part in parts.parts if part.label.endswith(("顺差", "逆差"))), None)
    exports, imports = named.get("出口"), named.get("进口")
    if not balance or not exports or not imports:
        return None
    inputs: list[Part] = [("part", exports), ("part", imports)]
    return judge(
        "parts:balance", passage, ("change", balance.operand), inputs, lambda e, i: abs(e - i), "{0} - {1}"
    )


RULES = (check_total, check_balance)


def _finding(
    kind: FindingKind, severity: Severity, passage: Passage, whole: Operand, chosen: Sequence[Listed]
) -> Finding:
    parts: list[Part] = [("part", part.operand) for part in chosen]
    values = [part.operand.value for part in chosen if part.operand.value is not None]
    value = sum(values[1:], values[0])
    span: Interval = total(tuple(part.operand.rounded for part in chosen))
    written = " + ".join(part.operand.figure.text for part in chosen)
    return Finding(
        kind, "parts:total", severity, figures(passage, [("total", whole), *parts]),
        f"{written} = {show(value, whole, 2)}, stated {whole.figure.text}", (evidence(passage),), None,
        plain(value), plain(span.low), plain(span.high), whole.unit,
    )  # fmt: skip


def _family_parts(parts: PartList) -> tuple[list[Listed], bool]:
    """The leading parts whose labels are different ones of one family, and whether they cover their whole."""
    chosen: list[Listed] = []
    families: set[str] = set()
    labels: set[str] = set()
    for part in parts.parts:
        row = _read_label(part.label)
        if row is None or row[1] in labels or families - {row[0]}:
            break
        families.add(row[0])
        labels.add(row[1])
        chosen.append(part)
    if not chosen:
        return [], False
    family = next(iter(families))
    rows = [row for row in _families() if row[0] == family]
    whole = rows[0][2]
    covers = bool(whole) and labels == {row[1] for row in rows} and _is(parts.whole_label, whole)
    return chosen, covers


def _read_label(text: str) -> tuple[str, str] | None:
    """The family and label of words that are that label and nothing else."""
    return next(((row[0], row[1]) for row in _families() if _is(text, row[1])), None)


def _is(text: str, label: str) -> bool:
    return text.startswith(label) and text[len(label) :] in _LABEL_TAILS


@cache
def _families() -> tuple[tuple[str, ...], ...]:
    return read_table(TABLE, COLUMNS)
