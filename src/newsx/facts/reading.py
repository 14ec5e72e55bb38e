"""What a rule of relations says."""

from typing import Final, NamedTuple

from newsx.facts.fact import Direction, Relation

RATES: Final = ("percent", "multiple")


class Reading(NamedTuple):
    """A relation, its direction and the rule that read them."""

    relation: Relation
    direction: Direction | None = None
    rule: str = ""


LEVEL: Final = Reading("level", rule="relation:level")
"""What a figure says that nothing else is read of."""
