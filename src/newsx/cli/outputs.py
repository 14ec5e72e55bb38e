"""Data on its way to standard output, for commands that have no -o."""

from collections.abc import Iterable

import click

from newsx.export.target import open_target


def write_stdout(chunks: Iterable[bytes]) -> None:
    """Write chunks as they come.

    Raises:
        click.UsageError: if standard output is closed.
        BrokenPipeError: if its reader has gone.
        OutputError: if they cannot be written.
    """
    try:
        target = open_target(None)
    except OSError as error:
        raise click.UsageError(f"{error.strerror}.") from None
    with target:
        for chunk in chunks:
            target.write(chunk)
