"""Text -> figures."""

from newsx.entities.entity import Entity
from newsx.figures.grammar import find_shape
from newsx.figures.lists import share_bounds
from newsx.figures.periods import Period
from newsx.figures.places import Places, find_places, is_figure_place
from newsx.figures.quantity import Figure
from newsx.figures.shapes import READERS


def find_figures(
    text: str, periods: tuple[Period, ...] = (), names: tuple[Entity, ...] = (), places: Places | None = None
) -> tuple[Figure, ...]:
    """The figures of a reading text, in order; no two overlap, none overlaps a period or begins in a name.

    Args:
        text: the reading text of an article.
        periods: its times, in order (2023年 is no duration).
        names: its names, in order (三门峡 counts no gates, 百度 measures no degrees).
        places: where its figures may begin, where that is known.

    >>> [(f.text, str(f.value), f.unit, f.bound) for f in find_figures("总投资逾2100亿元，新增8家企业")]
    [('2100亿元', '210000000000', 'CNY', 'over'), ('8家', '8', '家', 'exact')]
    """
    figures: list[Figure] = []
    start = name = period = 0
    last_name, last_period = len(names), len(periods)
    for at, end in (places or find_places(text)).figures:
        if at < start:
            continue
        while period < last_period and periods[period].end <= at:
            period += 1
        stop = periods[period].start if period < last_period else len(text)
        if stop <= at:
            continue
        while name < last_name and names[name].end <= at:
            name += 1
        # A figure may run into a name (亿印度卢比), but never begins in one.
        if name < last_name and names[name].start <= at:
            continue
        found = find_shape(text, at, end, stop) if is_figure_place(text, at, stop) else None
        if found is None:
            continue
        shape, match = found
        figure = READERS[shape](text, match)
        if figure is None:
            start = match.end()
        else:
            figures.append(figure)
            start = figure.end
    return share_bounds(text, figures)
