"""Why: the table row or rule behind every mention and every slot of a fact."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct

from newsx.dictionary import UserDictionary, dictionaries
from newsx.entities.entity import Entity
from newsx.export.record import SentenceRecord, printable_name
from newsx.export.recording import exact
from newsx.facts.fact import Fact, FactPeriod
from newsx.figures.periods import Period
from newsx.figures.quantity import Figure
from newsx.pipeline import ArticleExtraction, Extraction
from newsx.text.articles import Article
from newsx.text.sentences import Sentence
from newsx.text.span import OffsetMap

DocumentSpan = tuple[int, int]
Spans = tuple[DocumentSpan, ...]
Mention = Entity | Figure | Period
OwnName = tuple[str, str]
"""Source and name, as an entity has them."""

_ENTITY_FIELDS = ("name", "code", "source", "candidates")
_FIGURE_FIELDS = ("kind", "value", "low", "high", "unit", "bound", "item")
_SLOTS = ("subject", "indicator", "relation", "direction", "base", "whole", "modality", "period")
_WORD_SLOTS = ("subject", "indicator", "base", "whole")
_PERIOD_FIELDS = ("value",)
_ROW = re.compile(r"(\w+):([^\s+,;]+)")


class SlotReason(Struct, frozen=True):
    """One slot of a fact and what filled it."""

    slot: str
    value: str | None
    rule: str
    rows: tuple[str, ...]


class MentionReason(Struct, frozen=True):
    """One mention with its fields and what made it, and for a figure the slots of its fact."""

    type: str
    text: str
    start: int
    end: int
    rule: str
    """The rule's name, or ``table:key`` where a table row made it."""
    rows: tuple[str, ...]
    """File and line of the table rows that the rule names."""
    fields: dict[str, str]
    slots: tuple[SlotReason, ...]


class Explanation(Struct, frozen=True):
    """One sentence and the mentions of it that were asked for."""

    source: str
    article: int
    part: str
    """What its paragraph is for: title, byline, body, …"""
    sentence: SentenceRecord
    words: tuple[tuple[str, str], ...]
    """The words of the sentence with their parts of speech."""
    mentions: tuple[MentionReason, ...]


def explain(
    extraction: Extraction,
    spans: Iterable[DocumentSpan] | None = None,
    users: Iterable[UserDictionary] = (),
) -> Iterator[Explanation]:
    """The sentences that touch one of the spans, and what in them touches it.

    A slot touches a span through its words in the sentence: asked about 出口额, the figure answers whose
    indicator it is.

    Args:
        extraction: an extracted document.
        spans: half-open document spans; None asks for everything.
        users: the dictionaries of the user that the pipeline had.
    """
    rows_of_users = own_rows(users)
    asked = None if spans is None else tuple(spans)
    source = printable_name(extraction.document.source)
    for found in extraction.articles:
        mentions = _by_sentence(found)
        facts = {fact.figure: fact for fact in found.facts}
        for index, sentence in enumerate(found.sentences):
            start, end = found.article.offsets.locate(sentence.start, sentence.end)
            if not _touches(start, end, asked):
                continue
            offsets = found.article.offsets
            reasons = (_explain_mention(m, i, offsets, facts, rows_of_users) for m, i in mentions[index])
            yield Explanation(
                source,
                found.article.number,
                found.article.paragraphs[sentence.paragraph].role,
                SentenceRecord(start, end, found.article.text[sentence.start : sentence.end]),
                _words(found, sentence),
                tuple(r for r in reasons if _is_asked(r, sentence, found.article, asked)),
            )


def find_text(article: Article, words: str) -> Iterator[DocumentSpan]:
    """Where words stand in an article; layout breaks inside them do not matter."""
    for match in re.finditer(re.escape(words), article.text):
        if words:
            yield article.offsets.locate(*match.span())


def find_rows(rule: str, *names: str, code: str | None = None) -> tuple[str, ...]:
    """File and line of every table row that a rule names.

    Args:
        rule: ``table:key`` names a row by one of its cells; ``dictionary:table`` the row of a name.
        names: the names of the mention that the rule made, the first that has a row counts.
        code: which of several rows of that name is meant: there is a 朝阳区 in Beijing and one in Changchun.
    """
    places = []
    for table, key in _ROW.findall(rule):
        if table == "dictionary":
            lines = (_find_line(key, name, code) for name in names)
            places.append((key, next(filter(None, lines), None)))
        else:
            places.append((table, _find_line(table, key)))
    return tuple(f"dictionaries/{table}.tsv:{line}" for table, line in places if line)


def own_rows(users: Iterable[UserDictionary]) -> Mapping[OwnName, str]:
    """Where the names of the user's dictionaries stand."""
    return {
        (f"dictionary:{user.path.stem}", word.name): f"{user.path}:{word.line}"
        for user in users
        for word in user.words
    }


def _find_line(table: str, word: str, code: str | None = None) -> int | None:
    """The line of a table that is about a word; None where there is none.

    A word stands for the row whose first columns hold it: 分 as a unit, not 分 as what may not follow one.
    """
    lines = [line for _, line in sorted(_places(table).get(word, ()))]
    meant = {line for _, line in _places(table).get(code, ())} if code else set()
    return next((line for line in lines if line in meant), lines[0] if lines else None)


@cache
def _places(table: str) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Word -> columns and lines of a table that hold it; nothing where there is no such table."""
    path = dictionaries() / f"{table}.tsv"
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    if path.is_file():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for column, cell in enumerate(line.split("\t")):
                for word in re.split("[ |]", cell):
                    places[word].append((column, number))
    return places


def _by_sentence(found: ArticleExtraction) -> Mapping[int, list[tuple[Mention, int]]]:
    """Sentence -> its mentions in reading order, each with its index among its kind."""
    starts = [sentence.start for sentence in found.sentences]
    kinds: tuple[Sequence[Mention], ...] = (found.entities, found.figures, found.periods)
    numbered = [(mention, index) for mentions in kinds for index, mention in enumerate(mentions)]
    groups: dict[int, list[tuple[Mention, int]]] = defaultdict(list)
    for mention, index in sorted(numbered, key=lambda pair: (pair[0].start, -pair[0].end)):
        groups[bisect_right(starts, mention.start) - 1].append((mention, index))
    return groups


def _explain_mention(
    mention: Mention,
    index: int,
    offsets: OffsetMap,
    facts: Mapping[int, Fact],
    rows_of_users: Mapping[OwnName, str],
) -> MentionReason:
    type_: str
    names: tuple[str, ...]
    slots: tuple[SlotReason, ...] = ()
    if isinstance(mention, Entity):
        type_, names = mention.type, _ENTITY_FIELDS
    elif isinstance(mention, Figure):
        type_, names = "figure", _FIGURE_FIELDS
        slots = tuple(_explain_slots(facts[index])) if index in facts else ()
    else:
        type_, names = "period", _PERIOD_FIELDS
    fields = {name: _say(value) for name in names if (value := getattr(mention, name)) not in (None, ())}
    start, end = offsets.locate(mention.start, mention.end)
    rows: tuple[str, ...]
    if not isinstance(mention, Entity):
        rows = find_rows(mention.rule)
    elif row := rows_of_users.get((mention.source, mention.name)):
        rows = (row,)
    else:
        rows = find_rows(mention.rule, mention.name, mention.text, code=mention.code)
    return MentionReason(type_, mention.text, start, end, mention.rule, rows, fields, slots)


def _say(value: str | Decimal | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return " ".join(value)
    return str(exact(value)) if isinstance(value, Decimal) else value


def _explain_slots(fact: Fact) -> Iterator[SlotReason]:
    for slot in _SLOTS:
        value = getattr(fact, slot)
        rule = fact.rules.get(slot, "")
        if value is not None or rule:
            if isinstance(value, FactPeriod):
                value = value.text if value.value is None else f"{value.text} = {value.value}"
            yield SlotReason(slot, value, rule, find_rows(rule))


def _words(found: ArticleExtraction, sentence: Sentence) -> tuple[tuple[str, str], ...]:
    tokens = found.tokens
    first, last = tokens.index(sentence.start), tokens.index(sentence.end - 1) + 1
    return tuple(zip(tokens.words[first:last], tokens.tags[first:last], strict=True))


def _touches(start: int, end: int, asked: Spans | None) -> bool:
    return asked is None or any(start < last and first < end for first, last in asked)


def _is_asked(reason: MentionReason, sentence: Sentence, article: Article, asked: Spans | None) -> bool:
    """Whether a mention, or a slot of its fact, stands where the user points."""
    if _touches(reason.start, reason.end, asked):
        return True
    text = article.text[sentence.start : sentence.end]
    words = {slot.value for slot in reason.slots if slot.slot in _WORD_SLOTS and slot.value}
    return any(
        _touches(*article.offsets.locate(sentence.start + start, sentence.start + end), asked)
        for word in words
        for start, end in (match.span() for match in re.finditer(re.escape(word), text))
    )
