"""The properties of ``make fuzz``, on a few chance texts each; the run itself tries millions."""

import json
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from fuzz import count
from fuzz.properties import PROPERTIES, Property
from fuzz.texts import write_numeral

from newsx.figures.numeral import parse_numeral

FIRST = 10**9
"""The run counts from 0."""


@pytest.mark.parametrize("tried", PROPERTIES, ids=lambda tried: tried.__name__)
def test_a_property_holds(tried: Property) -> None:
    for number in range(FIRST, FIRST + 40):
        tried(Random(f"{tried.__name__} {number}"))


@pytest.mark.parametrize("power", range(16))
def test_numerals_are_written_as_they_are_read(power: int) -> None:
    for value in (10**power, 10**power + 1, 12345678901234567 % 10 ** (power + 1), 3 * 10**power):
        numeral = parse_numeral(write_numeral(value))
        assert numeral is not None
        assert numeral.value == Decimal(value)


def test_counting_goes_on_and_keeps_what_breaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried: list[int] = []

    def even(chance: Random) -> None:
        tried.append(len(tried))
        assert tried[-1] != 7

    monkeypatch.setattr(count, "PROPERTIES", {even: 1})
    monkeypatch.setattr(count, "COUNTS", tmp_path / "counts.json")
    monkeypatch.setattr(count, "CRASHES", tmp_path / "crashes.txt")
    assert count.count(20) == 1
    assert count.count(40) == 0
    assert len(tried) == 40
    assert json.loads((tmp_path / "counts.json").read_text()) == {"even": 40}
    assert (tmp_path / "crashes.txt").read_text().startswith("python -m fuzz.count even 7\n")
    assert "even" in capsys.readouterr().out
