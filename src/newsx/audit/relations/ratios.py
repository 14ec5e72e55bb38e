"""A level that is some times another: 2.2万亿元，是2012年的2.2倍 implies 2012年 1万亿元."""

import re
from collections.abc import Iterator
from decimal import Decimal

from newsx.audit.finding import Finding
from newsx.audit.passage import Passage
from newsx.audit.verdict import Part, imply

# Letters are those of newsx.audit.wording: 万元，是2012年的 | 2.2倍; ，恢复到2019年同期的 | 51%
_TIMES = re.compile(r"^h*o?h*[,、]?[ke=]+(?P<base>[pogq]*p[pogq]*?)g[keh]*$")
_AMOUNTS = frozenset({"money", "count", "area", "length", "volume", "mass", "power", "energy"})


def find_ratios(passage: Passage) -> Iterator[Finding]:
    """The levels of other times that follow from the ratios of a passage."""
    for index in range(1, len(passage.operands)):
        level, ratio, gap = passage.operands[index - 1], passage.operands[index], passage.gaps[index]
        if not level.value or not ratio.value or ratio.value == 1 or level.figure.kind not in _AMOUNTS:
            continue
        percent = ratio.is_percent and ratio.unit == "%"
        if (ratio.figure.kind != "multiple" and not percent) or passage.is_listed(index - 1):
            continue
        # 地区生产总值2900亿元，是2012年的2倍: counted at constant prices.
        if "r" in passage.gaps[index - 1].tail().letters:
            continue
        match = _TIMES.search(gap.letters)
        if not match:
            continue
        inputs: list[Part] = [("level", level), ("growth", ratio)]
        function = _of_percent if percent else _of_times
        name = gap.between(*match.span("base"))
        if finding := imply("ratio:base", passage, name, inputs, function, "{0} / {1}", level):
            yield finding


def _of_times(level: Decimal, ratio: Decimal) -> Decimal:
    return level / ratio


def _of_percent(level: Decimal, ratio: Decimal) -> Decimal:
    return level / ratio * 100
