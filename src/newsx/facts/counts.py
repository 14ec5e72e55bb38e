"""What a count counts: things, acts, and people to whom something happens."""

from typing import Final

from newsx.facts.counted import counted_noun
from newsx.facts.cues import read_role, read_words
from newsx.facts.frame import Frame
from newsx.facts.nouns import clean, is_noun, is_verb, is_verbal, text_of
from newsx.facts.sight import Sight
from newsx.facts.unit import Unit, Units

LONGEST_EVENT: Final = 6
"""What happened is said in so many units at most."""
LONGEST_ACT: Final = 10
"""And what was done so many times."""


def counted(sight: Sight) -> str | None:
    """31家医疗机构: a count measures what it counts."""
    text = clean(text_of(counted_noun(sight.frame, sight.figure.unit)))
    if text in read_words("threshold_nouns"):
        return None  # (扩招)100万人目标
    return text or counted_item(sight)


def counted_item(sight: Sight) -> str | None:
    """两名独立检察官: the item that stood with the figure, where it ends with a noun."""
    item, end = sight.figure.item or "", 0
    if item and sight.frame.after and sight.frame.after[0].text in read_role("modal"):
        return None  # 5人|没有脱离危险
    for unit in sight.frame.after:
        end += len(unit.text)
        if end >= len(item):
            return clean(item) if item and end == len(item) and unit.tag[:1] == "n" else None
    return None


def done_times(sight: Sight) -> str | None:
    """两次下调存款准备金率: what was done so many times."""
    after = sight.frame.after
    if sight.figure.unit != "次":
        return None
    for i, unit in enumerate(after[:8]):
        if is_verb(unit) or (i == 0 and unit.cue is not None and unit.cue.role in ("grow", "new")):
            end = i + 1
            while end < min(len(after), i + LONGEST_ACT) and not _ends_act(after, end):
                end += 1
            return clean(text_of(after[i:end]))
    return None


def _ends_act(units: Units, i: int) -> bool:
    """(六次)投掷|都没能超越: an adverb says something new; but 疏散和转移 is one act."""
    ends = units[i].tag in ("d", "c", "r")
    joins = units[i].joiner and i + 1 < len(units) and (is_verb(units[i + 1]) or is_verbal(units[i + 1]))
    return ends and not joins


def event_behind(sight: Sight) -> str | None:
    """3人死亡, 23人采取刑事强制措施, 100余人被掩埋: what happened to so many."""
    after = sight.frame.after
    if after[0].tag == "p" and after[0].text != "被" and sight.figure.unit in read_words("person_units"):
        after = _behind_terms(after)
    if sight.figure.unit in read_words("person_units"):
        after = _behind_adverbs(after)
        if performed := _performed(after):
            return performed
    suffered = len(after) > 1 and after[0].text == "被" and is_verb(after[1])
    if not (is_verb(after[0]) or is_verbal(after[0]) or suffered):
        return None
    if sight.figure.unit not in read_words("person_units") and not is_verbal(after[0]):
        return None
    end = 1 + suffered
    while end < min(len(after), LONGEST_EVENT) and (is_noun(after[end]) or is_verbal(after[end])):
        end += 1
    return clean(text_of(after[:end]))


def suffered(sight: Sight) -> str | None:
    """(青河煤矿爆炸)16人死亡, (冲突中)5人被捕: what people suffer is not measured by what stands before."""
    after = sight.frame.after
    if sight.figure.unit not in read_words("person_units"):
        return None
    if after[0].text != "被" and after[0].text not in read_role("harm"):
        return None
    return event_behind(sight)


def _behind_adverbs(after: Units) -> Units:
    """(6000人)陆续|返程: the words of what happens; the same where no verb is there."""
    i = 0
    while i < len(after) and _leads_verb(after[i]):
        i += 1
    suffers = i + 1 < len(after) and after[i].text == "被" and is_verb(after[i + 1])
    return after[i:] if suffers or (i < len(after) and is_verb(after[i])) else after


def _leads_verb(unit: Unit) -> bool:
    """陆续(返程), 会(被疏散), 没有(脱险)."""
    if unit.text in read_role("modal"):
        return True
    return unit.tag in ("d", "ad") and (unit.cue is None or unit.cue.role == "adverb")


def _performed(after: Units) -> str:
    """(对300人)进行了|心理测试: the verb only says that it is done; else nothing."""
    if not after or after[0].text not in read_role("perform"):
        return ""
    start = 1 + (after[1:2] != () and after[1].text in read_role("aspect"))
    end = start
    while end < len(after) and (is_noun(after[end]) or is_verbal(after[end])):
        end += 1
    return clean(text_of(after[start:end]))


def _behind_terms(after: Units) -> Units:
    """(2万人)在地震中|失去家园: the verb behind where and why; the same words where there is none."""
    for i, unit in enumerate(after[:LONGEST_EVENT]):
        if i and unit.verb:
            return after[i:]
    return after


def done_to(sight: Sight) -> str | None:
    """紧急转移安置3万人, 被困40人, 飞行30次: what was done to people, or so often, stands straight before."""
    frame, i = sight.frame, sight.frame.verb
    if sight.figure.unit not in read_role("turns"):
        return None
    if frame.clause.units[i].text in read_words("spending_verbs"):
        return None  # (活动丰富，)已举办30次
    if i < frame.low or any(unit.cue is None for unit in frame.clause.units[i + 1 : frame.at]):
        return None
    start = i
    while start > frame.low and is_verb(frame.clause.units[start - 1]):
        start -= 1
    text = text_of(frame.clause.units[start : i + 1])
    return text if len(text) > 1 else None


def in_field(frame: Frame) -> bool:
    """Whether a count only sets the field that its clause signals: 在9个城市中位居第一, 是10个海关之一."""
    behind = frame.clause.units[frame.at + 1 : frame.at + 16]
    for i, unit in enumerate(behind):
        if unit.text == "之一":
            return not any(other.kind in ("figure", "mark") for other in behind[:i])
        if unit.text in read_role("field"):
            return any(other.text == "在" for other in frame.clause.units[max(0, frame.at - 12) : frame.at])
    return False
