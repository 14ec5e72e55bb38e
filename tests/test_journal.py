"""The journal: what it says of a document, and what it does not believe after a crash."""

import errno
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from newsx.batch.journal import Journal, JournalError, hash_task
from newsx.batch.work import Item, Outcome, RunError, Task, run_serially
from newsx.export.target import OutputError
from newsx.text.document import Document

NAMES = ("甲.txt", "乙.txt", "bad\udcb2.txt", "丙.txt")


class Shop:
    """Does the work of a test and remembers what it was asked."""

    def __init__(self) -> None:
        self.worked: list[str] = []

    def __call__(self, items: Iterable[Item]) -> Iterator[Outcome]:
        return run_serially(self.work, items)

    def work(self, task: Task) -> Outcome:
        source = task.document.source
        self.worked.append(source)
        if task.document.text == "fails":
            raise ValueError("no digit in it")
        return Outcome(
            source, task.document.text.encode() * 3, "utf-8", len(task.document.text), articles=1, facts=2
        )


def tasks(changed: str = "") -> list[Item]:
    return [Task(Document(name, "changed" if name == changed else f"文 {i}")) for i, name in enumerate(NAMES)]


def run(
    out: Path, items: Iterable[Item], *, resume: bool = True, options: str = "o", **more: bool
) -> tuple[list[Outcome], list[str]]:
    """The outcomes, and the names of the documents that were worked on."""
    shop = Shop()
    with Journal(str(out), options, resume=resume, **more) as journal:
        outcomes = list(journal.run(items, shop))
        journal.complete()
    return outcomes, shop.worked


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "facts.jsonl"


def test_a_second_run_does_nothing_again(out: Path) -> None:
    first, worked = run(out, tasks())
    assert worked == list(NAMES)
    again, worked = run(out, tasks())
    assert worked == []
    assert again == first


def test_what_changed_is_done_again(out: Path) -> None:
    run(out, tasks())
    outcomes, worked = run(out, [*tasks("乙.txt"), Task(Document("丁.txt", "文 9"))])
    assert worked == ["乙.txt", "丁.txt"]
    assert outcomes[1].output == b"changedchangedchanged"
    assert run(out, tasks())[1] == []  # the old text is still known


def test_other_options_do_everything_again(out: Path) -> None:
    run(out, tasks())
    assert len(run(out, tasks(), options="p")[1]) == 4
    assert (out.parent / "facts.jsonl.journal").read_text().count("\n") == 5  # nothing of the old is kept


def test_the_hash_covers_what_the_outcome_depends_on() -> None:
    document = Document("a", "文")
    ways = [
        Task(document), Task(document, "2024-01-01"), Task(Document("a", "字")),
        Task(Document("a", "文", "gb18030")), Task(Document("a", "文", replaced=1)),
    ]  # fmt: skip
    assert len(set(map(hash_task, ways))) == len(ways)
    assert hash_task(Task(Document("b", "文"))) == hash_task(ways[0])
    assert hash_task(Task(Document("a", "\ud800")))


def test_a_line_says_what_became_of_a_document(out: Path) -> None:
    run(
        out,
        [*tasks(), Task(Document("f.txt", "fails")), Outcome("g.txt", error="no such file", advice="check")],
    )
    lines = [json.loads(line) for line in Path(f"{out}.journal").read_text(encoding="utf-8").splitlines()]
    assert [line["state"] for line in lines] == ["done"] * 4 + ["failed"] * 2 + ["complete"]
    assert lines[2]["source"] == "bad�.txt"
    assert {"options", "hash", "chars", "articles", "facts", "offset", "size", "checksum"} <= set(lines[1])
    assert lines[4]["error"] == "ValueError: no digit in it"
    assert "hash" not in lines[5]  # it was never read, so it is never known


def test_failures_are_tried_again_when_asked(out: Path) -> None:
    items = [*tasks(), Task(Document("f.txt", "fails"))]
    first, _ = run(out, items)
    again, worked = run(out, items)
    assert (again, worked) == (first, [])
    assert run(out, items, retry_failed=True)[1] == ["f.txt"]


def test_unreadable_inputs_are_always_tried_again(out: Path) -> None:
    run(out, [Outcome("甲.txt", error="no such file")])
    assert run(out, tasks())[1] == list(NAMES)


@pytest.mark.parametrize("damage", ["half a line", "no block", "half a block", "another block", "not JSON"])
def test_what_a_crash_damaged_is_done_again(out: Path, damage: str) -> None:
    first, _ = run(out, tasks())
    journal, results = Path(f"{out}.journal"), Path(f"{out}.results")
    lines = journal.read_bytes().splitlines(keepends=True)[:-1]  # it was not complete
    block = json.loads(lines[-1])
    journal.write_bytes(b"".join(lines))
    if damage == "half a line":
        journal.write_bytes(b"".join(lines)[:-20])
    elif damage == "not JSON":
        journal.write_bytes(b"".join(lines[:-1]) + b"\0" * len(lines[-1].rstrip()) + b"\n")
    elif damage == "no block":
        results.write_bytes(results.read_bytes()[: block["offset"]])
    elif damage == "half a block":
        results.write_bytes(results.read_bytes()[: block["offset"] + 3])
    else:
        results.write_bytes(results.read_bytes()[: block["offset"]] + b"\0" * block["size"])
    again, worked = run(out, tasks())
    assert worked == [NAMES[-1]]
    assert again == first
    assert run(out, tasks()) == (first, [])


def test_an_unfinished_run_is_not_thrown_away(out: Path) -> None:
    with Journal(str(out), "o", resume=False) as journal:
        outcomes = journal.run(tasks(), Shop())
        next(outcomes)
        next(outcomes)
    with pytest.raises(JournalError, match=r"facts\.jsonl\.journal holds 2 finished documents .* --resume"):
        Journal(str(out), "o", resume=False)
    assert run(out, tasks())[1] == list(NAMES[2:])
    assert run(out, tasks(), resume=False)[1] == list(NAMES)  # it was complete: nothing is lost


def test_two_runs_do_not_write_one_output(out: Path) -> None:
    pytest.importorskip("fcntl")
    with (
        Journal(str(out), "o", resume=True),
        pytest.raises(RunError, match="another run is writing this output"),
    ):
        Journal(str(out), "o", resume=True)
    Journal(str(out), "o", resume=True).__exit__(None, None, None)


def test_a_full_disk_leaves_a_journal_that_resumes(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every write may be the one that the disk refuses, and it may take half of the bytes first."""
    whole, _ = run(out.with_name("whole"), tasks())
    room = 0
    while True:
        room += 37
        monkeypatch.setattr("newsx.batch.journal.append", _disk_of(room))
        with suppress(OutputError):
            outcomes, _ = run(out, tasks())
            break
    assert room > 37 * 5
    assert outcomes == whole
    monkeypatch.undo()
    assert run(out, tasks()) == (whole, [])


def _disk_of(room: int):  # type: ignore[no-untyped-def]
    def append(file, data) -> None:  # type: ignore[no-untyped-def]
        nonlocal room
        part = data[:room]
        room -= len(part)
        file.write(part)
        if len(part) < len(data):
            raise OSError(errno.ENOSPC, "No space left on device")

    return append


def test_a_planted_link_is_not_followed(out: Path) -> None:
    other = out.with_name("other")
    other.write_text("as it was")
    Path(f"{out}.results").symlink_to(other)
    with pytest.raises(RunError, match="results"):
        Journal(str(out), "o", resume=True)
    assert other.read_text() == "as it was"


def test_removing_leaves_nothing(out: Path) -> None:
    with Journal(str(out), "o", resume=False) as journal:
        list(journal.run(tasks(), Shop()))
        journal.remove()
    assert not list(out.parent.iterdir())
