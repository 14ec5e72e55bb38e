"""Periods: tests/corpus/periods.tsv holds text, day of publication and every time that must be read."""

import re
from pathlib import Path

import pytest

from newsx.dictionary import read_table
from newsx.figures.calendar import Point, month_point, quarter_point, week_value
from newsx.figures.periods import find_periods
from newsx.figures.places import find_places
from newsx.figures.timeglue import GLUE_COLUMNS
from newsx.figures.timegrammar import time_words
from newsx.figures.timeshapes import Shape, time_shapes

FILE = Path(__file__).parent / "corpus" / "periods.tsv"
ROWS = [
    pytest.param(*line.split("\t"), id=f"periods.tsv:{number}")
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), 1)
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "date", "mentions"), ROWS)
def test_corpus(text: str, date: str, mentions: str) -> None:
    found = " ; ".join(f"{p.text} = {p.value or 'null'}" for p in find_periods(text, date or None))
    assert (found or "-") == mentions


@pytest.mark.parametrize("word", sorted(time_words()))
def test_every_time_word_is_found(word: str) -> None:
    unit = time_words()[word][0]
    day = "第三天" if unit == "holiday" else ""
    found = find_periods(f"{word}{day}销量增长", "2024-08-18")
    assert found
    assert found[0].text.startswith(word)
    assert (found[0].value is None) == (unit == "none")


@pytest.mark.parametrize("shape", time_shapes(), ids=lambda shape: shape.name)
def test_a_shape_names_all_that_it_may_begin_with(shape: Shape) -> None:
    matches = re.compile(shape.source).match
    lines = [
        *FILE.read_text(encoding="utf-8").splitlines(),
        *time_words(),
        *(f"{d}第三天" for d in time_words()),
    ]
    places = [(line, at, end) for line in lines for at, end in find_places(line).times]
    begun = [
        (line[at], line[end : end + 1] if at < end else "") for line, at, end in places if matches(line, at)
    ]
    assert begun
    assert {first for first, _ in begun} <= set(shape.firsts)
    assert {second for _, second in begun} <= {"", *shape.seconds}


def test_mentions_are_ordered_slices() -> None:
    text = "截至2023年6月末，去年同期为5.3万元；上周二，今年1-8月增长12.5%，“十四五”期间翻番。"
    end = 0
    for period in find_periods(text, "2024-08-18"):
        assert period.start >= end
        assert text[period.start : period.end] == period.text
        end = period.end
    assert end


def test_points_carry() -> None:
    assert str(month_point(2024, 0)) == "2023-12"
    assert str(month_point(2024, 13)) == "2025-01"
    assert str(quarter_point(2024, 0)) == "2023-Q4"
    assert str(Point(-1, "-Q1", relative=True)) == "Y-1-Q1"
    assert str(Point(0, "", relative=True)) == "Y"


def test_weeks_are_iso_weeks() -> None:
    import datetime

    # The last days of 2024 belong to the first week of 2025.
    assert week_value(datetime.date(2024, 12, 30)) == "2025-W01"


@pytest.mark.parametrize(("word", "before", "after", "example"), read_table("time_glue", GLUE_COLUMNS))
def test_a_word_of_time_inside_another_is_none(word: str, before: str, after: str, example: str) -> None:
    at = example.index(word)
    assert [p.text for p in find_periods(example, "2024-08-18") if p.start == at] == []
    assert [p.text for p in find_periods(f"，{word}，", "2024-08-18")] == [word]
