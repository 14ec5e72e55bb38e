"""The inputs of a command: what was made of each document, or what went wrong with it."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from newsx.cli.encoding_notes import EncodingNotes
from newsx.cli.limit_options import TIMEOUT, LimitOptions
from newsx.cli.messages import Messages

if TYPE_CHECKING:
    from newsx.batch.work import Item
    from newsx.export.record import ErrorRecord
    from newsx.pipeline import Extraction, Pipeline

Made = TypeVar("Made")


def read_items(
    paths: Iterable[str], glob: Sequence[str], encoding: str | None, limits: LimitOptions
) -> "Iterator[Item]":
    """Every document that the paths stand for, in order, each read when it is asked for.

    Args:
        paths: files, folders, or ``-`` for standard input.
        glob: which files of a folder are read; text files if empty.
        encoding: the encoding of all of them; found for each if None.
        limits: what one of them may have.
    """
    from newsx.batch.plan import refuse, refuse_lossy
    from newsx.batch.work import Task
    from newsx.text.reader import MAX_BYTES, TEXT_FILES, ReadFailure, read_documents

    found = read_documents(
        expand_paths(paths),
        glob=glob or TEXT_FILES,
        encoding=encoding,
        max_bytes=limits.max_bytes or MAX_BYTES,
    )
    for read in found:
        item = refuse(read) if isinstance(read, ReadFailure) else Task(read)
        yield refuse_lossy(item, strict=limits.strict_encoding)


def extract_items(
    items: "Iterable[Item]",
    pipeline: "Pipeline",
    use: "Callable[[Extraction], Made]",
    *,
    date: str | None,
    limits: LimitOptions,
    messages: Messages,
) -> "Iterator[Made | ErrorRecord]":
    """What is made of every document, in order; one that fails, at whatever stage, is told and fails alone.

    Args:
        items: documents, and inputs that are none.
        pipeline: extracts them.
        use: makes of an extraction what the command wants; within the limits too.
        date: publication day, ISO 8601.
        limits: what one document may take.
        messages: where failures and notes go.
    """
    from newsx.batch.extraction import refuse_long
    from newsx.batch.work import Outcome, Task, run_serially
    from newsx.export.record import ErrorRecord, printable_name

    made: list[Made] = []

    def work(task: Task) -> Outcome:
        extraction = pipeline.extract(task.document, date=date)
        if refused := refuse_long(task, len(extraction.articles), limits.max_articles):
            return refused
        made.append(use(extraction))
        document = task.document
        return Outcome(
            document.source,
            encoding=document.encoding,
            replaced=document.replaced,
            guessed=document.guessed,
            other_encoding=document.other_encoding,
        )

    with EncodingNotes(messages) as notes:
        for outcome in run_serially(work, items, timeout=limits.timeout or TIMEOUT):
            if outcome.error:
                messages.error(outcome.source, outcome.error, outcome.advice)
                yield ErrorRecord(printable_name(outcome.source), outcome.error, outcome.advice)
            else:
                notes.see(outcome)
                yield made.pop()


def expand_paths(paths: Iterable[str]) -> Iterator[str]:
    """The paths, with ``*.txt`` resolved where the shell does not do it."""
    for path in paths:
        if os.name == "nt" and any(sign in path for sign in "*?["):
            from glob import glob

            yield from sorted(glob(path)) or [path]
        else:
            yield path
