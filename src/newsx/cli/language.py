"""``--lang``, an option of every command, and the help of commands in the reader's language."""

import copy
import os
import re
from collections.abc import Iterable, Sequence
from inspect import cleandoc
from typing import TypeVar
from unicodedata import east_asian_width

import click

from newsx.translation import LANGUAGES, speak, tr

VARIABLE = "NEWSX_LANG"
_FILLING = "\ue000"
_STOPS = "，、；：。！？）"
_BREAK = re.compile(f"([{_STOPS}]) ")
Command = TypeVar("Command", bound=click.Command)

LANG = click.Option(
    ["--lang"],
    type=click.Choice(LANGUAGES),
    expose_value=False,
    help="Language of messages and help.  [default: NEWSX_LANG, then the locale]",
)


def choose_language(arguments: Sequence[str]) -> None:
    """Speak as the command line asks, else the environment; else as the locale does.

    It is looked for before click reads the command line: ``--help`` and wrong usage speak too.
    """
    asked = os.environ.get(VARIABLE, "")
    words = iter(arguments)
    for word in words:
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name == "--lang":
            asked = value if equals else next(words, "")
    speak(asked or None)


def translate(command: Command) -> Command:
    """The same command with its help in the reader's language, and with ``--lang``."""
    told = copy.copy(command)
    told.context_class = _Context
    # Before Python 3.13 a docstring keeps the indentation of the code; the catalogue has none.
    told.help, told.epilog = _said(command.help and cleandoc(command.help)), _said(command.epilog)
    told.params = [*map(_translate_option, command.params), _translate_option(LANG)]
    if isinstance(told, click.Group):
        told.commands = {name: translate(each) for name, each in told.commands.items()}
    return told


def _translate_option(parameter: click.Parameter) -> click.Parameter:
    told = copy.copy(parameter)
    if isinstance(told, click.Option):
        told.help = _said(told.help)
    return told


def _said(text: str | None) -> str | None:
    # The translation of nothing is the head of the catalogue.
    return tr(text) if text else text


class _CellFormatter(click.HelpFormatter):
    """Lays help out by the columns of a terminal: a Chinese character takes two, where click counts one."""

    def write_text(self, text: str) -> None:
        super().write_text(_fill(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(_fill(name), _fill(text)) for name, text in rows], col_max, col_spacing)

    def getvalue(self) -> str:
        return _BREAK.sub(r"\1", super().getvalue().replace(_FILLING, ""))


class _Context(click.Context):
    formatter_class = _CellFormatter


def _fill(text: str) -> str:
    # The second column of 、 is a blank already, and a line may end there.
    return "".join(
        c if east_asian_width(c) not in "WF" else f"{c} " if c in _STOPS else f"{c}{_FILLING}" for c in text
    )
