"""Writes man/newsx.1 from the commands themselves: what ``--help`` says, in the words of man(7).

usage: man.py    tests/test_man.py holds the two equal
"""

import inspect
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from newsx import __version__
from newsx.cli.exit_codes import ExitCode
from newsx.cli.main import cli

PAGE = Path(__file__).parents[1] / "man" / "newsx.1"
DATE = "2026-11-21"
"""When the page last changed its form; readers of man want one."""

_EXIT_STATUS = {
    ExitCode.DONE: "All was done.",
    ExitCode.SOME_FAILED: "Some inputs failed, which are named on standard error; the others were done.",
    ExitCode.USAGE: "The command line is wrong.",
    ExitCode.ALL_FAILED: "No input succeeded.",
    ExitCode.OUTPUT_FAILED: "The output could not be written.",
    ExitCode.INTERRUPTED: "Interrupted.",
}
_ENVIRONMENT = {
    "NEWSX_DICTIONARIES": "The folder of your dictionaries, in place of the one of the configuration.",
    "NEWSX_LANG": "Language of messages and help, en or zh, before that of the locale.",
    "NO_COLOR": "If set, tables have no colours.",
    "COLUMNS": "How wide tables are where the terminal does not say so.",
    "PGHOST, PGUSER, PGPASSWORD, PGPASSFILE, …": "What --database-url leaves out, as libpq reads it.",
}
_FILES = {
    "~/.config/newsx/dictionaries/": "Your dictionaries: every .tsv and .txt of this folder is read.",
    "OUT.journal, OUT.results": "Beside an output: what a run has done, for --resume.",
}


_ESCAPES = str.maketrans({"\\": "\\e", "-": "\\-", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"})


def write_page() -> str:
    """The whole page."""
    page = "\n".join(line for line in _write() if line) + "\n"
    # Behind a heading a paragraph begins by itself.
    return re.sub(r"^(\.SH .*\n)\.PP\n", r"\1", page, flags=re.MULTILINE)


def _write() -> Iterator[str]:
    context = click.Context(cli, info_name="newsx", **cli.context_settings)
    yield '.\\" Written by scripts/man.py from newsx --help.'
    yield f'.TH NEWSX 1 {DATE} "newsx {__version__}" "User Commands"'
    yield ".SH NAME\nnewsx \\- extract checked, linked facts from Chinese economic news"
    yield ".SH SYNOPSIS\n.B newsx\n.I COMMAND\n.RI [ ARGUMENTS ]"
    yield ".SH DESCRIPTION"
    yield from _paragraphs(cli.help or "")
    yield ".PP\nData goes to standard output, messages go to standard error."
    yield ".SH OPTIONS"
    yield from _options(cli, context)
    yield ".SH COMMANDS"
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command
        yield from _command(command, click.Context(command, context, info_name=name), f"newsx {name}")
    yield ".SH EXIT STATUS"
    for code, words in _EXIT_STATUS.items():
        yield from _entry(f"\\fB{int(code)}\\fR", words)
    yield ".SH ENVIRONMENT"
    for name, words in _ENVIRONMENT.items():
        yield from _entry(f"\\fB{_escape(name)}\\fR", words)
    yield ".SH FILES"
    for name, words in _FILES.items():
        yield from _entry(f"\\fI{_escape(name)}\\fR", words)
    yield ".SH EXAMPLES"
    yield from _paragraphs(cli.epilog or "")
    yield ".SH SEE ALSO\n.BR jq (1),\n.BR sqlite3 (1)"


def _command(command: click.Command, context: click.Context, name: str) -> Iterator[str]:
    yield f".SS {_escape(name)}"
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f".B {_escape(name)}\n{_escape(pieces)}"
    yield from _paragraphs(inspect.cleandoc(command.help or ""))
    yield from _options(command, context)
    yield from _paragraphs(command.epilog or "")
    if isinstance(command, click.Group):
        for part, sub in command.commands.items():
            yield from _command(sub, click.Context(sub, context, info_name=part), f"{name} {part}")


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record is not None:
            names, words = record
            shown = re.sub(r"(?<!\w)(--?[\w-]+)", lambda name: f"\\fB{_escape(name[1])}\\fR", names)
            yield from _entry(shown, words)


def _entry(tag: str, words: str) -> Iterator[str]:
    yield f".TP\n{tag}"
    yield from _wrap(words)


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs as click takes them; those behind its mark keep their lines."""
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        lines = paragraph.split("\n")
        if lines[0].strip() == "\b":
            yield ".PP\n.nf"
            yield from (_line(line) for line in lines[1:])
            yield ".fi"
        elif paragraph.strip():
            yield ".PP"
            yield from _wrap(" ".join(line.strip() for line in lines))


def _wrap(text: str) -> Iterator[str]:
    yield from map(_line, textwrap.wrap(text, 72, break_long_words=False, break_on_hyphens=False))


def _line(text: str) -> str:
    """A line of text: no request of roff, whatever it begins with."""
    text = _escape(text.replace("``", "")).rstrip()
    return f"\\&{text}" if text.startswith((".", "'")) else text


def _escape(text: str) -> str:
    r"""Text for roff: - is a hyphen there, \ begins a word of its own.

    >>> print(_escape("--only a\\b"))
    \-\-only a\eb
    """
    return text.translate(_ESCAPES)


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(write_page(), encoding="utf-8")
