"""A frame: what a clause says around one figure."""

from dataclasses import dataclass
from typing import Final

from newsx.facts.clauses import Clause
from newsx.facts.cues import Role, ends_like, read_role, read_words
from newsx.facts.nouns import text_of
from newsx.facts.unit import Unit, Units
from newsx.figures.quantity import Figure

Shape = int
"""Which of these parts a frame has, one bit for each: rules may need them."""
LATER: Final[Shape] = 1
"""Another figure before it in its clause."""
NOUN: Final[Shape] = 2
"""A noun before its predicate."""
VERB: Final[Shape] = 4
"""A verb of no table straight before the figure."""
FRONTED: Final[Shape] = 8
"""A noun before that verb."""
AFTER: Final[Shape] = 16
"""Units of its own behind the figure."""
LED: Final[Shape] = 32
"""Units of its own before the noun."""
OWNED: Final[Shape] = 64
"""The last of them 的: 行业的|毛利率."""
DESCRIBED: Final[Shape] = 128
"""的 straight behind the figure."""


@dataclass(slots=True)
class Frame:
    """What a clause says around one figure; all positions are indices of the clause's units."""

    clause: Clause
    at: int
    """The figure."""
    low: int
    """The first of the figure's own units: behind the figure before, or the clause's first."""
    high: int
    """Behind the last of its own units: the next figure, or the clause's end."""
    before: Units
    """Its own units before the figure."""
    after: Units
    """And those behind it."""
    noun: tuple[int, int] = (0, 0)
    """The noun phrase before the predicate; empty where start and end are the same."""
    verb: int = -1
    """A verb of no table straight before the figure: (企业已)备案(208家); -1 where there is none."""
    fronted: tuple[int, int] = (0, 0)
    """The noun phrase before that verb."""
    against: tuple[int, int] = (0, 0)
    """What it is compared with: (比)上年."""
    whole: tuple[int, int] = (0, 0)
    """What a share is taken of, or a rank is held in: (占)全省, (位居)全国."""
    shared: bool = False
    """Whether ``whole`` stands behind 占."""
    predicate: tuple[int, int] = (0, 0)
    """From the end of the noun to the figure."""
    shape: Shape = 0
    """Which parts are there."""
    behind: Units | None = None
    """What `newsx.facts.objects.noun_behind` has read."""

    @property
    def noun_end(self) -> int:
        """Behind the noun phrase, before the glue of its predicate."""
        return self.noun[1]

    @property
    def figure(self) -> Unit:
        return self.clause.units[self.at]

    @property
    def governor(self) -> Unit | None:
        """The unit before the noun and the names before it: 新增(企业贷款50亿元), 完成了(投资20亿元)."""
        units, low, start = self.clause.units, self.low, self.noun[0]
        leads, aspects = read_words("lead_words"), read_role("aspect")
        while start > low and (
            units[start - 1].kind == "entity"
            or units[start - 1].text in leads
            or units[start - 1].text in aspects
        ):
            start -= 1
        return units[start - 1] if start > low else None

    @property
    def is_measured(self) -> bool:
        """Whether its noun phrase ends with what figures measure: 产量, 进出口总额."""
        return ends_like(text_of(self.units(self.noun)), "measure_nouns")

    def units(self, span: tuple[int, int]) -> Units:
        return self.clause.units[span[0] : span[1]]

    def cue(self, *roles: Role) -> Unit | None:
        """The cue of one of these roles that stands nearest before the figure, in its predicate."""
        units = self.clause.units
        for i in range(self.at - 1, self.predicate[0] - 1, -1):
            cue = units[i].cue
            if cue and cue.role in roles and not (self.against[0] <= i < self.against[1]):
                if cue.word == "在" and units[i + 1].kind in ("period", "entity"):
                    continue  # 在2010年以9.54元的价格
                return units[i]
        return None


def is_joined(frame: Frame) -> bool:
    """Whether only 、 和 或 stand between this figure and the one before: 下跌74点或4.5%."""
    if not frame.low:
        return False
    for unit in frame.before:  # noqa: SIM110 (all() of a generator costs twice the time here)
        if not unit.joiner and unit.text not in read_role("bound"):
            return False
    return True


def spans(span: tuple[int, int]) -> bool:
    """Whether a part of a frame is there."""
    return span[0] < span[1]


def is_restated(frame: Frame, figure: Figure, before: Figure) -> bool:
    """Whether a bracket says the figure before it once more: 250英亩(约101.2万平方米)."""
    if figure.kind != before.kind and {figure.kind, before.kind} != {"money", "rate"}:
        return False
    if frame.low or figure.start - before.end > len(frame.before) + 4:
        return False
    return all(unit.cue or unit.text == "人民币" for unit in frame.before)
