"""The progress bar: what it says, and that short runs and pipes see nothing of it."""

import io
import sys
import threading
import time

import pytest

from newsx.batch.plan import Step
from newsx.batch.work import Outcome
from newsx.cli import progress
from newsx.cli.progress import ProgressBar

DONE = Outcome("a.txt", b"x", chars=1000, articles=2)
BAD = Outcome("b.txt", error="no text")


class Terminal(io.StringIO):
    """Standard error of a person."""

    def isatty(self) -> bool:
        return True


def sit_down(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal for this test; called in its body, for pytest sets standard error anew behind fixtures."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "150")
    return terminal


def test_it_counts_files_articles_and_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = sit_down(monkeypatch)
    monkeypatch.setattr(progress, "DELAY", 0)
    measured = threading.Event()

    def measure() -> tuple[int, int]:
        measured.set()
        return 4, 400

    with ProgressBar(measure, shown=True) as bar:
        for name, outcome in (("a.txt", DONE), ("b.txt", BAD), ("c.jsonl", DONE), ("c.jsonl", DONE)):
            bar.see(Step(outcome, name, size=50), outcome)
        assert measured.wait(10)
        time.sleep(0.05)
        bar.see(Step(DONE, "d.txt", size=50), DONE)
        time.sleep(0.3)
    said = terminal.getvalue()
    assert "4/4 files" in said
    assert "8 articles" in said
    assert "1 failed" in said
    assert "chars/s" in said
    assert "62%" in said
    assert "\x1b[2K" in said  # it clears away behind itself


@pytest.mark.parametrize(("delay", "shown"), [(60.0, True), (0.0, False)])
def test_short_runs_and_pipes_see_nothing(monkeypatch: pytest.MonkeyPatch, delay: float, shown: bool) -> None:
    terminal = sit_down(monkeypatch)
    monkeypatch.setattr(progress, "DELAY", delay)
    with ProgressBar(lambda: (1, 1), shown=shown) as bar:
        bar.see(Step(DONE, "a.txt", size=1), DONE)
    assert terminal.getvalue() == ""
