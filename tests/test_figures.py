"""Figures: tests/corpus/figures.tsv holds text and what must be found in it, one figure a line.

A ``-`` in the kind column: nothing may be found. Several figures of one text stand on several lines with
the same text. A ``!`` before the text: known to fail, strictly.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest

from newsx.entities.entity import Entity
from newsx.figures.figures import find_figures
from newsx.figures.periods import find_periods

CORPUS = Path(__file__).parent / "corpus"


def value_text(value: Decimal | str | None, low: Decimal | None, high: Decimal | None) -> str:
    return f"{low}..{high}" if value is None else str(value)


def corpus() -> Iterator[object]:
    lines = (CORPUS / "figures.tsv").read_text(encoding="utf-8").splitlines()
    rows = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    for text, group in groupby(rows, key=lambda row: row[1][0]):
        numbered = list(group)
        expected = [tuple(cells[1:]) for _, cells in numbered if cells[1] != "-"]
        marks = [pytest.mark.xfail(strict=True)] if text.startswith("!") else []
        where = f"figures.tsv:{numbered[0][0]}"
        yield pytest.param(text.removeprefix("!"), expected, where, marks=marks, id=where)


@pytest.mark.parametrize(("text", "expected", "where"), list(corpus()))
def test_corpus(text: str, expected: list[tuple[str, ...]], where: str) -> None:
    found = [
        (f.text, f.kind, value_text(f.value, f.low, f.high), f.unit or "", f.bound)
        for f in find_figures(text, find_periods(text))
    ]
    assert found == expected, f"tests/corpus/{where}: {text}"


def negatives() -> Iterator[object]:
    lines = (CORPUS / "not_figures.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            yield pytest.param(line, id=f"not_figures.txt:{number}")


@pytest.mark.parametrize("text", list(negatives()))
def test_no_figure(text: str) -> None:
    assert [f.text for f in find_figures(text, find_periods(text))] == []


def test_figures_run_into_names_but_never_begin_in_one() -> None:
    text = "在印度投资5亿印度卢比，三门峡有3家企业"
    places = [("印度", 1, 3), ("印度", 7, 9), ("三门峡", 12, 15)]
    names = tuple(Entity("place", name, start, end, name) for name, start, end in places)
    assert [f.text for f in find_figures(text, (), names)] == ["5亿印度卢比", "3家"]


ITEMS = CORPUS / "items.tsv"


@pytest.mark.parametrize(
    ("text", "item"),
    [
        pytest.param(*line.split("\t"), id=f"items.tsv:{number}")
        for number, line in enumerate(ITEMS.read_text(encoding="utf-8").splitlines(), 1)
        if not line.startswith("#")
    ],
)
def test_counted_noun(text: str, item: str) -> None:
    assert (find_figures(text)[0].item or "-") == item
