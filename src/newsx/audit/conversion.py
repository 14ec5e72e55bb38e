"""What one unit is worth in another: 1 ha is 15 mu."""

from decimal import Decimal, localcontext
from functools import cache

from newsx.dictionary import read_table

TABLE = "conversions"
COLUMNS = ("unit", "dimension", "numerator", "denominator", "example")


def find_factor(unit: str, other: str) -> Decimal | None:
    """How many of the other unit make one of the first; null where they measure different things.

    >>> find_factor("ha", "mu"), find_factor("kg", "jin"), find_factor("km", "kg")
    (Decimal('15'), Decimal('2'), None)
    """
    if unit == other:
        return Decimal(1)
    rows = _rows()
    if unit not in rows or other not in rows or rows[unit][0] != rows[other][0]:
        return None
    _, numerator, denominator = rows[unit]
    _, over, under = rows[other]
    with localcontext(prec=50):
        # Multiplied first: 15 is exact where 10000 / 666.67 is not.
        factor = (numerator * under) / (denominator * over)
    return factor.quantize(Decimal(1)) if factor == factor.to_integral_value() else factor


@cache
def _rows() -> dict[str, tuple[str, Decimal, Decimal]]:
    return {
        unit: (dimension, Decimal(numerator), Decimal(denominator))
        for unit, dimension, numerator, denominator, _ in read_table(TABLE, COLUMNS)
    }
