"""Facts drawn at random from collected news, against labels written before anyone saw what newsx says."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest
from benchmarks.wild_facts import agrees, count_right, read_labels

NEWS = Path(__file__).parents[2] / "shared" / "data" / "news"
FILE = Path(__file__).parent / "corpus" / "wild_labels.tsv"
ROWS = read_labels(FILE)
FLOORS = {"a1": 0.78, "a2": 0.79, "b1": 0.74, "d1": 0.76, "c1": 0.68, "e1": 0.71}
"""The least share of the facts of a draw that must be right in all four slots; it only rises."""


def test_the_form_of_the_labels() -> None:
    """Every row says where and what; no figure is labelled twice; every draw has its floor."""
    assert all(int(row["start"]) < int(row["end"]) for row in ROWS)
    assert all(
        answer.strip() == answer for row in ROWS for cell in row.values() for answer in cell.split("|")
    )
    assert {answer for row in ROWS for answer in row["relation"].split("|")} <= {
        *("level", "growth", "change", "share", "rank"),
        *("optional", "figure"),
    }
    places = Counter((row["id"], row["start"]) for row in ROWS)
    assert [place for place, times in places.items() if times > 1] == []
    assert {row["draw"] for row in ROWS} == set(FLOORS)


@pytest.mark.parametrize(
    ("found", "label", "right"),
    [
        ("工业增加值", "增加值|规模以上工业增加值", True),
        ("规模以上工业增加值", "增加值", False),
        (None, "公司|-", True),
        (None, "公司", False),
        ("公司", "-", False),
    ],
)
def test_words_agree(found: str | None, label: str, right: bool) -> None:
    assert agrees(found, label, loose=True) == right


@pytest.mark.skipif(not NEWS.is_dir(), reason="the collected news are not here")
def test_no_draw_falls() -> None:
    draws = defaultdict(list)
    for row in ROWS:
        draws[row["draw"]].append(row)
    found = {draw: count_right(NEWS, rows) for draw, rows in draws.items()}
    fallen = {draw: share for draw, share in found.items() if share < FLOORS[draw]}
    assert not fallen
