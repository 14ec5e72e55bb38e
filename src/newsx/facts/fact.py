"""A fact: a figure with who, what and when attached."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Relation = Literal["level", "growth", "change", "share", "rank"]
Direction = Literal["up", "down"]
Modality = Literal["actual", "planned"]


@dataclass(frozen=True, slots=True)
class FactPeriod:
    """When a fact holds."""

    text: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Fact:
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
    rules: Mapping[str, str] = field(default_factory=dict)
    """Slot -> the rule that filled it, for ``newsx explain``."""
