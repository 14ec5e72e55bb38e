"""Errors of dictionaries, databases, workbooks, queries, clusters, and what goes with results."""

import os
import sqlite3
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.triggers import TEXT, Place, simple, triggers

from newsx.cli.main import main

GB = TEXT.encode("gb18030")
STATEMENT = "SELECT text FROM facts"

simple("Error: Missing option", "report", "{a_txt}", a_txt=TEXT)
simple("Error: Invalid value", "extract", "{a_txt}", "--max-articles", "0", a_txt=TEXT)
simple("… is no unit", "table", "{a_txt}", "--unit", "个亿亿", a_txt=TEXT)
simple("--engine writes parts", "extract", "{a_txt}", "--engine", "dask", "--format", "xlsx",
       "-o", "{folder}/o/", a_txt=TEXT)  # fmt: skip

simple('…: the type "…" is not', "dictionary", "check", "{a_tsv}", a_tsv="云海新材\tfirm\n")
simple("…: … cells where there are", "dictionary", "check", "{a_tsv}", a_tsv="云海新材\tplace\t\t\t\t\n")
simple('…: the code "…"', "dictionary", "check", "{a_tsv}", a_tsv="云海新材\tplace\t12\n")
simple('…: "…" is too short', "dictionary", "check", "{a_tsv}", a_tsv="云\tplace\n")
simple("…: four parts", "dictionary", "check", "{a_txt}", a_txt="云海新材 nt 20000 x\n")
simple('…: the frequency "…"', "dictionary", "check", "{a_txt}", a_txt=f"云海新材 {'9' * 40} nt\n")
simple("…: a name and its type", "dictionary", "check", "{a_txt}", a_txt="云海新材 place\n")
simple('…: the tag "…"', "dictionary", "check", "{a_txt}", a_txt="云海新材 20000 名词\n")
simple("…: … stands in line", "dictionary", "check", "{a_tsv}", a_tsv="云海新材\tplace\n" * 2)
simple("…: byte … is not UTF-8", "extract", "{b_txt}", "-d", "{a_txt}", a_txt=GB, b_txt=TEXT)
simple("…: No such file or directory.", "extract", "{a_txt}", "-d", "{folder}/names.tsv", a_txt=TEXT)
simple("…: no table has this name", "dictionary", "show", "无此名者")

simple("… is no format for a pipe", "extract", "{a_txt}", "--format", "xlsx", a_txt=TEXT)
simple("… is several files", "extract", "{a_txt}", "--format", "brat", "-o", "{folder}/a.ann", a_txt=TEXT)
simple(
    "…: file is not a database", "extract", "{a_txt}", "-o", "{b_sqlite}", a_txt=TEXT, b_sqlite="投资" * 99
)
simple("--format postgres needs", "extract", "{a_txt}", "--format", "postgres", a_txt=TEXT)

simple("… of … inputs failed", "extract", "{a_txt}", "{b_txt}", a_txt=TEXT, b_txt="")
simple("… does not add up", "check", "{a_txt}",
       a_txt="阳湖市粮食产量46万吨，比上年的39万吨增长27.9%。\n")  # fmt: skip
simple("…: … is a guess", "extract", "{a_txt}", a_txt=GB)
simple("…: lines of … and of …", "extract", "{a_txt}", a_txt=TEXT.encode() * 3 + GB)


@triggers("…; mend it, or say")
def bad_folder(place: Place) -> list[str]:
    folder = place.folder / "dictionaries"
    place.file("dictionaries/names.tsv", "云海新材\tplace\n".encode("gb18030"))
    place.patch.setenv("NEWSX_DICTIONARIES", str(folder))
    return ["extract", place.file("a.txt")]


@triggers("… more inputs were read")
def many_guesses(place: Place) -> list[str]:
    return ["extract", *(place.file(f"{number}.txt", GB) for number in range(5))]


@triggers("the rows cannot be told apart")
def long_cell(place: Place) -> list[str]:
    place.patch.setattr("newsx.batch.rows.MAX_ROW", 10)
    return ["extract", place.file("a.csv", f"text\n{TEXT}")]


@triggers("reading … needs an extra")
def no_pyarrow(place: Place) -> list[str]:
    place.patch.setitem(sys.modules, "pyarrow", None)
    return ["extract", place.file("a.parquet", b"PAR1")]


@triggers("its worker process died")
def lost_workers(place: Place) -> list[str]:
    pytest.importorskip("deadpool", exc_type=ImportError)
    place.patch.syspath_prepend(str(Path(__file__).parent / "faulty"))
    place.patch.setattr("newsx.batch.pool.PRELOAD", ())
    import faulty_work

    place.patch.setattr("newsx.batch.extraction.build_work", lambda *_: None)
    place.patch.setattr("newsx.cli.extraction_run.partial", lambda *_: faulty_work.build_faulty)
    return ["extract", place.file("dies.txt"), "--jobs", "2", "-q", "-o", f"{place.folder}/facts.jsonl"]


@triggers("worker processes need an extra")
def no_deadpool(place: Place) -> list[str]:
    place.patch.setitem(sys.modules, "deadpool", None)
    return ["extract", place.file("a.txt"), "--jobs", "2"]


@triggers("worker processes do not run")
def no_posix(place: Place) -> list[str]:
    place.patch.setattr("newsx.batch.pool.os", SimpleNamespace(name="nt"))
    return ["extract", place.file("a.txt"), "--jobs", "2"]


@triggers("… is not installed: pip install 'newsx[…]'")
def no_dask(place: Place) -> list[str]:
    # Other tests may have loaded it.
    place.patch.setitem(sys.modules, "distributed", None)
    place.patch.delitem(sys.modules, "newsx.batch.engines.dask", raising=False)
    place.patch.delattr("newsx.batch.engines.dask", raising=False)
    return ["extract", place.file("a.txt"), "--engine", "dask", "-o", f"{place.folder}/out/"]


@triggers("Spark takes one file")
def two_for_spark(place: Place) -> list[str]:
    pytest.importorskip("pyarrow")
    files = (place.file(f"{number}.jsonl") for number in range(2))
    return ["extract", *files, "--engine", "spark", "-o", f"{place.folder}/out/"]


@triggers("… holds parts of a run")
def taken_folder(place: Place) -> list[str]:
    return [*other_parts(place)[:-1]]


@triggers("… holds parts of other inputs")
def other_parts(place: Place) -> list[str]:
    pytest.importorskip("dask")
    from newsx.batch.engines.pieces import _PLAN

    place.file(f"out/{_PLAN}", "0" * 32)
    return ["extract", place.file("a.txt"), "--engine", "dask", "-o", f"{place.folder}/out/", "--resume"]


@triggers("… is a database of something else")
def other_database(place: Place) -> list[str]:
    path = place.folder / "b.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE t (x)")
    database.close()
    return ["extract", place.file("a.txt"), "-o", str(path)]


def made_database(place: Place) -> str:
    """The path of a database that newsx has made."""
    path = f"{place.folder}/facts.sqlite"
    assert main(["extract", place.file("a.txt"), "-o", path]) == 0
    return path


@triggers("… was made by another version")
def old_database(place: Place) -> list[str]:
    path = made_database(place)
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    return ["extract", place.file("a.txt"), "-o", path]


@triggers("… goes into one file")
def folder_for_a_database(place: Place) -> list[str]:
    (place.folder / "facts.sqlite").mkdir()
    return ["extract", place.file("a.txt"), "-o", f"{place.folder}/facts.sqlite", "--format", "sqlite"]


@triggers("…: the file is write-protected")
def protected(place: Place) -> list[str]:
    path = made_database(place)
    place.patch.setattr(os, "access", lambda path, mode, **_: mode != os.W_OK)
    return ["extract", place.file("a.txt"), "-o", path]


@triggers("… needs …: install it")
def no_writer(place: Place) -> list[str]:
    place.patch.setitem(sys.modules, "xlsxwriter", None)
    place.patch.delitem(sys.modules, "newsx.export.xlsx", raising=False)
    return ["extract", place.file("a.txt"), "-o", f"{place.folder}/facts.xlsx"]


@triggers("…: database is locked")
def locked(place: Place) -> list[str]:
    path = made_database(place)
    place.patch.setattr("newsx.export.sqlite.WAIT_SECONDS", 0)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    place.kept.append(other)
    return ["extract", place.file("b.txt"), "-o", path]


@triggers("…: Excel holds no more")
def many_rows(place: Place) -> list[str]:
    pytest.importorskip("xlsxwriter")
    place.patch.setattr("newsx.export.xlsx.MAX_ROWS", 2)
    return ["extract", place.file("a.txt"), "-o", f"{place.folder}/facts.xlsx"]


@triggers("…: only one statement")
def two_statements(place: Place) -> list[str]:
    return ["query", made_database(place), f"{STATEMENT}; {STATEMENT}"]


@triggers("…: not authorized")
def change(place: Place) -> list[str]:
    return ["query", made_database(place), "DELETE FROM facts"]


@triggers("…: no such table")
def no_table(place: Place) -> list[str]:
    return ["query", made_database(place), "SELECT * FROM figures_of_speech"]


@triggers("SQL asks for nothing")
def no_question(place: Place) -> list[str]:
    return ["query", made_database(place), ";"]


@triggers("… is not installed: install it")
def no_duckdb(place: Place) -> list[str]:
    place.patch.setitem(sys.modules, "duckdb", None)
    place.patch.delitem(sys.modules, "newsx.export.duckdb", raising=False)
    return ["query", place.file("a.duckdb", b"\0" * 8 + b"DUCK" + b"\0" * 99), STATEMENT]


def postgres(place: Place, encoding: str = "UTF8") -> list[str]:
    """The words for a server that has something to say."""
    psycopg = pytest.importorskip("psycopg")
    answers = iter((None, None, None, None, (1,), None, ("else",)))
    connection = SimpleNamespace(
        info=SimpleNamespace(parameter_status=lambda name: encoding),
        execute=lambda *_: SimpleNamespace(fetchone=lambda: (1,)),
        close=lambda: None,
        error=psycopg.Error,
        answers=answers,
    )
    place.patch.setattr("newsx.export.postgres._connect", lambda *_, **__: connection)
    return ["extract", place.file("a.txt"), "--database-url", "postgresql://localhost/news"]


@triggers("… is in …: name a database")
def other_encoding(place: Place) -> list[str]:
    return postgres(place, "SQL_ASCII")


@triggers("the schema … of … was made by")
def other_schema(place: Place) -> list[str]:
    return postgres(place)


@triggers("…: connection")
def no_server(place: Place) -> list[str]:
    pytest.importorskip("psycopg")
    return ["extract", place.file("a.txt"), "--database-url", "postgresql://127.0.0.1:1/news"]
