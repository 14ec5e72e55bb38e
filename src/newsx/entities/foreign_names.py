"""Names of foreigners in Chinese characters: 恩赫包勒德, 里亚德·阿萨德, 凯茜-伍德."""

import re

from newsx.entities.draft import Draft, Mention, boundary_words
from newsx.entities.person_words import PersonWords

DOTS = frozenset("·•-")
LONGEST_NAME = 30
LONGEST_FIRST = 8
"""How many characters before the first dot belong to a name."""
FOREIGN = 100
"""The weight from which a character writes foreign names."""
TWO = 150
"""The weight of two characters behind a title: 顾问[伯杰]."""
BRIDGE = -300
"""The lowest weight of a character between two of foreign names: 伊|得|萨; not 马|在|萨."""


def is_foreign_word(word: str, tag: str, words: PersonWords) -> bool:
    """Whether a word may be a part of a foreign name."""
    weight = words.weigh_foreign(word)
    if word in boundary_words()["function"] or (word in words.plain and weight < TWO):
        return False
    if set(word) <= words.transliteration or tag.startswith("nr"):
        return weight > 0
    return len(word) == 1 and weight >= FOREIGN


def foreign_run_end(
    draft: Draft, start: int, words: PersonWords, *, titled: bool = False, sure: int = 0
) -> int:
    """Where a name in characters that write foreign names ends, else 0: 恩赫包勒德, 里亚德·阿萨德.

    Up to the offset ``sure`` the name is known to go.
    """
    text, tokens = draft.text, draft.tokens
    if start not in tokens.boundaries:
        return 0
    end, dotted = max(start, sure), False
    first, index = tokens.index(start), tokens.index(end)
    size = len(tokens)
    while index < size and end - start <= LONGEST_NAME:
        word = tokens.words[index]
        if word in DOTS and end > start:
            dotted = True
        elif not is_foreign_word(word, tokens.tags[index], words) and not (
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
    count = tokens.index(end - 1) - first + 1
    if dotted:
        return end
    if count == 1 and (not tokens.tags[first].startswith("nr") or tokens.words[first] in words.plain):
        return 0
    if titled:
        return end if words.weigh_foreign(text[start:end]) >= (TWO if length == 2 else 0) else 0
    return end if 3 <= length <= 7 else 0


def joins(draft: Draft, index: int, words: PersonWords) -> bool:
    """Whether a character stands between two of a foreign name."""
    tokens = draft.tokens
    word = tokens.words[index]
    if words.weigh_foreign(word) < BRIDGE or word in boundary_words()["function"] or index + 1 >= len(tokens):
        return False
    following = tokens.words[index + 1]
    return is_foreign_word(following, tokens.tags[index + 1], words) and words.weigh_foreign(following) >= TWO


def find_dotted(draft: Draft, words: PersonWords) -> list[Mention]:
    """Names with a middle dot, or a hyphen in its place: 乔治·布什, 艾力更·依明巴海, 凯茜-伍德."""
    text = draft.text
    found: list[Mention] = []
    done = 0
    for match in re.finditer("[·•-]", text):
        if match.start() < done:
            continue
        if match[0] == "-" and (match.start() in draft.ends or not is_hyphenated(text, match.start(), words)):
            continue
        start = dotted_name_start(draft, match.start(), words)
        end = foreign_run_end(draft, start, words, sure=match.start()) if start < match.start() else 0
        if end > match.end():
            found.append(Mention(start, end, "person", (), "rule", "persons:dotted"))
            done = end
    return found


def dotted_name_start(draft: Draft, dot: int, words: PersonWords) -> int:
    """Where the name begins whose first dot stands at an offset; the offset itself where none does."""
    tokens = draft.tokens
    start, index = dot, tokens.index(dot) - 1
    while index >= 0 and dot - tokens.starts[index] <= LONGEST_FIRST and start not in draft.title_ends:
        word = tokens.words[index]
        if not is_foreign_word(word, tokens.tags[index], words) and not (
            # 何|塞·, 让·, 艾力|更·
            len(word) == 1
            and "一" <= word <= "鿿"
            and (start == dot or tokens.starts[index] in draft.title_ends)
            and (word not in boundary_words()["function"] or tokens.starts[index] in draft.title_ends)
        ):
            break
        start = tokens.starts[index]
        index -= 1
    return start


def is_hyphenated(text: str, offset: int, words: PersonWords) -> bool:
    """Whether two characters on both sides of a hyphen write foreign names."""
    around = text[max(offset - 2, 0) : offset] + text[offset + 1 : offset + 3]
    return len(around) == 4 and set(around) <= words.transliteration
