"""The command ``newsx``: finds the commands of this folder and turns every ending into an exit code.

Every module beside this one that holds a `command` is a command of that name; its heavy imports stand
inside its function, so that ``newsx --help`` starts in the time that Python and click need.
"""

import atexit
import gc
import os
import signal
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec
from pkgutil import iter_modules
from types import CodeType

import click

import newsx.cli
from newsx import __version__
from newsx.cli.exit_codes import ExitCode
from newsx.cli.language import choose_language, translate
from newsx.cli.messages import Messages
from newsx.collector import spare_collector
from newsx.export.target import OutputError

EXAMPLES = """\b
Examples:
  newsx extract page.txt                      facts of a page, as a table
  newsx extract pages/ --format jsonl | jq .  facts of a folder, for programs
  newsx explain page.txt --at 120             which rule made a mention
"""


class Commands(click.Group):
    """A group whose commands are the modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(read_helps())

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        told = {name: translate(click.Command(name, help=words)) for name, words in read_helps().items()}
        click.Group(commands=told).format_commands(ctx, formatter)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = f"newsx.cli.{cmd_name.replace('-', '_')}"
        try:
            command = getattr(import_module(module), "command", None)
        except ModuleNotFoundError as error:
            if error.name != module:
                raise
            return None
        return translate(command) if isinstance(command, click.Command) else None


@cache
def read_helps() -> dict[str, str]:
    """The help of every command by its name, read in its code: none is imported, nor what it needs.

    >>> read_helps()["schema"].partition(".")[0]
    'Print the JSON Schema of the output'
    """
    found = {}
    for name in (module.name for module in iter_modules(newsx.cli.__path__)):
        spec = find_spec(f"newsx.cli.{name}")
        get_code = getattr(spec and spec.loader, "get_code", None)
        code = get_code(f"newsx.cli.{name}") if get_code else None
        for part in code.co_consts if code else ():
            if isinstance(part, CodeType) and part.co_name == "command":
                words = part.co_consts[0] if part.co_consts else None
                # Python leaves it out if asked for (-OO).
                found[name] = words if isinstance(words, str) else ""
    return found


def _print_version(context: click.Context, option: click.Parameter, asked: bool) -> None:
    """``--version``: the version, and whether mypyc has compiled the stages."""
    if not asked or context.resilient_parsing:
        return
    stage = find_spec("newsx.entities.tagger")
    compiled = stage is not None and (stage.origin or "").endswith(tuple(EXTENSION_SUFFIXES))
    click.echo(f"newsx {__version__}{' (compiled)' if compiled else ''}")
    context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXAMPLES)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Extracts places, organizations, people, figures and linked facts from Chinese economic news."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the words behind ``newsx``; those of the process by default.

    Returns:
        An `ExitCode`.
    """
    if arguments is None:
        _spare_collector()
        sys.unraisablehook = _stop_later
    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, _stop)
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except BrokenPipeError:
        # `newsx … | head` has what it wants.
        _forget_stdout()
        return ExitCode.DONE
    except OutputError as error:
        Messages().error(*str(error).split(": ", 1))
        _forget_stdout()
        return ExitCode.OUTPUT_FAILED
    except (KeyboardInterrupt, click.Abort):
        return ExitCode.INTERRUPTED


def _spare_collector() -> None:
    """Fewer searches for garbage: of a start every object stays, and at the end none matters any more."""
    spare_collector()
    # Else Python looks at all that is there once more before it ends.
    atexit.register(gc.freeze)


def _stop(number: int, frame: object) -> None:
    """End as the shell expects of a signal, but put away unfinished files first."""
    sys.exit(128 + number)


def _stop_later(ignored: "sys.UnraisableHookArgs") -> None:
    """Send a signal again that came inside a callback, as imports have them: Python ignores it there."""
    number = _signal_of(ignored.exc_value)
    if number:
        from threading import Timer

        Timer(0.01, signal.raise_signal, [number]).start()
    else:
        sys.__unraisablehook__(ignored)


def _signal_of(error: BaseException | None) -> int:
    """The signal that made an error; 0 if none did."""
    if isinstance(error, KeyboardInterrupt):
        return signal.SIGINT
    code = error.code if isinstance(error, SystemExit) else None
    return code - 128 if isinstance(code, int) and code > 128 else 0


def _forget_stdout() -> None:
    # Python flushes standard output once more at the end, and would complain.
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    if instruction := os.environ.get("_NEWSX_COMPLETE"):
        from click.shell_completion import shell_complete

        return shell_complete(translate(cli), {}, "newsx", "_NEWSX_COMPLETE", instruction)
    choose_language(arguments)
    program = translate(cli)
    try:
        with program.make_context("newsx", arguments) as context:
            code = program.invoke(context)
            return int(code or ExitCode.DONE)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
