"""Parquet and DuckDB, read back by their own libraries, hold the facts of the records."""

import json
import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from newsx.cli.exit_codes import ExitCode
from newsx.cli.main import cli
from newsx.export.delimited import COLUMNS, build_fact_row
from newsx.export.formats import FORMATS, WriterOptions, create_writer, find_format
from newsx.export.record import DocumentRecord
from newsx.export.recording import build_document
from newsx.export.stores import Store, create_store
from newsx.export.target import OutputError
from newsx.pipeline import Extraction

pa: Any = pytest.importorskip("pyarrow")
pq: Any = pytest.importorskip("pyarrow.parquet")
Expect = Callable[[str], list[object]]


@pytest.fixture
def record(extraction: Extraction) -> DocumentRecord:
    return build_document(extraction)


def open_store(path: Path, *documents: DocumentRecord) -> Store:
    format_ = find_format(path.name)
    assert format_
    store = create_store(format_, str(path))
    writer = create_writer(format_.name, WriterOptions())
    for document in documents:
        store.add("", writer.write_document(document))
    return store


def write(path: Path, *documents: DocumentRecord) -> None:
    store = open_store(path, *documents)
    assert path.name not in os.listdir(path.parent)
    store.commit([])
    store.close()
    assert os.listdir(path.parent) == [path.name]


def expected(record: DocumentRecord) -> list[tuple[object, ...]]:
    """The rows of csv, as exact text."""
    article = record.articles[0]
    return [
        tuple(str(cell) if isinstance(cell, Decimal) else cell for cell in build_fact_row(article, fact))
        for fact in article.facts
    ]


REALS = [1.25e9, 3.2, -3.13e7, None, None]


def test_parquet(record: DocumentRecord, tmp_path: Path) -> None:
    path = tmp_path / "facts.parquet"
    write(path, record)
    table = pq.read_table(path)
    assert list(zip(*(table[name].to_pylist() for name in COLUMNS), strict=True)) == expected(record)
    assert table["value_real"].to_pylist() == REALS
    types = {
        name: str(table.schema.field(name).type) for name in ("value", "value_real", "start", "sentence")
    }
    assert types == {"value": "string", "value_real": "double", "start": "int64", "sentence": "string"}


def test_parquet_is_typed_without_rows(tmp_path: Path) -> None:
    full = tmp_path / "facts.parquet"
    write(full)
    assert pq.read_table(full).num_rows == 0
    assert set(COLUMNS) < set(pq.read_schema(full).names)


def test_duckdb(record: DocumentRecord, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "facts.duckdb"
    write(path, record, replace(record, source="other.txt"))
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    with duckdb.connect(str(path), read_only=True) as database:

        def ask(statement: str) -> list[tuple[object, ...]]:
            rows: list[tuple[object, ...]] = database.execute(statement).fetchall()
            return rows

        found = ask(f"SELECT {names} FROM fact_rows WHERE source = 'page.txt' ORDER BY start")  # noqa: S608
        assert found == sorted(expected(record), key=lambda row: row[COLUMNS.index("start")])  # type: ignore[arg-type, return-value]
        assert [row[0] for row in ask("SELECT value_real FROM facts WHERE id <= 5 ORDER BY number")] == REALS
        assert ask("SELECT count(*), count(DISTINCT id) FROM facts") == [(10, 10)]
        assert ask("SELECT sum(CAST(value AS DECIMAL(38, 4))) FROM facts WHERE unit = 'CNY'") == [
            (Decimal(2 * (1250000000 - 31300000)),)
        ]


def test_query_only_reads_duckdb(
    record: DocumentRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("duckdb")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "facts.duckdb"
    write(path, record)

    def ask(sql: str, *words: str) -> tuple[int, str]:
        done = CliRunner().invoke(cli, ["query", str(path), sql, *words])
        assert "Traceback" not in done.output
        return done.exit_code, done.stdout

    sql = "SELECT value, value_real, [unit] AS units, DATE '2024-09-30' AS day FROM facts WHERE value = ?"
    code, line = ask(sql, "-p", "-31300000")
    assert (code, json.loads(line)) == (
        ExitCode.DONE,
        {"value": "-31300000", "value_real": -31300000.0, "units": "['CNY']", "day": "2024-09-30"},
    )
    before = path.read_bytes()
    for odd in (
        "DELETE FROM facts", "SELECT 1; SELECT 2", "ATTACH 'other.db'", "COPY facts TO 'facts.csv'", "",
        "SELECT * FROM read_csv('/etc/hostname')", "SET enable_external_access = true", "SELEC", "SELECT ?",
    ):  # fmt: skip
        assert ask(odd) == (ExitCode.USAGE, ""), odd
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("name", ["parquet", "duckdb"])
def test_rows_go_out_in_portions(
    record: DocumentRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    pytest.importorskip("duckdb")
    module = pytest.importorskip(f"newsx.export.{name}")
    monkeypatch.setattr(module, "KEPT_ROWS", 7)
    path = tmp_path / f"facts.{name}"
    write(path, *(replace(record, source=f"{number}.txt") for number in range(5)))
    if name == "parquet":
        assert pq.ParquetFile(path).num_row_groups == 3
        assert pq.read_table(path).num_rows == 25
    else:
        import duckdb

        with duckdb.connect(str(path), read_only=True) as database:
            statement = "SELECT count(*), count(DISTINCT source) FROM fact_rows"
            assert database.execute(statement).fetchone() == (25, 5)


@pytest.mark.parametrize("name", ["facts.parquet", "facts.duckdb"])
def test_what_is_not_committed_is_gone(record: DocumentRecord, tmp_path: Path, name: str) -> None:
    pytest.importorskip("duckdb")
    path = tmp_path / name
    path.write_bytes(b"as it was")
    open_store(path, record).close()
    assert path.read_bytes() == b"as it was"
    assert os.listdir(tmp_path) == [name]


def test_a_full_disk_is_told_of(record: DocumentRecord, tmp_path: Path) -> None:
    path = tmp_path / "facts.parquet"
    store = open_store(path, record)
    os.unlink(next(tmp_path.iterdir()))
    with pytest.raises(OutputError, match=r"facts\.parquet: No such file"):
        store.commit([])
    store.close()


def test_every_extra_is_named() -> None:
    pyproject = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    for row in FORMATS.values():
        assert not row.extra or f"\n{row.extra} = [" in pyproject
