"""What ``newsx show`` draws: an article with its mentions marked, and its facts under it.

A small raised number behind a figure is that of its fact in the table, so that text and table belong together
also where there is no colour.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from newsx.export.console import create_console
from newsx.export.mentions import LABELS, Mention, drop_overlaps
from newsx.export.record import FactRecord
from newsx.export.shapes import ColorChoice
from newsx.export.table import BOUNDS, period_words, relation_words
from newsx.export.views import ArticleView
from newsx.export.visible import visible
from newsx.export.wrapping import cells, wrap
from newsx.translation import tr

TEXT_WIDTH = 96
"""Longer lines are hard to follow; a wider one has to be asked for."""
VALUES_FROM = 92
"""Columns from which the table has room for exact values."""

VALUE_WIDTH = 24
"""Columns that values get before they are broken."""

COLUMNS = ("fact", "subject", "indicator", "figure", "value", "relation", "period")

# Dark letters on a light ground, which a terminal of 256 colours has; they are read on any ground of its own.
_MARKERS = {
    "place": "color(16) on color(151)",
    "organization": "color(16) on color(153)",
    "person": "color(16) on color(225)",
    "figure": "bold color(16) on color(223)",
    "period": "color(16) on color(252)",
}
_INKS = {
    "place": "underline green",
    "organization": "underline blue",
    "person": "underline magenta",
    "figure": "bold underline yellow",
    "period": "underline cyan",
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_INDENT = "\u3000\u3000"


class ArticlePrinter:
    """Draws articles for a terminal, or for a pipe of that width."""

    def __init__(
        self, stream: TextIO | None, *, color: ColorChoice = "auto", width: int | None = None
    ) -> None:
        """
        Args:
            stream: what will show them.
            color: see `create_console`.
            width: columns; by default those of the terminal, for the text no more than `TEXT_WIDTH`.
        """
        self._console = create_console(stream, color=color, width=width)
        self._width = self._console.width
        self._text_width = width or min(self._width, TEXT_WIDTH)
        rich = self._console.color_system not in (None, "standard", "windows")
        self._styles = _MARKERS if rich else _INKS

    def legend(self) -> bytes:
        """What the colours mean; nothing where there are none."""
        if self._console.color_system is None or self._console.no_color:
            return b""
        words = (Text.assemble((f" {label} ", self._styles[label])) for label in LABELS)
        return _draw(self._console, [Text(" ").join(words), Text()])

    def draw(self, view: ArticleView) -> bytes:
        """One article."""
        # A table begins with an empty line.
        facts = (
            self._facts(view.record.facts) if view.record.facts else Text("\n" + tr("no facts"), style="dim")
        )
        return _draw(self._console, [*self._text(view), facts])

    def rule(self) -> bytes:
        """What stands between two articles."""
        return _draw(self._console, [Text(), Text("─" * self._text_width, style="dim"), Text()])

    def _text(self, view: ArticleView) -> Iterator[Text]:
        record = view.record
        origin = " · ".join(filter(None, (record.date, f"{record.source} #{record.article}")))
        yield Text(visible(origin), style="dim", no_wrap=True, overflow="ellipsis")
        yield Text()
        marks = _Marks(view, self._styles)
        head = True
        for paragraph in view.paragraphs:
            if paragraph.role == "heading" or (head and paragraph.role == "body"):
                yield Text()
            head = head and paragraph.role not in ("body", "heading")
            text = Text(style={"title": "bold", "heading": "bold", "body": ""}.get(paragraph.role, "italic"))
            if paragraph.role == "body":
                text.append(_INDENT)
            marks.append(text, paragraph.start, paragraph.end)
            breaks = [offset for line in wrap(text.plain, self._text_width) for offset in line]
            # Pieces at the odd places are lines, those between them the blanks of the breaks.
            yield from text.divide(breaks)[1::2] if breaks else ()

    def _facts(self, facts: Sequence[FactRecord]) -> Table:
        table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="dim")
        names = [name for name in COLUMNS if name != "value" or self._width >= VALUES_FROM]
        values = [visible(_value(fact)) for fact in facts]
        labels = {"fact": "#", "subject": tr("Subject"), "indicator": tr("Indicator"), "figure": tr("Figure"),
                  "value": tr("Value"), "relation": tr("Relation"), "period": tr("Period")}  # fmt: skip
        for name in names:
            justify: JustifyMethod = "right" if name in ("fact", "value") else "left"
            # Other columns hold words, which are read on two lines as well as on one.
            least = min(max(map(cells, values)), VALUE_WIDTH) if name == "value" else None
            table.add_column(labels[name], overflow="fold", justify=justify, min_width=least)
        for number, (fact, value) in enumerate(zip(facts, values, strict=True), 1):
            row = {
                "fact": Text(str(number), style="dim"),
                "subject": Text(visible(fact.subject or "")),
                "indicator": Text(visible(fact.indicator or fact.item or "")),
                "figure": Text(visible(BOUNDS[fact.bound] + fact.text), style="bold"),
                "value": Text(value),
                "relation": Text(visible(relation_words(fact))),
                "period": Text(visible(period_words(fact)), style="dim"),
            }
            table.add_row(*(row[name] for name in names))
        return table


class _Marks:
    """The mentions of an article, taken up from its beginning to its end."""

    def __init__(self, view: ArticleView, styles: dict[str, str]) -> None:
        self._text = view.text
        self._styles = styles
        spans = (
            *((entity.type, span) for entity, span in zip(view.record.entities, view.entities, strict=True)),
            *(("figure", span) for span in view.figure_spans),
            *(("period", span) for span in view.periods),
        )
        mentions = [Mention(label, *span, "") for label, span in spans]
        self._mentions = drop_overlaps(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))
        self._next = 0
        numbers: dict[int, list[str]] = {}
        for number, figure in enumerate(view.fact_figures, 1):
            numbers.setdefault(view.figure_spans[figure][1], []).append(str(number))
        self._numbers = {end: "·".join(found).translate(_RAISED) for end, found in numbers.items()}
        self._ends = sorted(numbers)

    def append(self, line: Text, start: int, end: int) -> None:
        """Add a part of the text, which begins where the part before it ended or later."""
        at = start
        while self._next < len(self._mentions) and self._mentions[self._next].start < end:
            mention = self._mentions[self._next]
            self._next += 1
            if mention.start >= at:
                self._append(line, at, mention.start, "")
                self._append(line, mention.start, min(mention.end, end), self._styles[mention.label])
                at = min(mention.end, end)
        self._append(line, at, end, "")

    def _append(self, line: Text, start: int, end: int, style: str) -> None:
        """Add text with the numbers of the facts whose figures end in it."""
        at = start
        for stop in self._ends[bisect_right(self._ends, start) : bisect_right(self._ends, end)]:
            line.append(visible(self._text[at:stop]), style)
            line.append(self._numbers[stop], "dim")
            at = stop
        line.append(visible(self._text[at:end]), style)


def _value(fact: FactRecord) -> str:
    """The exact value with its unit: 10,793,000,000 CNY."""
    number = f"{_number(fact.low)}–{_number(fact.high)}" if fact.value is None else _number(fact.value)
    return " ".join(filter(None, (number, fact.unit)))


def _number(value: Decimal | str | None) -> str:
    return f"{value:,f}" if isinstance(value, Decimal) else value or ""


def _draw(console: Console, parts: Sequence[Text | Table]) -> bytes:
    with console.capture() as captured:
        for part in parts:
            console.print(part, no_wrap=isinstance(part, Text) or None)
    return captured.get().encode("utf-8")
