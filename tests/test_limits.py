"""What one input may take: bytes, articles, time."""

import gzip
import io
import signal
import sys
import time
from pathlib import Path

import pytest

from newsx.batch.deadline import OverdueError, can_interrupt, limit_time
from newsx.batch.plan import Inputs, plan_steps
from newsx.batch.run import Conduct
from newsx.batch.work import Outcome, Task, Work, run_serially
from newsx.text.document import Document
from newsx.text.reader import ReadFailure, read_documents

ALARM = pytest.mark.skipif(not can_interrupt(), reason="needs an alarm clock")


def outcomes(path: Path, **options: object) -> list[Outcome | Document]:
    steps = plan_steps(Inputs((str(path),), **options))  # type: ignore[arg-type]
    return [step.item.document if isinstance(step.item, Task) else step.item for step in steps]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "page.txt.gz"
    path.write_bytes(gzip.compress(b" " * 10_000_000))
    (outcome,) = outcomes(path, max_bytes=1_000_000)
    assert isinstance(outcome, Outcome)
    assert outcome.error == "more than 1000000 bytes"


@pytest.mark.parametrize(("limit", "kept"), [(17, False), (18, True)])
def test_the_last_byte_counts(tmp_path: Path, limit: int, kept: bool) -> None:
    for name, content in (("a.txt", b"%s"), ("a.txt.gz", None)):
        data = "投资三亿元".encode() + b"\n\n\n"
        path = tmp_path / name
        path.write_bytes(data if content else gzip.compress(data))
        (outcome,) = outcomes(path, max_bytes=limit)
        assert isinstance(outcome, Document) is kept


def test_standard_input_is_not_read_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"x" * 1000))
    monkeypatch.setattr(sys, "stdin", stdin)
    (failure,) = read_documents(["-"], max_bytes=10)
    assert isinstance(failure, ReadFailure)
    assert failure.kind == "too large"
    assert stdin.buffer.tell() == 11


def sleepy(seconds: float) -> Work:
    def work(task: Task) -> Outcome:
        if "slow" in task.document.source:
            time.sleep(seconds)
        return Outcome(task.document.source)

    return work


@ALARM
def test_a_slow_document_fails_alone() -> None:
    items = [Task(Document(name, "")) for name in ("a", "slow", "b")]
    done = list(run_serially(sleepy(5), items, timeout=0.05))
    assert [outcome.error for outcome in done] == ["", "took longer than 0.05 s", ""]
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@ALARM
def test_the_limit_reaches_into_a_match() -> None:
    import re

    begun = time.monotonic()
    with pytest.raises(OverdueError), limit_time(0.05):
        re.match("(a|a)*b", "a" * 40)
    assert time.monotonic() - begun < 5


@ALARM
def test_a_time_limit_alone_needs_no_worker() -> None:
    assert not Conduct(timeout=1).needs_workers
    assert Conduct(timeout=1, memory_limit=1 << 30).needs_workers


def test_a_lossy_document_is_refused_only_on_request(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("投资三亿元，同比增长。".encode() * 20 + b"\xff\xff")
    (document,) = outcomes(path)
    assert isinstance(document, Document)
    assert document.replaced == 2
    (outcome,) = outcomes(path, strict_encoding=True)
    assert isinstance(outcome, Outcome)
    assert outcome.error == "2 characters are no utf-8"
