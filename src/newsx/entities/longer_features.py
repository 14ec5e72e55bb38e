"""What the third look reads: a name, the words behind it that it may end with, and what stands around.

The training reads the same features: ``dictionaries/scripts/train_longer_names.py``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from newsx.entities.draft import Draft, Mention
from newsx.entities.neighbors import left_neighbor, right_neighbor
from newsx.entities.weights import Feature
from newsx.tokens.cutting import TaggedWord


@dataclass(slots=True)
class Extension:
    """A name and a word behind it that it may end with. Not frozen, as mentions."""

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
    base, tokens = extension.base, draft.tokens
    kind, right = base_kind(base), right_neighbor(tokens, extension.last)
    return [
        *ending_features((words[-1], tags[-1])),
        *right_features(right),
        *base_features(base.type, kind),
        *shape_features(tuple(map(len, words))),
        *tags_features(tags),
        *addition_features(words),
        *bond_features(base.type, kind, words[-1], right[1]),
        *left_features(left_neighbor(tokens, tokens.index(base.start))[0]),
        *edge_features(*read_edge(draft, extension)),
        *close_features(draft, extension, starts),
    ]


def ending_features(last: TaggedWord) -> list[Feature]:
    """What the last word says, with its tag."""
    word, tag = last
    features = [("last", word), ("tail", word[-1]), ("tag", tag)]
    if len(word) > 1:
        features.append(("tail2", word[-2:]))
    return features


def addition(draft: Draft, extension: Extension) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words behind the name, and their tags."""
    span = slice(extension.first, extension.last + 1)
    return draft.tokens.words[span], draft.tokens.tags[span]


def shape_features(sizes: Sequence[int]) -> list[Feature]:
    """What the lengths of the words behind a name say."""
    return [("shape", "".join(map(str, sizes)) if len(sizes) <= 5 else "long")]


def tags_features(tags: Sequence[str]) -> list[Feature]:
    """What the tags of the words behind a name say."""
    return [("tags", "|".join([tag[:2] for tag in tags]) if len(tags) <= 4 else "long")]


def addition_features(words: Sequence[str]) -> list[Feature]:
    """What the words behind a name say that stand before the last one."""
    if len(words) == 1:
        return [("alone", "")]
    return [("first", words[0]), *[("in", inner) for inner in words[:-1]]]


def right_features(right: TaggedWord) -> list[Feature]:
    """What the word behind the last one says."""
    return [("r", right[0]), ("rt", right[1])]


def left_features(word: str) -> list[Feature]:
    """What the word before the name says."""
    return [("l", word)]


def base_kind(base: Mention) -> str:
    """The kind of a name, or the table of the rule that made it."""
    return base.names[0].kind if base.names else base.rule.partition(":")[0]


def base_features(type_: str, kind: str) -> list[Feature]:
    """What the name itself says."""
    return [("base", type_), ("kind", kind)]


def bond_features(type_: str, kind: str, word: str, right_tag: str) -> list[Feature]:
    """What the name says with the last word, and that with the tag of the next one."""
    return [
        ("kind", f"{kind},{word[-1]}"),
        ("last", f"{word},{type_}"),
        ("tail", f"{word[-1]},{type_},{right_tag}"),
    ]


Edge = tuple[str, bool, str, bool, bool]
"""Where an extension begins and ends: the arguments of `edge_features`."""


def read_edge(draft: Draft, extension: Extension) -> Edge:
    """Where an extension begins and ends."""
    tokens = draft.tokens
    base, end, first = extension.base, extension.end, extension.first
    cut = tokens.starts[first] < base.end
    return base.type, cut, tokens.tags[first], end in draft.title_starts, end in draft.suffix_ends


def edge_features(type_: str, cut: bool, tag: str, titled: bool, suffixed: bool) -> list[Feature]:
    """What it says where an extension begins and ends.

    Args:
        type_: of the name.
        cut: whether the name ends inside the first word.
        tag: of the first word.
        titled: whether a title follows.
        suffixed: whether a suffix of organizations ends there.
    """
    return [("cut", f"{cut},{tag}"), ("title", f"{titled},{type_}"), ("suffix", str(suffixed))]


CLOSE_KINDS: Final = ("r1", "tail2", "holds", "next")
"""The kinds of `close_features`."""


def close_features(draft: Draft, extension: Extension, starts: Mapping[int, Mention]) -> list[Feature]:
    """What the characters and names at the end of an extension say.

    Args:
        starts: the names found so far by their starts.
    """
    base, end, last = extension.base, extension.end, extension.last
    features = [("r1", f"{right_neighbor(draft.tokens, last)[0][0]},{base.type}")]
    if len(draft.tokens.words[last]) == 1:
        features.append(("tail2", draft.text[end - 2 : end]))
    known = draft.ends.get(end)
    if known is not None and known.start > base.start:
        features.append(("holds", f"{known.type},{known.start == base.end}"))
    if end in starts:
        features.append(("next", starts[end].type))
    return features
