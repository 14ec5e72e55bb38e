"""What one input may take, as options of every command that reads inputs, packed into one value."""

import re
from dataclasses import dataclass

import click

from newsx.cli.options import pack_options
from newsx.translation import tr

TIMEOUT = 60.0

_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


def check_size(context: click.Context, parameter: click.Parameter, value: str | None) -> int | None:
    """A number of bytes such as 512M or 2G."""
    if value is None:
        return None
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?", value.strip(), re.IGNORECASE)
    if not found:
        raise click.BadParameter(tr("{value} is no size; write it as 512M or 2G.", value=value))
    return int(float(found[1]) * _UNITS[found[2].upper()])


@dataclass(frozen=True, slots=True)
class LimitOptions:
    """What the user lets one input take."""

    timeout: float | None = None
    max_bytes: int | None = None
    max_articles: int | None = None
    strict_encoding: bool = False


timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="What one document may take, and one more for each 5,000 characters.  [default: 60]",
)
max_bytes_option = click.option(
    "--max-bytes",
    metavar="SIZE",
    callback=check_size,
    help="What a file may have, decompressed, if it is one document.  [default: 64M]",
)
max_articles_option = click.option(
    "--max-articles",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="What one document may hold.  [default: no limit]",
)
strict_encoding_option = click.option(
    "--strict-encoding",
    is_flag=True,
    help="Refuse inputs with bytes that their encoding does not know, or with none that fits.",
)


limit_options = pack_options(
    "limits",
    LimitOptions,
    (timeout_option, max_bytes_option, max_articles_option, strict_encoding_option),
)
"""Adds them to a command, which takes them as one argument ``limits``."""
