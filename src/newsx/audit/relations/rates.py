"""A percentage set apart from another by points: 8.4%，高于全疆3.8个百分点 implies 全疆 4.6%."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from newsx.audit.finding import Finding
from newsx.audit.operand import Operand
from newsx.audit.passage import Passage
from newsx.audit.relations.comparison import ABOVE, BY, Way, base_words, read_rate_word
from newsx.audit.verdict import Part, imply

_FALLING = re.compile(r"[dD][keh]*$")


@dataclass(frozen=True, slots=True)
class RateComparison:
    """A percentage and by how many points it differs from another: 8.4%，高于全疆3.8个百分点."""

    rate: Operand
    points: Operand
    way: Way
    base_words: str
    falling: bool
    """The percentage is a decline: 下降5.7%，降幅比上月收窄1.2个百分点."""


def find_rates(passage: Passage) -> Iterator[Finding]:
    """The percentages that follow from those of a passage."""
    for rate in read_rates(passage):
        if finding := _imply(passage, rate):
            yield finding


def _imply(passage: Passage, rate: RateComparison) -> Finding | None:
    sign, formula = (1, "{0} + {1}") if rate.way == "down" else (-1, "{0} - {1}")
    inputs: list[Part] = [("level", rate.rate), ("change", rate.points)]

    def other(value: Decimal, points: Decimal) -> Decimal:
        return value + sign * points

    return imply("rate:base", passage, rate.base_words, inputs, other, formula, rate.rate)


def read_rates(passage: Passage) -> Iterator[RateComparison]:
    """The percentages that a passage sets apart from others by percentage points."""
    for index in range(1, len(passage.operands)):
        rate, points, gap = passage.operands[index - 1], passage.operands[index], passage.gaps[index]
        if not rate.is_percent or rate.value is None:
            continue
        if points.value is None or points.unit != "pp":
            continue
        match = ABOVE.search(gap.letters) or BY.search(gap.letters)
        if not match or not match["base"] or not match["way"]:
            continue
        tail = passage.gaps[index - 1].tail().letters
        falling = bool(_FALLING.search(tail))
        named = read_rate_word(match)
        # 下降5.7%，比全国高2个百分点: a smaller decline or a larger one? Only 降幅 tells.
        if falling != (named == "D"):
            continue
        way: Way = "up" if match["way"] in "uA" else "down"
        yield RateComparison(rate, points, way, base_words(gap, match), falling)
