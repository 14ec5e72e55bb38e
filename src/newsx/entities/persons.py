"""People: a title beside a name, a name before a verb of speech, and foreign names."""

from newsx.dictionary import read_table
from newsx.entities.draft import Draft, Mention
from newsx.entities.triggers import TriggerHit


class PersonWords:
    """The tables that the rules of people read."""

    def __init__(self) -> None:
        rows = read_table("surnames", ("surname", "kind", "example"))
        self.surnames = {surname: kind for surname, kind, _ in rows}
        self.verbs = tuple(verb for verb, _ in read_table("speech_verbs", ("verb", "example")))
        characters = {
            use: frozenset(found)
            for use, found, *_ in read_table(
                "name_characters", ("use", "characters", "example", "counterexample")
            )
        }
        self.transliteration = characters["transliteration"]
        self.never = characters["never"]


def find_after_title(draft: Draft, hit: TriggerHit, words: PersonWords) -> Mention | None:
    """The name behind a title: 州长 + 金之镇."""
    start = hit.end
    text = draft.text
    if not draft.is_word_start(start):
        return None
    if start < len(text) and text[start] in " 　":
        start += 1
    end = chinese_name_end(draft, start, words) or foreign_name_end(draft, start, words)
    if not end:
        return None
    return Mention(start, end, "person", (), "rule", f"titles:{hit.trigger.word}")


def chinese_name_end(draft: Draft, start: int, words: PersonWords) -> int:
    """Where the Chinese name that begins at an offset ends, else 0: a surname and one or two characters."""
    text, boundaries = draft.text, draft.tokens.boundaries
    surname = (
        text[start : start + 2] if text[start : start + 2] in words.surnames else text[start : start + 1]
    )
    if not surname or surname not in words.surnames:
        return 0
    given = start + len(surname)
    ends = [end for end in (given + 2, given + 1) if end <= len(text) and end in boundaries]
    for end in ends:
        part = text[given:end]
        if all("一" <= c <= "鿿" for c in part) and words.never.isdisjoint(part):
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
    return end if end - start >= 2 else 0


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
                while start > 0 and (text[start - 1] in words.transliteration) and position - start < 8:
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
