"""Figures -> facts: every figure gets its slots."""

from collections.abc import Sequence

from newsx.entities.entity import Entity
from newsx.facts.clauses import Unit, cut_mentions, list_mentions, split_clauses, split_units
from newsx.facts.fact import Fact, FactPeriod
from newsx.facts.frames import JOINERS, LONG_JOINERS, read_frames
from newsx.facts.indicators import Sight, find_indicator
from newsx.facts.relations import Case, Reading, find_base, find_relation
from newsx.facts.subjects import find_topic, nearest
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
    mentions = list_mentions(figures, periods, entities)
    topic = find_topic(article, entities)
    facts: dict[int, Fact] = {}
    held: Unit | None = None
    paragraph = -1
    for sentence, inside in zip(sentences, cut_mentions(mentions, sentences), strict=True):
        if sentence.paragraph != paragraph:
            held, paragraph = None, sentence.paragraph
        units = tuple(split_units(article.text, sentence.start, sentence.end, tokens, inside))
        if not any(m[2] == "figure" for m in inside):
            held = nearest(units, entities) or held
            continue
        indicator = None
        period: Period | None = None
        planned = False
        previous: Reading | None = None
        previous_figure: Figure | None = None
        for clause in split_clauses(units):
            for frame in read_frames(clause):
                figure = figures[frame.figure.index]
                own = [u for u in frame.before if u not in frame.against and u not in frame.whole]
                rules = {}
                joined = bool(frame.before) and all(
                    u.text in JOINERS or u.text in LONG_JOINERS for u in frame.before
                )
                reading, rules["relation"] = find_relation(
                    Case(frame, figure, previous, previous_figure, joined)
                )
                indicator, rules["indicator"] = find_indicator(Sight(frame, figure, indicator))
                for u in own:
                    if u.kind == "period":
                        period = periods[u.index]
                    if u.cue and u.cue.role == "plan":
                        planned = True
                held = nearest(own, entities) or held
                subject, entity = None, None
                if held:
                    subject = held.text
                    entity = held.index if held.kind == "entity" else None
                elif topic is not None:
                    subject, entity = entities[topic].text, topic
                base = None
                if reading.relation in ("growth", "change"):
                    base, rules["base"] = find_base(frame)
                whole = "".join(u.text for u in frame.whole) or None if reading.relation == "share" else None
                facts[frame.figure.index] = Fact(
                    frame.figure.index,
                    (sentence.start, sentence.end),
                    subject,
                    entity,
                    indicator,
                    reading.relation,
                    reading.direction,
                    base,
                    whole,
                    "planned" if planned else "actual",
                    FactPeriod(period.text, period.value) if period and period.value else None,
                    rules,
                )
                previous, previous_figure = reading, figure
            if not read_frames(clause):
                held = nearest(clause.units, entities) or held
                for u in clause.units:
                    if u.kind == "period":
                        period = periods[u.index]
    return tuple(facts.get(i) or Fact(i, (f.start, f.end)) for i, f in enumerate(figures))
