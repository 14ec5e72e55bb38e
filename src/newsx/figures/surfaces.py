"""The longest of many words at a place of a text, by their lengths: no pattern has to be compiled for it."""

from collections.abc import Iterable


class Surfaces:
    """A set of words.

    >>> Surfaces(["吨", "吨公里"]).find_end("每吨公里3元", 1, 7)
    4
    """

    __slots__ = ("_lengths", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._lengths = lengths_by_first(self._words)

    @property
    def first_characters(self) -> str:
        return "".join(sorted(self._lengths))

    def find_ends(self, text: str, at: int, stop: int) -> list[int]:
        """Where the words that begin at ``at`` end, the longest first."""
        lengths = self._lengths.get(text[at : at + 1], ())
        return [at + n for n in lengths if at + n <= stop and text[at : at + n] in self._words]

    def find_end(self, text: str, at: int, stop: int) -> int:
        """Where the longest word that begins at ``at`` ends; -1 where none does."""
        for length in self._lengths.get(text[at : at + 1], ()):
            if at + length <= stop and text[at : at + length] in self._words:
                return at + length
        return -1


def lengths_by_first(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """First character -> the lengths of the words that begin with it, the longest first."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
