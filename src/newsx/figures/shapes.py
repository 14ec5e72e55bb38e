"""The shapes of a figure: what each group of the grammar means."""

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from re import Match

from newsx.figures.bounds import resolve_bound
from newsx.figures.conditions import Candidate, is_refused
from newsx.figures.grammar import per_units
from newsx.figures.hedge import find_hedge_before
from newsx.figures.items import find_item
from newsx.figures.numeral import Numeral, added, multiplied, parse_numeral, plain, scaled
from newsx.figures.quantity import Figure, Kind
from newsx.figures.ranges import is_transition, read_range, share_scale
from newsx.figures.ranks import read_first, read_rank, read_top
from newsx.figures.unit import Unit, units_by_surface

_CHANGE_BEFORE = re.compile(
    r"(?:增长|增速|增幅|同比|环比|涨跌幅|涨幅|降幅|跌幅|下降|下跌|下滑|变动|变化|影响为?|增加|减少|回落)[约为达了：:]{0,2}$"
)
_MINUS = frozenset("-－−﹣负")
_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)


def _unit(surface: str) -> tuple[Unit, str]:
    """The unit of a surface, and the 多, 半, 余 that stood inside it (个半月)."""
    units = units_by_surface()
    unit = units.get(surface)
    if unit is not None:
        return unit, ""
    return units[surface[0] + surface[2:]], surface[1]


def read_quantity(text: str, match: Match[str]) -> Figure | None:
    """A number with its unit: 1.07万亿元, 3—5个小时, 350公里/小时, -3.2%."""
    numeral = parse_numeral(match["number"])
    if numeral is None:
        return None
    unit, inner = _unit(match["unit"])
    start, end = match.span()
    sign = match["sign"] or ""
    if match["high"] is not None:
        low_surface = match["low_unit"]
        low_unit = None if low_surface is None else _unit(low_surface)[0]
        if not is_transition(text, start, end, match["separator"], low_unit, unit):
            return read_range(text, match, numeral, unit)
        if low_surface is None:
            low_surface, end = match["unit"], match.end("number")
        else:
            end = match.end("low_unit")
        unit, inner = _unit(low_surface)
        vague, tail, per = match["low_vague"] or "", "", None
    else:
        vague, tail, per = match["vague"] or "", match["tail"] or "", match["per"]
    if is_refused(Candidate(text, start, end, match["number"], numeral, unit, sign)):
        return None
    tenths = unit.symbol == "%" and unit.factor is not None and tail == "半"
    if tail and not tenths and (unit.kind == "count" or unit.symbol in ("%", "pp")):
        end -= len(tail)
        tail = ""
    value, low, high = numeral.value, numeral.low, numeral.high
    if "半" in inner + tail:
        value, low, high = added(value, _HALF), None, None
    if unit.factor:
        value = multiplied(value, unit.factor)
        low = None if low is None else multiplied(low, unit.factor)
        high = None if high is None else multiplied(high, unit.factor)
    if match["times"] and match["high"] is None:
        value = multiplied(value, Decimal(match["times"]))
    if _is_negative(text, start, sign):
        value = -value
    kind, symbol, rule = unit.kind, unit.symbol, "units:" + match["unit"]
    if symbol == "deg":
        kind, symbol = _degree(text, start, sign)
    elif symbol == "Cel" and sign.startswith("华氏"):
        symbol = "[degF]"
    if per:
        kind, symbol = _rate(unit, per.strip(" \u3000\xa0").lstrip("/／每 "))
    if unit.symbol == "CNY":
        symbol = symbol.replace("CNY", _prefixed_currency(text, start))
    item = find_item(text, end) if kind == "count" else None
    text_of = text[start:end]
    if low is not None:
        return Figure(kind, text_of, start, end, None, low, high, symbol, "range", item, rule)
    bound = resolve_bound(text, start, end, numeral, vague + tail + inner, unit)
    return Figure(kind, text_of, start, end, value, None, None, symbol, bound, item, rule)


def _is_negative(text: str, start: int, sign: str) -> bool:
    """A level keeps its sign (利润-3130万元), a change gives it to the direction (增长-3.2%)."""
    if "零下" in sign:
        return True
    return sign[:1] in _MINUS and not _CHANGE_BEFORE.search(text, max(0, start - 8), start)


def _degree(text: str, start: int, sign: str) -> tuple[Kind, str]:
    """度 is Celsius where the clause speaks of warmth, else an angle: 气温30度, 转角30度."""
    if sign.startswith("华氏"):
        return "temperature", "[degF]"
    if sign or _WARMTH.search(text, max(0, start - 12), start + 16):
        return "temperature", "Cel"
    return "other", "deg"


_WARMTH = re.compile("温|高温|低温|冷|热|寒|摄氏|暖")
_CURRENCY_PREFIXES = {
    "新台币": "TWD", "台币": "TWD", "港币": "HKD", "日币": "JPY", "澳门币": "MOP", "新加坡币": "SGD",
    "美金": "USD",
}  # fmt: skip


def _prefixed_currency(text: str, start: int) -> str:
    """新台币177.1亿元 is TWD; the word before stays outside the span, as 人民币 does."""
    before = text[max(0, start - 5) : start].rstrip()
    for word, code in _CURRENCY_PREFIXES.items():
        if before.endswith(word):
            return code
    return "CNY"


def _rate(unit: Unit, per_surface: str) -> tuple[Kind, str]:
    """元/吨 -> rate CNY/t; 公里/小时 -> speed km/h."""
    per = per_units()[per_surface]
    if per.symbol in ("h", "s", "min") and unit.kind == "length":
        return "speed", f"{unit.symbol}/{per.symbol}"
    if unit.symbol in ("kn", "Mach"):
        return "speed", unit.symbol
    return "rate", f"{unit.symbol}/{per.symbol}"


def read_per_amount(text: str, match: Match[str]) -> Figure | None:
    """The per-unit word first: 每吨160.89美元, 每小时20公里."""
    numeral = parse_numeral(match["per_number"].rstrip("多余来几 \u3000"))
    if numeral is None or numeral.low is not None:
        return None
    unit, _ = _unit(match["per_unit"])
    if unit.kind in ("duration", "age"):
        # 每集50分钟: how long, not how much of it.
        return None
    if unit.symbol == "分":
        unit = units_by_surface()["分钱"]
    start, end = match.span()
    value = numeral.value
    if is_refused(Candidate(text, match.start("per_number"), end, match["per_number"], numeral, unit, "")):
        return None
    if unit.factor:
        value = multiplied(value, unit.factor)
    kind, symbol = _rate(unit, match["per_before"])
    bound = resolve_bound(text, start, end, numeral, match["per_number"][-1], unit)
    return Figure(kind, match[0], start, end, value, None, None, symbol, bound, None, "shape:per_amount")


def read_percent(text: str, match: Match[str]) -> Figure | None:
    """百分之三十, 千分之五, 百分之五至百分之八."""
    low_text = match["percent_low"]
    numeral = parse_numeral(low_text.removeprefix("负"))
    if numeral is None:
        return None
    start, end = match.span()
    if start and text[start - 1] in "一二两三四五六七八九十几":
        return None
    base = match["percent_base"]
    unit, power = {"百": ("%", 0), "千": ("‰", 0), "万": ("%", -2)}[base]
    value = scaled(numeral.value, power)
    if low_text.startswith("负") or match["percent_sign"]:
        value = -value
    if match["percent_high"] is not None:
        high = parse_numeral(match["percent_high"])
        if high is None:
            return None
        if not is_transition(text, start, end, match["percent_separator"]):
            return Figure(
                "percent", match[0], start, end, None, value, scaled(high.value, power), unit, "range", None,
                "shape:range",
            )  # fmt: skip
        end = match.end("percent_low")
    bound = resolve_bound(text, start, end, numeral, "", None)
    return Figure(
        "percent", text[start:end], start, end, value, None, None, unit, bound, None, "shape:percent"
    )


def read_fraction(text: str, match: Match[str]) -> Figure | None:
    """三分之一 -> 33.3333 %: four decimals where the division does not end."""
    whole, part = parse_numeral(match["whole"]), parse_numeral(match["part"])
    if whole is None or part is None or not whole.value or whole.low or part.low:
        return None
    value = multiplied(part.value, _HUNDRED) / whole.value
    value = plain(value.quantize(Decimal("0.0001"), ROUND_HALF_UP))
    start, end = match.span()
    bound = resolve_bound(text, start, end, part, "", None)
    return Figure("percent", match[0], start, end, value, None, None, "%", bound, None, "shape:fraction")


def read_slash(text: str, match: Match[str]) -> Figure | None:
    """占总产量的1/4 -> 25 %; 9 1/2美元, 1.8/1.6倍 and 4/8K are none."""
    start, end = match.span()
    if not (_SLASH_BEFORE.search(text, max(0, start - 3), start) or _SLASH_AFTER.match(text, end)):
        return None
    part, whole = Decimal(match["slash_part"]), Decimal(match["slash_whole"])
    if part >= whole:
        return None
    value = plain((part * _HUNDRED / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP))
    bound = resolve_bound(text, start, end, Numeral(part), "", None)
    return Figure("percent", match[0], start, end, value, None, None, "%", bound, None, "shape:fraction")


_SLASH_AFTER = re.compile("的(?!用户)|以[上下]|左右")
_SLASH_BEFORE = re.compile(r"[的了约近超过达足到至占有于半降少加宜车个]$")


def read_half(text: str, match: Match[str]) -> Figure | None:
    """一半 -> 50 %."""
    start, end = match.span()
    bound = resolve_bound(text, start, end, Numeral(_HALF), "", None)
    return Figure("percent", match[0], start, end, Decimal(50), None, None, "%", bound, None, "shape:half")


def read_doubling(text: str, match: Match[str]) -> Figure | None:
    """翻一番 -> 2 x, 翻两番 -> 4 x."""
    count = match["times_two"]
    numeral = parse_numeral(count) if count else Numeral(Decimal(1))
    if numeral is None or numeral.low or numeral.value != int(numeral.value) or numeral.value > 20:
        return None
    start, end = match.span()
    bound = resolve_bound(text, start, end, numeral, "", None)
    value = Decimal(2) ** int(numeral.value)
    return Figure("multiple", match[0], start, end, value, None, None, "x", bound, None, "shape:doubling")


def read_ratio(text: str, match: Match[str]) -> Figure | None:
    """3:1, 三比一; a time of day (16:30) is none."""
    start, end = match.span()
    if start and ((text[start - 1].isascii() and text[start - 1].isalnum()) or text[start - 1] in ":：.．第"):
        return None
    if match["ratio_left"] is not None:
        left, right = match["ratio_left"], match["ratio_right"]
        if _is_clock(left, right) and not _RATIO_BEFORE.search(text, max(0, start - 6), start):
            return None
        if len(left) > 1 and left[0] == "0" and "." not in left:
            return None
    else:
        left, right = match["odds_left"], match["odds_right"]
    low, high = parse_numeral(left), parse_numeral(right)
    if low is None or high is None:
        return None
    rest = match["ratio_rest"] or ""
    if rest and _is_clock(left, right):
        return None
    value = f"{low.value}:{high.value}" + re.sub("[：∶]", ":", rest)
    return Figure("ratio", match[0], start, end, value, None, None, None, "exact", None, "shape:ratio")


def _is_clock(left: str, right: str) -> bool:
    return len(right) == 2 and (left + right).isdigit() and int(left) < 25 and int(right) < 60


_RATIO_BEFORE = re.compile("比例|比值|之比|配比|杠杆|比率|按|以")
_SIGNS = {
    "$": "USD", "＄": "USD", "US$": "USD", "USD": "USD", "HK$": "HKD", "A$": "AUD", "C$": "CAD", "NT$": "TWD",
    "￥": "CNY", "¥": "CNY", "RMB": "CNY", "€": "EUR", "£": "GBP",
}  # fmt: skip


def read_currency(text: str, match: Match[str]) -> Figure | None:
    """An amount behind a currency sign: $20, ￥300, US$5亿."""
    numeral = parse_numeral(match["currency_number"])
    if numeral is None or numeral.low is not None:
        return None
    start, end = match.span()
    bound = resolve_bound(text, start, end, numeral, "", None)
    unit = _SIGNS[match["currency_sign"]]
    return Figure(
        "money", match[0], start, end, numeral.value, None, None, unit, bound, None, "shape:currency"
    )


def read_listed(text: str, match: Match[str]) -> Figure | None:
    """A number whose unit and scale stand at the end of its list: 2600、261.86亿元."""
    numeral = parse_numeral(match["list_number"])
    unit, _ = _unit(match["list_unit"])
    start, end = match.span()
    if numeral is None or numeral.low or (unit.kind == "count" and unit.symbol != "家"):
        return None
    if is_refused(Candidate(text, start, end, match["list_number"], numeral, unit, "")):
        return None
    if start == 0 or text[start - 1] in "\n。；" or not match["list_number"][-1].isdigit():
        return None
    last = _LIST_SCALE.search(text, end)
    scale = parse_numeral("1" + last["scale"]) if last and last["scale"] else None
    value = multiplied(numeral.value, scale.value) if scale else numeral.value
    bound = resolve_bound(text, start, end, numeral, "", None)
    return Figure(
        unit.kind, match[0], start, end, value, None, None, unit.symbol, bound, None, "shape:listed"
    )


_LIST_SCALE = re.compile(r"(?<=[0-9０-９])(?P<scale>[万亿]*)(?![0-9０-９.．、万亿])")
_INDEX_BEFORE = re.compile(
    r"(?:指数|PMI)(?:[^，。；、\n]{0,6})?(?:[为是报录]|达到?|录得|[升降涨跌落滑](?:至|到)了?)[：:]?$"
)


def read_bare(text: str, match: Match[str]) -> Figure | None:
    """A number straight before a noun or at the end: 42亿资金, 40到50万常住人口; an index: 指数为119."""
    surface = match["bare_high"] or match["bare_number"]
    start, end = match.span()
    large = "万" in surface or "亿" in surface
    if not large and not _INDEX_BEFORE.search(text, max(0, start - 16), start):
        return None
    if start and ((text[start - 1].isascii() and text[start - 1].isalnum()) or text[start - 1] in ".．-第"):
        return None
    numeral = parse_numeral(match["bare_number"])
    if numeral is None or (surface[0] in "万亿千百" and not _is_hedged(text, start)):
        # 近千万家庭, 突破万亿大关; 万里 and 千方百计 say no number.
        return None
    low, high = numeral.low, numeral.high
    if match["bare_high"] is not None:
        if is_transition(text, start, end, match["bare_separator"]):
            return None
        other = parse_numeral(match["bare_high"])
        if other is None:
            return None
        low, high = share_scale(numeral.value, match["bare_number"], match["bare_high"]), other.value
    elif not large:
        end = match.end("bare_number")
    item, text_of = find_item(text, end), text[start:end]
    if low is not None:
        return Figure("count", text_of, start, end, None, low, high, None, "range", item, "shape:bare")
    bound = resolve_bound(text, start, end, numeral, match["bare_vague"] or "", None)
    return Figure("count", text_of, start, end, numeral.value, None, None, None, bound, item, "shape:bare")


def _is_hedged(text: str, start: int) -> bool:
    hedge = find_hedge_before(text, start)
    return hedge is not None and hedge[0] != "exact"


def read_none(text: str, match: Match[str]) -> Figure | None:
    """“1+8+1”, 千家万户: no figure, and none inside."""
    return None


READERS: Mapping[str, Callable[[str, Match[str]], Figure | None]] = {
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
    "currency": read_currency,
    "per_amount": read_per_amount,
    "quantity": read_quantity,
    "listed": read_listed,
    "bare": read_bare,
}
