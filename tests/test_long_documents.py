"""A document far longer than a page: what it costs in memory, and that its output is whole."""

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.generator import generate_document

from newsx.batch import written
from newsx.batch.extraction import ExtractOptions, build_work
from newsx.batch.journal import Journal, hash_task
from newsx.batch.work import Task
from newsx.text.document import Document

MEASURE = """
import sys, resource
from newsx.cli.main import main
code = main(["extract", sys.argv[1], "-o", sys.argv[2], "-q", "--format", "jsonl"])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak * (1 if sys.platform == "darwin" else 1024))
sys.exit(code)
"""


@pytest.fixture
def task() -> Task:
    return Task(Document("page.txt", generate_document(5, 20_000).text))


@pytest.mark.parametrize("format_", ["jsonl", "csv", "tsv"])
def test_a_packed_output_is_the_same(format_: str, task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = build_work(ExtractOptions(format_))(task)
    monkeypatch.setattr(written, "PIECE", 1_000)
    packed = build_work(ExtractOptions(format_))(task)
    assert not plain.rest
    assert len(packed.rest) > 3
    assert b"".join(packed.pieces()) == plain.output
    assert (packed.articles, packed.facts) == (plain.articles, plain.facts)


def test_a_journal_keeps_all_of_a_packed_output(
    task: Task, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written, "PIECE", 1_000)
    outcome = build_work(ExtractOptions())(task)
    with Journal(str(tmp_path / "out"), "options", resume=False) as journal:
        journal.add(outcome, hash_task(task))
    with Journal(str(tmp_path / "out"), "options", resume=True) as journal:
        found = journal.find("page.txt", hash_task(task))
    assert found is not None
    assert found.output == b"".join(outcome.pieces())


@pytest.mark.skipif(sys.platform == "win32", reason="tells no peak")
def test_memory_grows_with_the_text_and_not_with_its_facts(tmp_path: Path) -> None:
    peaks = []
    for size in (10_000, 150_000):
        page = tmp_path / "page.txt"
        page.write_text(generate_document(5, size).text, encoding="utf-8")
        run = subprocess.run(
            [sys.executable, "-c", MEASURE, str(page), str(tmp_path / "out.jsonl")],
            capture_output=True,
            text=True,
            check=True,
        )
        peaks.append(int(run.stdout))
    # The output alone has thirty bytes a character; held as objects the facts took three hundred.
    assert (peaks[1] - peaks[0]) / 140_000 < 130
