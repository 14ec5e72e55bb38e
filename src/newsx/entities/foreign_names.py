"""Names of foreigners in Chinese characters: 恩赫包勒德, 里亚德·阿萨德, 凯茜-伍德."""

import re
from collections.abc import Iterable
from typing import Final

from newsx.entities.draft import Draft, Mention, boundary_words, find_marks
from newsx.entities.person_words import PersonWords
from newsx.entities.word_signs import FOREIGN_FIRST, FOREIGN_PART
from newsx.entities.word_traits import (
    FOREIGN,
    FOREIGN_LEAST,
    FOREIGN_LIKELY,
    FOREIGN_SURE,
    FUNCTION,
    LIKELY_WEIGHT,
    NAME_LIKE,
    SURE_WEIGHT,
    Kind,
)

LATIN: Final = re.compile(r"[（(]([A-Z][a-z]+(?:[ ·]?[A-Z]\.?)?(?:[ ·]?[A-Z][A-Za-z]+)+)[)）]")
DOTS: Final = frozenset("·•-")
LONGEST_NAME: Final = 30
LONGEST_FIRST: Final = 8
"""How many characters before the first dot belong to a name."""
LONGEST_OFFICE: Final = 14
"""How many characters may stand between a country and the title of its official."""
LEAST: Final = -200
"""The weight of unknown characters behind a foreigner's title: 副总理|颂奇."""
BRIDGE: Final = -300
"""The lowest weight of a character between two of foreign names: 伊|得|萨; not 马|在|萨."""


def read_signs(word: Kind) -> int:
    """Whether a word may be a part of a foreign name, and whether it looks like its first part: 哈姆|杜克."""
    traits, size, tag = word
    proper = traits & FOREIGN or tag.startswith("nr")
    if not traits & (FOREIGN_LEAST if proper else FOREIGN_LIKELY):
        return 0
    if traits & FUNCTION or (traits & NAME_LIKE and not traits & FOREIGN_SURE):
        return 0
    return FOREIGN_PART | (FOREIGN_FIRST if 2 <= size <= 3 and traits & FOREIGN_SURE else 0)


def foreign_run_end(
    draft: Draft, start: int, words: PersonWords, *, titled: bool = False, sure: int = 0
) -> int:
    """Where a name in characters that write foreign names ends, else 0: 恩赫包勒德, 里亚德·阿萨德.

    Up to the offset ``sure`` the name is known to go.
    """
    text, tokens = draft.text, draft.tokens
    if not draft.numbers[start]:
        return 0
    end, dotted = max(start, sure), False
    first, index = tokens.index(start), tokens.index(end)
    size = len(tokens)
    while index < size and end - start <= LONGEST_NAME:
        word = tokens.words[index]
        if word in DOTS and end > start:
            dotted = True
        elif not draft.signs[index] & FOREIGN_PART and not (
            # 里亚德·阿|萨德 and 伊|得|萨: a character that also is a word.
            (dotted or (titled and end > start))
            and len(word) == 1
            and "一" <= word <= "鿿"
            and (text[end - 1] in DOTS or joins(draft, index, words))
        ):
            break
        end += len(word)
        index += 1
    while end > start and text[end - 1] in DOTS:
        end -= 1
    length = end - start
    if length < 2 or length > LONGEST_NAME:
        return 0
    count = tokens.index_before(end) - first + 1
    if dotted:
        return end
    if count == 1 and (not tokens.tags[first].startswith("nr") or tokens.words[first] in words.plain):
        return 0
    if titled:
        return end if words.weigh_foreign(text[start:end]) >= (SURE_WEIGHT if length == 2 else 0) else 0
    return end if 3 <= length <= 7 else 0


def known_abroad(draft: Draft, title: int) -> bool:
    """Whether the title that begins at an offset is one of a foreign country: 泰国|副总理."""
    for offset in range(title, max(title - LONGEST_OFFICE, 0) - 1, -1):
        known = draft.starts.get(offset)
        if known is not None and known.names:
            return known.names[0].kind == "country" and known.names[0].name != "中国"
        if offset < title and not draft.text[offset].isalnum():
            return False
    return False


def abroad_name_end(draft: Draft, start: int, words: PersonWords) -> int:
    """Where a name of two to four unknown characters ends behind a foreigner's title, else 0: 颂|奇."""
    tokens = draft.tokens
    if not draft.numbers[start]:
        return 0
    index, end = tokens.index(start), start
    while index < len(tokens) and end - start < 4:
        word = tokens.words[index]
        if len(word) > 1 or not "一" <= word <= "鿿" or word in words.never:
            break
        end += 1
        index += 1
    following = tokens.words[index] if index < len(tokens) else ""
    closed = not following.isalnum() or following in words.verbs or len(following) > 1
    if end - start < 2 or not closed or end in draft.ends:
        return 0
    # 访伊 and 能到 are none.
    return end if words.weigh_foreign(draft.text[start:end]) >= LEAST else 0


def joins(draft: Draft, index: int, words: PersonWords) -> bool:
    """Whether a character stands between two of a foreign name."""
    tokens = draft.tokens
    word = tokens.words[index]
    if words.weigh_foreign(word) < BRIDGE or word in boundary_words()["function"] or index + 1 >= len(tokens):
        return False
    following = tokens.words[index + 1]
    lowest = SURE_WEIGHT if len(following) == 1 else LIKELY_WEIGHT
    return bool(draft.signs[index + 1] & FOREIGN_PART) and words.weigh_foreign(following) >= lowest


def find_dotted(draft: Draft, words: PersonWords) -> list[Mention]:
    """Names with a middle dot, or a hyphen in its place: 乔治·布什, 艾力更·依明巴海, 凯茜-伍德."""
    text = draft.text
    found: list[Mention] = []
    done = 0
    for dot in find_marks(text, DOTS):
        if dot < done:
            continue
        if text[dot] == "-" and (dot in draft.ends or not is_hyphenated(text, dot, words)):
            continue
        start = dotted_name_start(draft, dot, words)
        end = foreign_run_end(draft, start, words, sure=dot) if start < dot else 0
        if end > dot + 1:
            found.append(Mention(start, end, "person", (), "rule", "persons:dotted"))
            done = end
    return found


def dotted_name_start(draft: Draft, dot: int, words: PersonWords) -> int:
    """Where the name begins whose first dot stands at an offset; the offset itself where none does."""
    tokens = draft.tokens
    start, index = dot, tokens.index(dot) - 1
    while index >= 0 and dot - tokens.starts[index] <= LONGEST_FIRST and start not in draft.title_ends:
        word, begins = tokens.words[index], tokens.starts[index] in draft.title_ends
        if (
            # 大卫·, 安东·: a name though its characters are plain.
            start == dot
            and len(word) == 2
            and tokens.tags[index] in ("nr", "nrt", "ns")
            and tokens.starts[index] not in draft.starts
        ):
            pass
        elif not draft.signs[index] & FOREIGN_PART and not (
            # 何|塞·, 让·
            len(word) == 1
            and "一" <= word <= "鿿"
            and (begins or (start == dot and words.weigh_foreign(word) >= BRIDGE))
        ):
            break
        start = tokens.starts[index]
        index -= 1
    # 艾|力|更·: single characters from the mark before.
    single, index = dot, tokens.index(dot) - 1
    while index >= 0 and len(tokens.words[index]) == 1 and tokens.words[index].isalpha() and dot - single < 5:
        single = tokens.starts[index]
        index -= 1
    marked = index < 0 or single in draft.title_ends or not tokens.words[index].isalnum()
    return single if single < start and marked and words.weigh_foreign(draft.text[single]) > 0 else start


def is_hyphenated(text: str, offset: int, words: PersonWords) -> bool:
    """Whether two characters on both sides of a hyphen write foreign names."""
    around = text[max(offset - 2, 0) : offset] + text[offset + 1 : offset + 3]
    return len(around) == 4 and set(around) <= words.transliteration


def find_latin(draft: Draft, people: Iterable[Mention], words: PersonWords) -> list[Mention]:
    """Names in brackets in their own letters, and whom they prove: 经纪人贝柳(Christopher Bellew)."""
    matches = draft.find_bracketed(LATIN)
    ends = {m.end for m in people} if matches else set()
    found: list[Mention] = []
    for match in matches:
        stop = match.start()
        if stop not in ends:
            start = bracketed_name_start(draft, stop, words)
            if not start:
                continue
            found.append(Mention(start, stop, "person", (), "rule", "persons:latin"))
        found.append(Mention(match.start(1), match.end(1), "person", (), "rule", "persons:latin"))
    return found


def bracketed_name_start(draft: Draft, stop: int, words: PersonWords) -> int:
    """Where the foreign name before a bracket with its Latin form begins, else 0."""
    tokens = draft.tokens
    if not draft.numbers[stop] or stop in draft.ends:
        return 0
    start, index = stop, tokens.index(stop) - 1
    while index >= 0 and stop - tokens.starts[index] <= LONGEST_FIRST and start not in draft.title_ends:
        word = tokens.words[index]
        if word not in DOTS and not draft.signs[index] & FOREIGN_PART:
            break
        start = tokens.starts[index]
        index -= 1
    if stop - start < 2:
        return 0
    proper = start in draft.title_ends or words.weigh_foreign(draft.text[start:stop]) >= LIKELY_WEIGHT
    return start if proper else 0
