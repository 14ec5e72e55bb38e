"""Figures -> facts: every figure gets its slots."""

from collections.abc import Sequence
from dataclasses import replace

from newsx.entities.entity import Entity
from newsx.facts.clauses import Clause
from newsx.facts.comparisons import Found, find_base, find_whole, name_base
from newsx.facts.cues import read_role
from newsx.facts.distribution import NOTHING, Distribution
from newsx.facts.fact import Fact
from newsx.facts.frame import Frame, is_restated
from newsx.facts.frames import read_frames
from newsx.facts.indicators import find_indicator
from newsx.facts.mentions import cut_mentions, holds, list_mentions
from newsx.facts.namings import NameReader
from newsx.facts.passage import Passage
from newsx.facts.reading import Reading
from newsx.facts.relations import find_relation
from newsx.facts.scope import Scope
from newsx.facts.sight import Sight
from newsx.facts.subject import Subject
from newsx.facts.subjects import SubjectFinder
from newsx.facts.theme import Theme
from newsx.facts.times import Clock, start_clock
from newsx.facts.topics import Topics
from newsx.facts.unit import OPEN
from newsx.facts.words import Words
from newsx.figures.periods import Period
from newsx.figures.quantity import Figure
from newsx.text.articles import Article
from newsx.text.sentences import Sentence
from newsx.tokens.tokens import Tokens


def link_facts(
    article: Article,
    sentences: Sequence[Sentence],
    tokens: Tokens,
    entities: Sequence[Entity],
    figures: Sequence[Figure],
    periods: Sequence[Period],
) -> tuple[Fact, ...]:
    """One fact for every figure, in the order of the figures.

    Args:
        article: the article; its title and headings say what it is about.
        sentences: its sentences in order; nothing but subjects and times carries past one.
        tokens: the words of its text.
        entities: its names in order.
        figures: its figures in order.
        periods: its times in order.
    """
    if not figures:
        return ()
    linker = _Linker(article, entities, figures, periods)
    mentions = cut_mentions(list_mentions(figures, periods, entities), sentences)
    words = Words(article.text, tokens)
    telling = [i for i, inside in enumerate(mentions) if inside and holds(inside, "figure")]
    ends = {sentences[i].paragraph: i for i in telling}
    paragraph = -1
    # What is said behind the last figure is about none.
    for i, sentence in enumerate(sentences[: telling[-1] + 1 if telling else 0]):
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            linker.enter_paragraph(paragraph)
        passage = Passage(words, sentence, mentions[i])
        if i <= ends.get(paragraph, -1) or linker.heads:
            linker.link_passage(passage, ends=i == telling[-1])
        else:
            linker.overhear(passage)
    return tuple([linker.facts.get(i) or Fact(i, (f.start, f.end)) for i, f in enumerate(figures)])


class _Linker:
    """Reads an article sentence by sentence; subjects and times carry on, the rest of a scope does not."""

    def __init__(
        self,
        article: Article,
        entities: Sequence[Entity],
        figures: Sequence[Figure],
        periods: Sequence[Period],
    ) -> None:
        self.facts: dict[int, Fact] = {}
        self._figures = figures
        self._entities = entities
        self._topics = Topics(article, entities)
        self._subjects = SubjectFinder(entities, self._topics, NameReader(entities, self._topics))
        self._clock = start_clock(article, periods, news=self._topics.news)
        self._theme = Theme()
        self._scope = Scope(self._theme)

    def enter_paragraph(self, index: int) -> None:
        """A new paragraph drops what the last one spoke of."""
        self._subjects.enter_paragraph(index)
        if not self._topics.goes_on:
            self._clock.enter_paragraph()
        self._theme = Theme()

    @property
    def heads(self) -> bool:
        """Whether the paragraph is a heading: whom it names may be a subject of those below."""
        return self._topics.heading

    def overhear(self, passage: Passage) -> None:
        """Goes over a sentence behind the last figure of its paragraph."""
        self._subjects.overhear(passage)

    def link_passage(self, passage: Passage, *, ends: bool = False) -> None:
        """Links the figures of a sentence, clause by clause.

        Args:
            passage: the sentence.
            ends: whether no other sentence has figures behind it.
        """
        clauses = passage.clauses
        first = clauses[0].units[0].text if clauses else ""
        self._clock.enter_sentence(goes_on=first[:2] == "其中", adds=first in read_role("more"))
        self._subjects.enter_sentence()
        self._theme.enter_sentence()
        telling = [i for i, clause in enumerate(clauses) if clause.figures]
        last = telling[-1] if telling else -1
        if telling:
            self._scope = Scope(self._theme)
        for i, clause in enumerate(clauses[: last + 1] if ends else clauses):
            if clause.mark in OPEN:
                if clause.figures:
                    self._link_inside(passage.sentence, read_frames(clause))
                continue
            self._clock.enter_clause()
            if clause.figures:
                frames = read_frames(clause)
                self._subjects.ahead = clauses[i + 1] if i + 1 < len(clauses) else None
                self._scope.enter_figures(clause)
                for frame in frames:
                    self._link(passage.sentence, frame)
                self._clock.pass_rest(frames[-1])
            else:
                self._pass(clause, ends=i > last)

    def _pass(self, clause: Clause, *, ends: bool) -> None:
        """Reads a clause without figures.

        Args:
            clause: the clause.
            ends: whether none stand behind it in its sentence.
        """
        self._clock.pass_clause(clause)
        self._theme.hear(clause.units)
        if ends and self._subjects.forgets:
            self._subjects.overhear_clause(clause)
        else:
            self._subjects.pass_clause(clause)
        if not ends:
            self._scope.pass_clause(clause)

    def _link_inside(self, sentence: Sentence, frames: Sequence[Frame]) -> None:
        """Links what stands in brackets; it says nothing of what comes after."""
        kept: tuple[Scope, SubjectFinder, Clock] | None = None
        for frame in frames:
            index = frame.figure.index
            host = self.facts.get(index - 1)
            if host and is_restated(frame, self._figures[index], self._figures[index - 1]):
                rules = dict.fromkeys(host.rules, "restated")
                # A bracket may open a line: what it says again stood in another sentence.
                said = sentence.start, sentence.end
                self.facts[index] = replace(host, figure=index, sentence=said, rules=rules)
            else:
                kept = kept or (self._scope, self._subjects.copy(), replace(self._clock))
                self._scope = replace(kept[0], theme=kept[0].theme.copy(), levels=[])
                self._link(sentence, frame)
        if kept:
            self._scope, self._subjects, self._clock = kept

    def _link(self, sentence: Sentence, frame: Frame) -> None:
        scope = self._scope
        index = frame.figure.index
        figure = self._figures[index]
        self._clock.pass_frame(frame)
        scope.pass_frame(frame)
        sight = Sight(frame, figure, scope, self._entities)
        sight.reading = reading = find_relation(sight)
        indicator, named_by = find_indicator(sight)
        subject = self._subjects.find(sight)
        shared = scope.take_share() if scope.shared else NOTHING
        if shared.names:
            subject = Subject(shared.names[0].text, shared.names[0].index, "subject:each")
        if shared.nouns:
            indicator, named_by = shared.nouns[0], "indicator:each"
        period, dated_by = self._clock.find_period(frame)
        base, whole, based_by, taken_by = None, None, "", ""
        if reading.relation != "level":
            base, based_by = self._find_base(frame, reading, shared, period.value if period else None)
            whole, taken_by = self._find_whole(frame, reading, shared)
        modality, planned_by = self._clock.find_modality(frame, period)
        rules = {"relation": reading.rule}
        if named_by:
            rules["indicator"] = named_by
        if subject:
            rules["subject"] = subject.rule
        if dated_by:
            rules["period"] = dated_by
        if based_by:
            rules["base"] = based_by
        if taken_by:
            rules["whole"] = taken_by
        rules["modality"] = planned_by
        self.facts[index] = Fact(
            index,
            (sentence.start, sentence.end),
            subject.text if subject else None,
            subject.entity if subject else None,
            indicator,
            reading.relation,
            reading.direction,
            base,
            whole,
            modality,
            period,
            rules,
        )
        scope.whole = whole
        scope.remember(figure, reading, indicator, named_by)

    def _find_base(self, frame: Frame, reading: Reading, share: Distribution, time: str | None) -> Found:
        """What a growth or change is against, by its own words or those before it."""
        if reading.relation not in ("growth", "change"):
            return None, ""
        if share.bases:
            return name_base(share.bases[0], time), "base:each"
        base, rule = find_base(frame, time)
        host = self.facts.get(frame.figure.index - 1) if reading.rule == "relation:joined" else None
        if base is None and host and host.base:
            return host.base, "base:joined"  # 比上年增长1%、2%
        if base is None and self._scope.base:
            return self._scope.base, "base:carried"
        return base, rule

    def _find_whole(self, frame: Frame, reading: Reading, share: Distribution) -> Found:
        """What a share is taken of, or a rank is held in, by its own words or those before it."""
        if share.wholes and reading.relation == "share":
            return share.wholes[0], "whole:each"
        if reading.rule == "relation:share_continued":
            return self._scope.whole, "whole:carried"
        return find_whole(frame, reading.relation, reading.rule, self._scope.field)
