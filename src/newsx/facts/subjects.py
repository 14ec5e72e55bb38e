"""Who or what a figure is of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, get_args

from newsx.entities.entity import Entity
from newsx.facts.agents import begins_anew, find_agent, find_own_agent, measures_anew
from newsx.facts.bearers import (
    bears,
    find_bearer,
    find_bearing_actor,
    find_counted_actor,
    find_holder,
    find_owner,
)
from newsx.facts.bits import BEARER, FIELD, NAME, NEWS, THING
from newsx.facts.clauses import Clause
from newsx.facts.counts import in_field
from newsx.facts.cues import read_words
from newsx.facts.described import find_aged, find_described, find_doer, find_storied, is_market
from newsx.facts.extents import find_goer, goes_through
from newsx.facts.frame import AFTER, DESCRIBED, NOUN, OWNED, Frame
from newsx.facts.memory import Memory
from newsx.facts.namings import NameReader
from newsx.facts.nouns import ADNOMINAL, is_noun
from newsx.facts.passage import Passage
from newsx.facts.reports import goes_on
from newsx.facts.rulebook import Rulebook
from newsx.facts.sight import Sight
from newsx.facts.standings import Standing, sets_scene
from newsx.facts.subject import Subject
from newsx.facts.tellers import tells_anew
from newsx.facts.things import find_thing
from newsx.facts.topics import Topics
from newsx.figures.quantity import Figure, Kind

SPEAKING: Final = NAME | THING | BEARER
"""What a clause without figures must signal, one of it at least, to speak of anybody."""


@dataclass(slots=True, eq=False)
class SubjectFinder:
    """Finds the subjects of one article's figures; remembers whom the sentences spoke of last."""

    _entities: Sequence[Entity]
    _topics: Topics
    _names: NameReader
    ahead: Clause | None = None
    """The clause behind the one that is read."""
    _memory: Memory = field(default_factory=Memory)

    def copy(self) -> "SubjectFinder":
        """The same for a bracket, whose figures say nothing of what comes after."""
        return replace(self, _memory=replace(self._memory))

    def enter_paragraph(self, index: int) -> None:
        """A new paragraph drops what the last one spoke of, if it does not look at one more side of it."""
        memory = self._memory
        if self._topics.heading:
            memory.headed = memory.held if self._topics.is_digest else None
        self._topics.enter_paragraph(index)
        if not (self._topics.goes_on and memory.held and memory.held.lasts):
            memory.held = None
        if self._topics.heading:
            memory.headed = None

    def enter_sentence(self) -> None:
        """What was named before is a subject of the last resort but one; in a report, of none."""
        memory = self._memory
        memory.enter_sentence()
        if not self._topics.news or (memory.located and self._topics.topic is None):
            memory.held = None

    def overhear(self, passage: Passage) -> None:
        """A sentence that no figure of its paragraph follows is only remembered for its names."""
        self._names.heard.overhear(passage)

    @property
    def forgets(self) -> bool:
        """Whether a sentence says nothing to the figures of the next: those of a report name their own."""
        return not (self._topics.news or self._topics.is_digest)

    def overhear_clause(self, clause: Clause) -> None:
        """The same of a clause."""
        self._names.heard.hear(clause.units)
        if clause.signals & NAME:
            self._names.heard.note_all(clause.units)

    def pass_clause(self, clause: Clause) -> None:
        """Remembers whom a clause without figures speaks of."""
        self._names.heard.hear(clause.units)
        named = self._hear_names(clause) if clause.signals & SPEAKING else None
        memory = self._memory
        if named is None and not memory.fresh:
            memory.hear_nameless(clause.units)
            if memory.held and not clause.mark and tells_anew(clause, self._entities, memory.held.text):
                memory.held = None

    def _hear_names(self, clause: Clause) -> Subject | None:
        """Whom a clause without figures names, who is remembered if he does what it says."""
        memory = self._memory
        named, standing = self._names.read_names(clause)
        units, signals = clause.units, clause.signals
        thing = find_thing(clause, len(units), news=self._topics.news) if signals & THING else ""
        if thing:
            memory.hold(Subject(thing, None, "subject:thing"))
        elif named and self._may_stand(standing):
            located = standing == "located" and not sets_scene(units, self._entities)
            memory.hold(named, located=located, tells=signals & NEWS != 0)
        elif not memory.fresh and signals & BEARER and (actor := find_bearing_actor(clause)):
            memory.hold(Subject(actor, None, "subject:agent"))
        return named

    def find(self, sight: Sight) -> Subject | None:
        """The subject of a figure: what the first of the rules reads, null where one says there is none."""
        frame, figure, memory = sight.frame, sight.figure, self._memory
        signals = frame.clause.signals
        if signals & FIELD and in_field(frame):
            return None  # it is nobody's
        if self._topics.report is not None or (memory.held and memory.held.rule == "subject:agent"):
            self._drop_ended(frame, figure)
        self._names.heard.hear(frame.clause.units)
        if signals & NAME:
            sight.named, sight.standing = self._names.read_own(frame)
        if memory.owner and (frame.shape & NOUN or figure.kind == "count" or sight.named):
            memory.owner = None
        found = None
        for rule in RULES.list_for(figure.kind, "", frame.shape, signals):
            found = rule(self, sight)
            if found:
                break
        if signals & BEARER and not memory.fresh and self._topics.news:
            actor = find_counted_actor(frame)
            if actor:
                memory.hold(Subject(actor, None, "subject:agent"))
        return found or sight.named

    def _drop_ended(self, frame: Frame, figure: Figure) -> None:
        """Drops whom a report, or somebody's doings, spoke of last where the figure is none of theirs."""
        memory = self._memory
        held = memory.held.text if memory.held and memory.held.entity is not None else ""
        if self._topics.report is not None and not goes_on(frame, figure, held):
            memory.forget()
        if memory.held and memory.held.rule == "subject:agent" and self._ends_agent(frame, memory.held.text):
            memory.drop()

    def _ends_agent(self, frame: Frame, agent: str) -> bool:
        """Whether who acted does no more: 企业伤亡5人；道路伤亡6人."""
        return begins_anew(frame.clause) or (not self._memory.fresh and measures_anew(frame, agent))

    def _aged(self, sight: Sight) -> Subject | None:
        """61岁的宫玉生, 姚祖骧，66岁: whose age it is."""
        self._named(sight)  # 我国|60岁以上人口达2亿
        found = find_aged(sight.frame, self._entities)
        if found or (sight.frame.after[:1] and sight.frame.after[0].text == ADNOMINAL):
            return found
        person = self._names.heard.person
        return None if person is None else Subject(self._entities[person].text, person, "subject:aged")

    def _thing(self, sight: Sight) -> Subject | None:
        """“青河号”以每天8列的频次运行: a thing that no list names, at the head of its clause."""
        thing = find_thing(sight.frame.clause, sight.frame.at, news=self._topics.news)
        return self._memory.hold(Subject(thing, None, "subject:thing")) if thing else None

    def _named(self, sight: Sight) -> Subject | None:
        """The name that its own clause makes responsible."""
        named = sight.named
        if named is None or not self._may_stand(sight.standing):
            return None
        held = self._memory.held if self._memory.fresh and not self._memory.tells else None
        if held and is_market(named, held, sight.frame, self._entities):
            return None
        return self._memory.hold(named, located=sight.standing == "located")

    def _may_stand(self, standing: Standing) -> bool:
        return standing == "strong" or (standing in ("located", "person") and not self._memory.fresh)

    def _storied(self, sight: Sight) -> Subject | None:
        """有着2500年历史的|芜湖古城: whose history is so long stands behind it."""
        storied = find_storied(sight.frame)
        if storied:
            self._named(sight)
        return storied

    def _described(self, sight: Sight) -> Subject | None:
        """全长409公里的青河高速公路, 资产超过1000亿元的银行: what a figure describes stands behind 的."""
        return None if sight.named and sight.standing == "strong" else find_described(sight.frame)

    def _doer(self, sight: Sight) -> Subject | None:
        """连续36年执行任务的宫玉生(回忆): who does for so long what stands before 的."""
        return None if sight.named and sight.standing == "strong" else find_doer(sight.frame, self._entities)

    def _recalled(self, sight: Sight) -> Subject | None:
        """(一所板房医院建成，)医院有40名医护人员: a bare noun at the head of its clause was named before."""
        units, at = sight.frame.clause.units, 0
        while units[at].ahead:  # its figure is not
            at += 1
        if at == sight.frame.at or units[at].text not in read_words("recalled_nouns"):
            return None
        memory = self._memory
        held = memory.held.entity if memory.fresh and memory.held else None
        placed = held is not None and self._entities[held].type == "place"
        if placed and (is_noun(units[at + 1]) or units[at + 1].tag == "b"):
            return None  # 昆山市海域宽广，港口|吞吐量达5万吨; 项目|总投资
        found = self._names.heard.recall(units[at], units[at])
        return memory.hold(found) if found else None

    def _fresh_held(self, sight: Sight) -> Subject | None:
        """Whom the sentence named last."""
        return self._memory.held if self._memory.fresh else None

    def _bearer(self, sight: Sight) -> Subject | None:
        """(青河市发布数据，)白酒行业的毛利率达60%: whose it is by the words of its own clause."""
        frame, counts = sight.frame, sight.figure.kind == "count"
        agent = find_own_agent(frame, counts=counts)
        if agent and bears(agent, frame.clause.units):
            return self._memory.hold(Subject(agent.text, None, "subject:agent"))
        return self._own(find_bearer(frame, counts=counts), "subject:bearer")

    def _holder(self, sight: Sight) -> Subject | None:
        """规模以上工业企业利润: whose the indicator is by its own noun phrase."""
        return self._own(find_holder(sight.frame), "subject:holder")

    def _owner(self, sight: Sight) -> Subject | None:
        """白酒行业的毛利率高达60%: whose it is by what stands before 的."""
        return self._own(find_owner(sight.frame), "subject:holder")

    def _own(self, text: str, rule: str) -> Subject | None:
        """One that has what this figure measures, and the next as far as no noun says what that is."""
        if not text:
            return None
        self._memory.owner = Subject(text, None, rule)
        return self._memory.owner

    def _owned(self, sight: Sight) -> Subject | None:
        """(中小企业利润5亿元，)增长3%: whose that was which the figure before measured."""
        return self._memory.owner

    def _agent(self, sight: Sight) -> Subject | None:
        """高铁快运覆盖80多座城市: the noun at the head of its clause, before a verb."""
        if self._topics.reports:
            return None  # 新开工5个: much of a report has no agent but those who speak
        agent = find_own_agent(sight.frame, counts=sight.figure.kind == "count")
        found = agent.subject if agent else None
        return self._memory.hold(found) if found else None

    def _ahead(self, sight: Sight) -> Subject | None:
        """科创板经过200天的筹备; 经过三天的救治，|伤员重返昆山: before a time gone through, or behind it."""
        if not goes_through(sight.frame):
            return None
        goer = find_goer(sight.frame)
        if goer or self.ahead is None:
            return self._memory.hold(Subject(goer, None, "subject:agent")) if goer else None
        found, standing = self._names.read_names(self.ahead)
        if standing in ("strong", "person"):
            return found
        agent = find_agent(self.ahead.units, len(self.ahead.units))
        return agent.subject if agent else None

    def _stale_held(self, sight: Sight) -> Subject | None:
        """Whom the paragraph named last; but who acts in this sentence comes before that."""
        return self._memory.held and (self._memory.find_acting() or self._memory.held)

    def _section_topic(self, sight: Sight) -> Subject | None:
        """(我国电煤供应得到保障) 日均供煤5万吨: what a heading says, in a digest."""
        return self._memory.headed and (self._memory.find_acting() or self._memory.headed)

    def _article_topic(self, sight: Sight) -> Subject | None:
        """What the article or its section is about; but who acts in this sentence comes before that."""
        topic = self._topics.subject
        acting = None if self._topics.reports else self._memory.find_acting()
        return topic and (acting or topic)


Rule = Callable[[SubjectFinder, Sight], Subject | None]

RULES: Final = Rulebook[Rule](
    (
        SubjectFinder._aged, SubjectFinder._storied, SubjectFinder._described, SubjectFinder._doer,
        SubjectFinder._thing, SubjectFinder._named, SubjectFinder._recalled, SubjectFinder._owned,
        SubjectFinder._bearer, SubjectFinder._fresh_held, SubjectFinder._holder, SubjectFinder._owner,
        SubjectFinder._agent, SubjectFinder._ahead, SubjectFinder._stale_held,
        SubjectFinder._section_topic, SubjectFinder._article_topic,
    ),
    kinds={
        SubjectFinder._aged: ("age",), SubjectFinder._storied: ("duration",),
        SubjectFinder._ahead: ("duration",), SubjectFinder._bearer: frozenset(get_args(Kind)) - {"rank"},
    },
    parts={
        SubjectFinder._storied: AFTER, SubjectFinder._described: DESCRIBED,
        SubjectFinder._doer: AFTER, SubjectFinder._owner: OWNED, SubjectFinder._ahead: DESCRIBED,
    },
    signals={
        SubjectFinder._doer: ("entity",), SubjectFinder._thing: ("thing",),
        SubjectFinder._named: ("name",), SubjectFinder._recalled: ("recalled",),
        SubjectFinder._bearer: ("bearer",), SubjectFinder._holder: ("bearer",),
    },
)  # fmt: skip
