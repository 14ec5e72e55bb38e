"""Stretches of words that may be names: what the second voice is asked about."""

from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

from newsx.dictionary import read_table
from newsx.entities.chinese_names import LIKELY, ends_before
from newsx.entities.draft import Draft, boundary_words
from newsx.entities.person_words import PersonWords

OPEN_TAGS = frozenset(("nr", "nrt", "nrfg", "nz", "nt", "ns", "eng"))
CLOSED_TAGS = frozenset(("p", "c", "m", "q", "r", "y", "u", "uj", "ul", "uv", "ud", "uz", "ug", "x", "d"))
ENDING_TAGS = frozenset(("p", "c", "r", "u", "uj", "ul", "uv", "ud", "uz", "ug", "x", "y"))
LONGEST_RUN = 8
LONGEST_FIRM = 10
MOST_WORDS = 200_000
"""How many words are remembered before a long run over many documents starts anew."""


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


def find_candidates(draft: Draft, taken: Container[int], names: PersonWords) -> Iterator[Candidate]:
    """Stretches of words that may be names and touch no mention, each once; a suffix alone is none."""
    seen = set(draft.suffixes)
    for mention in draft.weak:
        if not any(offset in taken for offset in range(mention.start, mention.end)):
            first, last = draft.tokens.index(mention.start), draft.tokens.index(mention.end - 1)
            if draft.stands_alone(mention.start, mention.end):
                seen.add((mention.start, mention.end))
                yield Candidate(mention.start, mention.end, first, last, weak=True)
    for candidate in (*walk_words(draft, taken, names), *suffix_candidates(draft, taken)):
        span = (candidate.start, candidate.end)
        if span not in seen:
            seen.add(span)
            yield candidate


def walk_words(draft: Draft, taken: Container[int], names: PersonWords) -> Iterator[Candidate]:
    """The stretches that unknown words, surnames and the tails of firms' names make."""
    tokens = draft.tokens
    words, tags, starts = tokens.words, tokens.tags, tokens.starts
    surnames, kinds, tails = names.surnames, names.kinds, firm_tails()
    if len(kinds) > MOST_WORDS:
        kinds.clear()
    run = -1
    for index, word in enumerate(words):
        kind = kinds.get(word)
        if kind is None:
            kind = kinds[word] = (
                is_open_word(word, tags[index], names)
                | (opens_name(word, names) << 1)
                | ((word in tails) << 2)
            )
        if kind & 1 and starts[index] not in taken:
            if run < 0:
                run = index
        elif run >= 0:
            if index - run <= LONGEST_RUN:
                yield from run_candidates(draft, run, index - 1, taken, surnames)
            run = -1
        if kind & 6 and starts[index] not in taken:
            if kind & 2:
                yield from person_candidates(draft, index, taken, names)
            if kind & 4:
                yield from firm_candidates(draft, index, taken)
    if run >= 0 and len(words) - run <= LONGEST_RUN:
        yield from run_candidates(draft, run, len(words) - 1, taken, surnames)


def opens_name(word: str, names: PersonWords) -> bool:
    """Whether a Chinese name may begin with a word: 辛|业|江, 高新|亭."""
    if len(word) > 2 or not word.isalpha():
        return False
    return bool(names.surname(word, 0)) and (len(word) == 1 or names.surnames.get(word[0]) == "common")


def person_candidates(
    draft: Draft, index: int, taken: Container[int], names: PersonWords
) -> Iterator[Candidate]:
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
        yield Candidate(start, end, index, last)


def firm_candidates(draft: Draft, index: int, taken: Container[int]) -> Iterator[Candidate]:
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
        yield Candidate(starts[begin], end, begin, index)


def suffix_candidates(draft: Draft, taken: Container[int]) -> Iterator[Candidate]:
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
            yield Candidate(starts[begin], end, begin, last)


def is_open_word(word: str, tag: str, names: PersonWords) -> bool:
    """Whether a word may be part of a name that no list knows.

    The tag is the segmenter's for this word wherever it stands, so the answer can be kept by word.
    """
    if len(word) == 1:
        return tag not in CLOSED_TAGS and word.isalpha() and word not in boundary_words()["function"]
    if word in names.plain:
        return False
    if tag in OPEN_TAGS or (tag == "x" and word.isalnum()):
        return True
    # 加里|亚|莫|娃: a plain word whose characters write foreign names too.
    foreign = names.transliteration
    return len(word) == 2 and tag[0] in "nzj" and word[0] in foreign and word[1] in foreign


def run_candidates(
    draft: Draft, first: int, last: int, taken: Container[int], surnames: Container[str]
) -> Iterator[Candidate]:
    """The candidates of a run of open words: all of it, less a word at either end, or a noun more."""
    tokens = draft.tokens
    words, tags, starts = tokens.words, tokens.tags, tokens.starts
    ends = [last]
    if last > first:
        ends.append(last - 1)
    if last - 1 > first:
        ends.append(last - 2)
    following = last + 1
    if (
        following < len(words)
        and len(words[following]) == 2
        and (tags[following][0] == "n" or (tags[following][0] in "vazijbst" and words[last] in surnames))
        and starts[following] not in taken
        and words[following].isalpha()
    ):
        ends.append(following)
    for begin in (first, first + 1, first + 2):
        for end in ends:
            if begin > end:
                continue
            start, stop = starts[begin], starts[end + 1]
            if 2 <= stop - start <= (40 if words[begin].isascii() else 12):
                yield Candidate(start, stop, begin, end)
