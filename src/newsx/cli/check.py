"""``newsx check``: what the figures of articles say about each other."""

import sys
from typing import TYPE_CHECKING, get_args

import click

from newsx.audit.finding import FindingKind
from newsx.cli.dictionary_options import DictionaryOptions, dictionary_options
from newsx.cli.exit_codes import ExitCode
from newsx.cli.messages import Messages
from newsx.cli.options import check_day, check_encoding, check_list
from newsx.export.shapes import Shape
from newsx.tokens.segmenter import SegmenterName

if TYPE_CHECKING:
    from newsx.export.record import ErrorRecord

EXAMPLES = """\b
Examples:
  newsx check page.txt                        every relation that the page asserts
  newsx check pages/ --kind inconsistent      only what does not add up
  newsx check pages/ --strict -q > /dev/null  for scripts: ends with 1 if anything does not
  newsx check pages/ --format csv -o findings.csv

\b
Exit codes: 0 done, 1 some inputs failed (or, with --strict, something does not add up),
2 wrong usage, 3 no input succeeded, 4 the output could not be written, 130 interrupted.
"""


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(get_args(Shape)),
    help="[default: table on a terminal, else jsonl]",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all.")
@click.option(
    "--kind",
    metavar="LIST",
    callback=check_list(get_args(FindingKind)),
    help=f"Keep only {', '.join(get_args(FindingKind))}.",
)
@click.option("--strict", is_flag=True, help="End with exit code 1 if anything is inconsistent.")
@click.option("--date", metavar="YYYY-MM-DD", callback=check_day, help="Publication day.")
@click.option("--encoding", metavar="NAME", callback=check_encoding, help="Encoding of the inputs.")
@click.option("--glob", multiple=True, metavar="PATTERN", help="Files to read in folders.")
@click.option("--segmenter", type=click.Choice(get_args(SegmenterName)), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@dictionary_options
def command(
    paths: tuple[str, ...],
    format_: Shape | None,
    output: str | None,
    kind: frozenset[FindingKind],
    strict: bool,
    date: str | None,
    encoding: str | None,
    glob: tuple[str, ...],
    segmenter: SegmenterName,
    quiet: bool,
    dictionaries: DictionaryOptions,
) -> int:
    """Test every relation between figures that the texts in PATHS assert.

    A finding is consistent, inconsistent, or implied: a value that the text does not print but that
    follows from what it prints. The last printed digit of each figure decides what agrees.
    """
    from newsx.audit.auditor import Auditor
    from newsx.cli.inputs import read_inputs
    from newsx.export.findings import create_finding_writer
    from newsx.export.record import ErrorRecord
    from newsx.export.target import open_target
    from newsx.pipeline import Pipeline

    messages = Messages(quiet=quiet)
    pipeline = Pipeline(segmenter=segmenter, dictionaries=dictionaries.read(messages))
    auditor = Auditor()
    terminal = sys.stdout if output is None and sys.stdout and sys.stdout.isatty() else None
    writer = create_finding_writer(format_ or ("table" if terminal else "jsonl"), terminal)
    documents, wrong, errors = 0, 0, list[ErrorRecord]()
    with open_target(output) as target:
        target.write(writer.begin())
        for read in read_inputs(paths, glob, encoding):
            if isinstance(read, ErrorRecord):
                messages.error(read.source, read.error, read.advice)
                errors.append(read)
                continue
            documents += 1
            findings = list(auditor.check(pipeline.extract(read, date=date)))
            wrong += sum(finding.kind == "inconsistent" for finding in findings)
            target.write(writer.write([finding for finding in findings if not kind or finding.kind in kind]))
        target.write(writer.end(errors))
        if not documents:
            target.discard()
    return _conclude(documents, wrong, errors, messages, strict=strict)


def _conclude(
    documents: int, wrong: int, errors: "list[ErrorRecord]", messages: Messages, *, strict: bool
) -> ExitCode:
    if not documents:
        return ExitCode.ALL_FAILED
    if wrong:
        messages.note("1 relation does not add up" if wrong == 1 else f"{wrong} relations do not add up")
    return ExitCode.SOME_FAILED if errors or (strict and wrong) else ExitCode.DONE
