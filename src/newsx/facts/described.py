"""Whom a figure describes: a name or noun behind it."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from newsx.entities.entity import Entity
from newsx.facts.cues import read_role, read_words
from newsx.facts.extents import goes_through
from newsx.facts.frame import Frame
from newsx.facts.nouns import ADNOMINAL, clean, is_place_word, is_verb, text_of
from newsx.facts.objects import noun_behind
from newsx.facts.standings import opens
from newsx.facts.subject import Subject
from newsx.facts.unit import CLOSING, OPENING, Unit

LONGEST_RELATIVE: Final = 12
"""A name and what it is described by are at most so many units apart."""


def find_aged(frame: Frame, entities: Sequence[Entity]) -> Subject | None:
    """61岁的宫玉生, 9岁小姑娘: whose age stands before them."""
    behind = frame.clause.units[frame.at + 1 : frame.at + 5]
    for unit in behind:
        if unit.kind == "entity" and entities[unit.index].type == "person":
            return Subject(unit.text, unit.index, "subject:aged")
    grown = [unit for unit in behind[:2] if unit.text != ADNOMINAL and unit.text not in read_role("bound")]
    if behind and behind[0].text != ADNOMINAL and grown[:1] and grown[0].tag == "n":
        return Subject(grown[0].text, None, "subject:aged")  # 9岁小姑娘
    if behind and behind[0].text == ADNOMINAL:
        words = takewhile(lambda unit: unit.kind == "word" and not is_verb(unit), behind[1:])
        name = text_of(tuple(words))
        return Subject(name, None, "subject:aged") if 1 < len(name) < 5 else None
    return None


def find_described(frame: Frame) -> Subject | None:
    """全长409公里的青河高速公路, 资产超过1000亿元的银行: what stands straight behind 的."""
    after = frame.after
    if len(after) < 2 or after[0].text != ADNOMINAL or frame.verb >= 0 or frame.cue("rank"):
        return None
    if after[1].kind == "entity" and not (len(after) > 2 and after[2].tag[:1] == "n"):
        return Subject(after[1].text, after[1].index, "subject:described")
    behind = noun_behind(frame)
    if goes_through(frame) or after[1].text in read_role("history"):
        return None  # 科创板经过200多天的紧张筹备
    if not behind or not frame.noun[0] == 0 < frame.noun[1] or is_place_word(behind[-1]):
        return None  # 价格已回到50美元的上方
    if text_of(behind) in read_words("measure_nouns"):
        return None  # 以每天10辆的速度
    return Subject(clean(text_of(behind)), None, "subject:described")


def _names(unit: Unit) -> bool:
    """Whether a word goes on with a name: 安徽|古城, “阿波罗”|剧院; but (剧院)热闹(开场)."""
    return unit.text in OPENING or unit.text in CLOSING or (unit.noun and not unit.tag.startswith(("v", "a")))


def find_storied(frame: Frame) -> Subject | None:
    """有着2500年历史的|芜湖古城, 有112年历史的|“阿波罗”剧院: whose history is so long."""
    after = frame.after
    if len(after) < 3 or after[0].text not in read_role("history") or after[1].text != ADNOMINAL:
        return None
    named = tuple(takewhile(_names, after[2:]))
    index = named[0].index if len(named) == 1 and named[0].kind == "entity" else None
    text = clean(text_of(named))
    return Subject(text, index, "subject:storied") if len(text) > 1 else None


def find_doer(frame: Frame, entities: Sequence[Entity]) -> Subject | None:
    """(已经)连续36年执行任务的宫玉生(回忆): somebody who is told of by what the figure says that he does."""
    units, after = frame.clause.units, frame.after
    if any(not (unit.ahead or unit.verb or unit.glue) for unit in units[frame.low : frame.at]):
        return None
    for i, unit in enumerate(after[:LONGEST_RELATIVE]):
        if unit.kind == "entity" and i > 1 and after[i - 1].text == ADNOMINAL:
            behind = after[i + 1 : i + 2]
            person = entities[unit.index].type == "person" and not (behind and behind[0].text == ADNOMINAL)
            acts = not behind or behind[0].tag[:1] in ("v", "d", "p")
            named = person or (acts and entities[unit.index].type == "organization")
            return Subject(unit.text, unit.index, "subject:doer") if named else None
    return None


def is_market(named: Subject, held: Subject, frame: Frame, entities: Sequence[Entity]) -> bool:
    """奥迪公司预测，今年中国销量: a country before a company's noun is where, not who.

    But 世界银行预测，中国|经济 is the country's, and so is what it does: 欧盟失业率为5%，法国|为6%.
    """
    if held.entity is None or named.entity is None or entities[held.entity].type != "organization":
        return False
    if entities[named.entity].type != "place":
        return False
    units = frame.clause.units
    start, end = frame.noun
    near = (i for i in (start, start - 1) if i >= frame.low and units[i].kind == "entity")
    at = next((i for i in near if units[i].index == named.entity), -1)
    if at < 0 or units[at + 1].text in read_role("economy"):
        return False
    return start < end or units[at + 1].kind == "figure" or not opens(units, at, at + 1)
