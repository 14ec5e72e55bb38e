"""People: a title beside a name, lists of names, and names in captions and bylines."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from newsx.entities.chinese_names import chinese_name_end, titled_name_end
from newsx.entities.draft import BRACKETS, Draft, Mention, find_marks
from newsx.entities.foreign_names import abroad_name_end, foreign_run_end, known_abroad
from newsx.entities.person_words import PersonWords
from newsx.entities.triggers import TriggerHit
from newsx.entities.word_signs import FOREIGN_PART
from newsx.patterns import compile_large

LATIN: Final = re.compile(
    r"[A-Z][A-Za-zé]+(?:(?:[ ·]|\. ?)[A-Z][A-Za-zé]+)+|(?:[A-Z][a-zé]{3,}){1,3}(?![A-Za-z])"
)
ASIDE: Final = re.compile(r"[（(][^（()）]{1,8}[)）]")
"""What stands between a title and the name: 副总裁（亚太区）王芳."""


def find_after_title(draft: Draft, hit: TriggerHit, words: PersonWords) -> Mention | None:
    """The name behind a title: 州长 + 金之镇, 首席执行|官方 + 朋 where the words are cut wrong."""
    start, text = hit.end, draft.text
    aside = ASIDE.match(text, start) if text[start : start + 1] in BRACKETS else None
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
    latin = LATIN.match(text, start) if text[start].isascii() else None
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
    if len(word) < 3 or not draft.numbers[start] or not (tag.startswith("nr") or tag == "n"):
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
    found = []
    for mark in find_marks(draft.text, "摄"):
        # It has two or three characters, and a space may stand behind it.
        for start in range(max(mark - 4, 0), mark - 1):
            match = credit().match(draft.text, start)
            if match is not None and match.end() == mark + 1 and words.surname(match[1], 0):
                found.append(Mention(start, match.end(1), "person", (), "rule", "persons:credit"))
    return found
