"""``newsx query``: one question to a database of newsx."""

import os
import sys
from typing import get_args

import click

from newsx.cli.exit_codes import ExitCode
from newsx.cli.outputs import write_stdout
from newsx.export.shapes import Shape
from newsx.translation import tr

EXAMPLES = """\b
Examples:
  newsx query facts.sqlite "SELECT subject, indicator, value, unit FROM facts WHERE relation = 'growth'"
  newsx query facts.sqlite "SELECT * FROM fact_rows WHERE subject_code = ?" -p 652300 --format csv
  newsx query facts.sqlite "SELECT text FROM sentence_search WHERE text MATCH ?" -p 工业增加值
  newsx query postgresql://localhost/news "SELECT * FROM fact_rows WHERE subject_code = $1" -p 652300

\b
Exit codes: 0 done, 2 wrong usage or wrong SQL, 4 the output could not be written, 130 interrupted.
"""


@click.command(epilog=EXAMPLES)
@click.argument("database", metavar="DATABASE", type=click.Path())
@click.argument("sql", metavar="SQL")
@click.option(
    "-p",
    "--param",
    "parameters",
    multiple=True,
    metavar="VALUE",
    help="Stands for the next ? of SQL; in PostgreSQL for $1, $2, …",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(get_args(Shape)),
    help="[default: table on a terminal, else jsonl]",
)
def command(database: str, sql: str, parameters: tuple[str, ...], format_: Shape | None) -> int:
    """Ask DATABASE, which ``newsx extract`` has made, one SELECT.

    DATABASE is a file of SQLite or DuckDB, or postgresql://…; it is opened for reading alone.
    docs/databases.md names its tables.
    """
    from newsx.export.answers import QueryError, ask, is_url
    from newsx.export.results import encode_results

    if not is_url(database) and not os.path.isfile(database):
        raise click.UsageError(tr("{database}: there is no such file.", database=database))
    terminal = sys.stdout if sys.stdout and sys.stdout.isatty() else None
    shape = format_ or ("table" if terminal else "jsonl")
    try:
        with ask(database, sql, parameters) as answer:
            write_stdout(encode_results(answer.names, answer.rows, shape, terminal))
    except QueryError as error:
        raise click.UsageError(f"{error}.") from None
    return ExitCode.DONE
