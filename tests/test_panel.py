"""Facts as one panel: names that meet, units, pivot, the command."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import click
import pytest

from newsx.audit.panel import PanelRow, convert_row, parse_unit, pivot_rows, read_rows, sort_rows
from newsx.export.panel_order import order_rows
from newsx.export.panels import encode_panel
from newsx.export.shapes import Shape
from newsx.export.target import OutputError
from newsx.pipeline import Pipeline
from newsx.text.document import Document

Command = Callable[..., tuple[int, str, str]]
ONE = "2020年，昌吉州社会消费品零售总额为1400亿元，同比下降5.1%。2020年，昌吉州造林面积为30亩。"
TWO = "2021年，昌吉州社零总额达1500亿元。"


@pytest.fixture(scope="module")
def rows() -> list[PanelRow]:
    pipeline = Pipeline()
    documents = (Document("two.txt", TWO), Document("one.txt", ONE))
    return sort_rows(row for document in documents for row in read_rows(pipeline.extract(document)))


def test_names_that_mean_the_same_meet(rows: list[PanelRow]) -> None:
    sales = [row for row in rows if row.indicator == "社会消费品零售总额"]
    assert {(row.subject, row.code) for row in sales} == {("昌吉回族自治州", "652300")}
    assert [(row.period, row.relation, row.value) for row in sales] == [
        ("2020", "level", Decimal(140000000000)),
        ("2020", "growth", Decimal("5.1")),
        ("2021", "level", Decimal(150000000000)),
    ]


@pytest.mark.parametrize("most", [1, 2, 3, 7, 100])
def test_many_rows_are_ordered_as_few(rows: list[PanelRow], most: int) -> None:
    for mixed in (rows[::-1], rows[::2] + rows[1::2], rows * 3):
        assert list(order_rows(mixed, most)) == sort_rows(mixed)
    assert not list(order_rows([], most))


def test_numbers_come_back_as_they_were(rows: list[PanelRow]) -> None:
    odd = [
        replace(rows[0], value=value, low=low, sentence="一\u2028二\x85")
        for value, low in ((Decimal("1E-9"), Decimal("-0.50")), ("3:1", None), (None, Decimal(3)))
    ]
    found = list(order_rows(odd, 2))
    assert [(repr(row.value), repr(row.low), row.sentence) for row in found] == [
        (repr(row.value), repr(row.low), row.sentence) for row in sort_rows(odd)
    ]


@pytest.mark.parametrize("format_", ["csv", "json", "jsonl", "table"])
def test_a_panel_is_written_in_portions(
    rows: list[PanelRow], format_: Shape, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = b"".join(encode_panel(rows, (), format_))
    monkeypatch.setattr("newsx.export.panels.PORTION", 2)
    parts = list(encode_panel(iter(rows), (), format_))
    assert b"".join(parts) == whole
    assert len(parts) > 1 or format_ == "table"
    assert b"".join(encode_panel([], (), format_)) or format_ == "jsonl"


def test_a_full_disk_is_told(rows: list[PanelRow], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(file: object, rows: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsx.export.panel_order._write_stretch", fail)
    with pytest.raises(OutputError, match="No space left"):
        list(order_rows(rows, 1))


def test_every_row_leads_back_to_the_text(rows: list[PanelRow]) -> None:
    texts = {"one.txt": ONE, "two.txt": TWO}
    for row in rows:
        assert texts[row.source][row.start : row.end] == row.text
        assert row.text in row.sentence


@pytest.mark.parametrize(
    ("words", "unit", "scale"),
    [
        ("亿元", "CNY", 100000000),
        ("万吨", "t", 10000),
        ("公顷", "ha", 1),
        ("%", "%", 1),
        ("万人次", "人次", 10000),
    ],
)
def test_units_as_the_press_writes_them(words: str, unit: str, scale: int) -> None:
    found = parse_unit(words)
    assert (found.unit, found.scale) == (unit, scale)


@pytest.mark.parametrize("words", ["", "亿亿", "apples", "5亿元", "亿元以上"])
def test_what_is_no_unit_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="is no unit"):
        parse_unit(words)


def test_values_convert_exactly(rows: list[PanelRow]) -> None:
    units = (parse_unit("亿元"), parse_unit("公顷"))
    found = {(row.value, row.unit) for row in (convert_row(row, units) for row in rows)}
    assert found == {
        (Decimal(1400), "亿元"),
        (Decimal(1500), "亿元"),
        (Decimal("5.1"), "%"),
        (Decimal(2), "公顷"),
    }


def test_a_pivot_has_a_column_for_every_period(rows: list[PanelRow]) -> None:
    pivot = pivot_rows(rows, "period")
    assert pivot.columns == ("2020", "2021")
    level = next(cells for labels, cells in pivot.rows if labels[2:4] == ("社会消费品零售总额", "level"))
    assert [[row.value for row in cell] for cell in level] == [[140000000000], [150000000000]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
    return tmp_path


def test_the_command_writes_csv_into_a_pipe(command: Command, folder: Path) -> None:
    code, out, _ = command("table", folder)
    assert code == 0
    lines = list(csv.DictReader(io.StringIO(out)))
    assert len(lines) == 4
    assert {line["code"] for line in lines} == {"652300"}


def test_the_command_pivots_and_converts(command: Command, folder: Path) -> None:
    _, out, _ = command("table", folder, "--pivot", "period", "--unit", "亿元", "--relation", "level,growth")
    lines = list(csv.DictReader(io.StringIO(out)))
    values = {(line["indicator"], line["relation"]): (line["2020"], line["2021"]) for line in lines}
    assert values["社会消费品零售总额", "level"] == ("1400", "1500")
    assert values["社会消费品零售总额", "growth"] == ("-5.1", "")


def test_json_and_table(command: Command, folder: Path) -> None:
    panel = json.loads(command("table", folder, "--format", "json")[1])
    assert panel["schema"] == "newsx.panel/1"
    assert len(panel["rows"]) == 4
    (line, *_) = command("table", folder, "--format", "jsonl", "--pivot", "period")[1].splitlines()
    assert set(json.loads(line)["values"]) <= {"2020", "2021"}
    assert "1400亿" in command("table", folder, "--format", "table")[1]


@pytest.mark.parametrize("words", [["--unit", "apples"], ["-o", "panel.xyz"], ["--pivot", "value"]])
def test_wrong_usage(command: Command, folder: Path, words: list[str]) -> None:
    with pytest.raises(click.UsageError, match=re.escape(words[1])):
        command("table", folder, *words)


def test_a_folder_that_is_not_there_is_named(command: Command, folder: Path) -> None:
    with pytest.raises(click.BadParameter, match="its folder does not exist"):
        command("table", folder, "-o", folder / "no" / "facts.csv")
