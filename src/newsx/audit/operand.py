"""A figure as a number to reckon with: its value and how far its last printed digit leaves it open."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from newsx.audit.interval import Interval
from newsx.facts.fact import Fact
from newsx.figures.quantity import Figure, Kind

# The printed number of a figure: 1,250.5 of 1,250.5万元, -3130 of -3130万元, ５ of ５家.
_NUMBER = re.compile(r"[-−－]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
_MEASURED: frozenset[Kind] = frozenset({
    "money", "percent", "percentage_point", "multiple", "length", "area", "volume", "mass", "power", "energy",
    "duration", "rate", "data", "count",
})  # fmt: skip


@dataclass(frozen=True)
class Operand:
    """One figure of a passage."""

    index: int
    """Index into the article's figures."""
    figure: Figure
    fact: Fact | None
    """The fact of the figure, where there is one."""
    hedged: bool = False
    """A hedge stands farther off than the figure's own bound reaches: 约 of 约占总量40%."""

    @property
    def start(self) -> int:
        return self.figure.start

    @property
    def end(self) -> int:
        return self.figure.end

    @property
    def is_percent(self) -> bool:
        return self.figure.kind == "percent"

    @property
    def unit(self) -> str | None:
        return self.figure.unit

    @cached_property
    def value(self) -> Decimal | None:
        """The number to reckon with; null for ranges, ratios, ranks and other figures that are no amount."""
        value = self.figure.value
        if self.figure.kind not in _MEASURED or not isinstance(value, Decimal) or not value.is_finite():
            return None
        return value

    @cached_property
    def printed(self) -> tuple[Decimal, str] | None:
        """The number as printed and the words behind it: 4.5, 亿元; null for Chinese numerals (三成)."""
        match = _NUMBER.match(self.figure.text)
        if not match or self.value is None:
            return None
        digits = match[0].translate(_ASCII)
        number = Decimal(digits)
        return (number, self.figure.text[match.end() :]) if number else None

    @cached_property
    def scale(self) -> Decimal:
        """What one printed unit is worth: 100000000 for 4.5亿元, 1 for 三成 and 10家."""
        if self.printed is None or self.value is None:
            return Decimal(1)
        scale = abs(self.value / self.printed[0])
        return scale.quantize(Decimal(1)) if scale == scale.to_integral_value() else scale

    @cached_property
    def step(self) -> Decimal:
        """What one more in the last printed digit is worth; 0 for things counted one by one (10家)."""
        assert self.value is not None
        if self.printed is None:
            return _last_place(self.value)
        exponent = self.printed[0].as_tuple().exponent
        assert isinstance(exponent, int)
        if self.figure.kind == "count" and exponent == 0 and self.scale == 1:
            return Decimal(0)
        return self.scale.scaleb(exponent)

    @cached_property
    def rounded(self) -> Interval:
        """The values that round to the printed figure: 66.65 to 66.75 for 66.7%."""
        return self._open(self.step / 2, self.step / 2, Decimal(20))

    @cached_property
    def loose(self) -> Interval:
        """The values that a careless writer may print so: cut off instead of rounded, or a round number.

        66.6% for 66.67%; 1500人 for 1480; 三成 for 27%.
        """
        assert self.value is not None
        step = self.step
        last = _last_place(self.value)
        if last >= 100 * self.scale:
            step = max(step, last / 2)
        # Nobody prints 3公顷 for 2.1; of a single digit only what was cut off may be missing.
        below = step / 2 if last == step and abs(self.value) < 10 * step else step
        return self._open(below, step, Decimal(10))

    def _open(self, below: Decimal, above: Decimal, share: Decimal) -> Interval:
        """The interval around the value, wider where the text hedges it: one part in ``share`` for 约."""
        value = self.value
        assert value is not None
        match "about" if self.hedged and self.figure.bound == "exact" else self.figure.bound:
            case "about":
                below, above = max(below, abs(value) / share), max(above, abs(value) / share)
            case "over":
                return Interval(value, value + max(abs(value), above))
            case "under":
                return Interval(value - max(abs(value) / 2, below), value)
        return Interval(value - below, value + above)


_ASCII = str.maketrans("０１２３４５６７８９．−－", "0123456789.--", ",，")


def _last_place(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 100 for 1500, 10 for 30, 1 for 2."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and value else Decimal(1)
