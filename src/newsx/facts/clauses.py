"""Sentence -> clauses: names, numbers and times are single units, brackets stand apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from newsx.entities.entity import Entity
from newsx.facts.cues import Cue, read_cues, read_tags, read_words
from newsx.figures.periods import Period
from newsx.figures.quantity import Figure
from newsx.text.sentences import Sentence
from newsx.tokens.segmenter import Tokens

UnitKind = Literal["figure", "period", "entity", "cue", "mark", "word"]
Mention = tuple[int, int, UnitKind, int]
"""Start, end, kind, and index in the list of its kind."""

STOPS = frozenset("，,；;：:。！？!?…\n—")
OPEN, CLOSE = frozenset("（(〔[【"), frozenset("）)〕]】")
PREFIXES = ("占", "同比", "环比")
"""Cues that the segmenter glues to the word behind them (占全省 as one word)."""
LONGEST_CUE = 4
"""A cue is at most so many words of the segmenter (增加/到/了)."""


class Unit(NamedTuple):
    """A word, or a mention or cue made of several."""

    kind: UnitKind
    start: int
    end: int
    text: str
    tag: str = ""
    """Part of speech of a word; of a cue, that of its first word."""
    index: int = -1  # type: ignore[assignment]  # no unit is searched as a tuple
    """Of a mention: its index among the article's figures, periods or entities."""
    cue: Cue | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """Units between two stops (，；：), without the text in brackets, which makes clauses of its own."""

    units: tuple[Unit, ...]
    mark: str
    """The stop before it: ``，``; empty at the beginning of the sentence, ``（`` inside brackets."""


def list_mentions(
    figures: Sequence[Figure], periods: Sequence[Period], entities: Sequence[Entity]
) -> list[Mention]:
    """All mentions in reading order; of two that overlap the figure stays, then the time."""
    spans: list[tuple[int, int, int, UnitKind, int]] = []
    spans += [(f.start, 0, f.end, "figure", i) for i, f in enumerate(figures)]
    spans += [(p.start, 1, p.end, "period", i) for i, p in enumerate(periods)]
    spans += [(e.start, 2, e.end, "entity", i) for i, e in enumerate(entities)]
    spans.sort()
    kept: list[tuple[int, int, int, UnitKind, int]] = []
    for span in spans:
        while kept and span[0] < kept[-1][2] and span[1] < kept[-1][1]:
            kept.pop()
        if not kept or span[0] >= kept[-1][2]:
            kept.append(span)
    return [(start, end, kind, index) for start, _, end, kind, index in kept]


def split_units(
    text: str, start: int, end: int, tokens: Tokens, mentions: Sequence[Mention]
) -> tuple[Unit, ...]:
    """The units of ``text[start:end]``; ``mentions`` are those inside it, in order."""
    units: list[Unit] = []
    position = start
    for left, right, kind, index in mentions:
        stop = left
        if kind == "figure":
            while stop > position and text[stop - 1].isspace():  # 库存 3.6亿桶: the blank divides nothing
                stop -= 1
        _add_words(units, text, position, stop, tokens)
        if kind == "entity" and right - left > 4 and text.startswith("地区生产总值", right - 2):
            right -= 2  # 青河省|地区生产总值: the name ends before the indicator
        units.append(Unit(kind, left, right, text[left:right], index=index))
        position = right
    _add_words(units, text, position, end, tokens)
    return tuple(units)


def _add_words(units: list[Unit], text: str, start: int, end: int, tokens: Tokens) -> None:
    """Words between two mentions; several of them are one unit where the tables know them as a cue."""
    if start >= end:
        return
    cues, heads, retagged, add = read_cues(), _heads(), read_tags(), units.append
    starts, tags, index = tokens.starts, tokens.tags, tokens.index(start)
    while start < end:
        stop, tag, length, found = min(starts[index + 1], end), tags[index], 1, None
        if tag == "eng" and text.startswith(".", stop) and text[stop + 1 : stop + 2].isdigit():
            length, stop = 3, min(starts[index + 3], end)  # PM2.5浓度
        elif text[start] in heads:
            found, stop, length = _find_cue(text, start, stop, end, starts, index)
            for prefix in PREFIXES if not found else ():
                rest = text[start + len(prefix) : stop]
                if text.startswith(prefix, start) and (rest in cues or rest in read_words("rank_fields")):
                    add(Unit("cue", start, start + len(prefix), prefix, tag, cue=cues[prefix]))
                    start += len(prefix)
                    found = cues.get(rest)
                    break
        if not found and stop - start > 3:
            tail = cues.get(text[stop - 2 : stop])
            if tail and tail.role == "grow":  # 价格上涨 as one word
                add(Unit("word", start, stop - 2, text[start : stop - 2], "n"))
                start, found = stop - 2, tail
        word = text[start:stop]
        if found:
            add(Unit("cue", start, stop, word, tag, cue=found))
        elif word[0] in STOPS or word.isspace():
            add(Unit("mark", start, stop, word, tag))
        else:
            add(Unit("word", start, stop, word, retagged.get(word, tag)))
        start, index = stop, index + length


@cache
def _heads() -> frozenset[str]:
    """What a cue may begin with: most words need no further look."""
    return frozenset(word[0] for word in read_cues())


def _find_cue(
    text: str, start: int, stop: int, end: int, starts: Sequence[int], index: int
) -> tuple[Cue | None, int, int]:
    """The longest cue of the words from ``index`` on, where it or the word ends, and of how many words."""
    cues = read_cues()
    found, length = cues.get(text[start:stop]), 1
    for extra in range(2, LONGEST_CUE + 1):
        if index + extra >= len(starts) or starts[index + extra] > end:
            break
        cue = cues.get(text[start : starts[index + extra]])
        if cue:
            found, stop, length = cue, starts[index + extra], extra
    return found, stop, length


def split_clauses(units: Sequence[Unit]) -> tuple[Clause, ...]:
    """The clauses of a sentence in order; what stands in brackets follows the clause around it.

    A quotation mark neither opens nor closes a clause: “链主”企业13家 is one.
    """
    clauses: list[Clause] = []
    inside: list[Clause] = []
    stack: list[tuple[list[Unit], str]] = []
    current: list[Unit] = []
    mark = ""

    def close(target: list[Clause]) -> None:
        if current:
            target.append(Clause(tuple(current), mark))

    titles = 0
    for unit in units:
        titles += (unit.text == "《") - (unit.text == "》" and titles > 0)
        if titles and unit.kind in ("cue", "mark"):
            unit = unit._replace(kind="word", cue=None)  # 《拟承接项目清单》 plans nothing
        if unit.text in OPEN and unit.kind == "word":
            stack.append((current, mark))
            current, mark = [], unit.text
        elif unit.text in CLOSE and unit.kind == "word" and stack:
            close(inside)
            current, mark = stack.pop()
        elif unit.kind == "mark":
            close(inside if stack else clauses)
            if not stack:
                clauses += inside
                inside = []
            current, mark = [], unit.text if not stack else "（"
        else:
            current.append(unit)
    while stack:
        close(inside)
        current, mark = stack.pop()
    close(clauses)
    return tuple(clauses + inside)


def cut_mentions(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[list[Mention]]:
    """The mentions of each sentence; one that crosses a boundary belongs to none."""
    cut: list[list[Mention]] = [[] for _ in sentences]
    at = 0
    for mention in mentions:
        while at < len(sentences) and sentences[at].end <= mention[0]:
            at += 1
        if at < len(sentences) and sentences[at].start <= mention[0] and mention[1] <= sentences[at].end:
            cut[at].append(mention)
    return cut
