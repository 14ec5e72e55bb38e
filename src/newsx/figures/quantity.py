"""A figure: a number with its unit."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "money", "percent", "percentage_point", "multiple", "length", "area", "volume", "mass", "power", "energy",
    "duration", "age", "temperature", "speed", "rate", "data", "count", "ratio", "rank", "other",
]  # fmt: skip
Bound = Literal["exact", "about", "over", "under", "range"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity; offsets count the article's reading text."""

    kind: Kind
    text: str
    start: int
    end: int
    value: Decimal | str | None
    """Exact, scale multiplied in; a string for ratios (``3:1``); null for ranges."""
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    bound: Bound = "exact"
    item: str | None = None
    """The counted noun (31家医疗机构 -> 医疗机构)."""
    rule: str = ""
    """Which unit row and rule made it, for ``newsx explain``."""
