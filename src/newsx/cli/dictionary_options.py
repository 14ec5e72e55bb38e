"""The options that bring the user's dictionaries into a command, packed into one value."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from newsx.cli.messages import Messages
from newsx.cli.options import pack_options
from newsx.translation import tr

if TYPE_CHECKING:
    from newsx.dictionary import UserDictionary

SHOWN_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class DictionaryOptions:
    """Which dictionaries the user wants beside newsx's own."""

    files: tuple[str, ...]
    folder: bool
    """Read those of the user's folder too."""

    def read(self, messages: Messages) -> "tuple[UserDictionary, ...]":
        """The dictionaries: the folder's by name, then those named, each before the ones ahead of it.

        Bad rows are told, the good ones count.

        Raises:
            click.BadParameter: if a file cannot be read.
        """
        from newsx.dictionary import DictionaryError, read_user_dictionary, user_dictionaries

        try:
            folder = [read_user_dictionary(path) for path in user_dictionaries()] if self.folder else []
        except DictionaryError as error:
            advice = tr("mend it, or say --no-user-dictionaries")
            raise click.UsageError(f"{error}; {advice}.") from None
        try:
            named = [read_user_dictionary(path) for path in self.files]
        except DictionaryError as error:
            raise click.BadParameter(f"{error}.", param_hint="--dictionary") from None
        _tell_problems((*folder, *named), messages)
        return (*folder, *named)


def _tell_problems(dictionaries: "Iterable[UserDictionary]", messages: Messages) -> None:
    for dictionary in dictionaries:
        for problem in dictionary.problems[:SHOWN_PROBLEMS]:
            messages.error(f"{dictionary.path}:{problem.line}", problem.advice)
        if (more := len(dictionary.problems) - SHOWN_PROBLEMS) > 0:
            advice = tr("newsx dictionary check {path}", path=dictionary.path)
            messages.error(str(dictionary.path), tr("bad rows beside these: {more}", more=more), advice)


_OPTIONS = (
    click.option(
        "-d",
        "--dictionary",
        "files",
        metavar="FILE",
        multiple=True,
        type=click.Path(),
        help="Names of yours, before newsx's own: a table, or jieba's format. May be repeated.",
    ),
    click.option(
        "--no-user-dictionaries",
        "folder",
        is_flag=True,
        flag_value=False,
        default=True,
        help="Leave out the dictionaries of your configuration folder.",
    ),
)

dictionary_options = pack_options("dictionaries", DictionaryOptions, _OPTIONS)
"""Adds them to a command, which takes them as one argument ``dictionaries``."""
