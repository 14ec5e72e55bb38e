"""Names that go on behind what dictionaries and rules have found: 加拿大|队, 国务院|保障性安居工程协调小组.

A linear model over the words behind a name, trained by ``dictionaries/scripts/train_longer_names.py``; it
is asked only where a word that names may end with stands behind the name.
"""

from collections.abc import Container, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from newsx.entities.draft import Draft, Mention, boundary_endings, boundary_words
from newsx.entities.entity import EntityType
from newsx.entities.longer_features import (
    Extension,
    addition,
    addition_features,
    base_features,
    base_kind,
    ending_features,
    joint_features,
    right_features,
    right_neighbor,
)
from newsx.entities.weights import Weights, guards, pack, unpack

TYPES: Final[tuple[EntityType, ...]] = ("place", "organization")
SCALE: Final = 100
"""Weights are stored as whole hundredths."""
EACH: Final = guards(0, 1)
HOPELESS: Final = pack((-290, -290))
"""Of the quick look at the name, the last word and the next one: below it no name ends here."""
LONGEST: Final = 16
"""How many characters a name may go on for."""
MOST_WORDS: Final = 50_000
"""How many words are remembered with what they say."""
STOP_TAGS: Final = frozenset(("p", "r", "u", "uj", "ul", "uv", "ud", "uz", "ug", "y", "d", "t", "e", "o"))


@cache
def stop_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words that end a name before them, and those of events, with which no body's name ends."""
    kinds = boundary_words()
    return kinds["function"] | kinds["predicate"], boundary_endings("event")


def find_extensions(draft: Draft, mentions: Sequence[Mention]) -> Iterator[Extension]:
    """Every word behind a name that it may reach to, the nearest first."""
    tokens = draft.tokens
    words, starts = tokens.words, tokens.starts
    size = len(words)
    function, events = stop_words()
    for mention in mentions:
        # 英国央行|英格兰银行: what a central bank is called besides is a name of its own.
        if mention.type == "person" or draft.text.endswith("央行", mention.start, mention.end):
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
    if tag != "m":
        return False
    counts = len(word) > 1 and word[0] in boundary_words()["many"]
    return counts or tokens.tags[index + 1 : index + 2] == ("q",)


def is_party_post(draft: Draft, base: Mention, word: str, end: int) -> bool:
    """Whether a post in the Party stands behind an organization: 钢铁协会|党委副书记, not 云山村党委."""
    return (
        base.type == "organization"
        and word == "党委"
        and (end in draft.title_starts or draft.text.startswith("副", end))
    )


class LongerNames:
    """The weights; built once, then only read."""

    def __init__(self) -> None:
        self._weights = weights = Weights("longer_names", TYPES)
        self._bias = weights.kind("bias")[""]
        self._ending = lru_cache(MOST_WORDS)(lambda word, tag: weights.add(ending_features(word, tag)))
        self._right = lru_cache(MOST_WORDS)(lambda word, tag: weights.add(right_features(word, tag)))
        self._base = lru_cache(MOST_WORDS)(lambda type_, kind: weights.add(base_features(type_, kind)))

    def extend(self, draft: Draft, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions, each as long as the model takes it to be; what a longer one covers is dropped."""
        best: dict[int, tuple[int, Mention]] = {}
        starts = {m.start: m for m in mentions}
        add, words, tags = self._weights.add, draft.tokens.words, draft.tokens.tags
        for extension in find_extensions(draft, mentions):
            base = extension.base
            total = self._bias + self._base(base.type, base_kind(base))
            total += self._ending(words[extension.last], tags[extension.last])
            total += self._right(*right_neighbor(draft, extension))
            if not total + EACH - HOPELESS & EACH:
                continue
            total += add(addition_features(*addition(draft, extension)))
            place, organization = unpack(total + add(joint_features(draft, extension, starts)), len(TYPES))
            score = max(place, organization)
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
