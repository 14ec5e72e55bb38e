"""``newsx report``: files and folders -> one page to look through, with its text, its facts and charts."""

import click

from newsx.cli.batch_options import BatchOptions, batch_options
from newsx.cli.extraction_options import ExtractionOptions, extraction_options
from newsx.cli.extraction_run import run_extraction

EXAMPLES = """\b
Examples:
  newsx report pages/ -o report.html                 open it in a browser
  newsx report news.jsonl -o news.html --title 周报  rows of a file, and a title
  newsx report pages/ -o reports/                    a page for each input

\b
Exit codes: 0 done, 1 some inputs failed, 2 wrong usage, 3 no input succeeded,
4 the output could not be written, 130 interrupted.
"""
FORMAT = "html"


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...", type=click.Path(allow_dash=True))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    required=True,
    help="Write to FILE, whole or not at all; to a folder (DIR/), one page for each input; - is a pipe.",
)
@click.option("--title", metavar="WORDS", default="", help="Heading of the page.")
@extraction_options
@batch_options
def command(
    paths: tuple[str, ...],
    output: str,
    title: str,
    extraction: ExtractionOptions,
    batch: BatchOptions,
) -> int:
    """Make a page of the articles in PATHS: texts with marked mentions, facts, charts.

    The page is one file that loads nothing: open it from the disk, or send it to somebody.
    """
    return run_extraction(
        paths, None if output == "-" else output, extraction, batch, format_=FORMAT, title=title
    )
