"""Ranges: two numbers, one figure; and the transitions that only look like one."""

import re
from decimal import Decimal
from re import Match

from newsx.figures.conditions import Candidate, is_refused
from newsx.figures.items import find_item
from newsx.figures.numeral import Numeral, multiplied, parse_numeral
from newsx.figures.quantity import Figure
from newsx.figures.unit import Unit, units_by_surface

_FROM = re.compile("[由从自]")
_CLAUSE = re.compile("[，。；！？、\n,;]")
_SPREAD = re.compile("不等|之间|区间|浮动|的?范围")
_LARGE = re.compile("(?:万亿|[万亿兆萬億])$")
_CHANGE = re.compile("[增减升降涨跌提]|回落|下滑")


def is_transition(text: str, start: int, end: int) -> bool:
    """由5%至8%, 从3家到5家: two levels, no range; 从3家到5家不等 is a range again."""
    if _SPREAD.match(text, end):
        return False
    clause = text[max(0, start - 12) : start]
    cut = max((m.end() for m in _CLAUSE.finditer(clause)), default=0)
    return bool(_FROM.search(clause, cut))


def read_range(text: str, match: Match[str], low: Numeral, unit: Unit) -> Figure | None:
    """30—50万吨, 3%至5%, 1.03亿元至1.40亿元: one figure; scale and unit at the end serve both ends."""
    high = parse_numeral(match["high"])
    if high is None:
        return None
    start, end = match.span()
    sign = match["sign"] or ""
    if is_refused(Candidate(text, start, end, match["number"], low, unit, sign)):
        return None
    bottom = low.low if low.low is not None else low.value
    top = high.high if high.high is not None else high.value
    scale = _LARGE.search(match["high"].rstrip("多余几来"))
    if match["low_unit"] is None and scale and not _LARGE.search(match["number"]):
        factor = parse_numeral("1" + scale[0])
        if factor is not None and multiplied(bottom, factor.value) < top:
            bottom = multiplied(bottom, factor.value)
    low_unit = unit
    if match["low_unit"]:
        low_unit = units_by_surface().get(match["low_unit"], unit)
        if low_unit.kind != unit.kind and unit.symbol != "%":
            return None
    if low_unit.factor:
        bottom = multiplied(bottom, low_unit.factor)
    if unit.factor:
        top = multiplied(top, unit.factor)
    if sign in ("负",) or sign[:1] in ("-", "－", "−", "﹣") or "零下" in sign:
        if not match["high_sign"]:
            bottom = -bottom
        elif "零下" in sign or _is_level(text, start):
            bottom, top = -bottom, -top
    kind, symbol = unit.kind, unit.symbol
    per = match["per"]
    if per:
        from newsx.figures.shapes import _rate

        kind, symbol = _rate(unit, per.strip(" \u3000\xa0").lstrip("/／每 "))
    if symbol == "deg":
        from newsx.figures.shapes import _degree

        kind, symbol = _degree(text, start, sign)
    tail = match["tail"] or ""
    if tail and kind == "count":
        end -= len(tail)
    if bottom > top and bottom > 0:
        bottom, top = top, bottom
    item = find_item(text, end) if kind == "count" else None
    return Figure(kind, text[start:end], start, end, None, bottom, top, symbol, "range", item, "shape:range")


def _is_level(text: str, start: int) -> bool:
    """A loss given as a range of negative amounts is an amount; a temperature or a rate keeps its sign."""
    return "温" in text[max(0, start - 8) : start]


_ = Decimal
