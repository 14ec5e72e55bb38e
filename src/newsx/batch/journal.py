"""The journal of a run: what is done, and the results, so that an interrupted run can go on.

Two files stand beside the output. ``OUT.journal`` has one JSON object a line, added to and never changed: an
`Entry` for each document. ``OUT.results`` has the outputs of the documents, one compressed block after the
other; an entry says where its block lies and carries its checksum, so a block that a crash has cut or lost is
found out and its document done again.

Both are written as soon as a document is done, the block before its entry: whatever kills the process loses
nothing of what the journal names. They are flushed to the disk together every two seconds, so a power failure
costs at most the last two seconds of work.
"""

import os
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from functools import cache
from hashlib import blake2b
from time import monotonic
from types import TracebackType
from typing import Literal, Self

import msgspec

from newsx.batch.appending import append, lock, open_appendable
from newsx.batch.work import Item, Outcome, RunError, Task
from newsx.export.record import printable_name
from newsx.export.target import OutputError
from newsx.translation import tr

SYNC_SECONDS = 2.0
_LENGTH_BITS = 24
"""An index of millions of lines holds one integer for each: its position, and its length in these bits."""


class JournalError(RunError):
    """The journal cannot be used; the message says what to do."""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the journal."""

    state: Literal["done", "failed", "complete"]
    """``complete`` is the last line of a run that came to its end."""
    options: str
    """Hash of all that the output depends on beside the document."""
    source: str = ""
    hash: str = ""
    """Hash of the document; empty where it could not be read."""
    encoding: str = ""
    chars: int = 0
    replaced: int = 0
    guessed: bool = False
    other_encoding: str = ""
    articles: int = 0
    facts: int = 0
    offset: int = 0
    """Where the block of results begins, in bytes."""
    size: int = 0
    checksum: int = 0
    """CRC-32 of the block."""
    error: str = ""
    advice: str = ""


class Journal:
    """The journal of one output; a context. One run at a time may hold it."""

    def __init__(self, output: str, options: str, *, resume: bool, retry_failed: bool = False) -> None:
        """
        Args:
            output: the path of the output that it belongs to.
            options: hash of all that the output depends on beside the documents; other entries are stale.
            resume: go on from the entries that are there; otherwise start anew.
            retry_failed: count no document as done that failed.

        Raises:
            RunError: if its files cannot be made, if another run holds it, or if it holds unfinished work
                and ``resume`` is false.
        """
        self.path = f"{output}.journal"
        self._results_path = f"{output}.results"
        self._options = options
        self._retry_failed = retry_failed
        self._entries: dict[bytes, int] = {}
        with ExitStack() as opened:
            self._lines = opened.enter_context(open_appendable(self.path))
            lock(self._lines, self.path)
            self._results = opened.enter_context(open_appendable(self._results_path))
            self._read_lines(resume)
            opened.pop_all()
        self._end = self._results.seek(0, os.SEEK_END)
        self._synced = monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A full disk may refuse the flush as well; the error on its way says so.
        with suppress(OSError):
            self._sync()
        self._results.close()
        self._lines.close()

    def run(
        self, items: Iterable[Item], work: Callable[[Iterable[Item]], Iterator[Outcome]]
    ) -> Iterator[Outcome]:
        """The outcomes of all items in order: those in the journal as they are, the others worked and added.

        Args:
            items: what is to do.
            work: turns items into outcomes, in order.
        """
        new: deque[str | None] = deque()

        def look_up() -> Iterator[Item]:
            for item in items:
                if isinstance(item, Outcome):
                    new.append("")
                    yield item
                    continue
                content = hash_task(item)
                found = self.find(item.document.source, content)
                new.append(None if found else content)
                yield found or item

        for outcome in work(look_up()):
            content = new.popleft()
            if content is not None:
                self.add(outcome, content)
            yield outcome

    def find(self, source: str, content: str) -> Outcome | None:
        """The outcome of a document, if it is done and its block is whole.

        Args:
            source: the document's name.
            content: its hash.
        """
        place = self._entries.get(_key(printable_name(source), content))
        if place is None:
            return None
        self._lines.seek(place >> _LENGTH_BITS)
        entry = _decoder().decode(self._lines.read(place & (1 << _LENGTH_BITS) - 1))
        if entry.state == "failed":
            return None if self._retry_failed else _outcome(source, entry, b"")
        self._results.seek(entry.offset)
        block = self._results.read(entry.size)
        if len(block) != entry.size or zlib.crc32(block) != entry.checksum:
            return None
        return _outcome(source, entry, zlib.decompress(block))

    def add(self, outcome: Outcome, content: str) -> None:
        """Write down a document that is done or failed.

        Args:
            outcome: what became of it.
            content: its hash, empty where it could not be read.

        Raises:
            OutputError: if the disk is full; the journal remains good for another run.
        """
        block = b"" if outcome.error else _compress(outcome)
        entry = Entry(
            state="failed" if outcome.error else "done",
            options=self._options,
            source=printable_name(outcome.source),
            hash=content,
            encoding=outcome.encoding,
            chars=outcome.chars,
            replaced=outcome.replaced,
            guessed=outcome.guessed,
            other_encoding=outcome.other_encoding,
            articles=outcome.articles,
            facts=outcome.facts,
            offset=self._end,
            size=len(block),
            checksum=zlib.crc32(block),
            error=outcome.error,
            advice=outcome.advice,
        )
        try:
            append(self._results, block)
            self._end += len(block)
            append(self._lines, _encoder().encode(entry) + b"\n")
            if monotonic() - self._synced > SYNC_SECONDS:
                self._sync()
        except OSError as error:
            raise OutputError(f"{self.path}: {error.strerror}") from error

    def complete(self) -> None:
        """Write down that the run has come to its end and the output stands in its place."""
        append(self._lines, _encoder().encode(Entry("complete", self._options)) + b"\n")

    def remove(self) -> None:
        """Delete the files: there is nothing to go on with."""
        # The journal first: results without a journal are never trusted.
        os.unlink(self.path)
        os.unlink(self._results_path)

    def _sync(self) -> None:
        os.fsync(self._results.fileno())
        os.fsync(self._lines.fileno())
        self._synced = monotonic()

    def _read_lines(self, resume: bool) -> None:
        """Index the entries that hold for this run, and cut off a last line that a crash left half."""
        finished, last, position = 0, "complete", 0
        with open(self.path, "rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                with suppress(msgspec.MsgspecError, UnicodeDecodeError):
                    entry = _decoder().decode(line)
                    last = entry.state
                    finished += last == "done"
                    if entry.hash and entry.options == self._options and len(line) >> _LENGTH_BITS == 0:
                        place = position << _LENGTH_BITS | len(line)
                        self._entries[_key(entry.source, entry.hash)] = place
                position += len(line)
        if not resume and finished and last != "complete":
            raise JournalError(
                tr(
                    "{path} holds {finished} finished documents of a run that was cut short: "
                    "go on with --resume, or delete it to start anew",
                    path=self.path,
                    finished=finished,
                )
            )
        if not resume or not self._entries:
            self._entries.clear()
            position = 0
            self._results.truncate(0)
        self._lines.truncate(position)


def hash_task(task: Task) -> str:
    """The hash of everything about a document that its outcome depends on."""
    document = task.document
    read = f"{document.encoding}\0{document.other_encoding}\0{document.guessed:d}\0{document.replaced}"
    about = f"{read}\0{task.date}\0"
    text = (about + document.text).encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=16).hexdigest()


def _key(source: str, content: str) -> bytes:
    return blake2b(f"{source}\0{content}".encode(), digest_size=12).digest()


def _compress(outcome: Outcome) -> bytes:
    packer = zlib.compressobj(1)
    return b"".join([*map(packer.compress, outcome.pieces()), packer.flush()])


def _outcome(source: str, entry: Entry, output: bytes) -> Outcome:
    return Outcome(
        source,
        output,
        encoding=entry.encoding,
        chars=entry.chars,
        replaced=entry.replaced,
        guessed=entry.guessed,
        other_encoding=entry.other_encoding,
        articles=entry.articles,
        facts=entry.facts,
        error=entry.error,
        advice=entry.advice,
    )


@cache
def _decoder() -> msgspec.json.Decoder[Entry]:
    return msgspec.json.Decoder(Entry)


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder()
