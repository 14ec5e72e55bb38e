"""Every row of the tables of the audit reads its own example as it says, and not its counterexample."""

import pytest

from newsx.audit import conversion, indicator_names, wording
from newsx.audit.relations import families
from newsx.audit.wording import Word, gap_of
from newsx.dictionary import read_table
from newsx.tokens.segmenter import Segmenter, create_segmenter


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return create_segmenter("jieba")


def read(text: str, segmenter: Segmenter) -> list[Word]:
    numbers = segmenter.segment(text).numbers
    return wording.wording().read_words(text, 0, len(text), numbers, {})


@pytest.mark.parametrize("row", read_table(wording.TABLE, wording.COLUMNS), ids=lambda row: row[0])
def test_words(row: tuple[str, ...], segmenter: Segmenter) -> None:
    word, role, example, counterexample = row
    assert (role, word) in [(found.role, found.text) for found in read(example, segmenter)]
    assert word not in [found.text for found in read(counterexample, segmenter) if found.role != "noun"]


def test_times_are_words_of_their_own(segmenter: Segmenter) -> None:
    text = "比2020年增加"
    numbers = segmenter.segment(text).numbers
    words = wording.wording().read_words(text, 0, len(text), numbers, {1: 6})
    assert [(word.role, word.text) for word in words] == [
        ("compare", "比"),
        ("period", "2020年"),
        ("rise", "增加"),
    ]
    assert gap_of(words).letters == "cpu"


@pytest.mark.parametrize(
    "row", read_table(indicator_names.TABLE, indicator_names.COLUMNS), ids=lambda r: r[0]
)
def test_indicators(row: tuple[str, ...]) -> None:
    alias, name, example, counterexample = row
    assert alias in example
    assert indicator_names.normalize_indicator(alias) == name
    # The common name of one row is never an alias of another.
    assert indicator_names.normalize_indicator(name) == name
    if counterexample:
        assert indicator_names.normalize_indicator(counterexample) != name


@pytest.mark.parametrize("row", read_table(conversion.TABLE, conversion.COLUMNS), ids=lambda row: row[0])
def test_conversions(row: tuple[str, ...]) -> None:
    unit, dimension, *_ = row
    others = [r[0] for r in read_table(conversion.TABLE, conversion.COLUMNS) if r[1] == dimension]
    for other in others:
        there, back = conversion.find_factor(unit, other), conversion.find_factor(other, unit)
        assert there is not None
        assert back is not None
        assert abs(there * back - 1) < 1e-15


@pytest.mark.parametrize("row", read_table(families.TABLE, families.COLUMNS), ids=lambda row: row[1])
def test_part_families(row: tuple[str, ...]) -> None:
    _, label, whole, _, example = row
    assert label in example
    assert whole in example
