"""One golden a format; `pytest --update-goldens` writes them anew."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from tests.conftest import DOCUMENT

from newsx.export.delimited import COLUMNS
from newsx.export.formats import FORMATS, Writer, WriterOptions, create_writer, find_format
from newsx.export.json import encode
from newsx.export.mentions import TextWriter
from newsx.export.record import DocumentRecord, ErrorRecord
from newsx.export.recording import build_document
from newsx.export.rows import guard
from newsx.export.schema import read_schema
from newsx.export.visible import visible
from newsx.pipeline import Extraction

GOLDENS = Path(__file__).parent / "corpus" / "formats"
# A page holds its looks and its script; test_report.py reads it.
TEXTS = [r.name for r in FORMATS.values() if not r.store and not r.parts and r.name != "html"]
ERRORS = [ErrorRecord("gone.txt", "no such file", "check the name")]


@pytest.fixture
def record(extraction: Extraction) -> DocumentRecord:
    return build_document(extraction)


def write(writer: Writer, *documents: DocumentRecord) -> str:
    chunks = filter(None, (write_one(writer, document) for document in documents))
    return (writer.begin() + writer.separator.join(chunks) + writer.end(ERRORS)).decode("utf-8")


def write_one(writer: Writer, document: DocumentRecord) -> bytes:
    if isinstance(writer, TextWriter):
        return writer.write_text(document, DOCUMENT)
    return writer.write_document(document)


@pytest.mark.parametrize("name", TEXTS)
def test_golden(
    name: str, record: DocumentRecord, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    written = write(create_writer(name, WriterOptions()), record)
    golden = GOLDENS / f"page{FORMATS[name].suffixes[0]}"
    if request.config.getoption("--update-goldens"):
        check(name, written)
        golden.write_text(written, encoding="utf-8", newline="")
    assert written == golden.read_text(encoding="utf-8")


def check(name: str, written: str) -> None:
    """Refuse a golden that does not add up."""
    if name in {"json", "jsonl"}:
        jsonschema.Draft202012Validator(json.loads(read_schema())).validate(json.loads(written))
    elif name in {"csv", "tsv"}:
        rows = list(csv.reader(io.StringIO(written), delimiter="," if name == "csv" else "\t"))
        assert all(len(row) == len(COLUMNS) for row in rows)


def test_every_suffix_stands_for_one_format() -> None:
    suffixes = [suffix for row in FORMATS.values() for suffix in row.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(find_format(f"a.b{suffix.upper()}") for suffix in suffixes)
    assert find_format("facts") is None


def test_several_documents_are_one_json(record: DocumentRecord) -> None:
    whole = json.loads(write(create_writer("json", WriterOptions()), record, record))
    assert len(whole["documents"]) == 2
    assert whole["errors"] == [{"source": "gone.txt", "error": "no such file", "advice": "check the name"}]


def test_json_numbers_are_exact(record: DocumentRecord) -> None:
    written = write(create_writer("jsonl", WriterOptions()), record)
    figures = json.loads(written, parse_float=Decimal)["figures"]
    assert [figure["value"] for figure in figures] == [1250000000, Decimal("3.2"), -31300000, "3:1", None]
    assert '"value":1250000000,' in written
    assert '"low":300000,"high":500000,' in written


def test_json_holds_no_bare_control_character() -> None:
    title = "\x7f\x9b\u2028\x85\x00"
    written = encode({"title": title}).decode("utf-8")
    assert written.isprintable()
    assert json.loads(written) == {"title": title}


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_rows_read_back(name: str, record: DocumentRecord) -> None:
    written = write(create_writer(name, WriterOptions(bom=True)), record)
    assert written.startswith("\ufeff")
    dialect = "excel" if name == "csv" else "excel-tab"
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline=""), dialect=dialect))
    facts = record.articles[0].facts
    assert [row["value"] for row in rows] == ["1250000000", "3.2", "-31300000", "3:1", ""]
    assert [row["sentence"] for row in rows] == [fact.sentence.text for fact in facts]
    assert rows[0]["subject_code"] == "999901"
    assert rows[2]["text"] == "'-3130万元"
    assert rows[0]["title"].startswith("'=阳湖市")


@pytest.mark.parametrize("first", "=+-@＝＋－＠")
def test_no_cell_is_a_formula(first: str) -> None:
    assert guard(f"{first}1+1") == f"'{first}1+1"


@pytest.mark.parametrize("first", "\t\r\n")
def test_no_blank_hides_a_formula(first: str) -> None:
    assert guard(f"{first}=1+1") == "' =1+1"


def test_a_cell_stands_on_one_line() -> None:
    assert guard("一\t二\r\n三\u2028四\x1b") == "一 二  三 四␛"


@pytest.mark.parametrize("name", TEXTS)
def test_no_escape_reaches_a_terminal(name: str, record: DocumentRecord) -> None:
    assert "\x1b" not in write(create_writer(name, WriterOptions()), record)


def test_lines_of_a_table_are_equally_wide(record: DocumentRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.cells import cell_len

    for width in (40, 80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        lines = write(create_writer("table", WriterOptions()), record).splitlines()
        assert {cell_len(line) for line in lines} == {width}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31m", "a␛[31m"),
        ("\x07", "␇"),
        ("\x9b2J", "\\u009b2J"),
        ("甲\u202e乙", "甲\\u202e乙"),
        ("中　文", "中　文"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
