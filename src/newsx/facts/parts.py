"""What has a share: the part, where a clause names it and its whole."""

from typing import Final

from newsx.facts.cues import read_words
from newsx.facts.nouns import ADNOMINAL, clean, find_noun, is_noun, split_holder, strip_names, text_of
from newsx.facts.objects import noun_behind
from newsx.facts.sight import Sight

LONGEST_PLACE: Final = 10
"""在 and what a share is held in are at most so many units."""


def part_of(sight: Sight) -> str | None:
    """成本是自身利润的2.6倍: what is compared stands before 是, not before 的."""
    frame = sight.frame
    units = frame.clause.units
    for i in range(frame.at - 1, frame.low - 1, -1):
        cue = units[i].cue
        if cue and cue.role in ("level", "hedge", "to") and i + 1 < frame.at - 1:
            end = i
            while end > frame.low and units[end - 1].tag[:1] in "vd" and len(units[end - 1].text) == 1:
                end -= 1  # 比例|可|提高到
            noun = strip_names(units[find_noun(units, 0, end) : end])
            return clean(text_of(split_holder(noun)[1])) or sight.topic
    return sight.topic


def part_described(sight: Sight) -> str | None:
    """未达标的城市占78.4%, 较好的占68.5%: a part is told from the whole by what describes it."""
    frame = sight.frame
    if frame.noun_end == frame.low:
        return None
    units, start, end = frame.clause.units, frame.noun[0], frame.noun_end
    bare = start < end and text_of(units[start:end]) == sight.scope.field
    if bare and start > frame.low and units[start - 1].text == ADNOMINAL:
        return clean(text_of(units[frame.low : end]))
    if units[end - 1].text == ADNOMINAL or (end < frame.at and units[end].text == ADNOMINAL):
        return text_of(units[frame.low : end + 1]).strip("，、")
    return None


def part_behind_share(sight: Sight) -> str | None:
    """占该公司产量25%的工厂: the part stands behind its share."""
    frame = sight.frame
    return None if frame.noun[0] < frame.noun[1] else clean(text_of(noun_behind(frame))) or None


def share_holder(sight: Sight) -> str | None:
    """天翼手机在国内手机市场份额达28.5%: what has the share stands before 在."""
    frame = sight.frame
    units = frame.clause.units
    for i in range(frame.noun[0] - 1, max(frame.low, frame.noun[0] - LONGEST_PLACE), -1):
        if units[i].text in ("在", "与"):
            return clean(text_of(strip_names(units[find_noun(units, frame.low, i) : i]))) or sight.topic
    return None


def part_behind(sight: Sight) -> str | None:
    """95%以上村庄: a share that only its whole is named for."""
    return clean(text_of(noun_behind(sight.frame))) or None


def growing(sight: Sight) -> str | None:
    """承受10%以上的煤价涨幅: what grows stands between 的 and its growth."""
    after = sight.frame.after
    start = next(i for i, unit in enumerate(after) if unit.text == ADNOMINAL) + 1
    end = start
    while end < len(after) and after[end].cue is None and is_noun(after[end]):
        end += 1
    if (
        end == len(after)
        or after[end].cue is None
        or text_of(after[start:end]) in read_words("measure_nouns")
    ):
        return None  # (销量)以5%的速度|递增
    return clean(text_of(after[start:end])) or None
