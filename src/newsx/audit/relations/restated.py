"""Tests of one thing said twice: the same indicator, subject and period with another value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsx.audit.finding import Evidence, Finding, FindingFigure
from newsx.audit.indicator_names import normalize_indicator
from newsx.audit.operand import Operand
from newsx.audit.passage import Passage
from newsx.audit.verdict import evidence, figures
from newsx.audit.wording import Role
from newsx.facts.fact import Fact

Key = tuple[str, str, str, str, str, str, str]

# Times that fix one value for good; 目前 and 去年 of an undated text do not.
_FIXED = re.compile(r"^\d{4}(-(\d\d|Q[1-4]|H[12])(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?$")
# Words without which 2020年阳湖市生产总值为1.4万亿元 and 同比增长5% still say the same.
_EMPTY: frozenset[Role] = frozenset({"copula", "reach", "finish", "hedge", "of", "comma", "pause"})
_GROWTH: frozenset[Role] = _EMPTY | {"yoy", "prior", "rise", "fall"}
_CONTENT: frozenset[Role] = frozenset({"noun", "period", "adjusted", "quantity"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure whose clause says nothing but what, whose, when and how much."""

    operand: Operand
    figure: FindingFigure
    evidence: Evidence


class Statements:
    """All plain statements so far, by what they are about."""

    def __init__(self) -> None:
        self._first: dict[Key, Statement] = {}

    def check(self, passages: Sequence[Passage]) -> Iterator[Finding]:
        """The statements of an article against each other and against those of the articles before."""
        for passage in passages:
            if passage.host is not None:
                continue
            for index, operand in enumerate(passage.operands):
                key = _read_key(passage, index)
                if key is None:
                    continue
                (figure,) = figures(passage, [("same", operand)], 1)
                statement = Statement(operand, figure, evidence(passage))
                earlier = self._first.setdefault(key, statement)
                if earlier is not statement:
                    yield from _compare(earlier, statement, key)


def _compare(first: Statement, second: Statement, key: Key) -> Iterator[Finding]:
    one, other = first.operand, second.operand
    one_place, other_place = first.evidence, second.evidence
    near = (one_place.source, one_place.article) == (other_place.source, other_place.article)
    same = one.rounded.overlaps(other.rounded)
    if not same and (one.loose.overlaps(other.loose) or {one.figure.bound, other.figure.bound} != {"exact"}):
        return
    relation = "=" if same else "!="
    yield Finding(
        "consistent" if same else "inconsistent",
        "same:article" if near else "same:files",
        "info" if same else "warning",
        (replace(first.figure, evidence=0), second.figure),
        f"{one.figure.text} {relation} {other.figure.text}",
        (one_place, other_place),
        f"{key[0]} {key[1]} {key[2]}",
    )


def _read_key(passage: Passage, index: int) -> Key | None:
    """What a plain statement is about; null for every other clause."""
    operand = passage.operands[index]
    fact = operand.fact
    if fact is None or operand.value is None or fact.relation not in ("level", "growth"):
        return None
    if not fact.subject or not fact.indicator or fact.period is None or fact.modality != "actual":
        return None
    period = fact.period.value
    if not period or not _FIXED.search(period) or operand.figure.kind == "duration":
        return None
    if not _is_plain(passage, index, fact):
        return None
    subject = _subject(passage, fact)
    indicator = normalize_indicator(fact.indicator)
    return (
        subject, indicator, period, fact.relation, fact.direction or "", fact.base or "", operand.unit or "",
    )  # fmt: skip


def _is_plain(passage: Passage, index: int, fact: Fact) -> bool:
    """2020年，阳湖市生产总值为1.4万亿元: subject, indicator and period stand there, and nothing else does."""
    if index and "." not in passage.gaps[index].letters and ";" not in passage.gaps[index].letters:
        return False
    gap = passage.gaps[index]
    words = gap.words[max(gap.letters.rfind("."), gap.letters.rfind(";")) + 1 :]
    allowed = _GROWTH if fact.relation == "growth" else _EMPTY
    if not all(word.role in allowed or word.role in _CONTENT for word in words):
        return False
    content = "".join(word.text for word in words if word.role in _CONTENT)
    for slot in (fact.period.text if fact.period else None, fact.subject, fact.indicator):
        if not slot or slot not in content:
            return False
        content = content.replace(slot, "", 1)
    if content:
        return False
    after = passage.gaps[index + 1].words
    return not after or after[0].role in ("comma", "stop", "end")


def _subject(passage: Passage, fact: Fact) -> str:
    """The code of the subject's place, else its canonical name, else its words."""
    if fact.subject_entity is not None:
        entity = passage.extraction.entities[fact.subject_entity]
        return entity.code or entity.name
    return fact.subject or ""
