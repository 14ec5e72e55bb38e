"""The calendar behind period values: points, relative years, ISO weeks."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


# Not frozen, as those of the facts are not: one is built, or more, for every time; but nobody writes to it.
@dataclass(slots=True)
class Point:
    """A year, or a part of one: 2023, 2023-06, 2023-06-04, 2023-Q1, 2023-H1; the year may be relative."""

    year: int
    """A calendar year, or the distance from the unknown year of publication where ``relative``."""
    part: str = ""
    """``-06``, ``-06-04``, ``-Q1``, ``-H1`` or nothing."""
    relative: bool = False

    def __str__(self) -> str:
        if not self.relative:
            # Python pads a number in twice the time that it takes to write it.
            return f"{self.year}{self.part}" if self.year > 999 else f"{self.year:04d}{self.part}"
        return f"Y{self.year:+d}{self.part}" if self.year else f"Y{self.part}"

    def shifted(self, years: int) -> "Point":
        """The same part of another year."""
        return Point(self.year + years, self.part, self.relative)

    def _part(self, part: str) -> "Point":
        return Point(self.year, part, self.relative)

    @property
    def month(self) -> int:
        """Its month, 0 where it is longer than one."""
        return int(self.part[1:3]) if self.part[1:3].isdigit() else 0

    @property
    def day(self) -> int:
        """Its day, 0 where it is longer than one."""
        return int(self.part[4:6]) if len(self.part) == 6 else 0

    def with_day(self, day: int) -> "Point":
        """A day of its month."""
        return self._part(f"-{self.month:02d}-{day:02d}")

    @property
    def last(self) -> "Point":
        """Its end in months where it is a quarter or a half: 2023-Q2 -> 2023-06."""
        head, number = self.part[1:2], self.part[2:3]
        if head == "Q":
            return self._part(f"-{int(number) * 3:02d}")
        if head == "H":
            return self._part(f"-{int(number) * 6:02d}")
        return self

    @property
    def first(self) -> "Point":
        """Its beginning in months where it is a quarter or a half: 2023-Q2 -> 2023-04."""
        head, number = self.part[1:2], self.part[2:3]
        if head == "Q":
            return self._part(f"-{int(number) * 3 - 2:02d}")
        if head == "H":
            return self._part(f"-{int(number) * 6 - 5:02d}")
        return self


def day_point(day: date) -> Point:
    """A day as a point."""
    return Point(day.year, f"-{day.month:02d}-{day.day:02d}")


def month_point(year: int, month: int, relative: bool = False) -> Point:
    """A month as a point; months past 12 or before 1 carry into the year."""
    carry, index = divmod(month - 1, 12)
    return Point(year + carry, f"-{index + 1:02d}", relative)


def quarter_point(year: int, quarter: int, relative: bool = False) -> Point:
    """A quarter as a point; quarters past 4 or before 1 carry into the year."""
    carry, index = divmod(quarter - 1, 4)
    return Point(year + carry, f"-Q{index + 1}", relative)


def week_value(day: date) -> str:
    """The ISO week of a day: 2011-W17."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shift_days(day: date, days: int) -> date | None:
    """A day before or after; None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
