"""What a sentence has said so far."""

import dataclasses
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from newsx.facts.bits import ENTITY, FIELD, ask_for
from newsx.facts.clauses import Clause
from newsx.facts.cues import read_bases, read_role
from newsx.facts.distribution import NOTHING, Distribution, find_distribution
from newsx.facts.fact import Direction
from newsx.facts.frame import Frame
from newsx.facts.nouns import find_noun, strip_names, text_of
from newsx.facts.reading import Reading
from newsx.facts.theme import Theme
from newsx.figures.quantity import Figure

MOVES: Final = ask_for("grow", "part")
SAYS: Final = ask_for("grow", "against")
"""What the words before a figure, and those of a clause without one, say of figures."""
LASTING: Final = frozenset(("indicator:lasting", "indicator:gone_through", "indicator:history"))
"""Rules that name what lasts: the next figure measures something else."""


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
    named: list[Clause] = dataclasses.field(default_factory=list)
    """The clauses that hold names."""
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

    def enter_figures(self, clause: Clause) -> None:
        """Reads what a clause with figures says to all of them."""
        if len(clause.figures) > 1:
            shared = find_distribution(clause, self.named, self.shared, self.levels)
            if shared:
                self.shared, self.turn = shared, 0
        self._hear(clause)

    def _hear(self, clause: Clause) -> None:
        """Remembers what a clause names, and the field that it sets."""
        if clause.signals & ENTITY:
            self.named.append(clause)
        if clause.signals & FIELD:
            self.field = find_field(clause) or self.field

    def pass_clause(self, clause: Clause) -> None:
        """Reads what a clause without figures says to the figures behind it in its sentence."""
        self._hear(clause)
        for before, unit in pairwise(clause.units) if clause.signals & SAYS else ():
            if unit.cue and unit.cue.role == "grow":
                self.move = unit.cue.direction
            if before.cue and before.cue.role == "against":
                self.base = read_bases().get(unit.text, self.base)

    def pass_frame(self, frame: Frame) -> None:
        """Reads what the words before a figure say of it, and of those behind it."""
        for unit in frame.before if frame.clause.signals & MOVES else ():
            if unit.cue and unit.cue.role == "grow":
                self.move = unit.cue.direction
            if unit.text.startswith("其中"):
                self.parted = self.theme.noun

    def remember(self, figure: Figure, reading: Reading, indicator: str | None, rule: str) -> None:
        """Remembers what a figure measures for those behind it.

        Args:
            figure: the figure.
            reading: what it says.
            indicator: what it measures.
            rule: the rule that found that.
        """
        if reading.relation == "level":
            self.levels.append(indicator)
            if figure.kind == "percent":
                self.ratio = indicator
        counted = rule == "indicator:counted"
        self.reading, self.figure, self.item = reading, figure, indicator if counted else None
        if not indicator or rule in LASTING:
            return  # 产量5亿吨，连续4年|位居第一
        if not (counted and self.field and self.theme.noun):
            self.theme.set(indicator)  # 在9个城市中位居第一: the cities are not what is ranked

    def take_share(self) -> Distribution:
        """What a figure gets whose turn it is under 分别: one of each at most."""
        turn = self.turn
        if self.shared is None:
            return NOTHING
        self.turn += 1
        share = self.shared.of(turn)
        if share is None:
            self.shared = None
        return share or NOTHING


def find_field(clause: Clause) -> str | None:
    """What stands before 中: 在监测的338个城市中."""
    units = clause.units
    for i in range(len(units) - 1, 0, -1):
        if units[i].text in read_role("field"):
            return text_of(strip_names(units[find_noun(units, 0, i) : i])) or None
    return None
