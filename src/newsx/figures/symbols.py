"""The symbol of a unit in its place: degrees, currencies named before the amount, rates."""

import re

from newsx.figures.quantity import Kind
from newsx.figures.unit import Unit, per_units, units_by_surface


def resolve_unit(surface: str) -> tuple[Unit, str]:
    """The unit of a surface, and the 多, 半, 余 that stood inside it (个半月)."""
    units = units_by_surface()
    unit = units.get(surface)
    if unit is not None:
        return unit, ""
    return units[surface[0] + surface[2:]], surface[1]


def resolve_symbol(
    text: str, start: int, end: int, unit: Unit, surface: str, sign: str, per: str
) -> tuple[Kind, str]:
    """The kind and symbol of a quantity in its place.

    Args:
        text: the reading text.
        start: where the quantity starts.
        end: where it ends.
        unit: its unit.
        surface: the unit as written.
        sign: the sign and degree scale before the number.
        per: the unit of a rate, as written, or nothing.
    """
    kind, symbol = unit.kind, unit.symbol
    if kind not in _CONTEXTUAL and not per:
        return kind, symbol
    if per:
        kind, symbol = resolve_rate(unit, per)
    elif surface == "块":
        return resolve_piece(text, start, end)
    if symbol == "deg":
        return resolve_degree(text, start, sign)
    if symbol == "Cel" and "华氏" in sign:
        return kind, "[degF]"
    if kind == "length" and _HOURLY.search(text, max(0, start - 16), start):
        return "speed", f"{symbol}/h"
    if unit.symbol == "CNY":
        return kind, symbol.replace("CNY", resolve_currency(text, start))
    return kind, symbol


_CONTEXTUAL = frozenset(("money", "length", "temperature", "other"))
"""The kinds that tell a quantity only together with what stands before it, or behind."""
_HOURLY = re.compile("时速(?:[^，。；、\n0-9]{0,6}|[从由][0-9.]{1,5}公里[^，。；、\n0-9]{0,6})$")
"""时速160公里, 时速从80公里提高到160公里."""


def is_place(text: str, start: int) -> bool:
    """Whether a number of 位 or 名 is a place among others: 排名从24位升至18位; 新增18位 counts people.

    >>> is_place("排名24位", 2), is_place("排名上升2位", 4)
    (True, False)
    """
    return _PLACED.search(text, max(0, start - 18), start) is not None


_PLACED = re.compile(
    "(?:排名|排行|名列|位列|位居|名次|位次)(?:[从由于在为至]|全[国省市球]|世界){0,2}$"
    "|(?:排名|名次|位次)[从由][^，。；、\n]{1,8}[升降跌落滑进][至到]$"
)


def resolve_piece(text: str, start: int, end: int) -> tuple[Kind, str]:
    """块 is a yuan before 钱 or where a price ends (三块钱, 票价3块), else a piece: 两块牌子, 光伏板100块."""
    following = text[end : end + 1]
    if following in _PIECE_OF_MONEY or (
        following in _PIECE_ENDS and _PRICE.search(text, max(0, start - 12), start)
    ):
        return "money", "CNY"
    return "count", "块"


_PIECE_OF_MONEY = frozenset(("钱", "/", "每", *"一二三四五六七八九"))
_PIECE_ENDS = frozenset(("", *"，。、；：！？）)”\n 　多左以上下到至就的"))
_PRICE = re.compile("[价钱元卖买花费赚薪资贵宜斤涨跌贴票赔罚挣付掏块降只个][^，。；！？\n]{0,6}$")


def resolve_degree(text: str, start: int, sign: str) -> tuple[Kind, str]:
    """度 is a kilowatt hour behind 电, Celsius where the clause speaks of warmth, else an angle."""
    if "华氏" in sign:
        return "temperature", "[degF]"
    if not sign and _POWER.search(text, max(0, start - 10), start):
        return "energy", "kWh"
    if sign or _WARMTH.search(text, max(0, start - 12), start + 16):
        return "temperature", "Cel"
    return "other", "deg"


_POWER = re.compile("(?:发电|用电|电量|供电|节电|度电)[^，。；]{0,8}$")
_WARMTH = re.compile("温|高温|低温|冷|热|寒|摄氏|暖")
_CURRENCY_PREFIXES = {
    "新台币": "TWD", "台币": "TWD", "港币": "HKD", "日币": "JPY", "澳门币": "MOP", "新加坡币": "SGD",
    "美金": "USD",
}  # fmt: skip
_CURRENCY_ENDS = frozenset(word[-1] for word in _CURRENCY_PREFIXES)


def resolve_currency(text: str, start: int) -> str:
    """新台币177.1亿元 is TWD; the word before stays outside the span, as 人民币 does."""
    last = text[start - 1 : start]
    if last not in _CURRENCY_ENDS and not last.isspace():
        return "CNY"
    before = text[max(0, start - 5) : start].rstrip()
    for word, code in _CURRENCY_PREFIXES.items():
        if before.endswith(word):
            return code
    return "CNY"


def resolve_rate(unit: Unit, per_surface: str) -> tuple[Kind, str]:
    """元/吨 -> rate CNY/t; 公里/小时 -> speed km/h."""
    per = per_units()[per_surface]
    if per.symbol in ("h", "s", "min") and unit.kind == "length":
        return "speed", f"{unit.symbol}/{per.symbol}"
    if unit.symbol in ("kn", "Mach"):
        return "speed", unit.symbol
    return "rate", f"{unit.symbol}/{per.symbol}"
