"""A part of a year as the text says it -> the points it names: 1—8月, 前三季度, 6月上旬, 年底."""

import re
from collections.abc import Callable
from functools import lru_cache

from newsx.figures.calendar import Point, is_day
from newsx.figures.numeral import parse_numeral
from newsx.figures.timegrammar import SEPARATOR

Part = tuple[Point, Point | None, str]
"""First point, last point where it spans several, and ``end`` where the text names the end of it."""

_PLAIN = str.maketrans("０１２３４５６７８９○O", "0123456789〇零")
_SPLIT = re.compile(SEPARATOR + "|[、和]")


def number(text: str) -> int:
    """A small whole number, Arabic or Chinese: 十二 -> 12, 二〇二三 -> 2023, 两 -> 2, 元 -> 1."""
    text = text.translate(_PLAIN)
    if text.isascii():
        return int(text)
    if text == "元":
        return 1
    if len(text) == 4 and "十" not in text:
        return int("".join(str("〇一二三四五六七八九".index(c.replace("零", "〇"))) for c in text))
    numeral = parse_numeral(text)
    return int(numeral.value) if numeral else 0


@lru_cache(maxsize=4096)
def parse_year(text: str) -> int:
    """The year of 2023年, 公元二〇二三年度; 09年 is of this century, 98年6月 of the last."""
    digits = text.removeprefix("公元").rstrip("度").rstrip().removesuffix("年").removesuffix("财").strip()
    year = number(digits)
    if year < 100:
        year += 1900 if year > 50 else 2000
    return year


@lru_cache(maxsize=4096)
def first_month(sub: str) -> int:
    """The first month that a part of a year names; 0 where it names none."""
    head = _MONTHS.match(sub)
    if head:
        return number(head["month"])
    if "季" in sub:
        q = _QUARTER.search(sub)
        return number(q[0]) * 3 - 2 if q else 1
    return 0


@lru_cache(maxsize=4096)
def last_month(sub: str) -> int:
    """The last month that a part of a year names; 0 where it names none."""
    if sub[0] in "前头":
        found = _COUNT.search(sub)
        return number(found[0]) if found else 0
    months = [number(m["month"]) for m in _MONTHS.finditer(sub)]
    return months[-1] if months else 0


_MONTHS = re.compile(
    r"[前头]?(?P<month>[0-9０-９]{1,2}|十[一二]?|[一两二三四五六七八九]|元)(?=[ 　]?(?:个|多|月|"
    + SEPARATOR
    + "))"
)
_COUNT = re.compile("[0-9０-９]{1,2}|十[一二]?|[一两二三四五六七八九]")
_QUARTER = re.compile("[一二三四1-4１-４]")
_DAYS = re.compile("[0-9０-９]{1,2}|[一二三四五六七八九十廿]{1,3}")


@lru_cache(maxsize=4096)
def parse_part(sub: str, year: int, relative: bool) -> Part | None:
    """First and last point that a part of a year names, and ``end`` where it names its end."""

    def at(part: str) -> Point:
        return Point(year, part, relative)

    sub = sub.replace(" ", "").replace("\u3000", "").replace("\xa0", "").translate(_PLAIN)
    if not sub or sub.startswith("全年"):
        return at(""), None, ""
    if sub in ("底", "末", "年底", "年末", "年终"):
        return at("-12"), None, "end"
    if sub in ("初", "年初"):
        return at("-01"), None, ""
    if sub == "年中":
        return at(""), None, ""
    if sub[0] in "上下前后" and sub[1] == "半":
        half = at("-H1" if sub[0] in "上前" else "-H2")
        return (half.last, None, "end") if sub[-1] in "底末" else (half, None, "")
    if "季" in sub or "Q" in sub:
        return _quarters(sub, at)
    if sub[0] in "前头":
        count = _COUNT.search(sub)
        n = number(count[0]) if count else 0
        if not 1 <= n <= 12:
            return None
        return at("-01"), (at(f"-{n:02d}") if n > 1 else None), ""
    return _months(sub, at)


def _quarters(sub: str, at: Callable[[str], Point]) -> Part | None:
    if sub.startswith("首"):
        return at("-Q1"), None, ""
    if sub == "末季":
        return at("-Q4"), None, ""
    quarters = [number(q) for q in _QUARTER.findall(sub.replace("两", "二"))]
    if not quarters:
        return None
    if sub[0] in "前头":
        return at("-01"), at(f"-{quarters[0] * 3:02d}"), ""
    if len(quarters) == 2:
        return at(f"-Q{quarters[0]}"), at(f"-Q{quarters[1]}"), ""
    point = at(f"-Q{quarters[0]}")
    return (point.last, None, "end") if sub[-1] in "末底" else (point, None, "")


def _months(sub: str, at: Callable[[str], Point]) -> Part | None:
    halves = _SPLIT.split(sub, maxsplit=1)
    head = halves[0]
    month_text, _, rest = head.partition("月")
    month = number(month_text)
    if not 1 <= month <= 12:
        return None
    rest = rest.removeprefix("份").removeprefix("度")
    day = _DAYS.match(rest)
    if len(halves) == 2:
        return _month_range(month, day[0] if day else None, halves[1], at)
    if day:
        probe, n = at(""), number(day[0])
        if not probe.relative and not is_day(probe.year, month, n):
            return None
        return at(f"-{month:02d}-{n:02d}"), None, ""
    part = f"-{month:02d}"
    if rest[:1] == "上":
        return at(part + "-01"), at(part + "-10"), ""
    if rest == "中旬":
        return at(part + "-11"), at(part + "-20"), ""
    if rest[:1] == "下":
        probe = at("")
        year = probe.year if not probe.relative else 2023
        end = next(d for d in (31, 30, 29, 28) if is_day(year, month, d))
        return at(part + "-21"), at(f"{part}-{end:02d}"), ""
    if rest[:1] in ("底", "末"):
        return at(part), None, "end"
    return at(part), None, ""


def _month_range(month: int, day: str | None, tail: str, at: Callable[[str], Point]) -> Part | None:
    next_year = tail.startswith(("次年", "翌年"))
    tail = tail.removeprefix("次年").removeprefix("翌年")
    month_text, mark, rest = tail.partition("月")
    if not mark:
        # 7月1日至8日
        found = _DAYS.match(tail)
        if not found or day is None:
            return None
        return at(f"-{month:02d}-{number(day):02d}"), at(f"-{month:02d}-{number(found[0]):02d}"), ""
    last = number(month_text)
    if not 1 <= last <= 12:
        return None
    found = _DAYS.match(rest.removeprefix("份"))
    first_part = f"-{month:02d}" + (f"-{number(day):02d}" if day else "")
    last_part = f"-{last:02d}" + (f"-{number(found[0]):02d}" if found else "")
    end = at(last_part)
    if next_year or last < month:
        end = end.shifted(1)
    return at(first_part), end, ""
