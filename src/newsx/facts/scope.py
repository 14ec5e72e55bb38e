"""What a sentence has said so far."""

import dataclasses
from dataclasses import dataclass

from newsx.facts.clauses import Clause
from newsx.facts.cues import read_role
from newsx.facts.distribution import Distribution
from newsx.facts.fact import Direction
from newsx.facts.nouns import find_noun, strip_names, text_of
from newsx.facts.reading import Reading
from newsx.facts.theme import Theme
from newsx.facts.unit import Units
from newsx.figures.quantity import Figure


@dataclass(slots=True)
class Scope:
    """What a sentence has said so far."""

    theme: Theme
    """What it measured last, or spoke of."""
    parted: str | None = None
    """What 其中 takes parts of."""
    ratio: str | None = None
    """What it gave a percentage of last."""
    field: str | None = None
    """What stood before 中: (在监测的)城市(中)."""
    move: Direction | None = None
    """Which way it last said that something moved."""
    base: str | None = None
    """What a clause without figures compared with: 主要产品产量大都比上年增长."""
    whole: str | None = None
    """What the last share was taken of."""
    row: Units = ()
    """The names that it joined last."""
    reading: Reading | None = None
    """What the last figure says."""
    figure: Figure | None = None
    """The last figure."""
    item: str | None = None
    """What the last figure counted."""
    levels: list[str | None] = dataclasses.field(default_factory=list)
    """What its levels measured."""
    shared: Distribution | None = None
    """What the figures behind 分别 are shared out among."""
    turn: int = 0
    """How many of them have had theirs."""


def find_field(clause: Clause) -> str | None:
    """What stands before 中: 在监测的338个城市中."""
    units = clause.units
    if "field" not in clause.signals:
        return None
    for i in range(len(units) - 1, 0, -1):
        if units[i].text in read_role("field"):
            return text_of(strip_names(units[find_noun(units, 0, i) : i])) or None
    return None
