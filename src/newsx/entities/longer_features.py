"""What the third look reads: a name, the words behind it that it may end with, and what stands around.

The training reads the same features: ``dictionaries/scripts/train_longer_names.py``.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsx.entities.draft import Draft, Mention
from newsx.entities.weights import Feature


class Extension(NamedTuple):
    """A name and a word behind it that it may end with."""

    base: Mention
    end: int
    first: int
    """Index of the first word that is new in whole or in part."""
    last: int
    """Index of the last word."""


def extension_features(draft: Draft, extension: Extension, starts: Mapping[int, Mention]) -> list[Feature]:
    """Everything that is read of an extension.

    Args:
        starts: the names found so far by their starts.
    """
    words, tags = addition(draft, extension)
    return [
        *ending_features(words[-1], tags[-1]),
        *right_features(*right_neighbor(draft, extension)),
        *base_features(extension.base.type, base_kind(extension.base)),
        *addition_features(words, tags),
        *joint_features(draft, extension, starts),
    ]


def ending_features(word: str, tag: str) -> list[Feature]:
    """What the last word says."""
    features = [("last", word), ("tail", word[-1]), ("tag", tag)]
    if len(word) > 1:
        features.append(("tail2", word[-2:]))
    return features


def addition(draft: Draft, extension: Extension) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words behind the name, and their tags."""
    span = slice(extension.first, extension.last + 1)
    return draft.tokens.words[span], draft.tokens.tags[span]


def addition_features(words: Sequence[str], tags: Sequence[str]) -> list[Feature]:
    """What the words behind a name say together."""
    size = len(words)
    features = [
        ("shape", "".join([str(len(w)) for w in words]) if size <= 5 else "long"),
        ("tags", "|".join([tag[:2] for tag in tags]) if size <= 4 else "long"),
        ("first", words[0]) if size > 1 else ("alone", ""),
    ]
    return features + [("in", inner) for inner in words[:-1]]


def right_neighbor(draft: Draft, extension: Extension) -> tuple[str, str]:
    """The word behind the last one, and its tag; ``$`` where the article ends."""
    words, behind = draft.tokens.words, extension.last + 1
    return (words[behind], draft.tokens.tags[behind]) if behind < len(words) else ("$", "$")


def right_features(word: str, tag: str) -> list[Feature]:
    """What the word behind the last one says."""
    return [("r", word), ("rt", tag)]


def base_kind(base: Mention) -> str:
    """The kind of a name, or the table of the rule that made it."""
    return base.names[0].kind if base.names else base.rule.partition(":")[0]


def base_features(type_: str, kind: str) -> list[Feature]:
    """What the name itself says."""
    return [("base", type_), ("kind", kind)]


def joint_features(draft: Draft, extension: Extension, starts: Mapping[int, Mention]) -> list[Feature]:
    """What the name, the words behind it and those around say together."""
    tokens = draft.tokens
    base, end, first, last = extension
    word, type_ = tokens.words[last], base.type
    right, right_tag = right_neighbor(draft, extension)
    begin = tokens.index(base.start)
    features = [
        ("kind", f"{base_kind(base)},{word[-1]}"),
        ("last", f"{word},{type_}"),
        ("tail", f"{word[-1]},{type_},{right_tag}"),
        ("cut", f"{tokens.starts[first] < base.end},{tokens.tags[first]}"),
        ("r1", f"{right[0]},{type_}"),
        ("l", tokens.words[begin - 1] if begin else "^"),
        ("title", f"{end in draft.title_starts},{type_}"),
        ("suffix", str(end in draft.suffix_ends)),
    ]
    if len(word) == 1:
        features.append(("tail2", draft.text[end - 2 : end]))
    known = draft.ends.get(end)
    if known is not None and known.start > base.start:
        features.append(("holds", f"{known.type},{known.start == base.end}"))
    if end in starts:
        features.append(("next", starts[end].type))
    return features
