"""The corpus of facts: sentences with their names, numbers and times marked, and the slots they must fill."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from newsx.entities.entity import Entity, EntityType
from newsx.facts.fact import Fact
from newsx.facts.linker import link_facts
from newsx.figures.periods import Period
from newsx.figures.quantity import Figure, Kind
from newsx.pipeline import Pipeline
from newsx.text.articles import Article, Paragraph
from newsx.text.sentences import Sentence
from newsx.text.span import OffsetMap
from newsx.tokens.segmenter import Segmenter, create_segmenter

CORPUS = Path(__file__).parent / "corpus" / "facts.txt"
SLOTS = ("indicator", "subject", "relation", "direction", "base", "whole", "modality", "period")
DEFAULTS = {"relation": "level", "modality": "actual"}


def read_blocks() -> Iterator[tuple[int, str, list[tuple[int, str]]]]:
    """Line number, marked text and the numbered lines below it."""
    number, text, below = 0, "", list[tuple[int, str]]()
    for i, line in enumerate(CORPUS.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("    "):
            below.append((i, line.strip()))
        elif text and not line.strip():
            yield number, text, below
            text = ""
        elif line.strip() and not line.startswith("#"):
            number, text, below = i, (text + "\n" + line).strip(), []
    if text:
        yield number, text, below


def mark(text: str) -> tuple[str, list[Entity], list[Figure], list[Period]]:
    """The plain text and the mentions its marks stand for."""
    plain, position = "", 0
    entities, figures, periods = list[Entity](), list[Figure](), list[Period]()
    for found in re.finditer(r"\[([^]\s]+) ([^]]+)]", text):
        plain += text[position : found.start()]
        word, tag = found[1], found[2]
        start, end, position = len(plain), len(plain) + len(word), found.end()
        plain += word
        kind, _, item = tag.partition(" ")
        if kind in get_args(EntityType):
            entities.append(Entity(kind, word, start, end, word))  # type: ignore[arg-type]
        elif kind in get_args(Kind):
            unit = re.sub(r"^[\d.一二三两百千万亿]+", "", word) or None
            figures.append(Figure(kind, word, start, end, Decimal(1), unit=unit, item=item or None))  # type: ignore[arg-type]
        else:
            periods.append(Period(word, start, end, None if tag == "-" else tag))
    return plain + text[position:], entities, figures, periods


def link(text: str, segmenter: Segmenter) -> tuple[list[Figure], tuple[Fact, ...]]:
    plain, entities, figures, periods = mark(text)
    paragraphs, sentences, start = list[Paragraph](), list[Sentence](), 0
    for number, line in enumerate(plain.split("\n")):
        paragraphs.append(Paragraph(start, start + len(line), "body"))
        for found in re.finditer(r"[^。！？]+[。！？]*", line):
            sentences.append(Sentence(start + found.start(), start + found.end(), number))
        start += len(line) + 1
    article = Article(1, 0, len(plain), plain, OffsetMap((0,), (0,)), tuple(paragraphs))
    return figures, link_facts(article, sentences, segmenter.segment(plain), entities, figures, periods)


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return create_segmenter()


@pytest.mark.parametrize(
    ("number", "text", "below"), list(read_blocks()), ids=lambda x: str(x) if isinstance(x, int) else ""
)
def test_facts(number: int, text: str, below: list[tuple[int, str]], segmenter: Segmenter) -> None:
    figures, facts = link(text, segmenter)
    assert len(facts) == len(figures) == len(below), f"{CORPUS.name}:{number}: one line for each figure"
    wrong = []
    for figure, fact, (line, slots) in zip(figures, facts, below, strict=True):
        word, *pairs = slots.split(" ")
        want = DEFAULTS | dict(pair.split("=", 1) for pair in pairs)
        assert word == figure.text, f"{CORPUS.name}:{line}: the figure is {figure.text}"
        assert set(want) <= set(SLOTS), f"{CORPUS.name}:{line}: no such slot"
        for slot in SLOTS:
            got = getattr(fact, slot)
            got = got.value if slot == "period" and got else got
            if got != want.get(slot):
                wrong.append(f"{CORPUS.name}:{line}: {word} {slot} is {got!r}, not {want.get(slot)!r}")
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize(("told", "subject"), [("杭州市", "浙江省"), ("昆山市", None)])
def test_the_ground_of_news(told: str, subject: str | None) -> None:
    """A division of the first sentence is the topic while all others lie in it."""
    text = f"今天，浙江省重视教育。\n浙江的学校越来越好，{told}也不例外。\n另外，建成医院7所。"
    fact = Pipeline().extract(text).articles[0].facts[-1]
    assert fact.subject == subject
