"""What the figures of a text say about each other: the corpus, the arithmetic, the command."""

import csv
import io
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from newsx.audit.auditor import Auditor
from newsx.audit.conversion import COLUMNS as CONVERSION_COLUMNS
from newsx.audit.conversion import TABLE as CONVERSIONS
from newsx.audit.finding import Finding
from newsx.audit.operand import Operand
from newsx.audit.relations.families import COLUMNS as FAMILY_COLUMNS
from newsx.audit.relations.families import TABLE as FAMILIES
from newsx.dictionary import read_table
from newsx.figures.quantity import Bound, Figure, Kind
from newsx.pipeline import Pipeline
from newsx.text.document import Document

Command = Callable[..., tuple[int, str, str]]
CORPUS = Path(__file__).parent / "corpus" / "checks.txt"
DATE = "2021-12-10"


def read_corpus() -> list[tuple[str, str, list[str]]]:
    """Place (file:line), text and expected lines of every case."""
    cases: list[tuple[str, str, list[str]]] = []
    for number, line in enumerate(CORPUS.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("    "):
            cases[-1][2].append(line.strip())
        elif line and not line.startswith("#"):
            cases.append((f"{CORPUS.name}:{number}", line, []))
    return cases


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def check(text: str, pipeline: Pipeline) -> list[Finding]:
    return list(Auditor().check(pipeline.extract(text, date=DATE)))


def line_of(finding: Finding) -> str:
    name = f"[{finding.name}] " if finding.name else ""
    return f"{finding.kind} {finding.rule} {name}{finding.arithmetic}"


@pytest.mark.parametrize(("place", "text", "expected"), read_corpus(), ids=lambda value: str(value)[:40])
def test_corpus(place: str, text: str, expected: list[str], pipeline: Pipeline) -> None:
    findings = check(text, pipeline)
    assert list(map(line_of, findings)) == expected, f"{place}: {text}"
    for finding in findings:
        for figure in finding.figures:
            assert text[figure.start : figure.end] == figure.text, place
        for evidence in finding.evidence:
            assert text[evidence.start : evidence.end] == evidence.text, place
        if finding.low is not None and finding.value is not None and finding.high is not None:
            assert finding.low <= finding.value <= finding.high, place


@pytest.mark.parametrize("row", read_table(CONVERSIONS, CONVERSION_COLUMNS), ids=lambda row: row[0])
def test_every_unit_converts_as_its_example_says(row: tuple[str, ...], pipeline: Pipeline) -> None:
    (finding,) = check(f"共有{row[-1]}。", pipeline)
    assert (finding.kind, finding.rule) == ("consistent", "repeat:unit")
    assert row[0] in {figure.unit for figure in finding.figures}


@pytest.mark.parametrize("row", read_table(FAMILIES, FAMILY_COLUMNS), ids=lambda row: row[1])
def test_every_label_excludes_its_fellows(row: tuple[str, ...], pipeline: Pipeline) -> None:
    label, example = row[1], row[-1]
    finding = check(f"{example}。", pipeline)[-1]
    assert (finding.kind, finding.rule) in {("consistent", "parts:total"), ("consistent", "parts:net")}
    # The same list with a total that its parts exceed.
    wrong = check(re.sub(r"\d+", "9", f"{example}。", count=1), pipeline)[-1]
    assert (wrong.kind, wrong.rule) == ("inconsistent", finding.rule), label


def operand(text: str, value: str, kind: Kind = "money", bound: Bound = "exact") -> Operand:
    return Operand(0, Figure(kind, text, 0, len(text), Decimal(value), unit="u", bound=bound), None)


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        (operand("66.7%", "66.7", "percent"), "66.65", "66.75"),
        (operand("10家", "10", "count"), "10", "10"),
        (operand("1.5万家", "15000", "count"), "14500", "15500"),
        (operand("107.93亿元", "10793000000"), "10792500000", "10793500000"),
        (operand("1,250元", "1250"), "1249.5", "1250.5"),
        (operand("５．２亿元", "520000000"), "515000000", "525000000"),
        (operand("三成", "30", "percent"), "25", "35"),
        (operand("-3130万元", "-31300000"), "-31305000", "-31295000"),
        (operand("100亿元", "10000000000", bound="over"), "10000000000", "20000000000"),
        (operand("100亿元", "10000000000", bound="about"), "9500000000", "10500000000"),
    ],
    ids=lambda value: value.figure.text if isinstance(value, Operand) else "",
)
def test_the_last_printed_digit_decides(figure: Operand, low: str, high: str) -> None:
    assert (figure.rounded.low, figure.rounded.high) == (Decimal(low), Decimal(high))
    assert figure.loose.low <= figure.rounded.low
    assert figure.loose.high >= figure.rounded.high


def test_files_contradict_each_other(pipeline: Pipeline) -> None:
    auditor = Auditor()
    one = Document("one.txt", "2020年，青河市地区生产总值为140亿元。")
    two = Document("two.txt", "2020年，青河市GDP达150亿元。")
    assert not list(auditor.check(pipeline.extract(one)))
    (finding,) = auditor.check(pipeline.extract(two))
    assert (finding.kind, finding.rule, finding.severity) == ("inconsistent", "same:files", "warning")
    assert [place.source for place in finding.evidence] == ["one.txt", "two.txt"]
    assert [figure.evidence for figure in finding.figures] == [0, 1]


def test_no_line_is_too_long(pipeline: Pipeline) -> None:
    text = "青河市有企业30家，" + "其中省级6家、市级10家，比2020年增加4家，增幅66.7%，" * 2000
    findings = check(text, pipeline)
    assert len(findings) > 1000
    for finding in findings:
        (place,) = finding.evidence
        assert place.end - place.start < 3000
        for figure in finding.figures:
            assert place.start <= figure.start < figure.end <= place.end


GOOD = "青河市有高新技术企业12家，比2020年增加5家，增幅71.4%。"
BAD = "青河市有高新技术企业12家，比2020年增加5家，增幅66.7%。"


def test_the_command_writes_json(command: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(GOOD, encoding="utf-8")
    code, out, _ = command("check", page)
    assert code == 0
    (finding,) = map(json.loads, out.splitlines())
    assert finding["schema"] == "newsx.finding/1"
    assert (finding["kind"], finding["value"]) == ("consistent", 71.429)
    assert [GOOD[f["start"] : f["end"]] for f in finding["figures"]] == ["71.4%", "5家", "12家"]
    whole = json.loads(command("check", page, "--format", "json")[1])
    assert whole["findings"] == [finding]
    assert whole["errors"] == []


def test_strict_tells_by_the_exit_code(command: Command, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert command("check", tmp_path, "--strict")[0] == 0
    (tmp_path / "wrong.txt").write_text(BAD, encoding="utf-8")
    assert command("check", tmp_path)[0] == 0
    code, out, err = command("check", tmp_path, "--strict", "--kind", "inconsistent")
    assert code == 1
    assert len(out.splitlines()) == 1
    assert "1 relation does not add up" in err


def test_csv_and_table_hold_every_finding(command: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(GOOD + BAD, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(command("check", page, "--format", "csv")[1])))
    assert [row["kind"] for row in rows] == ["consistent", "inconsistent"]
    table = command("check", page, "--format", "table")[1]
    assert "✓" in table
    assert "✗" in table


def test_what_cannot_be_read_is_named(command: Command, tmp_path: Path) -> None:
    out = tmp_path / "findings.json"
    out.write_text("as it was")
    code, _, err = command("check", tmp_path / "gone.txt", "-o", out)
    assert code == 3
    assert "gone.txt" in err
    assert out.read_text() == "as it was"
