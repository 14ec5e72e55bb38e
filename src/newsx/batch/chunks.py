"""Small documents travel to a worker together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newsx.batch.work import Item, Outcome, Task

CHUNK_CHARS = 16_000
"""Sending a chunk costs as much as extracting some hundred characters."""
CHUNK_TASKS = 64


@dataclass(slots=True, eq=False)
class Chunk:
    """Neighbouring documents and what has become of them."""

    tasks: Sequence[Task]
    chars: int
    outcomes: list[Outcome] = field(init=False)
    missing: int = field(init=False)
    """How many outcomes are still to come."""

    def __post_init__(self) -> None:
        self.outcomes = [Outcome("")] * len(self.tasks)
        self.missing = len(self.tasks)

    def settle(self, index: int, outcome: Outcome) -> None:
        self.outcomes[index] = outcome
        self.missing -= 1


def split_chunks(items: Iterable[Item]) -> Iterator[Chunk | Outcome]:
    """Neighbouring tasks of a chunk's size together; what needs no work alone, at its place."""
    tasks: list[Task] = []
    chars = 0
    for item in items:
        size = 0 if isinstance(item, Outcome) else len(item.document.text)
        full = len(tasks) == CHUNK_TASKS or chars + size > CHUNK_CHARS
        if tasks and (full or isinstance(item, Outcome)):
            yield Chunk(tasks, chars)
            tasks, chars = [], 0
        if isinstance(item, Outcome):
            yield item
        else:
            tasks.append(item)
            chars += size
    if tasks:
        yield Chunk(tasks, chars)
