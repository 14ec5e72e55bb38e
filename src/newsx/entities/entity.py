"""A named place, organization or person."""

from dataclasses import dataclass
from typing import Literal

EntityType = Literal["place", "organization", "person"]


@dataclass(frozen=True, slots=True)
class Entity:
    """One mention of a name; offsets count the article's reading text."""

    type: EntityType
    text: str
    start: int
    end: int
    name: str
    """The canonical name where known, else ``text``."""
    code: str | None = None
    """GB/T 2260 code of a Chinese division, ISO 3166 code of a country."""
    source: str = "rule"
    """``dictionary:<file>``, ``rule``, ``segmenter``, ``model`` or ``alias``."""
    rule: str = ""
    """Which table row or rule made the mention, for ``newsx explain``."""
    candidates: tuple[str, ...] = ()
    """Codes that the name may stand for where the text does not decide (``code`` is null then)."""
