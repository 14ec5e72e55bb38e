"""Tests of an amount printed twice, in two units or scales: 1公顷（约15亩）, 4367亿元（0.4367万亿元）."""

import re
from collections.abc import Iterator
from decimal import Decimal

from newsx.audit.conversion import find_factor
from newsx.audit.finding import Finding
from newsx.audit.operand import Operand
from newsx.audit.passage import Passage
from newsx.audit.verdict import judge

_BARE = re.compile(r"^h*$")
_SAID = re.compile(r"^[,k]*=[kh]*$")


def find_repeats(passage: Passage) -> Iterator[Finding]:
    """The findings of brackets and of words such as 折合 behind a figure."""
    if passage.host is not None and len(passage.operands) == 1:
        letters = passage.gaps[0].letters
        said = bool(_SAID.search(letters))
        if (said or _BARE.search(letters)) and not passage.gaps[1].words:
            yield from _compare(passage, passage.host, passage.operands[0], said=said)
    for before, operand, gap in zip(passage.operands, passage.operands[1:], passage.gaps[1:], strict=False):
        # 氧化锂8万吨，相当于1.5万吨锂: in one unit, 相当于 compares two things.
        if _SAID.search(gap.letters) and before.unit != operand.unit:
            yield from _compare(passage, before, operand, said=True)


def _compare(passage: Passage, first: Operand, second: Operand, *, said: bool) -> Iterator[Finding]:
    if first.value is None or second.value is None or first.unit is None or second.unit is None:
        return
    if first.unit == second.unit:
        # 83.5万吨（85.7万吨） may be last year's; only another scale says that the same amount is meant.
        if not said and first.scale == second.scale:
            return
        factor: Decimal | None = Decimal(1)
    else:
        factor = find_factor(first.unit, second.unit)
    if factor is None:
        return
    by = factor
    formula = "{0}" if by == 1 else f"{{0}} * {by.normalize():.12g}"
    finding = judge("repeat:unit", passage, ("same", second), [("same", first)], lambda v: v * by, formula)
    if finding:
        yield finding
