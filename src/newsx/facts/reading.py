"""What a rule of relations says."""

from dataclasses import dataclass
from typing import Final

from newsx.facts.fact import Direction, Relation

RATES: Final = ("percent", "multiple")


# Not frozen, as a unit is not: its slots are read for every figure.
@dataclass(slots=True, eq=False)
class Reading:
    """A relation, its direction and the rule that read them."""

    relation: Relation
    direction: Direction | None = None
    rule: str = ""


LEVEL: Final = Reading("level", rule="relation:level")
"""What a figure says that nothing else is read of."""
