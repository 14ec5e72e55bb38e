"""Times that a text names but that govern no figure: those compared with, those of names and of foundings."""

from collections.abc import Callable, Iterable, Mapping
from itertools import islice, takewhile
from typing import Final

from newsx.facts.clauses import Clause
from newsx.facts.cues import (
    ClauseRole,
    Role,
    ends_like,
    read_bases,
    read_role,
    read_role_endings,
    read_words,
)
from newsx.facts.nouns import ADNOMINAL, is_verb
from newsx.facts.rulebook import Rulebook
from newsx.facts.unit import Unit, Units

UNTIL: Final = frozenset(("到", "至"))
"""Before a time that something goes on until."""
BEFORE_MOVES: Final = frozenset(("将", "把"))
"""Before a share that itself moves: 将去年同期的4%降至2%."""
DAYS: Final = frozenset("天日号晚晨夜")
"""The last characters of days."""
FIRSTS: Final = frozenset("最首")
"""How the words begin that say that nothing was like it before."""
CLOSE_BY: Final = 3
"""What says that a time is but compared with stands at most so many units behind it."""
LONGEST_NAME: Final = 8
"""An event's name is at most so many units behind its year."""
LONGEST_CONTRACT: Final = 6
"""The name of a contract is at most so many units behind its month."""
LONGEST_HOLIDAY: Final = 4
"""Behind its year, 春节假日同期 ends before so many units."""
LONGEST_ACT: Final = 6
"""The verb of a founding stands at most so many units behind its time."""

Rule = Callable[[Units, int], bool]


def is_aside(clause: Clause, i: int) -> bool:
    """Whether the time at ``i`` governs no figure: what the first of the rules says."""
    units = clause.units
    for rule in RULES.list_for(signals=clause.signals):  # noqa: SIM110 (any() of a generator costs twice the time here)
        if rule(units, i):
            return True
    return False


def _is_same_time(units: Units, i: int) -> bool:
    """(今年1—5月增长5%，)同期(下降3%)."""
    return units[i].text == "同期"


def _is_whole(units: Units, i: int) -> bool:
    """占1—8月投资的52%."""
    before = units[i - 1].cue if i else None
    return before is not None and before.role == "share"


def _is_of_school(units: Units, i: int) -> bool:
    """学|前三年(毛入园率)."""
    return units[i].text[0] == "前" and i > 0 and units[i - 1].text.endswith("学")


def _is_against(units: Units, i: int) -> bool:
    """比上年(增长), 相比于年初; not 较2020年的|5万吨."""
    if i and _plays(units[i - 1], "against"):
        return i + 1 == len(units) or units[i + 1].kind != "figure"
    return i > 1 and units[i - 1].text == "于" and _plays(units[i - 2], "against")


def _is_exceeded(units: Units, i: int) -> bool:
    """增幅高于去年，(今年…)."""
    return i > 0 and i + 1 == len(units) and _plays(units[i - 1], "exceed")


def _is_likened(units: Units, i: int) -> bool:
    """与上年持平, 与13日基本持平."""
    if not i or units[i - 1].text not in read_role("with"):
        return False
    return units[i].text in read_bases() or plays(units[i + 1 : i + 1 + CLOSE_BY], "even")


def _is_reached(units: Units, i: int) -> bool:
    """影响持续到2012年."""
    return i > 1 and units[i - 1].text in UNTIL and units[i - 2].text in read_role("enduring")


def _is_of_plan(units: Units, i: int) -> bool:
    """实现“十四五”良好开局."""
    return units[i].text.strip("“”").endswith("五") and plays(units[i + 1 : i + 1 + CLOSE_BY], "opening")


def _is_based_on(units: Units, i: int) -> bool:
    """同比|去年(增长37%), 环比|4月(增长3%); not 环比5月|的|40万吨(增长1%)."""
    if not i or units[i - 1].kind != "cue":
        return False
    word, behind = units[i - 1].text, units[i + 1 : i + 3]
    measures = len(behind) == 2 and behind[0].text == ADNOMINAL and behind[1].kind == "figure"
    return (word in read_bases() or word.startswith("环比")) and not measures


def _is_since(units: Units, i: int) -> bool:
    """为2012年以来最大增幅, 自2018年以来首次(突破5%); 今年入冬以来最强的(寒潮)."""
    behind = units[i + 1 : i + 1 + CLOSE_BY]
    if units[i].text.endswith("来") and any(unit.text[0] in FIRSTS for unit in behind):
        return True
    since = next((k for k, unit in enumerate(behind, i + 1) if unit.text in read_role("since")), None)
    return since is not None and any(unit.text[0] in FIRSTS for unit in units[since + 1 : since + CLOSE_BY])


def _is_of_extreme(units: Units, i: int) -> bool:
    """为去年2月以来(新低)."""
    return plays(units[i + 1 : i + 1 + CLOSE_BY], "extreme")


def _is_contract(units: Units, i: int) -> bool:
    """Whether a month is that of a contract: 7月原油期货, 6月柴油固定价格互换合约; not 今年2月棉花期货."""
    named = list(takewhile(lambda unit: unit.kind == "word", units[i + 1 : i + 1 + LONGEST_CONTRACT]))
    if plays(named[:2], "contract"):
        return True
    month = units[i].text[0].isdigit() and units[i].text.rstrip("份").endswith("月")
    ends = read_role_endings("contract")
    return month and any(unit.noun and unit.text.endswith(ends) for unit in named)


def _is_same_holiday(units: Units, i: int) -> bool:
    """Whether a year is that of a holiday of the same time: (恢复至)2019年春节假日同期(的73%)."""
    behind = list(takewhile(lambda unit: unit.kind in ("period", "word"), units[i + 1 : i + LONGEST_HOLIDAY]))
    return behind[:1] != [] and behind[0].kind == "period" and any(unit.text == "同期" for unit in behind)


def _is_measured_by(units: Units, i: int) -> bool:
    """Whether a share is but taken of what was then: 相当于2019年同期的85%; not 从去年同期的4%(降至2%)."""
    if i + 2 >= len(units) or units[i + 1].text != ADNOMINAL:
        return False
    likened = units[max(0, i - 1 - (i > 0 and units[i - 1].text in UNTIL))].text  # 恢复|至|2019年的90%
    if not (units[i].text.endswith("同期") or (i and likened in read_role("alike"))):
        return False
    before = units[i - 1].text if i else ""
    moved = before in BEFORE_MOVES or not read_role("from").isdisjoint((before, units[i].text[0]))
    return units[i + 2].kind == "figure" and units[i + 2].text[-1] in "%％成倍" and not moved


def is_inside(units: Units, i: int) -> bool:
    """Whether a time that no calendar fixes is said of the one before it, which holds on.

    今年|春节, 2023年的|国庆假期, 今天是|植树节; not (今年以来，)春节.
    """
    k = i - 2 if i > 1 and units[i - 1].text in (ADNOMINAL, "是") else i - 1
    return k >= 0 and units[k].kind == "period"


def is_founding(units: Units, i: int) -> bool:
    """Whether a time says but when something began: 2003年7月建成，(面积5公顷); 去年成立的(企业5家).

    Not 2003年7月建成(5所学校), which counts what was done then; nor 预计2025年建成, nor 今天成立.
    """
    if units[i].text[-1] in DAYS:
        return False
    if i > 1 and units[i - 1].text == "于" and units[i - 2].text in read_role("founding"):
        return True  # 成立于2003年，(面积5公顷)
    for k in range(i + 1, min(len(units), i + LONGEST_ACT)):
        unit = units[k]
        if unit.kind in ("figure", "period"):
            return False
        described = plays_next(units, k, ADNOMINAL)
        if unit.text in read_role("founding"):
            whole = all(other.kind != "figure" for other in islice(units, k, None))
            return (described or whole) and not any(other.cue and other.cue.planned for other in units[:k])
        if described and unit.text in read_words("news_verbs"):
            return True  # 去年发布的(报告指出)
    return False


def plays_next(units: Units, k: int, word: str) -> bool:
    """Whether a word stands behind the unit at ``k``, or behind one more: 注册|营运|的."""
    behind = units[k + 1 : k + 3]
    if behind and behind[0].text == word:
        return True
    return len(behind) > 1 and behind[1].text == word and behind[0].kind == "word"


def _is_of_event(units: Units, i: int) -> bool:
    """Whether a year belongs to the name of an event: 承办|2021年世界园艺博览会, 北京|2022年冬奥会."""
    if not i or units[i].text[0] not in "12" or not units[i].text.endswith("年"):
        return False
    before = units[i - 1]
    if not (before.noun or is_verb(before) or before.text == ADNOMINAL or before.kind == "entity"):
        return False
    name = takewhile(lambda unit: unit.noun or unit.kind == "entity", islice(units, i + 1, i + LONGEST_NAME))
    return any(ends_like(unit.text, "event_endings") for unit in name)


def plays(units: Iterable[Unit], role: ClauseRole) -> bool:
    """Whether any of the units is a word of this role."""
    words = read_role(role)
    return any(unit.text in words for unit in units)


def _is_of_series(units: Units, i: int) -> bool:
    """Whether a year but counts what is the how-manieth in it: 今年第11号台风, 2024年第二航段."""
    behind = units[i + 1].text if i + 1 < len(units) else ""
    return behind[:1] == "第" and units[i].text[-1] == "年"


def _plays(unit: Unit, role: Role) -> bool:
    """Whether a unit is a cue of a role."""
    return unit.cue is not None and unit.cue.role == role


CLUES: Final[Mapping[Rule, frozenset[str]]] = {
    _is_same_time: frozenset(("same",)),
    _is_measured_by: frozenset(("same", "alike")),
    _is_whole: frozenset(("share",)),
    _is_of_school: frozenset(("period",)),
    _is_against: frozenset(("against",)),
    _is_exceeded: frozenset(("exceed",)),
    _is_likened: frozenset(("with",)),
    _is_reached: frozenset(("enduring",)),
    _is_of_plan: frozenset(("opening",)),
    _is_contract: frozenset(("contract",)),
    _is_same_holiday: frozenset(("same",)),
    _is_based_on: frozenset(("compared",)),
    _is_since: frozenset(("since",)),
    _is_of_extreme: frozenset(("extreme",)),
    is_founding: frozenset(("founding", "turn")),
    _is_of_event: frozenset(("thing",)),
    _is_of_series: frozenset(("period",)),
}
"""The rules in their order, each with what a clause must signal one of at least."""
RULES: Final = Rulebook[Rule](tuple(CLUES), signals=CLUES)
