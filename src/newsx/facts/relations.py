"""What a figure says of its indicator: a level, a growth, a change, a share or a rank."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from newsx.facts.cues import Role, read_endings, read_rates, read_role, read_role_endings, read_words
from newsx.facts.fact import Relation
from newsx.facts.frame import AFTER, LATER, NOUN, Frame, is_joined, spans
from newsx.facts.nouns import ADNOMINAL, is_noun, is_verb
from newsx.facts.reading import LEVEL, RATES, Reading
from newsx.facts.rulebook import Rulebook
from newsx.facts.shares import (
    share,
    share_among,
    share_continued,
    share_done,
    share_moved,
    share_named,
    share_of_noun_before,
    share_of_noun_behind,
    share_that_acts,
    tenths,
    times_of,
)
from newsx.facts.sight import Sight
from newsx.facts.unit import Unit
from newsx.figures.quantity import Figure

GROWN: Final[frozenset[Role]] = frozenset(("grow", "compare", "new", "exceed"))
MOVING: Final[frozenset[Role]] = frozenset(("grow", "new"))
"""Roles of the cues that say that something moved, and of those that stand before what moves."""
GROWTHS: Final = ("relation:rate_named", "relation:growth_expected")
"""Rules of growths that another figure may be where they end."""
ADDING: Final = ("relation:grown_object", "relation:grown_list")
"""Rules of what is new, which a list goes on with."""


def rank(sight: Sight) -> Reading | None:
    """经济总量位居全省第二."""
    return Reading("rank")


def joined(sight: Sight) -> Reading | None:
    """下跌74点或4.5%: the second figure says what the first says, in its own unit."""
    before = sight.scope.reading
    if before is None or not is_joined(sight.frame):
        return None
    if before.relation in ("growth", "change"):
        return None if sight.figure.item else Reading(_moved(sight.figure), before.direction)
    return Reading(before.relation, before.direction)


def growth_expected(sight: Sight) -> Reading | None:
    """经济增长预期由5%下调至4%: both are growths."""
    said = [unit for unit in sight.frame.units(sight.frame.predicate) if unit.text != ADNOMINAL]
    for grown, unit in pairwise(said):  # 增长的预测
        if grown.cue and grown.cue.role == "grow" and unit.text in read_role("expected"):
            return Reading("growth", grown.cue.direction)
    return None


def risen_to(sight: Sight) -> Reading | None:
    """增至200家, 由10%提高到25%: where a change ends is a level."""
    cue = sight.frame.cue("to", "grow", "compare", "level")
    if cue is None or cue.cue is None or cue.cue.role != "to":
        return None
    if sight.figure.kind == "percent" and sight.noun.endswith(read_endings("share_nouns")):
        return Reading("share")
    if sight.figure.kind not in RATES:
        return Reading("level")
    noun = sight.noun
    rate = next((rate for word, rate in read_rates() if noun.endswith(word)), None)
    before = sight.scope.reading
    if before and before.rule in GROWTHS and sight.frame.low and not spans(sight.frame.noun):
        rate = before.direction
    return Reading("growth", rate) if rate else Reading("level")  # 年均增长率将由3%降到2%


def rate_named(sight: Sight) -> Reading | None:
    """增速为3.4%, 降幅达5%; (小幅回落，)幅度在10%以内: the noun itself is a growth."""
    if sight.frame.cue("grow", "compare"):
        return None
    for unit in reversed(sight.frame.units(sight.frame.noun)):
        if unit.cue and unit.cue.role == "rate":
            direction = unit.cue.direction or (sight.scope.move if unit.text == "幅度" else None)
            return Reading("growth", direction) if direction else None
    return None


def grown(sight: Sight) -> Reading | None:
    """同比增长8.4%, 减少4家, 提高3.8个百分点; 比上年多11项."""
    cue = sight.frame.cue(*GROWN)
    if cue is None or cue.cue is None:
        return None
    if cue.cue.role in ("compare", "exceed") and not spans(sight.frame.against):
        beside = sight.frame.before[-1] is cue and sight.figure.kind in ("money", "rate", "percentage_point")
        if not beside or cue.cue.role == "exceed":
            return None  # (与国内相比，)低64元/吨
        return Reading("change", cue.cue.direction)
    if sight.figure.kind == "percent" and _is_ratio(sight):
        return Reading("change", cue.cue.direction)  # 开工率82.8%，比前一周增加0.1%
    return Reading(_moved(sight.figure), cue.cue.direction)


def grown_object(sight: Sight) -> Reading | None:
    """新增企业贷款50亿元, 下调存款准备金率0.5个百分点: the verb stands before what it moves."""
    verb = sight.frame.governor
    if verb is None or verb.cue is None:
        verb = _opening_new(sight.frame)
    if verb is None or verb.cue is None or verb.cue.role not in MOVING:
        return None
    if sight.frame.cue("level", "share", "rank") or not spans(sight.frame.noun):
        return _reached(sight, verb)
    if sight.figure.kind == "percent" and sight.noun.endswith(read_endings("share_nouns")):
        return None  # 消费对经济增长|贡献率超过70%
    if verb.text in read_role("hasten") and sight.figure.kind == "count":
        return None  # 加快推进3个项目
    return Reading(_moved(sight.figure), verb.cue.direction)


def _reached(sight: Sight, verb: Unit) -> Reading | None:
    """(城镇)新增就业|达到50万人: what is new is so much, whatever is said of reaching it."""
    units, noun = sight.frame.clause.units, sight.frame.noun
    new = verb.cue is not None and verb.cue.role == "new" and units[noun[0] - 1] is verb
    if not new or sight.figure.kind in RATES or verb.cue is None:
        return None
    return Reading("change", verb.cue.direction) if sight.frame.cue("level") else None


def grown_list(sight: Sight) -> Reading | None:
    """新增规上企业10户以上、限上企业10户以上: the next of a list of new ones."""
    before, previous = sight.frame.before, sight.scope.reading
    if previous is None or previous.rule not in ADDING:
        return None
    if any(unit.cue and unit.cue.role not in ("mean", "adverb") for unit in before):
        return None
    return Reading(_moved(sight.figure), previous.direction) if any(u.joiner for u in before[:2]) else None


def affected(sight: Sight) -> Reading | None:
    """影响公司净利润约6000万元: what a profit is affected by, it loses."""
    verb = sight.frame.governor
    if verb is None or verb.text not in read_role("affect"):
        return None
    return Reading("change", "down") if sight.noun.endswith(read_role_endings("profit")) else None


def doubled(sight: Sight) -> Reading | None:
    """翻番, 翻两番: a multiple that is itself a growth."""
    return Reading("growth", "up") if sight.figure.text.startswith("翻") else None


def growth_behind(sight: Sight) -> Reading | None:
    """保持5%的增长, 30%以上的增速: the noun behind the figure is a growth."""
    behind = sight.frame.after
    if behind and behind[0].text in read_words("count_hedges"):
        behind = behind[1:]
    if len(behind) < 2 or behind[0].text != ADNOMINAL:
        return None
    for unit in behind[1:4]:
        if unit.cue and unit.cue.role in ("grow", "rate"):
            return Reading("growth", unit.cue.direction)
        if unit.text == "成长":
            return Reading("growth", "up")
        if unit.text == "速度":
            grows = behind[2:3] != () and behind[2].cue is not None and behind[2].cue.role == "grow"
            return Reading("growth", "up") if grows else None  # 以8%的速度|递增
    return None


def level(sight: Sight) -> Reading | None:
    """用电量50亿千瓦时: what nothing else claims."""
    return LEVEL


Rule = Callable[[Sight], Reading | None]

RULES: Final = Rulebook[Rule](
    (
        rank, joined, share_moved, share, share_continued, growth_expected, risen_to, rate_named, grown,
        grown_object, grown_list, doubled, affected, growth_behind, share_named, share_done,
        share_that_acts, share_of_noun_before, share_of_noun_behind, tenths, share_among, times_of, level,
    ),
    kinds={
        share: RATES, growth_expected: RATES, rate_named: RATES, growth_behind: RATES,
        share_of_noun_before: RATES, share_continued: ("percent",), share_named: ("percent",),
        share_done: ("percent",), share_that_acts: ("percent",), share_of_noun_behind: ("percent",),
        tenths: ("percent",), share_among: ("percent",), times_of: ("multiple",), doubled: ("multiple",),
        rank: ("rank",),
    },
    parts={
        joined: LATER, grown_list: LATER, share_continued: LATER,
        growth_behind: AFTER, share_that_acts: NOUN | AFTER,
    },
    signals={
        growth_expected: ("plan",), share_moved: ("share",), share: ("share",), share_continued: ("to",),
        risen_to: ("to",), rate_named: ("rate",), grown: GROWN, grown_object: MOVING,
        affected: ("affect",), share_among: ("field", "part"),
    },
)  # fmt: skip
NAMES: Final = {rule: f"relation:{rule.__name__}" for rule in RULES.rules}


def find_relation(sight: Sight) -> Reading:
    """The relation of a figure; its rule is the name of the first that reads it."""
    frame = sight.frame
    for rule in RULES.list_for(sight.figure.kind, "", frame.shape, frame.clause.signals):
        reading = rule(sight)
        if reading:
            return reading if reading.rule else Reading(reading.relation, reading.direction, NAMES[rule])
    raise AssertionError("the last rule always reads")


def _opening_new(frame: Frame) -> Unit | None:
    """新增 before a noun too long to be read as one: 新增基金投资、担保贷款规模30亿元."""
    units = frame.clause.units
    for i in range(frame.noun[0] - 1, frame.low - 1, -1):
        cue = units[i].cue
        if cue and cue.role == "new":
            return units[i]
        if not (is_noun(units[i]) or is_verb(units[i]) or units[i].joiner):
            return None
    return None


def _is_ratio(sight: Sight) -> bool:
    """Whether a percentage is compared with another of the same ratio."""
    before = sight.scope.figure
    compared = before is not None and before.kind == "percent" and spans(sight.frame.against)
    return compared and sight.noun.endswith(read_endings("ratio_nouns"))


def _moved(figure: Figure) -> Relation:
    return "growth" if figure.kind in RATES else "change"
