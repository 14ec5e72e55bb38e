"""``newsx check``: what the figures of articles say about each other."""

from collections.abc import Iterator
from typing import get_args

import click

from newsx.audit.finding import FindingKind
from newsx.cli.exit_codes import ExitCode
from newsx.cli.options import check_list
from newsx.cli.reading import Reading, ReadingOptions, reading_options
from newsx.export.shapes import Shape
from newsx.translation import trn

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
@click.option(
    "--format",
    "format_",
    type=click.Choice(get_args(Shape)),
    help="[default: table on a terminal, else jsonl]",
)
@click.option(
    "--kind",
    metavar="LIST",
    callback=check_list(get_args(FindingKind)),
    help=f"Keep only {', '.join(get_args(FindingKind))}.",
)
@click.option("--strict", is_flag=True, help="End with exit code 1 if anything is inconsistent.")
@reading_options
def command(
    format_: Shape | None, kind: frozenset[FindingKind], strict: bool, options: ReadingOptions
) -> int:
    """Test every relation between figures that the texts in PATHS assert.

    A finding is consistent, inconsistent, or implied: a value that the text does not print but that
    follows from what it prints. The last printed digit of each figure decides what agrees.
    """
    from newsx.audit.auditor import Auditor
    from newsx.export.findings import create_finding_writer

    reading, auditor, wrong = Reading(options), Auditor(), 0
    writer = create_finding_writer(format_ or ("table" if options.terminal else "jsonl"), options.terminal)

    def check() -> Iterator[bytes]:
        nonlocal wrong
        yield writer.begin()
        for findings in reading.extract(lambda extraction: list(auditor.check(extraction))):
            wrong += sum(finding.kind == "inconsistent" for finding in findings)
            yield writer.write([finding for finding in findings if not kind or finding.kind in kind])
        yield writer.end(reading.errors)

    reading.write(check())
    if wrong:
        reading.messages.note(
            trn("{number} relation does not add up", "{number} relations do not add up", wrong)
        )
    ending = reading.conclude()
    return ExitCode.SOME_FAILED if strict and wrong and not ending else ending
