"""The words of this process as units, each read once; most are like the others of their tag and ending."""

from collections.abc import Mapping
from functools import cache
from typing import Final

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


class Lexicon(dict[TaggedWord, Unit]):
    """Word and tag -> unit, read once for each word."""

    def __missing__(self, key: TaggedWord) -> Unit:
        word, tag = key
        unit = read_words_alike().read(word, tag)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[key] = unit
        return unit


class WordsAlike:
    """What new words are: most of them what another of their tag and ending is."""

    def __init__(self) -> None:
        self._listed: Final = _read_listed()
        self._firsts: Final = _read_firsts()
        self._endings: Final = _read_endings()
        self._first_met: Final[dict[str, dict[str, Unit]]] = {}
        """By tag and ending: the first word met of those that no table lists."""

    def read(self, word: str, tag: str) -> Unit:
        """A word as a unit."""
        ending = self.find_ending(word)
        if ending is None:
            return read_word(word, tag)
        alike = self._first_met.get(tag)
        if alike is None:
            alike = self._first_met[tag] = {}
        first = alike.get(ending)
        if first is None:
            first = alike[ending] = read_word(word, tag)
        return first.renamed(word)

    def find_ending(self, word: str) -> str | None:
        """The ending that tells, with its tag, what a word is: of most words, none.

        Null for a word that must be read itself.

        >>> alike = WordsAlike()
        >>> alike.find_ending("汽车展"), alike.find_ending("苹果"), alike.find_ending("同比")
        ('车展', '', None)
        """
        if word in self._listed or word[0] in self._firsts or not word.isalnum():
            return None
        endings = self._endings.get(word[-1])
        if endings is not None:
            for ending, alike in endings:
                if word.endswith(ending):
                    return ending if alike else None
        return ""


@cache
def read_words_alike() -> WordsAlike:
    """The words that this process has met."""
    return WordsAlike()


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
def _read_endings() -> dict[str, list[tuple[str, bool]]]:
    """The endings of which something follows, by their last characters, and whether nothing else does.

    What may be glued comes first, for it must be read itself: 上涨 of 价格|上涨.
    """
    endings: dict[str, list[tuple[str, bool]]] = {}
    for ending in (AGAINST, *_read_hedges(), *_read_moves()):
        endings.setdefault(ending[-1], []).append((ending, False))
    for ending in sorted(COUNTING.union(read_ends()), key=len, reverse=True):
        endings.setdefault(ending[-1], []).append((ending, True))
    return endings
