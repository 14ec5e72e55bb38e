"""Intervals of decimals: what a printed figure leaves room for."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from itertools import product

_CONTEXT = Context(prec=50)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included.

    >>> Interval(Decimal("66.65"), Decimal("66.75")).overlaps(Interval(Decimal("66.6"), Decimal("66.7")))
    True
    """

    low: Decimal
    high: Decimal

    def overlaps(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def joined(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))


def apply(function: Callable[..., Decimal], arguments: tuple[Interval, ...]) -> Interval | None:
    """The range of a function over a box, null where it divides by zero.

    Args:
        function: monotone in each argument over the box, so that its extremes lie in the corners.
        arguments: one interval each; few, as all their corners are visited.

    >>> apply(lambda a, b: a / b, (Interval(Decimal(1), Decimal(2)), Interval(Decimal(4), Decimal(5))))
    Interval(low=Decimal('0.2'), high=Decimal('0.5'))
    """
    with localcontext(_CONTEXT):
        try:
            values = [function(*corner) for corner in product(*((i.low, i.high) for i in arguments))]
        except ArithmeticError:
            return None
    return Interval(min(values), max(values))


def total(arguments: tuple[Interval, ...]) -> Interval:
    """The sum of many intervals."""
    with localcontext(_CONTEXT):
        return Interval(
            sum((i.low for i in arguments), Decimal(0)), sum((i.high for i in arguments), Decimal(0))
        )
