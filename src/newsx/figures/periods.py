"""When: dates and spans of time, as ISO 8601 / EDTF-like values."""

from dataclasses import dataclass, replace

from newsx.figures.clock import Clock
from newsx.figures.places import Places, find_places
from newsx.figures.timeglue import is_glued
from newsx.figures.timeshapes import find_time


@dataclass(frozen=True, slots=True)
class Period:
    """One mention of a time; offsets count the article's reading text."""

    text: str
    start: int
    end: int
    value: str | None
    """``2023-01/2023-08``, ``../2024-06``, ``Y-1``, ``now``; null for times no calendar fixes (春节)."""
    rule: str = ""
    """Which rule read it, for ``newsx explain``."""


def find_periods(text: str, date: str | None = None, places: Places | None = None) -> tuple[Period, ...]:
    """The times of a reading text, in order; no two overlap.

    Args:
        text: the reading text of an article.
        date: the day against which 去年 and 9月24日 are resolved, ISO 8601; without it they stay relative.
        places: where its times may begin, where that is known.

    >>> [(p.text, p.value) for p in find_periods("截至2月25日，前8个月比去年增长", "2020-03-16")]
    [('截至2月25日', '../2020-02-25'), ('前8个月', '2020-01/2020-08'), ('去年', '2019')]
    """
    clock = Clock(text, date)
    periods: list[Period] = []
    start = 0
    for place, end in (places or find_places(text)).times:
        if place < start:
            continue
        found = find_time(text, place, end)
        if found is None or is_glued(text, place):
            continue
        shape, match = found
        read = clock.read(shape, match)
        if read is None:
            start = match.end()
            continue
        value, begin, start, rule = read
        periods.append(Period(text[begin:start], begin, start, value, rule))
        if rule == "shape:weekday" or (len(periods) > 1 and periods[-2].rule == "shape:weekday"):
            periods[-2:] = _agree(text, periods[-2:])
    return tuple(periods)


def _agree(text: str, pair: list[Period]) -> list[Period]:
    """6月14日周五, 周五（6月14日）: a weekday beside a day is that day, whenever the article appeared."""
    if len(pair) < 2 or text[pair[0].end : pair[1].start].strip() not in ("", "（", "("):
        return pair
    days = [p.value for p in pair if p.rule != "shape:weekday" and p.value and p.value.count("-") >= 2]
    if len(days) != 1 or "/" in days[0]:
        return pair
    return [replace(p, value=days[0]) if p.rule == "shape:weekday" else p for p in pair]
