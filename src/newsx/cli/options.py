"""Option values that click does not know, as callbacks: the value checked, or what to do instead."""

import codecs
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, get_args

import click

from newsx.export.listing import ListShape


def check_list(
    words: Sequence[str],
) -> Callable[[click.Context, click.Parameter, str | None], frozenset[str]]:
    """A check of words of a closed set, joined by commas: ``place,fact``."""

    def check(context: click.Context, parameter: click.Parameter, value: str | None) -> frozenset[str]:
        chosen = frozenset(filter(None, (word.strip() for word in (value or "").split(","))))
        if unknown := sorted(chosen.difference(words)):
            raise click.BadParameter(f"{', '.join(unknown)}: choose from {', '.join(words)}.")
        return chosen

    return check


def check_day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A day as ISO 8601 writes it."""
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value} is no day; write it as 2024-09-30.") from None


def check_encoding(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A text encoding that Python knows."""
    try:
        return value and codecs.lookup(value).name
    except LookupError:
        raise click.BadParameter(f"{value} is no encoding; try utf-8, gb18030, big5 or utf-16.") from None


def check_format(context: click.Context, parameter: click.Parameter, value: ListShape | None) -> ListShape:
    """The format of a list: the one asked for, else by where it goes."""
    return value or ("table" if sys.stdout is not None and sys.stdout.isatty() else "csv")


def list_format(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--format`` to a command that writes a list, as its argument ``format_``."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(get_args(ListShape)),
        callback=check_format,
        help="[default: table on a terminal, csv in a pipe]",
    )(function)
