"""jieba's dictionary, laid out so that the words of one page are found without reading the others.

jieba reads 350,000 words before it cuts the first, which takes it a second, and rjieba an eighth of one. Here
they are kept by their first two characters; of these a page has a thousand that begin words. What jieba's
algorithm makes of them is the same.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import accumulate, chain
from math import inf, log
from pathlib import Path

from newsx.kept import Prefixes, keep, lay_out

Entry = tuple[str, int, str]
"""A word, its frequency, its tag."""


def open_word_list(*, rust: bool) -> "WordList | None":
    """The kept dictionary of the installed jieba, made now if need be; None where nothing can be kept.

    Args:
        rust: with what rjieba knows beside: the parts of speech of characters that are no words.
    """
    spec = find_spec("jieba")
    if spec is None or not spec.origin:
        return None
    source = Path(spec.origin).with_name("dict.txt")

    def make() -> list[bytes]:
        return lay_out_words(chain(_rust_characters() if rust else (), read_entries(source)))

    parts = keep("rust-words" if rust else "words", (source, Path(__file__)), make)
    return WordList(parts) if parts else None


def read_entries(path: Path) -> Iterator[Entry]:
    """The rows of a dictionary in jieba's format."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, frequency, tag = line.split()
            yield word, int(frequency), tag


def _rust_characters() -> Iterator[Entry]:
    import rjieba

    tagged = rjieba.tag("\n".join(map(chr, range(0x4E00, 0x9FD6))), False)
    return ((character, 0, tag) for character, tag in tagged if tag != "x")


def lay_out_words(entries: Iterable[Entry]) -> list[bytes]:
    """The parts of a kept dictionary.

    Raises:
        ValueError: if a word of several characters has no frequency.
    """
    total = 0
    words: dict[str, tuple[int, str]] = {}
    for word, frequency, tag in entries:
        # jieba counts a word that comes twice twice, and knows it as it came last.
        total += frequency
        words[word] = frequency, tag
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[:2], []).append(word)
    keys = sorted(groups)
    ordered = [word for key in keys for word in groups[key]]
    tags = sorted({tag for _, tag in words.values()})
    numbers = {tag: number for number, tag in enumerate(tags)}
    whole = log(total)
    # A character without a frequency has a tag, and is no word.
    weights = [
        -inf if len(word) == 1 and not words[word][0] else log(words[word][0]) - whole for word in ordered
    ]
    return [
        array("I", accumulate([len(groups[key]) for key in keys], initial=0)).tobytes(),
        array("d", [*weights, -whole]).tobytes(),
        bytes([numbers[words[word][1]] for word in ordered]),
        "\n".join(tags).encode(),
        *lay_out({key: "\n".join([word[2:] for word in group]) for key, group in groups.items()}),
    ]


class WordList:
    """The words of a kept dictionary that the texts read so far may hold.

    >>> parts = lay_out_words([("昌吉", 9, "ns"), ("昌吉州", 4, "ns"), ("州", 7, "n")])
    >>> words = WordList(tuple(map(memoryview, parts)))
    >>> words.read("昌吉州")
    >>> words.tags
    {'州': 'n', '昌吉': 'ns', '昌吉州': 'ns'}
    >>> words.openings == {"昌吉": (words.weights["昌吉"], (3,))}
    True
    """

    def __init__(self, parts: Sequence[memoryview]) -> None:
        """
        Args:
            parts: of `lay_out_words`.
        """
        starts, weights, self._tags, names, *prefixes = parts
        self._starts, self._weights = starts.cast("I"), weights.cast("d")
        self._tag_names = str(names, "utf-8").split("\n")
        self._prefixes = Prefixes(prefixes)
        self.weights: dict[str, float] = {}
        """The logarithm of how often a word comes among all."""
        self.tags: dict[str, str] = {}
        self.openings: dict[str, tuple[float, tuple[int, ...]]] = {}
        """Two characters -> their weight as a word, minus infinity if they are none, and the lengths of the
        longer words that begin with them, the shortest first."""
        self.unknown = self._weights[-1]
        """The weight of a character that is no word."""

    def read(self, text: str) -> None:
        """Look up all words of a text."""
        names = self._tag_names
        for key, index in self._prefixes.new_in(text):
            words = [key + rest for rest in self._prefixes.text(index).split("\n")]
            begin, end = self._starts[index : index + 2]
            self.weights.update(zip(words, self._weights[begin:end], strict=True))
            self.tags.update(zip(words, [names[tag] for tag in self._tags[begin:end]], strict=True))
            if len(key) > 1:
                longer = sorted({len(word) for word in words} - {2})
                self.openings[key] = self.weights.get(key, -inf), tuple(longer)
