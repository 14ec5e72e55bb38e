"""What the rules of indicators, and those of subjects, see of a figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsx.entities.entity import Entity
from newsx.facts.frame import Frame
from newsx.facts.reading import Reading
from newsx.facts.standings import Standing
from newsx.facts.subject import Subject
from newsx.facts.theme import Theme
from newsx.figures.quantity import Figure


# Not frozen, as a unit is not: the slots are read often, and one is built for every figure.
@dataclass(slots=True, eq=False)
class Sight:
    """All that a rule of indicators may look at."""

    frame: Frame
    figure: Figure
    theme: Theme
    reading: Reading
    field: str | None
    """What stood before 中 in this sentence."""
    item_before: str | None = None
    """What the figure before counted."""
    whole_item: str | None = None
    """What 其中 takes parts of: 技术中心(32家，其中省级6家)."""
    ratio: str | None = None
    """What the sentence gave a percentage of last."""
    entities: Sequence[Entity] = ()
    """The names of the article."""

    @property
    def topic(self) -> str | None:
        """What the sentence measured before, or spoke of."""
        return self.theme.noun

    @property
    def stale(self) -> bool:
        """Whether the topic is that of the sentence before."""
        return self.theme.stale


@dataclass(slots=True, eq=False)
class Search:
    """All that a rule of subjects may look at, besides what the finder remembers."""

    frame: Frame
    figure: Figure
    named: Subject | None
    """The name or relative noun that its clause says before the figure."""
    standing: Standing
    """How well that one stands for a subject."""
