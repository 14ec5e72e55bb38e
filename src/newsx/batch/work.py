"""One document's way through a run: a `Task` goes to the work, an `Outcome` comes back."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from newsx.batch.deadline import OverdueError, limit_time
from newsx.text.document import Document
from newsx.translation import tr


@dataclass(frozen=True, slots=True)
class Task:
    """One document that waits for its extraction."""

    document: Document
    date: str | None = None
    """Publication day, ISO 8601, where the user knows it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document; ``error`` is empty where all went well."""

    source: str
    output: bytes = b""
    """The document as the format writes it, or the beginning of a long one."""
    encoding: str = ""
    chars: int = 0
    replaced: int = 0
    """How many undecodable bytes of the input stand as U+FFFD."""
    guessed: bool = False
    """Nothing proves the encoding."""
    other_encoding: str = ""
    """That of some lines, in a file whose lines came from two places."""
    articles: int = 0
    facts: int = 0
    seconds: float = 0.0
    error: str = ""
    advice: str = ""
    rest: tuple[bytes, ...] = ()
    """What follows the beginning, in pieces that zlib has compressed."""

    def pieces(self) -> Iterator[bytes]:
        """The document as the format writes it, one piece after the other; none is empty.

        >>> b"".join(Outcome("page.txt", b"one", rest=(zlib.compress(b" two"),)).pieces())
        b'one two'
        """
        if self.output:
            yield self.output
        yield from map(zlib.decompress, self.rest)


class RunError(RuntimeError):
    """A run that cannot begin or go on; the message says what to do."""


CHARS_A_SECOND = 5000
"""What a machine ten times slower than today's extracts: a document may take its time, however long it is."""

Work = Callable[[Task], Outcome]
"""Turns a document into its outcome; may raise, hang or die."""

Item = Task | Outcome
"""What a plan yields: a document to work on, or the outcome of one that needs no work."""


def with_date(item: Item, date: str | None) -> Item:
    """The document, with this publication day if it has none of its own."""
    if date is None or isinstance(item, Outcome) or item.date is not None:
        return item
    return replace(item, date=date)


def attempt(work: Work, task: Task) -> Outcome:
    """The outcome of one document; what the work raises becomes a failed outcome.

    >>> def work(task):
    ...     raise ValueError("no digit in 亿元")
    >>> attempt(work, Task(Document("page.txt", "亿元"))).error
    'ValueError: no digit in 亿元'
    """
    try:
        return work(task)
    except MemoryError:
        return failed(task, tr("ran out of memory"), tr("split the file, or raise --memory-limit"))
    except Exception as error:
        said = f"{type(error).__name__}: {error}".removesuffix(": ")
        return failed(task, said, tr("a fault of newsx: please report it with this input"))


def failed(task: Task, error: str, advice: str) -> Outcome:
    """The outcome of a document that gave nothing."""
    return Outcome(task.document.source, error=error, advice=advice)


def allow_time(timeout: float, chars: int) -> float:
    """The seconds that documents may take which the user gave some: the longer they are, the more.

    >>> allow_time(60, 400), allow_time(60, 3_500_000)
    (60, 760)
    """
    return timeout + chars // CHARS_A_SECOND


def run_serially(work: Work, items: Iterable[Item], *, timeout: float | None = None) -> Iterator[Outcome]:
    """The outcomes of all items in order, worked in this process.

    Args:
        work: turns a document into its outcome.
        items: what there is to do.
        timeout: seconds for one document, and more for a long one, where this system can interrupt itself.
    """
    for item in items:
        if isinstance(item, Outcome):
            yield item
            continue
        seconds = None if timeout is None else allow_time(timeout, len(item.document.text))
        try:
            with limit_time(seconds):
                outcome = attempt(work, item)
        except OverdueError:
            outcome = overdue(item, seconds or 0)
        yield outcome


def overdue(task: Task, seconds: float) -> Outcome:
    """The outcome of a document that took its whole time and had no end."""
    return failed(
        task, tr("took longer than {seconds:g} s", seconds=seconds), tr("raise --timeout, or split the file")
    )
