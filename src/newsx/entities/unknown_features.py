"""What the second voice reads of a stretch: its characters and words, and what stands around it.

The training reads the same features: ``dictionaries/scripts/train_unknown_names.py``.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from newsx.entities.candidates import Candidate, firm_tails
from newsx.entities.draft import LIST_MARKS, Draft, Mention
from newsx.entities.neighbors import left_neighbor, right_neighbor
from newsx.entities.person_words import PersonWords
from newsx.entities.weights import Feature
from newsx.tokens.cutting import TaggedWord

SUFFIX_SIZES: Final = range(6, 0, -1)
GRAIN: Final = 80
"""Weights of characters within so much of each other count as the same."""
NAME_GRAIN: Final = 120
"""The same of whole names."""
FOREIGN_GRAIN: Final = 40
MOST_COUNTED: Final = 4
"""Who is named more often says no more."""


def candidate_features(
    draft: Draft, candidate: Candidate, words: PersonWords, count: int, firms: int
) -> list[Feature]:
    """What a candidate says by itself, and as one of an article.

    Args:
        count: how often the surface stands in the article.
        firms: how many different firms the dictionaries found there.
    """
    stretch, tags = stretch_words(draft, candidate)
    return [
        *stretch_features(stretch, tags, words),
        *article_features(draft, candidate, firms),
        *count_features(count),
    ]


def stretch_words(draft: Draft, candidate: Candidate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a candidate and their tags."""
    span = slice(candidate.first, candidate.last + 1)
    return draft.tokens.words[span], draft.tokens.tags[span]


def stretch_features(stretch: Sequence[str], tags: Sequence[str], words: PersonWords) -> list[Feature]:
    """What the characters and words of a candidate say wherever they stand."""
    surface, sizes = "".join(stretch), tuple(map(len, stretch))
    foreign = words.count_foreign(surface)
    return [
        *tags_features(tags),
        *form_features(sizes, foreign),
        *surface_features(surface, sizes, stretch[-1], foreign, words),
    ]


def tags_features(tags: Sequence[str]) -> list[Feature]:
    """What the tags of the words say."""
    return [("tags", "".join([tag[:2] + "|" for tag in tags]) if len(tags) <= 4 else "long")]


def form_features(sizes: Sequence[int], foreign: int) -> list[Feature]:
    """What the lengths of the words say, and how many characters foreign names have too."""
    length = sum(sizes)
    return [
        ("shape", write_shape(sizes)),
        ("length", str(min(length, 8))),
        ("foreign", f"{foreign == length},{min(length, 5)}"),
    ]


def write_shape(sizes: Sequence[int]) -> str:
    """The lengths of the words of a stretch."""
    return "".join(map(str, sizes)) if len(sizes) <= 6 else "long"


def surface_features(
    surface: str, sizes: Sequence[int], ending: str, foreign: int, words: PersonWords
) -> list[Feature]:
    """What the characters and the last word say."""
    length = len(surface)
    features = [
        ("head", surface[0]),
        ("tail", surface[-1]),
        ("tail2", surface[-2:]),
        ("last", ending) if len(ending) > 1 else ("last1", ending),
    ]
    surname = words.surname(surface, 0) if surface[0] in words.openings else ""
    if surname and length > len(surname):
        features += name_features(surname, surface[len(surname) :], sizes, words)
    if foreign > length // 2:
        features.append(("fw", f"{words.weigh_foreign(surface) // FOREIGN_GRAIN},{min(length, 4)}"))
    if ending in firm_tails():
        features.append(("tailed", f"{len(sizes) - 1},{length - len(ending)}"))
        features.append(("core", surface[: -len(ending)]))
    if surface.isascii():
        features.append(("latin", f"{surface.isupper()},{surface[0].isupper()},{min(length, 5)}"))
    return features


def count_features(count: int) -> list[Feature]:
    """What it says how often an article has a surface."""
    return [("count", str(min(count, MOST_COUNTED)))]


def article_features(draft: Draft, candidate: Candidate, firms: int) -> list[Feature]:
    """What an article says of a candidate: its suffix, and of a firm's plain name the other firms."""
    start, end = candidate.start, candidate.end
    features = []
    if candidate.weak:
        features += [("weak", ""), ("weak", str(min(firms, 3))), ("weak", draft.text[start:end])]
    size = suffix_size(draft, end) if end in draft.suffix_ends else 0
    if size:
        features.append(("suffix", draft.text[end - size : end]))
        features.append(("suffixed", f"{candidate.last - candidate.first},{end - size - start}"))
        if end - start > size:
            features.append(("stem", draft.text[start : end - size]))
    return features


def suffix_size(draft: Draft, end: int) -> int:
    """The length of the longest suffix of organizations that ends at an offset."""
    for size in SUFFIX_SIZES:
        if (end - size, end) in draft.suffixes:
            return size
    return 0


def name_features(surname: str, given: str, sizes: Sequence[int], words: PersonWords) -> list[Feature]:
    """What a candidate says as a surname and a given name."""
    size = len(given)
    features = [("surname", f"{words.surnames[surname]},{size}")]
    if size <= 2:
        first, second = words.weigh_surname(surname), words.weigh_given(given)
        features += [
            (f"sn{size}", surname),
            ("g1", given[0]),
            (f"g{size}$", given[-1]),
            (f"gw{size}", str(second // GRAIN)),
            ("sw", str(first // GRAIN)),
            ("nw", f"{(first + second) // NAME_GRAIN},{write_shape(sizes)}"),
        ]
    return features


def context_features(draft: Draft, candidate: Candidate, taken: Mapping[int, Mention]) -> list[Feature]:
    """What stands around a candidate: the words beside it, and the names that a list joins it to."""
    left, right = left_neighbor(draft.tokens, candidate.first), right_neighbor(draft.tokens, candidate.last)
    return [
        *left_features(left),
        *right_features(right),
        *mention_features(draft, candidate, left[0], right[0], taken),
        *pair_features(draft, candidate, left, right),
    ]


def left_features(left: TaggedWord) -> list[Feature]:
    """What the word before a candidate says."""
    word, tag = left
    return [("l", word), ("lt", tag), ("lc", word[-1])]


def right_features(right: TaggedWord) -> list[Feature]:
    """What the word behind a candidate says."""
    word, tag = right
    return [("r", word), ("rt", tag), ("rc", word[0])]


def mention_features(
    draft: Draft, candidate: Candidate, left: str, right: str, taken: Mapping[int, Mention]
) -> list[Feature]:
    """What a title and the mentions around a candidate say."""
    start, end = candidate.start, candidate.end
    features = []
    if start in draft.title_ends:
        features.append(("titled", ""))
    before, after = taken.get(start - 1), taken.get(end)
    if before is not None:
        features.append(("behind", before.type))
    if after is not None:
        features.append(("before", after.type))
    if left in LIST_MARKS:
        beyond = taken.get(start - 2)
        features.append((f"list<{beyond.type if beyond else None}", ""))
    if right in LIST_MARKS:
        beyond = taken.get(end + 1)
        features.append((f"list>{beyond.type if beyond else None}", ""))
    return features


PAIRS: Final = ("l2", "r2", "lr")
"""The kinds of `pair_features`."""


def pair_features(draft: Draft, candidate: Candidate, before: TaggedWord, after: TaggedWord) -> list[Feature]:
    """What the words beside a candidate say with those beyond them, and with one another."""
    words, first, behind = draft.tokens.words, candidate.first, candidate.last + 2
    (left, left_tag), (right, right_tag) = before, after
    left2 = words[first - 2] if first > 1 else "^"
    right2 = words[behind] if behind < len(words) else "$"
    return [
        ("l2", f"{left2},{left if len(left) == 1 else left_tag}"),
        ("r2", f"{right if len(right) == 1 else right_tag},{right2}"),
        ("lr", f"{left_tag},{right_tag}"),
    ]
