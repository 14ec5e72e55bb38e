"""The shapes of a figure: what each group of the grammar means."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from newsx.figures.bare import read_bare, read_listed
from newsx.figures.bounds import resolve_bound
from newsx.figures.compounds import COMPOUNDED, read_compound
from newsx.figures.conditions import is_refused
from newsx.figures.exact import added, multiplied
from newsx.figures.found import Match
from newsx.figures.items import find_item
from newsx.figures.numeral import NUMERAL_FIRSTS, Numeral, find_numeral, parse_numeral
from newsx.figures.quantities import Quantity, find_quantity
from newsx.figures.quantity import Figure
from newsx.figures.ranges import is_change_to_level, is_transition, read_range
from newsx.figures.ranks import read_first, read_rank, read_top
from newsx.figures.shares import (
    read_doubling,
    read_fraction,
    read_half,
    read_odds,
    read_percent,
    read_ratio,
    read_slash,
)  # fmt: skip
from newsx.figures.symbols import is_place, resolve_rate, resolve_symbol, resolve_unit
from newsx.figures.unit import Unit, per_units, units_by_surface

_CHANGE_BEFORE = re.compile(
    r"(?:增长|增速|增幅|同比|环比|涨跌幅|涨幅|降幅|跌幅|下降|下跌|下滑|变动|变化|影响为?|增加|减少|回落)[约为达了：:]{0,2}$"
)
_MINUS = frozenset("-－−﹣负")
_NUMERALS = frozenset(NUMERAL_FIRSTS)
_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)


def read_quantity(text: str, quantity: Quantity) -> Figure | None:
    """A number with its unit: 1.07万亿元, 3—5个小时, 350公里/小时, -3.2%."""
    numeral = parse_numeral(quantity.number)
    if numeral is None:
        return None
    upper = quantity.upper
    if upper is None:
        if quantity.per:
            quantity = _resolve_per(quantity)
        if quantity.surface in COMPOUNDED and (compound := _read_compound(text, quantity, numeral)):
            return compound
        return _read_single(text, quantity, numeral)
    low_unit, inner = resolve_unit(upper.low_surface) if upper.low_surface else (None, "")
    start, end = quantity.start, quantity.stop
    if not is_transition(
        text, start, end, upper.separator, low_unit, quantity.unit
    ) and not is_change_to_level(text, start, numeral, upper.number, low_unit):
        return read_range(text, quantity, numeral, upper)
    low = replace(
        quantity, stop=upper.low_end, unit_end=upper.low_end, vague=upper.low_vague, per="", tail=""
    )
    if low_unit is not None:
        low = replace(low, unit=low_unit, inner=inner, surface=upper.low_surface)
    return _read_single(text, low, numeral)


def _resolve_per(quantity: Quantity) -> Quantity:
    """What the unit of a rate makes of the unit: 10个月每千瓦 is no rate, and 10分/千瓦时 is money."""
    per = quantity.per.strip(" \u3000\xa0")
    if per.startswith("每") and quantity.unit.kind == "duration":
        return replace(quantity, stop=quantity.unit_end, per="", tail="")
    rate = per.lstrip("/／每 ")
    if quantity.surface == "分" and per_units()[rate].kind in ("energy", "mass", "volume", "length"):
        unit, inner = resolve_unit("分钱")
        return replace(quantity, unit=unit, inner=inner, surface="分钱", per=rate)
    return replace(quantity, per=rate)


def _read_compound(text: str, quantity: Quantity, numeral: Numeral) -> Figure | None:
    """123元1角1分, 1小时15分: units that go on in smaller ones."""
    start, at = quantity.start, quantity.unit_end
    if text[at : at + 1] not in _NUMERALS:
        return None
    if numeral.low is not None or quantity.times or quantity.tail not in ("", "半"):
        return None
    compound = read_compound(text, numeral.value, quantity.surface, at)
    if compound is None:
        return None
    end = compound.end
    bound = resolve_bound(text, start, end, numeral, quantity.vague, None)
    return Figure(
        compound.kind, text[start:end], start, end, compound.value, unit=compound.unit, bound=bound,
        rule="shape:compound",
    )  # fmt: skip


def _read_single(text: str, quantity: Quantity, numeral: Numeral) -> Figure | None:
    """One number with one unit, or two neighbours (三四百家)."""
    start, end, unit, sign = quantity.start, quantity.stop, quantity.unit, quantity.sign
    number, inner, tail = quantity.number, quantity.inner, quantity.tail
    half = "半" in inner or tail == "半"
    if is_refused(text, start, end, number + "半" if half else number, numeral, unit, sign):
        return None
    if tail and not _takes_tail(unit, tail):
        end, tail, half = end - len(tail), "", "半" in inner
    value, low, high = _amounts(numeral, unit, half)
    if quantity.times and quantity.upper is None:
        value = multiplied(value, Decimal(quantity.times))
    if sign and _is_negative(text, start, sign):
        value = -value
    kind, symbol = resolve_symbol(text, start, end, unit, quantity.surface, sign, quantity.per)
    if unit.symbol in ("位", "名") and is_place(text, start):
        return Figure(
            "rank", text[start:end], start, end, value, low, high, None, "exact", None, "shape:place"
        )
    item = find_item(text, end) if kind == "count" else None
    rule, words = "units:" + quantity.surface, text[start:end]
    if low is not None:
        return Figure(kind, words, start, end, None, low, high, symbol, "range", item, rule)
    bound = resolve_bound(text, start, end, numeral, quantity.vague + tail + inner, unit)
    return Figure(kind, words, start, end, value, None, None, symbol, bound, item, rule)


def _takes_tail(unit: Unit, tail: str) -> bool:
    """3年多, 两天半, 六成半; but 多 behind 3家 or 5% begins the next word."""
    if unit.symbol == "%":
        return unit.factor is not None and tail == "半"
    return unit.kind != "count" and unit.symbol != "pp"


def _amounts(numeral: Numeral, unit: Unit, half: bool) -> tuple[Decimal, Decimal | None, Decimal | None]:
    """Value, low and high in the unit's symbol."""
    if half:
        value = added(numeral.value, _HALF)
        return (multiplied(value, unit.factor) if unit.factor else value), None, None
    if unit.factor is None:
        return numeral.value, numeral.low, numeral.high
    low, high = (None if x is None else multiplied(x, unit.factor) for x in (numeral.low, numeral.high))
    return multiplied(numeral.value, unit.factor), low, high


def _is_negative(text: str, start: int, sign: str) -> bool:
    """A level keeps its sign (利润-3130万元), a change gives it to the direction (增长-3.2%)."""
    if "零下" in sign or (len(sign) == 3 and sign[-1] in _MINUS):
        return True
    return sign[:1] in _MINUS and not _CHANGE_BEFORE.search(text, max(0, start - 8), start)


def read_per_amount(text: str, match: Match) -> Figure | None:
    """The per-unit word first: 每吨160.89美元, 每小时20公里, 每桶35至40美元."""
    if match["per_range"]:
        return _read_per_range(text, match)
    numeral = parse_numeral(match["per_number"].rstrip("多余来几 \u3000"))
    if numeral is None or numeral.low is not None:
        return None
    unit, _ = resolve_unit(match["per_unit"])
    if unit.symbol == "分":
        unit = units_by_surface()["分钱"]
    start, end = match.span()
    value = numeral.value
    if is_refused(text, match.start("per_number"), end, match["per_number"], numeral, unit):
        return None
    if unit.factor:
        value = multiplied(value, unit.factor)
    kind, symbol = resolve_rate(unit, match["per_before"])
    if unit.kind in ("duration", "age"):
        # 每集50分钟: how long, not how much of it.
        start, kind, symbol = match.start("per_number"), unit.kind, unit.symbol
    bound = resolve_bound(text, start, end, numeral, match["per_number"][-1], unit)
    return Figure(
        kind, text[start:end], start, end, value, None, None, symbol, bound, None, "shape:per_amount"
    )


def _read_per_range(text: str, match: Match) -> Figure | None:
    """每桶35至40美元; of 从每吨30元至40元, which is none, the first level."""
    start, end = match.span()
    at = match.start("per_range")
    inner = find_quantity(text, at, find_numeral(text, at, end), end)
    figure = None if inner is None else read_quantity(text, inner)
    if inner is None or figure is None or figure.kind in ("duration", "age", "count"):
        return figure
    unit = inner.unit
    if figure.bound != "range" and inner.upper and inner.upper.low_surface:
        unit = resolve_unit(inner.upper.low_surface)[0]
    kind, symbol = resolve_rate(unit, match["per_before"])
    if kind == "rate":
        symbol = symbol.replace(unit.symbol, figure.unit or unit.symbol, 1)
    return replace(figure, kind=kind, unit=symbol, text=text[start : figure.end], start=start)


_SIGNS = {
    "$": "USD", "＄": "USD", "US$": "USD", "USD": "USD", "HK$": "HKD", "A$": "AUD", "C$": "CAD", "NT$": "TWD",
    "￥": "CNY", "¥": "CNY", "RMB": "CNY", "€": "EUR", "£": "GBP",
}  # fmt: skip


def read_currency(text: str, match: Match) -> Figure | None:
    """An amount behind a currency sign: $20, ￥300, US$5亿."""
    numeral = parse_numeral(match["currency_number"])
    if numeral is None or numeral.low is not None:
        return None
    start, end = match.span()
    bound = resolve_bound(text, start, end, numeral, "", None)
    unit = _SIGNS[match["currency_sign"]]
    return Figure(
        "money", text[start:end], start, end, numeral.value, None, None, unit, bound, None, "shape:currency"
    )


def read_none(text: str, match: Match) -> Figure | None:
    """“1+8+1”, 千家万户: no figure, and none inside."""
    return None


READERS: Final[Mapping[str, Callable[[str, Any], Figure | None]]] = {
    "fixed": read_none,
    "programme": read_none,
    "rank": read_rank,
    "first": read_first,
    "top": read_top,
    "percent": read_percent,
    "fraction": read_fraction,
    "slash": read_slash,
    "half": read_half,
    "doubling": read_doubling,
    "ratio": read_ratio,
    "odds": read_odds,
    "currency": read_currency,
    "per_amount": read_per_amount,
    "quantity": read_quantity,
    "listed": read_listed,
    "bare": read_bare,
}
