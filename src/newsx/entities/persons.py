"""People: a title beside a name, a name before a verb of speech, lists of names, and foreign names."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from newsx.entities import foreign_names
from newsx.entities.chinese_names import NAMELESS, chinese_name_end, titled_name_end
from newsx.entities.draft import Draft, Mention
from newsx.entities.foreign_names import abroad_name_end, foreign_run_end, known_abroad
from newsx.entities.person_words import PersonWords
from newsx.entities.triggers import TriggerHit
from newsx.entities.word_signs import BEGINS, FOREIGN_FIRST, FOREIGN_PART, STRAYS, bearing
from newsx.entities.word_traits import FOREIGN_OPENS, FUNCTION, LETTERS, NAME_LIKE, SURNAME_OPENS, Kind
from newsx.patterns import compile_large

LATIN: Final = re.compile(
    r"[A-Z][A-Za-zé]+(?:(?:[ ·]|\. ?)[A-Z][A-Za-zé]+)+|(?:[A-Z][a-zé]{3,}){1,3}(?![A-Za-z])"
)
ASIDE: Final = re.compile(r"[（(][^（()）]{1,8}[)）]")
"""What stands between a title and the name: 副总裁（亚太区）王芳."""
LONGEST_CHECK: Final = 20_000
"""How many characters of organizations a person's name is looked for in."""
UNSPOKEN: Final = 100
"""What the characters of a name weigh that only stands in an article several times."""
REPEATED: Final = 3
"""So many."""


def find_after_title(draft: Draft, hit: TriggerHit, words: PersonWords) -> Mention | None:
    """The name behind a title: 州长 + 金之镇, 首席执行|官方 + 朋 where the words are cut wrong."""
    start, text = hit.end, draft.text
    aside = ASIDE.match(text, start)
    if aside:
        return find_name(draft, hit, start + 1, words) or find_name(draft, hit, aside.end(), words)
    while start < len(text) and text[start] in " 　:：(（" and start - hit.end < 2:
        start += 1
    if text[start : start + 1] in ("是", "为") and draft.is_word_start(start):
        # 公司的总裁是毛智辉，男: only where the name ends its clause.
        end = chinese_name_end(draft, start + 1, words)
        if end and text[end : end + 1] in "，。、；" and end < len(text):
            return Mention(start + 1, end, "person", (), "rule", f"titles:{hit.trigger.word}")
        return None
    return find_name(draft, hit, start, words)


def find_name(draft: Draft, hit: TriggerHit, start: int, words: PersonWords) -> Mention | None:
    """The name of any kind that begins at an offset, behind a title."""
    text = draft.text
    if start >= len(text) or begins_no_name(draft, start, words):
        return None
    latin = LATIN.match(text, start)
    end = latin.end() if latin else 0
    # 佐佐木|则夫 writes 佐佐木 with characters of foreign names; 马里奥 begins like a Chinese name.
    end = end or max(foreign_run_end(draft, start, words, titled=True), titled_name_end(draft, start, words))
    end = end or known_word_end(draft, start, words)
    if not end and known_abroad(draft, hit.start):
        end = abroad_name_end(draft, start, words)
    if not end or text[start:end] in words.plain:
        return None
    return Mention(start, end, "person", (), "rule", f"titles:{hit.trigger.word}")


def begins_no_name(draft: Draft, start: int, words: PersonWords) -> bool:
    """Whether what stands at an offset rules out names of all kinds: 董事长|，, 专家|认为."""
    character = draft.text[start]
    if not character.isalnum():
        return True
    if character in words.openings or character.isascii():
        return False
    index = draft.tokens.index(start)
    word, tag = draft.tokens.words[index], draft.tokens.tags[index]
    if draft.signs[index] & FOREIGN_PART or len(word) == 1:
        return False
    return len(word) == 2 or not (tag == "n" or tag.startswith("nr"))


def known_word_end(draft: Draft, start: int, words: PersonWords) -> int:
    """Where the word behind a title ends that the segmenter knows as a person's name, else 0: 桥本龙太郎."""
    tokens = draft.tokens
    index = tokens.index(start)
    word = tokens.words[index] if index < len(tokens) else ""
    tag = tokens.tags[index] if word else ""
    if len(word) < 3 or start not in tokens.boundaries or not (tag.startswith("nr") or tag == "n"):
        return 0
    if (
        word in words.plain
        or start in draft.starts
        or not draft.title_starts.isdisjoint(range(start + 1, start + len(word)))
    ):
        return 0
    kind = words.kind(word, 0)
    if kind in ("japanese", "compound") or (tag != "n" and words.weigh_foreign(word) > 0):
        return start + len(word)
    # 苏醒过来 and 青少年 are none.
    return start + len(word) if len(word) == 3 and tag != "n" and kind else 0


@cache
def beginning() -> re.Pattern[bytes]:
    """The signs of a word that a name may begin with, and of none that strays before it."""
    return re.compile(b"%s(?<!%s.)" % (bearing(BEGINS), bearing(STRAYS)), re.DOTALL)


def find_speakers(draft: Draft, words: PersonWords, bodies: Sequence[Mention]) -> list[Mention]:
    """Names before a verb of speech, and names that an article repeats: 王丁棉认为.

    A surface inside an organization's name (艾迪西 of 嘉兴艾迪西暖通科技有限公司) is no person.
    """
    tokens, text, signs = draft.tokens, draft.text, draft.signs
    starts, texts, tags = tokens.starts, tokens.words, tokens.tags
    spans: list[tuple[int, int]] = []
    spoken: set[str] = set()
    counts: dict[str, int] = {}
    for match in beginning().finditer(signs):
        index = match.start()
        start = starts[index]
        if start in draft.starts:
            continue
        end = chinese_name_end(draft, start, words)
        if index and signs[index - 1] & FOREIGN_FIRST and is_free(draft, index - 1):
            # 哈姆|杜克: the name began before.
            start = starts[index - 1]
            end = foreign_run_end(draft, start, words)
        elif end - start < 3 and signs[index] & FOREIGN_PART:
            end = foreign_run_end(draft, start, words) or end
        if end - start < 3 and not (end and tags[index].startswith("nr")):
            continue
        surface = text[start:end]
        if surface in words.plain:
            continue
        spans.append((start, end))
        counts[surface] = counts.get(surface, 0) + 1
        if end < len(text) and texts[tokens.index(end)] in words.verbs:
            spoken.add(surface)
    if not spans:
        return []
    names = {s for s, count in counts.items() if s in spoken or (count >= REPEATED and is_usual(s, words))}
    if names:
        inside = " ".join({text[m.start : m.end] for m in bodies if m.end - m.start > 4})[:LONGEST_CHECK]
        names = {surface for surface in names if surface not in inside}
    return [
        Mention(start, end, "person", (), "rule", "persons:speaks")
        for start, end in spans
        if text[start:end] in names
    ]


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


def find_listed(draft: Draft, people: Sequence[Mention], words: PersonWords) -> list[Mention]:
    """Names in a list with people: 吴政隆、谌贻琴、朱永新和杨晓渡参加会见."""
    text = draft.text
    found: list[Mention] = []
    queue = list(people)
    known = {m.start for m in people}
    while queue:
        mention = queue.pop()
        start = mention.end + 1
        if text[mention.end : start] not in ("、", "和", " ") or start in known or start in draft.starts:
            continue
        end = chinese_name_end(draft, start, words)
        if not end or (end - start == 2 and text[end : end + 1] not in "、，。和 "):
            continue
        if text[mention.end] == " " and text[end : end + 1] not in " \n）)“":
            continue
        listed = Mention(start, end, "person", (), "rule", "persons:list")
        known.add(start)
        found.append(listed)
        queue.append(listed)
    return found


def find_byline(draft: Draft, byline: Iterable[str]) -> list[Mention]:
    """Every place where a reporter of the byline is named; 摄 behind a photographer is no part."""
    return [
        Mention(match.start(), match.end(), "person", (), "rule", "persons:byline")
        for name in (written.removesuffix("摄") for written in byline)
        if len(name) > 1
        for match in re.finditer(re.escape(name), draft.text)
    ]


@cache
def credit() -> re.Pattern[str]:
    """A name alone and 摄."""
    return compile_large(r"(?<![一-鿿])([一-鿿]{2,3}) ?摄(?![一-鿿])")


def find_credits(draft: Draft, words: PersonWords) -> list[Mention]:
    """The photographer at the end of a caption: 。丁一摄."""
    if "摄" not in draft.text:
        return []
    return [
        Mention(match.start(1), match.end(1), "person", (), "rule", "persons:credit")
        for match in credit().finditer(draft.text)
        if words.surname(match[1], 0)
    ]
