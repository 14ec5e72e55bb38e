"""Stretches of words that may be names: what the second voice is asked about."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from newsx.dictionary import read_table
from newsx.entities.chinese_names import LIKELY, ends_before
from newsx.entities.draft import Draft, Mention, boundary_words, closed_words
from newsx.entities.person_words import PersonWords
from newsx.entities.word_signs import (
    FOLLOWS,
    GIVEN,
    LINKS,
    OPEN,
    PLAIN,
    SINGLE,
    SURNAME,
    TAIL,
    find_bearing,
    find_runs,
    words_with,
)

ENDING_TAGS: Final = frozenset(("p", "c", "r", "u", "uj", "ul", "uv", "ud", "uz", "ug", "x", "y"))
"""Of words that no name of a firm goes over."""
LONGEST_RUN: Final = 8
MOST_RUNS: Final = 1_000
"""How many kinds of runs are remembered with their stretches."""
LONGEST_FIRM: Final = 10
LONGEST_HAN: Final = 12
LONGEST_LATIN: Final = 40
Stretch = tuple[int, int]
"""The indexes of the first and the last word."""
Sift = Callable[[Draft, list[Stretch]], list[Stretch]]
"""Of the stretches of a text, those worth a closer look."""


@dataclass(slots=True)
class Candidate:
    """A stretch that may be a name. Not frozen, as mentions."""

    start: int
    end: int
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""
    weak: bool = False
    """A list holds it as an organization whose name is a plain word too."""


@cache
def firm_tails() -> frozenset[str]:
    """Words that names of firms end with and that say nothing by themselves: 金融, 科技, 国际."""
    return frozenset(word for word, _ in read_table("firm_tails", ("word", "example")))


def find_candidates(
    draft: Draft,
    mentions: Sequence[Mention],
    taken: Container[int],
    names: PersonWords,
    sift: Sift = lambda _, stretches: stretches,
) -> list[Candidate]:
    """Stretches of words that may be names and touch no mention, each once; a suffix alone is none.

    Args:
        taken: every offset in one of the mentions.
        sift: leaves out what is surely no name.
    """
    found = weak_candidates(draft, taken) if draft.weak else []
    told = {(candidate.start, candidate.end) for candidate in found}
    starts, suffixes = draft.tokens.starts, draft.suffixes
    for first, last in sorted(set(sift(draft, find_stretches(draft, mentions, taken, names)))):
        start, end = starts[first], starts[last + 1]
        if (start, end) not in suffixes and (start, end) not in told:
            found.append(Candidate(start, end, first, last))
    return found


def weak_candidates(draft: Draft, taken: Container[int]) -> list[Candidate]:
    """The organizations of a list whose names are plain words too."""
    spans = ((mention.start, mention.end) for mention in draft.weak)
    return [
        Candidate(start, end, draft.tokens.index(start), draft.tokens.index_before(end), weak=True)
        for start, end in spans
        if draft.stands_alone(start, end) and not any(offset in taken for offset in range(start, end))
    ]


def find_stretches(
    draft: Draft, mentions: Sequence[Mention], taken: Container[int], names: PersonWords
) -> list[Stretch]:
    """The stretches that unknown words, surnames, the tails of firms' names and suffixes make."""
    roles = free_roles(draft, mentions)
    stretches = run_stretches(draft, roles, names.surnames)
    stretches += person_stretches(draft, roles, taken, names)
    stretches += firm_stretches(draft, roles)
    stretches += suffix_stretches(draft, taken)
    return stretches


def free_roles(draft: Draft, mentions: Iterable[Mention]) -> bytes:
    """The roles of the words that begin outside of all mentions; the others have none, nor has the end."""
    roles, starts = bytearray(draft.roles), draft.tokens.starts
    roles.append(0)
    for mention in mentions:
        index, end = draft.tokens.index_before(mention.start) + 1, mention.end
        while starts[index] < end:
            roles[index] = 0
            index += 1
    return bytes(roles)


def person_stretches(draft: Draft, roles: bytes, taken: Container[int], names: PersonWords) -> list[Stretch]:
    """A surname and one or two characters that end where a word does."""
    found: list[Stretch] = []
    text, tokens = draft.text, draft.tokens
    starts, numbers = tokens.starts, draft.numbers
    for index in find_bearing(roles, SURNAME):
        if not roles[index + 1] & GIVEN:
            continue
        start = starts[index]
        given = start + len(names.surname(text, start))
        if given in draft.title_starts:
            # 陈女士 and 李主任 name nobody.
            continue
        following = starts[index + 1]
        for end in (given + 1, given + 2):
            if not numbers[end] or end - start > 4 or end <= following:
                continue
            part = text[given:end]
            if end - 1 in taken or not part.isalpha() or part.isascii() or not names.never.isdisjoint(part):
                break
            last = tokens.index_before(end)
            if end == given + 2 and (
                # 龚正|在谈到: 在 is no part. 曾|声明, 戴|眼镜 and 毕竟|捧: words.
                ends_before(draft, start, given, names)
                or (last == index + 1 and end - start == 3 and names.weigh_given(part) < LIKELY)
            ):
                continue
            found.append((index, last))
    return found


def firm_stretches(draft: Draft, roles: bytes) -> list[Stretch]:
    """A tail of firms' names and one to three words before it: 瓜子|金融, 国|通|股份."""
    found: list[Stretch] = []
    starts = draft.tokens.starts
    for index in find_bearing(roles, TAIL):
        reach = starts[index + 1] - LONGEST_FIRM
        for begin in range(index - 1, max(index - 4, -1), -1):
            role = roles[begin]
            if not role & LINKS or starts[begin] < reach:
                break
            if not role & PLAIN:
                found.append((begin, index))
    return found


def suffix_stretches(draft: Draft, taken: Container[int]) -> list[Stretch]:
    """A suffix that no rule has found a name for, and the words before it: 环球|公司, 永生|石材厂."""
    found: list[Stretch] = []
    tokens = draft.tokens
    words, tags, starts = tokens.words, tokens.tags, tokens.starts
    closed, modifiers, tails = closed_words(), boundary_words()["modifier"], firm_tails()
    for start, end in draft.suffixes:
        if end - 1 in taken or not draft.numbers[end]:
            continue
        last = tokens.index_before(end)
        if words[last] in tails:
            continue
        first = tokens.index(start)
        if starts[first] == start:
            first -= 1
        for begin in range(first, max(first - 3, -1), -1):
            word = words[begin]
            tag, offset = tags[begin], starts[begin]
            if tag in ENDING_TAGS or word in closed or not word.isalnum():
                break
            if offset in taken or end - offset > LONGEST_FIRM:
                break
            if not (word in modifiers or tag in ("m", "q") or (tag[0] == "v" and len(word) > 1)):
                found.append((begin, last))
    return found


def run_stretches(draft: Draft, roles: bytes, surnames: Container[str]) -> list[Stretch]:
    """The stretches of runs of open words: all of one, less a word at either end, or a noun more."""
    found: list[Stretch] = []
    singles = roles.translate(words_with(SINGLE))
    words, tags, starts = draft.tokens.words, draft.tokens.tags, draft.tokens.starts
    for first, stop in find_runs(roles, OPEN):
        size = stop - first
        if size > LONGEST_RUN or (size == 1 and singles[first] and not roles[stop] & FOLLOWS):
            # A character alone is no name, and begins none unless a name may go on behind it.
            continue
        longer = bool(roles[stop] & FOLLOWS) and (tags[stop][0] == "n" or words[stop - 1] in surnames)
        whole = starts[stop] - starts[first] <= LONGEST_HAN - 2
        for begin, end in cut_run(singles[first:stop], longer):
            begin, end = first + begin, first + end
            if whole or is_short(words[begin], starts[end + 1] - starts[begin]):
                found.append((begin, end))
    return found


def is_short(word: str, size: int) -> bool:
    """Whether a stretch that begins with a word is short enough for a name."""
    return size <= (LONGEST_LATIN if word.isascii() else LONGEST_HAN)


@lru_cache(MOST_RUNS)
def cut_run(singles: bytes, longer: bool) -> tuple[Stretch, ...]:
    """The stretches of a run of words, one more where it is ``longer``, but for a character alone.

    Args:
        singles: for each word, whether it is a character alone.

    >>> cut_run(bytes([0]), False), cut_run(bytes([1]), True)
    (((0, 0),), ((0, 1), (1, 1)))
    """
    size = len(singles)
    return tuple(
        (begin, end)
        for begin in range(min(3, size + 1))
        for end in range(max(size - 3, begin), size + longer)
        if begin < end or end == size or not singles[end]
    )
