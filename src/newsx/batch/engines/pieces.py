"""The pieces of a run on an engine: each becomes one part of the output, on whatever machine it runs."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import islice

import pyarrow as pa
from pyarrow.parquet import ParquetFile, ParquetWriter

from newsx.batch.arrow import SCHEMA, Limits, extract_batch, extract_items
from newsx.batch.extraction import ExtractOptions
from newsx.batch.plan import Inputs, list_inputs, plan_steps
from newsx.batch.rows import holds_rows
from newsx.batch.work import RunError
from newsx.export.formats import FORMATS, WriterOptions, create_writer
from newsx.export.json import encode
from newsx.export.target import open_target
from newsx.translation import tr

FILES = 200
"""How many files of one document each make a piece."""
ROWS = 256
"""How many documents are in hand at once."""
_PLAN = ".newsx.plan"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the documents."""

    number: int
    paths: tuple[str, ...]
    row_group: int | None = None
    """Which group of rows of a Parquet file; None for all of the paths."""
    first_row: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """What all pieces of a run have in common."""

    inputs: Inputs
    options: ExtractOptions
    folder: str
    parquet: bool = False
    """Write Parquet, with the columns of `SCHEMA`; else the format, and the failures beside it."""
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a piece has come to."""

    rows: int
    articles: int
    facts: int
    failed: int


def split_pieces(inputs: Inputs) -> list[Piece]:
    """The pieces in order: a group of rows of Parquet, another file of rows, or some files."""
    pieces: list[Piece] = []
    files: list[str] = []

    def add(*paths: str, row_group: int | None = None, first_row: int = 1) -> None:
        pieces.append(Piece(len(pieces), paths, row_group, first_row))

    def add_files() -> None:
        if files:
            add(*files)
            files.clear()

    for path in list_inputs(inputs):
        if not holds_rows(path):
            files.append(path)
            if len(files) == FILES:
                add_files()
            continue
        add_files()
        if path.lower().endswith(".parquet"):
            first = 1
            for group, rows in enumerate(_group_sizes(path)):
                add(path, row_group=group, first_row=first)
                first += rows
        else:
            add(path)
    add_files()
    return pieces


def _group_sizes(path: str) -> list[int]:
    try:
        with ParquetFile(path) as file:
            about = file.metadata
            return [about.row_group(group).num_rows for group in range(about.num_row_groups)]
    except (OSError, pa.ArrowException) as error:
        raise RunError(f"{path}: {error}") from error


def claim_folder(part: Part, pieces: list[Piece], *, resume: bool) -> list[Piece]:
    """Make the folder of the output this run's own; the pieces that are not done yet.

    Raises:
        RunError: if it holds parts of another run, or of this one and ``resume`` is false.
    """
    os.makedirs(part.folder, exist_ok=True)
    sizes = [
        (piece.paths, [os.path.getsize(p) for p in piece.paths if os.path.exists(p)]) for piece in pieces
    ]
    about = repr((part.options.fingerprint(), part.parquet, part.inputs.fields, part.inputs.date, sizes))
    plan = blake2b(about.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    path = os.path.join(part.folder, _PLAN)
    try:
        with open(path, encoding="ascii") as file:
            known = file.read()
    except FileNotFoundError:
        known = ""
    if known and not resume:
        raise RunError(
            tr(
                "{folder} holds parts of a run: go on with --resume, or choose another folder",
                folder=part.folder,
            )
        )
    if known and known != plan:
        raise RunError(
            tr("{folder} holds parts of other inputs or options: choose another folder", folder=part.folder)
        )
    with open_target(path) as target:
        target.write(plan.encode())
    return [piece for piece in pieces if not os.path.exists(part_path(piece, part))]


def part_path(piece: Piece, part: Part) -> str:
    """Where the part of a piece stands once it is done; by name, parts are in the order of the input."""
    suffix = ".parquet" if part.parquet else FORMATS[part.options.format].suffixes[0]
    return os.path.join(part.folder, f"part-{piece.number:06}{suffix}")


def run_piece(piece: Piece, part: Part) -> Summary:
    """Extract a piece and write its part, whole or not at all; doing it twice does no harm."""
    rows = articles = facts = 0
    failed: list[bytes] = []

    def watch() -> Iterator[pa.RecordBatch]:
        nonlocal rows, articles, facts
        for batch in extract_piece(piece, part):
            rows += batch.num_rows
            articles += sum(batch["articles"].to_pylist())
            facts += sum(batch["facts"].to_pylist())
            errors = batch.filter(batch["error"].is_valid()).select(["source", "error", "advice"])
            failed.extend(encode(row) + b"\n" for row in errors.to_pylist())
            yield batch

    (_write_parquet if part.parquet else _write_lines)(watch(), part_path(piece, part), part)
    if failed and not part.parquet:
        with open_target(os.path.join(part.folder, f"errors-{piece.number:06}.jsonl")) as target:
            target.write(b"".join(failed))
    return Summary(rows, articles, facts, len(failed))


def extract_piece(piece: Piece, part: Part) -> Iterator[pa.RecordBatch]:
    """The outcomes of a piece, some hundred rows at a time."""
    inputs = part.inputs
    if piece.row_group is None:
        items = (step.item for step in plan_steps(replace(inputs, paths=piece.paths)))
        while some := list(islice(items, ROWS)):
            yield extract_items(some, part.options, part.limits)
        return
    (path,) = piece.paths
    first = piece.first_row
    with ParquetFile(path) as file:
        columns = [name for name in inputs.fields.columns() if name in file.schema_arrow.names]
        for batch in file.iter_batches(ROWS, row_groups=[piece.row_group], columns=columns or None):
            yield extract_batch(
                batch, inputs.fields, part.options,
                path=path, first_row=first, date=inputs.date, limits=part.limits,
            )  # fmt: skip
            first += batch.num_rows


def _write_lines(batches: Iterator[pa.RecordBatch], path: str, part: Part) -> None:
    writer = create_writer(part.options.format, WriterOptions(part.options.bom))
    with open_target(path) as target:
        target.write(writer.begin())
        separator = b""
        for batch in batches:
            for output in filter(None, batch["output"].to_pylist()):
                target.write(separator + output)
                separator = writer.separator
        target.write(writer.end(()))


def _write_parquet(batches: Iterator[pa.RecordBatch], path: str, part: Part) -> None:
    buffer = pa.BufferOutputStream()
    with ParquetWriter(buffer, SCHEMA, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
    with open_target(path) as target:
        target.write(buffer.getvalue().to_pybytes())
