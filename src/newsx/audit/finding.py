"""A finding: one relation between figures that the text itself asserts, and how it came out."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

FindingKind = Literal["consistent", "inconsistent", "implied"]
Severity = Literal["info", "warning", "error"]
FigureRole = Literal[
    "level", "base", "change", "growth", "share", "part", "whole", "total", "same",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence, or the sentences, in which the figures stand."""

    source: str
    """The document's name."""
    article: int
    """The number of the article in its document."""
    start: int
    """Document offset of its first character."""
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FindingFigure:
    """One figure of a finding."""

    role: FigureRole
    """What the figure is in the relation: the level, its change, the whole of a share, …"""
    text: str
    start: int
    """Document offset."""
    end: int
    value: Decimal
    unit: str | None
    evidence: int
    """Index into the finding's evidence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One tested relation."""

    kind: FindingKind
    """``consistent`` and ``inconsistent`` test what the text states; ``implied`` follows from it."""
    rule: str
    """The relation, as ``growth:change`` or ``parts:total``."""
    severity: Severity
    """``error`` where a sentence contradicts itself, ``warning`` where two do each other, else ``info``."""
    figures: tuple[FindingFigure, ...]
    arithmetic: str
    """The sum written out: ``4 / (10 - 4) = 66.67%, stated 66.7%``."""
    evidence: tuple[Evidence, ...]
    name: str | None = None
    """What an implied value is the value of, in words of the text (全疆); null for tests."""
    value: Decimal | None = None
    """The computed value at the printed figures, rounded to two digits more than they carry."""
    low: Decimal | None = None
    """The least value that rounding of the printed figures leaves room for."""
    high: Decimal | None = None
    unit: str | None = None
