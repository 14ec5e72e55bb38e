"""``newsx extract``: files and folders -> facts."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, get_args

import click

from newsx.cli.exit_codes import ExitCode
from newsx.cli.messages import Messages
from newsx.cli.options import check_day, check_encoding, check_list
from newsx.export.formats import FORMATS, Writer, WriterOptions, create_writer, find_format
from newsx.export.selection import Part, Selection
from newsx.export.target import Target, open_target
from newsx.figures.quantity import Kind
from newsx.tokens.segmenter import SegmenterName

if TYPE_CHECKING:
    from newsx.export.record import DocumentRecord, ErrorRecord
    from newsx.text.document import Document

EXAMPLES = """\b
Examples:
  newsx extract page.txt                          a table, on a terminal
  newsx extract pages/ -o facts.csv --bom         a folder, for Excel
  newsx extract page.txt --kind money | jq .facts
  newsx extract - --date 2024-09-30 < page.txt

\b
Exit codes: 0 done, 1 some inputs failed, 2 wrong usage, 3 no input succeeded,
4 the output could not be written, 130 interrupted.
"""
FORMATS_HELP = "; ".join(f"{row.name}: {row.help}" for row in FORMATS.values())


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...", type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    help=f"{FORMATS_HELP}.  [default: by the suffix of -o; else table on a terminal, jsonl in a pipe]",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE, whole or not at all.")
@click.option(
    "--only",
    metavar="LIST",
    callback=check_list(get_args(Part)),
    help=f"Keep only {', '.join(get_args(Part))}.",
)
@click.option(
    "--kind",
    metavar="LIST",
    callback=check_list(get_args(Kind)),
    help="Keep only figures and facts of these kinds: money, percent, …",
)
@click.option(
    "--date",
    metavar="YYYY-MM-DD",
    callback=check_day,
    help="Publication day, from which 去年 and 9月24日 are counted.",
)
@click.option(
    "--encoding",
    metavar="NAME",
    callback=check_encoding,
    help="Encoding of the inputs.  [default: recognised]",
)
@click.option(
    "--glob", multiple=True, metavar="PATTERN", help="Files to read in folders.  [default: *.txt, *.md]"
)
@click.option(
    "--segmenter",
    type=click.Choice(get_args(SegmenterName)),
    default="auto",
    show_default=True,
    help="What cuts sentences into words; auto is rjieba where it is installed.",
)
@click.option("--bom", is_flag=True, help="Begin csv and tsv with a byte order mark, for Excel.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say what was read and found.")
def command(
    paths: tuple[str, ...],
    format_: str | None,
    output: str | None,
    only: frozenset[Part],
    kind: frozenset[Kind],
    date: str | None,
    encoding: str | None,
    glob: tuple[str, ...],
    segmenter: SegmenterName,
    bom: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Extract facts from files, folders, or - (standard input).

    Data goes to standard output, messages go to standard error.
    """
    from newsx.cli.inputs import read_inputs
    from newsx.export.record import build_document
    from newsx.pipeline import Pipeline

    messages = Messages(quiet=quiet, verbose=verbose)
    selection = Selection(only, kind)
    writer = create_writer(
        format_ or _default_format(output), WriterOptions(bom, None if output else sys.stdout)
    )
    try:
        pipeline = Pipeline(segmenter=segmenter)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--segmenter") from None

    def build(document: "Document") -> "DocumentRecord":
        return selection.apply(build_document(pipeline.extract(document, date=date)))

    with _open_target(output) as target:
        inputs = _refuse_output(read_inputs(paths, glob, encoding), output)
        tally = _write_documents(inputs, build, writer, target, messages)
        if not tally.documents:
            target.discard()
    return _conclude(tally, messages)


@dataclass(slots=True)
class _Tally:
    """What a run has come to."""

    documents: int = 0
    articles: int = 0
    facts: int = 0
    errors: "list[ErrorRecord]" = field(default_factory=list)


def _default_format(output: str | None) -> str:
    if output is None:
        return "table" if sys.stdout and sys.stdout.isatty() else "jsonl"
    if found := find_format(output):
        return found.name
    known = ", ".join(suffix for row in FORMATS.values() for suffix in row.suffixes)
    raise click.BadParameter(
        f"{output}: no format has this suffix; use one of {known}, or say --format.", param_hint="-o"
    )


def _open_target(output: str | None) -> Target:
    try:
        return open_target(output)
    except FileNotFoundError:
        raise click.BadParameter(f"{output}: its folder does not exist; make it.", param_hint="-o") from None
    except OSError as error:
        raise click.BadParameter(f"{output or '-'}: {error.strerror}.", param_hint="-o") from None


def _refuse_output(
    inputs: "Iterable[Document | ErrorRecord]", output: str | None
) -> "Iterator[Document | ErrorRecord]":
    """The inputs, unless one of them is the file that is to be written."""
    taken = output is not None and os.path.isfile(output)
    for read in inputs:
        if taken and output and os.path.exists(read.source) and os.path.samefile(read.source, output):
            raise click.BadParameter(f"{output} is an input too; choose another name.", param_hint="-o")
        yield read


def _write_documents(
    inputs: "Iterable[Document | ErrorRecord]",
    build: "Callable[[Document], DocumentRecord]",
    writer: Writer,
    target: Target,
    messages: Messages,
) -> _Tally:
    """Write one document after the other; nothing of a document is kept once it is written."""
    from newsx.export.record import ErrorRecord

    tally = _Tally()
    target.write(writer.begin())
    for read in inputs:
        begun = perf_counter()
        outcome = read if isinstance(read, ErrorRecord) else _attempt(build, writer, read)
        if isinstance(outcome, ErrorRecord):
            messages.error(outcome.source, outcome.error, outcome.advice)
            tally.errors.append(outcome)
            continue
        record, chunk = outcome
        if chunk and tally.documents:
            target.write(writer.separator)
        target.write(chunk)
        facts = sum(len(article.facts) for article in record.articles)
        tally.documents += 1
        tally.articles += len(record.articles)
        tally.facts += facts
        messages.detail(
            f"{record.source}: {record.encoding}, {record.chars} characters, "
            f"{len(record.articles)} articles, {facts} facts, {perf_counter() - begun:.2f} s"
        )
        if record.replaced:
            messages.note(
                f"{record.source}: {record.replaced} characters are no {record.encoding}, now U+FFFD: "
                "if they are many, name the right --encoding"
            )
    target.write(writer.end(tally.errors))
    return tally


def _attempt(
    build: "Callable[[Document], DocumentRecord]", writer: Writer, document: "Document"
) -> "tuple[DocumentRecord, bytes] | ErrorRecord":
    """A document's record and bytes; a fault of newsx costs that document alone."""
    from newsx.export.record import ErrorRecord, printable_name

    try:
        record = build(document)
        return record, writer.write_document(record)
    except Exception as error:
        said = f"{type(error).__name__}: {error}".removesuffix(": ")
        return ErrorRecord(
            printable_name(document.source), said, "a fault of newsx; please report it with this input"
        )


def _conclude(tally: _Tally, messages: Messages) -> ExitCode:
    failed = len(tally.errors)
    messages.detail(
        f"{tally.documents} inputs, {tally.articles} articles, {tally.facts} facts; {failed} failed"
    )
    if not failed:
        return ExitCode.DONE
    if not tally.documents:
        return ExitCode.ALL_FAILED
    messages.note(f"{failed} of {failed + tally.documents} inputs failed; the others were extracted")
    return ExitCode.SOME_FAILED
