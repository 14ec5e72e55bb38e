"""Who or what a figure is of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from newsx.entities.entity import Entity
from newsx.facts.agents import Agent, begins_anew, find_agent, find_own_agent, measures_anew
from newsx.facts.bearers import (
    bears,
    find_bearer,
    find_bearing_actor,
    find_counted_actor,
    find_holder,
    find_owner,
)
from newsx.facts.clauses import Clause
from newsx.facts.comparisons import find_taken, placed
from newsx.facts.counts import in_field
from newsx.facts.cues import read_words
from newsx.facts.described import find_aged, find_described, find_doer, find_storied, is_market
from newsx.facts.extents import find_goer, goes_through
from newsx.facts.frame import Frame
from newsx.facts.namings import NameReader
from newsx.facts.nouns import ADNOMINAL, is_noun
from newsx.facts.passage import Passage
from newsx.facts.reports import goes_on
from newsx.facts.sight import Search
from newsx.facts.standings import Standing, sets_scene, tells_anew
from newsx.facts.subject import Subject
from newsx.facts.things import find_thing
from newsx.facts.topics import Topics
from newsx.facts.unit import Units
from newsx.figures.quantity import Figure


@dataclass(slots=True, eq=False)
class SubjectFinder:
    """Finds the subjects of one article's figures; remembers whom the sentences spoke of last."""

    _entities: Sequence[Entity]
    _topics: Topics
    _names: NameReader
    ahead: Clause | None = None
    """The clause behind the one that is read."""
    _held: Subject | None = None
    _fresh: bool = False
    """Whether what is held was named in this sentence."""
    _located: bool = False
    """Whether it only said where."""
    _tells: bool = False
    """Whether it was named with a word of telling: 青河咨询公司发布报告."""
    _nameless: list[Units] = field(default_factory=list)
    """The clauses of this sentence that named nobody before somebody was named, as far as none asked."""
    _actor: Subject | None = None
    """Who acted last in those that were asked for."""
    _owner: Subject | None = None
    """Whose that is which the last figure measures, by its noun phrase alone."""
    _headed: Subject | None = None
    """Whom the heading of a piece of news named, in a digest of several."""

    def enter_paragraph(self, index: int) -> None:
        """A new paragraph drops what the last one spoke of, if it does not look at one more side of it."""
        if self._topics.heading:
            self._headed = self._held if self._topics.is_digest else None
        self._topics.enter_paragraph(index)
        if not (self._topics.goes_on and self._held and self._held.lasts):
            self._held = None
        if self._topics.heading:
            self._headed = None

    def enter_sentence(self) -> None:
        """What was named before is a subject of the last resort but one; in a report, of none."""
        if self._held and self._held.rule == "subject:person":
            self._held = None
        self._fresh, self._owner = False, None
        self._nameless, self._actor = [], None
        if self._located and self._topics.topic is None:
            self._held = None
        if not self._topics.news:
            self._held = None

    def overhear(self, passage: Passage) -> None:
        """A sentence that no figure of its paragraph follows is only remembered for its names."""
        self._names.heard.overhear(passage)

    def pass_clause(self, clause: Clause) -> None:
        """Remembers whom a clause without figures speaks of."""
        units = clause.units
        self._names.heard.hear(units)
        found, standing = self._names.read_names(clause)
        thing = find_thing(clause, len(units), news=self._topics.news)
        if thing:
            self._hold(Subject(thing, None, "subject:thing"))
        elif found and self._may_stand(standing):
            self._held, self._fresh = found, True
            self._located = standing == "located" and not sets_scene(units, self._entities)
            self._tells = any(unit.text in read_words("news_verbs") for unit in units)
        elif not self._fresh:
            actor = find_bearing_actor(clause)
            if actor:
                self._held, self._fresh, self._located = Subject(actor, None, "subject:agent"), True, False
        if found is None and not self._fresh:
            self._nameless.append(units)
            if self._held and not clause.mark and tells_anew(units, self._entities, self._held.text):
                self._held = None

    def find(self, frame: Frame, figure: Figure) -> Subject | None:
        """The subject of a figure: what the first of the rules reads, null where one says there is none."""
        if in_field(frame):
            return None
        held = self._held.text if self._held and self._held.entity is not None else ""
        if self._topics.report is not None and not goes_on(frame, figure, held):
            self._held, self._fresh, self._owner = None, False, None
            self._nameless, self._actor = [], None
        if self._held and self._held.rule == "subject:agent" and self._ends_agent(frame, self._held.text):
            self._held, self._fresh = None, False
        self._names.heard.hear(frame.clause.units)
        stop = frame.at
        for start, end in (frame.against, frame.whole):
            if end and start < stop:
                stop = start
        if placed(frame, None):  # 全国占比29% is not 全国's
            stop = frame.low
        stop = min(stop, find_taken(frame))
        named, standing = self._names.read_names(frame.clause, frame.low, stop)
        if frame.noun[0] < frame.noun[1] or figure.kind == "count" or named:
            self._owner = None
        agent = find_own_agent(frame, counts=figure.kind == "count")
        found = self._search(Search(frame, figure, named, standing, agent)) or named
        actor = "" if self._fresh or not self._topics.news else find_counted_actor(frame)
        if actor:
            self._held, self._fresh = Subject(actor, None, "subject:agent"), True
        return found

    def _ends_agent(self, frame: Frame, agent: str) -> bool:
        """Whether who acted does no more: 企业伤亡5人；道路伤亡6人."""
        return begins_anew(frame.clause) or (not self._fresh and measures_anew(frame, agent))

    def _search(self, search: Search) -> Subject | None:
        for rule in RULES:
            found = rule(self, search)
            if found:
                return found
        return None

    def _aged(self, search: Search) -> Subject | None:
        """61岁的宫玉生, 姚祖骧，66岁: whose age it is."""
        if search.figure.kind != "age":
            return None
        self._named(search)  # 我国|60岁以上人口达2亿
        found = find_aged(search.frame, self._entities)
        if found or (search.frame.after[:1] and search.frame.after[0].text == ADNOMINAL):
            return found
        person = self._names.heard.person
        return None if person is None else Subject(self._entities[person].text, person, "subject:aged")

    def _thing(self, search: Search) -> Subject | None:
        """“青河号”以每天8列的频次运行: a thing that no list names, at the head of its clause."""
        thing = find_thing(search.frame.clause, search.frame.at, news=self._topics.news)
        return self._hold(Subject(thing, None, "subject:thing")) if thing else None

    def _hold(self, subject: Subject) -> Subject:
        """Whoever acts in a sentence has what its figures measure."""
        self._held, self._fresh, self._located = subject, True, False
        return subject

    def _named(self, search: Search) -> Subject | None:
        """The name that its own clause makes responsible."""
        named = search.named
        if named is None or not self._may_stand(search.standing):
            return None
        held = self._held if self._fresh and not self._tells else None
        if held and is_market(named, held, search.frame, self._entities):
            return None
        self._held, self._fresh, self._located = named, True, search.standing == "located"
        return named

    def _may_stand(self, standing: Standing) -> bool:
        return standing == "strong" or (standing in ("located", "person") and not self._fresh)

    def _is_place(self, subject: Subject) -> bool:
        return subject.entity is not None and self._entities[subject.entity].type == "place"

    def _described(self, search: Search) -> Subject | None:
        """全长409公里的青河高速公路, 资产超过1000亿元的银行: what a figure describes stands behind 的."""
        if search.figure.kind == "duration" and (storied := find_storied(search.frame)):
            self._named(search)
            return storied
        if search.named and search.standing == "strong":
            return None
        return find_described(search.frame) or find_doer(search.frame, self._entities)

    def _recalled(self, search: Search) -> Subject | None:
        """(一所板房医院建成，)医院有40名医护人员: a bare noun at the head of its clause was named before."""
        units = search.frame.clause.units
        at = next((i for i in range(search.frame.at) if not units[i].ahead), -1)
        if at < 0 or units[at].text not in read_words("recalled_nouns"):
            return None
        placed = self._fresh and self._held is not None and self._is_place(self._held)
        if placed and (is_noun(units[at + 1]) or units[at + 1].tag == "b"):
            return None  # 昆山市海域宽广，港口|吞吐量达5万吨; 项目|总投资
        found = self._names.heard.recall(units[at], units[at])
        if found:
            self._held, self._fresh = found, True
        return found

    def _fresh_held(self, search: Search) -> Subject | None:
        """Whom the sentence named last."""
        return self._held if self._fresh else None

    def _bearer(self, search: Search) -> Subject | None:
        """(青河市发布数据，)白酒行业的毛利率达60%: whose it is by the words of its own clause."""
        if search.figure.kind == "rank":
            return None
        counts = search.figure.kind == "count"
        agent = search.agent
        if agent and bears(agent, search.frame.clause.units):
            self._held, self._fresh = Subject(agent.text, None, "subject:agent"), True
            return self._held
        bearer = find_bearer(search.frame, counts=counts)
        return self._own(bearer, "subject:bearer")

    def _holder(self, search: Search) -> Subject | None:
        """规模以上工业企业利润: whose the indicator is by its own noun phrase."""
        return self._own(find_holder(search.frame) or find_owner(search.frame), "subject:holder")

    def _own(self, text: str, rule: str) -> Subject | None:
        """One that has what this figure measures, and the next as far as no noun says what that is."""
        if not text:
            return None
        self._owner = Subject(text, None, rule)
        return self._owner

    def _owned(self, search: Search) -> Subject | None:
        """(中小企业利润5亿元，)增长3%: whose that was which the figure before measured."""
        return self._owner

    def _agent(self, search: Search) -> Subject | None:
        """高铁快运覆盖80多座城市: the noun at the head of its clause, before a verb."""
        if self._topics.reports:
            return None  # 新开工5个: much of a report has no agent but those who speak
        found = self._call(search.agent)
        if found:
            self._held, self._fresh = found, True
        return found

    def _call(self, agent: Agent | None) -> Subject | None:
        """An agent by its words, a bare one by those that it was named with before."""
        if agent is None:
            return None
        return None if agent.bare else Subject(agent.text, None, "subject:agent")

    def _ahead(self, search: Search) -> Subject | None:
        """科创板经过200天的筹备; 经过三天的救治，|伤员重返昆山: before a time gone through, or behind it."""
        if search.figure.kind != "duration" or not goes_through(search.frame):
            return None
        goer = find_goer(search.frame)
        if goer or self.ahead is None:
            return self._hold(Subject(goer, None, "subject:agent")) if goer else None
        found, standing = self._names.read_names(self.ahead)
        acts = standing in ("strong", "person")
        return found if acts else self._call(find_agent(self.ahead.units, len(self.ahead.units)))

    def _stale_held(self, search: Search) -> Subject | None:
        """Whom the paragraph named last; but who acts in this sentence comes before that."""
        return self._held and (self._acting() or self._held)

    def _section_topic(self, search: Search) -> Subject | None:
        """(我国电煤供应得到保障) 日均供煤5万吨: what a heading says, in a digest."""
        return self._headed and (self._acting() or self._headed)

    def _article_topic(self, search: Search) -> Subject | None:
        """What the article or its section is about; but who acts in this sentence comes before that."""
        topic = self._topic("subject:topic")
        acting = None if self._topics.reports else self._acting()
        return topic and (acting or topic)

    def _acting(self) -> Subject | None:
        """Who acts in the clauses of this sentence that named nobody."""
        while self._nameless:
            units = self._nameless.pop()
            actor = self._call(find_agent(units, len(units)))
            if actor:
                self._actor, self._nameless = actor, []
        return self._actor

    def _topic(self, rule: str) -> Subject | None:
        index = self._topics.topic
        if index is not None:
            text = self._entities[index].text
            place = text.removesuffix("政府").removesuffix("人民")  # 青河市政府工作报告 is of 青河市
            return Subject(place or text, index if place in ("", text) else None, rule)
        return Subject(self._topics.label, None, rule) if self._topics.label else None


RULES: Final = (
    SubjectFinder._aged, SubjectFinder._described, SubjectFinder._thing, SubjectFinder._named,
    SubjectFinder._recalled, SubjectFinder._owned, SubjectFinder._bearer, SubjectFinder._fresh_held,
    SubjectFinder._holder, SubjectFinder._agent, SubjectFinder._ahead, SubjectFinder._stale_held,
    SubjectFinder._section_topic, SubjectFinder._article_topic,
)  # fmt: skip
