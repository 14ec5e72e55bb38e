"""Compound quantities (99元9角9分, 1小时15分, 7分48秒36): one figure, in yuan or its smallest unit."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from newsx.figures.exact import added, multiplied, scaled
from newsx.figures.found import Found, Match
from newsx.figures.numeral import find_numeral_ends, parse_numeral
from newsx.figures.quantity import Kind
from newsx.figures.unit import find_unit


@dataclass(slots=True)
class Compound:
    """A quantity of several units read as one."""

    value: Decimal
    kind: Kind
    unit: str
    end: int


_SMALL_MONEY = ("角", "毛")
_MONEY = ("元", "圆", "块", *_SMALL_MONEY)
_JIN = ("斤", "市斤")
_MINUTES = ("分", "分钟")
_TIMES = ("小时", "个小时", *_MINUTES, "秒")
COMPOUNDED: Final = frozenset((*_MONEY, "米", *_JIN, *_TIMES))
"""The units that go on in smaller ones."""
_LIANG = re.compile("(?P<number>[0-9]|[一二三四五六七八九])两")
_METRE = re.compile(
    "(?P<digits>[0-9]{1,2}(?![0-9.．%％:：/／×*xX~～—-])|[一二三四五六七八九](?=[，。、；！？）的高长宽深以\n]|$))"
)
"""直径2米8, 以66米09的成绩, 身高一米八."""
_HALF_MINUTE = re.compile("半(?:钟)?(?!导|数|决)")


def _find_part(text: str, at: int, units: tuple[str, ...]) -> tuple[int, int] | None:
    """The number of 9角, 零5分: the span of the numeral before one of some units."""
    for start in (at + 1, at) if text.startswith("零", at) else (at,):
        for end in find_numeral_ends(text, start, len(text)):
            if text.startswith(units, end):
                return start, end
    return None


def _find_money(text: str, at: int) -> Found:
    """9角9分钱, 5毛, 三(块)五."""
    end, parts = at, dict[str, tuple[int, int]]()
    if span := _find_part(text, end, ("角", "毛")):
        parts["jiao"] = span
        end = span[1] + 1
    if span := _find_part(text, end, ("分",)):
        parts["fen"] = span
        end = span[1] + 1
        end += text.startswith("钱", end)
    elif tail := _DIGIT_TAIL.match(text, end):
        parts["tail"] = tail.span()
        end = tail.end()
    end += text.startswith("钱", end)
    end += 3 * text.startswith("RMB", end)
    return Found(text, at, end, **parts)


_DIGIT_TAIL = re.compile(r"[一二三四五六七八九](?=RMB|钱|\W|$)")


def _find_clock(text: str, at: int) -> Found:
    """15分, 48秒36."""
    end, parts = at, dict[str, tuple[int, int]]()
    if span := _find_part(text, end, ("分",)):
        parts["minutes"] = span
        end = span[1] + 1
        end += text.startswith("钟", end)
    if span := _find_part(text, end, ("秒",)):
        parts["seconds"] = span
        end = span[1] + 1
        end += text.startswith("钟", end)
        if hundredths := _HUNDREDTHS.match(text, end):
            parts["hundredths"] = hundredths.span()
            end = hundredths.end()
    return Found(text, at, end, **parts)


_HUNDREDTHS = re.compile("[0-9]{1,2}(?![0-9])")


def read_compound(text: str, value: Decimal, surface: str, end: int) -> Compound | None:
    """The compound that goes on behind ``value`` of ``surface`` at ``end``; None where none does.

    >>> read_compound("99元9角9分", Decimal(99), "元", 3)
    Compound(value=Decimal('99.99'), kind='money', unit='CNY', end=7)
    >>> read_compound("1小时15分", Decimal(1), "小时", 3)
    Compound(value=Decimal('75'), kind='duration', unit='min', end=6)
    """
    if surface in _MONEY:
        return _read_money(_find_money(text, end), value, surface)
    if surface == "米" and (match := _METRE.match(text, end)) and find_unit(text, match.end(), len(text)) < 0:
        numeral = parse_numeral(match["digits"])
        if numeral is not None and numeral.low is None:
            part = scaled(numeral.value, -len(match["digits"]))
            return Compound(added(value, part), "length", "m", match.end())
    if surface in _JIN and (match := _LIANG.match(text, end)):
        numeral = parse_numeral(match["number"])
        if numeral is not None and numeral.value < 10:
            return Compound(added(value, scaled(numeral.value, -1)), "mass", "jin", match.end())
    if surface in _MINUTES and (match := _HALF_MINUTE.match(text, end)):
        return Compound(added(value, Decimal("0.5")), "duration", "min", match.end())
    if surface in _TIMES:
        return _read_clock(_find_clock(text, end), text, value, surface, end)
    return None


def _read_money(match: Match, value: Decimal, surface: str) -> Compound | None:
    if match.end() == match.start():
        return None
    small = surface in _SMALL_MONEY
    total = scaled(value, -1) if small else value
    last = -1 if not small else -2
    parts = [("jiao", -1), ("fen", -2)]
    if match["jiao"] and small:
        return None
    for name, power in parts:
        if match[name]:
            numeral = parse_numeral(match[name])
            if numeral is None or numeral.value >= 10:
                return None
            total = added(total, scaled(numeral.value, power))
            last = power - 1
    if match["tail"]:
        if surface in ("元", "圆") and not match["jiao"]:
            return None
        numeral = parse_numeral(match["tail"])
        if numeral is None:
            return None
        total = added(total, scaled(numeral.value, last))
    elif not (match["jiao"] or match["fen"]):
        return None
    return Compound(total, "money", "CNY", match.end())


def _read_clock(match: Match, text: str, value: Decimal, surface: str, end: int) -> Compound | None:
    if surface == "秒":
        # 24秒75: the hundredths of a race.
        race = text[end : end + 3]
        if not race[:2].isdigit() or len(race) < 2 or race[2:].isdigit():
            return None
        return Compound(added(value, scaled(Decimal(race[:2]), -2)), "duration", "s", end + 2)
    if not (match["minutes"] or match["seconds"]):
        return None
    hours = surface.endswith("小时")
    if match["minutes"] and not hours:
        return None
    minutes = multiplied(value, Decimal(60)) if hours else value
    if match["minutes"]:
        numeral = parse_numeral(match["minutes"])
        if numeral is None or numeral.low is not None:
            return None
        minutes = added(minutes, numeral.value)
    if not match["seconds"]:
        return Compound(minutes, "duration", "min", match.end())
    numeral = parse_numeral(match["seconds"])
    if numeral is None or numeral.low is not None:
        return None
    seconds = added(multiplied(minutes, Decimal(60)), numeral.value)
    if match["hundredths"]:
        seconds = added(seconds, scaled(Decimal(match["hundredths"]), -len(match["hundredths"])))
    return Compound(seconds, "duration", "s", match.end())
