"""Relations of shares: parts of a whole, named or described."""

from typing import Final

from newsx.facts.cues import read_endings, read_role
from newsx.facts.frame import spans
from newsx.facts.nouns import ADNOMINAL, is_verb, text_of
from newsx.facts.objects import noun_behind
from newsx.facts.origins import is_dated
from newsx.facts.reading import Reading
from newsx.facts.sight import Sight

TENTHS: Final = frozenset("成半")
"""What tenths and halves are said with: 六成, 一半."""


def share_moved(sight: Sight) -> Reading | None:
    """占流通股比例增加0.28%: what moves is the share."""
    move = sight.frame.cue("grow")
    if not sight.frame.shared or move is None or move.cue is None:
        return None
    return Reading("change", move.cue.direction)


def share(sight: Sight) -> Reading | None:
    """出口占全省的50%."""
    return Reading("share") if sight.frame.shared else None


def share_continued(sight: Sight) -> Reading | None:
    """占全社会的比重由7.7%提高到9.9%."""
    before = sight.scope.reading
    if before is None or before.relation != "share":
        return None
    return Reading("share") if sight.frame.low and sight.frame.cue("to") else None


def share_named(sight: Sight) -> Reading | None:
    """占比达65.4%, 市场份额28.5%, 贡献率57%, 控股50%."""
    verb = sight.frame.clause.units[sight.frame.verb].text if sight.frame.verb >= 0 else ""
    names = read_endings("share_nouns")
    return Reading("share") if sight.noun.endswith(names) or verb.endswith(names) else None


def tenths(sight: Sight) -> Reading | None:
    """已有六成(券商展业), 有一半产能淘汰: tenths and halves are of something."""
    return None if TENTHS.isdisjoint(sight.figure.text) else Reading("share")


def share_that_acts(sight: Sight) -> Reading | None:
    """建制村100%通硬化路, 硫磺有70%用于生产: a noun, its percentage and what so many do."""
    frame = sight.frame
    if frame.noun[1] != frame.at and frame.before[-1].text != "有":
        return None
    return Reading("share") if is_verb(frame.after[0]) else None


def share_done(sight: Sight) -> Reading | None:
    """完成总投资的45.1%, 完成计划118.8%."""
    verb = sight.frame.governor
    return Reading("share") if verb is not None and verb.text == "完成" else None


def share_of_noun_before(sight: Sight) -> Reading | None:
    """成交量的25%: 的 stands between a whole and its part."""
    if not sight.frame.before or sight.frame.before[-1].text != ADNOMINAL:
        return None
    if text_of(noun_behind(sight.frame)).endswith(read_endings("ratio_nouns")):
        return None  # 对钢铁征收的25%关税
    if is_dated(sight.frame):
        return None  # 关注度从去年的5%上升到今年的13%
    if len(sight.frame.before) > 1 and sight.frame.before[-2].text in read_role("expected"):
        return None  # 从此前预计的5%下调至4%
    return Reading("share")


def share_of_noun_behind(sight: Sight) -> Reading | None:
    """覆盖90%以上行政村; 95%以上村庄; 30%的企业."""
    level, after = sight.frame.cue("level"), sight.frame.after
    holds = level is not None and level.text == "有" and text_of(after[:1]) == ADNOMINAL  # 有28%的蔬菜
    if level and not holds:
        return None
    behind = noun_behind(sight.frame)
    if not behind or text_of(behind).endswith(read_endings("ratio_nouns")):
        return None
    frame = sight.frame
    if frame.cue("hedge") and spans(frame.noun) and sight.noun.endswith(read_endings("measured_of")):
        return None  # 平均利润超过5%的企业
    return Reading("share")


def share_among(sight: Sight) -> Reading | None:
    """交易项目中有4成: part of what stands before 中."""
    among = read_role("field") | read_role("part")
    return Reading("share") if any(unit.text in among for unit in sight.frame.before[-4:]) else None


def times_of(sight: Sight) -> Reading | None:
    """成本是利润的2.6倍: so many times another amount."""
    return Reading("share")
