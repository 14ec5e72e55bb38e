"""The inputs of a command: documents, or what went wrong with them."""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsx.export.record import ErrorRecord
    from newsx.text.document import Document


def read_inputs(
    paths: Iterable[str], glob: tuple[str, ...] = (), encoding: str | None = None
) -> "Iterator[Document | ErrorRecord]":
    """Every document that the paths stand for, in order, each read when it is asked for.

    Args:
        paths: files, folders, or ``-`` for standard input.
        glob: which files of a folder are read; text files if empty.
        encoding: the encoding of all of them; found for each if None.
    """
    from newsx.export.record import ErrorRecord, printable_name
    from newsx.text.reader import TEXT_FILES, ReadFailure, read_documents

    for read in read_documents(expand_paths(paths), glob=glob or TEXT_FILES, encoding=encoding):
        if isinstance(read, ReadFailure):
            problem, _, advice = read.message.partition(": " if read.kind == "binary" else "; ")
            yield ErrorRecord(printable_name(read.source), problem, advice)
        else:
            yield read


def expand_paths(paths: Iterable[str]) -> Iterator[str]:
    """The paths, with ``*.txt`` resolved where the shell does not do it."""
    for path in paths:
        if os.name == "nt" and any(sign in path for sign in "*?["):
            from glob import glob

            yield from sorted(glob(path)) or [path]
        else:
            yield path
