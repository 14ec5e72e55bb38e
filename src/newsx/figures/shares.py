"""Shares, multiples and ratios: percent in words, fractions, 一半, 翻番, 3:1."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from newsx.figures.bounds import resolve_bound
from newsx.figures.exact import plain, scaled
from newsx.figures.found import Match
from newsx.figures.numeral import Numeral, parse_numeral
from newsx.figures.quantity import Figure
from newsx.figures.ranges import is_transition

_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_WIDE = Context(prec=200, rounding=ROUND_HALF_UP)
"""Holds a hundred times the largest numeral over the smallest, and four decimals."""


def read_percent(text: str, match: Match) -> Figure | None:
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
                "percent", text[start:end], start, end, None, value, scaled(high.value, power), unit, "range",
                None, "shape:range",
            )  # fmt: skip
        end = match.end("percent_low")
    if low_text == "百":
        # 百分之百 is exact: here 百 is a hundred, no order of magnitude.
        numeral = Numeral(numeral.value)
    bound = resolve_bound(text, start, end, numeral, "", None)
    return Figure(
        "percent", text[start:end], start, end, value, None, None, unit, bound, None, "shape:percent"
    )


def read_fraction(text: str, match: Match) -> Figure | None:
    """三分之一 -> 33.3333 %: four decimals where the division does not end; 几十分之一 says no amount."""
    whole, part = parse_numeral(match["whole"]), parse_numeral(match["part"])
    if whole is None or part is None or not whole.value or whole.low or part.low:
        return None
    if whole.vagueness != "exact":
        return None
    value = _part_of(part.value, whole.value)
    start, end = match.span()
    bound = resolve_bound(text, start, end, part, "", None)
    return Figure(
        "percent", text[start:end], start, end, value, None, None, "%", bound, None, "shape:fraction"
    )


def _part_of(part: Decimal, whole: Decimal) -> Decimal:
    """Percent, with four decimals where the division does not end, however long the numerals are."""
    ratio = _WIDE.divide(_WIDE.multiply(part, _HUNDRED), whole)
    return plain(_WIDE.quantize(ratio, Decimal("0.0001")))


def read_slash(text: str, match: Match) -> Figure | None:
    """占总产量的1/4 -> 25 %; 9 1/2美元, 1.8/1.6倍 and 4/8K are none."""
    start, end = match.span()
    if not (_SLASH_BEFORE.search(text, max(0, start - 3), start) or _SLASH_AFTER.match(text, end)):
        return None
    part, whole = Decimal(match["slash_part"]), Decimal(match["slash_whole"])
    if part >= whole:
        return None
    value = _part_of(part, whole)
    bound = resolve_bound(text, start, end, Numeral(part), "", None)
    return Figure(
        "percent", text[start:end], start, end, value, None, None, "%", bound, None, "shape:fraction"
    )


_SLASH_AFTER = re.compile("的(?!用户)|以[上下]|左右")
_SLASH_BEFORE = re.compile(r"[的了约近超过达足到至占有于半降少加宜车个]$")


def read_half(text: str, match: Match) -> Figure | None:
    """一半 -> 50 %; 半数 says so only with a hedge: 近半数, 半数以上."""
    start, end = match.span()
    bound = resolve_bound(text, start, end, Numeral(_HALF), text[start:end][2:], None)
    if text[start] == "半" and bound == "exact":
        return None
    return Figure(
        "percent", text[start:end], start, end, Decimal(50), None, None, "%", bound, None, "shape:half"
    )


def read_doubling(text: str, match: Match) -> Figure | None:
    """翻一番 -> 2 x, 翻两番 -> 4 x."""
    count = match["times_two"]
    numeral = parse_numeral(count) if count else Numeral(Decimal(1))
    if numeral is None or numeral.low or numeral.value != int(numeral.value) or numeral.value > 20:
        return None
    start, end = match.span()
    bound = resolve_bound(text, start, end, numeral, "", None)
    value = Decimal(2) ** int(numeral.value)
    return Figure(
        "multiple", text[start:end], start, end, value, None, None, "x", bound, None, "shape:doubling"
    )


def read_ratio(text: str, match: Match) -> Figure | None:
    """3:1, 3:2:1; a time of day (16:30) is none."""
    start, end = match.span()
    if _is_glued(text, start):
        return None
    left, right, rest = match["ratio_left"], match["ratio_right"], match["ratio_rest"] or ""
    if _is_clock(left, right) and (rest or not _RATIO_BEFORE.search(text, max(0, start - 6), start)):
        return None
    if len(left) > 1 and left[0] == "0" and "." not in left:
        return None
    return _ratio(text, start, end, left, right, re.sub("[：∶]", ":", rest))


def read_odds(text: str, match: Match) -> Figure | None:
    """三比一."""
    start, end = match.span()
    if _is_glued(text, start):
        return None
    return _ratio(text, start, end, match["odds_left"], match["odds_right"], "")


def _is_glued(text: str, start: int) -> bool:
    before = text[start - 1] if start else ""
    return (before.isascii() and before.isalnum()) or (before != "" and before in ":：.．第")


def _ratio(text: str, start: int, end: int, left: str, right: str, rest: str) -> Figure | None:
    low, high = parse_numeral(left), parse_numeral(right)
    if low is None or high is None:
        return None
    value = f"{low.value}:{high.value}{rest}"
    return Figure("ratio", text[start:end], start, end, value, None, None, None, "exact", None, "shape:ratio")


def _is_clock(left: str, right: str) -> bool:
    return len(right) == 2 and (left + right).isdigit() and int(left) < 25 and int(right) < 60


_RATIO_BEFORE = re.compile("比例|比值|之比|配比|杠杆|比率|按|以")
