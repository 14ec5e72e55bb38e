"""A unit: a word, a mention, or a cue of several words. It says what they are, not where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from newsx.facts.bits import FIGURE, PERIOD, Bits, unite
from newsx.facts.cues import (
    Cue,
    ends_like,
    read_cues,
    read_joined,
    read_role,
    read_words,
)
from newsx.facts.signals import NOTHING, TIMED, collect_words, read_name_signals, read_signals

UnitKind = Literal["figure", "period", "entity", "cue", "mark", "word"]

STOPS: Final = frozenset("，,；;：:。！？!?…\n—")
OPEN: Final = frozenset("（(〔[【")
CLOSE: Final = frozenset("）)〕]】")
TITLE_MARKS: Final = frozenset("《》")
OPENING: Final = frozenset("“‘")
CLOSING: Final = frozenset("”’")
NOUN_TAGS: Final = frozenset(
    ("vn", "an", "b", "j", "l", "i", "eng", "x", "s", "k", "g", "zg", "q", "m", "rz", "a")
)
AHEAD_TAGS: Final = frozenset("cd")
AHEAD_ROLES: Final = frozenset(("adverb", "plan", "base"))
"""What stands before the first noun of a clause: 不久前, 并; 已, 计划, 同比."""
GLUE_TAGS: Final = frozenset(("d", "ul", "ug", "uz", "ud", "uv", "y", "t", "c", "p", "ad", "dg", "z"))
GLUE_WORDS: Final = frozenset(("了", "得", "着", "由", "从", "自", "每", "“", "的"))
"""What stands between a noun and its predicate."""
JOINTS: Final = frozenset(("的", "等", "非")) | CLOSING
"""What belongs to a noun phrase only by what stands beside it."""
LEADING: Final = frozenset(("的", "”", "号"))
COUNTING: Final = frozenset("个一")
"""What stands before a noun phrase that is told without it; and how numbers end that do: (两)个, (之)一."""
EACH: Final = "每"
LONGEST_EACH: Final = 6
"""每 and its unit are shorter than this: 每平方公里."""


# Not frozen, for a frozen one takes three times as long to build; but nobody writes to it.
@dataclass(slots=True, eq=False)
class Unit:
    """A word, or a mention or cue made of several; all the places of a word share one."""

    kind: UnitKind
    text: str
    tag: str = ""
    """Part of speech of a word; of a cue, that of its first word."""
    index: int = -1
    """Of a mention: its index among the article's figures, periods or entities."""
    cue: Cue | None = None
    noun: bool = False
    """Whether it can be part of a noun phrase by itself: see `newsx.facts.nouns.is_noun`."""
    verb: bool = False
    """Whether it is a verb that no table of cues knows."""
    verbal: bool = False
    """Whether it is a verb that names what is measured: 死亡 (66182人), 出口 (103亿美元)."""
    phrasal: bool = False
    """Whether it belongs to a noun phrase wherever it stands: a noun or verbal that is no joint."""
    plain: bool = False
    """Whether it goes on with any noun before it: a noun or verbal, but no idiom and no foreign word."""
    joint: bool = False
    """Whether it may belong to a noun phrase by what stands beside it: a verb, 的, 和, 非, ”."""
    signals: Bits = 0
    """What clauses are looked through for: kinds of mentions, roles of cues, and what else is a clue."""
    names: bool = False
    """Whether it is a name, or a noun that may stand for one: 全市, 该."""
    holds: bool = False
    """Whether it is a noun that has what the noun behind it measures: 企业(利润), 居民(收入)."""
    leads: bool = False
    """Whether it may stand before a noun phrase that is told without it: names, 上述, 首个, 的."""
    ahead: bool = False
    """Whether it may stand before the first noun of its clause: a time, 并, 已, “."""
    glue: bool = False
    """Whether it stands between a noun and its predicate: a time, a cue, an adverb, a preposition."""
    bounds: bool = False
    """Whether a clause, a bracket or a title may begin or end with it."""
    opens: bool = False
    """Whether it may be but the beginning of a cue or a name: 增加(到), PM2(.5)."""
    joiner: bool = False
    """Whether it joins two nouns, or two figures of one kind: 、, 和, 以及."""
    parts: tuple["Unit", ...] = ()
    """What the segmenter glued together: 占|全省, 价格|上涨."""
    marked: bool = False
    """Whether it bounds or opens something, or has parts: all that a sentence is looked through for."""

    def renamed(self, text: str) -> "Unit":
        """Another word that is all that this one is.

        By place, for to pass all by name, or as one tuple, takes three times as long.
        """
        return Unit(
            self.kind, text, self.tag, self.index, self.cue, self.noun, self.verb, self.verbal, self.phrasal,
            self.plain, self.joint, self.signals, self.names, self.holds, self.leads, self.ahead, self.glue,
            self.bounds, self.opens, self.joiner, self.parts, self.marked,
        )  # fmt: skip

    @property
    def is_time(self) -> bool:
        """Whether it says when: a time, or a word of comparison such as 同比."""
        return self.kind == "period" or (self.cue is not None and self.cue.role == "base")


Units = tuple[Unit, ...]
"""A stretch of a clause."""


def read_mention(kind: UnitKind, text: str, index: int) -> Unit:
    """A figure, a time or a name, by its index among the article's."""
    unit = Unit(kind, text, "", index)  # To pass what it is by name would take twice as long.
    if kind == "figure":
        unit.signals = FIGURE
    elif kind == "period":
        unit.signals = TIMED.get(text[-1], PERIOD)
        unit.ahead = unit.glue = True
    else:
        unit.signals = read_name_signals(text)
        unit.noun = unit.phrasal = unit.plain = unit.names = unit.leads = True
    return unit


def read_unit(kind: UnitKind, text: str, tag: str, cue: Cue | None = None) -> Unit:
    """A word, a mark or a cue, with all that follows from what it is."""
    word = kind == "word"
    notes, signals = read_notes().get(text, NOTHING), read_signals(text, cue)
    noun = word and _names(text, tag) and "ends" not in notes
    noun = noun or (cue is not None and cue.role == "rate")
    verbal = word and (tag == "vn" or "event" in notes)
    joiner = "joiner" in notes
    verb = word and tag[:1] == "v" and tag != "vn"
    phrasal = (noun or verbal) and not joiner and text not in ("的", "等")
    opens = tag == "eng" or "begins" in notes
    bounds = kind == "mark" or "bounds" in notes
    joint = cue.role == "mean" if cue else "joint" in notes or tag == "z"
    leads = "leads" in notes or (tag == "m" and text[-1] in COUNTING)
    return Unit(
        kind,
        text,
        tag,
        cue=cue,
        noun=noun,
        verb=verb,
        verbal=verbal,
        phrasal=phrasal,
        plain=phrasal and cue is None and tag not in ("i", "eng"),
        joint=not phrasal and (verb or joiner or joint),
        signals=unite(signals),
        names="name" in signals,
        holds=word and "bearer" in signals and ends_like(text, "holder_nouns"),
        leads=joiner or leads,
        ahead=cue.role in AHEAD_ROLES if cue else word and (tag[:1] in AHEAD_TAGS or text in OPENING),
        glue=cue.role != "rate" if cue else word and ("glues" in notes or _is_glue(text, tag)),
        bounds=bounds,
        opens=opens,
        joiner=joiner,
        marked=bounds or opens,
    )


def _names(text: str, tag: str) -> bool:
    """Whether words of a tag can be part of a noun phrase."""
    return (tag[:1] == "n" or tag in NOUN_TAGS or tag == "f") and text[0].isalnum()


def _is_glue(text: str, tag: str) -> bool:
    """利润|一般(可达5%): adverbs, prepositions, and what may also begin a noun."""
    if text[0] == EACH and len(text) < LONGEST_EACH and tag[:1] in ("n", "r", "m", "q"):
        return True  # 价格|每平方米(5万元)
    return tag in GLUE_TAGS


@cache
def read_notes() -> Mapping[str, frozenset[str]]:
    """Words -> what the tables say of them whatever their tag.

    That they end the phrase before them (后, 附近) or name an event (死亡); that they are a joiner, a joint
    (规|上|企业), a bracket or the beginning of a cue; that they lead a noun phrase, or glue it to a verb.
    """
    return collect_words(
        ("ends", read_words("phrase_ends")),
        ("event", read_words("event_nouns")),
        ("joiner", read_role("joiner")),
        ("joint", JOINTS | read_role("scale")),
        ("leads", LEADING.union(*map(read_words, ("relative_nouns", "list_words", "lead_words")))),
        ("glues", GLUE_WORDS.union(*map(read_words, ("former_words", "trailing_adverbs")))),
        ("bounds", OPEN | CLOSE | TITLE_MARKS),
        ("begins", _list_beginnings()),
    )


def _list_beginnings() -> frozenset[str]:
    """What a cue or a joined word begins with but is not all of."""
    words = (*read_cues(), *read_joined())
    return frozenset(word[:end] for word in words for end in range(1, len(word)))


@cache
def read_openings() -> frozenset[str]:
    """The same, and the cues and joined words themselves."""
    return _list_beginnings().union(read_cues(), read_joined())
