"""Exact decimal arithmetic, whose results are written without exponent and without trailing zeros."""

from decimal import Context, Decimal
from typing import Final

EXACT: Final = Context(prec=100)
"""Every numeral fits: none has more than eighty digits."""


def plain(value: Decimal) -> Decimal:
    """The same value without exponent and without trailing zeros: 7.0 -> 7, 1E+10 -> 10000000000."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not any(digits):
        return Decimal(0)
    if exponent == 0 or (exponent < 0 and digits[-1]):
        return value  # 24.7
    if exponent > 0:
        return Decimal((sign, digits + (0,) * exponent, 0))
    while exponent < 0 and digits[-1] == 0:
        digits, exponent = digits[:-1], exponent + 1
    return Decimal((sign, digits, exponent))


def scaled(value: Decimal, power: int) -> Decimal:
    """``value`` times ten to the ``power``, exact."""
    return plain(value.scaleb(power, EXACT))


def multiplied(value: Decimal, factor: Decimal) -> Decimal:
    """The exact product."""
    return plain(EXACT.multiply(value, factor))


def added(left: Decimal, right: Decimal) -> Decimal:
    """The exact sum."""
    return plain(EXACT.add(left, right))
