"""A time limit for work in this very process, where no worker can be killed for it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OverdueError(BaseException):
    """The time is up. No `Exception`: nothing on the way may take it for a fault and go on."""


def can_interrupt() -> bool:
    """Whether this system and this thread have an alarm clock: POSIX, main thread."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def limit_time(seconds: float | None) -> Iterator[None]:
    """Raise `OverdueError` inside the block once it has taken so long.

    Matches of regular expressions are interrupted too; a call into compiled code that looks for no signals is
    interrupted when it returns.

    Args:
        seconds: the limit; None for none.

    >>> with limit_time(0.01):
    ...     while True:
    ...         pass
    Traceback (most recent call last):
    newsx.batch.deadline.OverdueError
    """
    if seconds is None or not can_interrupt():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise OverdueError
