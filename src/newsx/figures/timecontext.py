"""What the times before say about the next: the year that holds on, the month of a bare day."""

import datetime
import re
from re import Match
from typing import Final

from newsx.figures.calendar import Point, day_point, is_day, month_point

REVIEWED: Final = 3
"""Reports on a year appear up to this month of the next."""
_TASKS = (
    "(?:%d年|今年)[^\n。，；]{0,14}?"
    "(?:工作(?:安排|思路|任务|重点)|(?:重点|主要|政府)工作(?!报告)|(?:预期|发展|主要)目标|目标任务|总体要求|主要任务)"
)
"""Where a report comes to the year that has begun: 2020年工作安排, 今年经济社会发展主要预期目标."""
HOLIDAY_NAME: Final = 6
"""The name of a holiday is at most so many characters: 2019年|“五一”|假期第二天."""
_STOPS = ("，", "；", "：", ",")
Read = tuple[str | None, int, int, str]
"""Value, start, end and rule of a mention."""


class TimeContext:
    """The times of one text that were read so far."""

    def __init__(self, text: str, today: datetime.date | None) -> None:
        """
        Args:
            text: the reading text.
            today: publication day, where known.
        """
        self._text = text
        self._today = today
        self.last: tuple[Point, Point] | None = None
        """First and last point of the time before."""
        self._last_end = 0
        self._year_from: Point | None = None
        self._year_end = 0
        self._years: set[int] = set()
        self._tasks: int | None = None
        """Where the tasks of the year begin; null until asked."""

    def remember(self, first: Point, last: Point | None, match: Match[str], *, written: bool) -> None:
        """Keeps a time that was read; ``written`` where the text gives its year, and not to compare with."""
        self.last = (first, last or first)
        self._last_end = match.end()
        if written:
            self._year_from, self._year_end = first, match.end()
            if not first.relative:
                self._years.add(first.year)

    def reviews(self, at: int) -> bool:
        """Whether 全年 is the year before: in the first months, until a text comes to this year's tasks."""
        today = self._today
        if today is None or today.month > REVIEWED:
            return False
        if self._tasks is None:
            found = re.search(_TASKS % today.year, self._text)
            self._tasks = found.start() if found else len(self._text)
        return at < self._tasks

    def carried_year(self, part: str, at: int) -> Point | None:
        """The year that the text wrote last, while it still holds."""
        known = self._year_from
        if known is None:
            return None
        text, end = self._text, self._year_end
        line = text.find("\n", end, at)
        if self._today is None:
            # Nothing else is known: the only year that the text names holds on, another for a paragraph.
            holds = len(self._years) == 1 or line < 0 or text.find("\n", line + 1, at) < 0
            return known if holds else None
        if line >= 0:
            return None
        stop = text.rfind("。", end, at)
        goes_on = stop < 0 or text.startswith("其中", stop + 1, at) or part.startswith("全")
        return known if goes_on else None

    def year_told_of(self, start: int, end: int) -> Read:
        """这一年 is the year of the time before; that of 这一年，我们 is the year that a report reviews."""
        today, last = self._today, self.last
        reviews = today is not None and today.month <= REVIEWED
        if today and reviews and (last is None or self._text[end : end + 3].endswith("我们")):
            return str(Point(today.year - 1)), start, end, "word:这一年"
        year = Point(last[0].year, "", last[0].relative) if last else Point(today.year) if today else None
        return str(year or Point(0, "", True)), start, end, "word:这一年"

    def day_of(self, day: int, at: int) -> Point | None:
        """The day of a month that the text does not name: of the month before it, else the last such day."""
        last, today = self.last[1] if self.last else None, self._today
        if last is not None and last.month and (last.relative or is_day(last.year, last.month, day)):
            inherited = last.with_day(day)
            if today is None:
                return inherited
            text, end = self._text, self._last_end
            # 4月25日地震，截至6日: the days of a story run on, so the 6th is of the month after.
            runs_on = (day >= last.day or day > today.day) and text.find("\n", end, at) < 0
            if runs_on and (
                text.find("。", end, at) < 0 or (last.day and str(inherited) <= today.isoformat())
            ):
                return inherited
        if today is None:
            return None
        month = month_point(today.year, today.month - (day - today.day > 10))
        return month.with_day(day) if is_day(month.year, month.month, day) else None

    def day_of_holiday(self, match: Match[str]) -> Read | None:
        """国庆假期第四天 is the day that its sentence named, else that of publication.

        None where a year stands before: (比2019年)假期第二天(增长5%) is no time of its own.
        """
        start, end = match.span()
        between = self._text[self._last_end : start]
        told = self.last is not None and "\n" not in between and "。" not in between
        if told and len(between) <= HOLIDAY_NAME and not self.last_day() and not between.endswith(_STOPS):
            return None
        day = self.last_day() if told else None
        day = day or self._today
        return (str(day_point(day)) if day else None), start, end, "shape:holiday"

    def last_day(self) -> datetime.date | None:
        """The day of the time before, where it is one."""
        point = self.last[1] if self.last else None
        if point is None or point.relative or not is_day(point.year, point.month, point.day):
            return None
        return datetime.date.fromisoformat(str(point))

    def year_before(self, year: Point | None, start: int, end: int) -> Read:
        """去年同期: the time before, a year earlier."""
        rule = "word:同期"
        if self.last is None:
            here = year or (Point(self._today.year - 1) if self._today else Point(-1, "", True))
            return str(here), start, end, rule
        first, last = (point.shifted(-1) for point in self.last)
        return (str(first) if first == last else f"{first}/{last}"), start, end, rule
