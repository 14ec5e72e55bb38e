"""Tests of totals against their parts."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from newsx.audit.finding import Finding, FindingKind, Severity
from newsx.audit.interval import Interval, total
from newsx.audit.operand import Operand
from newsx.audit.passage import Passage
from newsx.audit.relations.families import read_family
from newsx.audit.relations.part_list import Listed, PartList, read_part_lists
from newsx.audit.verdict import Part, evidence, figures, judge, plain, show

_REST = "其余"


def find_parts(passage: Passage) -> Iterator[Finding]:
    """The findings of the lists of a passage."""
    for parts in read_part_lists(passage):
        for rule in RULES:
            if finding := rule(passage, parts):
                yield finding


def check_total(passage: Passage, parts: PartList) -> Finding | None:
    """32家，其中省级6家、市级10家、本级16家: 6 + 10 + 16 = 32."""
    whole = parts.whole.operand
    # The first parts of the list; others that follow may belong elsewhere.
    for count in range(len(parts.parts), 1, -1):
        chosen = parts.parts[:count]
        if any(part.sign for part in chosen):
            continue
        summed = _sum(chosen, "rounded")
        for candidate in (whole, *parts.farther):
            if summed.overlaps(candidate.rounded):
                return _finding("consistent", passage, candidate, chosen)
    rest = next((place for place, part in enumerate(parts.parts) if part.label.startswith(_REST)), None)
    if rest:
        # 其中15家盈利，其余20家亏损: named or not, these are all.
        chosen, covers = parts.parts[: rest + 1], not any(part.timed for part in parts.parts[: rest + 1])
    else:
        chosen, covers = read_family(passage, parts)
    if len(chosen) < 2:
        return None
    summed = _sum(chosen, "loose")
    if summed.low > whole.loose.high or (covers and summed.high < whole.loose.low):
        return _finding("inconsistent", passage, whole, chosen)
    return None


def check_balance(passage: Passage, parts: PartList) -> Finding | None:
    """出口9.6万亿元，进口7.1万亿元，贸易顺差2.5万亿元: the difference of the two."""
    named = {part.label: part.operand for part in parts.parts if not part.sign}
    balance = next((part for part in parts.parts if part.sign), None)
    exports, imports = named.get("出口"), named.get("进口")
    if balance is None or exports is None or imports is None:
        return None
    inputs: list[Part] = [("part", exports), ("part", imports)]
    surplus = balance.sign > 0

    def difference(out: Decimal, into: Decimal) -> Decimal:
        return out - into if surplus else into - out

    formula = "{0} - {1}" if surplus else "{1} - {0}"
    return judge("parts:balance", passage, ("change", balance.operand), inputs, difference, formula)


def check_net(passage: Passage, parts: PartList) -> Finding | None:
    """贸易顺差94亿美元，其中货物贸易顺差180亿美元，服务贸易逆差86亿美元: 180 - 86."""
    chosen = tuple(part for part in parts.parts if part.sign)
    whole = parts.whole
    if not whole.sign or len(chosen) < 2 or len({part.sign for part in chosen}) < 2:
        return None
    if _sum(chosen, "rounded", whole.sign).overlaps(whole.operand.rounded):
        return _finding("consistent", passage, whole.operand, chosen, whole.sign)
    family, covers = read_family(passage, parts, signed=True)
    if not covers or _sum(family, "loose", whole.sign).overlaps(whole.operand.loose):
        return None
    return _finding("inconsistent", passage, whole.operand, family, whole.sign)


RULES = (check_total, check_balance, check_net)


def _sum(parts: Sequence[Listed], width: Literal["rounded", "loose"], sign: int = 1) -> Interval:
    """The sum of the parts, deficits taken off; those of the sign of the whole count up."""
    return total(
        tuple(
            interval if (part.sign or sign) == sign else Interval(-interval.high, -interval.low)
            for part in parts
            for interval in (part.operand.rounded if width == "rounded" else part.operand.loose,)
        )
    )


def _finding(
    kind: FindingKind, passage: Passage, whole: Operand, chosen: Sequence[Listed], sign: int = 1
) -> Finding:
    parts: list[Part] = [("part", part.operand) for part in chosen]
    value, written = Decimal(0), ""
    for part in chosen:
        assert part.operand.value is not None
        same = (part.sign or sign) == sign
        value += part.operand.value if same else -part.operand.value
        written += f"{' + ' if same else ' - '}{part.operand.figure.text}"
    span = _sum(chosen, "rounded", sign)
    severity: Severity = "error" if kind == "inconsistent" else "info"
    rule = "parts:net" if any(part.sign for part in chosen) else "parts:total"
    return Finding(
        kind, rule, severity, figures(passage, [("total", whole), *parts]),
        f"{written.removeprefix(' + ').strip()} = {show(value, whole, 2)}, stated {whole.figure.text}",
        (evidence(passage),), None, plain(value), plain(span.low), plain(span.high), whole.unit,
    )  # fmt: skip
