"""``newsx explain`` names the row or rule behind what was found."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newsx.dictionary import dictionaries
from newsx.export.explanation import Explanation, explain, find_rows, find_text
from newsx.pipeline import Extraction

Newsx = Callable[..., CompletedProcess[str]]


def at(extraction: Extraction, words: str) -> Explanation:
    offset = extraction.document.text.index(words)
    (explanation,) = explain(extraction, [(offset, offset + 1)])
    return explanation


def test_a_mention_and_its_slots(extraction: Extraction) -> None:
    explanation = at(extraction, "12.5亿元")
    (mention,) = explanation.mentions
    assert (mention.type, mention.text, mention.rule) == ("figure", "12.5亿元", "units:亿元")
    assert mention.fields == {"kind": "money", "value": "1250000000", "unit": "CNY", "bound": "exact"}
    slots = {slot.slot: (slot.value, slot.rule) for slot in mention.slots}
    assert slots["indicator"] == ("出口额", "实现X N")
    assert slots["period"] == ("上半年 = 2024-H1", "")
    assert "".join(word for word, _ in explanation.words) == explanation.sentence.text


def test_a_slot_answers_for_its_words(extraction: Extraction) -> None:
    assert {mention.text for mention in at(extraction, "出口额").mentions} == {"12.5亿元", "3.2%"}


def test_an_entity_answers_with_the_facts_about_it(extraction: Extraction) -> None:
    mentions = at(extraction, "材料公司").mentions
    assert [mention.text for mention in mentions] == ["远山新材料公司", "-3130万元", "30—50万吨"]


def test_a_place_without_a_mention(extraction: Extraction) -> None:
    explanation = at(extraction, "工业提速")
    assert explanation.part == "title"
    assert not explanation.mentions


def test_everything(extraction: Extraction) -> None:
    texts = [mention.text for explanation in explain(extraction) for mention in explanation.mentions]
    assert len(texts) == len(set(texts)) == 9


def test_words_are_found_over_a_layout_break(extraction: Extraction) -> None:
    (span,) = find_text(extraction.articles[0].article, "新材料")
    assert extraction.document.text[slice(*span)] == "新\n\n材料"


def test_rows_are_named_by_file_and_line() -> None:
    (row,) = find_rows("relative_nouns:该区")
    name, _, line = row.partition(":")
    table = Path(__file__).parents[1] / name
    assert "该区" in table.read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert find_rows("shape:range") == ()


def test_names_that_several_rows_share_are_told_apart() -> None:
    table = (dictionaries() / "divisions.tsv").read_text(encoding="utf-8").splitlines()
    for code in ("110105", "220104"):
        (row,) = find_rows("dictionary:divisions", "朝阳区", code=code)
        assert table[int(row.rpartition(":")[2]) - 1].split("\t")[:2] == ["朝阳区", code]


def test_a_row_is_about_its_first_words() -> None:
    (row,) = find_rows("units:分")
    line = int(row.rpartition(":")[2])
    table = (
        (Path(__file__).parents[1] / "dictionaries" / "units.tsv").read_text(encoding="utf-8").splitlines()
    )
    assert "分" in table[line - 1].split("\t")[2].split()


def test_the_row_of_a_name() -> None:
    (row,) = find_rows("dictionary:divisions", "昌吉回族自治州", "昌吉州")
    assert row.startswith("dictionaries/divisions.tsv:")
    assert find_rows("dictionary:divisions", "无此州") == ()


def test_the_command(newsx: Newsx, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("阳湖市实现出口额12.5亿元。", encoding="utf-8")
    assert "出口额" in newsx("explain", page, "--at", "5").stdout
    assert newsx("explain", "--text", "阳湖市实现出口额12.5亿元。").returncode == 0
    found = json.loads(newsx("explain", page, "--format", "json").stdout)
    assert found["explanations"][0]["sentence"]["text"] == "阳湖市实现出口额12.5亿元。"


@pytest.mark.parametrize(
    ("words", "advice"),
    [(["--at", "99"], "ends at 15"), (["--text", "没有"], "does not hold"), (["--at", "-1"], "--at")],
)
def test_wrong_places(newsx: Newsx, tmp_path: Path, words: list[str], advice: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text("阳湖市实现出口额12.5亿元。", encoding="utf-8")
    done = newsx("explain", page, *words)
    assert done.returncode == 2
    assert advice in done.stderr
