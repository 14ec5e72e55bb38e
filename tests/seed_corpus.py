"""Reads what a reader finds on the sample pages: the files of ``corpus/seeds``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from newsx.facts.fact import Fact
from newsx.pipeline import Extraction

SEEDS = Path(__file__).parents[1] / "seeds"
CORPUS = Path(__file__).parent / "corpus" / "seeds"
PAGES = sorted(path.name for path in SEEDS.iterdir() if path.name != "README.md")
FIGURE_COLUMNS = ["text", "kind", "value", "unit", "bound", "item"]
ARTICLE_COLUMNS = ["page", "need", "first", "last", "title", "subtitle", "byline", "date"]
FACT_COLUMNS = [
    "text", "subject", "indicator", "relation", "direction", "base", "whole", "modality", "period",
]  # fmt: skip
FACT_DEFAULTS = {"relation": "level", "modality": "actual"}
FLOOR_COLUMNS = [
    "page",
    "articles",
    "figure_recall",
    "figure_precision",
    "items",
    "slots",
    "name_recall",
    "name_precision",
]
MARK = re.compile(r"\[([^]]+) (place|organization|person)(\?)?]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing a reader finds."""

    where: str
    """File and line, for the message of a failure."""
    spans: tuple[Span, ...]
    """Where it stands in the page without blanks; any of them will do."""
    answers: frozenset[tuple[object, ...]]
    """Any of them will do."""
    needed: bool = True
    """Else it counts neither for nor against."""
    item: str = ""


class Page:
    """One page, what was found on it, and the way from its offsets to those without blanks."""

    def __init__(self, name: str, extraction: Extraction) -> None:
        self.name = name
        self.stem = Path(name).stem
        self.articles = extraction.articles
        text = extraction.document.text
        self.bare = "".join(text.split())
        self.at = [0]
        for character in text:
            self.at.append(self.at[-1] + (not character.isspace()))

    def find(self, words: str, where: str) -> int:
        """The one place of some words."""
        bare = "".join(words.split())
        assert self.bare.count(bare) == 1, (
            f"{where}: {words} stands {self.bare.count(bare)} times on the page"
        )
        return self.bare.index(bare)

    def figures(self) -> Iterator[tuple[Span, tuple[object, ...], str | None]]:
        """Where each found figure stands, what it says, and the item it counts."""
        for found in self.articles:
            for figure in found.figures:
                value = figure.value if figure.low is None else (figure.low, figure.high)
                start, end = found.article.offsets.locate(figure.start, figure.end)
                answer = (figure.kind, value, figure.unit, figure.bound)
                yield (self.at[start], self.at[end]), answer, figure.item

    def facts(self) -> Iterator[tuple[Span, Fact]]:
        """Where the figure of each fact stands, and the fact."""
        for found in self.articles:
            for fact in found.facts:
                figure = found.figures[fact.figure]
                start, end = found.article.offsets.locate(figure.start, figure.end)
                yield (self.at[start], self.at[end]), fact

    def names(self) -> Iterator[tuple[Span, tuple[object, ...]]]:
        """Where each found entity stands, and its type."""
        for found in self.articles:
            for entity in found.entities:
                start, end = found.article.offsets.locate(entity.start, entity.end)
                yield (self.at[start], self.at[end]), (entity.type,)


def read_rows(path: Path, columns: list[str]) -> Iterator[tuple[str, list[str]]]:
    """``file:line`` and the cells of each row."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    assert header.split("\t") == columns
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        yield f"{path.name}:{number}", cells + [""] * (len(columns) - len(cells))


def choices(cell: str) -> list[str]:
    """The answers a cell allows."""
    return [choice.strip() for choice in cell.split("||")]


def parse_value(cell: str) -> object:
    """``15500``, ``1..3`` for a range, ``-`` for none."""
    if ".." in cell:
        low, high = cell.split("..")
        return Decimal(low), Decimal(high)
    return None if cell == "-" else Decimal(cell)


def find_marked(page: Page, cell: str, where: str) -> tuple[Span, ...]:
    """Where ``规划总面积[1.55万平方公里]`` stands."""
    spans = []
    for choice in choices(cell.removeprefix("?")):
        before, rest = choice.split("[")
        text, after = rest.split("]")
        start = page.find(before + text + after, where) + len("".join(before.split()))
        spans.append((start, start + len("".join(text.split()))))
    return tuple(spans)


def read_figures(page: Page) -> Iterator[Expected]:
    """The figures of a page."""
    for where, cells in read_rows(CORPUS / "figures" / f"{page.stem}.tsv", FIGURE_COLUMNS):
        marked, kind, value, unit, bound, item = cells
        spans = find_marked(page, marked, where)
        answers = frozenset((kind, parse_value(value), unit or None, b or "exact") for b in choices(bound))
        yield Expected(where, spans, answers, not marked.startswith("?"), item)


def read_names(page: Page) -> tuple[list[Span], list[Expected]]:
    """The stretches of a page that are marked, and the names in them."""
    path = CORPUS / "entities" / f"{page.stem}.txt"
    stretches, expected, line = list[Span](), list[Expected](), 1
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        where = f"{path.name}:{line}"
        start = page.find(MARK.sub(r"\1", block), where)
        plain, position = "", 0
        for mark in MARK.finditer(block):
            plain += "".join(block[position : mark.start()].split())
            position, name = mark.end(), "".join(mark[1].split())
            span = (start + len(plain), start + len(plain) + len(name))
            plain += name
            expected.append(
                Expected(f"{where} [{mark[1]}]", (span,), frozenset({(mark[2],)}), mark[3] is None)
            )
        stretches.append((start, start + len(plain) + len("".join(block[position:].split()))))
        line += block.count("\n") + 2
    return stretches, expected


def read_floors(page: str) -> dict[str, Decimal]:
    """What the pipeline must reach on a page."""
    for _, cells in read_rows(CORPUS / "floors.tsv", FLOOR_COLUMNS):
        if cells[0] == page:
            return dict(zip(FLOOR_COLUMNS[1:], map(Decimal, cells[1:]), strict=True))
    raise AssertionError(f"floors.tsv has no row for {page}")
