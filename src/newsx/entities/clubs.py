"""Clubs that go by the name of their city: 罗马主场一比零战胜热那亚."""

from dataclasses import replace
from functools import cache
from typing import Final

from newsx.dictionary import read_table
from newsx.entities.draft import Draft, Mention
from newsx.tokens.tokens import Tokens

ENOUGH: Final = 2
"""What the different words of matches must weigh together to make a report of one."""


@cache
def club_cities() -> frozenset[str]:
    return frozenset(city for city, _ in read_table("clubs", ("city", "example")))


@cache
def match_words() -> dict[str, int]:
    """What words of matches weigh: 让球 stands in nothing else, 主场 may be a diplomat's."""
    rows = read_table("match_words", ("word", "weight", "example"))
    return {word: int(weight) for word, weight, _ in rows}


def is_match_report(tokens: Tokens) -> bool:
    """Whether an article is about matches: 主场 and 让球 stand in it."""
    weights = match_words()
    return sum(weights[word] for word in weights.keys() & set(tokens.words)) >= ENOUGH


def find_clubs(draft: Draft, mentions: list[Mention]) -> list[Mention]:
    """The mentions, cities of clubs as organizations where the article reports a match.

    罗马 of 客队罗马 is the club; 意大利罗马 and 罗马市 stay places, and so does a city behind 在.
    """
    cities, text = club_cities(), draft.text
    found = [m for m in mentions if m.type == "place" and text[m.start : m.end] in cities]
    if not found or not is_match_report(draft.tokens):
        return mentions
    clubs = {m.start for m in found if text[m.start - 1 : m.start] not in ("在", "于", "到", "赴")}
    return [
        replace(m, type="organization", names=(), source="rule", rule="clubs:city") if m.start in clubs else m
        for m in mentions
    ]
