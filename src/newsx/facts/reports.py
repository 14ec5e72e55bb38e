"""Texts that one body gives of its own work: such a report speaks for its place from beginning to end."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from newsx.entities.entity import Entity
from newsx.facts.cues import ends_like, read_endings, read_words
from newsx.facts.frame import Frame
from newsx.facts.objects import noun_behind
from newsx.figures.quantity import Figure
from newsx.patterns import compile_large
from newsx.text.articles import Article

LEVELS: Final = "省市州县区镇乡村"
"""The last characters of divisions: 全市 is no 县."""
FARTHEST_OPENING: Final = 400
"""Who speaks is said in so many characters at the beginning."""
ASSEMBLY: Final = "人民代表大会"
LONGEST_SESSION: Final = 8
"""So far behind its place the name of an assembly stands: 青河市第十四届|人民代表大会."""
ABOVE: Final = "省区"
"""The last characters of what a city compares itself with: 全省, 全区 of an autonomous region."""
REPORTER: Final = "记者"
FEWEST: Final = 3
"""So often a text without a title says 我市 or 全市 before it speaks for one city."""


# Not frozen, as a unit is not: one is built for every article.
@dataclass(slots=True, eq=False)
class Opening:
    """All that a rule of reports may look at."""

    article: Article
    entities: Sequence[Entity]
    """The names of the article, in order."""
    named_most: Callable[[str], int | None]
    """The last character of divisions -> the index of the one that is named most."""

    @property
    def text(self) -> str:
        """The first characters of the article."""
        return self.article.text[:FARTHEST_OPENING]


def find_report(opening: Opening) -> int | None:
    """The index of the place whose work a text reports; null for news, and where it is the whole country."""
    for rule in RULES:
        found = rule(opening)
        if found is not None:
            return found
    return None


def _addresses_assembly(opening: Opening) -> int | None:
    """在青河市第九届人民代表大会第三次会议上(，我代表市人民政府): the place whose assembly hears it."""
    text = opening.text
    at = text.find(ASSEMBLY)
    if at < 0 or not any(word in text for word in read_words("report_openings")):
        return None
    for i, entity in enumerate(opening.entities):
        if entity.start > at:
            break
        if entity.type == "place" and at - LONGEST_SESSION <= entity.end <= at:
            return i
    return None


def _speaks_for_office(opening: Opening) -> int | None:
    """现在，我代表州人民政府(向大会报告工作): the 州 that is named most."""
    text = opening.text
    at = text.find("我代表") + len("我代表")
    if at < len("我代表"):
        return None
    for end in range(at + 1, at + 12):
        if text.startswith(("政府", "人民政府"), end) and text[end - 1] in LEVELS:
            return opening.named_most(text[end - 1])
    return None


def _speaks_as_one(opening: Opening) -> int | None:
    """(我市产值增长5%。…)我市: who speaks in a text that has lost its title, or is but a piece of it."""
    article = opening.article
    if article.title is not None:
        return None
    if REPORTER in article.text:
        return None  # a reporter may say 我省, too
    text = article.text
    if text.count("我") + text.count("全") < FEWEST:
        return None
    counts = {level: (text.count("我" + level), text.count("全" + level)) for level in LEVELS}
    level = max(LEVELS, key=counts.__getitem__)
    spoken, whole = counts[level]
    if spoken + whole < FEWEST:
        return None
    if not spoken and (level in ABOVE or says_news(text)):
        return None
    return opening.named_most(level)


def says_news(text: str) -> bool:
    """Whether a text has a word that reports do not know: 记者, 今天."""
    return _compile_news().search(text) is not None


@cache
def _compile_news() -> re.Pattern[str]:
    return compile_large("|".join(map(re.escape, sorted(read_words("news_words")))))


def _is_titled(opening: Opening) -> int | None:
    """青河市政府工作报告, 青河市统计公报: the place that its title begins with."""
    title = opening.article.title or ""
    if not title.endswith(read_endings("report_titles")):
        return None
    start = opening.article.text.find(title)
    for i, entity in enumerate(opening.entities):
        governs = entity.type == "place" or entity.text.endswith("政府")
        if governs and start <= entity.start < start + len(title):
            return i
    return None


RULES: Final = (_addresses_assembly, _is_titled, _speaks_for_office, _speaks_as_one)


def goes_on(frame: Frame, figure: Figure, held: str) -> bool:
    """Whether a figure of a report is of whom it spoke of last: (青河机场开通航线，)运客5万人次, 增长5%.

    Args:
        frame: the figure's frame.
        figure: the figure.
        held: the name spoken of last; empty where there is none.
    """
    if frame.clause.mark in ("；", ";"):
        return False
    if frame.low:
        return True
    if figure.kind == "count" and noun_behind(frame):
        return False
    first, end = frame.noun
    if first == end:
        return frame.cue("new") is None and not any(unit.verb for unit in frame.before)
    if not ends_like(held, "holder_nouns"):
        return False
    return frame.is_measured and all(unit.ahead for unit in frame.before[:first])
