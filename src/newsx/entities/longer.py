"""Names that go on behind what dictionaries and rules have found: 加拿大|队, 国务院|保障性安居工程协调小组.

A linear model over the words behind a name, trained by ``dictionaries/scripts/train_longer_names.py``; it
is asked only where a word that names may end with stands behind the name.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsx.dictionary import read_table
from newsx.entities.draft import Draft, Mention, boundary_words
from newsx.entities.entity import EntityType

TYPES: tuple[EntityType, ...] = ("place", "organization")
SCALE = 100
"""Weights are stored as whole hundredths."""
Weights = tuple[int, int]
NOTHING: Weights = (0, 0)
HOPELESS = -20
"""Of the quick look at the last word: below it no name ends here."""
LONGEST = 16
"""How many characters a name may go on for."""
MANY = frozenset("多几数很许不各两三好")
"""Numbers that begin so count something: 多家, 很多."""
MOST_WORDS = 200_000
"""How many words are remembered before a long run over many documents starts anew."""
STOP_TAGS = frozenset(("p", "r", "u", "uj", "ul", "uv", "ud", "uz", "ug", "y", "d", "t", "e", "o"))


class Extension(NamedTuple):
    """A name and a word behind it that it may end with."""

    base: Mention
    end: int
    first: int
    """Index of the first word that is new in whole or in part."""
    last: int
    """Index of the last word."""


@cache
def stop_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words that end a name before them, and those of events, with which no body's name ends."""
    kinds = boundary_words()
    return kinds["function"] | kinds["predicate"], tuple(kinds["event"])


def find_extensions(draft: Draft, mentions: Sequence[Mention]) -> Iterator[Extension]:
    """Every word behind a name that it may reach to, the nearest first."""
    tokens = draft.tokens
    words, starts = tokens.words, tokens.starts
    size = len(words)
    function, events = stop_words()
    for mention in mentions:
        if mention.type == "person":
            continue
        first = tokens.index(mention.end)
        limit = mention.end + LONGEST
        for index in range(first, size):
            word, end = words[index], starts[index + 1]
            if end > limit or not word.isalnum():
                break
            if starts[index] < mention.end:
                if len(word) < 3:
                    break
            elif ends_name(draft, index, function):
                break
            # 北京|冬奥会: an event is no organization.
            if not is_party_post(draft, mention, word, end) and not draft.text.endswith(
                events, mention.end, end
            ):
                yield Extension(mention, end, first, index)


def ends_name(draft: Draft, index: int, function: Container[str]) -> bool:
    """Whether a name ends before a word: 公司|副总经理兼, 佛山市|5|家医院, 美国|多家|协会."""
    tokens = draft.tokens
    word, tag = tokens.words[index], tokens.tags[index]
    if tokens.starts[index] in draft.title_starts or word in function:
        return True
    if tag in STOP_TAGS and len(word) < 3:
        return True
    if tag[0] == "v" and tag != "vn" and len(word) > 1 and word not in draft.inner_words:
        return True
    return tag == "m" and (
        tokens.tags[index + 1 : index + 2] == ("q",) or (len(word) > 1 and word[0] in MANY)
    )


def is_party_post(draft: Draft, base: Mention, word: str, end: int) -> bool:
    """Whether a post in the Party stands behind an organization: 钢铁协会|党委副书记, not 云山村党委."""
    return (
        base.type == "organization"
        and word in ("党委", "党组")
        and (end in draft.title_starts or draft.text.startswith("副", end))
    )


class LongerNames:
    """The weights; built once, then only read."""

    def __init__(self) -> None:
        rows = read_table("longer_names", ("feature", *TYPES))
        self._rows = {row[0]: (int(row[1] or 0), int(row[2] or 0)) for row in rows}
        self._bias = self._rows["bias"]
        self._hopes: dict[str, int] = {}

    def hope(self, word: str) -> int:
        """What the last word alone says, of the type that it speaks for most."""
        known = self._hopes.get(word)
        if known is None:
            if len(self._hopes) > MOST_WORDS:
                self._hopes.clear()
            whole, tail = self._rows.get(f"last={word}", NOTHING), self._rows.get(f"tail={word[-1]}", NOTHING)
            known = self._hopes[word] = max(w + t for w, t in zip(whole, tail, strict=True))
        return known

    def extend(self, draft: Draft, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions, each as long as the model takes it to be; what a longer one covers is dropped."""
        words = draft.tokens.words
        best: dict[int, tuple[int, Mention]] = {}
        starts = {m.start: m for m in mentions}
        suffix_ends = {end for _, end in draft.suffixes}
        rows, (place_bias, organization_bias) = self._rows, self._bias
        for extension in find_extensions(draft, mentions):
            if self.hope(words[extension.last]) < HOPELESS:
                continue
            place, organization = place_bias, organization_bias
            for feature in extension_features(draft, extension, starts, suffix_ends):
                found = rows.get(feature)
                if found is not None:
                    place += found[0]
                    organization += found[1]
            score = max(place, organization)
            base = extension.base
            if score > 0 and score > best.get(base.start, (0, base))[0]:
                type_ = TYPES[organization >= place]
                longer = Mention(base.start, extension.end, type_, (), "model", f"longer_names:{type_}")
                best[base.start] = score, longer
        if not best:
            return list(mentions)
        chosen: list[Mention] = []
        reached = 0
        for mention in sorted(mentions):
            if mention.start < reached:
                continue
            if mention.start in best:
                mention = best[mention.start][1]
            chosen.append(mention)
            reached = mention.end
        return chosen


def extension_features(
    draft: Draft, extension: Extension, starts: Mapping[int, Mention], suffix_ends: Container[int]
) -> list[str]:
    """What the name, the words behind it and those around say."""
    tokens = draft.tokens
    words, tags = tokens.words, tokens.tags
    base, end, first, last = extension
    size = len(words)
    word, tag = words[last], tags[last]
    right = words[last + 1] if last + 1 < size else "$"
    right_tag = tags[last + 1] if last + 1 < size else "$"
    begin = tokens.index(base.start)
    left = words[begin - 1] if begin else "^"
    kind = base.names[0].kind if base.names else base.rule.partition(":")[0]
    text = draft.text
    shape = "".join(str(len(w)) for w in words[first : last + 1])
    known = draft.ends.get(end)
    features = [
        f"base={base.type}",
        f"kind={kind}",
        f"kind={kind},{word[-1]}",
        f"last={word}",
        f"last={word},{base.type}",
        f"tail={word[-1]}",
        f"tail={word[-1]},{base.type},{right_tag}",
        f"tail2={text[end - 2 : end]}",
        f"tag={tag}",
        f"shape={shape}" if last - first < 5 else "shape=long",
        f"tags={'|'.join(t[:2] for t in tags[first : last + 1])}" if last - first < 4 else "tags=long",
        f"cut={tokens.starts[first] < base.end},{tags[first]}",
        f"first={words[first]}" if last > first else "alone",
        f"r={right}",
        f"rt={right_tag}",
        f"r1={right[0]},{base.type}",
        f"l={left}",
        f"title={end in draft.title_starts},{base.type}",
        f"suffix={end in suffix_ends}",
    ]
    if known is not None and known.start > base.start:
        features.append(f"holds={known.type},{known.start == base.end}")
    features.extend(f"in={words[index]}" for index in range(first, last))
    if end in starts:
        features.append(f"next={starts[end].type}")
    return features
