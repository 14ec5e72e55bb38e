"""A word that no table lists is read by its tag and ending alone, and as if it were read by itself."""

from dataclasses import fields
from itertools import islice
from operator import attrgetter
from pathlib import Path

import jieba
import pytest

from newsx.facts.lexicon import LONGEST_KEPT, Lexicon, WordsAlike, read_word
from newsx.facts.unit import Unit
from newsx.tokens.wordlist import read_entries

LIST_TRAITS = attrgetter(*[field.name for field in fields(Unit)])
DICTIONARY = Path(jieba.__file__).with_name("dict.txt")
TAGS = ("n", "v", "vn", "m", "z", "eng", "r", "d")
EVERY = 9
"""Of so many words of the dictionary one is read in full, which takes longest."""


def test_words_read_alike_are_what_they_are_by_themselves() -> None:
    words, alike = WordsAlike(), 0
    for i, (word, _, tag) in enumerate(islice(read_entries(DICTIONARY), 0, None, EVERY)):
        for own in (tag, TAGS[i % len(TAGS)]):
            unit, full = words.read(word, own), read_word(word, own)
            assert (unit.kind, unit.text, unit.tag) == (full.kind, full.text, full.tag)
            if words.find_ending(word) is not None:
                alike += 1
                assert LIST_TRAITS(unit) == LIST_TRAITS(full), (word, own)
    assert alike > 60_000


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("同比增加", "同比|增加"), ("价格上涨", "价格|上涨"), ("量减少", "量|减少"), ("全长约", "全长|约"),
        ("价格比", "价格|比"), ("零增长", ""), ("签约", ""), ("自治区", ""),
    ],
)  # fmt: skip
def test_glued_words_are_taken_apart(word: str, parts: str) -> None:
    assert "|".join(unit.text for unit in Lexicon()[word, "n"].parts) == parts


def test_long_words_are_not_kept() -> None:
    lexicon = Lexicon()
    assert lexicon["长" * (LONGEST_KEPT + 1), "x"].text
    assert not lexicon
