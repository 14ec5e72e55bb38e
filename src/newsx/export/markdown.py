"""``markdown``: notes, each article with its names and a table of its facts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from newsx.export.formats import Writer
from newsx.export.record import ArticleRecord, DocumentRecord, ErrorRecord, FactRecord
from newsx.export.rows import one_line

_NAMES = {"place": "Places", "organization": "Organizations", "person": "People"}
_HEAD = "| Subject | Indicator | Figure | Relation | Period | Evidence |\n|---|---|---|---|---|---|\n"
# Also what some readers make links of, and what begins a list at the head of a line.
_MARKS = re.compile(r"[\\`*_\[\]<>#|~&$@]|:(?=//)|(?<=www)\.|^[-+=]|(?<=^\d)[.)](?=\s)|(?<=^\d\d)[.)](?=\s)")
_ARROWS = {"up": "↑ ", "down": "↓ ", None: ""}


class MarkdownWriter(Writer):
    """One section an article."""

    def write_document(self, document: DocumentRecord) -> bytes:
        return "".join(line for article in document.articles for line in _write(article)).encode()

    def end(self, errors: Sequence[ErrorRecord]) -> bytes:
        lines = (f"- {escape(error.source)}: {escape(error.error)}\n" for error in errors)
        return f"## Not read\n\n{''.join(lines)}\n".encode() if errors else b""


def escape(text: str) -> str:
    """A text that Markdown takes for text: no link, no picture, no tag, no end of a cell.

    >>> print(escape("<b>[a](b)|"))
    \\<b\\>\\[a\\](b)\\|
    """
    return _MARKS.sub(r"\\\g<0>", one_line(text))


def _write(article: ArticleRecord) -> Iterator[str]:
    yield f"## {escape(article.title or f'{article.source} #{article.article}')}\n\n"
    about = (article.subtitle, " ".join(article.byline), article.date, f"{article.source} #{article.article}")
    yield " · ".join(escape(part) for part in about if part) + "\n\n"
    for type_, label in _NAMES.items():
        counts = Counter(entity.name for entity in article.entities if entity.type == type_)
        if counts:
            names = (escape(name) + (f" ×{times}" if times > 1 else "") for name, times in counts.items())
            yield f"- {label}: {', '.join(names)}\n"
    yield "\n"
    if article.facts:
        yield _HEAD
        for fact in article.facts:
            yield f"| {' | '.join(escape(cell) for cell in _cells(fact))} |\n"
        yield "\n"


def _cells(fact: FactRecord) -> tuple[str, ...]:
    relation = " ".join(filter(None, (_ARROWS[fact.direction] + fact.relation, fact.base, fact.whole)))
    period = fact.period
    return (
        fact.subject or "", fact.indicator or "", f"{fact.text} = {_value(fact)}",
        relation + (" (planned)" if fact.modality == "planned" else ""),
        "" if period is None else period.value or period.text, fact.sentence.text,
    )  # fmt: skip


def _value(fact: FactRecord) -> str:
    value: Decimal | str = f"{fact.low}–{fact.high}" if fact.value is None else fact.value
    return " ".join(filter(None, (str(value), fact.unit)))
