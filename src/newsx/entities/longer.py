"""Names that go on behind what dictionaries and rules have found: 加拿大|队, 国务院|保障性安居工程协调小组.

A linear model over the words behind a name, trained by ``dictionaries/scripts/train_longer_names.py``; it
is asked only where a word that names may end with stands behind the name.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from newsx.entities.draft import START, Draft, Mention, boundary_endings
from newsx.entities.entity import EntityType
from newsx.entities.longer_features import (
    CLOSE_KINDS,
    Extension,
    addition,
    addition_features,
    base_features,
    base_kind,
    bond_features,
    close_features,
    edge_features,
    ending_features,
    left_features,
    read_edge,
    right_features,
    shape_features,
    tags_features,
)
from newsx.entities.neighbors import END, left_neighbor
from newsx.entities.weights import Sums, Weights, guards, pack, unpack
from newsx.entities.word_signs import STOPS
from newsx.entities.word_traits import ALPHANUMERIC, FUNCTION, INNER, MANY, PREDICATE, Kind

TYPES: Final[tuple[EntityType, ...]] = ("place", "organization")
SCALE: Final = 100
"""Weights are stored as whole hundredths."""
EACH: Final = guards(0, 1)
HOPELESS: Final = pack((-290, -290))
"""Of the quick look at the name, the last word and the next one: below it no name ends here."""
HOPE: Final = EACH - HOPELESS
LONGEST: Final = 16
"""How many characters a name may go on for."""
MOST_WORDS: Final = 50_000
"""How many words are remembered with what they say."""
STOP_TAGS: Final = frozenset(("p", "r", "u", "uj", "ul", "uv", "ud", "uz", "ug", "y", "d", "t", "e", "o"))


def read_signs(word: Kind) -> int:
    """Whether names end before a word wherever it stands."""
    return STOPS if stops_name(word) else 0


def stops_name(word: Kind) -> bool:
    """Whether no name goes on to a word or over it: 公司|在, 公司|表示, 美国|多家|协会."""
    traits, size, tag = word
    if not traits & ALPHANUMERIC or traits & (FUNCTION | PREDICATE):
        return True
    if size < 3 and tag in STOP_TAGS:
        return True
    if size > 1 and tag[0] == "v" and tag != "vn" and not traits & INNER:
        return True
    return size > 1 and tag == "m" and bool(traits & MANY)


def find_reach(draft: Draft, mention: Mention) -> tuple[int, int]:
    """The index of the first word behind a name that it may reach to, and that of the first one beyond.

    The two are the same where it reaches to none.
    """
    text, tokens, signs, end = draft.text, draft.tokens, draft.signs, mention.end
    if mention.type == "person" or not text[end : end + 1].isalnum():
        return 0, 0
    words, tags, starts = tokens.words, tokens.tags, tokens.starts
    first = stop = tokens.index(end)
    limit, size = end + LONGEST, len(words)
    if starts[first] < end:
        # 中国|共产党员: a name may end inside a long word.
        if len(words[first]) < 3 or not words[first].isalnum() or starts[first + 1] > limit:
            return 0, 0
        stop += 1
    while stop < size and not signs[stop] & STOPS and starts[stop + 1] <= limit:
        # 公司|副总经理兼, 佛山市|5|家医院
        if starts[stop] in draft.title_starts or (tags[stop] == "m" and tags[stop + 1 : stop + 2] == ("q",)):
            break
        stop += 1
    # 英国央行|英格兰银行: what a central bank is called besides is a name of its own.
    if stop > first and text.endswith("央行", mention.start, end):
        return 0, 0
    return first, stop


def find_extensions(draft: Draft, mentions: Iterable[Mention]) -> Iterator[Extension]:
    """Every word behind a name that it may end with, the nearest first."""
    starts = draft.tokens.starts
    for mention in mentions:
        first, stop = find_reach(draft, mention)
        for last in range(first, stop):
            extension = Extension(mention, starts[last + 1], first, last)
            if may_end(draft, extension):
                yield extension


def may_end(draft: Draft, extension: Extension) -> bool:
    """Whether a name may end so: not 北京|冬奥会, for an event is no organization, and with no post."""
    base, end = extension.base, extension.end
    if draft.text.endswith(boundary_endings("event"), base.end, end):
        return False
    return not is_party_post(draft, base, draft.tokens.words[extension.last], end)


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
        self._most = weights.most(*CLOSE_KINDS)
        """What `close_features` add at the most."""
        self._most_left = weights.most("l")
        self._base = Sums(lambda base: weights.add(base_features(*base)), MOST_WORDS)
        self._ending = Sums(lambda last: weights.add(ending_features(last)), MOST_WORDS)
        self._right = Sums(lambda right: weights.add(right_features(right)), MOST_WORDS)
        self._left = Sums(lambda left: weights.add(left_features(left)), MOST_WORDS)
        self._shape = Sums(lambda sizes: weights.add(shape_features(sizes)), MOST_WORDS)
        self._tags = Sums(lambda tags: weights.add(tags_features(tags)), MOST_WORDS)
        self._edge = Sums(lambda edge: weights.add(edge_features(*edge)), MOST_WORDS)

    def extend(self, draft: Draft, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions, each as long as the model takes it to be; what a longer one covers is dropped."""
        best: dict[int, tuple[int, Mention]] = {}
        for score, longer in self._find_longer(draft, mentions):
            if score > best.get(longer.start, (0, longer))[0]:
                best[longer.start] = score, longer
        if not best:
            return list(mentions)
        chosen: list[Mention] = []
        reached = 0
        for mention in sorted(mentions, key=START):
            if mention.start < reached:
                continue
            if mention.start in best:
                mention = best[mention.start][1]
            chosen.append(mention)
            reached = mention.end
        return chosen

    def _find_longer(self, draft: Draft, mentions: Sequence[Mention]) -> list[tuple[int, Mention]]:
        """The extensions that the model takes for names, each with its score."""
        found: list[tuple[int, Mention]] = []
        tokens = draft.tokens
        pairs, starts, size = tokens.pairs, tokens.starts, len(tokens.words)
        mention_at: dict[int, Mention] = {}
        weights, ending, right = self._weights, self._ending, self._right
        for base in mentions:
            first, stop = find_reach(draft, base)
            if first == stop:
                continue
            kind = base_kind(base)
            so_far = self._bias + self._base[base.type, kind]
            for last in range(first, stop):
                end, behind = pairs[last], pairs[last + 1] if last + 1 < size else END
                total = so_far + ending[end] + right[behind]
                if not total + HOPE & EACH:
                    continue
                extension = Extension(base, starts[last + 1], first, last)
                words, tags = addition(draft, extension)
                total += self._shape[tuple(map(len, words))] + self._tags[tags]
                total += self._edge[read_edge(draft, extension)]
                # Four of five of these are new: nothing is gained by keeping their sums.
                total += weights.add(addition_features(words))
                total += weights.add(bond_features(base.type, kind, end[0], behind[1]))
                if not total + self._most_left + self._most + EACH & EACH:
                    # Three of four end here.
                    continue
                total += self._left[left_neighbor(tokens, tokens.index(base.start))[0]]
                if not total + self._most + EACH & EACH or not may_end(draft, extension):
                    # And nearly all others here, whatever else there is to say.
                    continue
                mention_at = mention_at or {mention.start: mention for mention in mentions}
                total += weights.add(close_features(draft, extension, mention_at))
                place, organization = unpack(total, len(TYPES))
                score = max(place, organization)
                if score > 0:
                    type_ = TYPES[organization >= place]
                    rule = f"longer_names:{type_}"
                    found.append((score, Mention(base.start, extension.end, type_, (), "model", rule)))
        return found
