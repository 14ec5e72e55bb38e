"""Workers that raise, hang, swell and die: every document has its outcome, in the order of the input."""

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsx.batch.chunks import CHUNK_CHARS, split_chunks
from newsx.batch.pool import WINDOW_CHUNKS
from newsx.batch.work import Item, Outcome, Task
from newsx.text.document import Document

if os.name != "posix":
    pytest.skip("deadpool runs on POSIX systems", allow_module_level=True)
pytest.importorskip("deadpool", reason="needs the extra batch", exc_type=ImportError)
from newsx.batch.pool import WorkerPool
from newsx.batch.worker import WorkerError

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Linux holds the limit of memory")


@pytest.fixture(autouse=True)
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsx.batch.pool.PRELOAD", ())  # the pipeline is not needed here
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "faulty"))


def build() -> Callable[[], object]:
    import faulty_work

    return faulty_work.build_faulty


def task(name: str, text: str = "文") -> Task:
    return Task(Document(name, text))


def run(items: list[Item], *, timeout: float | None = 30, jobs: int = 2) -> list[Outcome]:
    with WorkerPool(build(), jobs=jobs, timeout=timeout, memory_limit=4 << 30) as pool:
        return list(pool.run(items))


def test_outcomes_come_in_the_order_of_the_input() -> None:
    names = [("slow" if i % 7 == 0 else "good") + str(i) for i in range(60)]
    items: list[Item] = [task(name, "文" * (CHUNK_CHARS // 3)) for name in names]
    items.insert(30, Outcome("unread", error="no such file"))
    outcomes = run(items)
    assert [o.source for o in outcomes] == [*names[:30], "unread", *names[30:]]
    assert [o.error for o in outcomes if o.error] == ["no such file"]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("raises", "ValueError: no digit in it"),
        ("dies", "its worker process died 3 times"),
        ("hangs", "took longer than 0.5 s"),
        ("matches", "took longer than 0.5 s"),
        pytest.param("swells", "ran out of memory", marks=LINUX),
    ],
)
def test_one_bad_document_fails_alone(fault: str, error: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsx.batch.pool.START_SECONDS", 1.0)
    names = [f"good{i}" for i in range(10)]
    names[4] = fault
    outcomes = run([task(name) for name in names], timeout=0.5)
    assert [o.source for o in outcomes] == names
    assert [(o.source, o.error) for o in outcomes if o.error] == [(fault, error)]
    assert all(o.advice for o in outcomes if o.error)


def test_a_document_that_lost_its_worker_once_is_done(tmp_path: Path) -> None:
    (outcome,) = run([task("once", str(tmp_path / "mark"))])
    assert not outcome.error


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="finds the workers in /proc")
def test_workers_killed_from_outside_lose_nothing() -> None:
    names = [f"slow{i}" for i in range(150)]
    done = threading.Event()
    killed = 0

    def kill() -> None:
        nonlocal killed
        while killed < 4 and not done.wait(0.3):
            for worker in workers()[:1]:
                os.kill(worker, signal.SIGKILL)
                killed += 1

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        outcomes = run([task(name, "文" * CHUNK_CHARS) for name in names])
    finally:
        done.set()
        killer.join()
    assert killed >= 3
    assert [o.source for o in outcomes] == names
    assert not [o.error for o in outcomes if o.error]


def workers() -> list[int]:
    """The processes whose parent is a fork server of this one."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    return [pid for pid, parent in parents.items() if parents.get(parent) == os.getpid()]


def test_no_process_is_left() -> None:
    run([task("good")])
    deadline = time.monotonic() + 10
    while workers() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not workers()


def test_work_that_cannot_be_built_ends_the_run() -> None:
    import faulty_work

    with (
        WorkerPool(faulty_work.build_nothing, jobs=1, timeout=30) as pool,
        pytest.raises(WorkerError, match=r"^ValueError: there is no such segmenter$"),
    ):
        list(pool.run([task("good")]))


def test_the_look_ahead_is_bounded() -> None:
    asked = 0

    def items() -> Iterator[Item]:
        nonlocal asked
        for number in range(1000):
            asked += 1
            yield task(f"good{number}", "文" * CHUNK_CHARS)

    with WorkerPool(build(), jobs=2, timeout=30) as pool:
        outcomes = pool.run(items())
        next(outcomes)
        assert asked <= WINDOW_CHUNKS * 2 + 2
        outcomes.close()


def test_nothing_of_a_document_is_kept() -> None:
    gc.collect()
    gc.disable()  # it must not depend on when the collector comes by
    try:
        with WorkerPool(build(), jobs=2, timeout=30) as pool:
            count = sum(1 for _ in pool.run(task(f"good{i}", "文" * (CHUNK_CHARS // 2)) for i in range(400)))
            alive = sum(isinstance(thing, Task) for thing in gc.get_objects())
    finally:
        gc.enable()
    assert count == 400
    assert alive < 10


def test_small_documents_travel_together() -> None:
    items: list[Item] = [
        task("a"),
        task("b"),
        Outcome("c"),
        task("d"),
        task("e", "文" * CHUNK_CHARS),
        task("f"),
    ]
    chunks = [
        [chunk.source] if isinstance(chunk, Outcome) else [t.document.source for t in chunk.tasks]
        for chunk in split_chunks(items)
    ]
    assert chunks == [["a", "b"], ["c"], ["d"], ["e"], ["f"]]
