"""Tests of a level, its change, its growth and the level before."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from newsx.audit.finding import Finding
from newsx.audit.passage import Passage
from newsx.audit.relations.comparison import Comparison, read_comparisons
from newsx.audit.verdict import Part, evidence, figures, imply, judge

_HUNDRED = Decimal(100)
Check = Callable[[Passage, Comparison], Finding | None]
Sum = Callable[..., Decimal]


def find_growth(passage: Passage) -> Iterator[Finding]:
    """The findings of the comparisons of a passage."""
    for comparison in read_comparisons(passage):
        for rule in RULES:
            if finding := rule(passage, comparison):
                yield finding


def check_direction(passage: Passage, c: Comparison) -> Finding | None:
    """由84家减少到150家: the words say down, the figures up."""
    if c.base is None or c.level is None or c.way is None:
        return None
    # 世界排名从78位上升到31位: a rank rises to a smaller number.
    if c.level.unit == "位":
        return None
    low, high = (c.base, c.level) if c.way == "up" else (c.level, c.base)
    if low.loose.low <= high.loose.high:
        return None
    parts: list[Part] = [("base", c.base), ("level", c.level)]
    words = "rises" if c.way == "up" else "falls"
    arithmetic = f"{words} from {c.base.figure.text} to {c.level.figure.text}"
    return Finding(
        "inconsistent", "growth:direction", "error", figures(passage, parts), arithmetic, (evidence(passage),)
    )


def check_difference(passage: Passage, c: Comparison) -> Finding | None:
    """由41.2%提高到45.0%，提高3.8个百分点: 45.0 - 41.2 = 3.8."""
    if c.base is None or c.level is None or c.change is None:
        return None
    inputs: list[Part] = [("level", c.level), ("base", c.base)]
    formula = "{0} - {1}" if c.way == "up" else "{1} - {0}"
    return judge("growth:difference", passage, ("change", c.change), inputs, _difference, formula)


def check_growth_of_levels(passage: Passage, c: Comparison) -> Finding | None:
    """由18亿元增加至36亿元，增幅100%: (36 - 18) / 18."""
    if c.base is None or c.level is None or c.growth is None or c.adjusted:
        return None
    stated: Part = ("growth", c.growth)
    inputs: list[Part] = [("level", c.level), ("base", c.base)]
    formula = "({0} - {1}) / {1}" if c.way == "up" else "({1} - {0}) / {1}"
    if c.growth.figure.kind == "multiple":
        return judge("growth:levels", passage, stated, inputs, _times_more, formula, also=_times)
    return judge("growth:levels", passage, stated, inputs, _percent_more, formula)


def check_growth_of_change(passage: Passage, c: Comparison) -> Finding | None:
    """10家，比2020年增加4家，增幅66.7%: 4 / (10 - 4)."""
    if c.base is not None or c.level is None or c.change is None or c.growth is None or c.adjusted:
        return None
    before = _before(c)
    stated: Part = ("growth", c.growth)
    inputs: list[Part] = [("change", c.change), ("level", c.level)]
    formula = f"{{0}} / ({{1}} {_minus(c)} {{0}})"

    def times_more(change: Decimal, level: Decimal) -> Decimal:
        return change / before(level, change)

    def times(change: Decimal, level: Decimal) -> Decimal:
        return level / before(level, change)

    def percent_more(change: Decimal, level: Decimal) -> Decimal:
        return times_more(change, level) * _HUNDRED

    if c.growth.figure.kind == "multiple":
        return judge("growth:change", passage, stated, inputs, times_more, formula, also=times)
    return judge("growth:change", passage, stated, inputs, percent_more, formula)


def imply_base_by_change(passage: Passage, c: Comparison) -> Finding | None:
    """10家，比2020年增加4家 implies 2020年 6家."""
    if c.base is not None or c.level is None or c.change is None or c.growth is not None or c.adjusted:
        return None
    inputs: list[Part] = [("level", c.level), ("change", c.change)]
    formula = f"{{0}} {_minus(c)} {{1}}"
    return imply("growth:base", passage, _name(c), inputs, _before(c), formula, c.level)


def imply_base_by_growth(passage: Passage, c: Comparison) -> Finding | None:
    """182.3万人次，同比增长24.7% implies 146.19万人次 a year before."""
    if c.base is not None or c.level is None or c.change is not None or not _is_percent_growth(c):
        return None
    assert c.growth is not None
    sign = 1 if c.way == "up" else -1

    def before(level: Decimal, growth: Decimal) -> Decimal:
        return level / (1 + sign * growth / _HUNDRED)

    inputs: list[Part] = [("level", c.level), ("growth", c.growth)]
    formula = "{0} / (1 + {1})" if sign > 0 else "{0} / (1 - {1})"
    return imply("growth:base", passage, _name(c), inputs, before, formula, c.level)


def imply_base_of_change(passage: Passage, c: Comparison) -> Finding | None:
    """减少225万吨，下降了20.2% implies 1113.86万吨 before."""
    if c.base is not None or c.level is not None or c.change is None or not _is_percent_growth(c):
        return None
    assert c.growth is not None
    inputs: list[Part] = [("change", c.change), ("growth", c.growth)]
    return imply("growth:base", passage, _name(c), inputs, _whole, "{0} / {1}", c.change)


RULES: tuple[Check, ...] = (
    check_direction,
    check_difference,
    check_growth_of_levels,
    check_growth_of_change,
    imply_base_by_change,
    imply_base_by_growth,
    imply_base_of_change,
)


def _is_percent_growth(c: Comparison) -> bool:
    """Growth from which the level before follows: percent of it, and not at constant prices."""
    return c.growth is not None and c.growth.is_percent and c.growth.unit == "%" and not c.adjusted


def _name(c: Comparison) -> str:
    """What the level before is the level of: 旅客吞吐量 同比."""
    facts = [operand.fact for operand in c.operands if operand.fact]
    indicator = next((fact.indicator for fact in facts if fact.indicator), None)
    base = c.base_words or next((fact.base for fact in facts if fact.base), None)
    return " ".join(words for words in (indicator, base) if words) or "before"


def _before(c: Comparison) -> Sum:
    """Level and change -> the level before."""
    sign = 1 if c.way == "up" else -1

    def before(level: Decimal, change: Decimal) -> Decimal:
        return level - sign * change

    return before


def _minus(c: Comparison) -> str:
    return "-" if c.way == "up" else "+"


def _difference(level: Decimal, base: Decimal) -> Decimal:
    return abs(level - base)


def _times(level: Decimal, base: Decimal) -> Decimal:
    return level / base


def _times_more(level: Decimal, base: Decimal) -> Decimal:
    return abs(level - base) / base


def _percent_more(level: Decimal, base: Decimal) -> Decimal:
    return _times_more(level, base) * _HUNDRED


def _whole(part: Decimal, percent: Decimal) -> Decimal:
    return part / percent * _HUNDRED
