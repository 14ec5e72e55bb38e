"""Figures -> facts: every figure gets its slots."""

from collections.abc import Sequence

from newsx.entities.entity import Entity
from newsx.facts.clauses import Clause, Unit, cut_mentions, list_mentions, split_clauses, split_units
from newsx.facts.comparisons import find_base, find_whole
from newsx.facts.distribution import Distribution, find_distribution
from newsx.facts.fact import Fact
from newsx.facts.frames import Frame, read_frames
from newsx.facts.indicators import Sight, find_indicator
from newsx.facts.nouns import find_noun, is_verb, split_holder, strip_names, text_of
from newsx.facts.relations import Case, Reading, find_relation
from newsx.facts.subjects import Subject, SubjectFinder, find_row
from newsx.facts.times import Clock
from newsx.facts.topics import Topics
from newsx.figures.periods import Period
from newsx.figures.quantity import Figure
from newsx.text.articles import Article
from newsx.text.sentences import Sentence
from newsx.tokens.segmenter import Tokens


def link_facts(
    article: Article,
    sentences: Sequence[Sentence],
    tokens: Tokens,
    entities: Sequence[Entity],
    figures: Sequence[Figure],
    periods: Sequence[Period],
) -> tuple[Fact, ...]:
    """One fact for every figure, in the order of the figures."""
    linker = _Linker(article, entities, figures, periods)
    paragraph = -1
    mentions = cut_mentions(list_mentions(figures, periods, entities), sentences)
    for sentence, inside in zip(sentences, mentions, strict=True):
        if sentence.paragraph != paragraph:
            linker.enter_paragraph(sentence.paragraph)
            paragraph = sentence.paragraph
        units = tuple(split_units(article.text, sentence.start, sentence.end, tokens, inside))
        linker.link_sentence(sentence, split_clauses(units))
    return tuple(linker.facts.get(i) or Fact(i, (f.start, f.end)) for i, f in enumerate(figures))


class _Linker:
    """What carries from clause to clause and from sentence to sentence while an article is read."""

    def __init__(
        self,
        article: Article,
        entities: Sequence[Entity],
        figures: Sequence[Figure],
        periods: Sequence[Period],
    ) -> None:
        self.facts: dict[int, Fact] = {}
        self._figures = figures
        self._subjects = SubjectFinder(entities, Topics(article, entities))
        self._clock = Clock(periods, article.date)
        self._topic: str | None = None
        self._field: str | None = None
        self._previous: tuple[Reading, Figure] | None = None
        self._row: Sequence[Unit] = ()
        self._shared: Distribution | None = None
        self._turn = 0

    def enter_paragraph(self, index: int) -> None:
        self._subjects.enter_paragraph(index)
        self._clock.enter_paragraph()
        self._topic = None

    def link_sentence(self, sentence: Sentence, clauses: Sequence[Clause]) -> None:
        self._clock.enter_sentence()
        self._subjects.enter_sentence()
        self._field = None
        self._previous = None
        self._row, self._shared, self._turn = (), None, 0
        for clause in clauses:
            frames = read_frames(clause)
            shared = find_distribution(clause, self._row)
            if shared:
                self._shared, self._turn = shared, 0
            for frame in frames:
                self._link(sentence, frame)
            self._row = find_row_of_names(clause) or self._row
            if frames:
                self._clock.pass_rest(frames[-1])
            else:
                self._clock.pass_clause(clause)
                self._subjects.pass_clause(clause.units)
                self._topic = find_topic_noun(clause.units) or self._topic
            self._field = find_field(clause.units) or self._field

    def _link(self, sentence: Sentence, frame: Frame) -> None:
        index = frame.figure.index
        figure = self._figures[index]
        rules: dict[str, str] = {}
        self._clock.pass_frame(frame)
        noun = text_of(frame.units(frame.noun)) or self._topic or ""
        previous, previous_figure = self._previous or (None, None)
        reading = find_relation(Case(frame, figure, noun, previous, previous_figure))
        indicator, rules["indicator"] = find_indicator(
            Sight(frame, figure, self._topic, reading, self._field)
        )
        rules["relation"] = reading.rule
        holder = find_holder(frame)
        subject = self._subjects.find(frame, holder)
        if figure.kind == "age":
            subject = self._subjects.find_person(frame.clause.units, frame.at) or subject
        period, rules["period"] = self._clock.find_period(frame)
        base = whole = None
        if reading.relation in ("growth", "change"):
            base, rules["base"] = find_base(frame, period.value if period else None)
        whole, rules["whole"] = find_whole(frame, reading.relation, reading.rule, self._field)
        modality, rules["modality"] = self._clock.find_modality(frame, period)
        rules["subject"] = subject.rule if subject else ""
        subject, indicator = self._share_out(frame, subject, indicator, rules)
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
            {slot: rule for slot, rule in rules.items() if rule},
        )
        self._topic = indicator or self._topic
        self._previous = (reading, figure)

    def _share_out(
        self, frame: Frame, subject: Subject | None, indicator: str | None, rules: dict[str, str]
    ) -> tuple[Subject | None, str | None]:
        """The subject and indicator of a figure whose turn it is under 分别."""
        shared, turn = self._shared, self._turn
        if shared is None:
            return subject, indicator
        self._turn += 1
        if turn < len(shared.names):
            name = shared.names[turn]
            rules["subject"] = "subject:each"
            return Subject(name.text, name.index, "subject:each"), indicator
        if turn < len(shared.nouns):
            rules["indicator"] = "indicator:each"
            return subject, shared.nouns[turn]
        self._shared, self._turn = None, 0
        return subject, indicator


def find_row_of_names(clause: Clause) -> Sequence[Unit]:
    """The names that a clause joins: 欧盟、东盟和美国."""
    for i, unit in enumerate(clause.units):
        if unit.kind == "entity":
            end = find_row(clause.units, i)
            if end > i + 1:
                return clause.units[i:end:2]
    return ()


def find_holder(frame: Frame) -> str:
    """Whose the indicator is by its own noun phrase: 规模以上工业企业(利润); nothing for 减免企业税费."""
    if frame.governor is not None and is_verb(frame.governor):
        return ""
    holder = text_of(split_holder(strip_names(frame.units(frame.noun)))[0])
    return holder if len(holder) > 2 else ""


def find_topic_noun(units: Sequence[Unit]) -> str | None:
    """What a clause without figures speaks of: 新能源车占比(逐步提升)."""
    for end in range(1, len(units) + 1):
        unit = units[end] if end < len(units) else None
        if (
            unit is None
            or (unit.cue and unit.cue.role != "mean" and unit.cue.role != "rate")
            or unit.tag[:1] in "dvz"
        ):
            start = find_noun(units, 0, end)
            noun = strip_names(units[start:end])
            if noun and any(u.kind == "word" for u in noun):
                return text_of(split_holder(noun)[1]) or None
    return None


def find_field(units: Sequence[Unit]) -> str | None:
    """What stands before 中 at the end of a clause: 在监测的338个城市中."""
    for i in range(len(units) - 1, 0, -1):
        if units[i].text in ("中", "当中"):
            start = find_noun(units, 0, i)
            return text_of(strip_names(units[start:i])) or None
    return None
