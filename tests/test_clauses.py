"""Sentences and the clauses they fall into; what stands in brackets comes after the clause around it."""

import pytest

from newsx.facts.clauses import split_clauses, split_units
from newsx.facts.words import Words
from newsx.tokens.segmenter import Segmenter, create_segmenter

CASES = [
    ("产值50亿元，增长8%；税收3亿元。", ["产值50亿元", "增长8%", "税收3亿元"]),
    ("库存（不含储备）3亿桶，下降1%。", ["库存3亿桶", "不含储备", "下降1%"]),
    ("投资8亿美元(约合57亿元，含税)。", ["投资8亿美元", "约合57亿元", "含税"]),
    ("“链主”企业13家、配套企业20家。", ["“链主”企业13家、配套企业20家"]),
    ("三是规模：产值50亿元。", ["三是规模", "产值50亿元"]),
    ("（未完", ["未完"]),
    ("完）", ["完）"]),
    ("，，", []),
]


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return create_segmenter()


@pytest.mark.parametrize(("text", "clauses"), CASES, ids=[case[0] for case in CASES])
def test_clauses(text: str, clauses: list[str], segmenter: Segmenter) -> None:
    units, bounds = split_units(Words(text, segmenter.segment(text)), 0, len(text), [])
    assert "".join(unit.text for unit in units) == text
    assert ["".join(unit.text for unit in clause.units) for clause in split_clauses(units, bounds)] == clauses


def test_mentions_and_cues_are_units(segmenter: Segmenter) -> None:
    text = "青河市产值增长了8%"
    words = Words(text, segmenter.segment(text))
    units, _ = split_units(words, 0, len(text), [(0, 3, "entity", 0), (8, 10, "figure", 0)])
    assert [(unit.text, unit.kind) for unit in units] == [
        ("青河市", "entity"), ("产值", "word"), ("增长了", "cue"), ("8%", "figure"),
    ]  # fmt: skip
