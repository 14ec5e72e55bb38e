"""The words of this process as units, each read once; most are like the others of their tag and ending."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, Final

from newsx.facts.cues import Cue, read_cues, read_joined, read_role, read_tags, read_words
from newsx.facts.signals import read_ends, read_openings, read_wholes
from newsx.facts.unit import (
    COUNTING,
    EACH,
    STOPS,
    Unit,
    read_notes,
    read_unit,
)
from newsx.tokens.cutting import TaggedWord

MOST_KEPT: Final = 100_000
LONGEST_KEPT: Final = 16
"""The lexicon keeps so many words, none longer than this: a hostile text has no end of new ones."""

list_traits: Final = attrgetter(*[field.name for field in fields(Unit)][3:])
"""All that a unit is besides its kind, text and tag."""


class Lexicon(dict[TaggedWord, Unit]):
    """Word and tag -> unit, read once for each word."""

    def __init__(self) -> None:
        super().__init__()
        self._listed: Final = _read_listed()
        self._firsts: Final = _read_firsts()
        self._endings: Final = _read_endings()
        self._traits: Final[dict[tuple[str, str], tuple[Any, ...]]] = {}
        """Tag and ending -> what a word is by them that no table lists."""

    def __missing__(self, key: TaggedWord) -> Unit:
        word, tag = key
        ending = self.find_ending(word)
        unit = read_word(word, tag) if ending is None else self._read_unlisted(word, tag, ending)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[key] = unit
        return unit

    def find_ending(self, word: str) -> str | None:
        """The ending that tells, with its tag, what a word is: of most words, none.

        Null for a word that must be read itself.

        >>> Lexicon().find_ending("汽车展"), Lexicon().find_ending("苹果"), Lexicon().find_ending("同比")
        ('车展', '', None)
        """
        if word in self._listed or word[0] in self._firsts or not word.isalnum():
            return None
        for ending, alike in self._endings.get(word[-1], ()):
            if word.endswith(ending):
                return ending if alike else None
        return ""

    def _read_unlisted(self, word: str, tag: str, ending: str) -> Unit:
        """All but its text such a word has in common with the first that was met of its tag and ending."""
        traits = self._traits.get((tag, ending))
        if traits is None:
            traits = self._traits[tag, ending] = list_traits(read_word(word, tag))
        return Unit("word", word, tag, *traits)


@cache
def read_lexicon() -> Lexicon:
    """The lexicon of this process."""
    return Lexicon()


def read_word(word: str, tag: str) -> Unit:
    """A word by all that the tables say of it."""
    cue = read_cues().get(word)
    if cue:
        return read_unit("cue", word, tag, cue)
    if word[0] in STOPS or word.isspace():
        return read_unit("mark", word, tag)
    unit = read_unit("word", word, read_joined().get(word) or read_tags().get(word, tag))
    unit.parts = tuple(_split_glued(word, tag))
    unit.marked = unit.marked or bool(unit.parts)
    return unit


def _split_glued(word: str, tag: str) -> list[Unit]:
    """The cue that the segmenter left inside a word and the rest; nothing where it left none."""
    cues: Mapping[str, Cue] = read_cues()
    for prefix in _read_prefixes().get(word[0], ()):  # 占全疆, 同比增加 as one word
        rest = word.removeprefix(prefix)
        if rest != word and (rest in cues or rest in read_words("rank_fields")):
            behind = read_word(rest, tag)
            return [read_unit("cue", prefix, tag, cues[prefix]), *(behind.parts or (behind,))]
    if len(word) == 3 and word[1] in read_role("dimension") and word[2] in _read_hedges():
        # 全长约 as one word
        return [read_unit("word", word[:2], "n"), read_unit("cue", word[2], tag, cues[word[2]])]
    if word[-1] == AGAINST and word[:-1] in read_words("measure_nouns"):  # 价格比(去年上涨) as one word
        return [read_unit("word", word[:-1], "n"), read_unit("cue", AGAINST, "p", cues[AGAINST])]
    measured = len(word) == 3 and word[0] in read_words("measure_nouns")  # (石油)量减少 as one word
    if (len(word) > 3 or measured) and word[-2:] in _read_moves():  # 价格上涨 as one word
        return [read_unit("word", word[:-2], "n"), read_unit("cue", word[-2:], tag, cues[word[-2:]])]
    return []


AGAINST: Final = "比"


@cache
def _read_prefixes() -> Mapping[str, list[str]]:
    """The cues that the segmenter may leave before another, by their first characters."""
    prefixes: dict[str, list[str]] = {}
    for prefix in ("占", *sorted(read_role("adverb"))):
        prefixes.setdefault(prefix[0], []).append(prefix)
    return prefixes


@cache
def _read_hedges() -> frozenset[str]:
    """The hedges of one character that it may leave behind a dimension: 约."""
    return frozenset(word for word, cue in read_cues().items() if len(word) == 1 and cue.role == "hedge")


@cache
def _read_moves() -> frozenset[str]:
    """The cues of two characters that it may leave behind what moves: 上涨."""
    return frozenset(word for word, cue in read_cues().items() if len(word) == 2 and cue.role == "grow")


@cache
def _read_listed() -> frozenset[str]:
    """The words that are more than their tag and ending say."""
    words = (read_joined(), read_tags(), read_notes(), read_wholes(), read_openings())
    return frozenset(read_cues()).union(*words)


@cache
def _read_firsts() -> frozenset[str]:
    """The characters of which a word may be more that begins with them: 其中|国, 占|全省, 每."""
    return frozenset(EACH).union(_read_prefixes(), [word[0] for word in read_openings()])


@cache
def _read_endings() -> Mapping[str, list[tuple[str, bool]]]:
    """The endings of which something follows, by their last characters, and whether nothing else does.

    What may be glued comes first, for it must be read itself: 上涨 of 价格|上涨.
    """
    endings: dict[str, list[tuple[str, bool]]] = {}
    for ending in (AGAINST, *_read_hedges(), *_read_moves()):
        endings.setdefault(ending[-1], []).append((ending, False))
    for ending in sorted(COUNTING.union(read_ends()), key=len, reverse=True):
        endings.setdefault(ending[-1], []).append((ending, True))
    return endings
