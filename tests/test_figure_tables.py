"""Every row of the tables of figures reads its own example."""

import pytest

from newsx.dictionary import read_table
from newsx.figures.figures import find_figures
from newsx.figures.hedge import COLUMNS as HEDGE_COLUMNS
from newsx.figures.items import STOP_COLUMNS, find_item
from newsx.figures.periods import find_periods


@pytest.mark.parametrize(("word", "side", "bound", "example", "counter"), read_table("hedges", HEDGE_COLUMNS))
def test_hedge(word: str, side: str, bound: str, example: str, counter: str) -> None:
    found = find_figures(example)
    assert [(f.text, f.bound) for f in found] == [("300家", bound)]
    if counter:
        assert bound not in [f.bound for f in find_figures(counter)]


@pytest.mark.parametrize(("word", "example"), read_table("fixed_numbers", ("word", "example")))
def test_fixed_number(word: str, example: str) -> None:
    assert word in example
    assert [f.text for f in find_figures(example, find_periods(example))] == []


@pytest.mark.parametrize(("word", "nouns", "example"), read_table("item_stops", STOP_COLUMNS))
def test_item_stop(word: str, nouns: str, example: str) -> None:
    assert word in example
    assert find_item(example, example.index("家") + 1) == "企业"
    for noun in nouns.split():
        assert word in noun
        assert (find_item(f"5家{noun}", 2) or "").startswith(noun)
