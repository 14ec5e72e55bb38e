"""Names that begin with a surname: where they end."""

from typing import Final

from newsx.entities.draft import Draft
from newsx.entities.person_words import PersonWords
from newsx.entities.word_signs import GIVEN

PARTICLE_TAGS: Final = frozenset(("p", "c", "d", "u", "uj", "ul", "uz", "ug", "v", "r", "y"))
"""Of single words that may stand behind a name of two characters: 姚刚|和, 李洱|以, 苏荣|听."""
PLAIN_TAGS: Final = frozenset("vdptcrmqfu")
"""Tags that begin so: of words that are no part of a name."""
NAMELESS: Final = frozenset("pcud")
"""The same of words of one character with which no name begins: 向|前."""
LOWEST_WORD: Final = -100
"""Given names that are one word, by the weights of their characters: 应|积极 is none."""
LOWEST_PLACE: Final = -300
"""Given names that are a place's too, behind a surname that is nothing else: 李|石柱."""
LOWEST_CHARACTERS: Final = -600
LOWEST_SINGLE: Final = -260
CLOSED: Final = 150
"""What the end of a clause, a title or a verb of speech behind a name weighs."""
LIKELY: Final = 100
SURE: Final = 300


def titled_name_end(draft: Draft, start: int, words: PersonWords) -> int:
    """Where the Chinese name right behind a title ends, else 0: 局长[李石柱]表示, 记者[方原]向读者.

    Of one and two characters behind the surname, the weights of the characters and the words decide.
    """
    text, tokens = draft.text, draft.tokens
    surname = words.surname(text, start)
    if not surname:
        return 0
    given = start + len(surname)
    if given in draft.title_starts:
        # 吴先生, 章院长: a surname alone is no name.
        return 0
    index, weight = tokens.index(start), words.weigh_surname(surname)
    word, tag = tokens.words[index], tokens.tags[index]
    lowest = LOWEST_CHARACTERS
    if not draft.numbers[start]:
        # 首席执行|官方 + 朋: the title ends inside a word; 妇女儿|童事业 is none.
        lowest = LIKELY if weight >= SURE else SURE - CLOSED
    elif word in words.plain:
        return 0
    elif len(word) > len(surname) and not tag.startswith("nr"):
        # 宋朝|弟 is a name, 考察|科 is none.
        if weight < 0:
            return 0
        lowest = LIKELY
        if len(word) == len(surname) + 1 and tag in ("ns", "nz") and weight >= SURE - CLOSED:
            lowest = 0
    if fits_three(draft, given, words, surname):
        return given + 3
    if fits_two(draft, start, given, words, lowest) and not ends_before(draft, start, given, words):
        return given + 2
    return given + 1 if fits_one(draft, start, given, words, lowest) else 0


def fits_three(draft: Draft, given: int, words: PersonWords, surname: str) -> bool:
    """Whether three characters behind a Japanese surname are a given name: 谷口|清太郎, 山口|那津男."""
    text, end = draft.text, given + 3
    japanese = words.surnames[surname] == "japanese" and text[end - 1 : end] in words.japanese
    return japanese and draft.is_word_start(end)


def is_written(text: str, start: int, end: int, words: PersonWords) -> bool:
    """Whether a stretch has only characters that given names have."""
    part = text[start:end]
    return len(part) == end - start and is_han(part) and words.never.isdisjoint(part)


def is_han(part: str) -> bool:
    """Whether a text has only Chinese characters.

    >>> is_han("建国"), is_han("建A"), is_han("")
    (True, False, True)
    """
    return not part or (min(part) >= "一" and max(part) <= "鿿")


def is_closed(draft: Draft, end: int, words: PersonWords) -> bool:
    """Whether a mark, a title or a verb of speech follows, or nothing."""
    tokens = draft.tokens
    if end == len(draft.text) or end in draft.title_starts:
        return True
    following = tokens.words[tokens.index(end)]
    return draft.is_word_start(end) and (not following.isalnum() or following in words.verbs)


def fits_two(draft: Draft, start: int, given: int, words: PersonWords, lowest: int) -> bool:
    """Whether two characters behind a surname, after a title, can be a given name."""
    text, tokens, end = draft.text, draft.tokens, given + 2
    if not is_written(text, given, end, words) or text[given:end] in words.plain:
        return False
    weight = words.weigh_given(text[given:end]) + (CLOSED if is_closed(draft, end, words) else 0)
    known = draft.ends.get(end)
    if known is not None and known.start == start:
        return False
    if known is not None and known.start == given:
        # 于|美国; but 李|石柱 is a person, though a county is called so.
        return weight >= (LOWEST_PLACE if words.weigh_surname(text[start:given]) >= SURE else LIKELY)
    if not draft.numbers[end] and end not in draft.title_starts:
        # 梅|建|明文: the words are cut wrong; in 王|芳|报道 they are not.
        return weight >= SURE and tokens.tags[tokens.index(end)][0] != "v"
    index = tokens.index(given)
    if lowest == LOWEST_CHARACTERS and tokens.starts[index] == given and tokens.starts[index + 1] == end:
        tag = tokens.tags[index]
        if tag.startswith("nr"):
            return True
        if tag[0] in PLAIN_TAGS:
            # 王|建国 is a name all the same.
            usual = words.kind(text, start) == "common" and tag != "d"
            return weight >= (LIKELY if usual else SURE + CLOSED)
        # 主席|曾|专程: the surname is a word of its own.
        return weight >= (LIKELY if tokens.tags[tokens.index(start)] in ("d", "p", "c") else LOWEST_WORD)
    return weight >= lowest


def ends_before(draft: Draft, start: int, given: int, words: PersonWords) -> bool:
    """Whether the second character behind a surname is a word of its own: 姚刚|和, 孙悦|为, 孙晶|孙女士."""
    text, tokens = draft.text, draft.tokens
    last, end = given + 1, given + 2
    if last in draft.title_starts:
        return True
    if not draft.numbers[last]:
        return False
    if text[last] == text[start] and end in draft.title_starts:
        return True
    tag = tokens.tags[tokens.index(last)]
    if tag not in PARTICLE_TAGS or words.weigh_given(text[given]) < LOWEST_SINGLE:
        return False
    if end not in draft.title_starts and is_closed(draft, end, words):
        # 李超均|透露, 余崇正；: what goes on is no object of a preposition.
        return False
    return words.weigh_second(text[last]) < (0 if tag == "v" else LIKELY)


def fits_one(draft: Draft, start: int, given: int, words: PersonWords, lowest: int) -> bool:
    """Whether one character behind a surname, after a title, can be a given name."""
    text, end = draft.text, given + 1
    if not is_written(text, given, end, words):
        return False
    known = draft.ends.get(end)
    if known is not None and known.start >= start:
        return False
    if not draft.numbers[end] and end not in draft.title_starts:
        return False
    weight, closed = words.weigh_given(text[given]), is_closed(draft, end, words)
    usual = words.weigh_surname(text[start:given]) >= SURE
    if lowest == LIKELY and draft.numbers[start]:
        # 经理|舒畅，: a plain word is a name only before a mark.
        return weight >= LIKELY - CLOSED and closed and usual
    if not usual:
        return weight >= max(lowest, 0)
    return weight >= max(lowest, LOWEST_SINGLE) - (CLOSED if closed else 0)


def chinese_name_end(draft: Draft, start: int, words: PersonWords, lowest: int = LOWEST_CHARACTERS) -> int:
    """Where the Chinese or Japanese name that begins at an offset ends, else 0.

    A surname and one or two characters, whose last ends a word. The name must begin a word, and no part
    of it may be a plain word.
    """
    text, tokens = draft.text, draft.tokens
    surname = words.surname(text, start)
    if not surname or not draft.numbers[start]:
        return 0
    index = tokens.index(start)
    word, tag = tokens.words[index], tokens.tags[index]
    given = start + len(surname)
    if word in words.plain or (len(word) == 1 and tag[0] in NAMELESS) or given in draft.title_starts:
        # 成长 and 向|前 are words, 吴|先生 has no given name.
        return 0
    if len(word) > len(surname) and not tag.startswith("nr"):
        # 高兴: a plain word that begins with a surname; 苏志|刚 is none.
        return 0
    if fits_three(draft, given, words, surname):
        return given + 3
    if tokens.starts[index + 1] == given and not (given < len(text) and draft.roles[index + 1] & GIVEN):
        # 王|在, 高|的: no given name begins with the next word.
        return 0
    for end in (given + 2, given + 1):
        if not draft.numbers[end] or not is_written(text, given, end, words):
            continue
        if end == given + 2 and ends_before(draft, start, given, words):
            # 张定宇、陈薇|和: two characters.
            continue
        if words.weigh_given(text[given:end]) >= lowest and is_given(
            draft, given, end, words.surnames[surname]
        ):
            return end
    return 0


def is_given(draft: Draft, start: int, end: int, kind: str) -> bool:
    """Whether the words of a span can be a given name behind a surname of a kind."""
    tokens = draft.tokens
    known = draft.ends.get(end)
    if known is not None and known.start >= start - 1:
        # 于|美国, 孙河乡: a known name ends here.
        return False
    if not draft.numbers[start]:
        return True
    index = tokens.index(start)
    word, tag = tokens.words[index], tokens.tags[index]
    if len(word) == 2:
        return tag.startswith("nr")
    if end - start == 1:
        following = tokens.words[index + 1] if index + 1 < len(tokens) else ""
        if kind == "rare" and tag[0] in PLAIN_TAGS:
            return False
        return len(following) > 1 or not following.isalpha() or tokens.tags[index + 1] in PARTICLE_TAGS
    return True
