"""Lists of figures: the hedge of one serves its neighbours."""

from collections.abc import Sequence
from dataclasses import replace

from newsx.figures.hedge import find_hedge_after, find_hedge_before
from newsx.figures.quantity import Figure

_EACH = "分别"
_JOINTS = frozenset(("、", "和", "及", "与", "以及", "，", "、约"))


def share_bounds(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """分别超过50%、70%、59% are all over; 分别增长10%、12%和13%以上 likewise."""
    if _EACH not in text:
        return tuple(figures)
    out = list(figures)
    i = 0
    while i < len(out):
        j = i
        while (
            j + 1 < len(out)
            and out[j + 1].unit == out[i].unit
            and out[j + 1].kind == out[i].kind
            and out[j + 1].start - out[j].end <= 2
            and text[out[j].end : out[j + 1].start] in _JOINTS
        ):
            j += 1
        if j > i and _EACH in text[max(0, out[i].start - 12) : out[i].start]:
            before = find_hedge_before(text, out[i].start)
            after = find_hedge_after(text, out[j].end)
            hedge = before if before and before[0] != "exact" else after
            if hedge and hedge[0] != "exact":
                for k in range(i, j + 1):
                    if out[k].bound == "exact":
                        out[k] = replace(out[k], bound=hedge[0])
        i = j + 1
    return tuple(out)
