"""A real PostgreSQL holds the facts of the records, once, whole or not at all; nothing tells its password."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from newsx.cli.exit_codes import ExitCode
from newsx.cli.main import cli
from newsx.export.delimited import COLUMNS, build_fact_row
from newsx.export.formats import FORMATS, WriterOptions, create_writer
from newsx.export.record import DocumentRecord
from newsx.export.recording import build_document
from newsx.export.stores import Store, StoreError, open_database
from newsx.export.tables import TABLES
from newsx.pipeline import Extraction

psycopg: Any = pytest.importorskip("psycopg")

POSTGRES = FORMATS["postgres"]
PASSWORD = "se/cret@9"  # noqa: S105
QUOTED = "se%2Fcret%409"
# Settings for a server that need not survive anything.
FAST = "-c fsync=off -c full_page_writes=off -c listen_addresses=127.0.0.1 -c shared_buffers=16MB"


def find_programs() -> Path | None:
    """The folder of ``initdb`` and ``pg_ctl``: on the path, or where Debian puts them."""
    if program := shutil.which("initdb"):
        return Path(program).resolve().parent
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


def free_port() -> int:
    import socket

    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        port: int = opened.getsockname()[1]
        return port


def chown(path: Path, *, ids: tuple[int, int]) -> None:
    os.chown(path, *ids)


def as_user() -> tuple[Callable[[Path], None], dict[str, Any]]:
    """PostgreSQL does not run as root: who root becomes for it."""
    if os.name != "posix" or os.getuid() != 0:
        return lambda path: None, {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        ids = user.pw_uid, user.pw_gid
        return partial(chown, ids=ids), {"user": ids[0], "group": ids[1], "extra_groups": []}
    pytest.skip("PostgreSQL does not run as root, and there is nobody else")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of a server that is there for these tests alone, without the name of a database."""
    import tempfile

    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    give, user = as_user()
    # pytest's own folder may be closed to the user; the path of a socket must be short.
    with tempfile.TemporaryDirectory(prefix="newsx-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        secret = folder / "password"
        secret.write_text(PASSWORD)
        for path in (folder, secret):
            give(path)

        def call(*words: str) -> None:
            subprocess.run(
                words, check=True, cwd=folder, env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120, **user,
            )  # fmt: skip

        data, port = str(folder / "data"), free_port()
        call(
            str(programs / "initdb"), "-D", data, "-U", "newsx", "-E", "UTF8", "--no-sync",
            "-A", "scram-sha-256", "--pwfile", str(secret),
        )  # fmt: skip
        options = f"{FAST} -c port={port} -c unix_socket_directories={folder}"
        call(str(programs / "pg_ctl"), "-D", data, "-l", str(folder / "log"), "-w", "-o", options, "start")
        try:
            yield f"postgresql://newsx:{QUOTED}@127.0.0.1:{port}"
        finally:
            call(str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop")


@pytest.fixture
def url(server: str, request: pytest.FixtureRequest) -> str:
    """A new database."""
    name = f"t{abs(hash(request.node.nodeid))}"
    run_sql(f"{server}/postgres", f"CREATE DATABASE {name}")
    return f"{server}/{name}"


@pytest.fixture
def record(extraction: Extraction) -> DocumentRecord:
    return build_document(extraction)


def run_sql(url: str, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement)
        rows: list[tuple[object, ...]] = cursor.fetchall() if cursor.description else []
        return rows


def add(store: Store, *documents: DocumentRecord) -> None:
    for document in documents:
        store.add("", create_writer("postgres", WriterOptions()).write_document(document))


def write(url: str, *documents: DocumentRecord) -> None:
    store = open_database(POSTGRES, url)
    add(store, *documents)
    store.commit([])
    store.close()


def count(url: str) -> dict[str, object]:
    return {t.name: run_sql(url, f"SELECT count(*) FROM newsx.{t.name}")[0][0] for t in TABLES}  # noqa: S608


def test_the_view_holds_the_columns_of_csv(url: str, record: DocumentRecord) -> None:
    write(url, record)
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    article = record.articles[0]
    expected = [
        tuple(str(cell) if isinstance(cell, Decimal) else cell for cell in build_fact_row(article, fact))
        for fact in sorted(article.facts, key=lambda fact: fact.start)
    ]
    assert run_sql(url, f'SELECT {names} FROM newsx.fact_rows ORDER BY "start"') == expected  # noqa: S608
    assert run_sql(url, "SELECT value_real FROM newsx.facts ORDER BY number") == [
        (1.25e9,), (3.2,), (-3.13e7,), (None,), (None,),
    ]  # fmt: skip
    assert run_sql(
        url,
        "SELECT figures.text = facts.text, entities.text FROM newsx.facts "
        "JOIN newsx.figures ON figures.id = figure_id "
        "LEFT JOIN newsx.entities ON entities.id = subject_entity_id ORDER BY facts.number",
    ) == [
        (True, None if fact.subject_entity is None else article.entities[fact.subject_entity].text)
        for fact in article.facts
    ]


def test_tables_have_keys_and_indices(url: str, record: DocumentRecord) -> None:
    write(url, record)
    found = run_sql(
        url,
        "SELECT table_name, constraint_type, count(*) FROM information_schema.table_constraints "
        "WHERE table_schema = 'newsx' AND constraint_type <> 'CHECK' GROUP BY 1, 2",
    )
    assert {(str(t), str(k)): n for t, k, n in found} == {
        (table.name, kind): number
        for table in TABLES
        for kind, number in (
            ("PRIMARY KEY", 1),
            ("FOREIGN KEY", sum(column.type == "reference" for column in table.columns)),
            ("UNIQUE", table.name == "sources"),
        )
        if number
    }
    names = {
        str(name) for (name,) in run_sql(url, "SELECT indexname FROM pg_indexes WHERE schemaname = 'newsx'")
    }
    assert {f"{table.name}_{name}" for table in TABLES for name in table.indexed} <= names


def test_nothing_is_held_twice(url: str, record: DocumentRecord) -> None:
    other = replace(record, source="other.txt")
    write(url, record, other, record)
    before = count(url)
    write(url, record, other)
    assert count(url) == before
    assert before["sources"] == 2
    article = replace(record.articles[0], facts=record.articles[0].facts[:1])
    write(url, replace(record, articles=(article,)))
    assert run_sql(url, "SELECT source, count(*) FROM newsx.fact_rows GROUP BY source ORDER BY source") == [
        ("other.txt", 5), ("page.txt", 1),
    ]  # fmt: skip
    assert run_sql(url, "SELECT count(*) FROM newsx.sentences") == [(3,)]


def test_a_run_is_whole_or_nothing(url: str, record: DocumentRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsx.export import postgres

    monkeypatch.setattr(postgres, "KEPT_ROWS", 1)
    store = open_database(POSTGRES, url)
    add(store, record)
    # Neither the tables nor their rows are seen, though the server has both.
    assert run_sql(url, "SELECT to_regclass('newsx.facts')") == [(None,)]
    store.close()
    assert run_sql(url, "SELECT to_regclass('newsx.facts')") == [(None,)]
    write(url, record)
    assert count(url)["facts"] == 5


def test_runs_wait_for_each_other(url: str, record: DocumentRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsx.export import postgres

    monkeypatch.setattr(postgres, "WAIT_SECONDS", 1)
    first = open_database(POSTGRES, url)
    with pytest.raises(StoreError, match="another run is writing"):
        open_database(POSTGRES, url)
    add(first, record)
    first.commit([])
    write(url, replace(record, source="other.txt"))
    assert count(url)["sources"] == 2


def test_other_schemas_are_left_alone(url: str, record: DocumentRecord) -> None:
    run_sql(url, "CREATE SCHEMA newsx")
    run_sql(url, "CREATE TABLE newsx.sources(a int)")
    with pytest.raises(StoreError, match="made by something else"):
        open_database(POSTGRES, url)
    run_sql(url, "DROP TABLE newsx.sources")
    # A schema that an owner has made for newsx is good.
    write(url, record)


def test_a_database_must_hold_chinese(server: str) -> None:
    run_sql(f"{server}/postgres", "CREATE DATABASE old ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'")
    with pytest.raises(StoreError, match="ENCODING 'UTF8'"):
        open_database(POSTGRES, f"{server}/old")


def test_hostile_text_stays_text(url: str, record: DocumentRecord) -> None:
    title = "'); DROP TABLE newsx.facts; --\x00\u2028\t\\N\\.\n𠮷"
    write(url, replace(record, source=title, articles=(replace(record.articles[0], title=title),)))
    kept = title.replace("\0", "␀")
    assert run_sql(url, "SELECT DISTINCT title, source FROM newsx.fact_rows") == [(kept, kept)]
    before = count(url)
    write(url, replace(record, source=title, articles=(replace(record.articles[0], title=title),)))
    assert count(url) == before


def run(*words: object) -> Result:
    return CliRunner().invoke(cli, list(map(str, words)))


def test_the_command_writes_and_asks(url: str, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("昌吉州出口额12.5亿元，同比增长3.2%。", encoding="utf-8")
    for jobs in ("1", "2") if find_spec("deadpool") else ("1",):
        done = run("extract", page, "--database-url", url, "--jobs", jobs)
        assert (done.exit_code, done.output) == (ExitCode.DONE, "")
    sql = "SELECT indicator, value, value::numeric / 100000000 AS yi FROM fact_rows WHERE unit = $1"
    done = run("query", url, sql, "-p", "CNY")
    assert json.loads(done.stdout) == {"indicator": "出口额", "value": "1250000000", "yi": 12.5}
    for odd in (
        "DELETE FROM facts", "SELECT 1; DROP TABLE facts", "COMMIT", "SELEC", "",
        "WITH gone AS (DELETE FROM facts RETURNING id) SELECT * FROM gone",
        "SELECT nextval('s')", "SELECT set_config('transaction_read_only', 'off', true), x FROM gone",
    ):  # fmt: skip
        done = run("query", url, odd)
        assert (done.exit_code, done.stdout) == (ExitCode.USAGE, ""), odd
        assert PASSWORD not in done.stderr
    assert count(url)["facts"] == 2


def test_no_password_is_told(url: str, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("昌吉州出口额12.5亿元。", encoding="utf-8")
    wrong = [
        url.replace(QUOTED, f"x{QUOTED}"), url + "none", url.replace("127.0.0.1", "127.0.0.1:port"),
        url + "?sslmode=maybe", url + "?nonsense=1", f"host=127.0.0.1 password={PASSWORD}",
        url.replace("postgresql", "mysql"), url.replace("127.0.0.1:", "127.0.0.1:1"),
    ]  # fmt: skip
    for place in wrong:
        for words in (("extract", page, "--database-url", place), ("query", place, "SELECT 1")):
            if words[0] == "query" and not place.startswith("postgres"):
                continue  # the name of a file
            done = run(*words)
            assert done.exit_code == ExitCode.USAGE, (place, done.output, done.exception)
            assert PASSWORD not in done.output
            assert QUOTED not in done.output


@pytest.mark.parametrize(
    "words",
    [
        ["--format", "postgres"], ["--database-url", "postgresql://x/y", "-o", "facts.csv"],
        ["--database-url", "postgresql://x/y", "--format", "csv"], ["--database-url", "facts.sqlite"],
        ["--database-url", "postgresql://x/y", "--resume"],
        ["--database-url", "postgresql://x/y", "--engine", "dask"],
    ],
)  # fmt: skip
def test_a_database_takes_the_place_of_an_output(tmp_path: Path, words: list[str]) -> None:
    page = tmp_path / "a.txt"
    page.write_text("昌吉州出口额12.5亿元。", encoding="utf-8")
    done = run("extract", page, *words)
    assert done.exit_code == ExitCode.USAGE, done.output


def test_a_server_that_goes_away_is_an_output_error(url: str, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("昌吉州出口额12.5亿元。", encoding="utf-8")
    script = (
        "import sys, psycopg; from newsx.cli.main import main\n"
        "from newsx.export.postgres import PostgresStore\n"
        "commit = PostgresStore.commit\n"
        "def cut(self, errors):\n"
        "    with psycopg.connect(sys.argv[1], autocommit=True) as other:\n"
        "        other.execute('SELECT pg_terminate_backend(%s)', (self._connection.info.backend_pid,))\n"
        "    commit(self, errors)\n"
        "PostgresStore.commit = cut\n"
        "sys.exit(main(['extract', sys.argv[2], '--database-url', sys.argv[1]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, url, page], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == ExitCode.OUTPUT_FAILED, done.stderr
    assert "Traceback" not in done.stderr
    assert QUOTED not in done.stderr
    assert run_sql(url, "SELECT to_regclass('newsx.facts')") == [(None,)]
