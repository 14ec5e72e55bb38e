"""The wild sample: figures drawn at random from collected news, read by hand, kept as offsets and numbers."""

import json
from functools import cache
from pathlib import Path

import pytest

from newsx.figures.figures import find_figures
from newsx.figures.periods import find_periods
from newsx.figures.quantity import Figure

NEWS = Path(__file__).parents[2] / "shared" / "data" / "news"
FILE = Path(__file__).parent / "corpus" / "wild_figures.tsv"
LINES = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
ROWS = [dict(zip(LINES[0], cells, strict=True)) for cells in LINES[1:]]


def test_precision_of_the_sample() -> None:
    """Of what the reader finds today, at least 98 of 100 are right (and more: four wrong at most)."""
    drawn = [row for row in ROWS if row["verdict"] != "missed then"]
    assert len(drawn) == 380
    assert len([row for row in drawn if row["verdict"] == "wrong"]) <= 4


@cache
def collection(name: str) -> dict[str, dict[str, str]]:
    with (NEWS / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return {article["id"]: article for article in map(json.loads, lines)}


@cache
def figures_of(name: str, number: str) -> dict[tuple[int, int], Figure]:
    article = collection(name)[number]
    date = article["date"] if len(article["date"]) == 10 else None
    figures = find_figures(article["text"], find_periods(article["text"], date))
    return {(figure.start, figure.end): figure for figure in figures}


@pytest.mark.skipif(not NEWS.is_dir(), reason="the collected news are not here")
def test_the_sample_is_read_as_a_reader_read_it() -> None:
    failed = []
    for number, row in enumerate(ROWS, 6):
        if row["verdict"] == "wrong":
            continue
        figure = figures_of(row["collection"], row["id"]).get((int(row["start"]), int(row["end"])))
        if row["kind"] == "-":
            right = figure is None
        elif figure is None:
            right = False
        else:
            value = f"{figure.low}..{figure.high}" if figure.value is None else str(figure.value)
            found = (figure.kind, value, figure.unit or "", figure.bound)
            right = found == (row["kind"], row["value"], row["unit"], row["bound"])
        if not right:
            failed.append(f"wild_figures.tsv:{number}: {row['id']} {row['start']}")
    assert failed == []
