"""Sentence -> clauses: names, numbers and times are single units, brackets stand apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from newsx.facts.bits import FIGURE, Bits
from newsx.facts.cues import read_cues, read_joined
from newsx.facts.lexicon import read_lexicon
from newsx.facts.mentions import Mention
from newsx.facts.nouns import text_of
from newsx.facts.unit import (
    CLOSE,
    OPEN,
    Unit,
    Units,
    read_mention,
    read_openings,
    read_unit,
)
from newsx.facts.words import Words

LONGEST_CUE: Final = 4
"""A cue is at most so many words of the segmenter (增加/到/了)."""


@dataclass(slots=True, eq=False)
class Clause:
    """Units between two stops (，；：), without the text in brackets, which makes clauses of its own."""

    units: Units
    mark: str
    """The stop before it: ``，``; empty at the beginning of the sentence, ``（`` inside brackets."""
    signals: Bits = 0
    """All that its units signal: who looks for none of it need not look."""
    figures: list[int] = field(default_factory=list)
    """Where its figures stand."""


def split_units(
    words: Words, start: int, end: int, mentions: Sequence[Mention]
) -> tuple[list[Unit], list[int]]:
    """The units between two offsets, and which of them may bound a clause.

    Args:
        words: the words of the text.
        start: the first offset.
        end: behind the last one.
        mentions: those inside, in order.
    """
    text = words.text
    units: list[Unit] = []
    position = start
    for left, right, kind, index in mentions:
        stop = left
        if kind == "figure":
            while stop > position and text[stop - 1].isspace():  # 库存 3.6亿桶: the blank divides nothing
                stop -= 1
        if position < stop:
            words.read(position, stop, units)
        if kind == "entity" and right - left > 4 and text.startswith("地区生产总值", right - 2):
            right -= 2  # 青河省|地区生产总值: the name ends before the indicator
        units.append(read_mention(kind, text[left:right], index))
        position = right
    if position < end:
        words.read(position, end, units)
    marked = [i for i, unit in enumerate(units) if unit.marked]
    return _join_words(units, marked) if marked else (units, marked)


def _join_words(units: list[Unit], marked: list[int]) -> tuple[list[Unit], list[int]]:
    """Several words are one unit where the tables know them as a cue: 增加|到|了; and a word may be two.

    Args:
        units: the words.
        marked: where some stand that may be more than one, or less, or bound a clause.
    """
    joined: list[Unit] = []
    bounds: list[int] = []
    done, openings = 0, read_openings()
    for i in marked:
        unit, length = units[i], 1
        if i < done:
            continue
        if unit.bounds:
            bounds.append(len(joined) + i - done)
            continue
        if unit.tag == "eng":
            length = _find_dotted(units, i)
        elif unit.opens and i + 1 < len(units) and unit.text + units[i + 1].text in openings:
            length = _find_length(units, i)
        if length > 1 or unit.parts:
            joined += units[done:i]
            joined += unit.parts if length == 1 else (_join(units[i : i + length]),)
            done = i + length
    if not done:
        return units, bounds
    joined += units[done:]
    return joined, bounds


def _join(units: list[Unit]) -> Unit:
    return read_lexicon()[text_of(tuple(units)), units[0].tag]


def _find_length(units: list[Unit], i: int) -> int:
    """Of how many words the longest cue, joined word or name is that begins with a word."""
    openings, word, found = read_openings(), units[i].text, 1
    for k in range(i + 1, min(i + LONGEST_CUE, len(units))):
        word += units[k].text
        if word not in openings or units[k].index >= 0:
            break
        if word in read_cues() or word in read_joined():
            found = k - i + 1
    return found


def _find_dotted(units: list[Unit], i: int) -> int:
    """Of how many words a name with a point inside is: PM2|.|5浓度."""
    parts = list(takewhile(lambda unit: unit.index < 0, units[i : i + 3]))
    dotted = text_of(tuple(parts[1:]))
    return len(parts) if dotted[:1] == "." and dotted[1:2].isdigit() else 1


def split_clauses(units: list[Unit], bounds: list[int], *, titled: bool = True) -> tuple[Clause, ...]:
    """The clauses of a sentence in order; what stands in brackets follows the clause around it.

    A quotation mark neither opens nor closes a clause: “链主”企业13家 is one.

    Args:
        units: the sentence.
        bounds: where units stand that may bound a clause.
        titled: whether a title in it may still hold cues and marks.
    """
    clauses: list[Clause] = []
    inside: list[Clause] = []
    stack: list[tuple[list[Unit], str]] = []
    current: list[Unit] = []
    mark, start = "", 0
    for i in bounds:
        unit = units[i]
        current += units[start:i]
        start = i + 1
        if unit.kind == "mark":
            if current:
                (inside if stack else clauses).append(_close(current, mark))
            current, mark = [], "（" if stack else unit.text
            if inside and not stack:
                clauses += inside
                inside = []
        elif unit.text in OPEN:
            stack.append((current, mark))
            current, mark = [], unit.text
        elif unit.text in CLOSE and stack:
            if current:
                inside.append(_close(current, mark))
            current, mark = stack.pop()
        elif titled and unit.text == "《":
            closed = _close_titles(units)
            return split_clauses(closed, [i for i in bounds if closed[i].bounds], titled=False)
        else:
            current.append(unit)
    current += units[start:]
    while stack:
        if current:
            inside.append(_close(current, mark))
        current, mark = stack.pop()
    if current:
        clauses.append(_close(current, mark))
    return (*clauses, *inside)


def _close(units: list[Unit], mark: str) -> Clause:
    """The clause of some units."""
    signals = 0
    for unit in units:
        signals |= unit.signals
    figures = [i for i, unit in enumerate(units) if unit.kind == "figure"] if signals & FIGURE else []
    return Clause(tuple(units), mark, signals, figures)


def _close_titles(units: list[Unit]) -> list[Unit]:
    """A title is but words: 《拟承接项目清单》 plans nothing."""
    closed: list[Unit] = []
    titles = 0
    for unit in units:
        titles += (unit.text == "《") - (unit.text == "》" and titles > 0)
        plain = titles and unit.kind in ("cue", "mark")
        closed.append(read_unit("word", unit.text, unit.tag) if plain else unit)
    return closed
