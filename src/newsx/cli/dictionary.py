"""``newsx dictionary``: the tables of names, newsx's own and the user's."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from newsx.cli.dictionary_options import DictionaryOptions, dictionary_options
from newsx.cli.exit_codes import ExitCode
from newsx.cli.messages import Messages
from newsx.cli.options import list_format
from newsx.export.listing import ListShape
from newsx.translation import tr

if TYPE_CHECKING:
    from newsx.dictionary import UserDictionary
    from newsx.entities.names import Lexicon, Name

COLUMNS = ("surface", "type", "name", "code", "kind", "weak", "row")
EXAMPLES = """\b
Examples:
  newsx dictionary check my.tsv       every bad row, and what to do
  newsx dictionary show 石河子        what a name stands for
  newsx dictionary search 天山        names that hold a word
"""
CHECK_EXAMPLES = """\b
Examples:
  newsx dictionary check my.tsv
  newsx dictionary check ~/.config/newsx/dictionaries/*

\b
Exit codes: 0 every row is good, 1 some are bad, 3 no file could be read.
"""
LIST_EXAMPLES = """\b
Examples:
  newsx dictionary list
  newsx dictionary list -d my.tsv --format csv
"""
SHOW_EXAMPLES = """\b
Examples:
  newsx dictionary show 石河子
  newsx dictionary show 朝阳区 --format json | jq .names[].code

\b
Exit codes: 0 found, 3 no table has this name.
"""
SEARCH_EXAMPLES = """\b
Examples:
  newsx dictionary search 天山
  newsx dictionary search 银行 --limit 0 --format csv > banks.csv

\b
Exit codes: 0 found, 3 no table has such a name.
"""


@click.group(epilog=EXAMPLES)
def command() -> None:
    """Check your dictionaries; look names up in all of them."""


@command.command(epilog=CHECK_EXAMPLES)
@click.argument("files", nargs=-1, required=True, metavar="FILES...")
def check(files: tuple[str, ...]) -> int:
    """Tell every bad row of FILES: its line, what is wrong, and what to do.

    A dictionary is UTF-8: a table with the columns name, type (place, organization or person), code and
    aliases, the last two as needed; or a jieba user dictionary, word, frequency and tag, whose words with
    the tags ns, nt and nr are places, organizations and people.
    """
    from newsx.cli.outputs import write_stdout
    from newsx.dictionary import DictionaryError, read_user_dictionary

    messages = Messages()
    read = bad = 0
    for file in files:
        try:
            dictionary = read_user_dictionary(file)
        except DictionaryError as error:
            messages.error(*str(error).split(": ", 1))
            continue
        read += 1
        bad += len(dictionary.problems)
        write_stdout(_tell(dictionary))
        names = sum(bool(word.type) for word in dictionary.words)
        words = len(dictionary.words) - names
        messages.note(
            tr(
                "{file}: names: {names}; words for the segmenter: {words}; bad rows: {problems}",
                file=file,
                names=names,
                words=words,
                problems=len(dictionary.problems),
            )
        )
    if not read:
        return ExitCode.ALL_FAILED
    return ExitCode.SOME_FAILED if bad or read < len(files) else ExitCode.DONE


def _tell(dictionary: "UserDictionary") -> Iterator[bytes]:
    from newsx.export.visible import visible

    for problem in dictionary.problems:
        row = visible(problem.text.replace("\t", " | "))
        place = visible(f"{dictionary.path}:{problem.line}")
        yield f"{place}: {visible(problem.advice)}\n    {row}\n".encode("utf-8", "replace")


@command.command("list", epilog=LIST_EXAMPLES)
@dictionary_options
@list_format
def list_(dictionaries: DictionaryOptions, format_: ListShape) -> int:
    """List the tables of names with their number of rows; yours stand last and come first."""
    from newsx.cli.outputs import write_stdout
    from newsx.entities.names import list_tables
    from newsx.export.listing import encode_list

    rows: list[tuple[str, str, int]] = [(table.file, table.type, table.rows) for table in list_tables()]
    rows += (
        (str(user.path), " ".join(sorted({word.type or "word" for word in user.words})), len(user.words))
        for user in dictionaries.read(Messages())
    )
    write_stdout([encode_list("tables", ("table", "type", "rows"), rows, format_, sys.stdout)])
    return ExitCode.DONE


@command.command(epilog=SHOW_EXAMPLES)
@click.argument("name")
@dictionary_options
@list_format
def show(name: str, dictionaries: DictionaryOptions, format_: ListShape) -> int:
    """Say all that NAME may stand for, and which row says so.

    A weak name is a plain word too, and counts only with evidence beside it.
    """
    users = dictionaries.read(Messages())
    lexicon = _lexicon(users)
    return _write([(name, found) for found in lexicon.lookup(name)], name, users, format_)


@command.command(epilog=SEARCH_EXAMPLES)
@click.argument("word")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    help="Show so many names, the shortest first; 0 shows all.",
)
@dictionary_options
@list_format
def search(word: str, limit: int, dictionaries: DictionaryOptions, format_: ListShape) -> int:
    """List the names that hold WORD, in any table."""
    from newsx.entities.names import search_names

    users = dictionaries.read(Messages())
    found = search_names(_lexicon(users), word, sys.maxsize)
    shown = found[:limit] if limit else found
    code = _write(shown, word, users, format_)
    if len(shown) < len(found):
        Messages().note(tr("{shown} more: --limit 0 shows all", shown=len(found) - len(shown)))
    return code


def _lexicon(users: "Iterable[UserDictionary]") -> "Lexicon":
    from newsx.entities.names import Lexicon, user_names

    return Lexicon(pair for user in users for pair in user_names(user))


def _write(
    found: "Iterable[tuple[str, Name]]", asked: str, users: "Iterable[UserDictionary]", format_: ListShape
) -> int:
    from newsx.cli.outputs import write_stdout
    from newsx.export.explanation import find_rows, own_rows
    from newsx.export.listing import encode_list

    own = own_rows(users)
    rows = [
        (
            surface, name.type, name.name, name.code or None, name.kind or None,
            "weak" if name.weak else None,
            own.get((name.source, name.name)) or " ".join(find_rows(name.source, name.name, code=name.code)),
        )
        for surface, name in found
    ]  # fmt: skip
    if not rows:
        Messages().error(
            asked, tr("no table has this name"), tr("try newsx dictionary search with a part of it")
        )
        return ExitCode.ALL_FAILED
    write_stdout([encode_list("names", COLUMNS, rows, format_, sys.stdout)])
    return ExitCode.DONE
