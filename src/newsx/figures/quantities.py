"""Numbers with units: one, a range, a list, or a rate with its unit first."""

import re

from newsx.figures.blanks import BLANKS, skip_blank
from newsx.figures.found import Found
from newsx.figures.numeral import DIGIT, find_numeral, find_numeral_ends
from newsx.figures.unit import find_per, find_per_ends, find_unit

_DASH = "-－–—―─~～∼〜"
_RANGE_AHEAD = re.compile(f".{{0,7}}[{_DASH}至到]")
_DASHES = frozenset(_DASH)
_TIMES = re.compile(f"({DIGIT}{{1,2}})[×✕xX](?={DIGIT})")
_SIGN = re.compile(
    f"[-－−﹣](?=[{''.join(sorted(BLANKS))}]?{DIGIT})|(?<![减抱担背胜欠税降])负的?"
    "|(?:摄氏|华氏)(?:零[下上]|[-－])?|零[下上](?:摄氏|华氏)?"
)
_SIGNED = frozenset("-－−﹣负摄华零")
_MULTIPLIED = frozenset("×✕xX")
_INCLUDED = re.compile("[(（]含[)）]")
_HIGH_HEDGE = re.compile("超过|近|约")
_HIGH_SIGN = re.compile("[-－−﹣]|负|零下")
_TAIL = re.compile("半(?![导成决数岛圆夜途程年])|[多余](?![元种样个名家项边方层功媒头伙维])")
_VAGUE = frozenset("多余来几")
Span = tuple[int, int]


def find_separator(text: str, at: int, stop: int) -> int:
    """Where the mark of a range that begins at ``at`` ends, blanks and all; -1 where none does.

    >>> find_separator("3 — 5%", 1, 6), find_separator("3至5%", 1, 5), find_separator("3%", 1, 2)
    (4, 2, -1)
    """
    at = skip_blank(text, at, stop)
    if at >= stop:
        return -1
    if text[at] in _DASHES:
        at += 2 if at + 1 < stop and text[at + 1] in _DASHES else 1
    elif text[at] in "至到":
        at += 1
    else:
        return -1
    return skip_blank(text, at, stop)


def find_quantity(text: str, start: int, stop: int) -> Found | None:
    """1.07万亿元, 3—5个小时, 350公里/小时, -3.2%, 2×30万千瓦."""
    if text[start] in _SIGNED and (sign := _SIGN.match(text, start, stop)):
        found = _find_quantity(text, start, sign.end(), stop, {"sign": sign.span()})
        if found or text[start] != "零":
            return found
    elif not _MULTIPLIED.isdisjoint(text[start + 1 : start + 3]) and (
        times := _TIMES.match(text, start, stop)
    ):
        return _find_quantity(text, start, times.end(), stop, {"times": times.span(1)})
    return _find_quantity(text, start, start, stop, {})


def _find_quantity(text: str, start: int, at: int, stop: int, parts: dict[str, Span]) -> Found | None:
    for end in find_numeral_ends(text, at, stop):
        parts["number"] = at, end
        if _RANGE_AHEAD.match(text, end, stop):
            found = _find_range(text, start, end, stop, parts)
            if found:
                return found
        found = _find_unit(text, start, end, stop, parts)
        if found:
            return found
    return None


def _find_range(text: str, start: int, at: int, stop: int, parts: dict[str, Span]) -> Found | None:
    """The mark and the upper number of a range, then its unit: 3[—5个]."""
    parts = dict(parts)
    at = skip_blank(text, at, stop)
    if at < stop and text[at] in "多余":
        parts["low_vague"] = at, at + 1
        at += 1
    if (end := find_unit(text, at, stop)) >= 0:
        parts["low_unit"] = at, end
        at = end
    if included := _INCLUDED.match(text, at, stop):
        at = included.end()
    if (end := find_separator(text, at, stop)) < 0:
        return None
    parts["separator"] = at, end
    at = end
    if hedge := _HIGH_HEDGE.match(text, at, stop):
        at = hedge.end()
    if sign := _HIGH_SIGN.match(text, at, stop):
        parts["high_sign"] = sign.span()
        at = sign.end()
    for end in find_numeral_ends(text, at, stop):
        parts["high"] = at, end
        found = _find_unit(text, start, end, stop, parts)
        if found:
            return found
    return None


def _find_unit(text: str, start: int, at: int, stop: int, parts: dict[str, Span]) -> Found | None:
    """The unit behind a number and what may follow it: [万元/吨], [年多]."""
    vague = skip_blank(text, at, stop)
    is_vague = vague < stop and text[vague] in _VAGUE
    at = skip_blank(text, vague + is_vague, stop)
    end = find_unit(text, at, stop)
    if end < 0:
        return None
    if is_vague:
        parts["vague"] = vague, vague + 1
    parts["unit"] = at, end
    if (per := _find_per(text, end, stop)) >= 0:
        parts["per"] = end, per
        end = per
    if tail := _TAIL.match(text, end, stop):
        parts["tail"] = tail.span()
        end = tail.end()
    return Found(text, start, end, **parts)


def _find_per(text: str, at: int, stop: int) -> int:
    """Where /吨 or 每吨 ends; -1 where none stands."""
    if text.startswith("每", at, stop):
        return next(iter(find_per_ends(text, at + 1, stop)), -1)
    at = skip_blank(text, at, stop)
    if not text.startswith(("/", "／"), at, stop):
        return -1
    return find_per(text, skip_blank(text, at + 1, stop), stop)


def find_per_amount(text: str, start: int, stop: int) -> Found | None:
    """每吨160.89美元: the unit of the rate stands first."""
    for before in find_per_ends(text, start + 1, stop):
        found = find_quantity(text, before, stop) if before < stop else None
        if found and found["high"] and not found["per"]:
            # 每桶35至40美元
            return Found(text, start, found.end(), per_before=(start + 1, before), per_range=found.span())
        for end in find_numeral_ends(text, before, stop):
            at = skip_blank(text, end, stop)
            if at < stop and text[at] in _VAGUE:
                at += 1
            at = skip_blank(text, at, stop)
            if (unit := find_unit(text, at, stop)) >= 0:
                return Found(
                    text,
                    start,
                    unit,
                    per_before=(start + 1, before),
                    per_number=(before, at),
                    per_unit=(at, unit),
                )
    return None


def find_listed(text: str, start: int, stop: int) -> Found | None:
    """2600、261.86亿元, 4.2和4.5个百分点: the unit stands at the end of the list."""
    end = find_numeral(text, start, stop)
    if end < 0:
        return None
    at, lasts = end, list[int]()
    for _ in range(8):
        if not text.startswith(("、", "/", "和", "及", "与"), at, stop):
            break
        ends = find_numeral_ends(text, at + 1, stop)
        if not ends:
            break
        lasts += reversed(ends)
        at = ends[0]
    for last in reversed(lasts):
        at = skip_blank(text, last, stop)
        if (unit := find_unit(text, at, stop)) >= 0:
            return Found(text, start, end, list_number=(start, end), list_unit=(at, unit))
    return None


def find_bare(text: str, start: int, stop: int) -> Found | None:
    """42亿, 40到50万, before a noun or at the end."""
    at = start
    parts: dict[str, Span] = {}
    if text[at] in "-－−﹣":
        parts["bare_sign"] = at, at + 1
        at += 1
        if not (at < stop and text[at] in "0123456789０１２３４５６７８９"):
            return None
    end = find_numeral(text, at, stop)
    if end < 0:
        return None
    parts["bare_number"] = at, end
    separator = find_separator(text, end, stop)
    if separator >= 0 and (high := find_numeral(text, separator, stop)) >= 0:
        parts |= {"bare_separator": (end, separator), "bare_high": (separator, high)}
        end = high
    if text.startswith(("多", "余"), end, stop):
        parts["bare_vague"] = end, end + 1
        end += 1
    return Found(text, start, end, **parts)
