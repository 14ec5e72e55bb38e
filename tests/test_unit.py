"""Every row of the unit table reads its own example, and nothing of the kind in its counterexample."""

import pytest

from newsx.figures.figures import find_figures
from newsx.figures.periods import find_periods
from newsx.figures.unit import Unit, read_units

UNITS = [pytest.param(unit, id=f"{unit.symbol} {unit.surfaces[0]}") for unit in read_units()]
LINES = {id(unit): number for number, unit in enumerate(read_units(), 2)}


def units_in(text: str) -> list[tuple[str, str | None]]:
    return [(figure.kind, figure.unit) for figure in find_figures(text, find_periods(text))]


@pytest.mark.parametrize("unit", UNITS)
def test_row_reads_its_example(unit: Unit) -> None:
    found = units_in(unit.example)
    if unit.condition == "per":
        assert any(symbol and symbol.endswith(f"/{unit.symbol}") for _, symbol in found), unit.example
    else:
        assert (unit.kind, unit.symbol) in found, f"dictionaries/units.tsv:{LINES[id(unit)]}: {unit.example}"


@pytest.mark.parametrize("unit", [p for p in UNITS if p.values[0].counterexample])
def test_row_refuses_its_counterexample(unit: Unit) -> None:
    found = units_in(unit.counterexample)
    assert (unit.kind, unit.symbol) not in found, f"dictionaries/units.tsv:{LINES[id(unit)]}"


def test_no_surface_stands_in_two_rows() -> None:
    surfaces = [surface for unit in read_units() for surface in unit.surfaces]
    twice = {surface for surface in surfaces if surfaces.count(surface) > 1}
    # 度 is a degree, and a kilowatt hour behind a slash; 块 is a yuan, and a piece behind one.
    assert twice == {"度", "块"}
