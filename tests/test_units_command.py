"""``newsx units`` lists the table."""

import csv
import io
import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

from newsx.figures.unit import read_units

Newsx = Callable[..., CompletedProcess[str]]


def test_every_row_in_every_format(newsx: Newsx) -> None:
    expected = [(unit.symbol, unit.example) for unit in read_units()]
    listed = json.loads(newsx("units", "--format", "json").stdout)
    assert listed["schema"] == "newsx.units/1"
    assert [(row["symbol"], row["example"]) for row in listed["units"]] == expected
    for format_, delimiter in (("csv", ","), ("tsv", "\t")):
        rows = csv.DictReader(io.StringIO(newsx("units", "--format", format_).stdout), delimiter=delimiter)
        assert [(row["symbol"], row["example"]) for row in rows] == expected


@pytest.mark.parametrize(
    ("symbol", "standard"),
    [("ha", "UCUM"), ("kWh", "UCUM kW.h"), ("USD", "ISO 4217"), ("mu", "none"), ("家", "none")],
)
def test_where_symbols_come_from(newsx: Newsx, symbol: str, standard: str) -> None:
    rows = csv.DictReader(io.StringIO(newsx("units").stdout))
    assert {row["standard"] for row in rows if row["symbol"] == symbol} == {standard}


def test_some_kinds(newsx: Newsx) -> None:
    rows = list(csv.DictReader(io.StringIO(newsx("units", "--kind", "area,mass").stdout)))
    assert {row["kind"] for row in rows} == {"area", "mass"}
    assert newsx("units", "--kind", "euro").returncode == 2
