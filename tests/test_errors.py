"""Every error of docs/errors.md, brought about: its message and its exit code."""

import csv
import os
import re
import sys
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("makes pipes, links and devices", allow_module_level=True)
import tests.triggers_commands
import tests.triggers_inputs  # noqa: F401
from tests.triggers import TRIGGERS, Place

from newsx.cli.main import main

PAGE = Path(__file__).parents[1] / "docs" / "errors.md"


def read_page() -> list[tuple[str, int]]:
    """The messages and exit codes of the page."""
    rows = [
        re.split(r"(?<!\\) \| ", line.strip("| \n"))
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and not line.startswith("| message")
    ]
    return [(row[0].replace("\\|", "|"), int(row[1])) for row in rows]


def test_every_error_has_its_trigger() -> None:
    messages = [message for message, _ in read_page()]
    assert [[m for m in messages if m.startswith(begin)] for begin in TRIGGERS] == [
        [m] for m in (next((m for m in messages if m.startswith(begin)), "?") for begin in TRIGGERS)
    ]
    assert [m for m in messages if not m.startswith(tuple(TRIGGERS))] == []


@pytest.mark.parametrize(("message", "code"), read_page(), ids=lambda value: str(value)[:40])
def test_an_error_says_so(
    message: str,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    if "Parquet" in message:
        pytest.importorskip("pyarrow")
    trigger = next(trigger for begin, trigger in TRIGGERS.items() if message.startswith(begin))
    monkeypatch.setenv("COLUMNS", "1000")
    place = Place(tmp_path, monkeypatch)
    longest_cell = csv.field_size_limit()
    words = trigger(place)
    with (tmp_path / "stdout").open("w", encoding="utf-8") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        assert main(words) == code
        monkeypatch.undo()
        csv.field_size_limit(longest_cell)
    for kept in place.kept:
        kept.close()
    # What `newsx dictionary check` finds is its data.
    said = capfd.readouterr().err + (tmp_path / "stdout").read_text(encoding="utf-8")
    assert "Traceback" not in said
    pattern = "[^\n]*".join(map(re.escape, message.split("…")))
    assert re.search(pattern, said), said
