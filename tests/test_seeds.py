"""The sample pages: what the whole pipeline finds on them, held against what a reader finds.

``corpus/seeds`` holds the reader's side: ``articles.tsv``; ``figures/PAGE.tsv``, one figure a line in the
order of the page; ``facts/PAGE.tsv``, the slots of those whose facts are beyond doubt;
``entities/PAGE.txt``, some stretches of each page with the names marked; and ``floors.tsv``, what the
pipeline must reach. Blanks count nowhere: everything is compared by its place in the page without them, so
that a word broken over two lines is written here as it reads.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from newsx.facts.fact import Fact, FactPeriod
from newsx.pipeline import Extraction, Pipeline
from newsx.text.document import Document

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


@dataclass(frozen=True, slots=True)
class Score:
    """How found and expected agree."""

    right: int
    found: int
    expected: int
    errors: tuple[str, ...]

    @property
    def recall(self) -> Decimal:
        return Decimal(self.right) / Decimal(max(self.expected, 1))

    @property
    def precision(self) -> Decimal:
        return Decimal(self.right) / Decimal(max(self.found, 1))


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


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    pipeline = Pipeline()
    texts = {name: (SEEDS / name).read_text(encoding="utf-8") for name in PAGES}
    return {name: Page(name, pipeline.extract(Document(name, text))) for name, text in texts.items()}


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


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def compare(bare: str, found: Iterable[tuple[Span, tuple[object, ...]]], expected: list[Expected]) -> Score:
    """Strict score: a found thing is right where place and answer are both expected."""
    answers = dict(found)
    needed = [want for want in expected if want.needed]
    optional = [want.spans[0] for want in expected if not want.needed]
    errors = list[str]()
    right, used = 0, set[Span]()
    for want in needed:
        at = next((span for span in want.spans if span in answers), None)
        used |= set(want.spans)
        if at and answers[at] in want.answers:
            right += 1
        else:
            text = bare[slice(*want.spans[0])]
            errors.append(f"{want.where}: {text} {answers[at] if at else 'not found'}")
    counted = 0
    for span, answer in answers.items():
        if span in used:
            counted += 1
        elif not any(overlap(span, other) for other in optional):
            counted += 1
            context = (
                bare[span[0] - 8 : span[0]] + "[" + bare[slice(*span)] + "]" + bare[span[1] : span[1] + 8]
            )
            errors.append(f"not expected: {context} {answer}")
    return Score(right, counted, len(needed), tuple(errors))


def agree(words: str, cell: str) -> bool:
    """Whether a slot says what the cell allows; of words, half of the longer one is enough."""
    for choice in choices(cell):
        short, long = sorted((choice, words), key=len)
        if short == long or (short in long and 2 * len(short) >= len(long)):
            return True
    return False


def read_floors(page: str) -> dict[str, Decimal]:
    """What the pipeline must reach on a page."""
    for _, cells in read_rows(CORPUS / "floors.tsv", FLOOR_COLUMNS):
        if cells[0] == page:
            return dict(zip(FLOOR_COLUMNS[1:], map(Decimal, cells[1:]), strict=True))
    raise AssertionError(f"floors.tsv has no row for {page}")


def check(measures: dict[str, Decimal], page: str, errors: Iterable[str]) -> None:
    """Fails below a floor, with everything that went wrong."""
    floors = read_floors(page)
    low = [f"{name} {value:.3f} < {floors[name]}" for name, value in measures.items() if value < floors[name]]
    assert not low, "\n".join((f"{page}: {', '.join(low)}", *errors))


@pytest.mark.parametrize("name", PAGES)
def test_articles(pages: dict[str, Page], name: str) -> None:
    page = pages[name]
    found = list(page.articles)
    errors = list[str]()
    right = rows = 0
    for where, cells in read_rows(CORPUS / "articles.tsv", ARTICLE_COLUMNS):
        of_page, need, first, last, *slots = cells
        if of_page != name:
            continue
        starts = {page.find(words, where) for words in choices(first)}
        ends = {page.find(words, where) + len("".join(words.split())) for words in choices(last)}
        hit = [
            each for each in found
            if page.at[each.article.start] in starts and page.at[each.article.end] in ends
        ]  # fmt: skip
        if hit:
            found.remove(hit[0])
            article = hit[0].article
            got = (article.title, article.subtitle, " ".join(article.byline), article.date)
            wrong = [f"{where}: {slot} {words!r} instead of {cell}"
                     for slot, cell, words in zip(ARTICLE_COLUMNS[4:], slots, got, strict=True)
                     if (words or "-") not in choices(cell)]  # fmt: skip
            errors += wrong
            rows, right = rows + 1, right + (not wrong)
        elif need == "yes":
            rows += 1
            errors.append(f"{where}: no article from {first} to {last}")
    errors += [f"not expected: article {each.article.text[:30]!r}" for each in found]
    check({"articles": Decimal(right) / (rows + len(found))}, name, errors)


@pytest.mark.parametrize("name", PAGES)
def test_figures(pages: dict[str, Page], name: str) -> None:
    page = pages[name]
    found = list(page.figures())
    expected = list(read_figures(page))
    score = compare(page.bare, ((span, answer) for span, answer, _ in found), expected)
    items = {span: item for span, _, item in found}
    counted = [want for want in expected if want.needed and want.spans[0] in items]
    wrong = [f"{want.where}: item {items[want.spans[0]]!r} instead of {want.item!r}" for want in counted
             if (items[want.spans[0]] or "") != want.item]  # fmt: skip
    measures = {
        "figure_recall": score.recall,
        "figure_precision": score.precision,
        "items": 1 - Decimal(len(wrong)) / max(len(counted), 1),
    }
    check(measures, name, (*score.errors, *wrong))


@pytest.mark.parametrize("name", PAGES)
def test_facts(pages: dict[str, Page], name: str) -> None:
    page = pages[name]
    facts = dict(page.facts())
    errors, number = list[str](), 0
    for where, cells in read_rows(CORPUS / "facts" / f"{page.stem}.tsv", FACT_COLUMNS):
        fact = next((facts[span] for span in find_marked(page, cells[0], where) if span in facts), None)
        for slot, cell in zip(FACT_COLUMNS[1:], cells[1:], strict=True):
            number += 1
            wanted = cell or FACT_DEFAULTS.get(slot, "-")
            got = getattr(fact, slot, None)
            words = (got.value if isinstance(got, FactPeriod) else got) or "-"
            if fact is None or not agree("".join(words.split()), wanted):
                errors.append(f"{where}: {cells[0]} {slot} {words} instead of {wanted}")
    check({"slots": 1 - Decimal(len(errors)) / number}, name, errors)


@pytest.mark.parametrize("name", PAGES)
def test_names(pages: dict[str, Page], name: str) -> None:
    page = pages[name]
    stretches, expected = read_names(page)
    inside = [(span, answer) for span, answer in page.names()
              if any(start <= span[0] and span[1] <= end for start, end in stretches)]  # fmt: skip
    score = compare(page.bare, inside, expected)
    check({"name_recall": score.recall, "name_precision": score.precision}, name, score.errors)


@pytest.mark.parametrize("name", PAGES)
def test_lines_stand_in_the_order_of_the_page(pages: dict[str, Page], name: str) -> None:
    for before, after in pairwise(read_figures(pages[name])):
        assert before.spans[0][0] < after.spans[0][0], after.where


@pytest.mark.parametrize("name", PAGES)
def test_every_mention_reproduces_its_text(pages: dict[str, Page], name: str) -> None:
    text = (SEEDS / name).read_text(encoding="utf-8")
    for found in pages[name].articles:
        for mention in (*found.entities, *found.figures, *found.periods):
            start, end = found.article.offsets.locate(mention.start, mention.end)
            assert "".join(text[start:end].split()) == "".join(mention.text.split())
