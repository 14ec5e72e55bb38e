"""What an article, or a section of it, is about."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from newsx.entities.entity import Entity
from newsx.facts.cues import read_words
from newsx.facts.reports import LEVELS, Opening, find_report, says_news
from newsx.facts.subject import Subject
from newsx.facts.tellers import is_office
from newsx.text.articles import Article, Paragraph

STOPS: Final = frozenset("。！？；：…，,;:!?—”")
SETTING: Final = frozenset("在赴往据由")
"""Before a name of a title, which then is not what the article is about."""
ANNOUNCEMENT: Final = "公告"
LONGEST_OPENING: Final = 30
"""So far behind the firm that announces, 公告 stands."""
LONGEST_ROW: Final = 24
"""Who is counted before a name is said in so many characters."""
LONGEST_LABEL: Final = 10
HEADING_LENGTH: Final = 40
"""A paragraph this short that ends in no stop heads those below it."""
SHORTEST_SECTIONS: Final = 1.5
"""Where sections have so few paragraphs, the headings are those of news of their own."""
ASPECTS: Final = ("从", "分")
"""What opens a paragraph that looks at one more side of what the last one told."""
LONGEST_ASPECT: Final = 12
"""Its first clause has at most so many characters."""


class Topics:
    """The name that figures are of where their own paragraph names none."""

    def __init__(self, article: Article, entities: Sequence[Entity]) -> None:
        self._article = article
        self._entities = entities
        self._topical = [i for i, entity in enumerate(entities) if _may_be_topic(entity)]
        """The names that may be a topic."""
        self._starts = [entities[i].start for i in self._topical]
        self._section: int | None = None
        self._sections = False
        self._recurs = False
        """Whether the section names what the article names most."""
        self.heading = False
        """Whether the paragraph opens a section."""
        self.goes_on = False
        """Whether the paragraph goes on with what the last one told: 从来源地看，; 分行业看，."""
        self._headings = _find_headings(article)
        """The paragraphs that head those below them, each with where these end."""
        heads, total = len(self._headings), len(article.paragraphs)
        self.is_digest = heads > 1 and total - heads <= SHORTEST_SECTIONS * heads + 1
        """Whether each heading opens a piece of news of its own: its title is that of the first alone."""
        self._titled: int | None = None
        self._frequent: int | None = None
        self._most: dict[str, int | None] = {}
        self._label = find_label(article)
        if self._label and self._label in (e.text for e in entities if is_office(e)):
            self._label = ""  # 工信部：2021年… only tells
        self.report = find_report(Opening(article, entities, self.find_named_most))
        """The index of the place whose work the text reports from beginning to end, where it does."""
        self.news = self.report is None and _is_news(article)
        """Whether this is news: a report, or a piece of one, speaks for one body."""
        self.reports = self.report is not None or (article.title is not None and not self.news)
        """Whether it is a report for sure, be it of a place or the whole country."""
        self._find_whole()

    @property
    def topic(self) -> int | None:
        """The index of the name that the section is about, else the title, else the article.

        What an article names most says nothing of one section of it (国内联播快讯) that does not name it.
        """
        if self.report is not None:
            return self.report
        if self._section is not None:
            return self._section
        if self._sections and self.is_digest:
            return self._frequent if self._recurs else None
        if self._titled is not None or (self._sections and not self._recurs):
            return self._titled
        return self._frequent

    @property
    def subject(self) -> Subject | None:
        """The topic as one who has figures."""
        index = self.topic
        if index is not None:
            text = self._entities[index].text
            place = text.removesuffix("政府").removesuffix("人民")  # 青河市政府工作报告 is of 青河市
            return Subject(place or text, index if place in ("", text) else None, "subject:topic")
        return Subject(self.label, None, "subject:topic") if self.label else None

    @property
    def titled_name(self) -> int | None:
        """The index of the name that the title names, or for which a report speaks."""
        return self._titled if self.report is None else self.report

    def speaks_for(self, noun: str) -> bool:
        """Whether 全市 may be a subject: in a report not 全省 where that is of a city."""
        if (
            self.report is None
            or noun[0] == "该"
            or not (noun[-1] in LEVELS or noun in read_words("nation_words"))
        ):
            return True
        return self._entities[self.report].name[-1] == noun[-1]

    @property
    def label(self) -> str:
        """What stands before ： in the title, where no name is known for the topic."""
        if self.report is not None:
            return ""
        return self._label if self._section is None and self._titled is None else ""

    def read_row(self, opening: str, last: int) -> str:
        """What the text says from some words on up to the end of a name, what stands in brackets too."""
        name, text = self._entities[last], self._article.text
        start = text.rfind(opening, max(0, name.start - LONGEST_ROW), name.start)
        return "" if start < 0 else "".join(text[start : name.end].split())

    def find_named_most(self, kind: str) -> int | None:
        """The index of the name that is named most often of those that end in a character: 市.

        A city named half as often as one that it governs comes before that.
        """
        if kind not in self._most:
            names = [i for i, entity in enumerate(self._entities) if entity.name[-1:] == kind]
            counts = Counter(self._key(i) for i in names)
            weights = {key: count * (1 + key.endswith("00")) for key, count in counts.items()}
            self._most[kind] = max(names, key=lambda i: weights[self._key(i)], default=None)
        return self._most[kind]

    def enter_paragraph(self, index: int) -> None:
        """Moves on to a paragraph; a heading opens a section."""
        self.heading = index in self._headings
        self.goes_on = self.report is None and self._views_aspect(index)
        if not self.heading:
            return
        paragraphs = self._article.paragraphs
        names = self._names(paragraphs[index].start, paragraphs[index].end)
        self._sections = True
        self._section = names[0] if names else None
        last = paragraphs[self._headings[index] - 1]
        self._recurs = self._names_topic(paragraphs[index].end, last.end)

    def _views_aspect(self, index: int) -> bool:
        """Whether a paragraph opens with the side that it looks at: 从消费看，; 分行业来看，."""
        paragraph, text = self._article.paragraphs[index], self._article.text
        if text.find("看", paragraph.start, paragraph.end) < 0:
            return False
        opening = text[paragraph.start : paragraph.end].lstrip()[: LONGEST_ASPECT + 2]
        return opening.startswith(ASPECTS) and opening.partition("，")[0].endswith("看")

    def _names_topic(self, start: int, end: int) -> bool:
        """Whether a stretch of text has the name that the article names most, if that is no country."""
        if self._frequent is None or (self._entities[self._frequent].code or "0").isalpha():
            return False
        return self._key(self._frequent) in map(self._key, self._names(start, end))

    def _names(self, start: int, end: int) -> list[int]:
        """The names of a stretch of text that may be a topic."""
        return self._topical[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _find_whole(self) -> None:
        """Finds the name of the title that the text names most, and the one it names most by far."""
        names = self._topical
        keys = [self._key(i) for i in names]
        counts: dict[str, int] = {}
        for key in keys:
            counts[key] = counts.get(key, 0) + 1
        if self._article.title is None:
            self._titled = self._find_announcer()
        else:
            self._titled = self._find_titled(counts)
        if len(keys) == len(counts):
            return  # nothing is named twice
        most = max(counts.values())
        first = next(key for key in counts if counts[key] == most)
        if most >= 3 and all(count * 2 <= most for key, count in counts.items() if key != first):
            self._frequent = names[keys.index(first)]
        elif self.news:
            self._frequent = self._find_ground(names, keys, counts)

    def _find_titled(self, counts: Mapping[str, int]) -> int | None:
        """The name of the title that the text names most by far, or that the title begins with."""
        titles = [p for p in self._article.paragraphs if p.role in ("title", "subtitle")]
        titled = [i for p in titles for i in self._names(p.start, p.end)]
        titled = [i for i in titled if not self._is_setting(i)]
        if self._label:
            titled = [i for i in titled if self._entities[i].text in self._label]
        if not self.news:
            bodies = [i for i in titled if self._is_place(i)]  # 青河州政府工作报告（在州人大会议上）
            titled = bodies or titled
        if not titled:
            return None
        best = max(titled, key=lambda i: counts[self._key(i)])
        rivals = [i for i in titled if self._key(i) != self._key(best)]
        if all(counts[self._key(i)] * 2 <= counts[self._key(best)] for i in rivals):
            return best
        opens = self._entities[titled[0]].start == titles[0].start
        return titled[0] if opens else None  # 青河钢铁收购江苏铁矿

    def _find_ground(self, names: list[int], keys: list[str], counts: Mapping[str, int]) -> int | None:
        """The division that the first sentence names, and another one, where all that are named lie in it."""
        at = next((k for k, key in enumerate(keys) if key.isdigit()), None)
        if at is None or counts[keys[at]] < 2 or max(counts.values()) > counts[keys[at]]:
            return None
        if self._starts[at] > len(self._article.text.partition("。")[0]):
            return None
        inside = keys[at].rstrip("0")
        inside += "0" * (len(inside) % 2)
        return names[at] if all(key.startswith(inside) for key in counts if key.isdigit()) else None

    def _find_announcer(self) -> int | None:
        """青河钢铁(600000.SH)公告，…: whose announcement a text without a title is."""
        first = self._entities[0] if self._entities else None
        if first is None or first.start or first.type != "organization" or is_office(first):
            return None
        said = self._article.text[first.end : first.end + LONGEST_OPENING].partition("，")[0]
        return 0 if ANNOUNCEMENT in said else None

    def _is_setting(self, index: int) -> bool:
        """Whether a name only says where, or to whom: (青河钢铁)在|昆山(上市)."""
        start = self._entities[index].start
        return start > 0 and self._article.text[start - 1] in SETTING

    def _is_place(self, index: int) -> bool:
        entity = self._entities[index]
        return entity.type == "place" or entity.text.endswith("政府")

    def _key(self, index: int) -> str:
        code = self._entities[index].code
        return code if code and code.isdigit() else self._entities[index].name  # 喀山 has 俄罗斯's


def _find_headings(article: Article) -> dict[int, int]:
    """The paragraphs that head those below them -> the next of them, or the number of all paragraphs."""
    text, paragraphs = article.text, article.paragraphs
    if len(paragraphs) == 1:
        return {}
    open_ = [i for i, p in enumerate(paragraphs) if p.role == "heading" or text[p.end - 1] not in STOPS]
    headings = [i for i in open_ if i and _heads(paragraphs[i], text)]
    return dict(pairwise([*headings, len(paragraphs)]))


def _heads(paragraph: Paragraph, text: str) -> bool:
    """Whether a paragraph behind the first, which does not end like one that is read on, is a heading."""
    if paragraph.role != "body":
        return paragraph.role == "heading"
    said = text[paragraph.start : paragraph.end].strip()
    return len(said) <= HEADING_LENGTH and said[-1:] not in STOPS


def _may_be_topic(entity: Entity) -> bool:
    """Whether figures may be of a name where their own paragraph names none: no person, no office."""
    return entity.type != "person" and len(entity.text) > 1 and not is_office(entity)


def _is_news(article: Article) -> bool:
    """Whether a title says so, or where there is none, words that reports do not know: 记者, 今天."""
    title, text = article.title, article.text
    if title is not None:
        return not any(word in title for word in read_words("report_titles"))
    return says_news(text)


def find_label(article: Article) -> str:
    """What stands before ： in a title and again in the text: 青河钢铁：预计净利增长5%."""
    label, colon, _ = (article.title or "").partition("：")
    known = colon and 1 < len(label) <= LONGEST_LABEL and label.isalnum()
    if not known or label in read_words("title_labels") or article.text.count(label) < 2:
        return ""
    return label
