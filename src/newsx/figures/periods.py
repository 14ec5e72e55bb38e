"""When: dates and spans of time, as ISO 8601 / EDTF-like values."""

from dataclasses import dataclass


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


def find_periods(text: str, date: str | None = None) -> tuple[Period, ...]:
    """The times of a reading text, in order; no two overlap.

    Args:
        text: the reading text of an article.
        date: the day against which 去年 and 9月24日 are resolved, ISO 8601; without it they stay relative.
    """
    return ()
