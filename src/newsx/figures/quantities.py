"""Numbers with units: one, a range, a list, or a rate with its unit first."""

import re
from dataclasses import dataclass

from newsx.figures.blanks import BLANKS, skip_blank
from newsx.figures.found import Found
from newsx.figures.numeral import ARABIC, DIGIT, find_numeral, find_numeral_ends
from newsx.figures.unit import Unit, find_per, find_per_ends, find_unit, match_unit

_DASH = "-－–—―─~～∼〜"
_DASHES = frozenset(_DASH)
_MARKS = frozenset(f"{_DASH}至到")
_MARK_AHEAD = 8
"""Between the lower number of a range and its mark stand at most a few characters: 3万多元—5万元."""
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
_BEFORE_UNIT = BLANKS | _VAGUE | _MARKS | frozenset("(（")
"""Behind a number whose unit stands farther on, or that begins a range: 3—5个, 5（含）—10人."""
_BEHIND_UNIT = BLANKS | _MARKS | frozenset("每/／半多余(（")
"""Behind a unit to which more belongs, or the lower number of a range: 元/吨, 年多, 3家—5家."""


@dataclass(slots=True, eq=False)
class Upper:
    """What makes a range of a number: its own unit, the mark, and the upper number."""

    low_vague: str
    low_surface: str
    low_end: int
    """Where the lower number ends, with its unit."""
    separator: str
    is_signed: bool
    number: str


@dataclass(slots=True, eq=False)
class Quantity:
    """A number with its unit, before its meaning is read."""

    start: int
    stop: int
    """Where it ends, with all that belongs to its unit."""
    number: str
    """The number, the lower one of a range."""
    unit: Unit
    inner: str
    """多, 半 or 余 inside the unit (个半月)."""
    surface: str
    """The unit as written."""
    unit_end: int
    vague: str = ""
    """多, 余, 来 or 几 between number and unit."""
    per: str = ""
    """/吨 or 每吨, as written."""
    tail: str = ""
    """多, 余 or 半 behind the unit."""
    sign: str = ""
    times: str = ""
    """The 2 of 2×30万千瓦."""
    upper: Upper | None = None

    def end(self) -> int:
        return self.stop


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


def find_quantity(text: str, start: int, end: int, stop: int) -> Quantity | None:
    """1.07万亿元, 3—5个小时, 350公里/小时, -3.2%, 2×30万千瓦."""
    if text[start] in _SIGNED and (sign := _SIGN.match(text, start, stop)):
        at = sign.end()
        found = _find_measured(text, start, at, find_numeral(text, at, stop), stop)
        if found is not None:
            found.sign = sign[0]
        if found is not None or text[start] != "零":
            return found
    elif text[end : end + 1] in _MULTIPLIED and (times := _TIMES.match(text, start, stop)):
        at = times.end()
        found = _find_measured(text, start, at, find_numeral(text, at, stop), stop)
        if found is not None:
            found.times = times[1]
        return found
    return _find_measured(text, start, start, end, stop)


def _find_measured(text: str, start: int, at: int, end: int, stop: int) -> Quantity | None:
    """The quantity whose number stands at ``at:end``; none where the end is -1."""
    if end < 0:
        return None
    number = text[at:end]
    while True:
        quantity = None
        if text[end : end + 1] in _BEFORE_UNIT:
            quantity = _find_more(text, start, number, end, stop)
        elif (found := match_unit(text, end, stop)) is not None:
            unit, inner, surface, last = found
            if text[last : last + 1] not in _BEHIND_UNIT:
                # 24.7%, 5家: most have a unit, and nothing more.
                return Quantity(start, last, number, unit, inner, surface, last)
            quantity = _find_more(text, start, number, end, stop)
        # 28点5 is a decimal, or 28 and its unit 点.
        point = number.find("点", 1) if quantity is None else -1
        if point < 0:
            return quantity
        number, end = number[:point], at + point


def _find_more(text: str, start: int, number: str, end: int, stop: int) -> Quantity | None:
    """A range, or a number with its unit and what may stand before and behind that."""
    if not _MARKS.isdisjoint(text[end : end + _MARK_AHEAD]):
        quantity = _find_range(text, start, number, end, stop)
        if quantity is not None:
            return quantity
    return _find_measure(text, start, number, end, stop)


def _find_range(text: str, start: int, number: str, at: int, stop: int) -> Quantity | None:
    """A number with the mark and the upper number of a range behind it, and their unit: 3[—5个]."""
    vague, surface = "", ""
    low_end = at
    at = skip_blank(text, at, stop)
    if at < stop and text[at] in "多余":
        vague = text[at]
        at += 1
    if (end := find_unit(text, at, stop)) >= 0:
        surface = text[at:end]
        low_end = at = end
    if included := _INCLUDED.match(text, at, stop):
        at = included.end()
    if (end := find_separator(text, at, stop)) < 0:
        return None
    separator, at = text[at:end], end
    if hedge := _HIGH_HEDGE.match(text, at, stop):
        at = hedge.end()
    sign = _HIGH_SIGN.match(text, at, stop)
    if sign:
        at = sign.end()
    for end in find_numeral_ends(text, at, stop):
        quantity = _find_measure(text, start, number, end, stop)
        if quantity is not None:
            quantity.upper = Upper(vague, surface, low_end, separator, sign is not None, text[at:end])
            return quantity
    return None


def _find_measure(text: str, start: int, number: str, at: int, stop: int) -> Quantity | None:
    """A number with the unit behind it and what may follow that: [万元/吨], [年多]."""
    vague = per = tail = ""
    if text[at : at + 1] in _BEFORE_UNIT:
        at = skip_blank(text, at, stop)
        if at < stop and text[at] in _VAGUE:
            vague = text[at]
            at = skip_blank(text, at + 1, stop)
    found = match_unit(text, at, stop)
    if found is None:
        return None
    unit, inner, surface, unit_end = found
    end = unit_end
    if text[end : end + 1] in _BEHIND_UNIT:
        if (rate := _find_per(text, end, stop)) >= 0:
            per, end = text[end:rate], rate
        if more := _TAIL.match(text, end, stop):
            tail, end = more[0], more.end()
    return Quantity(start, end, number, unit, inner, surface, unit_end, vague, per, tail)


def _find_per(text: str, at: int, stop: int) -> int:
    """Where /吨 or 每吨 ends; -1 where none stands."""
    if text.startswith("每", at, stop):
        return next(iter(find_per_ends(text, at + 1, stop)), -1)
    at = skip_blank(text, at, stop)
    if not text.startswith(("/", "／"), at, stop):
        return -1
    return find_per(text, skip_blank(text, at + 1, stop), stop)


def find_per_amount(text: str, start: int, end: int, stop: int) -> Found | None:
    """每吨160.89美元: the unit of the rate stands first."""
    for before in find_per_ends(text, start + 1, stop):
        number_end = find_numeral(text, before, stop)
        found = find_quantity(text, before, number_end, stop) if before < stop else None
        if found and found.upper and not found.per:
            # 每桶35至40美元
            span = before, found.stop
            return Found(text, start, found.stop, per_before=(start + 1, before), per_range=span)
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


def find_listed(text: str, start: int, end: int, stop: int) -> Found | None:
    """2600、261.86亿元, 4.2和4.5个百分点: the unit stands at the end of the list."""
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


def find_bare(text: str, start: int, end: int, stop: int) -> Found | None:
    """42亿, 40到50万, before a noun or at the end."""
    at = start
    parts: dict[str, tuple[int, int]] = {}
    if text[at] in "-－−﹣":
        parts["bare_sign"] = at, at + 1
        at += 1
        if not (at < stop and text[at] in ARABIC):
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
