"""The database holds the facts of the records, once, whole or not at all; `newsx query` can only read it."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from newsx.cli.exit_codes import ExitCode
from newsx.cli.main import cli
from newsx.export.delimited import COLUMNS
from newsx.export.formats import FORMATS, WriterOptions, create_writer
from newsx.export.record import DocumentRecord
from newsx.export.recording import build_document
from newsx.export.rows import guard
from newsx.export.stores import Store, StoreError, create_store
from newsx.export.tables import TABLES
from newsx.pipeline import Extraction

Newsx = Callable[..., subprocess.CompletedProcess[str]]
SQLITE = FORMATS["sqlite"]


@pytest.fixture
def record(extraction: Extraction) -> DocumentRecord:
    return build_document(extraction)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facts.sqlite"


@pytest.fixture
def database(path: Path, record: DocumentRecord) -> Iterator[sqlite3.Connection]:
    store(path, record)
    with closing(sqlite3.connect(path)) as opened:
        yield opened


def open_store(path: Path) -> Store:
    return create_store(SQLITE, str(path))


def store(path: Path, *documents: DocumentRecord) -> None:
    opened = open_store(path)
    for document in documents:
        opened.add("", create_writer("sqlite", WriterOptions()).write_document(document))
    opened.commit([])
    opened.close()


def read(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as opened:
        return opened.execute(statement).fetchall()


def count(path: Path) -> dict[str, object]:
    return {table.name: read(path, f"SELECT count(*) FROM {table.name}")[0][0] for table in TABLES}  # noqa: S608


def test_the_view_holds_the_columns_of_csv(database: sqlite3.Connection, record: DocumentRecord) -> None:
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    found = database.execute(f"SELECT {names} FROM fact_rows ORDER BY start").fetchall()  # noqa: S608
    lines = create_writer("csv", WriterOptions()).write_document(record).decode("utf-8")
    expected = sorted(csv.reader(io.StringIO(lines)), key=lambda row: int(row[COLUMNS.index("start")]))
    assert [[guard(cell).removeprefix("'") for cell in row] for row in found] == [
        [cell.removeprefix("'") for cell in row] for row in expected
    ]


def test_numbers_are_exact_and_real(database: sqlite3.Connection) -> None:
    found = database.execute("SELECT value, value_real, low, high_real FROM facts ORDER BY number").fetchall()
    assert found == [
        ("1250000000", 1.25e9, None, None),
        ("3.2", 3.2, None, None),
        ("-31300000", -3.13e7, None, None),
        ("3:1", None, None, None),
        (None, None, "300000", 5e5),
    ]


def test_references_hold(database: sqlite3.Connection, record: DocumentRecord) -> None:
    assert not database.execute("PRAGMA foreign_key_check").fetchall()
    found = database.execute(
        "SELECT figures.text, entities.text FROM facts JOIN figures ON figures.id = figure_id "
        "LEFT JOIN entities ON entities.id = subject_entity_id ORDER BY facts.number"
    ).fetchall()
    article = record.articles[0]
    assert found == [
        (fact.text, None if fact.subject_entity is None else article.entities[fact.subject_entity].text)
        for fact in article.facts
    ]


def test_nothing_is_held_twice(path: Path, record: DocumentRecord) -> None:
    store(path, record, replace(record, source="other.txt"))
    before = count(path), read(path, "SELECT * FROM facts")
    store(path, record, replace(record, source="other.txt"))
    assert (count(path), read(path, "SELECT * FROM facts")) == before
    assert before[0]["sources"] == 2


def test_a_changed_document_replaces_its_rows(path: Path, record: DocumentRecord) -> None:
    other = replace(record, source="other.txt")
    store(path, record, other)
    article = replace(record.articles[0], facts=record.articles[0].facts[:1])
    store(path, replace(record, articles=(article,)))
    assert read(path, "SELECT source, count(*) FROM fact_rows GROUP BY source") == [
        ("other.txt", 5), ("page.txt", 1),
    ]  # fmt: skip
    assert read(path, "SELECT count(*) FROM sentences") == [(3,)]
    assert not read(path, "PRAGMA foreign_key_check")
    # An index that lost step with its table would be found out here.
    check = "INSERT INTO sentence_search(sentence_search, rank) VALUES ('integrity-check', 1)"
    assert read(path, check) == []
    assert len(read(path, "SELECT rowid FROM sentence_search WHERE text MATCH '出口额'")) == 2


def test_an_unfinished_run_leaves_the_old_content(path: Path, record: DocumentRecord) -> None:
    store(path, record)
    before = count(path)
    opened = open_store(path)
    opened.add("", create_writer("sqlite", WriterOptions()).write_document(replace(record, source="b.txt")))
    opened.close()
    assert count(path) == before


def test_an_unfinished_run_leaves_no_new_file(path: Path, record: DocumentRecord) -> None:
    opened = open_store(path)
    opened.add("", create_writer("sqlite", WriterOptions()).write_document(record))
    assert not path.exists()
    opened.close()
    assert not os.listdir(path.parent)


def test_other_files_are_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("CREATE TABLE mine(a)")
    with pytest.raises(StoreError, match="something else"):
        open_store(path)
    path.write_text("no database at all, but long enough to be taken for one" * 50)
    with pytest.raises(StoreError, match="not a database"):
        open_store(path)
    assert path.read_text().startswith("no database")


def test_hostile_text_stays_text(path: Path, record: DocumentRecord) -> None:
    title = "'); DROP TABLE facts; --\x00\u2028"
    store(path, replace(record, source=title, articles=(replace(record.articles[0], title=title),)))
    assert read(path, "SELECT DISTINCT title, source FROM fact_rows") == [(title, title)]


def test_the_command_writes_and_adds(newsx: Newsx, tmp_path: Path, path: Path) -> None:
    for name, value in (("a.txt", "12.5"), ("b.txt", "7")):
        (tmp_path / name).write_text(f"阳湖市出口额{value}亿元。", encoding="utf-8")
    for inputs in (["a.txt"], ["a.txt", "b.txt"], ["a.txt", "gone.txt"]):
        done = newsx("extract", *(tmp_path / name for name in inputs), "-o", path, "--resume")
        assert done.returncode == (ExitCode.SOME_FAILED if "gone.txt" in inputs else ExitCode.DONE), (
            done.stderr
        )
    assert read(path, "SELECT value FROM facts ORDER BY value_real") == [("700000000",), ("1250000000",)]
    done = newsx("extract", tmp_path / "gone.txt", "-o", tmp_path / "new.sqlite")
    assert done.returncode == ExitCode.ALL_FAILED
    assert not (tmp_path / "new.sqlite").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["--format", "sqlite"], ["--format", "sqlite", "-o", "out/"], ["-o", "no/folder/facts.sqlite"],
        ["-o", "facts.sqlite", "--engine", "dask"], ["-o", "out/", "--format", "parquet", "--engine", "dask"],
    ],
)  # fmt: skip
def test_a_database_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("阳湖市出口额12.5亿元。", encoding="utf-8")
    done = run("extract", "a.txt", *words)
    assert done.exit_code == ExitCode.USAGE, done.output


def run(*words: object) -> Result:
    return CliRunner().invoke(cli, list(map(str, words)))


def ask(path: Path, *words: str) -> str:
    done = run("query", path, *words)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def test_query_answers_in_every_format(path: Path, record: DocumentRecord) -> None:
    store(path, record)
    sql = "SELECT value, value_real, title, text, text FROM fact_rows WHERE value = ?"
    words = (sql, "-p", "-31300000", "--format")
    expected = {
        "value": "-31300000", "value_real": -31300000.0, "title": record.articles[0].title,
        "text": "-3130万元", "text_2": "-3130万元",
    }  # fmt: skip
    assert json.loads(ask(path, *words, "jsonl")) == expected
    whole = json.loads(ask(path, *words, "json"))
    assert whole == {"schema": "newsx.rows/1", "columns": list(expected), "rows": [expected]}
    (row,) = csv.DictReader(io.StringIO(ask(path, *words, "csv")))
    assert (row["value_real"], row["text"], row["title"][:2]) == ("-31300000.0", "'-3130万元", "'=")
    table = ask(path, *words, "table")
    assert "-3130万元" in table
    assert "\x1b" not in table
    assert json.loads(ask(path, "SELECT 1 WHERE 0", "--format", "json"))["rows"] == []


def test_query_searches_sentences(path: Path, record: DocumentRecord) -> None:
    store(path, record)
    sql = "SELECT text FROM sentence_search WHERE text MATCH ?"
    assert record.articles[0].facts[0].sentence.text in ask(path, sql, "-p", "出口额")
    assert ask(path, sql, "-p", "进口额") == ""


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM facts", "DROP TABLE facts", "ATTACH 'other.db' AS other", "VACUUM INTO 'other.db'",
        "SELECT 1; DELETE FROM facts", "PRAGMA writable_schema = 1", "PRAGMA user_version = 9",
        "CREATE TEMP TABLE t(a)",
        "SELECT load_extension('x')", "BEGIN",
        "INSERT INTO sentence_search(sentence_search) VALUES ('rebuild')",
        "UPDATE sqlite_master SET sql = ''", "SELEC", "", "SELECT ?",
    ],
)  # fmt: skip
def test_query_only_reads(
    path: Path, record: DocumentRecord, monkeypatch: pytest.MonkeyPatch, sql: str
) -> None:
    monkeypatch.chdir(path.parent)
    store(path, record)
    before = path.read_bytes()
    done = run("query", path, sql)
    assert (done.exit_code, done.stdout) == (ExitCode.USAGE, ""), done.stderr
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_query_undoes_a_killed_run(path: Path, record: DocumentRecord) -> None:
    store(path, record)
    # A process that dies in the middle, once SQLite has begun to write into the file.
    script = (
        "import os, sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute('PRAGMA cache_size = 1');"
        "d.execute('PRAGMA cache_spill = 1'); d.execute('UPDATE facts SET subject = hex(randomblob(9000))');"
        "d.execute('DELETE FROM sentences'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, path], check=False)
    assert os.path.getsize(f"{path}-journal")
    assert json.loads(ask(path, "SELECT count(*) AS n FROM facts WHERE length(subject) < 99")) == {"n": 4}


def test_query_wants_a_database(tmp_path: Path) -> None:
    odd = tmp_path / "a?mode=rwc#.txt"
    odd.write_text("阳湖市" * 200, encoding="utf-8")
    assert run("query", odd, "SELECT * FROM facts").exit_code == ExitCode.USAGE
    assert run("query", tmp_path / "gone", "SELECT 1").exit_code == ExitCode.USAGE
    assert os.listdir(tmp_path) == [odd.name]
