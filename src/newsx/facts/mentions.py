"""The mentions of an article: all in reading order, and those of each sentence."""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Final

from newsx.entities.entity import Entity
from newsx.facts.unit import UnitKind
from newsx.figures.periods import Period
from newsx.figures.quantity import Figure
from newsx.text.sentences import Sentence

Mention = tuple[int, int, UnitKind, int]
"""Start, end, kind, and index in the list of its kind."""

RANKS: Final[Mapping[UnitKind, int]] = {"figure": 0, "period": 1, "entity": 2}
"""Of two mentions that overlap, that of the lower rank stays."""


def list_mentions(
    figures: Sequence[Figure], periods: Sequence[Period], entities: Sequence[Entity]
) -> list[Mention]:
    """All mentions in reading order; of two that overlap the figure stays, then the time."""
    mentions: list[Mention] = []
    mentions += [(f.start, f.end, "figure", i) for i, f in enumerate(figures)]
    mentions += [(p.start, p.end, "period", i) for i, p in enumerate(periods)]
    mentions += [(e.start, e.end, "entity", i) for i, e in enumerate(entities)]
    mentions.sort(key=itemgetter(0))
    reached = 0
    for mention in mentions:
        if mention[0] < reached:
            return _keep_first(mentions)  # in one article of a hundred
        reached = mention[1]
    return mentions


def _keep_first(mentions: Sequence[Mention]) -> list[Mention]:
    """Of mentions that overlap, those of the lowest rank."""
    kept: list[Mention] = []
    reached = 0
    for mention in mentions:
        start = mention[0]
        while start < reached and RANKS[mention[2]] < RANKS[kept[-1][2]]:
            del kept[-1]
            reached = kept[-1][1] if kept else 0
        if start >= reached:
            kept.append(mention)
            reached = mention[1]
    return kept


def cut_mentions(mentions: list[Mention], sentences: Sequence[Sentence]) -> list[Sequence[Mention]]:
    """The mentions of each sentence; one that crosses a boundary belongs to none."""
    cut: list[Sequence[Mention]] = []
    last, total = 0, len(mentions)
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        while last < total and mentions[last][0] < start:
            last += 1
        first = last
        while last < total and mentions[last][0] < end:
            last += 1
        if first == last:
            cut.append(())
        elif mentions[last - 1][1] > end:
            cut.append(mentions[first : last - 1])
        else:
            cut.append(mentions[first:last])
    return cut


def holds(mentions: Sequence[Mention], kind: UnitKind) -> bool:
    """Whether one of some mentions is of a kind."""
    for mention in mentions:  # noqa: SIM110 (any() of a generator costs twice the time here)
        if mention[2] == kind:
            return True
    return False
