"""A fact: a figure with who, what and when attached."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

Relation = Literal["level", "growth", "change", "share", "rank"]
Direction = Literal["up", "down"]
Modality = Literal["actual", "planned"]

NO_RULES: Final[Mapping[str, str]] = {}


class FactPeriod(NamedTuple):
    """When a fact holds."""

    text: str
    value: str | None


# A tuple, for one is built for every figure, and a frozen dataclass takes four times as long to build.
class Fact(NamedTuple):
    """The slots of one figure; words of the text or null, nothing invented."""

    figure: int
    """Index into the article's figures."""
    sentence: tuple[int, int]
    """Start and end of the sentence that is the evidence, in the article's reading text."""
    subject: str | None = None
    subject_entity: int | None = None
    """Index into the article's entities."""
    indicator: str | None = None
    relation: Relation = "level"
    direction: Direction | None = None
    base: str | None = None
    """``yoy``, ``mom``, ``qoq``, ``prior`` or the words of the comparison."""
    whole: str | None = None
    modality: Modality = "actual"
    period: FactPeriod | None = None
    rules: Mapping[str, str] = NO_RULES
    """Slot -> the rule that filled it, for ``newsx explain``."""
