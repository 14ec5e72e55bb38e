"""A whole run: the plan, the workers or none, the journal or none, the output."""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from newsx.batch.deadline import can_interrupt
from newsx.batch.outputs import Output
from newsx.batch.plan import Step
from newsx.batch.work import Item, Outcome, Work, run_serially
from newsx.export.target import OutputError
from newsx.translation import tr

if TYPE_CHECKING:
    from newsx.batch.journal import Journal


@dataclass(frozen=True, slots=True)
class Conduct:
    """How a run goes about its work; nothing of the output depends on it."""

    jobs: int = 1
    timeout: float | None = None
    """Seconds for one document; None for no limit."""
    memory_limit: int | None = None
    """Bytes of address space for one worker process."""
    journal: str | None = None
    """The path before ``.journal`` and ``.results``; None keeps none."""
    resume: bool = False
    """Go on from the journal, and keep it at the end for the next time."""
    retry_failed: bool = False

    @property
    def needs_workers(self) -> bool:
        """Whether documents run in processes of their own."""
        alarm = self.timeout is None or can_interrupt()
        return self.jobs > 1 or self.memory_limit is not None or not alarm


@dataclass(slots=True)
class Tally:
    """What a run has come to."""

    documents: int = 0
    articles: int = 0
    facts: int = 0
    failed: int = 0

    def add(self, documents: int, articles: int, facts: int, failed: int) -> None:
        """Take in what many documents have come to."""
        self.documents += documents
        self.articles += articles
        self.facts += facts
        self.failed += failed

    def count(self, outcome: Outcome) -> None:
        """Take an outcome in."""
        if outcome.error:
            self.add(0, 0, 0, 1)
        else:
            self.add(1, outcome.articles, outcome.facts, 0)


def run_steps(
    steps: Iterable[Step],
    build: Callable[[], Work],
    conduct: Conduct,
    output: Callable[[], Output],
    *,
    fingerprint: str = "",
    observe: Callable[[Step, Outcome], None] = lambda step, outcome: None,
) -> Tally:
    """Do every step and write its outcome, in order.

    Args:
        steps: the plan.
        build: makes the work; called here, or in each worker.
        conduct: how to go about it.
        output: opens where the outcomes go, once the journal is had.
        fingerprint: hash of all that an outcome depends on beside its document.
        observe: told of each outcome as it is written.

    Raises:
        RunError: if the run cannot go on: no workers, no work, another run on the same output.
        OutputError: if output or journal cannot be written; what is done stands in the journal.
    """
    tally = Tally()
    with ExitStack() as stack:
        journal = stack.enter_context(_open_journal(conduct, fingerprint)) if conduct.journal else None
        with _advising(journal), output() as opened, _open_work(build, conduct) as work:
            for step, outcome in _accompany(
                steps, partial(journal.run, work=work) if journal is not None else work
            ):
                tally.count(outcome)
                opened.write(step.name, outcome)
                observe(step, outcome)
            opened.finish()
        if journal is not None:
            journal.complete()
            if not conduct.resume and not tally.failed:
                journal.remove()
    return tally


Pass = Callable[[Iterable[Item]], Iterator[Outcome]]


@contextmanager
def _open_work(build: Callable[[], Work], conduct: Conduct) -> Iterator[Pass]:
    """What turns items into outcomes, in order."""
    if not conduct.needs_workers:
        work = build()
        # The names of the dictionaries stay to the end: the collector need not look at them again and again.
        gc.freeze()
        try:
            yield partial(run_serially, work, timeout=conduct.timeout)
        finally:
            gc.unfreeze()
        return
    from newsx.batch.pool import WorkerPool

    with WorkerPool(
        build, jobs=conduct.jobs, timeout=conduct.timeout, memory_limit=conduct.memory_limit
    ) as pool:
        yield pool.run


def _open_journal(conduct: Conduct, fingerprint: str) -> "Journal":
    from newsx.batch.journal import Journal

    return Journal(
        conduct.journal or "", fingerprint, resume=conduct.resume, retry_failed=conduct.retry_failed
    )


@contextmanager
def _advising(journal: "Journal | None") -> Iterator[None]:
    """Whoever runs out of disk is told that the work is kept."""
    try:
        yield
    except OutputError as error:
        if journal is None:
            raise
        raise OutputError(tr("{error}; what is done is kept: go on with --resume", error=error)) from error


def _accompany(steps: Iterable[Step], work: Pass) -> Iterator[tuple[Step, Outcome]]:
    """Every step with its outcome; steps that wait for theirs have their text taken away."""
    waiting: deque[Step] = deque()

    def items() -> Iterator[Item]:
        for step in steps:
            waiting.append(Step(_NOTHING, step.name, step.size))
            yield step.item

    for outcome in work(items()):
        yield waiting.popleft(), outcome


_NOTHING = Outcome("")
