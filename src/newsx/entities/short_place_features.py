"""What is read of a character that may stand for a place: its word, and what stands around it.

The training reads the same features: ``dictionaries/scripts/train_short_places.py``.
"""

from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from newsx.entities.draft import LIST_MARKS, Draft
from newsx.entities.neighbors import left_neighbor, right_neighbor
from newsx.tokens.cutting import TaggedWord


@dataclass(slots=True)
class ShortPlace:
    """A character that may stand for a place. Not frozen, as mentions."""

    start: int
    word: int
    """Of the word that holds it."""


def word_features(word: str, offset: int, characters: Container[str]) -> list[str]:
    """What a word alone says of one of its characters."""
    before, after = word[:offset], word[offset + 1 :]
    return [
        f"c={word[offset]}",
        f"w={word},{offset}",
        f"shape={before}_{after}",
        f"pair={bool(before and before in characters)},{bool(after and after in characters)}",
        f"length={len(word)},{offset}",
    ]


def short_place_features(
    draft: Draft,
    place: ShortPlace,
    characters: Container[str],
    told: Container[str],
) -> list[str]:
    """What the word of a character and those around it say.

    Args:
        told: characters whose places the article names in full (厄 where it has 厄立特里亚).
    """
    tokens, start, index = draft.tokens, place.start, place.word
    word, left, right = tokens.words[index], left_neighbor(tokens, index), right_neighbor(tokens, index)
    alone = len(word) == 1
    return [
        *word_features(word, start - tokens.starts[index], characters),
        *tag_features(tokens.tags[index], len(word)),
        *left_features(left, alone),
        *right_features(right, alone),
        *between_features(
            left[1], right[1], left[0] in characters, right[0] in characters, draft.text[start] in told, alone
        ),
        *close_features(draft, place, left[0], right[0], characters),
    ]


def tag_features(tag: str, size: int) -> list[str]:
    """What the tag of a word says."""
    return [f"tag={tag},{size}"]


def left_features(left: TaggedWord, alone: bool) -> list[str]:
    """What the word before says of a character, by itself or in a longer word."""
    word, tag = left
    return [f"l={word},{alone}", f"lt={tag},{alone}", f"l1={word[-1]},{alone}"]


def right_features(right: TaggedWord, alone: bool) -> list[str]:
    """What the word behind says."""
    word, tag = right
    return [f"r={word},{alone}", f"rt={tag},{alone}", f"r1={word[0]},{alone}"]


def between_features(
    left_tag: str, right_tag: str, left: bool, right: bool, told: bool, alone: bool
) -> list[str]:
    """What both tell together.

    Args:
        left: whether the word before is such a character too.
        right: the same of the word behind.
        told: whether the article names the place in full.
        alone: whether the character is a word.
    """
    return [f"lrt={left_tag},{right_tag},{alone}", f"around={left},{right},{alone}", f"told={told},{alone}"]


CLOSE_KINDS: Final = ("list<", "list>", "behind=", "before=")
"""How those of `close_features` begin."""
ALONE_KINDS: Final = ("cl=", "cr=")
"""The same of a character that is a word."""


def close_features(
    draft: Draft,
    place: ShortPlace,
    left: str,
    right: str,
    characters: Container[str],
) -> list[str]:
    """What a list, the words beside a word of one character, and the names there say."""
    words, start, index = draft.tokens.words, place.start, place.word
    word, alone = words[index], len(words[index]) == 1
    features = []
    if left in LIST_MARKS and index > 1:
        features.append(f"list<{words[index - 2][-1] in characters},{alone}")
    if right in LIST_MARKS and index + 2 < len(words):
        features.append(f"list>{words[index + 2][0] in characters},{alone}")
    if alone:
        features += [f"cl={word},{left}", f"cr={word},{right}"]
    before, after = draft.taken.get(start - 1), draft.taken.get(start + 1)
    if before is not None:
        features.append(f"behind={before.type}")
    if after is not None:
        features.append(f"before={after.type}")
    return features
