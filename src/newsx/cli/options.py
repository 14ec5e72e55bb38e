"""Options that commands share, and checks of values that click does not know: the value, or an error."""

import codecs
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Any, get_args

import click

from newsx.export.listing import ListShape
from newsx.tokens import SegmenterName
from newsx.translation import tr


def check_list(
    words: Sequence[str],
) -> Callable[[click.Context, click.Parameter, str | None], frozenset[str]]:
    """A check of words of a closed set, joined by commas: ``place,fact``."""

    def check(context: click.Context, parameter: click.Parameter, value: str | None) -> frozenset[str]:
        chosen = frozenset(filter(None, (word.strip() for word in (value or "").split(","))))
        if unknown := sorted(chosen.difference(words)):
            raise click.BadParameter(
                tr("{unknown}: choose from {words}.", unknown=", ".join(unknown), words=", ".join(words))
            )
        return chosen

    return check


def check_day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A day as ISO 8601 writes it."""
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(tr("{value} is no day; write it as 2024-09-30.", value=value)) from None


def check_encoding(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A text encoding that Python knows."""
    try:
        return value and codecs.lookup(value).name
    except LookupError:
        raise click.BadParameter(
            tr("{value} is no encoding; try utf-8, gb18030, big5 or utf-16.", value=value)
        ) from None


def check_format(context: click.Context, parameter: click.Parameter, value: ListShape | None) -> ListShape:
    """The format of a list: the one asked for, else by where it goes."""
    return value or ("table" if sys.stdout is not None and sys.stdout.isatty() else "csv")


def pack_options(
    name: str, kind: type[Any], options: Sequence[Callable[[Callable[..., Any]], Callable[..., Any]]]
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """What adds options to a command, which takes their values as one.

    Args:
        name: the argument of the command.
        kind: the class of that value, a dataclass with slots, a field for each option.
        options: the decorators that click has for them, in the order of the help.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def command(**values: Any) -> Any:
            packed = kind(**{field: values.pop(field) for field in kind.__slots__})
            return function(**{name: packed}, **values)

        # An option may pack others, and so wrap the command itself.
        wrapped: Callable[..., Any] = command
        for option in reversed(options):
            wrapped = option(wrapped)
        return wrapped

    return decorate


DATE = click.option(
    "--date",
    metavar="YYYY-MM-DD",
    callback=check_day,
    help="Publication day, from which 去年 and 9月24日 are counted.",
)
ENCODING = click.option(
    "--encoding",
    metavar="NAME",
    callback=check_encoding,
    help="Encoding of the inputs.  [default: recognised]",
)
SEGMENTER = click.option(
    "--segmenter",
    type=click.Choice(get_args(SegmenterName)),
    default="auto",
    show_default=True,
    help="What cuts sentences into words; auto is rjieba where it is installed.",
)
INPUT_OPTIONS = (
    DATE,
    ENCODING,
    click.option(
        "--glob", multiple=True, metavar="PATTERN", help="Files to read in folders.  [default: *.txt, *.md]"
    ),
    SEGMENTER,
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
)
"""How inputs are read: ``date``, ``encoding``, ``glob``, ``segmenter``, ``quiet``."""


def list_format(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--format`` to a command that writes a list, as its argument ``format_``."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(get_args(ListShape)),
        callback=check_format,
        help="[default: table on a terminal, csv in a pipe]",
    )(function)
