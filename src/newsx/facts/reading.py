"""What a rule of relations may look at, and what it says."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from newsx.facts.fact import Direction, Relation
from newsx.facts.frame import Frame
from newsx.facts.nouns import text_of
from newsx.facts.theme import Theme
from newsx.figures.quantity import Figure

RATES: Final = ("percent", "multiple")


class Reading(NamedTuple):
    """A relation, its direction and the rule that read them."""

    relation: Relation
    direction: Direction | None = None
    rule: str = ""


# Not frozen, as a unit is not: the slots are read often, and one is built for every figure.
@dataclass(slots=True, eq=False)
class Case:
    """All that a rule of relations may look at."""

    frame: Frame
    figure: Figure
    theme: Theme
    previous: Reading | None
    """What the figure before it in the sentence says."""
    previous_figure: Figure | None
    move: Direction | None = None
    """Which way the sentence last said that something moved."""

    @property
    def noun(self) -> str:
        """The words of the noun before the figure, or of the topic where it has none of its own."""
        return text_of(self.frame.units(self.frame.noun)) or self.theme.noun or ""
