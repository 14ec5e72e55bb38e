"""The bound of a figure: hedges before, vague words inside, hedges behind."""

from newsx.figures.hedge import find_hedge_after, find_hedge_before, find_hedge_of_share, tellers_before
from newsx.figures.numeral import Numeral
from newsx.figures.quantity import Bound
from newsx.figures.unit import Unit


def resolve_bound(text: str, start: int, end: int, numeral: Numeral, vague: str, unit: Unit | None) -> Bound:
    """The bound of the figure at ``start:end``.

    A hedge before it wins over vague words inside (超百亿元 is over), and those over a hedge behind.

    Args:
        text: the reading text.
        start: where the figure starts.
        end: where it ends.
        numeral: its number.
        vague: the 多, 余, 来, 几 between number and unit or behind the unit.
        unit: its unit.
    """
    if text[start - 1 : start] in tellers_before():
        before = find_hedge_before(text, start) or find_hedge_of_share(text, start)
        if before is not None and before[0] != "exact":
            return before[0]
    if numeral.vagueness == "over" or "多" in vague or "余" in vague:
        return "over"
    after = find_hedge_after(text, end)
    if after is not None:
        return after[0]
    if "来" in vague or "几" in vague:
        return "about"
    if unit is not None and unit.kind == "duration" and text.startswith("内", end):
        return "under"
    return numeral.vagueness
