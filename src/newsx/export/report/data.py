"""The data of the page: arrays without names, because a page may hold thousands of articles.

``records.js`` reads them; both name the same places in the same order. JavaScript counts UTF-16 units.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import get_args

from newsx.entities.entity import EntityType
from newsx.export.json import encode
from newsx.export.labelling import Utf16
from newsx.export.views import ArticleView, Span
from newsx.text.articles import Role

_TYPES = {type_: index for index, type_ in enumerate(get_args(EntityType))}
_ROLES = {role: index for index, role in enumerate(get_args(Role))}
# What could end the script element that holds the data, or begin a comment in it.
_MARKUP = re.compile(rb"[<>&]")


def embed(value: object) -> bytes:
    """JSON that stands safely inside a script element.

    >>> embed("</script><!--\\u2028")
    b'"\\\\u003c/script\\\\u003e\\\\u003c!--\\\\u2028"'
    """
    return _MARKUP.sub(lambda match: b"\\u%04x" % ord(match.group()), encode(value))


def pack_article(view: ArticleView) -> dict[str, object]:
    """One article. Decimals are strings, digit for digit."""
    record, units = view.record, Utf16(view.text)

    def flat(spans: Sequence[Span]) -> list[int]:
        return list(chain.from_iterable((units.at(start), units.at(end)) for start, end in spans))

    return {
        "s": record.source,
        "n": record.article,
        "t": record.title,
        "b": record.byline,
        "d": record.date,
        "x": view.text,
        "p": [
            [units.at(paragraph.start), units.at(paragraph.end), _ROLES[paragraph.role]]
            for paragraph in view.paragraphs
        ],
        "l": flat(view.sentences),
        "es": flat(view.entities),
        "e": [
            _trim(
                [_TYPES[e.type], None if e.name == e.text else e.name, e.code, e.source, e.candidates or None]
            )
            for e in record.entities
        ],
        "fs": flat(view.figure_spans),
        "f": [
            _trim([f.kind, _text(f.value), f.unit, None if f.bound == "exact" else f.bound, _text(f.low),
                   _text(f.high), f.item, None if f.text == view.text[start:end] else f.text])
            for f, (start, end) in zip(view.figures, view.figure_spans, strict=True)
        ],
        "qs": flat(view.periods),
        "q": [period.value for period in record.periods],
        "a": [_trim(list(cells)) for cells in _pack_facts(view)],
    }  # fmt: skip


def _pack_facts(view: ArticleView) -> Iterator[tuple[object, ...]]:
    for fact, figure, sentence in zip(view.record.facts, view.fact_figures, view.fact_sentences, strict=True):
        period = fact.period
        yield (
            figure, sentence, fact.subject, fact.subject_entity, fact.indicator,
            None if fact.relation == "level" else fact.relation, fact.direction, fact.base, fact.whole,
            None if fact.modality == "actual" else fact.modality,
            period and period.text, period and period.value,
        )  # fmt: skip


def _text(value: object) -> str | None:
    return None if value is None else value if isinstance(value, str) else f"{value:f}"


def _trim(cells: list[object]) -> list[object]:
    """Without the empty cells at the end.

    >>> _trim(["money", None, "CNY", None, None])
    ['money', None, 'CNY']
    """
    while cells and cells[-1] is None:
        cells.pop()
    return cells
