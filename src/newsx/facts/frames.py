"""A clause -> one frame for each figure: the noun before, the predicate, the noun after."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsx.facts.clauses import Clause, Unit
from newsx.facts.cues import Role, read_words

JOINERS = frozenset("、和与及或")
"""What joins two nouns or two figures of a kind; longer ones are words of their own."""
LONG_JOINERS = frozenset(("以及", "或者"))
NOMINAL_TAGS = frozenset(
    ["vn", "an", "b", "j", "l", "i", "eng", "x", "s", "f", "k", "ng", "g", "zg", "q", "m", "rz"]
)
GLUE_TAGS = frozenset(["d", "ul", "ug", "uz", "ud", "uv", "y", "t", "c", "p", "ad", "dg"])
GLUE_WORDS = frozenset("了得着由从自每“”")
ADNOMINAL = "的"
LONGEST_NOUN = 14
"""A noun phrase is at most so many units."""


@dataclass(slots=True)
class Frame:
    """What a clause says around one figure."""

    clause: Clause
    at: int
    """Index of the figure's unit in the clause."""
    low: int
    """The units from here to the figure are its own: behind the figure before, or the clause's first."""
    high: int
    """The units behind the figure and before this are its own."""
    noun: Sequence[Unit] = ()
    """The noun phrase before the predicate."""
    noun_from: int = 0
    """Index of the noun's first unit, of the predicate's where there is none."""
    predicate: Sequence[Unit] = ()
    """The cues and times between the noun and the figure, in order."""
    verb: Unit | None = None
    """The verb straight before the figure or its noun that is no cue: 引进 (京津项目3717个)."""
    against: Sequence[Unit] = ()
    """The units of a comparison: 比上年."""
    whole: Sequence[Unit] = ()
    """The units of what a share is taken of: 占全省的."""
    after: Sequence[Unit] = ()
    """The units behind the figure that are its own."""

    @property
    def figure(self) -> Unit:
        return self.clause.units[self.at]

    @property
    def before(self) -> Sequence[Unit]:
        """The figure's own units before it."""
        return self.clause.units[self.low : self.at]

    def cue(self, *roles: Role) -> Unit | None:
        """The cue of one of these roles that stands nearest before the figure."""
        for unit in reversed(self.predicate):
            if unit.cue and unit.cue.role in roles:
                return unit
        return None


def read_frames(clause: Clause) -> list[Frame]:
    """One frame for each figure of a clause, in order."""
    places = [i for i, unit in enumerate(clause.units) if unit.kind == "figure"]
    frames = []
    for number, at in enumerate(places):
        low = places[number - 1] + 1 if number else 0
        high = places[number + 1] if number + 1 < len(places) else len(clause.units)
        frames.append(_read_frame(clause, at, low, high))
    return frames


def _read_frame(clause: Clause, at: int, low: int, high: int) -> Frame:
    units = clause.units
    frame = Frame(clause, at, low, high, after=units[at + 1 : high])
    edge = at
    share = _last(units, low, at, _is_share)
    against = _last(units, low, at, _is_against)
    if share is not None and (against is None or against < share):
        frame.whole = trim(units[share + 1 : at])
        edge = share + 1
    elif against is not None:
        verb = _last(units, against + 1, at, _is_move)
        frame.against = trim(units[against + 1 : verb if verb is not None else at])
        edge = against + (1 if units[against].cue and verb is None else 0)
    right = edge
    while edge > low and is_glue(units[edge - 1]):
        edge -= 1
    noun_end = edge
    while edge > low and noun_end - edge < LONGEST_NOUN and _continues(units, edge - 1, noun_end, low):
        edge -= 1
    while edge < noun_end and (units[edge].text in JOINERS or units[edge].text == ADNOMINAL):
        edge += 1
    frame.noun, frame.noun_from = units[edge:noun_end], edge
    frame.predicate = [u for u in units[noun_end:at] if u.kind in ("cue", "period")]
    if right < at and units[right - 1].kind == "cue" and units[right - 1] not in frame.predicate:
        frame.predicate = [units[right - 1], *frame.predicate]
    if edge > low and units[edge - 1].tag.startswith("v") and units[edge - 1].kind == "word":
        frame.verb = units[edge - 1]
    return frame


def _last(units: Sequence[Unit], low: int, at: int, test: object) -> int | None:
    for i in range(at - 1, low - 1, -1):
        if test(units[i]):  # type: ignore[operator]
            return i
    return None


def _is_share(unit: Unit) -> bool:
    return unit.cue is not None and unit.cue.role == "share"


def _is_against(unit: Unit) -> bool:
    """比上年, 较年初; 高出全疆: the words that open a comparison."""
    return unit.text in ("比", "较", "较之", "相比", "对比") or (
        unit.cue is not None and unit.cue.role == "compare" and len(unit.text) > 1
    )


def _is_move(unit: Unit) -> bool:
    return unit.cue is not None and unit.cue.role in ("grow", "to", "compare", "new")


def is_glue(unit: Unit) -> bool:
    """Whether a unit may stand between a noun and its figure without being part of either."""
    if unit.kind in ("cue", "period"):
        return True
    return unit.kind == "word" and (unit.tag in GLUE_TAGS or unit.text in GLUE_WORDS)


def is_noun(unit: Unit) -> bool:
    """Whether a unit can be part of a noun phrase by itself."""
    if unit.kind == "entity":
        return True
    return unit.kind == "word" and (unit.tag[:1] == "n" or unit.tag in NOMINAL_TAGS or unit.tag == "a")


def _continues(units: Sequence[Unit], i: int, end: int, low: int) -> bool:
    """Whether the unit at ``i`` belongs to the noun phrase that so far runs from ``i + 1`` to ``end``."""
    unit = units[i]
    if unit.text in JOINERS or unit.text in LONG_JOINERS:
        return i + 1 < end and i > low and is_noun(units[i - 1])
    if unit.kind == "cue":
        return i + 1 < end and _is_compound(units, i, end)
    if unit.kind != "entity" and unit.kind != "word":
        return False
    if unit.text == ADNOMINAL:
        return i + 1 < end and not _stands_alone(units[i + 1 : end])
    if is_noun(unit):
        return True
    if unit.tag.startswith("v"):
        if i + 1 == end:
            return unit.text not in read_words("light_verbs")
        return _is_compound(units, i, end)
    return False


def _is_compound(units: Sequence[Unit], i: int, end: int) -> bool:
    """Whether a verb is the first part of a compound noun: 回购|股份数量, 开工|率, 处理|能力."""
    rest = "".join(u.text for u in units[i + 1 : end])
    return rest in read_words("heads")


def _stands_alone(noun: Sequence[Unit]) -> bool:
    """支付的|总金额 says enough behind its 的; 企业的|数量 does not."""
    rest = "".join(u.text for u in noun)
    return len(rest) > 1 and rest not in read_words("heads")


def trim(units: Sequence[Unit]) -> Sequence[Unit]:
    """A phrase without the words of the predicate around it: 全省的 -> 全省."""
    low, high = 0, len(units)
    while high > low and (
        units[high - 1].text == ADNOMINAL or (is_glue(units[high - 1]) and units[high - 1].kind != "period")
    ):
        high -= 1
    while low < high and (units[low].text in ("了", "到")):
        low += 1
    return units[low:high]
