"""Growth handed out in order: 旅客180万人次，货物0.6万吨，同比分别增长24.7%、37.7%."""

import re
from collections.abc import Iterator

from newsx.audit.finding import Finding
from newsx.audit.operand import Operand
from newsx.audit.passage import Passage
from newsx.audit.relations.comparison import Comparison, Way, base_words
from newsx.audit.relations.growth import imply_base_by_growth

# Letters are those of newsx.audit.wording: ，同比分别增长 | ，比2019年分别下降 | 、分别较去年同期增长
_EACH = re.compile(r"^h*o?h*[,、]?b?(?P<base>y|m|c[pogq]*)?k*b?k*(?P<way>[ud])[keh]*$")
_NEXT = re.compile(r"^h*[、x]h*$")


def find_distributed(passage: Passage) -> Iterator[Finding]:
    """The levels before that follow from growth rates given in the order of their levels."""
    for index in range(2, len(passage.operands) - 1):
        match = _EACH.search(passage.gaps[index].letters)
        if not match or "b" not in passage.gaps[index].letters:
            continue
        rates = [passage.operands[index]]
        while (after := index + len(rates)) < len(passage.operands):
            if not _NEXT.search(passage.gaps[after].letters):
                break
            rates.append(passage.operands[after])
        if len(rates) > 1 and len(rates) <= index:
            way: Way = "up" if match["way"] == "u" else "down"
            base = base_words(passage.gaps[index], match) if match["base"] else None
            levels = passage.operands[index - len(rates) : index]
            yield from _imply(passage, levels, rates, way, base)


def _imply(
    passage: Passage, levels: tuple[Operand, ...], rates: list[Operand], way: Way, base: str | None
) -> Iterator[Finding]:
    pairs = list(zip(levels, rates, strict=True))
    if not all(_is_amount(level) and rate.is_percent and rate.value is not None for level, rate in pairs):
        return
    for level, rate in pairs:
        adjusted = "r" in passage.gaps[passage.operands.index(level)].letters
        comparison = Comparison(
            level=level, growth=rate, way=way, base_words=base, adjusted=adjusted, operands=[level, rate]
        )
        if finding := imply_base_by_growth(passage, comparison):
            yield finding


def _is_amount(level: Operand) -> bool:
    """Whether growth can be of it: an amount, which the facts call a level too."""
    counted = level.value is not None and level.figure.kind not in ("percent", "percentage_point", "multiple")
    return counted and (level.fact is None or level.fact.relation == "level")
