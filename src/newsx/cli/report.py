"""``newsx report``: files and folders -> one page to look through, with its text, its facts and charts."""

from typing import get_args

import click

from newsx.cli.batch_options import BatchOptions, batch_options
from newsx.cli.extraction_options import ExtractionOptions, extraction_options
from newsx.cli.extraction_run import run_extraction
from newsx.export.shapes import PageLanguage

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
@click.option(
    "--page-lang",
    "language",
    type=click.Choice(get_args(PageLanguage)),
    default="zh",
    show_default=True,
    help="Language of the words around the articles.",
)
@extraction_options
@batch_options
def command(
    paths: tuple[str, ...],
    output: str,
    title: str,
    language: PageLanguage,
    extraction: ExtractionOptions,
    batch: BatchOptions,
) -> int:
    """Make a page of the articles in PATHS: texts with marked mentions, facts, charts.

    The page is one file that loads nothing: open it from the disk, or send it to somebody.
    """
    place = None if output == "-" else output
    return run_extraction(paths, place, extraction, batch, format_=FORMAT, title=title, language=language)
