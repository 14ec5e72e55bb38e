"""``newsx query``: one question to a database of newsx."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, get_args

import click

from newsx.cli.exit_codes import ExitCode
from newsx.cli.outputs import write_stdout
from newsx.export.shapes import Shape

if TYPE_CHECKING:
    import sqlite3

EXAMPLES = """\b
Examples:
  newsx query facts.sqlite "SELECT subject, indicator, value, unit FROM facts WHERE relation = 'growth'"
  newsx query facts.sqlite "SELECT * FROM fact_rows WHERE subject_code = ?" -p 652300 --format csv
  newsx query facts.sqlite "SELECT text FROM sentence_search WHERE text MATCH ?" -p 工业增加值

\b
Exit codes: 0 done, 2 wrong usage or wrong SQL, 4 the output could not be written, 130 interrupted.
"""


@click.command(epilog=EXAMPLES)
@click.argument("database", metavar="FILE", type=click.Path(exists=True, dir_okay=False))
@click.argument("sql", metavar="SQL")
@click.option(
    "-p", "--param", "parameters", multiple=True, metavar="VALUE", help="Stands for the next ? of SQL."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(get_args(Shape)),
    help="[default: table on a terminal, else jsonl]",
)
def command(database: str, sql: str, parameters: tuple[str, ...], format_: Shape | None) -> int:
    """Ask FILE, which ``newsx extract -o facts.sqlite`` has made, one SELECT.

    FILE is opened for reading alone; docs/databases.md names its tables.
    """
    import sqlite3
    from contextlib import closing

    from newsx.export.results import encode_results
    from newsx.export.sqlite import open_readonly

    terminal = sys.stdout if sys.stdout and sys.stdout.isatty() else None
    try:
        with closing(open_readonly(os.fspath(database))) as opened:
            answer = opened.execute(sql, parameters)
            if answer.description is None:
                raise click.UsageError("SQL asks for nothing: write a SELECT.")
            names = [column[0] for column in answer.description]
            shape = format_ or ("table" if terminal else "jsonl")
            write_stdout(encode_results(names, _read(answer), shape, terminal))
    except (sqlite3.Error, sqlite3.Warning) as error:
        if str(error) == "interrupted":
            raise click.Abort from None
        raise click.UsageError(f"{database}: {_advise(str(error))}.") from None
    return ExitCode.DONE


def _read(answer: "sqlite3.Cursor") -> Iterator[Sequence[str | int | float | bytes | None]]:
    yield from answer


def _advise(problem: str) -> str:
    """What SQLite says, in words that help.

    >>> _advise("not authorized")
    'not authorized: only SELECT is allowed, for the file is opened for reading'
    """
    if "one statement" in problem:
        return "only one statement is allowed"
    if "not authorized" in problem or "readonly" in problem:
        return f"{problem}: only SELECT is allowed, for the file is opened for reading"
    return problem.removesuffix(".")
