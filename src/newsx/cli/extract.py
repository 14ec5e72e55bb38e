"""``newsx extract``: files and folders -> facts."""

import click

from newsx.cli.batch_options import BatchOptions, batch_options
from newsx.cli.extraction_options import ExtractionOptions, extraction_options
from newsx.cli.extraction_run import run_extraction
from newsx.export.formats import FORMATS

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
    "--database-url",
    metavar="URL",
    help="Write into a PostgreSQL database: postgresql://user@host/name.",
)
@click.option("--bom", is_flag=True, help="Begin csv and tsv with a byte order mark, for Excel.")
@extraction_options
@batch_options
def command(
    paths: tuple[str, ...],
    format_: str | None,
    output: str | None,
    database_url: str | None,
    bom: bool,
    extraction: ExtractionOptions,
    batch: BatchOptions,
) -> int:
    """Extract facts from files, folders, or - (standard input).

    Data goes to standard output, messages go to standard error.
    """
    return run_extraction(paths, output, extraction, batch, format_=format_, bom=bom, database=database_url)
