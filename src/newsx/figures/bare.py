"""Numbers without a unit of their own: 4.2和4.5个百分点, 30万用户, an index of 119."""

import re

from newsx.figures.bounds import resolve_bound
from newsx.figures.conditions import is_refused
from newsx.figures.exact import multiplied
from newsx.figures.found import Match
from newsx.figures.hedge import find_hedge_before
from newsx.figures.items import find_item
from newsx.figures.numeral import parse_numeral
from newsx.figures.quantity import Figure
from newsx.figures.ranges import is_transition, share_scale
from newsx.figures.symbols import resolve_unit


def read_listed(text: str, match: Match) -> Figure | None:
    """A number whose unit and scale stand at the end of its list: 2600、261.86亿元."""
    numeral = parse_numeral(match["list_number"])
    unit, _ = resolve_unit(match["list_unit"])
    start, end = match.span()
    if numeral is None or numeral.low or (unit.kind == "count" and unit.symbol != "家"):
        return None
    if is_refused(text, start, end, match["list_number"], numeral, unit):
        return None
    if start == 0 or text[start - 1] in "\n。；" or not match["list_number"][0].isdigit():
        return None
    # 10.6万、3.8万、3.3万平方公里: where a number has its own scale, it needs no other.
    last = _LIST_SCALE.search(text, end) if match["list_number"][-1].isdigit() else None
    scale = parse_numeral("1" + last["scale"]) if last and last["scale"] else None
    value = multiplied(numeral.value, scale.value) if scale else numeral.value
    bound = resolve_bound(text, start, end, numeral, "", None)
    return Figure(
        unit.kind, text[start:end], start, end, value, None, None, unit.symbol, bound, None, "shape:listed"
    )


_LIST_SCALE = re.compile(r"(?<=[0-9０-９])(?P<scale>[万亿]*)(?![0-9０-９.．、/和及与万亿])")
_INDEX_BEFORE = re.compile(
    r"(?:指数|PMI)(?:[^，。；、\n]{0,6})?(?:[为是报录]|达到?|录得|[升降涨跌落滑](?:至|到)了?)[：:]?$"
)


def read_bare(text: str, match: Match) -> Figure | None:
    """A number straight before a noun or at the end: 42亿资金, 40到50万常住人口; an index: 指数为119."""
    surface = match["bare_high"] or match["bare_number"]
    start, end = match.span()
    large = "万" in surface or "亿" in surface
    people = not large and _counts_a_noun(text, match)
    if not large and not people and not _INDEX_BEFORE.search(text, max(0, start - 16), start):
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
    elif not large and not people:
        end = match.end("bare_number")
    item, text_of = find_item(text, end), text[start:end]
    if low is not None:
        return Figure("count", text_of, start, end, None, low, high, None, "range", item, "shape:bare")
    bound = resolve_bound(text, start, end, numeral, match["bare_vague"] or "", None)
    return Figure("count", text_of, start, end, numeral.value, None, None, None, bound, item, "shape:bare")


def _counts_a_noun(text: str, match: Match) -> bool:
    """400多工人, 超3700用户: a vague or hedged number straight before a noun; 接近3400关口 is a level."""
    number, vague, (start, end) = match["bare_number"], match["bare_vague"], match.span()
    if not (number.isascii() and number.isdigit()) or match["bare_high"] or match["bare_sign"]:
        return False
    # 接过2023博览会 names a year.
    hedged = len(number) > 2 and not 1900 <= int(number[:5]) <= 2100 and _is_hedged(text, start)
    if not hedged and not (vague and len(number) > 1):
        return False
    item = find_item(text, end)
    return item is not None and len(item) > 1 and _NO_NOUN.match(item) is None


_NO_NOUN = re.compile(
    "[a-zA-Z.+/:~]|关|大关|一线|附近|整|区间|水平|[上下]方|高位|低位|系|号|型|版|级|年|月|指数|[多余来几]"
)


def _is_hedged(text: str, start: int) -> bool:
    hedge = find_hedge_before(text, start)
    return hedge is not None and hedge[0] != "exact"
