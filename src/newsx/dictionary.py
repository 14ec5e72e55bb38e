"""Finds, reads and checks the tables of ``dictionaries/``; the only module that knows their path."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from newsx.translation import tr, trn

Row = tuple[str, ...]


class DictionaryError(ValueError):
    """A table that cannot be used; the message names the file, the line and what to do."""


@cache
def dictionaries() -> Path:
    """The folder of the tables: inside the installed package, or at the top of a source checkout."""
    package = Path(__file__).parent
    for folder in (package / "dictionaries", package.parents[1] / "dictionaries"):
        if folder.is_dir():
            return folder
    raise DictionaryError(tr("no dictionaries/ folder beside {package}: reinstall newsx", package=package))


def table_path(name: str) -> Path:
    """The file of a table."""
    return dictionaries() / f"{name}.tsv"


def read_table(name: str, columns: Row) -> tuple[Row, ...]:
    """The rows of ``dictionaries/<name>.tsv``, each a tuple in the order of ``columns``.

    The file is UTF-8, tab separated, its first line naming exactly ``columns``. Trailing empty
    cells may be left out.

    Raises:
        DictionaryError: if the file is missing, its header differs, or a row has too many cells.
    """
    path = table_path(name)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DictionaryError(
            tr("{path}: {strerror}: reinstall newsx", path=path, strerror=error.strerror)
        ) from error
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise DictionaryError(
            tr(
                "{path}:1: the header must read {columns} (tab separated)",
                path=path,
                columns=" ".join(columns),
            )
        )
    width = len(columns)
    rows = [tuple(line.split("\t")) for line in lines[1:]]
    for number, row in enumerate(rows):
        if len(row) != width:
            if len(row) > width:
                raise DictionaryError(
                    tr(
                        "{path}:{number}: {row} cells where the header has {width}",
                        path=path,
                        number=number + 2,
                        row=len(row),
                        width=width,
                    )
                )
            rows[number] = row + ("",) * (width - len(row))
    return tuple(rows)


NAME_TYPES = ("place", "organization", "person")
USER_COLUMNS: Row = ("name", "type", "code", "aliases")
JIEBA_TYPES = {"ns": "place", "nt": "organization", "nr": "person"}
USER_VARIABLE = "NEWSX_DICTIONARIES"
FREQUENCY_DIGITS = 9
CODE_LENGTHS = {2: "ISO 3166", 6: "GB/T 2260"}


class UserWord(NamedTuple):
    """One name or word of a user's dictionary."""

    name: str
    type: str
    """``place``, ``organization`` or ``person``; empty for a word that is only for the segmenter."""
    code: str = ""
    aliases: tuple[str, ...] = ()
    frequency: int | None = None
    """Of jieba's format: how common the word is."""
    tag: str = ""
    """Of jieba's format: its part of speech."""
    line: int = 0

    @property
    def is_segmenter_word(self) -> bool:
        """Whether it stood in jieba's format, and so tells the segmenter how to cut."""
        return not self.type or bool(self.tag) or self.frequency is not None


@dataclass(frozen=True, slots=True)
class Problem:
    """A row of a user's dictionary that cannot be used."""

    line: int
    text: str
    advice: str
    """What is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class UserDictionary:
    """A user's dictionary: its good rows, and what is wrong with the others.

    It travels to other processes and machines as the bytes of its file, and is parsed there.
    """

    path: Path
    content: bytes = field(repr=False)
    words: tuple[UserWord, ...] = field(compare=False)
    problems: tuple[Problem, ...] = field(compare=False)

    def __reduce__(self) -> tuple[Callable[[Path, bytes], "UserDictionary"], tuple[Path, bytes]]:
        return parse_user_dictionary, (self.path, self.content)


def read_user_dictionary(path: Path | str) -> UserDictionary:
    """The user's names of a file, every bad row told by its line.

    Two formats, told apart by the tabs: a table ``name type [code] [aliases]`` (``|`` between aliases, a
    header line allowed), and jieba's ``word [frequency] [tag]``, whose tags ``ns``, ``nt`` and ``nr`` make
    places, organizations and people. Blank lines and lines from ``#`` on are passed over.

    Raises:
        DictionaryError: if the file cannot be read or is not UTF-8.
    """
    path = Path(path)
    try:
        return parse_user_dictionary(path, path.read_bytes())
    except OSError as error:
        raise DictionaryError(f"{path}: {error.strerror}") from error


def read_faultless(path: Path | str) -> UserDictionary:
    """The user's names of a file without a bad row.

    Raises:
        DictionaryError: if there is one, or the file cannot be read.
    """
    dictionary = read_user_dictionary(path)
    for problem in dictionary.problems:
        more = len(dictionary.problems) - 1
        beside = trn(" ({number} more row is bad)", " ({number} more rows are bad)", more) if more else ""
        raise DictionaryError(f"{path}:{problem.line}: {problem.advice}{beside}")
    return dictionary


# Few, for they may be large: an engine sends the same one with every piece of its work.
@lru_cache(maxsize=8)
def parse_user_dictionary(path: Path, content: bytes) -> UserDictionary:
    """The user's names of a file that is read already.

    Args:
        path: the file; its stem becomes the ``source`` of the names.
        content: its bytes, UTF-8.

    Raises:
        DictionaryError: if it is not UTF-8.
    """
    try:
        lines = content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise DictionaryError(
            tr("{path}: byte {start} is not UTF-8: save the file as UTF-8", path=path, start=error.start)
        ) from error
    words: list[UserWord] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        row = line.rstrip("\r")
        if (
            not row.strip()
            or row.startswith("#")
            or (number == 1 and row.split("\t")[:2] == ["name", "type"])
        ):
            continue
        word, advice = parse_row(row, number) if "\t" in row else parse_jieba_row(row, number)
        if word is not None:
            for form in (word.name, *word.aliases):
                if seen.setdefault(form, number) != number:
                    advice = tr(
                        "{form} stands in line {line} already: delete one of them",
                        form=form,
                        line=seen[form],
                    )
        if advice or word is None:
            problems.append(Problem(number, row, advice))
        else:
            words.append(word)
    return UserDictionary(path, content, tuple(words), tuple(problems))


def parse_row(row: str, line: int) -> tuple[UserWord | None, str]:
    """A row of a table as a name, or nothing and what to do.

    >>> parse_row("云海新材\\torganization", 3)
    (UserWord(name='云海新材', type='organization', code='', aliases=(), frequency=None, tag='', line=3), '')
    >>> parse_row("云海新材\\tfirm", 3)
    (None, 'the type "firm" is not place, organization or person: write one of these')
    """
    cells = row.split("\t")
    if len(cells) > len(USER_COLUMNS):
        names = ", ".join(USER_COLUMNS)
        return None, tr(
            "{found} cells where there are {width}: {names}",
            found=len(cells),
            width=len(USER_COLUMNS),
            names=names,
        )
    name, type_, code, aliases = map(str.strip, (*cells, "", "")[: len(USER_COLUMNS)])
    if type_ not in NAME_TYPES:
        return None, tr(
            'the type "{type}" is not place, organization or person: write one of these', type=type_
        )
    if code and not (len(code) in CODE_LENGTHS and (code.isdigit() if len(code) == 6 else code.isupper())):
        return None, tr(
            'the code "{code}" is neither six digits (GB/T 2260) nor two capitals (ISO 3166)', code=code
        )
    short = tuple(filter(None, map(str.strip, aliases.split("|")))) if aliases else ()
    for form in (name, *short):
        if len(form) < 2:
            return None, _too_short(form)
    return UserWord(name, type_, code, short, None, "", line), ""


def _too_short(name: str) -> str:
    return tr('"{name}" is too short to be found safely: names have two characters at least', name=name)


def parse_jieba_row(row: str, line: int) -> tuple[UserWord | None, str]:
    """A row of jieba's format as a word, or nothing and what to do.

    >>> parse_jieba_row("云海新材 nt 20000 x", 1)[1]
    'four parts where there are three: word, frequency, tag'
    """
    parts = row.split()
    if len(parts) > 3:
        return None, tr("four parts where there are three: word, frequency, tag")
    name, *rest = parts
    frequency = None
    if rest and rest[0].isdecimal() and len(rest[0]) <= FREQUENCY_DIGITS:
        frequency = int(rest.pop(0))
    if len(rest) > 1 or (rest and rest[0].isdecimal()):
        return None, tr(
            'the frequency "{frequency}" is not a whole number of {digits} digits at most',
            frequency=rest[0],
            digits=FREQUENCY_DIGITS,
        )
    tag = rest[0] if rest else ""
    if tag in NAME_TYPES:
        return None, tr("a name and its type are separated by a tab, not by blanks")
    if tag and not (tag.isascii() and tag.isalpha()):
        return None, tr('the tag "{tag}" is not a part of speech such as n, ns, nt or nr', tag=tag)
    type_ = JIEBA_TYPES.get(tag, "")
    if type_ and len(name) < 2:
        return None, _too_short(name)
    return UserWord(name, type_, frequency=frequency, tag=tag, line=line), ""


def user_dictionaries() -> tuple[Path, ...]:
    """The files of the user's own folder of dictionaries, by name.

    ``$NEWSX_DICTIONARIES``, else ``newsx/dictionaries`` in the configuration folder: ``%APPDATA%`` on
    Windows, else ``$XDG_CONFIG_HOME`` or ``~/.config``. None where there is no such folder.

    Raises:
        DictionaryError: if the folder cannot be read.
    """
    configured = os.environ.get(USER_VARIABLE)
    if configured:
        folder = Path(configured)
    else:
        base = os.environ.get("APPDATA") if os.name == "nt" else os.environ.get("XDG_CONFIG_HOME")
        # A service may run as a user without a home.
        home = base or os.path.join(os.path.expanduser("~"), ".config")
        folder = Path(home, "newsx", "dictionaries")
    try:
        if not folder.is_dir():
            return ()
        files = (path for path in folder.iterdir() if path.suffix in (".tsv", ".txt") and path.is_file())
        return tuple(sorted(files))
    except OSError as error:
        raise DictionaryError(f"{folder}: {error.strerror}") from error
