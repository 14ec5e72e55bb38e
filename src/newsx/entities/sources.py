"""Sources: the medium in brackets that closes a paragraph, behind its last sentence: 。（云帆财经）."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from newsx.dictionary import read_table
from newsx.entities.draft import Draft, Mention

SOURCE: Final = re.compile(r"[（(](?<=[。！？”…].)([^（()）\d\n]{2,12})[)）][ \t]*$", re.MULTILINE)


@cache
def endings() -> tuple[str, ...]:
    """Words that names of media and official accounts end with: 新闻, 财经, 发布."""
    return tuple(word for word, _ in read_table("source_endings", ("word", "example")))


def find_sources(draft: Draft) -> Iterator[Mention]:
    """The names in closing brackets that end like a medium's, or that a list holds as a weak one: 。（界面）.

    What ends otherwise may be the reporter: 。（李文山）.
    """
    for match in draft.find_bracketed(SOURCE):
        span = match.span(1)
        weak = [mention for mention in draft.weak if (mention.start, mention.end) == span]
        if weak:
            yield replace(weak[-1], rule="evidence:source")
        elif match[1].endswith(endings()) and not match[1].startswith("记者"):
            yield Mention(*span, "organization", (), "rule", "evidence:source")
