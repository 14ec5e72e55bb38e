"""分别: several names or nouns that share out the figures behind them, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from newsx.facts.bits import ask_for
from newsx.facts.clauses import Clause
from newsx.facts.cues import read_role, read_words
from newsx.facts.nouns import ADNOMINAL, clean, find_noun, find_row, split_holder, strip_names, text_of
from newsx.facts.unit import Unit, Units

EACH: Final = ask_for("each")


@dataclass(frozen=True, slots=True)
class Distribution:
    """What the figures of a clause are shared out among."""

    names: Units = ()
    """The names in order, where they are whose the figures are: 欧盟、东盟(分别增长8%、14%)."""
    nouns: tuple[str, ...] = ()
    """The nouns in order, where they are what the figures measure: 出口、进口(分别增长5%、6%)."""
    wholes: tuple[str, ...] = ()
    """What the shares are taken of: 占全国、全省(比重分别为6%、30%)."""
    bases: tuple[str, ...] = ()
    """What the growths are against: 比2019年、2020年(分别增长5%、6%)."""

    def of(self, turn: int) -> "Distribution | None":
        """The share of one figure, counted from 0; none behind the last."""
        one = slice(turn, turn + 1)
        share = Distribution(self.names[one], self.nouns[one], self.wholes[one], self.bases[one])
        return share if share != Distribution() else None


NOTHING: Final = Distribution()


def find_distribution(
    clause: Clause,
    named: Sequence[Clause],
    before: Distribution | None = None,
    levels: Sequence[str | None] = (),
) -> Distribution | None:
    """What the figures of a clause are shared out among; null where nothing is.

    Args:
        clause: a clause with several figures, which may hold 分别.
        named: the clauses of the sentence that hold names: 欧盟、东盟和美国是前三大伙伴，进出口分别….
        before: what the figures of the clause before were shared out among, as they are again.
        levels: what the levels of the sentence measured: 营收5亿元、利润1亿元，分别增长….
    """
    units = clause.units
    if not clause.signals & EACH:
        return _find_row_of_figures(clause)
    each = next(i for i, unit in enumerate(units) if unit.cue and unit.cue.role == "each")
    figures = sum(unit.kind == "figure" for unit in units[each:])
    if figures < 2:
        return None
    end = each
    while end and (units[end - 1].cue or units[end - 1].kind == "period" or _trails(units[end - 1])):
        end -= 1
    against = _find_against(units[:each], figures)
    if against:
        return against
    noun = units[find_noun(units, 0, end) : end]
    parts = split_joined(noun)
    if len(parts) > figures:
        parts = split_listed(noun)
    names = [part[-1] for part in parts if len(part) == 1 and part[0].kind == "entity"]
    if len(names) == len(parts) == figures:
        return Distribution(names=tuple(names))
    if len(parts) == figures:
        return Distribution(nouns=tuple(share_head(parts)))
    if before and each == _first_of(units) and figures == len(before.nouns or before.names):
        return before  # 投入分别为5亿元、6亿元，比上年分别增长1%、2%
    said = [noun for noun in levels if noun] if figures == len(levels) else []
    if figures == len(said) and _first_of(units) >= each - 1 and len(set(said)) > 1:
        return Distribution(nouns=tuple(said))  # 营收5亿元、利润1亿元，同比分别增长1%、2%
    located = any(unit.text in read_role("about") for unit in units[:each])
    own = [] if located else [unit for unit in units[:each] if unit.kind == "entity"]
    for candidates in (own, _find_row_of_names(named)):
        if figures <= len(candidates) <= figures + 1:
            return Distribution(names=tuple(candidates))
    return None


def _trails(unit: Unit) -> bool:
    """出口、进口等|分别, 汽油、柴油价格每吨|分别: what stands between the members and 分别."""
    return unit.text == "等" or unit.text[0] == "每"


def _find_against(units: Units, figures: int) -> Distribution | None:
    """The wholes or bases before 分别: 占全国、全省的比重分别为6%、30%; 同比、环比分别增长5%、6%."""
    end = len(units)
    while end and units[end - 1].cue and not _opens(units[end - 1]):
        end -= 1
        word = units[end].text
        found = sorted((each for each in read_role("adverb") if each in word), key=word.find)
        if len(found) == figures:
            return Distribution(bases=tuple(found))
    start = next((i for i in range(end - 1, -1, -1) if _opens(units[i])), None)
    if start is None:
        return None
    opener = units[start].cue
    while end > start + 1 and (
        units[end - 1].text in read_words("share_nouns") or units[end - 1].text == ADNOMINAL
    ):
        end -= 1
    parts = [clean(text_of(part)) for part in split_joined(units[start + 1 : end])]
    if len(parts) != figures or opener is None:
        return None
    if opener.role == "share":
        return Distribution(wholes=tuple(parts))
    return Distribution(bases=tuple(parts))


def _opens(unit: Unit) -> bool:
    return unit.cue is not None and unit.cue.role in ("share", "against")


def _find_row_of_figures(clause: Clause) -> Distribution | None:
    """The nouns that a row of as many figures measures, without 分别: 存款利率和贷款利率为4%和5%."""
    units, places = clause.units, clause.figures
    if len({units[i].text[-1] for i in places}) > 1:
        return None
    if any(not unit.joiner for unit in units[places[0] : places[-1]] if unit.kind != "figure"):
        return None
    end = places[0]
    while end and (units[end - 1].cue or units[end - 1].kind == "period" or units[end - 1].tag == "d"):
        end -= 1
    if end == places[0]:
        return None
    parts = split_joined(units[find_noun(units, 0, end) : end])
    return Distribution(nouns=tuple(share_head(parts))) if len(parts) == len(places) else None


def _first_of(units: Units) -> int:
    """Where a clause says something besides times, and what it compares with."""
    return next((i for i, u in enumerate(units) if u.kind != "period" and not _compares(u)), 0)


def _compares(unit: Unit) -> bool:
    return unit.cue is not None and unit.cue.role in ("against", "base", "adverb")


def split_joined(noun: Units) -> list[Units]:
    """The members of a joined phrase: 中票、短融和熊猫债."""
    parts: list[Units] = []
    start = 0
    for i, unit in enumerate(noun):
        if unit.joiner:
            parts.append(noun[start:i])
            start = i + 1
    parts.append(noun[start:])
    return [part for part in parts if part]


def split_listed(noun: Units) -> list[Units]:
    """Those of a list whose members are joined themselves: 家具类、建筑及装潢材料类."""
    marks = [i for i, unit in enumerate(noun) if unit.text == "、"]
    return [noun[i + 1 : j] for i, j in pairwise((-1, *marks, len(noun))) if j > i + 1]


def share_head(parts: Sequence[Units]) -> list[str]:
    """The members with the head that only the last one bears: 中票、熊猫债的发行量 -> 中票发行量."""
    holder, what = split_holder(strip_names(parts[-1]))
    if holder and len(parts) > 1 and holder[-1].text in read_role("area"):
        return [clean(text_of(what))] * len(parts)  # 东部、西部地区|出口
    listed = any(unit.joiner for unit in parts[-1])
    if not listed:
        parts = [split_holder(strip_names(part))[1] for part in parts]  # 规模以上企业|纱、布产量
    last = parts[-1]
    cut = next((i for i, unit in enumerate(last) if unit.text == ADNOMINAL), None)
    ends = {part[-1].text for part in parts[:-1]}
    kind = next((i for i, unit in enumerate(last[:-1]) if {unit.text} == ends), None)
    if kind is not None:
        head, last = text_of(last[kind + 1 :]), last[: kind + 1]  # 饮料类、食品类|零售额
    elif listed:
        heads = len(what) if holder else 1
        head, last = text_of(last[-heads:]), last[:-heads]  # 工业机器人、船舶和装备|出口
    elif cut is not None:
        head, last = text_of(last[cut + 1 :]), last[:cut]
    elif all(len(part) < len(last) for part in parts[:-1]):
        head, last = text_of(last[1:]), last[:1]
    else:
        head = ""
    return [clean(text_of(strip_names(part))) + head for part in (*parts[:-1], last)]


def _find_row_of_names(clauses: Sequence[Clause]) -> Units:
    """The names that the last of the clauses to join any joins: 欧盟、东盟和美国."""
    for clause in reversed(clauses):
        for i, unit in enumerate(clause.units):
            if unit.kind == "entity":
                end = find_row(clause.units, i)
                if end > i + 1:
                    return clause.units[i:end:2]
    return ()
