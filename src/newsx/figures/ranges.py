"""Ranges: two numbers, one figure; and the transitions that only look like one."""

import re
from decimal import Decimal

from newsx.figures.conditions import is_refused
from newsx.figures.exact import multiplied
from newsx.figures.items import find_item
from newsx.figures.numeral import Numeral, parse_numeral
from newsx.figures.quantities import Quantity, Upper
from newsx.figures.quantity import Figure
from newsx.figures.symbols import resolve_symbol
from newsx.figures.unit import Unit, units_by_surface

_FROM = re.compile(
    "(?<![自理])由(?!于)|从(?![业事而严重紧优])|自(?![给主有动由营治身己然用费我行觉强习筹备产来愿助])"
)
"""自5%至8% starts somewhere; 自给率, 自由贸易区 and 从业人员 do not."""
_CLAUSE = re.compile("[，。；！？、\n,;]")
_SPREAD = re.compile("不等|之间|区间|浮动|的?范围")
_LARGE = re.compile("(?:万亿|[万亿兆萬億])$")
_SMALL = re.compile("[百千佰仟]")
_SCALE = re.compile("[百千佰仟]?(?:万亿|[万亿兆萬億])$|[百千佰仟]$")
_CHANGE = re.compile("[增减升降涨跌提]|回落|下滑")


def is_transition(
    text: str, start: int, end: int, separator: str, low_unit: Unit | None = None, unit: Unit | None = None
) -> bool:
    """由5%至8%, 从3家到5家: two levels, no range; 从3家到5家不等 is a range again.

    Numbers of different kinds never make a range: 下跌1.6%至1440点.
    """
    if low_unit is not None and unit is not None and low_unit.kind != unit.kind:
        return True
    if ("到" not in separator and "至" not in separator) or _SPREAD.match(text, end):
        return False
    clause = text[max(0, start - 12) : start]
    cut = max((m.end() for m in _CLAUSE.finditer(clause)), default=0)
    return bool(_FROM.search(clause, cut))


def is_change_to_level(text: str, start: int, low: Numeral, high_text: str, low_unit: Unit | None) -> bool:
    """下跌226美元至9124美元: by how much and to what; 上涨50元至100元 is a range of changes.

    Two amounts so far apart are no range, where a word of change stands right before the first.
    """
    if low_unit is None or low_unit.kind in ("percent", "percentage_point"):
        return False
    high = parse_numeral(high_text)
    if high is None or high.value < 8 * low.value:
        return False
    return _CHANGED.search(text, max(0, start - 3), start) is not None


_CHANGED = re.compile("(?:[涨跌升降调]|增加|减少|回落|下滑)了?$")


def share_scale(low: Decimal, low_text: str, high_text: str) -> Decimal:
    """The lower number in the scale of the upper: 30—50万, 3-5千, 七千到九千亿; 1000到1.5万 stays."""
    scale = _LARGE.search(high_text) if _SMALL.search(low_text) else _SCALE.search(high_text)
    if scale is None or _LARGE.search(low_text):
        return low
    factor, high = parse_numeral("1" + scale[0]), parse_numeral(high_text)
    if factor is None or high is None:
        return low
    scaled = multiplied(low, factor.value)
    return scaled if scaled < (high.high or high.value) else low


def read_range(text: str, quantity: Quantity, low: Numeral, upper: Upper) -> Figure | None:
    """30—50万吨, 3%至5%, 1.03亿元至1.40亿元: one figure; scale and unit at the end serve both ends."""
    high = parse_numeral(upper.number)
    if high is None:
        return None
    start, end, sign, unit = quantity.start, quantity.stop, quantity.sign, quantity.unit
    # The upper number stands for both: 一到两个 counts, though 一个 does not.
    if is_refused(text, start, end, upper.number, high, unit, sign):
        return None
    bottom = low.low if low.low is not None else low.value
    top = high.high if high.high is not None else high.value
    low_unit = unit
    if upper.low_surface:
        low_unit = units_by_surface().get(upper.low_surface, unit)
    else:
        bottom = share_scale(bottom, quantity.number, upper.number)
    if low_unit.factor:
        bottom = multiplied(bottom, low_unit.factor)
    if unit.factor:
        top = multiplied(top, unit.factor)
    if sign in ("负",) or sign[:1] in ("-", "－", "−", "﹣") or "零下" in sign:
        if not upper.is_signed:
            bottom = -bottom
        elif "零下" in sign or _is_level(text, start):
            bottom, top = -bottom, -top
    per = quantity.per.strip(" \u3000\xa0").lstrip("/／每 ")
    kind, symbol = resolve_symbol(text, start, end, unit, quantity.surface, sign, per)
    if quantity.tail and kind == "count":
        end -= len(quantity.tail)
    if bottom > top and bottom > 0:
        bottom, top = top, bottom
    item = find_item(text, end) if kind == "count" else None
    return Figure(kind, text[start:end], start, end, None, bottom, top, symbol, "range", item, "shape:range")


def _is_level(text: str, start: int) -> bool:
    """A loss given as a range of negative amounts is an amount; a temperature or a rate keeps its sign."""
    return "温" in text[max(0, start - 8) : start]
