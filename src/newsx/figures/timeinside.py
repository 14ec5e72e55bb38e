"""A time counted out inside a longer one: 2021年的第三个月, 十月的第一周, 去年的前10天."""

import datetime
from calendar import monthrange
from re import Match

from newsx.figures.calendar import Point, day_point, shift_days
from newsx.figures.timepart import number


def resolve_inside(point: Point, match: Match[str]) -> tuple[Point, Point | None] | None:
    """First and last point of what a match counts out of ``point``; None where it has no such part."""
    if point.relative or point.day or len(point.part) not in (0, 3) or not 1 <= point.year <= 9998:
        return None
    month = point.month
    first = datetime.date(point.year, month or 1, 1)
    last = datetime.date(point.year, month or 12, monthrange(point.year, month or 12)[1])
    if match["edge"]:
        count = number(match["edge_count"])
        if match["edge"] == "前":
            return _days(first, shift_days(first, count - 1), last)
        return _days(shift_days(last, 1 - count), last, last)
    n, unit = number(match["nth"]), match["nth_unit"]
    if unit == "月":
        return (Point(point.year, f"-{n:02d}"), None) if not month and 1 <= n <= 12 else None
    if unit in ("天", "日"):
        day = shift_days(first, n - 1)
        return _days(day, day, last)
    monday = shift_days(first, (7 - first.weekday()) % 7 + 7 * (n - 1))
    return _days(monday, shift_days(monday, 6) if monday else None, None)


def _days(
    first: datetime.date | None, last: datetime.date | None, limit: datetime.date | None
) -> tuple[Point, Point | None] | None:
    if first is None or last is None or (limit is not None and last > limit):
        return None
    return day_point(first), (day_point(last) if last != first else None)
