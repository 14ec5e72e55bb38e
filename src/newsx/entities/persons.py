"""People: a title beside a name, a name before a verb of speech, lists of names, and foreign names."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from newsx.dictionary import read_table
from newsx.entities.draft import Draft, Mention, boundary_words
from newsx.entities.triggers import TriggerHit

LATIN = re.compile(r"[A-Z][A-Za-zé]+(?:[ ·][A-Z][A-Za-zé]+)+|[A-Z][a-zé]{3,}")
CREDIT = re.compile(r"(?<![一-鿿])([一-鿿]{2,3}) ?摄(?![一-鿿])")
DOTS = frozenset("·•-")
LONGEST_NAME = 30
LONGEST_CHECK = 20_000
"""How many characters of organizations a person's name is looked for in."""
MOST_WORDS = 200_000
"""How many words are remembered before a long run over many documents starts anew."""
PLAIN_TAGS = frozenset("vdptcrmqfu")
"""Tags that begin so: of words that are no part of a name."""


class PersonWords:
    """The tables that the rules of people read."""

    def __init__(self) -> None:
        rows = read_table("surnames", ("surname", "kind", "example"))
        self.surnames = {surname: kind for surname, kind, _ in rows}
        self.longest = max(map(len, self.surnames))
        self.openings = frozenset(surname[0] for surname in self.surnames)
        self.verbs = frozenset(verb for verb, _ in read_table("speech_verbs", ("verb", "example")))
        columns = ("use", "characters", "example", "counterexample")
        characters = {use: frozenset(found) for use, found, *_ in read_table("name_characters", columns)}
        self.transliteration = characters["transliteration"]
        self.never = characters["never"]
        self.kinds: dict[str, int] = {}
        """What the second voice may make of the words met so far: a sum of 1, 2 and 4."""
        self.begins: dict[str, bool] = {}
        """Whether a name may begin with a word, of the words met so far."""
        self.firsts = frozenset(surname[0] for surname in self.surnames) | self.transliteration

    def surname(self, text: str, start: int) -> str:
        """The surname at an offset, the longest that fits; empty where none stands."""
        if text[start : start + 1] not in self.openings:
            return ""
        for length in range(self.longest, 0, -1):
            part = text[start : start + length]
            if part in self.surnames and len(part) == length:
                return part
        return ""


def find_after_title(draft: Draft, hit: TriggerHit, words: PersonWords) -> Mention | None:
    """The name behind a title: 州长 + 金之镇, 首席执行|官方 + 朋 where the words are cut wrong."""
    start, text = hit.end, draft.text
    while start < len(text) and text[start] in " 　:：(（" and start - hit.end < 2:
        start += 1
    if text[start : start + 1] in ("是", "为") and draft.is_word_start(start):
        # 公司的总裁是毛智辉，男: only where the name ends its clause.
        end = chinese_name_end(draft, start + 1, words)
        if end and text[end : end + 1] in "，。、；" and end < len(text):
            return Mention(start + 1, end, "person", (), "rule", f"titles:{hit.trigger.word}")
        return None
    latin = LATIN.match(text, start)
    end = latin.end() if latin else 0
    end = end or foreign_run_end(draft, start, words)
    end = end or chinese_name_end(draft, start, words, titled=True)
    if not end:
        return None
    return Mention(start, end, "person", (), "rule", f"titles:{hit.trigger.word}")


def chinese_name_end(draft: Draft, start: int, words: PersonWords, *, titled: bool = False) -> int:
    """Where the Chinese or Japanese name that begins at an offset ends, else 0.

    A surname and one or two characters, whose last ends a word. Without a title before it the name must
    also begin a word, and no part of it may be a plain word.
    """
    text, tokens = draft.text, draft.tokens
    surname = words.surname(text, start)
    if not surname:
        return 0
    kind = words.surnames[surname]
    boundaries = tokens.boundaries
    if start not in boundaries and not (titled and kind == "common"):
        return 0
    index = tokens.index(start)
    word, tag = tokens.words[index], tokens.tags[index]
    if start in boundaries and len(word) > len(surname) and not tag.startswith("nr"):
        # 成长, 高兴: a plain word that begins with a surname; 苏志|刚 is none.
        if not (titled and kind == "common" and tag in ("ns", "nz", "n") and start + len(word) - start >= 2):
            return 0
        if len(word) > 3 or (tag == "n" and len(word) == 2):
            return 0
    if tag[0] in "pcud" and len(word) == 1 and not titled:
        return 0
    given = start + len(surname)
    for end in (given + 2, given + 1):
        part = text[given:end]
        if len(part) != end - given or (end not in boundaries and not (titled and end in draft.title_starts)):
            continue
        if not all("一" <= c <= "鿿" for c in part) or not words.never.isdisjoint(part):
            continue
        if not is_given(draft, given, end, kind, titled=titled):
            continue
        return end
    return 0


def is_given(draft: Draft, start: int, end: int, kind: str, *, titled: bool) -> bool:
    """Whether the words of a span can be a given name behind a surname of a kind."""
    tokens = draft.tokens
    known = draft.ends.get(end)
    if known is not None and known.start >= start - 1:
        # 于|美国, 孙河乡: a known name ends here; 主任俞|燕山 is a person all the same.
        code = known.names[0].code if known.names else "rule"
        if not (
            titled and kind in ("common", "rare") and known.start == start and end - start == 2 and not code
        ):
            return False
    if start not in tokens.boundaries:
        return True
    index = tokens.index(start)
    word, tag = tokens.words[index], tokens.tags[index]
    if len(word) == 2:
        if tag.startswith("nr"):
            return True
        if titled:
            return kind in ("common", "compound", "japanese") or tag[0] not in PLAIN_TAGS
        return False
    if end - start == 1:
        following = tokens.words[index + 1] if index + 1 < len(tokens) else ""
        if kind == "rare" and tag[0] in PLAIN_TAGS:
            return False
        return titled or len(following) > 1 or not following.isalpha()
    return True


def foreign_run_end(draft: Draft, start: int, words: PersonWords) -> int:
    """Where a name in characters that write foreign names ends, else 0: 恩赫包勒德, 里亚德·阿萨德."""
    text, tokens = draft.text, draft.tokens
    if start not in tokens.boundaries:
        return 0
    end, dotted = start, False
    index = tokens.index(start)
    while end < len(text) and end - start <= LONGEST_NAME:
        word = tokens.words[index]
        if word in DOTS and end > start:
            dotted = True
        elif (
            not (
                set(word) <= words.transliteration
                # 谢尔曼|住: a verb is no part.
                or (dotted and len(word) == 1 and word.isalpha() and tokens.tags[index][0] not in "vpdcu")
            )
            or word in boundary_words()["function"]
        ):
            break
        end += len(word)
        index += 1
    while end > start and text[end - 1] in DOTS:
        end -= 1
    count = tokens.index(end - 1) - tokens.index(start) + 1 if end > start else 0
    if end - start < 2 or (count == 1 and not tokens.tags[tokens.index(start)].startswith("nr")):
        return 0
    if end - start > LONGEST_NAME or (not dotted and not 3 <= end - start <= 7):
        return 0
    return end


def find_dotted(draft: Draft, words: PersonWords) -> list[Mention]:
    """Names with a middle dot, or a hyphen in its place: 乔治·布什, 艾力更·依明巴海, 凯茜-伍德."""
    text, tokens = draft.text, draft.tokens
    found: list[Mention] = []
    done = 0
    for match in re.finditer("[·•-]", text):
        if match.start() < done:
            continue
        if match[0] == "-" and (match.start() in draft.ends or not is_hyphenated(text, match.start(), words)):
            continue
        index = tokens.index(match.start()) - 1
        start = match.start()
        while index >= 0 and start - len(tokens.words[index]) >= match.start() - 6:
            word = tokens.words[index]
            if not set(word) <= words.transliteration or word in boundary_words()["function"]:
                break
            start -= len(word)
            index -= 1
        end = foreign_run_end(draft, start, words) if start < match.start() else 0
        if end > match.end():
            found.append(Mention(start, end, "person", (), "rule", "persons:dotted"))
            done = end
    return found


def is_hyphenated(text: str, offset: int, words: PersonWords) -> bool:
    """Whether two characters on both sides of a hyphen write foreign names."""
    around = text[max(offset - 2, 0) : offset] + text[offset + 1 : offset + 3]
    return len(around) == 4 and set(around) <= words.transliteration


def find_speakers(draft: Draft, words: PersonWords, bodies: Sequence[Mention]) -> list[Mention]:
    """Names before a verb of speech, and names that an article repeats: 王丁棉认为.

    A surface inside an organization's name (艾迪西 of 嘉兴艾迪西暖通科技有限公司) is no person.
    """
    tokens, text = draft.tokens, draft.text
    starts, texts, tags = tokens.starts, tokens.words, tokens.tags
    spans: list[tuple[int, int]] = []
    spoken: set[str] = set()
    counts: Counter[str] = Counter()
    begins = words.begins
    if len(begins) > MOST_WORDS:
        begins.clear()
    for index, word in enumerate(texts):
        may_begin = begins.get(word)
        if may_begin is None:
            may_begin = word[0] in words.firsts and (len(word) == 1 or tags[index].startswith("nr"))
            begins[word] = may_begin
        if not may_begin:
            continue
        start = starts[index]
        if start in draft.starts or follows_unknown(draft, index, words):
            continue
        end = chinese_name_end(draft, start, words)
        if end - start < 3:
            end = foreign_run_end(draft, start, words) or end
        if end - start < 3 and not (end and tokens.tags[index].startswith("nr")):
            continue
        surface = text[start:end]
        spans.append((start, end))
        counts[surface] += 1
        if end < len(text) and texts[tokens.index(end)] in words.verbs:
            spoken.add(surface)
    inside = " ".join({text[m.start : m.end] for m in bodies if m.end - m.start > 4})[:LONGEST_CHECK]
    parts = {surface for surface in counts if surface in inside}
    found = []
    for start, end in spans:
        surface = text[start:end]
        if surface in parts:
            continue
        common = words.surnames.get(words.surname(text, start)) == "common"
        if surface in spoken or (counts[surface] >= 3 and common and end - start == 3):
            found.append(Mention(start, end, "person", (), "rule", "persons:speaks"))
    return found


def follows_unknown(draft: Draft, index: int, words: PersonWords) -> bool:
    """Whether the word before looks like the beginning of the same name: 曼|温凯丹."""
    if index == 0:
        return False
    before = draft.tokens.words[index - 1]
    if len(before) != 1 or not before.isalpha() or before in boundary_words()["function"]:
        return False
    return draft.tokens.tags[index - 1] not in ("p", "c", "v", "uj", "ul", "d", "f", "m", "q", "r", "u")


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


def find_credits(draft: Draft, words: PersonWords) -> list[Mention]:
    """The photographer at the end of a caption: 。丁一摄."""
    return [
        Mention(match.start(1), match.end(1), "person", (), "rule", "persons:credit")
        for match in CREDIT.finditer(draft.text)
        if words.surname(match[1], 0)
    ]
