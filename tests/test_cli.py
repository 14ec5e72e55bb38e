"""The command line as a shell sees it: data, messages, exit codes."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newsx import __version__

Newsx = Callable[..., CompletedProcess[str]]

PAGE = "阳湖市上半年工业提速\n\n本报讯(记者 李青禾)上半年,阳湖市实现出口额12.5亿元,同比下降3.2%。\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_version(newsx: Newsx) -> None:
    assert newsx("--version").stdout == f"newsx {__version__}\n"


def test_a_pipe_gets_jsonl(newsx: Newsx, page: Path) -> None:
    done = newsx("extract", page)
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    article = json.loads(line)
    assert article["source"] == str(page)
    assert PAGE[article["start"] : article["end"]].strip() == PAGE.strip()


def test_one_bad_input_fails_alone(newsx: Newsx, page: Path, tmp_path: Path) -> None:
    done = newsx("extract", tmp_path / "gone.txt", page)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "gone.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_succeeds(newsx: Newsx, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    out.write_text("as it was")
    done = newsx("extract", tmp_path / "gone.txt", "-o", out)
    assert done.returncode == 3
    assert out.read_text() == "as it was"


def test_wrong_usage(newsx: Newsx, page: Path) -> None:
    for words in (
        ["--format", "xml"],
        ["--only", "city"],
        ["--date", "July"],
        ["-o", "facts.doc"],
        ["--encoding", "x"],
    ):
        done = newsx("extract", page, *words)
        assert done.returncode == 2, words
        assert words[1] in done.stderr
        assert not done.stdout
