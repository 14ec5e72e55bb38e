"""What the rules of relations, of indicators and of subjects see of a figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsx.entities.entity import Entity
from newsx.facts.frame import Frame
from newsx.facts.nouns import text_of
from newsx.facts.reading import LEVEL, Reading
from newsx.facts.scope import Scope
from newsx.facts.standings import Standing
from newsx.facts.subject import Subject
from newsx.figures.quantity import Figure


# Not frozen, as a unit is not: the slots are read often, and one is built for every figure.
@dataclass(slots=True, eq=False)
class Sight:
    """All that a rule may look at, besides what the finder of subjects remembers."""

    frame: Frame
    figure: Figure
    scope: Scope
    """What its sentence has said so far."""
    entities: Sequence[Entity]
    """The names of the article."""
    reading: Reading = LEVEL
    """What the figure says, when the rules of relations have read it."""
    named: Subject | None = None
    """The name or relative noun that its clause says before the figure, when names have been read."""
    standing: Standing = "directed"
    """How well that one stands for a subject."""

    @property
    def noun(self) -> str:
        """The words of the noun before the figure, or of the topic where it has none of its own."""
        return text_of(self.frame.units(self.frame.noun)) or self.scope.theme.noun or ""

    @property
    def topic(self) -> str | None:
        """What the sentence measured before, or spoke of."""
        return self.scope.theme.noun

    @property
    def stale(self) -> bool:
        """Whether the topic is that of the sentence before."""
        return self.scope.theme.stale
