"""The inside of a worker process: built once, then chunk after chunk of documents."""

import logging
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress

from newsx.batch.work import Outcome, RunError, Task, Work, attempt


class WorkerError(RunError):
    """The work itself cannot be built: no document can be done, so the run ends."""


_work: Work | WorkerError = WorkerError("the worker was not started")


def start_worker(build: Callable[[], Work], memory_limit: int | None) -> None:
    """Make this process a worker.

    Args:
        build: makes the work; called once.
        memory_limit: bytes of address space that the process may take, on systems that hold it.
    """
    global _work
    # Ctrl-C reaches the whole group of processes: the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger("deadpool").addHandler(logging.NullHandler())
    if memory_limit is not None:
        limit_memory(memory_limit)
    try:
        _work = build()
    except RunError as error:
        _work = WorkerError(str(error))
    except Exception as error:
        _work = WorkerError(f"{type(error).__name__}: {error}")


def run_chunk(tasks: Sequence[Task]) -> list[Outcome]:
    """The outcomes of a chunk in order.

    Raises:
        WorkerError: if the work could not be built.
    """
    if isinstance(_work, WorkerError):
        raise _work
    return [attempt(_work, task) for task in tasks]


def limit_memory(size: int) -> None:
    """Make allocations fail that would bring this process above so many bytes of address space.

    Linux holds the limit; macOS knows it and does not, Windows does not know it.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))
