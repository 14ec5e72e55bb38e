"""People: a title beside a name, a name before a verb of speech, and foreign names."""

import re
from collections import Counter

from newsx.dictionary import read_table
from newsx.entities.draft import Draft, Mention
from newsx.entities.triggers import TriggerHit

LATIN = re.compile(r"[A-Z][a-zé]+(?:[ ·][A-Z][A-Za-zé]+)+")
NAME_TAGS = frozenset(
    ("nr", "nrt", "nrfg", "x", "n", "nz", "ns", "a", "j", "ng", "g", "z", "zg", "b", "i", "l")
)


class PersonWords:
    """The tables that the rules of people read."""

    def __init__(self) -> None:
        rows = read_table("surnames", ("surname", "kind", "example"))
        self.surnames = {surname: kind for surname, kind, _ in rows}
        self.verbs = frozenset(verb for verb, _ in read_table("speech_verbs", ("verb", "example")))
        columns = ("use", "characters", "example", "counterexample")
        characters = {use: frozenset(found) for use, found, *_ in read_table("name_characters", columns)}
        self.transliteration = characters["transliteration"]
        self.never = characters["never"]


def find_after_title(draft: Draft, hit: TriggerHit, words: PersonWords) -> Mention | None:
    """The name behind a title: 州长 + 金之镇."""
    start = hit.end
    text = draft.text
    if not draft.is_word_start(start):
        return None
    while start < len(text) and text[start] in " 　:：(（" and start - hit.end < 2:
        start += 1
    latin = LATIN.match(text, start)
    end = (
        (latin.end() if latin else 0)
        or chinese_name_end(draft, start, words)
        or foreign_name_end(draft, start, words)
    )
    if not end:
        return None
    return Mention(start, end, "person", (), "rule", f"titles:{hit.trigger.word}")


def chinese_name_end(draft: Draft, start: int, words: PersonWords) -> int:
    """Where the Chinese name that begins at an offset ends, else 0: a surname and one or two characters."""
    text, tokens = draft.text, draft.tokens
    surname = (
        text[start : start + 2] if text[start : start + 2] in words.surnames else text[start : start + 1]
    )
    kind = words.surnames.get(surname)
    if not surname or kind is None:
        return 0
    index = tokens.index(start)
    word, tag = tokens.words[index], tokens.tags[index]
    if tokens.starts[index] != start:
        return 0
    if (
        len(word) > len(surname)
        and tag not in ("nr", "nrt", "nrfg", "nz")
        and not (len(word) == 3 and kind == "common")
    ):
        # 成长, 高兴: a plain word that begins with a surname.
        return 0
    given = start + len(surname)
    for end in (given + 2, given + 1):
        part = text[given:end]
        if len(part) != end - given or end not in tokens.boundaries:
            continue
        if not all("一" <= c <= "鿿" for c in part) or not words.never.isdisjoint(part):
            continue
        if end - given == 2 and len(word) == len(surname):
            second = tokens.index(given)
            if len(tokens.words[second]) == 2 and tokens.tags[second][0] in "vdptcrmqf" and kind != "common":
                # 方|建立, 时|感叹: a rare surname before a plain word is that word's own neighbour.
                return 0
        if end == given + 1 and kind == "rare" and tokens.tags[tokens.index(given)][0] in "vdpucrmqf":
            return 0
        return end
    return 0


def foreign_name_end(draft: Draft, start: int, words: PersonWords) -> int:
    """Where the transliterated name that begins at an offset ends, else 0."""
    text = draft.text
    end = start
    while end < len(text) and (text[end] in words.transliteration or (text[end] in "·•" and end > start)):
        end += 1
    while end > start and (text[end - 1] in "·•" or not draft.is_word_start(end)):
        end -= 1
    if end - start < 2:
        return 0
    index = draft.tokens.index(start)
    if draft.tokens.starts[index + 1] >= end and not draft.tokens.tags[index].startswith("nr"):
        # One plain word whose characters also write foreign names: 基本, 达到.
        return 0
    return end


def find_dotted(draft: Draft, words: PersonWords) -> list[Mention]:
    """Names with a middle dot: 乔治·布什, 艾力更·依明巴海."""
    text = draft.text
    found: list[Mention] = []
    done = 0
    for dot in "·•":
        position = text.find(dot)
        while position >= 0:
            if position >= done:
                start, end = position, position + 1
                while start > 0 and text[start - 1] in words.transliteration and position - start < 8:
                    start -= 1
                while start < position and not draft.is_word_start(start):
                    start += 1
                while end < len(text) and (text[end] in words.transliteration or text[end] in "·•"):
                    end += 1
                while end > position + 1 and (text[end - 1] in "·•" or not draft.is_word_start(end)):
                    end -= 1
                if position - start >= 1 and end - position >= 2:
                    found.append(Mention(start, end, "person", (), "rule", "persons:dotted"))
                    done = end
            position = text.find(dot, max(position + 1, done))
    return found


def find_before_verb(draft: Draft, words: PersonWords) -> list[Mention]:
    """Names before a verb of speech, and names that an article repeats: 王丁棉认为."""
    tokens = draft.tokens
    starts, texts = tokens.starts, tokens.words
    surnames, verbs = words.surnames, words.verbs
    spans: list[tuple[int, int, bool]] = []
    for index, word in enumerate(texts):
        if word[0] not in surnames or len(word) > 3:
            continue
        start = starts[index]
        if start in draft.starts:
            continue
        if len(word) == 1 and index and len(texts[index - 1]) == 1 and texts[index - 1] in surnames:
            # 王|方|明: the name began one word earlier.
            continue
        end = chinese_name_end(draft, start, words)
        if not end or end - start < 2:
            continue
        after = tokens.index(end) if end < len(draft.text) else -1
        follows = texts[after] if after >= 0 else ""
        spans.append((start, end, follows in verbs))
    counts = Counter(draft.text[start:end] for start, end, _ in spans)
    spoken = {draft.text[start:end] for start, end, verb in spans if verb}
    found = []
    for start, end, _ in spans:
        surface = draft.text[start:end]
        sure = surnames.get(surface[0]) == "common" or len(surface) == 3
        if len(surface) < 3 or tokens.index(start) == tokens.index(end - 1):
            continue
        if (surface in spoken and sure) or (counts[surface] >= 3 and surnames.get(surface[0]) == "common"):
            found.append(Mention(start, end, "person", (), "rule", "persons:speaks"))
    return found
