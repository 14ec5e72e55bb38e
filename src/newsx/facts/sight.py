"""What the rules of indicators see of a figure."""

from dataclasses import dataclass

from newsx.facts.frames import Frame
from newsx.facts.relations import Reading
from newsx.figures.quantity import Figure


@dataclass(frozen=True, slots=True)
class Sight:
    """All that a rule of indicators may look at."""

    frame: Frame
    figure: Figure
    topic: str | None
    """What the sentence measured before, or spoke of."""
    reading: Reading
    field: str | None
    """What stood before 中 in this sentence."""
    item_before: str | None = None
    """What the figure before counted."""
    whole_item: str | None = None
    """What 其中 takes parts of: 技术中心(32家，其中省级6家)."""
    ratio: str | None = None
    """What the sentence gave a percentage of last."""
    stale: bool = False
    """Whether the topic is that of the sentence before."""
