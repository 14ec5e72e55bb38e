"""``newsx extract``: files and folders -> facts."""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, TextIO, get_args

import click

from newsx.cli.batch_options import MEMORY_LIMIT, TIMEOUT, BatchOptions, batch_options
from newsx.cli.dictionary_options import DictionaryOptions, dictionary_options
from newsx.cli.exit_codes import ExitCode
from newsx.cli.messages import Messages
from newsx.cli.options import check_day, check_encoding, check_list
from newsx.cli.progress import ProgressBar
from newsx.export.formats import FORMATS, Format, WriterOptions, create_writer, find_format
from newsx.export.selection import Part, Selection
from newsx.figures.quantity import Kind
from newsx.tokens.segmenter import SegmenterName

if TYPE_CHECKING:
    from newsx.batch.destination import Destination
    from newsx.batch.extraction import ExtractOptions
    from newsx.batch.outputs import Output
    from newsx.batch.plan import Inputs, Step
    from newsx.batch.run import Conduct, Tally
    from newsx.batch.work import Outcome

EXAMPLES = """\b
Examples:
  newsx extract page.txt                          a table, on a terminal
  newsx extract pages/ -o facts.csv --bom         a folder, for Excel
  newsx extract page.txt --kind money | jq .facts
  newsx extract - --date 2024-09-30 < page.txt
  newsx extract pages/ -o facts.jsonl --jobs 4 --resume

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
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    help="Write to FILE, whole or not at all; to a folder (DIR/), one output for each input.",
)
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
@dictionary_options
@batch_options
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
    dictionaries: DictionaryOptions,
    batch: BatchOptions,
) -> int:
    """Extract facts from files, folders, or - (standard input).

    Data goes to standard output, messages go to standard error.
    """
    from newsx.batch.destination import Destination
    from newsx.batch.extraction import ExtractOptions
    from newsx.batch.plan import Inputs, measure
    from newsx.batch.work import RunError
    from newsx.cli.inputs import expand_paths
    from newsx.text.reader import MAX_BYTES, TEXT_FILES

    messages = Messages(quiet=quiet, verbose=verbose)
    if batch.engine and output is None:
        raise click.UsageError("--engine needs -o with a folder for the parts.")
    # An engine writes parts, so whatever it is called it is a folder.
    destination = Destination(os.path.join(output, "") if batch.engine and output else output)
    options = ExtractOptions(
        format_ or _default_format(destination),
        bom,
        Selection(only, kind),
        segmenter,
        batch.max_articles,
        dictionaries.read(messages),
    )
    if batch.engine and output:
        _refuse_whole(options.format, find_format(output.rstrip("/\\")))
    inputs = Inputs(
        tuple(expand_paths(paths)),
        glob=glob or TEXT_FILES,
        encoding=encoding,
        fields=batch.fields,
        date=date,
        apart=destination.is_folder,
        output=output,
        own_files=destination.own_files(),
        max_bytes=batch.max_bytes or MAX_BYTES,
        strict_encoding=batch.strict_encoding,
    )
    _make_folder(destination)
    if batch.engine and output:
        return _conclude(_run_on_engine(inputs, options, output, batch, messages), messages)
    conduct = batch.conduct(destination.journal, folder=destination.is_folder)
    watched = (
        not (quiet or batch.no_progress)
        and _is_terminal(sys.stderr)
        and (output is not None or not _is_terminal(sys.stdout))
    )
    try:
        with ProgressBar(partial(measure, inputs), shown=watched) as bar:
            tally = _run(inputs, options, conduct, destination, messages, bar)
    except RunError as error:
        raise click.UsageError(f"{error}.") from None
    except (KeyboardInterrupt, SystemExit):
        if conduct.journal:
            messages.note("stopped; what is done is kept: go on with --resume")
        raise
    return _conclude(tally, messages)


def _run(
    inputs: "Inputs",
    options: "ExtractOptions",
    conduct: "Conduct",
    destination: "Destination",
    messages: Messages,
    bar: ProgressBar,
) -> "Tally":
    from newsx.batch.extraction import build_work
    from newsx.batch.plan import plan_steps
    from newsx.batch.run import run_steps
    from newsx.export.stores import StoreError

    writer = create_writer(
        options.format, WriterOptions(options.bom, None if destination.path else sys.stdout)
    )
    # The format of a terminal cannot travel: workers make one of their own.
    build = partial(build_work, options, None if conduct.needs_workers else writer)

    def open_output() -> "Output":
        try:
            return destination.open(FORMATS[options.format], writer, alone=conduct.journal is not None)
        except StoreError as error:
            raise click.BadParameter(f"{error}.", param_hint="-o") from None
        except FileNotFoundError:
            raise click.BadParameter(
                f"{destination.path}: its folder does not exist; make it.", param_hint="-o"
            ) from None
        except OSError as error:
            raise click.BadParameter(
                f"{destination.path or '-'}: {error.strerror}.", param_hint="-o"
            ) from None

    def observe(step: "Step", outcome: "Outcome") -> None:
        _report(outcome, messages)
        bar.see(step, outcome)

    return run_steps(
        plan_steps(inputs), build, conduct, open_output, fingerprint=options.fingerprint(), observe=observe
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
            raise click.UsageError(f"--engine writes parts, and {row.name} is no format for them: use jsonl.")


def _make_folder(destination: "Destination") -> None:
    try:
        destination.prepare()
    except OSError as error:
        raise click.BadParameter(f"{destination.path}: {error.strerror}.", param_hint="-o") from None


def _default_format(destination: "Destination") -> str:
    if destination.path is None:
        return "table" if _is_terminal(sys.stdout) else "jsonl"
    if destination.is_folder:
        return "jsonl"
    if found := destination.format:
        return found.name
    known = ", ".join(suffix for row in FORMATS.values() for suffix in row.suffixes)
    raise click.BadParameter(
        f"{destination.path}: no format has this suffix; use one of {known}, or say --format; "
        "a folder ends with /.",
        param_hint="-o",
    )


def _report(outcome: "Outcome", messages: Messages) -> None:
    """Say of one input what a person may want to know."""
    if outcome.error:
        messages.error(outcome.source, outcome.error, outcome.advice)
        return
    messages.detail(
        f"{outcome.source}: {outcome.encoding}, {outcome.chars} characters, "
        f"{outcome.articles} articles, {outcome.facts} facts, {outcome.seconds:.2f} s"
    )
    if outcome.replaced:
        messages.note(
            f"{outcome.source}: {outcome.replaced} characters are no {outcome.encoding} and stand as U+FFFD: "
            "if they are many, name the right --encoding"
        )


def _conclude(tally: "Tally", messages: Messages) -> ExitCode:
    failed = tally.failed
    messages.detail(
        f"{tally.documents} inputs, {tally.articles} articles, {tally.facts} facts; {failed} failed"
    )
    if not failed:
        return ExitCode.DONE
    if not tally.documents:
        return ExitCode.ALL_FAILED
    messages.note(f"{failed} of {failed + tally.documents} inputs failed; the others were extracted")
    return ExitCode.SOME_FAILED


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
