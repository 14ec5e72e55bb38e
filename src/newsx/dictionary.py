"""Finds, reads and checks the tables of ``dictionaries/``; the only module that knows their path."""

from functools import cache
from pathlib import Path

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
    raise DictionaryError(f"no dictionaries/ folder beside {package}: reinstall newsx")


def read_table(name: str, columns: Row) -> tuple[Row, ...]:
    """The rows of ``dictionaries/<name>.tsv``, each a tuple in the order of ``columns``.

    The file is UTF-8, tab separated, its first line naming exactly ``columns``. Trailing empty
    cells may be left out.

    Raises:
        DictionaryError: if the file is missing, its header differs, or a row has too many cells.
    """
    path = dictionaries() / f"{name}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DictionaryError(f"{path}: {error.strerror}: reinstall newsx") from error
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise DictionaryError(f"{path}:1: the header must read {' '.join(columns)} (tab separated)")
    rows: list[Row] = []
    width = len(columns)
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        elif len(cells) > width:
            raise DictionaryError(f"{path}:{number}: {len(cells)} cells where the header has {width}")
        rows.append(tuple(cells))
    return tuple(rows)
