"""What a figure measures."""

from collections.abc import Callable
from dataclasses import dataclass

from newsx.facts.cues import read_endings, read_words
from newsx.facts.frames import Frame, noun_behind
from newsx.facts.nouns import clean, find_noun, is_verbal, split_holder, strip_names, text_of
from newsx.figures.quantity import Figure


@dataclass(frozen=True, slots=True)
class Sight:
    """All that a rule of indicators may look at."""

    frame: Frame
    figure: Figure
    topic: str | None
    """What the sentence measured before, or spoke of."""


def counted(sight: Sight) -> str | None:
    """31家医疗机构: a count measures what it counts."""
    return sight.figure.item if sight.figure.kind != "rank" else None


def ranked_behind(sight: Sight) -> str | None:
    """全球第二大经济体."""
    behind = noun_behind(sight.frame)
    after = sight.frame.after
    if sight.figure.kind != "rank" or not behind or sight.frame.cue("rank"):
        return None
    return text_of(behind) if after[0].text in ("大", behind[0].text) else None


def noun_before(sight: Sight) -> str | None:
    """总投资2100亿元; 高新技术企业增至200家."""
    noun = strip_names(sight.frame.units(sight.frame.noun))
    if len(noun) == 1 and noun[0].kind == "entity":
        return None
    text = clean(text_of(split_holder(noun)[1]))
    if not text or text in read_words("relatives"):
        return None
    if text in read_words("heads"):
        text = _completed(sight, text)
    if text.endswith(("级", "型", "类")) and sight.topic and sight.figure.kind == "count":
        return text + sight.topic  # 创新平台158个，国家级38个
    return text


def _completed(sight: Sight, head: str) -> str:
    """汽油需求四周日均数: what stood before a figure inside the phrase; else the topic with its head."""
    frame = sight.frame
    if frame.noun[0] == frame.low > 0:
        end = frame.low - 1
        start = find_noun(frame.clause.units, 0, end)
        front = clean(text_of(strip_names(frame.clause.units[start:end])))
        if front:
            return front + head
    return head


def noun_after(sight: Sight) -> str | None:
    """910吨的农产品; 投入4亿元引导资金."""
    behind = noun_behind(sight.frame)
    if sight.figure.kind in ("multiple", "rank", "percentage_point") or not behind:
        return None
    if sight.figure.kind == "percent" and not text_of(behind).endswith(read_endings("ratios")):
        return None
    if sight.frame.cue("level", "grow", "to"):
        return None
    return clean(text_of(strip_names(behind))) or None


def event_behind(sight: Sight) -> str | None:
    """3人死亡, 11人受伤."""
    after = sight.frame.after
    if sight.figure.kind == "count" and after and is_verbal(after[0]):
        return after[0].text
    return None


def fronted(sight: Sight) -> str | None:
    """科技型中小企业已备案208家: the noun before a verb that is not measured itself."""
    noun = strip_names(sight.frame.units(sight.frame.fronted))
    if not noun or (len(noun) == 1 and noun[0].kind == "entity"):
        return None
    return clean(text_of(split_holder(noun)[1])) or None


def part_behind(sight: Sight) -> str | None:
    """95%以上村庄: a share that only its whole is named for."""
    return clean(text_of(noun_behind(sight.frame))) or None if sight.figure.kind == "percent" else None


def carried(sight: Sight) -> str | None:
    """金额10亿元，增长5%: what the sentence measured before."""
    return sight.topic


def verb_before(sight: Sight) -> str | None:
    """发生14次."""
    return sight.frame.clause.units[sight.frame.verb].text if sight.frame.verb >= 0 else None


RULES: tuple[Callable[[Sight], str | None], ...] = (
    counted, ranked_behind, noun_before, event_behind, noun_after, fronted, part_behind, carried, verb_before,
)  # fmt: skip


def find_indicator(sight: Sight) -> tuple[str | None, str]:
    """The indicator of a figure and the name of the rule that read it."""
    for rule in RULES:
        found = rule(sight)
        if found:
            return found, f"indicator:{rule.__name__}"
    return None, ""
