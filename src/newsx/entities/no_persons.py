"""What the second voice takes for a person and is none: the typhoon “贝碧嘉”, the carrier “库兹涅佐夫”号."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsx.entities.draft import Mention, boundary_endings
from newsx.entities.no_places import OPENING, names_another
from newsx.entities.person_words import PersonWords


def check_persons(text: str, mentions: Iterable[Mention], words: PersonWords) -> Iterator[Mention]:
    """The mentions without storms and ships; people end before a word that ends no name (龚正|在会上)."""
    for mention in mentions:
        start, end = mention.start, mention.end
        if mention.type == "person":
            if names_another(text, start, end) or names_storm(text, start):
                continue
            if text[end - 1] in words.never and end - start == 3:
                mention = replace(mention, end=end - 1)
        yield mention


def names_storm(text: str, start: int) -> bool:
    """Whether a quoted name is a storm's or a fire's.

    >>> names_storm("第16号台风“贝碧嘉”移入", 7), names_storm("他说“李文山”来了", 3)
    (True, False)
    """
    return start > 1 and text[start - 1] in OPENING and text.endswith(boundary_endings("storm"), 0, start - 1)
