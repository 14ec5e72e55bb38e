"""The sample pages: what the whole pipeline finds on them, held against what a reader finds.

``corpus/seeds`` holds the reader's side: ``articles.tsv``; ``figures/PAGE.tsv``, one figure a line in the
order of the page; ``facts/PAGE.tsv``, the slots of those whose facts are beyond doubt;
``entities/PAGE.txt``, some stretches of each page with the names marked; and ``floors.tsv``, what the
pipeline must reach. Blanks count nowhere: everything is compared by its place in the page without them, so
that a word broken over two lines is written here as it reads.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import pytest
from tests.seed_corpus import (
    ARTICLE_COLUMNS,
    CORPUS,
    FACT_COLUMNS,
    FACT_DEFAULTS,
    PAGES,
    SEEDS,
    Expected,
    Page,
    Span,
    choices,
    find_marked,
    read_figures,
    read_floors,
    read_names,
    read_rows,
)  # fmt: skip

from newsx.facts.fact import FactPeriod
from newsx.pipeline import Pipeline
from newsx.text.document import Document


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


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    pipeline = Pipeline()
    texts = {name: (SEEDS / name).read_text(encoding="utf-8") for name in PAGES}
    return {name: Page(name, pipeline.extract(Document(name, text))) for name, text in texts.items()}


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
