"""Relations of shares: parts of a whole, named or described."""

from typing import Final

from newsx.facts.cues import read_endings, read_role
from newsx.facts.frame import spans
from newsx.facts.nouns import ADNOMINAL, is_verb, text_of
from newsx.facts.objects import noun_behind
from newsx.facts.origins import is_dated
from newsx.facts.reading import RATES, Case, Reading

TENTHS: Final = frozenset("成半")
"""What tenths and halves are said with: 六成, 一半."""


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


def share_named(case: Case) -> Reading | None:
    """占比达65.4%, 市场份额28.5%, 贡献率57%, 控股50%."""
    if case.figure.kind != "percent":
        return None
    verb = case.frame.clause.units[case.frame.verb].text if case.frame.verb >= 0 else ""
    names = read_endings("share_nouns")
    return Reading("share") if case.noun.endswith(names) or verb.endswith(names) else None


def tenths(case: Case) -> Reading | None:
    """已有六成(券商展业), 有一半产能淘汰: tenths and halves are of something."""
    part = not TENTHS.isdisjoint(case.figure.text)
    return Reading("share") if case.figure.kind == "percent" and part else None


def share_that_acts(case: Case) -> Reading | None:
    """建制村100%通硬化路, 硫磺有70%用于生产: a noun, its percentage and what so many do."""
    frame = case.frame
    if (
        case.figure.kind != "percent"
        or not spans(frame.noun)
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
    return Reading("share") if verb is not None and verb.text == "完成" else None


def share_of_noun_before(case: Case) -> Reading | None:
    """成交量的25%: 的 stands between a whole and its part."""
    if case.figure.kind not in RATES or not case.frame.before or case.frame.before[-1].text != ADNOMINAL:
        return None
    if text_of(noun_behind(case.frame)).endswith(read_endings("ratio_nouns")):
        return None  # 对钢铁征收的25%关税
    if is_dated(case.frame):
        return None  # 关注度从去年的5%上升到今年的13%
    if len(case.frame.before) > 1 and case.frame.before[-2].text in read_role("expected"):
        return None  # 从此前预计的5%下调至4%
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
    if case.frame.cue("hedge") and spans(case.frame.noun) and case.noun.endswith(read_endings("measured_of")):
        return None  # 平均利润超过5%的企业
    return Reading("share")


def share_among(case: Case) -> Reading | None:
    """交易项目中有4成: part of what stands before 中."""
    if case.figure.kind != "percent":
        return None
    among = read_role("field") | read_role("part")
    return Reading("share") if any(unit.text in among for unit in case.frame.before[-4:]) else None


def times_of(case: Case) -> Reading | None:
    """成本是利润的2.6倍: so many times another amount."""
    return Reading("share") if case.figure.kind == "multiple" else None
