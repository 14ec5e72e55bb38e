"""What the build scripts share: jieba's tags, to tell plain words from names, and the writing of a table."""

import sys
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import jieba

NAME_COLUMNS = ("name", "code", "kind", "aliases", "weak")
"""``aliases`` count wherever they stand; ``weak`` forms are also plain words and need evidence beside them."""
DICTIONARIES = Path(__file__).parents[1]


def sources() -> Path:
    """The folder of the source files, from the command line."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} GAZETTEER_FOLDER")
    return Path(sys.argv[1])


@cache
def word_tags() -> dict[str, tuple[int, str]]:
    """Frequency and tag of every word of jieba's dictionary."""
    tags = {}
    with jieba.get_module_res("dict.txt") as file:
        for line in file.read().decode("utf-8").splitlines():
            word, frequency, tag = line.split(" ")
            tags[word] = (int(frequency), tag)
    return tags


def is_plain_word(word: str, names: tuple[str, ...] = ("ns", "nt", "nz", "nr", "nrt", "nrfg")) -> bool:
    """Whether jieba knows it as a word that is no name."""
    entry = word_tags().get(word)
    return entry is not None and entry[1] not in names


def normalise(name: str) -> str:
    """Half-width letters, no blanks."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def write_table(name: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(columns), *("\t".join(row).rstrip("\t") for row in rows)]
    (DICTIONARIES / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}.tsv: {len(lines) - 1} rows")
