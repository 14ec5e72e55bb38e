"""``table``: one panel per article, for people."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.box import ROUNDED, SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from newsx.export.console import create_console
from newsx.export.formats import Writer, WriterOptions
from newsx.export.record import ArticleRecord, DocumentRecord, FactRecord
from newsx.export.visible import visible
from newsx.translation import tr

_STYLES = {"place": "green", "organization": "blue", "person": "magenta"}
BOUNDS = {"exact": "", "about": "≈ ", "over": "> ", "under": "< ", "range": ""}
_DIRECTIONS = {"up": "↑ ", "down": "↓ ", None: ""}


class TableWriter(Writer):
    """Panels as wide as the terminal; without colour unless a terminal takes them."""

    def __init__(self, options: WriterOptions) -> None:
        self._console = create_console(options.terminal)

    def write_document(self, document: DocumentRecord) -> bytes:
        with self._console.capture() as captured:
            for article in document.articles:
                self._console.print(_panel(article))
        return captured.get().encode("utf-8")


def _panel(article: ArticleRecord) -> Panel:
    parts: list[RenderableType] = []
    if article.subtitle:
        parts.append(Text(visible(article.subtitle), style="italic"))
    written = " · ".join(filter(None, ("、".join(article.byline), article.date)))
    if written:
        parts.append(Text(visible(written), style="dim"))
    names = _names(article)
    if names.row_count:
        parts.append(names)
    if article.facts:
        parts.append(_facts(article.facts))
    elif article.figures:
        parts.append(_line(tr("Figures"), (figure.text for figure in article.figures)))
    if not parts:
        parts.append(Text(tr("nothing found"), style="dim"))
    title = Text(visible(article.title or tr("(no title)")), style="bold", no_wrap=True, overflow="ellipsis")
    origin = Text(
        f"{visible(article.source)} #{article.article}", style="dim", no_wrap=True, overflow="ellipsis"
    )
    return Panel(
        Group(*parts), title=title, title_align="left", subtitle=origin, subtitle_align="right", box=ROUNDED
    )


def _names(article: ArticleRecord) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=1, overflow="fold")
    labels = {"place": tr("Places"), "organization": tr("Organizations"), "person": tr("People")}
    for type_, style in _STYLES.items():
        counts = Counter(entity.text for entity in article.entities if entity.type == type_)
        if counts:
            table.add_row(labels[type_], Text(visible(_counted(counts)), style=style))
    return table


def _counted(counts: Counter[str]) -> str:
    return "  ".join(name if count == 1 else f"{name} ×{count}" for name, count in counts.items())


def _line(label: str, words: Iterable[str]) -> Text:
    return Text.assemble((f"{label}  ", "dim"), visible("  ".join(words)))


def _facts(facts: Sequence[FactRecord]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="dim")
    for label in (tr("Subject"), tr("Indicator"), tr("Figure"), tr("Relation"), tr("Period")):
        table.add_column(label, overflow="fold")
    for fact in facts:
        table.add_row(
            Text(visible(fact.subject or ""), style="cyan"),
            Text(visible(fact.indicator or fact.item or "")),
            Text(visible(BOUNDS[fact.bound] + fact.text), style="bold yellow"),
            Text(visible(relation_words(fact))),
            Text(visible(period_words(fact)), style="dim"),
        )
    return table


def relation_words(fact: FactRecord) -> str:
    """How a figure relates to others: ↑ growth yoy."""
    words = _DIRECTIONS[fact.direction] + ("" if fact.relation == "level" else fact.relation)
    if fact.base:
        words += f" {fact.base}"
    if fact.whole:
        words += f" of {fact.whole}"
    return f"{words} (planned)".lstrip() if fact.modality == "planned" else words


def period_words(fact: FactRecord) -> str:
    """The calendar's name of the period; its own words where no date makes one of them (今年)."""
    if fact.period is None:
        return ""
    value = fact.period.value
    return fact.period.text if value is None or "Y" in value else value
