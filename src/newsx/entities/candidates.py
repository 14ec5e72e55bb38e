"""Stretches of words that may be names: what the second voice is asked about."""

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsx.dictionary import read_table
from newsx.entities.chinese_names import LIKELY, ends_before
from newsx.entities.draft import Draft, Mention, boundary_words
from newsx.entities.person_words import PersonWords
from newsx.entities.word_signs import OPEN, SURNAME, TAIL, bearing, sign_pattern

OPEN_TAGS = frozenset(("nr", "nrt", "nrfg", "nz", "nt", "ns", "eng"))
CLOSED_TAGS = frozenset(("p", "c", "m", "q", "r", "y", "u", "uj", "ul", "uv", "ud", "uz", "ug", "x", "d"))
ENDING_TAGS = frozenset(("p", "c", "r", "u", "uj", "ul", "uv", "ud", "uz", "ug", "x", "y"))
LONGEST_RUN = 8
LONGEST_FIRM = 10
LONGEST_HAN = 12
LONGEST_LATIN = 40
RUN = b"%s+|%s" % (bearing(OPEN), bearing(SURNAME | TAIL, without=OPEN))
"""Open words side by side, or another word that names begin or end with."""

Stretch = tuple[int, int]
"""The indexes of the first and the last word."""
Sift = Callable[[Draft, Iterable[Stretch]], Iterable[Stretch]]
"""Of the stretches of a text, those worth a closer look."""


class Candidate(NamedTuple):
    """A stretch that may be a name."""

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
    found = weak_candidates(draft, taken)
    told = draft.suffixes.union((candidate.start, candidate.end) for candidate in found)
    starts = draft.tokens.starts
    for first, last in sift(draft, find_stretches(draft, mentions, taken, names)):
        span = starts[first], starts[last + 1]
        if span not in told:
            found.append(Candidate(*span, first, last))
    return found


def weak_candidates(draft: Draft, taken: Container[int]) -> list[Candidate]:
    """The organizations of a list whose names are plain words too."""
    index = draft.tokens.index
    spans = ((mention.start, mention.end) for mention in draft.weak)
    return [
        Candidate(start, end, index(start), index(end - 1), weak=True)
        for start, end in spans
        if draft.stands_alone(start, end) and not any(offset in taken for offset in range(start, end))
    ]


def find_stretches(
    draft: Draft, mentions: Sequence[Mention], taken: Container[int], names: PersonWords
) -> Mapping[Stretch, None]:
    """The stretches that unknown words, surnames, the tails of firms' names and suffixes make."""
    found: list[Stretch] = []
    signs = free_signs(draft, mentions)
    for match in sign_pattern(RUN).finditer(signs):
        first, stop = match.span()
        for index in range(first, stop):
            sign = signs[index]
            if sign & SURNAME:
                found += person_stretches(draft, index, taken, names)
            if sign & TAIL:
                found += firm_stretches(draft, index, taken)
        if stop - first <= LONGEST_RUN and signs[first] & OPEN:
            found += run_stretches(draft, first, stop - 1, taken, names.surnames)
    found += suffix_stretches(draft, taken)
    return dict.fromkeys(found)


def free_signs(draft: Draft, mentions: Iterable[Mention]) -> bytearray:
    """The signs of the words that begin outside of all mentions; the others bear none."""
    signs, starts = bytearray(draft.signs), draft.tokens.starts
    for mention in mentions:
        first = bisect_left(starts, mention.start)
        stop = bisect_left(starts, mention.end, first)
        signs[first:stop] = bytes(stop - first)
    return signs


def person_stretches(
    draft: Draft, index: int, taken: Container[int], names: PersonWords
) -> Iterator[Stretch]:
    """A surname and one or two characters that end where a word does."""
    text, tokens = draft.text, draft.tokens
    start = tokens.starts[index]
    surname = names.surname(text, start)
    if start + len(surname) in draft.title_starts:
        # 陈女士 and 李主任 name nobody.
        return
    shortest = max(tokens.starts[index + 1], start + len(surname) + 1)
    for end in range(shortest, start + len(surname) + 3):
        part = text[start + len(surname) : end]
        if end - 1 in taken or not part.isalpha() or part.isascii() or not names.never.isdisjoint(part):
            return
        if end not in tokens.boundaries or end - start > 4 or end <= tokens.starts[index + 1]:
            continue
        given = start + len(surname)
        last = tokens.index(end - 1)
        if end == given + 2 and (
            # 龚正|在谈到: 在 is no part. 曾|声明, 戴|眼镜 and 毕竟|捧: words.
            ends_before(draft, start, given, names)
            or (last == index + 1 and end - start == 3 and names.weigh_given(part) < LIKELY)
        ):
            continue
        yield index, last


def firm_stretches(draft: Draft, index: int, taken: Container[int]) -> Iterator[Stretch]:
    """A tail of firms' names and one to three words before it: 瓜子|金融, 国|通|股份."""
    tokens = draft.tokens
    words, tags, starts = tokens.words, tokens.tags, tokens.starts
    function, modifiers = boundary_words()["function"], boundary_words()["modifier"]
    end = starts[index + 1]
    for begin in range(index - 1, max(index - 4, -1), -1):
        word = words[begin]
        if starts[begin] in taken or not word.isalpha() or word in function or tags[begin] in ENDING_TAGS:
            return
        if word in modifiers or tags[begin] in ("m", "q") or (tags[begin][0] == "v" and len(word) > 1):
            continue
        if end - starts[begin] > LONGEST_FIRM:
            return
        yield begin, index


def suffix_stretches(draft: Draft, taken: Container[int]) -> Iterator[Stretch]:
    """A suffix that no rule has found a name for, and the words before it: 环球|公司, 永生|石材厂."""
    tokens = draft.tokens
    words, tags, starts = tokens.words, tokens.tags, tokens.starts
    kinds, tails = boundary_words(), firm_tails()
    for start, end in sorted(draft.suffixes):
        if end - 1 in taken or end not in tokens.boundaries:
            continue
        last = tokens.index(end - 1)
        if words[last] in tails:
            continue
        first = tokens.index(start) if starts[tokens.index(start)] < start else tokens.index(start) - 1
        for begin in range(first, max(first - 3, -1), -1):
            word = words[begin]
            if starts[begin] in taken or not word.isalnum() or word in kinds["function"]:
                break
            if tags[begin] in ENDING_TAGS or word in kinds["noun"] or end - starts[begin] > LONGEST_FIRM:
                break
            if (
                word in kinds["modifier"]
                or tags[begin] in ("m", "q")
                or (tags[begin][0] == "v" and len(word) > 1)
            ):
                continue
            yield begin, last


def read_signs(names: PersonWords, word: str, tag: str) -> int:
    """What a word may be a part of: see the signs."""
    return (
        (OPEN if is_open_word(names, word, tag) else 0)
        | (SURNAME if opens_name(names, word) else 0)
        | (TAIL if word in firm_tails() else 0)
    )


def opens_name(names: PersonWords, word: str) -> bool:
    """Whether a Chinese name may begin with a word: 辛|业|江, 高新|亭."""
    size = len(word)
    if size > 2 or word[0] not in names.openings or not word.isalpha():
        return False
    return bool(names.surname(word, 0)) and (size == 1 or names.surnames.get(word[0]) == "common")


def is_open_word(names: PersonWords, word: str, tag: str) -> bool:
    """Whether a word may be part of a name that no list knows."""
    if len(word) == 1:
        return tag not in CLOSED_TAGS and word.isalpha() and word not in boundary_words()["function"]
    if word in names.plain:
        return False
    if tag in OPEN_TAGS or (tag == "x" and word.isalnum()):
        return True
    # 加里|亚|莫|娃: a plain word whose characters write foreign names too.
    return len(word) == 2 and tag[0] in "nzj" and names.transliteration.issuperset(word)


def run_stretches(
    draft: Draft, first: int, last: int, taken: Container[int], surnames: Container[str]
) -> list[Stretch]:
    """The stretches of a run of open words: all of it, less a word at either end, or a noun more."""
    words, tags, starts = draft.tokens.words, draft.tokens.tags, draft.tokens.starts
    ends: tuple[int, ...] = (last, last - 1, last - 2)[: last - first + 1]
    following = last + 1
    if (
        following < len(words)
        and len(words[following]) == 2
        and (tags[following][0] == "n" or (tags[following][0] in "vazijbst" and words[last] in surnames))
        and starts[following] not in taken
        and words[following].isalpha()
    ):
        ends += (following,)
    elif starts[following] - starts[first] < 2:
        return []
    return [
        (begin, end)
        for begin in range(first, min(first + 3, following + 1))
        for end in ends
        if begin <= end
        and (length := starts[end + 1] - starts[begin]) >= 2
        and (length <= LONGEST_HAN or (length <= LONGEST_LATIN and words[begin].isascii()))
    ]
