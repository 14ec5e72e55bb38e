"""Files, folders and streams -> documents; what cannot be read is named, the rest goes on."""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Final, Literal

from newsx.dictionary import read_table
from newsx.text.blanks import INVISIBLE
from newsx.text.document import Document
from newsx.text.encodings import Guess, decode_text, find_encoding
from newsx.text.mixed import LEGACY, decode_lines
from newsx.translation import tr

FailureKind = Literal["missing", "unreadable", "empty", "binary", "special", "no match", "too large"]
TEXT_FILES: Final = ("*.txt", "*.md")
STDIN: Final = "-"
CONTROLS: Final = bytes({*range(32)} - {*b"\t\n\v\f\r\x1b"})
"""Bytes that no text holds; escapes colour what a terminal shows."""
MAX_BYTES: Final = 64 * 1024 * 1024
"""More is no page of news, whatever its name; a file of rows may be larger."""


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """An input that is no document."""

    source: str
    """The path as the user gave it, ``-`` for standard input."""
    kind: FailureKind
    message: str
    """What is wrong, and what to do."""


class UnreadableError(ValueError):
    """Bytes that are no text; ``failure`` says why."""

    def __init__(self, failure: ReadFailure) -> None:
        super().__init__(f"{failure.source}: {failure.message}")
        self.failure = failure


def read_documents(
    paths: Iterable[str | os.PathLike[str]],
    *,
    glob: Sequence[str] = TEXT_FILES,
    encoding: str | None = None,
    max_bytes: int | None = MAX_BYTES,
) -> Iterator[Document | ReadFailure]:
    """The documents behind some paths, in order, each read when it is asked for.

    Args:
        paths: files, folders (all their files, at any depth, in sorted order) or ``-`` for standard input.
        glob: which files of a folder are read; a file named itself always is.
        encoding: the encoding of all of them; found for each if not given.
        max_bytes: the most bytes a file may have; None for no limit.

    Raises:
        LookupError: if there is no such encoding.
    """
    if encoding is not None:
        "".encode(encoding)
    for path in paths:
        for source in find_files(os.fspath(path), glob):
            yield source if isinstance(source, ReadFailure) else _read(source, encoding, max_bytes)


def read_document(source: str, data: bytes, encoding: str | None = None) -> Document:
    """The document that bytes hold.

    Args:
        source: its name.
        data: the bytes of a text file.
        encoding: their encoding; found by the steps of `newsx.text.encodings` if not given.

    Raises:
        UnreadableError: if there is no text in them.
        LookupError: if there is no such encoding.

    >>> read_document("page.txt", "总投资2100亿元。".encode("gb18030")).encoding
    'gb18030'
    """
    guess = Guess(encoding, "option") if encoding else None
    if guess is None:
        failure = _find_binary(source, data)
        if failure:
            raise UnreadableError(failure)
        guess = find_encoding(data)
    text, replaced = decode_text(data, guess)
    mixed = None
    if encoding is None and (replaced or guess.codec in LEGACY):
        mixed = decode_lines(data, guess.codec.removesuffix("-sig"))
    if mixed is not None:
        text, replaced = mixed.text.removeprefix("\ufeff"), mixed.replaced
    if not holds_text(text):
        raise UnreadableError(
            ReadFailure(source, "empty", tr("there is no text in it; leave it out, or save it again"))
        )
    guessed = not guess.certain or mixed is not None
    return Document(
        source, text, guess.codec, replaced, guess.step, guessed, mixed.codecs[1] if mixed else ""
    )


def holds_text(text: str) -> bool:
    """Whether anything in a text can be read: blanks, controls and lost characters alone are none.

    >>> holds_text("\\0\\ufffd\\u200b\\n"), holds_text("\\0亿")
    (False, True)
    """
    return text[:1].isalnum() or _readable().search(text) is not None


@cache
def _readable() -> re.Pattern[str]:
    return re.compile(rf"[^\s\x00-\x1f\x7f-\x9f\ufffd{INVISIBLE}]")


def find_files(path: str, glob: Sequence[str] = TEXT_FILES) -> Iterator[str | ReadFailure]:
    """The files a path stands for: itself, or those of a folder; loops of links are walked once."""
    if path == STDIN or not os.path.isdir(path):
        yield path
        return
    found = False
    seen: set[tuple[int, int]] = set()
    waiting = [path]
    while waiting:
        current = waiting.pop()
        if current != path and not os.path.isdir(current):
            found = True
            yield current
            continue
        try:
            status = os.stat(current)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted(os.listdir(current), reverse=True)
        except OSError as error:
            found = True
            yield _os_failure(current, error)
            continue
        for name in names:
            below = os.path.join(current, name)
            if name.startswith("."):
                continue
            if os.path.isdir(below) or any(fnmatch(name, pattern) for pattern in glob):
                waiting.append(below)
    if not found:
        wanted = " ".join(glob)
        yield ReadFailure(
            path,
            "no match",
            tr("no file in this folder matches {wanted}; choose others with --glob", wanted=wanted),
        )


def _read(source: str, encoding: str | None, max_bytes: int | None) -> Document | ReadFailure:
    try:
        if source == STDIN:
            data = sys.stdin.buffer.read(-1 if max_bytes is None else max_bytes + 1)
        else:
            status = os.stat(source)
            if not stat.S_ISREG(status.st_mode):
                what = tr("a named pipe") if stat.S_ISFIFO(status.st_mode) else tr("a device or socket")
                return ReadFailure(
                    source, "special", tr("this is {what}; read a pipe with: … | newsx extract -", what=what)
                )
            if max_bytes is not None and status.st_size > max_bytes:
                return too_large(source, max_bytes)
            data = Path(source).read_bytes()
    except OSError as error:
        return _os_failure(source, error)
    if max_bytes is not None and len(data) > max_bytes:
        return too_large(source, max_bytes)
    if not data:
        return ReadFailure(source, "empty", tr("the file is empty; leave it out, or save it again"))
    try:
        return read_document(source, data, encoding)
    except UnreadableError as error:
        return error.failure


def too_large(source: str, max_bytes: int) -> ReadFailure:
    """The failure of a file with more bytes than it may have."""
    return ReadFailure(
        source,
        "too large",
        tr("more than {max_bytes} bytes; split it, or raise --max-bytes", max_bytes=max_bytes),
    )


def _os_failure(source: str, error: OSError) -> ReadFailure:
    if isinstance(error, FileNotFoundError):
        return ReadFailure(source, "missing", tr("no such file or folder; check the path"))
    if isinstance(error, PermissionError):
        return ReadFailure(source, "unreadable", tr("no permission to read it; check its owner and mode"))
    return ReadFailure(
        source,
        "unreadable",
        tr("cannot be read ({error}); check the path and the disk", error=error.strerror or error),
    )


@cache
def _signatures() -> tuple[tuple[int, bytes, str, str], ...]:
    rows = read_table("signatures", ("hex", "offset", "what", "advice", "example"))
    return tuple((int(offset), bytes.fromhex(code), what, advice) for code, offset, what, advice, _ in rows)


@cache
def _any_signature() -> re.Pattern[bytes]:
    codes = (b".{%d}%s" % (offset, re.escape(code)) for offset, code, *_ in _signatures())
    return re.compile(b"(?s:%s)" % b"|".join(codes))


def _count_controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, CONTROLS))


def _find_binary(source: str, data: bytes) -> ReadFailure | None:
    """A file of another kind, told by its first bytes, or by control characters that no text has."""
    controls = _count_controls(data[:1024])
    for offset, code, what, advice in _signatures() if _any_signature().match(data) else ():
        # Two or three letters may open a text as well: BMW, MZ, ID3.
        if data.startswith(code, offset) and (controls or len(code) > 3):
            return ReadFailure(
                source, "binary", tr("this is {what}: {advice}", what=tr(what), advice=tr(advice))
            )
    if not controls:
        return None
    sample = data[:65_536]
    few = _count_controls(sample) < 0.02 * len(sample)
    if few or find_encoding(data).codec.startswith(("utf-16", "utf-32")):
        return None
    return ReadFailure(source, "binary", tr("this is no text: name a text file, or its --encoding"))
