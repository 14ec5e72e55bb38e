"""What a figure says of its indicator: a level, a growth, a change, a share or a rank."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from newsx.facts.cues import read_bases, read_words
from newsx.facts.fact import Direction, Relation
from newsx.facts.frames import Frame
from newsx.figures.quantity import Figure


class Reading(NamedTuple):
    """A relation and its direction."""

    relation: Relation
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """All that a rule of relations may look at."""

    frame: Frame
    figure: Figure
    previous: Reading | None
    """Of the figure before in the same sentence."""
    previous_figure: Figure | None
    joined: bool
    """Whether only 、 或 和 stand between the two."""


Rule = Callable[[Case], Reading | None]


def rank(case: Case) -> Reading | None:
    """经济总量位居全疆第二."""
    return Reading("rank") if case.figure.kind == "rank" else None


def joined(case: Case) -> Reading | None:
    """下跌74点或4.5%: the second figure says the same as the first, in its own unit."""
    if not case.joined or case.previous is None:
        return None
    if case.previous.relation not in ("growth", "change"):
        return case.previous if case.figure.item is None else None
    return Reading(_moved(case.figure), case.previous.direction)


def share(case: Case) -> Reading | None:
    """占全省的50%; 产业项目占比85%."""
    if case.figure.kind not in ("percent", "multiple", "ratio"):
        return None
    if case.frame.cue("share"):
        return Reading("share")
    return None


def named_share(case: Case) -> Reading | None:
    """占比达65.4%, 市场份额28.5%, 贡献率57%: the noun itself names a share."""
    if case.figure.kind != "percent" or case.frame.cue("grow"):
        return None
    noun = "".join(u.text for u in case.frame.noun)
    return Reading("share") if noun.endswith(tuple(read_words("shares"))) else None


def share_of_noun(case: Case) -> Reading | None:
    """覆盖90%以上行政村; 95%以上村庄: the noun behind a percentage is what it is a share of."""
    if case.figure.kind != "percent" or case.frame.predicate:
        return None
    after = [u for u in case.frame.after if u.text not in ("以上", "以下", "左右", "的", "多")]
    if after and (after[0].tag[:1] == "n" or after[0].kind == "entity"):
        return Reading("share")
    return None


def times_of(case: Case) -> Reading | None:
    """是自身利润的2.6倍: so many times another amount."""
    if case.figure.kind != "multiple" or case.frame.cue("grow", "compare"):
        return None
    return Reading("share")


def risen_to(case: Case) -> Reading | None:
    """增至200家, 由10%提高到25%: where a change ends is a level."""
    return Reading("level") if case.frame.cue("to") else None


def grown(case: Case) -> Reading | None:
    """同比增长8.4%, 减少4家, 提高3.8个百分点."""
    cue = case.frame.cue("grow", "compare")
    if cue is None or cue.cue is None:
        return None
    if cue.cue.role == "compare" and not case.frame.against:
        return None
    return Reading(_moved(case.figure), cue.cue.direction)


def added(case: Case) -> Reading | None:
    """新增就业108万人: new ones are a change."""
    cue = case.frame.cue("new")
    if cue is None and case.frame.verb and case.frame.verb.text in ("新增", "净增"):
        return Reading("change", "up")
    if cue is None or cue.cue is None or case.figure.kind == "percent":
        return None
    return Reading("change", cue.cue.direction)


def level(case: Case) -> Reading | None:
    """用电量50亿千瓦时: what nothing else claims."""
    return Reading("level")


RULES: tuple[Rule, ...] = (
    rank, joined, share, risen_to, grown, added, named_share, share_of_noun, times_of, level,
)  # fmt: skip


def find_relation(case: Case) -> tuple[Reading, str]:
    """The relation of a figure and the name of the rule that read it."""
    for rule in RULES:
        reading = rule(case)
        if reading:
            return reading, f"relation:{rule.__name__}"
    raise AssertionError("the last rule always reads")


def _moved(figure: Figure) -> Relation:
    return "growth" if figure.kind in ("percent", "multiple") else "change"


def find_base(frame: Frame) -> tuple[str | None, str]:
    """The base of a growth or change and the rule that found it."""
    bases = read_bases()
    if frame.against:
        phrase = "".join(u.text for u in frame.against)
        for word in (phrase, phrase.removesuffix("同期"), phrase.removesuffix("的")):
            if word in bases:
                return bases[word], f"bases:{word}"
        return phrase or None, "base:comparison"
    for unit in reversed(frame.before):
        if unit.text == "环比":
            return "prior", "base:环比"
        if unit.text in bases:
            return bases[unit.text], f"bases:{unit.text}"
        if unit.text.startswith("同比"):
            return "yoy", "bases:同比"
    return None, ""
