"""Dask: a lost worker costs nothing, errors are rows, the parts are the bytes of the local run."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("distributed")
parquet = pytest.importorskip("pyarrow.parquet")
pyarrow = pytest.importorskip("pyarrow")

# ruff: noqa: E402 (they need pyarrow)
from newsx.batch.engines.pieces import Part, Piece, Summary, run_piece
from newsx.cli.exit_codes import ExitCode
from newsx.cli.main import main

SCRIPT = Path(__file__).parent / "faulty" / "run_dask.py"
ROWS, BAD = 120, 4


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents in 24 groups of rows; some have no text."""
    path = tmp_path_factory.mktemp("dask") / "news.parquet"
    texts = [
        None
        if number % (ROWS // BAD) == 7
        else f"阳湖市前{number}天实现出口额{number}.5亿元，同比增长{number}%。\n" * 3
        for number in range(ROWS)
    ]
    parquet.write_table(pyarrow.table({"text": texts}), path, row_group_size=5)
    return path


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, words)], capture_output=True, encoding="utf-8", timeout=120, check=False
    )


@pytest.fixture(scope="module")
def local(source: Path) -> bytes:
    out = source.with_name("local.jsonl")
    assert main(["extract", str(source), "-o", str(out)]) == ExitCode.SOME_FAILED
    return out.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_a_killed_worker_costs_nothing(source: Path, local: bytes, tmp_path: Path) -> None:
    done = run(SCRIPT, source, tmp_path)
    assert done.stdout.split()[-5:] == ["24", "24", str(ROWS), str(BAD), "1"], done.stderr
    parts = sorted(tmp_path.glob("part-*.jsonl"))
    assert b"".join(part.read_bytes() for part in parts) == local
    lines = [line for path in sorted(tmp_path.glob("errors-*")) for line in path.read_text().splitlines()]
    errors = [json.loads(line) for line in lines]
    assert [error["source"] for error in errors] == [f"{source}#{number}" for number in (8, 38, 68, 98)]
    assert len({line.split(b'"article":')[0] for line in local.splitlines()}) == ROWS - BAD


def test_parquet_parts_from_the_command_line(
    source: Path,
    local: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run_here(pieces: list[Piece], part: Part, scheduler: str | None) -> Iterator[Summary]:
        assert scheduler == "tcp://host:8786"
        return (run_piece(piece, replace(part, limits=None)) for piece in pieces)

    monkeypatch.setattr("newsx.batch.engines.dask.run_pieces", run_here)
    out = tmp_path / "out.parquet"
    words = ["extract", str(source), "-o", str(out), "--engine", "dask", "--scheduler", "tcp://host:8786"]
    assert main(words) == ExitCode.SOME_FAILED
    table = parquet.read_table(out)
    assert table.num_rows == ROWS
    assert table.column("error").null_count == ROWS - BAD
    assert b"".join(filter(None, table.column("output").to_pylist())) == local
    capsys.readouterr()
    assert main(words) == ExitCode.USAGE
    assert "--resume" in capsys.readouterr().err
    assert main([*words, "--resume"]) == ExitCode.DONE


def test_without_dask(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "newsx.batch.engines.dask", raising=False)
    monkeypatch.delattr("newsx.batch.engines.dask", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["extract", str(source), "-o", str(tmp_path / "out"), "--engine", "dask"]) == ExitCode.USAGE
    assert "pip install 'newsx[dask]'" in capsys.readouterr().err
