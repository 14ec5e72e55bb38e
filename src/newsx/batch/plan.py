"""Paths -> what there is to do, one document at a time, and the name of each input's own output."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsx.batch.compression import DamagedError, MissingExtraError, decompress, is_compressed
from newsx.batch.records import Fields, read_records
from newsx.batch.rows import holds_rows
from newsx.batch.work import Item, Outcome, RunError, Task, failed, with_date
from newsx.text.encodings import UNFIT
from newsx.text.reader import (
    MAX_BYTES,
    STDIN,
    TEXT_FILES,
    ReadFailure,
    UnreadableError,
    find_files,
    read_document,
    read_documents,
    too_large,
)
from newsx.translation import tr

MAX_NAME = 200
"""Bytes of a file name in an output folder: room is left below the usual 255 for suffixes."""


class PlanError(RunError):
    """Inputs that cannot be done together; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Which documents the user means, and how to read them."""

    paths: Sequence[str]
    """Files, folders, or ``-`` for standard input."""
    glob: Sequence[str] = TEXT_FILES
    encoding: str | None = None
    fields: Fields = field(default_factory=Fields)
    date: str | None = None
    """Publication day of the documents that have none in their row."""
    apart: bool = False
    """Each has an output of its own, so each needs a name of its own."""
    output: str | None = None
    """The file that the run writes: it cannot be read as well."""
    max_bytes: int | None = MAX_BYTES
    """What a file of one document may have, decompressed."""
    strict_encoding: bool = False
    """A document that could not be decoded without loss is none."""
    own_files: Sequence[str] = ()
    """Absolute paths that are no inputs, and folders that hold none: what the run writes itself."""


@dataclass(frozen=True, slots=True)
class Step:
    """One document of the plan."""

    item: Item
    name: str
    """The input that it stands in; in an output folder the path of its output, but for the suffix."""
    size: int = 0
    """Bytes of the input on disk that this step uses up."""


def plan_steps(inputs: Inputs) -> Iterator[Step]:
    """Every document in order, read when it is asked for.

    Raises:
        PlanError: if two inputs would have the same output, or one is the output.
    """
    for name, found in _find_inputs(inputs):
        if isinstance(found, ReadFailure):
            yield Step(refuse(found), name)
            continue
        if found != STDIN and holds_rows(found):
            before = 0
            for item, position in read_records(found, inputs.fields, inputs.encoding):
                item = refuse_lossy(item, strict=inputs.strict_encoding)
                yield Step(with_date(item, inputs.date), name, max(0, position - before))
                before = max(before, position)
        else:
            size = _size(found)
            item = refuse_lossy(_read(found, inputs), strict=inputs.strict_encoding)
            yield Step(with_date(item, inputs.date), name, size)


def measure(inputs: Inputs) -> tuple[int, int]:
    """How many files the plan has, and their bytes on disk."""
    files = size = 0
    for _, found in _find_inputs(inputs):
        if isinstance(found, str):
            files += 1
            size += _size(found)
    return files, size


def list_inputs(inputs: Inputs) -> Iterator[str]:
    """The files in order.

    Raises:
        PlanError: if one cannot be had.
    """
    for _, found in _find_inputs(inputs):
        if isinstance(found, ReadFailure):
            raise PlanError(f"{found.source}: {found.message}")
        yield found


def name_roots(paths: Sequence[str]) -> list[str]:
    """What stands before the names of each path's outputs: nothing for one folder, else the path's own name.

    Raises:
        PlanError: if two paths have the same name.
    """
    if len(paths) == 1 and os.path.isdir(paths[0]):
        return [""]
    roots = ["stdin" if path == STDIN else os.path.basename(os.path.abspath(path)) for path in paths]
    seen: dict[str, str] = {}
    for root, path in zip(roots, paths, strict=True):
        # Not every file system tells A from a.
        if (other := seen.get(root.casefold())) is not None:
            raise PlanError(
                tr(
                    "{other} and {path} have the same name: write them into two folders",
                    other=other,
                    path=path,
                )
            )
        seen[root.casefold()] = path
    return roots


def safe_name(name: str) -> str:
    """A relative path that every file system takes; different paths stay different.

    Control characters and what Windows refuses are written as ``%0A``; parts that are too long are cut and
    get a hash.

    >>> safe_name("2024/第1季度?.txt")
    '2024/第1季度%3F.txt'
    """
    return "/".join(map(_safe_part, name.replace(os.sep, "/").split("/")))


_UNSAFE = r'[\x00-\x1f\x7f<>:"\\|?*]|%(?=[0-9A-F]{2})|[. ]$'


def _safe_part(part: str) -> str:
    safe = re.sub(_UNSAFE, lambda match: f"%{ord(match.group()):02X}", part)
    raw = os.fsencode(safe)
    if len(raw) <= MAX_NAME:
        return safe
    from hashlib import blake2b

    mark = "~" + blake2b(raw, digest_size=8).hexdigest()
    return raw[: MAX_NAME - len(mark)].decode("utf-8", "ignore") + mark


def _find_inputs(inputs: Inputs) -> Iterator[tuple[str, str | ReadFailure]]:
    """The files in order, each with its name."""
    roots = name_roots(inputs.paths) if inputs.apart else inputs.paths
    taken = inputs.output if inputs.output and os.path.isfile(inputs.output) else None
    unwanted = tuple(inputs.own_files)
    folders = tuple(os.path.join(path, "") for path in unwanted)
    for root, path in zip(roots, inputs.paths, strict=True):
        for found in find_files(path, inputs.glob):
            source = found if isinstance(found, str) else found.source
            if unwanted and source != STDIN:
                absolute = os.path.abspath(source)
                if absolute in unwanted or absolute.startswith(folders):
                    continue
            if taken and os.path.exists(source) and os.path.samefile(source, taken):
                raise PlanError(tr("{taken} is an input too; choose another name for -o", taken=taken))
            if inputs.apart:
                below = [] if source == path else [os.path.relpath(source, path)]
                yield safe_name(os.path.join(root, *below)), found
            else:
                yield source, found


def refuse_lossy(item: Item, *, strict: bool) -> Item:
    """The document, or its failure where it lost characters and may not."""
    if isinstance(item, Outcome) or not strict:
        return item
    document = item.document
    advice = tr("name the right --encoding, or leave out --strict-encoding")
    if document.replaced:
        return failed(
            item,
            tr(
                "{replaced} characters are no {encoding}",
                replaced=document.replaced,
                encoding=document.encoding,
            ),
            advice,
        )
    if document.decided_by in UNFIT or document.other_encoding:
        return failed(item, tr("no encoding fits well"), advice)
    return item


def _read(source: str, inputs: Inputs) -> Item:
    if source != STDIN and is_compressed(source):
        return _read_compressed(source, inputs.encoding, inputs.max_bytes)
    (read,) = read_documents([source], encoding=inputs.encoding, max_bytes=inputs.max_bytes)
    return refuse(read) if isinstance(read, ReadFailure) else Task(read)


def _read_compressed(source: str, encoding: str | None, max_bytes: int | None) -> Item:
    try:
        with open(source, "rb") as raw, decompress(source, raw) as file:
            # A megabyte of gzip may hold a gigabyte of zeros.
            data = file.read(-1 if max_bytes is None else max_bytes + 1)
        if max_bytes is not None and len(data) > max_bytes:
            return refuse(too_large(source, max_bytes))
        return Task(read_document(source, data, encoding))
    except UnreadableError as error:
        return refuse(error.failure)
    except MissingExtraError as error:
        return Outcome(source, error=str(error))
    except DamagedError as error:
        return Outcome(source, error=str(error), advice=tr("check the file"))
    except OSError as error:
        return Outcome(
            source,
            error=tr("cannot be read: {strerror}", strerror=error.strerror),
            advice=tr("check the file"),
        )


def refuse(failure: ReadFailure) -> Outcome:
    """The outcome of an input that is no document."""
    problem, _, advice = failure.message.partition(": " if failure.kind == "binary" else "; ")
    return Outcome(failure.source, error=problem, advice=advice)


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0
