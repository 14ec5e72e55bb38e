"""newsx as a component of a spaCy pipeline. Needs ``pip install 'newsx[spacy]'``.

>>> import spacy
>>> nlp = spacy.blank("zh")
>>> component = nlp.add_pipe("newsx", config={"date": "2023-10-01"})
>>> doc = nlp("昌吉州实现工业增加值107.93亿元，同比增长8.4%。")
>>> [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents]
[('昌吉州', 'place', '652300'), ('107.93亿元', 'figure', ''), ('8.4%', 'figure', '')]
>>> for fact in doc._.facts:
...     print(fact.subject, fact.indicator, fact.relation, fact.value, fact.unit)
昌吉州 工业增加值 level 10793000000 CNY
昌吉州 工业增加值 growth 8.4 %
>>> doc.ents[2]._.fact.base
'yoy'
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from newsx.dictionary import UserDictionary, parse_user_dictionary, read_faultless
from newsx.export.docbin import SPANS
from newsx.export.json import encode
from newsx.export.mentions import read_markup
from newsx.export.record import (
    ArticleRecord,
    DocumentRecord,
    EntityRecord,
    FactRecord,
    FigureRecord,
    PeriodRecord,
)
from newsx.export.recording import build_document
from newsx.export.reviving import read_record
from newsx.pipeline import Pipeline
from newsx.text.document import Document
from newsx.tokens import SegmenterName

Alignment = Literal["expand", "contract", "strict"]
"""What becomes of a mention that begins or ends inside a token: it grows, it shrinks, or it is left out."""
MentionRecord = EntityRecord | FigureRecord | PeriodRecord

KEY = "newsx"
"""The entry of ``doc.user_data``, which travels with a doc: its record, and the places of spans, as JSON."""
_FILE = "dictionaries.msgpack"
_KEPT_DOCS = 8


class Place(msgspec.Struct, frozen=True, array_like=True):
    """The record that a span stands for."""

    label: str
    start: int
    """In characters of the doc, from the first token of the span on."""
    end: int
    article: int
    """Index into the articles."""
    index: int
    """Index into the entities, figures or periods of the article."""


class Newsx:
    """Sets ``doc.ents``, ``doc.spans["newsx"]``, ``doc._.facts`` and the attributes of their spans."""

    def __init__(
        self,
        *,
        segmenter: SegmenterName = "auto",
        dictionaries: Iterable[UserDictionary | Path | str] = (),
        date: str | None = None,
        alignment: Alignment = "expand",
    ) -> None:
        """
        Args:
            segmenter: what newsx itself cuts words with; the tokens of the doc stay as they are.
            dictionaries: names of yours; they travel with the component.
            date: publication day of docs that name none in ``doc._.newsx_date``.
            alignment: what becomes of mentions that begin or end inside a token.
        """
        self._segmenter: SegmenterName = segmenter
        self._dictionaries: Sequence[UserDictionary | Path | str] = tuple(dictionaries)
        self._date = date
        self._alignment = alignment
        self._pipeline: Pipeline | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a doc; entities of components before this one stay where newsx finds none."""
        if self._pipeline is None:
            self._pipeline = Pipeline(segmenter=self._segmenter, dictionaries=self._dictionaries)
        extraction = self._pipeline.extract(Document("", doc.text), date=doc._.newsx_date or self._date)
        record = build_document(extraction)
        spans, places = [], []
        for mention in read_markup(record).mentions:
            found = record.articles[mention.article]
            code = found.entities[mention.index].code if mention.label in _NAMED else None
            span = doc.char_span(
                mention.start, mention.end, mention.label, kb_id=code or "", alignment_mode=self._alignment
            )
            if span is not None and span.text.strip():
                spans.append(span)
                places.append(
                    Place(mention.label, span.start_char, span.end_char, mention.article, mention.index)
                )
        doc.spans[SPANS] = spans
        own = filter_spans(spans)
        doc.set_ents(filter_spans([*own, *_outside(doc.ents, own)]))
        doc.user_data[KEY] = [encode(record).decode(), encode(places).decode()]
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The dictionaries; all else stands in the configuration of the pipeline."""
        return msgspec.msgpack.encode([(d.path.name, d.content) for d in self._read_dictionaries()])

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Newsx":
        """The component with the dictionaries that `to_bytes` wrote."""
        files = msgspec.msgpack.decode(data, type=list[tuple[str, bytes]])
        self._dictionaries = tuple(parse_user_dictionary(Path(name), content) for name, content in files)
        self._pipeline = None
        return self

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write `to_bytes` into a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> "Newsx":
        """Read what `to_disk` wrote."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())

    def _read_dictionaries(self) -> list[UserDictionary]:
        return [d if isinstance(d, UserDictionary) else read_faultless(d) for d in self._dictionaries]


def create_component(
    nlp: Language,
    name: str,
    segmenter: SegmenterName,
    dictionaries: list[str],
    date: str | None,
    alignment: Alignment,
) -> Newsx:
    """The component of ``nlp.add_pipe("newsx", config={…})``; the arguments are those of `Newsx`."""
    register_extensions()
    return Newsx(segmenter=segmenter, dictionaries=dictionaries, date=date, alignment=alignment)


def register_extensions() -> None:
    """Make the attributes known, also to a program that only reads docs from disk.

    ``doc._.newsx`` is the `DocumentRecord`, ``doc._.facts`` the facts of all articles, ``doc._.newsx_date``
    the publication day, to be set before the component runs. ``span._.newsx`` is the record of a mention,
    ``span._.fact`` the fact of a figure, ``span._.facts`` the facts about a name.
    """
    extensions: tuple[tuple[Any, str, dict[str, object]], ...] = (
        (Doc, "newsx", {"getter": _get_document}),
        (Doc, "facts", {"getter": _get_facts}),
        (Doc, "newsx_date", {"default": None}),
        (Span, "newsx", {"getter": _get_record}),
        (Span, "fact", {"getter": _get_fact}),
        (Span, "facts", {"getter": _get_facts_about}),
    )
    for owner, name, options in extensions:
        if not owner.has_extension(name):
            owner.set_extension(name, **options)


_NAMED = frozenset({"place", "organization", "person"})


def _outside(spans: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    """The spans that share no token with the others."""
    taken = {token for span in others for token in range(span.start, span.end)}
    return [span for span in spans if taken.isdisjoint(range(span.start, span.end))]


def _get_document(doc: Doc) -> DocumentRecord | None:
    return _read_record(doc.user_data[KEY][0]) if KEY in doc.user_data else None


def _get_facts(doc: Doc) -> tuple[FactRecord, ...]:
    document = _get_document(doc)
    return tuple(fact for article in document.articles for fact in article.facts) if document else ()


def _get_record(span: Span) -> MentionRecord | None:
    if (found := _find(span)) is None:
        return None
    article, label, index = found
    records: dict[str, tuple[MentionRecord, ...]] = {"figure": article.figures, "period": article.periods}
    return records.get(label, article.entities)[index]


def _get_fact(span: Span) -> FactRecord | None:
    found = _find(span)
    if found is None or found[1] != "figure":
        return None
    return next((fact for fact in found[0].facts if fact.figure == found[2]), None)


def _get_facts_about(span: Span) -> tuple[FactRecord, ...]:
    found = _find(span)
    if found is None or found[1] not in _NAMED:
        return ()
    return tuple(fact for fact in found[0].facts if fact.subject_entity == found[2])


def _find(span: Span) -> tuple[ArticleRecord, str, int] | None:
    """The article of a span, its label and its index."""
    if KEY not in span.doc.user_data:
        return None
    record, places = span.doc.user_data[KEY]
    place = _read_places(places).get((span.label_, span.start_char, span.end_char))
    return None if place is None else (_read_record(record).articles[place.article], place.label, place.index)


@lru_cache(_KEPT_DOCS)
def _read_record(data: str) -> DocumentRecord:
    return read_record(data)


@lru_cache(_KEPT_DOCS)
def _read_places(data: str) -> dict[tuple[str, int, int], Place]:
    places = msgspec.json.decode(data, type=list[Place])
    # Where two mentions have become one span, it stands for the first.
    return {(place.label, place.start, place.end): place for place in reversed(places)}


_factory: Callable[..., Any] = Language.factory
_factory(
    "newsx",
    func=create_component,
    assigns=[
        "doc.ents", "doc.spans", "doc._.newsx", "doc._.facts", "span._.newsx", "span._.fact", "span._.facts",
    ],
    default_config={"segmenter": "auto", "dictionaries": [], "date": None, "alignment": "expand"},
)  # fmt: skip
