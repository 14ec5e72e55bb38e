"""A level with its change, its growth and the level it is compared with: 10家，比2020年增加4家，增幅66.7%."""

import re
from dataclasses import dataclass, field
from typing import Literal

from newsx.audit.operand import Operand
from newsx.audit.passage import Passage
from newsx.audit.wording import Gap

Way = Literal["up", "down"]

# Letters are those of newsx.audit.wording.
_BASE = r"(?P<base>y|m|c[pogqlznri]*c?,?|x[pogqlznri]+c,?)"
_VALUE = r"[keh]*$"
# 10家，比2020年增加4家 / ，增幅66.7% / ，增幅比上月收窄1.2个百分点 / 企业，数量同比增长
BY = re.compile(
    rf"^h*o?h*(?P<cut>[,、;]?)k*q?(?P<first>[UDR])?{_BASE}?k*q?(?P<rate>[UDR])?(?P<way>[udAB])?{_VALUE}"
)
# 8.4%，增速高于全国平均水平3.8个百分点
ABOVE = re.compile(
    rf"^h*(?P<cut>[,、;]?)k*(?P<first>[UDRn])?k*(?P<rate>[UDR])?(?P<way>[AB])(?P<base>[pogqlznri]+){_VALUE}"
)
# 提高3.8个百分点，达到45.0%
_REACH = re.compile(r"^h*o?h*[,、]k*q?(?:e[kh]*|[TF][keh]*)$")
# 由84家 | 增加到150家; 从2012年的34000多亿元 | 增至2021年的52000多亿元
_FROM = re.compile(r"f[pogqkeh]*$")
_TO = re.compile(r"^h*o?h*,?k*(?P<way>[TF])p?g?[kehq]*$")
# 456万吨，较上月的 | 388万吨上升17.5%; 3930万台，低于预估的 | 4050万台. A word that no table knows may be a
# verb (比2020年冒出 | 12家): only 的 makes a level of what follows it.
_COMPARED = re.compile(r"^h*o?h*[,、]k*q?(?:c[pgqlznri]+|c[pogqlznri]+g|(?P<way>[AB])[pogqlznri]*g)[kh]*$")
# 由5万吨增加到10万吨，翻了一番
_DOUBLING = re.compile("^翻")
# 产量为83.5万吨 has no word of growth or share in its clause.
_NO_LEVEL = re.compile(r"[udABUDRTF]|a")
_NEW_CHANGE = re.compile(rf"[UD]{_VALUE}|{_BASE}?k*q?(?P<way>[ud]){_VALUE}")


@dataclass(slots=True)
class Comparison:
    """What one stretch of a sentence says about one amount."""

    level: Operand | None = None
    """10家."""
    base: Operand | None = None
    """The level that it is compared with, where the text prints it."""
    change: Operand | None = None
    """4家."""
    growth: Operand | None = None
    """66.7%."""
    way: Way | None = None
    base_words: str | None = None
    """The words of the comparison: 2020年, 同比."""
    adjusted: bool = False
    """Its growth is published on another basis than its levels (constant prices, like-for-like firms)."""
    operands: list[Operand] = field(default_factory=list)
    """All of them in the order of the text."""


def read_comparisons(passage: Passage) -> list[Comparison]:
    """The comparisons of a passage, each with at least two figures."""
    reader = _Reader(passage)
    for index in range(len(passage.operands)):
        reader.read(index)
    return [c for c in reader.found if len(c.operands) > 1]


def base_words(gap: Gap, match: re.Match[str]) -> str:
    """The words of a comparison without 比 and 相比: 2020年, 全国平均水平, 同比."""
    start, end = match.span("base")
    words = gap.words[start:end]
    if len(words) == 1:
        return words[0].text
    return "".join(w.text for w in words if w.role not in ("compare", "with", "comma")) or gap.between(
        start, end
    )


class _Reader:
    """Reads a passage from left to right; a figure that fits nowhere ends what is open."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.found: list[Comparison] = []
        self.open: Comparison | None = None
        self.level: Operand | None = None
        self.adjusted = False

    def read(self, index: int) -> None:
        operand, gap = self.passage.operands[index], self.passage.gaps[index]
        previous = self.passage.operands[index - 1] if index else None
        if operand.value is None:
            self._close()
            return
        if previous and previous.value is not None and self._read_to(operand, gap, previous, index):
            return
        if self._read_base(operand, gap):
            return
        if previous and self._read_by(operand, gap, previous):
            return
        if self._read_reach(operand, gap):
            return
        self._read_first(index, operand, gap)

    def _close(self) -> None:
        self.open = self.level = None

    def _begin(self, comparison: Comparison) -> None:
        self.found.append(comparison)
        self.open = comparison

    def _read_to(self, operand: Operand, gap: Gap, previous: Operand, index: int) -> bool:
        """由84家增加到150家."""
        before = self.passage.gaps[index - 1].tail()
        match = _TO.search(gap.letters)
        if not match or not _FROM.search(before.letters) or operand.unit != previous.unit:
            return False
        way: Way = "up" if match["way"] == "T" else "down"
        self._begin(
            Comparison(operand, previous, way=way, adjusted=self._is_adjusted(operand, before),
                       operands=[previous, operand])
        )  # fmt: skip
        self.level = operand
        return True

    def _read_base(self, operand: Operand, gap: Gap) -> bool:
        """456万吨，较上月的388万吨 (上升17.5%)."""
        match = _COMPARED.search(gap.letters)
        level = self.level
        if not match or level is None or operand.unit != level.unit:
            return False
        way = _way_of(match["way"])
        self._begin(Comparison(level, operand, way=way, adjusted=self.adjusted, operands=[level, operand]))
        return True

    def _read_by(self, operand: Operand, gap: Gap, previous: Operand) -> bool:
        """…，比2020年增加4家 and …，增幅66.7%."""
        match = BY.search(gap.letters)
        if not match:
            return False
        if _DOUBLING.search(operand.figure.text) and not match["way"] and not read_rate_word(match):
            return bool(match["cut"]) and self._fill(operand, "growth", None, "up")
        if not (match["way"] or read_rate_word(match)):
            return False
        named = match["base"]
        residue = gap.between(0, match.start("cut")) if "o" in gap.letters[: match.start("cut")] else ""
        if match["cut"] == ";" and not named:
            return False
        slot = "growth" if operand.figure.kind in ("percent", "multiple") else "change"
        # 10家企业同比增加4家, but not 50家净利润同比增长5%.
        if residue and not match["cut"] and (slot == "growth" or residue != previous.figure.item):
            return False
        words = base_words(gap, match) if named else None
        way = _way(match)
        # 增幅比上月收窄1.2个百分点 compares the growth, not the level.
        if way is None or (read_rate_word(match) and match["way"]):
            return False
        if self._fill(operand, slot, words, way):
            return True
        level = self.level
        if level is None or level.is_percent or (slot == "change" and operand.unit != level.unit):
            self._close()
            return named is not None
        fresh = Comparison(level, way=way, base_words=words, adjusted=self.adjusted, operands=[level])
        self._begin(fresh)
        return self._fill(operand, slot, words, way)

    def _fill(self, operand: Operand, slot: str, words: str | None, way: Way) -> bool:
        """Puts a change or growth into the open comparison where it goes on with it."""
        open_ = self.open
        if open_ is None or getattr(open_, slot) is not None:
            return False
        if open_.way not in (None, way) or (words and words != open_.base_words):
            return False
        other = open_.level or open_.base or (open_.change if slot == "growth" else None)
        if slot == "change" and (other is None or operand.unit != _change_unit(other)):
            return False
        if slot == "growth" and other is not None and other.is_percent:
            return False
        setattr(open_, slot, operand)
        open_.way = way
        open_.operands.append(operand)
        return True

    def _read_reach(self, operand: Operand, gap: Gap) -> bool:
        """增加4家，达到10家."""
        open_ = self.open
        if open_ is None or open_.level is not None or not _REACH.search(gap.letters):
            return False
        if open_.change is not None and operand.unit != open_.change.unit:
            return False
        if operand.is_percent:
            return False
        open_.level = self.level = operand
        open_.adjusted |= self.adjusted
        open_.operands.append(operand)
        return True

    def _read_first(self, index: int, operand: Operand, gap: Gap) -> None:
        """A new amount, or a change whose amount is not printed before it."""
        self._close()
        tail = gap.tail()
        self.adjusted = self._is_adjusted(operand, gap)
        match = _NEW_CHANGE.search(tail.letters)
        if match and not re.search("[abrz]", tail.letters):
            way: Way = "up" if re.search(r"[uU][keh]*$", tail.letters) else "down"
            slot = "growth" if operand.figure.kind in ("percent", "multiple") else "change"
            fresh = Comparison(way=way, adjusted=self.adjusted, operands=[operand])
            setattr(fresh, slot, operand)
            if match["base"]:
                fresh.base_words = base_words(tail, match)
            if operand.figure.kind != "percentage_point":
                self._begin(fresh)
        elif self.passage.is_listed(index):
            self.level = None
        elif not _NO_LEVEL.search(tail.letters) or re.search(r"[TF][pgkehq]*$", tail.letters):
            self.level = operand

    def _is_adjusted(self, operand: Operand, gap: Gap) -> bool:
        return "r" in gap.letters


def read_rate_word(match: re.Match[str]) -> str | None:
    """The letter of 增幅, 降幅 or 增速, before or behind the words of the comparison."""
    rate: str | None = match["first"] or match["rate"]
    return rate


def _way(match: re.Match[str]) -> Way | None:
    return _way_of(match["way"] or read_rate_word(match))


def _way_of(letter: str | None) -> Way | None:
    """The direction that the letter of a word stands for."""
    if letter in ("u", "A", "U", "R"):
        return "up"
    return "down" if letter in ("d", "B", "D") else None


def _change_unit(level: Operand) -> str | None:
    """The unit of a difference of two such levels: points for percentages."""
    return "pp" if level.is_percent else level.unit
