"""A run over many documents: from the command line to the output and the exit code."""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, TextIO

import click

from newsx.cli.batch_options import MEMORY_LIMIT, BatchOptions
from newsx.cli.encoding_notes import EncodingNotes
from newsx.cli.exit_codes import ExitCode
from newsx.cli.extraction_options import ExtractionOptions
from newsx.cli.limit_options import TIMEOUT
from newsx.cli.messages import Messages
from newsx.cli.outputs import refusing
from newsx.cli.progress import ProgressBar
from newsx.export.answers import is_url
from newsx.export.formats import FORMATS, Format, WriterOptions, create_writer, find_format
from newsx.export.shapes import PageLanguage
from newsx.translation import tr

if TYPE_CHECKING:
    from newsx.batch.destination import Destination
    from newsx.batch.extraction import ExtractOptions
    from newsx.batch.outputs import Output
    from newsx.batch.plan import Inputs, Step
    from newsx.batch.run import Conduct, Tally
    from newsx.batch.work import Outcome


def run_extraction(
    paths: tuple[str, ...],
    output: str | None,
    extraction: ExtractionOptions,
    batch: BatchOptions,
    *,
    format_: str | None = None,
    bom: bool = False,
    title: str = "",
    language: PageLanguage = "zh",
    database: str | None = None,
) -> ExitCode:
    """Extract documents, write them, and say what failed.

    Args:
        paths: files, folders, or ``-`` for standard input.
        output: a file, a folder, or None for standard output.
        extraction: what to read and keep.
        batch: how to go about many documents.
        format_: the name of a format; by the output if None.
        bom: begin csv and tsv with a byte order mark.
        title: the heading of a page.
        language: of the words that a page says by itself.
        database: the URL of a database, in place of an output.

    Raises:
        click.UsageError: if the command line asks for what cannot be.
        OutputError, BrokenPipeError: if the output cannot be written.
    """
    from newsx.batch.destination import Destination
    from newsx.batch.plan import measure
    from newsx.batch.work import RunError

    messages = extraction.messages
    if batch.engine and output is None:
        raise click.UsageError(tr("--engine needs -o with a folder for the parts."))
    # An engine writes parts, so whatever it is called it is a folder.
    destination = Destination(os.path.join(output, "") if batch.engine and output else output, database)
    name = format_ or _default_format(destination)
    _check_database(name, output, database)
    options = extraction.choose(name, messages, bom=bom, max_articles=batch.max_articles)
    if batch.engine and output:
        _refuse_whole(options.format, find_format(output.rstrip("/\\")))
    inputs = _inputs(paths, destination, output, extraction, batch)
    with refusing(destination.path):
        destination.prepare()
    if batch.engine and output:
        return _conclude(_run_on_engine(inputs, options, output, batch, messages), messages)
    conduct = batch.conduct(destination.journal, folder=destination.is_folder)
    watched = (
        not (extraction.quiet or batch.no_progress)
        and _is_terminal(sys.stderr)
        and (output is not None or database is not None or not _is_terminal(sys.stdout))
    )
    appearance = WriterOptions(bom, None if destination.path else sys.stdout, title, language)
    try:
        with ProgressBar(partial(measure, inputs), shown=watched) as bar:
            tally = _run(inputs, options, conduct, destination, appearance, messages, bar)
    except RunError as error:
        raise click.UsageError(f"{error}.") from None
    except (KeyboardInterrupt, SystemExit):
        if conduct.journal:
            messages.note(tr("stopped; what is done is kept: go on with --resume"))
        raise
    return _conclude(tally, messages)


def report_outcome(outcome: "Outcome", messages: Messages, notes: EncodingNotes) -> None:
    """Say of one input what a person may want to know."""
    if outcome.error:
        messages.error(outcome.source, outcome.error, outcome.advice)
        return
    messages.detail(
        f"{outcome.source}: {outcome.encoding}, {outcome.chars} characters, "
        f"{outcome.articles} articles, {outcome.facts} facts, {outcome.seconds:.2f} s"
    )
    notes.see(outcome)


def _inputs(
    paths: tuple[str, ...],
    destination: "Destination",
    output: str | None,
    extraction: ExtractionOptions,
    batch: BatchOptions,
) -> "Inputs":
    from newsx.batch.plan import Inputs
    from newsx.cli.inputs import expand_paths
    from newsx.text.reader import MAX_BYTES, TEXT_FILES

    return Inputs(
        tuple(expand_paths(paths)),
        glob=extraction.glob or TEXT_FILES,
        encoding=extraction.encoding,
        fields=batch.fields,
        date=extraction.date,
        apart=destination.is_folder,
        output=output,
        own_files=destination.own_files(),
        max_bytes=batch.max_bytes or MAX_BYTES,
        strict_encoding=batch.strict_encoding,
    )


def _run(
    inputs: "Inputs",
    options: "ExtractOptions",
    conduct: "Conduct",
    destination: "Destination",
    appearance: WriterOptions,
    messages: Messages,
    bar: ProgressBar,
) -> "Tally":
    from newsx.batch.extraction import build_work
    from newsx.batch.plan import plan_steps
    from newsx.batch.run import run_steps
    from newsx.export.stores import StoreError

    writer = create_writer(options.format, appearance)
    # The format of a terminal cannot travel: workers make one of their own.
    build = partial(build_work, options, None if conduct.needs_workers else writer)

    def open_output() -> "Output":
        try:
            with refusing(destination.path):
                return destination.open(FORMATS[options.format], writer, alone=conduct.journal is not None)
        except StoreError as error:
            raise click.BadParameter(
                f"{error}.", param_hint="--database-url" if destination.database else "-o"
            ) from None

    def observe(step: "Step", outcome: "Outcome") -> None:
        report_outcome(outcome, messages, notes)
        bar.see(step, outcome)

    fingerprint = options.fingerprint()
    with EncodingNotes(messages) as notes:
        return run_steps(
            plan_steps(inputs), build, conduct, open_output, fingerprint=fingerprint, observe=observe
        )


def _run_on_engine(
    inputs: "Inputs", options: "ExtractOptions", folder: str, batch: BatchOptions, messages: Messages
) -> "Tally":
    from newsx.batch.engines.launch import run_on_engine
    from newsx.batch.work import RunError

    try:
        return run_on_engine(
            batch.engine or "dask",
            inputs,
            options,
            folder,
            scheduler=batch.scheduler,
            resume=batch.resume,
            timeout=batch.timeout or TIMEOUT,
            memory_limit=batch.memory_limit or MEMORY_LIMIT,
            observe=messages.detail,
        )
    except RunError as error:
        raise click.UsageError(f"{error}.") from None


def _refuse_whole(format_: str, named: Format | None) -> None:
    """An engine writes parts, each by a process of its own; those of a folder ….parquet hold outcomes."""
    for row in (FORMATS[format_], named):
        if row and (row.store or row.parts) and (row.name != "parquet" or row is not named):
            raise click.UsageError(
                tr("--engine writes parts, and {name} is no format for them: use jsonl.", name=row.name)
            )


def _check_database(format_: str, output: str | None, database: str | None) -> None:
    """A database of a server takes the place of -o."""
    if database is None:
        if format_ == "postgres":
            raise click.UsageError(tr("--format postgres needs --database-url postgresql://user@host/name."))
    elif output is not None or format_ != "postgres":
        raise click.UsageError(tr("--database-url goes without -o and without --format."))
    elif not is_url(database):
        # It may hold a password, so it is not said again.
        raise click.BadParameter(tr("write postgresql://user@host/name."), param_hint="--database-url")


def _default_format(destination: "Destination") -> str:
    if destination.database is not None:
        return "postgres"
    if destination.path is None:
        return "table" if _is_terminal(sys.stdout) else "jsonl"
    if destination.is_folder:
        return "jsonl"
    if found := destination.format:
        return found.name
    known = ", ".join(suffix for row in FORMATS.values() for suffix in row.suffixes)
    raise click.BadParameter(
        tr(
            "{path}: no format has this suffix; use one of {known}, or say --format; a folder ends with /.",
            path=destination.path,
            known=known,
        ),
        param_hint="-o",
    )


def _conclude(tally: "Tally", messages: Messages) -> ExitCode:
    failed = tally.failed
    messages.detail(
        tr(
            "{documents} inputs, {articles} articles, {facts} facts; {failed} failed",
            documents=tally.documents,
            articles=tally.articles,
            facts=tally.facts,
            failed=failed,
        )
    )
    if not failed:
        return ExitCode.DONE
    if not tally.documents:
        return ExitCode.ALL_FAILED
    messages.note(
        tr(
            "{failed} of {documents} inputs failed; the others were extracted",
            failed=failed,
            documents=failed + tally.documents,
        )
    )
    return ExitCode.SOME_FAILED


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
