"""People who speak or whom an article repeats, without a title: 王丁棉认为."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from newsx.entities import foreign_names
from newsx.entities.chinese_names import NAMELESS, chinese_name_end
from newsx.entities.draft import Draft, Mention
from newsx.entities.foreign_names import LONGEST_NAME, foreign_run_end
from newsx.entities.person_words import LONGEST_CHINESE, PersonWords
from newsx.entities.word_signs import BEGINS, FOREIGN_FIRST, FOREIGN_PART, STRAYS, find_bearing
from newsx.entities.word_traits import FOREIGN_OPENS, FUNCTION, LETTERS, NAME_LIKE, SURNAME_OPENS, Kind

LONGEST_CHECK: Final = 20_000
"""How many characters of organizations a person's name is looked for in."""
UNSPOKEN: Final = 100
"""What the characters of a name weigh that only stands in an article several times."""
REPEATED: Final = 3
"""So many."""


Beginning = tuple[int, int, int]
"""Where a name may begin: the index of the word that says so, that of the first word, and its offset.

The two differ where the name began before: 哈姆|杜克.
"""


def find_beginnings(draft: Draft) -> list[Beginning]:
    """The words that names may begin with where no other name does, and no word strays before them."""
    signs, starts, taken = draft.signs, draft.tokens.starts, draft.starts
    found = []
    for word in find_bearing(signs, BEGINS):
        before = signs[word - 1] if word else 0
        if not before & STRAYS and starts[word] not in taken:
            first = word - 1 if before & FOREIGN_FIRST and is_free(draft, word - 1) else word
            found.append((word, first, starts[first]))
    return found


def find_speakers(draft: Draft, words: PersonWords, bodies: Sequence[Mention]) -> list[Mention]:
    """Names before a verb of speech, and names that an article repeats: 王丁棉认为.

    A surface inside an organization's name (艾迪西 of 嘉兴艾迪西暖通科技有限公司) is no person.
    """
    text, begun = draft.text, find_beginnings(draft)
    if not begun:
        return []
    heads = [text[start : start + 3] for _, _, start in begun]
    repeated = find_repeated(heads, words)
    told = [
        begin
        for begin, head in zip(begun, heads, strict=True)
        if head in repeated or may_speak(draft, begin, words)
    ]
    if not told:
        return []
    spans = read_spans(draft, told, words)
    names = {text[start:end] for start, end in spans if speaks(draft, end, words)}
    counts = Counter([text[start:end] for start, end in spans]) if repeated else {}
    if names:
        sizes = {len(name) for name in names}
        others = [b for b in begun if not names.isdisjoint([text[b[2] : b[2] + size] for size in sizes])]
        read = set(told)
        spans += read_spans(draft, [b for b in others if b not in read], words)
    names.update([name for name in repeated if counts[name] >= REPEATED])
    if names:
        inside = " ".join({text[m.start : m.end] for m in bodies if m.end - m.start > 4})[:LONGEST_CHECK]
        names = {surface for surface in names if surface not in inside}
    return [
        Mention(start, end, "person", (), "rule", "persons:speaks")
        for start, end in sorted(spans)
        if text[start:end] in names
    ]


def find_repeated(heads: Sequence[str], words: PersonWords) -> list[str]:
    """Of the characters that names may begin with, those that come often enough and look like a name."""
    counts: dict[str, int] = {}
    for head in heads:
        counts[head] = counts.get(head, 0) + 1
    if len(heads) - len(counts) < REPEATED - 1:
        return []
    return [name for name, count in counts.items() if count >= REPEATED and is_usual(name, words)]


def may_speak(draft: Draft, begun: Beginning, words: PersonWords) -> bool:
    """Whether a verb of speech stands where a name may end that begins so."""
    word, first, _ = begun
    foreign = first < word or draft.signs[word] & FOREIGN_PART
    reach = LONGEST_NAME if foreign else LONGEST_CHINESE
    return not words.verbs.isdisjoint(draft.tokens.words[first + 1 : first + 1 + reach])


def speaks(draft: Draft, end: int, words: PersonWords) -> bool:
    """Whether a verb of speech stands at an offset."""
    tokens = draft.tokens
    return end < len(draft.text) and tokens.words[tokens.index(end)] in words.verbs


def read_spans(draft: Draft, begun: Iterable[Beginning], words: PersonWords) -> list[tuple[int, int]]:
    """Where the names that begin with some words begin and end."""
    text, tags, spans = draft.text, draft.tokens.tags, []
    for word, first, start in begun:
        if first < word:
            end = foreign_run_end(draft, start, words)
        else:
            end = chinese_name_end(draft, start, words)
            if end - start < 3 and draft.signs[word] & FOREIGN_PART:
                end = foreign_run_end(draft, start, words) or end
        if end - start < 3 and not (end and tags[word].startswith("nr")):
            continue
        if text[start:end] not in words.plain:
            spans.append((start, end))
    return spans


def is_usual(name: str, words: PersonWords) -> bool:
    """Whether a name looks like one wherever it stands: a common surname and a usual given name of two."""
    return len(name) == 3 and words.kind(name, 0) == "common" and words.weigh_given(name[1:]) >= UNSPOKEN


def read_signs(word: Kind) -> int:
    """What a word may be in a name: see `word_signs`."""
    traits, size, tag = word
    signs = foreign_names.read_signs(word)
    if size > 1 and not tag.startswith("nr"):
        return signs
    if size == 1 and strays(word):
        signs |= STRAYS
    if begins_name(word) or (signs & FOREIGN_PART and traits & (FOREIGN_OPENS | SURNAME_OPENS)):
        signs |= BEGINS
    return signs


def strays(word: Kind) -> bool:
    """Whether a character before a name looks like the beginning of the same name: 曼|温凯丹."""
    if word.tag in ("p", "c", "v", "uj", "ul", "d", "f", "m", "q", "r", "u"):
        return False
    return bool(word.traits & LETTERS) and not word.traits & FUNCTION


def begins_name(word: Kind) -> bool:
    """Whether a name with a surname may begin with a word, wherever it stands: not 成长, not 向 of 向前."""
    traits, size, tag = word
    return bool(traits & SURNAME_OPENS) and not traits & NAME_LIKE and (size > 1 or tag[0] not in NAMELESS)


def is_free(draft: Draft, index: int) -> bool:
    """Whether no name begins or ends with a word."""
    starts = draft.tokens.starts
    return starts[index] not in draft.starts and starts[index + 1] not in draft.ends
