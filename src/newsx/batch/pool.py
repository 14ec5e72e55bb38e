"""Worker processes that may die: every document is done, or reported as failed, in the order of the input.

The pool is deadpool-executor: a worker has pipes of its own, so killing one hurts no other. What it does not
do is done here: the order, the bounded look-ahead, the second try, and the deadline, which deadpool counts
inside the worker, where a match of a regular expression that never ends keeps the thread of its timer from
ever running.
"""

import logging
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from time import monotonic
from types import TracebackType
from typing import Any, Self

from newsx.batch.chunks import Chunk, split_chunks
from newsx.batch.work import Item, Outcome, RunError, Work, allow_time, failed, overdue
from newsx.batch.worker import WorkerError, run_chunk, start_worker
from newsx.translation import tr

WINDOW_CHARS = 4_000_000
"""Look-ahead: no more characters than this are under way at once, or one document if it is longer."""
WINDOW_CHUNKS = 16
"""Look-ahead per worker: while one document uses its whole time, the others go on this far."""
START_SECONDS = 10.0
"""What a new worker may take beyond the time of its first document: it loads the dictionaries."""
TRIES = 3
"""How often a document alone may lose its worker: not every loss is its own fault."""

PRELOAD: tuple[str, ...] = ("newsx.batch.preload",)
"""What the server has loaded that workers are forked from."""


class PoolError(RunError):
    """Worker processes are not to be had; the message says what to do."""


@dataclass(slots=True, eq=False)
class _Attempt:
    """A chunk, or one document of it, in a worker's hands."""

    chunk: Chunk
    indices: Sequence[int]
    number: int = 1
    future: Any = None
    deadline: float | None = None
    """When its time is up, once it has begun and where it has a time."""
    overdue: bool = False

    @property
    def chars(self) -> int:
        """How much there is to do."""
        return sum(len(self.chunk.tasks[index].document.text) for index in self.indices)


class WorkerPool:
    """Runs work in processes; a context, at whose end no process is left."""

    def __init__(
        self, build: Callable[[], Work], *, jobs: int, timeout: float | None, memory_limit: int | None = None
    ) -> None:
        """
        Args:
            build: makes the work in each worker; a module-level function, or a partial of one.
            jobs: how many workers.
            timeout: seconds that one document may take.
            memory_limit: bytes of address space that a worker may take, on systems that hold it.

        Raises:
            PoolError: if deadpool-executor is not installed or does not run on this system.
        """
        pool = _load_pool()
        logging.getLogger("deadpool").addHandler(logging.NullHandler())
        self._jobs = jobs
        self._timeout = timeout
        self._pending: deque[Chunk | Outcome] = deque()
        self._pending_chars = 0
        self._running: set[_Attempt] = set()
        self._finished: SimpleQueue[_Attempt] = SimpleQueue()
        self._proven: set[int] = set()
        self._pool: Any = None
        self._start = partial(
            pool,
            max_workers=jobs,
            mp_context=_context(),
            initializer=start_worker,
            initargs=(build, memory_limit),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def run(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """The outcomes of all items, in their order.

        Raises:
            WorkerError: if the workers cannot build their work.
        """
        for chunk in split_chunks(items):
            self._pending.append(chunk)
            if isinstance(chunk, Chunk):
                self._pending_chars += chunk.chars
                self._submit(_Attempt(chunk, range(len(chunk.tasks))))
            while self._pending_chars > WINDOW_CHARS or len(self._pending) > WINDOW_CHUNKS * self._jobs:
                yield from self._next_outcomes()
        while self._pending:
            yield from self._next_outcomes()

    def _next_outcomes(self) -> Iterator[Outcome]:
        """The outcomes of the oldest chunk, as soon as it is whole."""
        head = self._pending[0]
        if isinstance(head, Outcome):
            yield head
        else:
            while head.missing:
                self._wait()
            yield from head.outcomes
            self._pending_chars -= head.chars
        self._pending.popleft()

    def _submit(self, attempt: _Attempt) -> None:
        if self._pool is None:  # a run may find everything done already
            self._pool = self._start()
        tasks = [attempt.chunk.tasks[index] for index in attempt.indices]
        self._running.add(attempt)
        attempt.future = self._pool.submit(run_chunk, tasks)
        attempt.future.add_pid_callback(lambda future: self._set_deadline(attempt, future.pid))
        attempt.future.add_done_callback(lambda future: self._finished.put(attempt))

    def _set_deadline(self, attempt: _Attempt, worker: int) -> None:
        if self._timeout is not None:
            grace = 0.0 if worker in self._proven else START_SECONDS
            attempt.deadline = monotonic() + allow_time(self._timeout, attempt.chars) + grace

    def _wait(self) -> None:
        """Settle one attempt that ended, or end those whose time is up."""
        soonest = min((a.deadline for a in self._running if a.deadline and not a.overdue), default=None)
        # No longer than a second: an attempt may begin meanwhile.
        patience = 1.0 if soonest is None else min(1.0, max(0.0, soonest - monotonic()))
        try:
            attempt = self._finished.get(timeout=patience)
        except Empty:
            self._stop_overdue()
        else:
            self._running.discard(attempt)
            self._settle(attempt)

    def _stop_overdue(self) -> None:
        now = monotonic()
        for attempt in self._running:
            if attempt.deadline and attempt.deadline <= now and not attempt.overdue:
                attempt.overdue = True
                attempt.future.cancel_and_kill_if_running()

    def _settle(self, attempt: _Attempt) -> None:
        # The two hold each other, and with them the results, until the collector comes by: part them.
        future, attempt.future = attempt.future, None
        if not future.cancelled() and future.exception() is None:
            self._proven.add(future.pid)
            for index, outcome in zip(attempt.indices, future.result(), strict=True):
                attempt.chunk.settle(index, outcome)
        elif len(attempt.indices) > 1:
            # One of them took the worker with it: each tries alone.
            for index in attempt.indices:
                self._submit(_Attempt(attempt.chunk, (index,)))
        elif attempt.overdue:
            (index,) = attempt.indices
            attempt.chunk.settle(
                index, overdue(attempt.chunk.tasks[index], allow_time(self._timeout or 0, attempt.chars))
            )
        elif isinstance(error := future.exception(), WorkerError):
            raise WorkerError(str(error).splitlines()[0]) from None
        elif attempt.number < TRIES:
            self._submit(_Attempt(attempt.chunk, attempt.indices, attempt.number + 1))
        else:
            self._fail(
                attempt,
                tr("its worker process died {times} times", times=TRIES),
                tr("raise --memory-limit, or split the file"),
            )

    def _fail(self, attempt: _Attempt, error: str, advice: str) -> None:
        (index,) = attempt.indices
        attempt.chunk.settle(index, failed(attempt.chunk.tasks[index], error, advice))


def _load_pool() -> Any:
    if os.name != "posix":  # deadpool stops processes by signals
        raise PoolError(tr("worker processes do not run on this system: use --jobs 1"))
    try:
        import psutil
        from deadpool import Deadpool
    except ImportError as error:
        raise PoolError(
            tr("worker processes need an extra: pip install 'newsx[batch]', or use --jobs 1")
        ) from error

    class Pool(Deadpool):
        def run_task(self, *task: Any) -> None:
            # It clears away the children of a dead worker, and does not expect that to vanish meanwhile. The
            # future has its exception by then.
            with suppress(psutil.Error):
                super().run_task(*task)

    return Pool


def _context() -> Any:
    """Fork from a clean server that has the modules loaded, else start from nothing.

    Never fork this process: its threads and locks would come along.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOAD))
    return context
