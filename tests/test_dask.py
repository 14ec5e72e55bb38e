"""Dask: a lost worker costs nothing, errors are rows, the parts are the bytes of the local run."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("distributed")
parquet = pytest.importorskip("pyarrow.parquet")
pyarrow = pytest.importorskip("pyarrow")

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
    done = run("-m", "newsx", "extract", source, "-o", out)
    assert done.returncode == 1, done.stderr
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


def test_parquet_parts_from_the_command_line(source: Path, local: bytes, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    words = ("-m", "newsx", "extract", source, "-o", out, "--engine", "dask")
    done = run(*words)
    assert done.returncode == 1, done.stderr
    table = parquet.read_table(out)
    assert table.num_rows == ROWS
    assert table.column("error").null_count == ROWS - BAD
    assert b"".join(filter(None, table.column("output").to_pylist())) == local
    again = run(*words)
    assert again.returncode == 2
    assert "--resume" in again.stderr


def test_without_dask(source: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['distributed'] = None\n"
        "from newsx.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    done = run("-c", code, "extract", source, "-o", tmp_path / "out", "--engine", "dask")
    assert done.returncode == 2
    assert "pip install 'newsx[dask]'" in done.stderr
