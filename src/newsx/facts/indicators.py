"""What a figure measures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newsx.facts.clauses import Unit
from newsx.facts.cues import read_words
from newsx.facts.frames import ADNOMINAL, Frame, is_glue, is_noun
from newsx.figures.quantity import Figure


@dataclass(frozen=True, slots=True)
class Sight:
    """All that a rule of indicators may look at."""

    frame: Frame
    figure: Figure
    topic: str | None
    """The indicator of the figure before, where it still holds."""


Rule = Callable[[Sight], str | None]


def counted(sight: Sight) -> str | None:
    """31家医疗机构: a count measures what it counts."""
    return sight.figure.item


def noun_before(sight: Sight) -> str | None:
    """总投资2100亿元; 高新技术企业增至200家."""
    return words(sight.frame.noun) or None


def noun_after(sight: Sight) -> str | None:
    """910吨的农产品; 1亿元的科技专项资金."""
    units = list(sight.frame.after)
    while units and units[0].text in ("的", "左右", "以上", "以下", "多"):
        units.pop(0)
    end = 0
    while end < len(units) and (is_noun(units[end]) and units[end].kind != "cue"):
        end += 1
    if end and (sight.frame.after[0].text == ADNOMINAL or not sight.frame.predicate):
        return words(units[:end])
    return None


def carried(sight: Sight) -> str | None:
    """金额10亿元，增长5%: what the figure before measured."""
    return sight.topic


def verb_before(sight: Sight) -> str | None:
    """死亡66182人."""
    verb = sight.frame.verb
    return verb.text if verb else None


RULES: tuple[Rule, ...] = (counted, noun_before, noun_after, carried, verb_before)


def find_indicator(sight: Sight) -> tuple[str | None, str]:
    """The indicator of a figure and the name of the rule that read it."""
    for rule in RULES:
        found = rule(sight)
        if found:
            return found, f"indicator:{rule.__name__}"
    return None, ""


def words(units: Sequence[Unit]) -> str:
    """The words of a noun phrase without the names and times before it."""
    units = list(units)
    while len(units) > 1 and (
        units[0].kind in ("entity", "period")
        or units[0].text in read_words("relatives")
        or units[0].text in ("各", "等")
    ):
        units.pop(0)
        while units and (units[0].text in ("的", "、", "和", "在", "等") or is_glue(units[0])):
            units.pop(0)
    for i in range(len(units) - 1, 0, -1):
        if units[i].text == "等" and i + 1 < len(units):
            units = units[i + 1 :]
            break
    return "".join(u.text for u in units).strip("“”‘’的、和 ")
