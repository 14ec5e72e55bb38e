"""Text -> figures."""

from collections.abc import Sequence

from newsx.figures.periods import Period
from newsx.figures.quantity import Figure


def find_figures(text: str, periods: Sequence[Period] = ()) -> tuple[Figure, ...]:
    """The figures of a reading text, in order; no two overlap, none overlaps a period.

    Args:
        text: the reading text of an article.
        periods: its times, in order (2023年 is no duration).
    """
    return ()
