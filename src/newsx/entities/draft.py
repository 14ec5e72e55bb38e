"""One article while its names are looked for: the text, its words, and the mentions proposed so far."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsx.entities.entity import EntityType
from newsx.entities.names import Name
from newsx.tokens.segmenter import Tokens

MAX_WORDS = 14
"""No name goes further left of its suffix than this many words."""
STOP_TAGS = frozenset(
    [
        "p",
        "u",
        "uj",
        "ul",
        "uv",
        "ud",
        "uz",
        "ug",
        "d",
        "df",
        "r",
        "rr",
        "rz",
        "rg",
        "q",
        "t",
        "tg",
        "f",
        "y",
        "e",
        "o",
        "c",
        "m",
        "mg",
        "mq",
        "zg",
    ]
)
"""Words of these tags end a name to the left: 在, 的, 已, 该, 家, 今年, 以来, 和, 三."""


class Mention(NamedTuple):
    """A proposed mention."""

    start: int
    end: int
    type: EntityType
    names: Sequence[Name] = ()
    """What the dictionaries say that it may be."""
    source: str = "rule"
    rule: str = ""


@dataclass(slots=True)
class Draft:
    """What the rules read and what they propose."""

    text: str
    tokens: Tokens
    inner_words: frozenset[str]
    """Verbs and joining words that stand inside names (建设, 发展, 和)."""
    places: list[Mention] = field(default_factory=list)
    """Chains of places, in reading order."""
    organizations: list[Mention] = field(default_factory=list)
    persons: list[Mention] = field(default_factory=list)
    ends: set[int] = field(default_factory=set)
    """Offsets where a title begins: a name may end there inside a word."""

    def is_word_start(self, offset: int) -> bool:
        return offset in self.tokens.boundaries

    def is_word_end(self, offset: int) -> bool:
        return offset in self.tokens.boundaries or offset in self.ends

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether a span begins and ends where words do."""
        boundaries = self.tokens.boundaries
        return start in boundaries and end in boundaries

    def walk_left(self, offset: int, *, words: int = MAX_WORDS) -> list[int]:
        """Indices of the words before an offset that may belong to one name, nearest first.

        Punctuation, function words, numbers and verbs that no name contains end the walk.
        """
        tokens = self.tokens
        tags, texts, inner = tokens.tags, tokens.words, self.inner_words
        found: list[int] = []
        index = bisect_left(tokens.starts, offset) - 1
        while index >= 0 and len(found) < words:
            word, tag = texts[index], tags[index]
            if tag == "x" and not word.isalnum():
                break
            if word in inner:
                pass
            elif (tag in STOP_TAGS and len(word) < 3) or (tag[0] == "v" and len(word) < 3):
                break
            found.append(index)
            index -= 1
        return found

    def tag(self, start: int, end: int) -> str:
        """The tag of the word that is exactly this span, else empty."""
        index = bisect_right(self.tokens.starts, start) - 1
        starts = self.tokens.starts
        return self.tokens.tags[index] if starts[index] == start and starts[index + 1] == end else ""
