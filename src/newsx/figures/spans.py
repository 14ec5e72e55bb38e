"""Spans of time: 近三年, 五年来, “十四五”期间, 20世纪90年代, 上周二."""

import datetime
import re
from collections.abc import Callable, Mapping
from re import Match
from typing import Final

from newsx.figures.calendar import Point, day_point, month_point, shift_days, week_value
from newsx.figures.timecontext import REVIEWED, Read
from newsx.figures.timepart import number

_AHEAD = ("未来", "将来", "今后", "此后", "接下来", "接下来的")
_FUTURE = re.compile("[将可拟]|预计|计划|有望|力争")
"""Behind 三年后, which else tells of the past."""
_PLANS = {
    "七五": 1986, "八五": 1991, "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016,
    "十四五": 2021, "十五五": 2026,
}  # fmt: skip


def _around(n: int, unit: str, ahead: bool, today: datetime.date | None) -> str | None:
    """The ``n`` units before or behind the day of publication; None where the day is needed and unknown."""
    step = n if ahead else -n
    if unit == "年":
        here = Point(today.year) if today else Point(0, "", True)
        if n == 1 and not ahead and today and today.month <= REVIEWED:
            return str(here.shifted(-1))  # 一年来 of a report in January is the year that it reviews
        there: object = here.shifted(step)
        return f"{here}/{there}" if ahead else f"{there}/{here}"
    if today is None:
        return None
    if "月" in unit:
        there, now = month_point(today.year, today.month + step), month_point(today.year, today.month)
        return f"{now}/{there}" if ahead else f"{there}/{now}"
    if unit[-1:] == "周" or unit.endswith(("星期", "礼拜")):
        days = [shift_days(today, 7 * k) for k in ((1, n) if ahead else (-n, -1))]
        weeks = [week_value(day) for day in days if day]
        return None if len(weeks) < 2 else weeks[0] if n == 1 else "/".join(weeks)
    if unit in ("天", "日"):
        # 近7天 and 这两天 count today among them.
        other = shift_days(today, n if ahead else 1 - n)
        return None if other is None else f"{today}/{other}" if ahead else f"{other}/{today}"
    return None


def read_span(text: str, match: Match[str], today: datetime.date | None) -> Read | None:
    """近三年 -> Y-3/Y, 未来五年 -> Y/Y+5, 过去四周 -> the four ISO weeks before."""
    start, end = match.span()
    head, unit, tail = match["span_head"], match["span_unit"], match["span_tail"] or ""
    if head == "前" and start and text[start - 1] == "学":
        return None, start, end, "shape:span"  # 学前三年教育
    if head == "前":
        # 之前五年, 目前三年; 前五个交易日 counts days.
        if (start and text[start - 1] in "之目以此提当日年") or unit in ("个交易日", "小时"):
            return None
        if unit in ("日", "天") and not tail:
            return None
    if unit == "小时" and head not in ("近", "最近", "过去", "过去的", "未来"):
        return None
    if head in ("这", "那") and not (unit == "年" or tail or unit in ("天", "周")):
        return None
    if match["span_count"] in ("几", "半"):
        return None, start, end, "shape:span"
    n = number(match["span_count"])
    if head == "这" and n == 1 and unit == "周":
        return (week_value(today) if today else None), start, end, "shape:span"
    if head in ("这", "那") and n == 1 and unit in ("天", "日"):
        # 这一天 is the day of the story, not of its publication.
        return None, start, end, "shape:span"
    past = today is not None and today.month <= REVIEWED and unit == "年"
    if head in ("这", "过去", "过去的") and n > 2 and past and today:
        return f"{today.year - n}/{today.year - 1}", start, end, "shape:span"  # 这五年，我们
    return _around(n, unit, head in _AHEAD, today), start, end, "shape:span"


def read_elapsed(text: str, match: Match[str], today: datetime.date | None) -> Read | None:
    """五年来 -> Y-5/Y, 7年前 -> that year, 两个月前 -> that month."""
    start, end = match.span()
    count, unit, tail = match["elapsed_count"], match["elapsed_unit"], match["elapsed_tail"]
    if count in ("几", "半"):
        return None, start, end, "shape:elapsed"
    n = number(count)
    if "来" in tail:
        return _around(n, unit, False, today), start, end, "shape:elapsed"
    if unit == "日" and "前" in tail:
        # 30日前 is a day to be met, and belongs to the reader of days.
        return None
    if "后" in tail and not _FUTURE.search(text, end, end + 16):
        # 两年后，他又创办了: years behind a time of the story, not of its publication.
        return None, start, end, "shape:elapsed"
    return _beside(n if "前" not in tail else -n, unit, today), start, end, "shape:elapsed"


def _beside(n: int, unit: str, today: datetime.date | None) -> str | None:
    """The year, month, week or day ``n`` units from the day of publication."""
    if unit == "年":
        return str(Point(today.year + n) if today else Point(n, "", True))
    if today is None or unit == "小时":
        return None
    if "月" in unit:
        return str(month_point(today.year, today.month + n))
    week = unit == "周" or unit.endswith(("星期", "礼拜"))
    day = shift_days(today, n * (7 if week else 1))
    if day is None:
        return None
    return week_value(day) if week else str(day_point(day))


def read_plan(text: str, match: Match[str], today: datetime.date | None) -> Read | None:
    """“十四五”期间 -> 2021/2025, “十三五”末 -> 2020, “十四五”以来 -> 2021/..; 十四五 alone is no time."""
    if text.startswith("普法", match.end()):
        # “八五”普法 is the eighth plan of another series.
        return None
    tail, quoted = match["plan_tail"] or "", match["plan_quote"] is not None
    start, end = match.span()
    if not quoted and (not tail or match["plan_name"] == "十五"):
        return None
    first = _PLANS.get(match["plan_name"])
    if first is None:
        return None
    rule = "plan:" + match["plan_name"]
    if not quoted:
        # “十一五规划中: the quotation mark opens more than the name.
        start = match.start("plan_name")
    if tail in ("末", "末期"):
        return str(first + 4), start, end, rule
    if tail == "以来":
        return f"{first}/..", start, end, rule
    if tail in ("收官", "规划", "初期", "前期", "后期", "以后", "开局"):
        end -= len(tail)
    return f"{first}/{first + 4}", start, end, rule


def read_century(text: str, match: Match[str], today: datetime.date | None) -> Read | None:
    """20世纪90年代 -> 1990/1999, 上世纪末 -> 1990/1999, 本世纪以来 -> 2001/.."""
    start, end = match.span()
    name, decade = match["century_name"], match["decade"] or match["decade_only"]
    base = 1900
    if name:
        head = name.rstrip("个")
        base = {"本": 2000, "上": 1900}.get(head, -1)
        if base < 0:
            base = (number(head) - 1) * 100
            if not 0 <= base <= 2900:
                return None
    if decade:
        first, last = base + number(decade.removesuffix("年代")), 9
    elif match[0].endswith("初"):
        first, last = base + 1, 9
    elif match[0].endswith("末"):
        first, last = base + 90, 9
    elif match[0].endswith(("世纪", "以来")):
        first, last = base + 1, 99
    else:
        return None, start, end, "shape:century"
    if match[0].endswith("以来"):
        return f"{first}/..", start, end, "shape:century"
    return f"{first}/{first + last}", start, end, "shape:century"


def read_weekday(text: str, match: Match[str], today: datetime.date | None) -> Read | None:
    """周二 is the last such day, 上周二 that of the week before, 下周二 that of the next."""
    start, end = match.span()
    if today is None:
        return None, start, end, "shape:weekday"
    index = "一二三四五六日天".index(match["weekday"][-1])
    index = min(index, 6)
    head = match["week_head"] or ""
    monday = shift_days(today, -today.weekday())
    weeks = head.count("下") - head.count("上")
    day = shift_days(monday, 7 * weeks + index) if monday else None
    if day is not None and not head and day > today:
        day = shift_days(day, -7)
    return (None if day is None else str(day_point(day))), start, end, "shape:weekday"


def read_pair(text: str, match: Match[str], today: datetime.date | None) -> Read | None:
    """今明两年 -> Y/Y+1."""
    first, last = {"今明": (0, 1), "去今": (-1, 0), "昨今": (-1, 0), "今后": (0, 2)}[match["pair_name"]]
    if match["pair_unit"] != "年":
        days = [shift_days(today, n) for n in (first, last)] if today else [None]
        return (None if None in days else f"{days[0]}/{days[-1]}"), *match.span(), "shape:pair"
    here = Point(today.year) if today else Point(0, "", True)
    return f"{here.shifted(first)}/{here.shifted(last)}", *match.span(), "shape:pair"


def read_weekend(text: str, match: Match[str], today: datetime.date | None) -> Read | None:
    """本周末 -> its Saturday and Sunday."""
    if today is None:
        return None, *match.span(), "shape:weekend"
    weeks = {"上": -1, "下": 1}.get(match["weekend_head"], 0)
    saturday = shift_days(today, 7 * weeks + 5 - today.weekday())
    sunday = shift_days(saturday, 1) if saturday else None
    return (None if sunday is None else f"{saturday}/{sunday}"), *match.span(), "shape:weekend"


SPANS: Final[Mapping[str, Callable[[str, Match[str], datetime.date | None], Read | None]]] = {
    "span": read_span,
    "elapsed": read_elapsed,
    "pair": read_pair,
    "plan": read_plan,
    "century": read_century,
    "weekday_of": read_weekday,
    "weekend": read_weekend,
}
"""Shape of the grammar -> its reader, for the spans that need no memory of the times before."""
