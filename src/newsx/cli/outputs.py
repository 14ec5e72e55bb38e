"""Data on its way out of a command: to standard output, or to the file of ``-o``."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from newsx.export.target import open_target
from newsx.translation import tr


@contextmanager
def refusing(path: str | None) -> Iterator[None]:
    """Say of the place of the output what is wrong with it.

    Args:
        path: what the user named with ``-o``.

    Raises:
        click.BadParameter: for an error of the system.
    """
    try:
        yield
    except FileNotFoundError:
        raise click.BadParameter(
            tr("{path}: its folder does not exist; make it.", path=path), param_hint="-o"
        ) from None
    except OSError as error:
        raise click.BadParameter(f"{path or '-'}: {error.strerror}.", param_hint="-o") from None


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
