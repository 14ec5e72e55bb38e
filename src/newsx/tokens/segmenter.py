"""Text -> tokens: the one place that cuts Chinese into words.

``jieba`` is the reference and always there; ``rjieba`` is the same algorithm over the same dictionary in
Rust and takes its place where its wheel is installed. Both run without the hidden Markov model: it guesses
words out of names that the taggers know better, and costs most of the time.
"""

import sys
from collections.abc import Iterable, Iterator
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

from newsx.tokens import SegmenterName
from newsx.tokens.cutting import Runs, TaggedWord
from newsx.tokens.tags import TaggedWords, unknown_tag
from newsx.tokens.tokens import Tokens
from newsx.tokens.wordlist import WordList, open_word_list
from newsx.translation import tr


class UserWord(NamedTuple):
    """One line of a user dictionary in jieba's format: ``word [frequency] [tag]``."""

    word: str
    frequency: int | None = None
    tag: str = ""


class Segmenter(Protocol):
    """Cuts a sentence, or any longer text, into words. Safe to share between threads once built."""

    name: str

    def segment(self, text: str) -> Tokens:
        """Tokens whose joined words are ``text``."""


class RjiebaSegmenter:
    """jieba-rs through rjieba."""

    name = "rjieba"

    def __init__(self, words: Iterable[UserWord] = (), tagged: TaggedWords | None = None) -> None:
        """
        Args:
            words: more words.
            tagged: the words of the texts before, which later stages remember and find the same objects
                sooner, by a kept dictionary with what rjieba knows beside: rjieba itself needs 9 MB and the
                time of a page the first time that it is asked of a character that is no word.
        """
        import rjieba

        # The module loads a dictionary of its own on import; a second one would cost as much again.
        self._jieba: Any = rjieba
        for number, (word, frequency, tag) in enumerate(words):
            if number == 0:
                self._jieba = rjieba.Jieba()
            # Words are added here and never later: add_word must not run while another thread cuts.
            self._jieba.add_word(word, frequency, tag or None)
        self._tagged = TaggedWords(self._ask_tag) if tagged is None else tagged

    def segment(self, text: str) -> Tokens:
        if self._tagged.characters > MOST_CHARACTERS:
            self._tagged = TaggedWords(self._tagged.read_tag)
        # Each word is kept once, however often texts say it, and later looked up by itself.
        tagged, cut = self._tagged.__getitem__, self._jieba.cut
        pairs: list[TaggedWord] = []
        for piece in _split_pieces(text):
            pairs += map(tagged, cut(piece, False))
        return Tokens.from_pairs(pairs)

    def _ask_tag(self, word: str) -> str:
        """The part of speech of a word; empty if the dictionary holds none."""
        pairs = self._jieba.tag(word, False)
        # What is no word of the dictionary may be cut otherwise where it stands alone.
        return pairs[0][1] if len(pairs) == 1 else ""


MOST_CHARACTERS: Final = 300_000
"""Of the words remembered before a long run over many documents starts anew: some have a million of them."""


def _split_pieces(text: str) -> Iterable[str]:
    """A long text in pieces that end where no word goes on: the words of one are held twice for a while."""
    return (text,) if len(text) <= PIECE else _cut_pieces(text)


def _cut_pieces(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > PIECE:
        end = max(text.rfind(mark, start, start + PIECE) for mark in "。，\n") + 1
        if not end:
            break
        yield text[start:end]
        start = end
    yield text[start:]


PIECE: Final = 50_000
"""Characters."""


class JiebaSegmenter:
    """jieba itself, tags looked up in its dictionary."""

    name = "jieba"

    def __init__(self, words: Iterable[UserWord] = ()) -> None:
        import jieba

        tokenizer = jieba.Tokenizer()
        # Filled from the dictionary file itself: jieba.initialize() would trust a marshal file at a known
        # name in the shared temporary folder, which anybody may have planted.
        with tokenizer.get_dict_file() as file:
            tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(file)
        tokenizer.initialized = True
        with tokenizer.get_dict_file() as file:
            lines = file.read().decode("utf-8").splitlines()
        self._tags: dict[str, str] = {}
        for line in lines:
            word, _, tag = line.split(" ")
            self._tags[word] = tag
        for word, frequency, tag in words:
            tokenizer.add_word(word, frequency)
            self._tags[word] = tag
        self._tokenizer = tokenizer

    def segment(self, text: str) -> Tokens:
        words = tuple(self._tokenizer.cut(text, HMM=False))
        known = self._tags.get
        return Tokens(words, tuple(known(word) or unknown_tag(word) for word in words))


class ListedSegmenter:
    """jieba's algorithm over the kept dictionary: much quicker than jieba, and nothing to load first."""

    name = "jieba"

    def __init__(self, words: WordList) -> None:
        self._words = words
        self._begin()

    def _begin(self) -> None:
        self.tagged = TaggedWords(self._words.read_tag)
        """The words of the texts so far."""
        self._runs = Runs(self._words, self.tagged)

    def segment(self, text: str) -> Tokens:
        if self._runs.characters + self.tagged.characters > MOST_OF_RUNS:
            self._begin()
        return Tokens.from_pairs([*chain.from_iterable(map(self._runs.cut, _split_pieces(text)))])


MOST_OF_RUNS: Final = 300_000
"""Characters of the runs and words remembered: some 25 MB."""


class WarmingSegmenter:
    """The kept dictionary for the first pages, rjieba for all that follow.

    rjieba takes longer to load than some dozen pages take to cut.
    """

    name = RjiebaSegmenter.name

    def __init__(self, words: WordList) -> None:
        """
        Args:
            words: with what rjieba knows beside.
        """
        self._listed = ListedSegmenter(words)
        self._segmenter: ListedSegmenter | RjiebaSegmenter = self._listed
        self._cold = WARM

    def segment(self, text: str) -> Tokens:
        if self._cold > 0:
            self._cold -= len(text)
            if self._cold <= 0:
                self._segmenter = RjiebaSegmenter(tagged=self._listed.tagged)
        return self._segmenter.segment(text)


WARM: Final = 50_000
"""Characters after which rjieba pays."""


def _has_same_words(rjieba: ModuleSpec | None) -> bool:
    """Whether the installed rjieba is of a version whose dictionary is known to be jieba's."""
    if rjieba is None or not rjieba.origin:
        return True
    return any(Path(rjieba.origin).parents[1].glob("rjieba-0.2.*"))


def create_segmenter(name: SegmenterName = "auto", words: Iterable[UserWord] = ()) -> Segmenter:
    """The segmenter of that name; ``auto`` is rjieba where it is installed, else jieba.

    Raises:
        ValueError: if the one asked for is not installed; the message says how to install it.
    """
    installed = find_spec("rjieba")
    if name == "rjieba" and not installed:
        raise ValueError(tr("rjieba is not installed: pip install 'newsx[fast]', or choose jieba"))
    rust = bool(installed) and name != "jieba"
    own = tuple(words)
    # Loaded already, as in the processes forked from one that did, rjieba is the quicker one from the start.
    if not own and not (rust and ("rjieba" in sys.modules or not _has_same_words(installed))):
        kept = open_word_list(rust=rust)
        if kept is not None:
            return WarmingSegmenter(kept) if rust else ListedSegmenter(kept)
    return RjiebaSegmenter(own) if rust else JiebaSegmenter(own)
