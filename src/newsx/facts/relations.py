"""What a figure says of its indicator: a level, a growth, a change, a share or a rank."""

from collections.abc import Callable
from typing import NamedTuple

from newsx.facts.cues import read_endings, read_rates
from newsx.facts.fact import Direction, Relation
from newsx.facts.frames import Frame, is_dated, is_joined
from newsx.facts.nouns import ADNOMINAL, is_noun, is_verb, text_of
from newsx.facts.objects import noun_behind
from newsx.facts.unit import JOINERS, Unit
from newsx.figures.quantity import Figure

RATES = ("percent", "multiple")
ADDING = ("relation:grown_object", "relation:grown_list", "relation:added")


class Reading(NamedTuple):
    """A relation, its direction and the rule that read them."""

    relation: Relation
    direction: Direction | None = None
    rule: str = ""


class Case(NamedTuple):
    """All that a rule of relations may look at."""

    frame: Frame
    figure: Figure
    noun: str
    """The words of the noun before the figure, or of the topic where it has none of its own."""
    previous: Reading | None
    """What the figure before it in the sentence says."""
    previous_figure: Figure | None
    move: Direction | None = None
    """Which way the sentence last said that something moved."""


def rank(case: Case) -> Reading | None:
    """经济总量位居全省第二."""
    return Reading("rank") if case.figure.kind == "rank" else None


def joined(case: Case) -> Reading | None:
    """下跌74点或4.5%: the second figure says what the first says, in its own unit."""
    if not is_joined(case.frame) or case.previous is None:
        return None
    if case.previous.relation in ("growth", "change"):
        if case.figure.item:
            return None
        return Reading(_moved(case.figure), case.previous.direction)
    return Reading(case.previous.relation, case.previous.direction)


def share_moved(case: Case) -> Reading | None:
    """占流通股比例增加0.28%: what moves is the share."""
    move = case.frame.cue("grow")
    if not case.frame.shared or move is None or move.cue is None:
        return None
    return Reading("change", move.cue.direction)


def share(case: Case) -> Reading | None:
    """出口占全省的50%."""
    return Reading("share") if case.frame.shared and case.figure.kind in RATES else None


def share_continued(case: Case) -> Reading | None:
    """占全社会的比重由7.7%提高到9.9%."""
    if case.previous is None or case.previous.relation != "share" or case.figure.kind != "percent":
        return None
    return Reading("share") if case.frame.low and case.frame.cue("to") else None


def risen_to(case: Case) -> Reading | None:
    """增至200家, 由10%提高到25%: where a change ends is a level."""
    cue = case.frame.cue("to", "grow", "compare", "level")
    if cue is None or cue.cue is None or cue.cue.role != "to":
        return None
    if case.noun.endswith(read_endings("share_nouns")) and case.figure.kind == "percent":
        return Reading("share")
    rate = next((rate for word, rate in read_rates() if case.noun.endswith(word)), None)
    before = case.previous
    if before and before.rule == "relation:rate_named" and case.frame.low and not _spans(case.frame.noun):
        rate = before.direction
    if rate and case.figure.kind in RATES:
        return Reading("growth", rate)  # 年均增长率将由3%降到2%
    return Reading("level")


def rate_named(case: Case) -> Reading | None:
    """增速为3.4%, 降幅达5%; (小幅回落，)幅度在10%以内: the noun itself is a growth."""
    if case.figure.kind not in RATES or case.frame.cue("grow", "compare"):
        return None
    for unit in reversed(case.frame.units(case.frame.noun)):
        if unit.cue and unit.cue.role == "rate":
            direction = unit.cue.direction or (case.move if unit.text == "幅度" else None)
            return Reading("growth", direction) if direction else None
    return None


def grown(case: Case) -> Reading | None:
    """同比增长8.4%, 减少4家, 提高3.8个百分点; 比上年多11项."""
    cue = case.frame.cue("grow", "compare", "new", "exceed")
    if cue is None or cue.cue is None:
        return None
    if cue.cue.role in ("compare", "exceed") and not _spans(case.frame.against):
        beside = case.frame.before[-1] is cue and case.figure.kind in ("money", "rate", "percentage_point")
        if not beside or cue.cue.role == "exceed":
            return None  # (与国内相比，)低64元/吨
        return Reading("change", cue.cue.direction)
    if case.figure.kind == "percent" and _is_ratio(case):
        return Reading("change", cue.cue.direction)  # 开工率82.8%，比前一周增加0.1%
    return Reading(_moved(case.figure), cue.cue.direction)


def grown_object(case: Case) -> Reading | None:
    """新增企业贷款50亿元, 下调存款准备金率0.5个百分点: the verb stands before what it moves."""
    verb = case.frame.governor
    if verb is None or verb.cue is None:
        verb = _opening_new(case.frame)
    if verb is None or verb.cue is None or verb.cue.role not in ("grow", "new"):
        return None
    if case.frame.cue("level", "share", "rank") or not _spans(case.frame.noun):
        return None
    return Reading(_moved(case.figure), verb.cue.direction)


def grown_list(case: Case) -> Reading | None:
    """新增规上企业10户以上、限上企业10户以上: the next of a list of new ones."""
    before, previous = case.frame.before, case.previous
    if previous is None or case.frame.low == 0 or previous.rule not in ADDING:
        return None
    if any(unit.cue and unit.cue.role not in ("mean", "adverb") for unit in before):
        return None
    return (
        Reading(_moved(case.figure), previous.direction)
        if any(u.text in JOINERS for u in before[:2])
        else None
    )


def affected(case: Case) -> Reading | None:
    """影响公司净利润约6000万元: what a profit is affected by, it loses."""
    verb = case.frame.governor
    if verb is None or verb.text != "影响" or not case.noun.endswith(("利润", "收益", "业绩")):
        return None
    return Reading("change", "down")


def doubled(case: Case) -> Reading | None:
    """翻番, 翻两番: a multiple that is itself a growth."""
    return Reading("growth", "up") if case.figure.text.startswith("翻") else None


def growth_behind(case: Case) -> Reading | None:
    """保持5%的增长: the noun behind the figure is a growth."""
    behind = case.frame.after
    if case.figure.kind not in RATES or len(behind) < 2 or behind[0].text != ADNOMINAL:
        return None
    for unit in behind[1:4]:
        if unit.cue and unit.cue.role in ("grow", "rate"):
            return Reading("growth", unit.cue.direction)
        if unit.text in ("成长", "年增长", "速度"):
            return Reading("growth", "up") if unit.text != "速度" else None
    return None


def share_named(case: Case) -> Reading | None:
    """占比达65.4%, 市场份额28.5%, 贡献率57%, 控股50%."""
    if case.figure.kind != "percent":
        return None
    verb = case.frame.clause.units[case.frame.verb].text if case.frame.verb >= 0 else ""
    names = read_endings("share_nouns")
    return Reading("share") if case.noun.endswith(names) or verb.endswith(names) else None


def tenths(case: Case) -> Reading | None:
    """已有六成(券商展业): tenths are of something."""
    return Reading("share") if case.figure.kind == "percent" and "成" in case.figure.text else None


def share_that_acts(case: Case) -> Reading | None:
    """建制村100%通硬化路, 硫磺有70%用于生产: a noun, its percentage and what so many do."""
    frame = case.frame
    if (
        case.figure.kind != "percent"
        or not _spans(frame.noun)
        or (frame.noun[1] != frame.at and frame.before[-1].text != "有")
        or not frame.after
    ):
        return None
    return Reading("share") if is_verb(frame.after[0]) else None


def share_done(case: Case) -> Reading | None:
    """完成总投资的45.1%, 完成计划118.8%."""
    if case.figure.kind != "percent":
        return None
    verb = case.frame.governor
    return Reading("share") if verb is not None and verb.text in ("完成", "超额完成") else None


def share_of_noun_before(case: Case) -> Reading | None:
    """成交量的25%: 的 stands between a whole and its part."""
    if case.figure.kind not in RATES or not case.frame.before or case.frame.before[-1].text != ADNOMINAL:
        return None
    if text_of(noun_behind(case.frame)).endswith(read_endings("ratio_nouns")):
        return None  # 对钢铁征收的25%关税
    if is_dated(case.frame):
        return None  # 关注度从去年的5%上升到今年的13%
    return Reading("share")


def share_of_noun_behind(case: Case) -> Reading | None:
    """覆盖90%以上行政村; 95%以上村庄; 30%的企业."""
    level, after = case.frame.cue("level"), case.frame.after
    holds = level is not None and level.text == "有" and text_of(after[:1]) == ADNOMINAL  # 有28%的蔬菜
    if case.figure.kind != "percent" or (level and not holds):
        return None
    behind = noun_behind(case.frame)
    if not behind or text_of(behind).endswith(read_endings("ratio_nouns")):
        return None
    return Reading("share")


def share_among(case: Case) -> Reading | None:
    """交易项目中有4成: part of what stands before 中."""
    if case.figure.kind != "percent":
        return None
    return (
        Reading("share")
        if any(unit.text in ("中", "当中", "其中") for unit in case.frame.before[-4:])
        else None
    )


def times_of(case: Case) -> Reading | None:
    """成本是利润的2.6倍: so many times another amount."""
    return Reading("share") if case.figure.kind == "multiple" else None


def level(case: Case) -> Reading | None:
    """用电量50亿千瓦时: what nothing else claims."""
    return Reading("level")


RULES: tuple[Callable[[Case], Reading | None], ...] = (
    rank, joined, share_moved, share, share_continued, risen_to, rate_named, grown, grown_object, grown_list,
    doubled, affected,
    growth_behind, share_named, share_done, share_that_acts, share_of_noun_before, share_of_noun_behind,
    tenths, share_among, times_of, level,
)  # fmt: skip


OF_RATES = frozenset((
    share, share_continued, rate_named, growth_behind, share_named, share_done, share_that_acts,
    share_of_noun_before, share_of_noun_behind, tenths, share_among, times_of,
))  # fmt: skip
"""What only percentages and multiples say."""
AMOUNT_RULES = tuple(rule for rule in RULES if rule not in OF_RATES)


def find_relation(case: Case) -> Reading:
    """The relation of a figure; its rule is the name of the first that reads it."""
    for rule in RULES if case.figure.kind in RATES else AMOUNT_RULES:
        reading = rule(case)
        if reading:
            return Reading(reading.relation, reading.direction, f"relation:{rule.__name__}")
    raise AssertionError("the last rule always reads")


def _opening_new(frame: Frame) -> Unit | None:
    """新增 before a noun too long to be read as one: 新增基金投资、担保贷款规模30亿元."""
    units = frame.clause.units
    for i in range(frame.noun[0] - 1, frame.low - 1, -1):
        cue = units[i].cue
        if cue and cue.role == "new":
            return units[i]
        if not (is_noun(units[i]) or is_verb(units[i]) or units[i].text in JOINERS):
            return None
    return None


def _is_ratio(case: Case) -> bool:
    """Whether a percentage is compared with another of the same ratio."""
    before = case.previous_figure
    compared = before is not None and before.kind == "percent" and _spans(case.frame.against)
    return compared and case.noun.endswith(read_endings("ratio_nouns"))


def _moved(figure: Figure) -> Relation:
    return "growth" if figure.kind in RATES else "change"


def _spans(span: tuple[int, int]) -> bool:
    return span[0] < span[1]
