"""What the rules of a text are spared changes nothing: with and without it, all pages read the same."""

import random
import re
from functools import cache
from pathlib import Path

import pytest

from newsx.text import columns, kinds, layout, sentences, stories
from newsx.text.articles import Article, split_articles
from newsx.text.layout import Layout, resolve_layout
from newsx.text.sentences import Sentence, split_sentences

TOP = Path(__file__).parents[1]
MARKS = '，。、；！？…（）“”《》."!—\n 　\u200b'
"""What is strewn over the pages: marks that open, close and end, blanks and line ends."""
LINES = """图为阳湖港的码头。
发布时间：2023年5月8日，来源：阳湖日报。
阳湖港扩建
（上接第一版）出口额增长3.2%。全年目标不变。
各地传真
本报记者 李青禾
本报讯（记者 李青禾）昨日“链主”企业增至13家。（李青禾）"""
"""Lines that the rarer rules know."""
Read = list[tuple[Layout, tuple[Article, ...], list[tuple[Sentence, ...]]]]


@cache
def pages() -> list[str]:
    """The pages of this project, as they are, set in narrow lines, in lines of chance, and damaged."""
    paths = [*(TOP / "seeds").glob("*.txt"), *(TOP / "seeds").glob("*.md")]
    paths += (TOP / "tests/corpus").rglob("*.txt")
    chance = random.Random(7)
    texts = []
    for text in [LINES, *(path.read_text(encoding="utf-8")[:3_000] for path in sorted(paths))]:
        joined = text.replace("\n", "")
        lines = text.splitlines()
        damaged = list(text)
        for _ in range(len(text) // 15):
            damaged.insert(chance.randrange(len(damaged)), chance.choice(MARKS))
        texts += [
            text,
            "".join(damaged),
            "\n".join(chance.choices(lines, k=30)),
            *("\n".join(joined[i : i + n] for i in range(0, len(joined), n)) for n in (11, 26)),
        ]
    return texts


def read() -> Read:
    """All pages, as far as sentences."""
    found = []
    for text in pages():
        resolved = resolve_layout(text)
        articles = split_articles(resolved, "")
        found.append((resolved, articles, [split_sentences(article) for article in articles]))
    return found


@cache
def spared() -> Read:
    """All pages as they are read every day."""
    return read()


@pytest.mark.parametrize(
    ("module", "name", "instead"),
    [
        (layout, "is_over", lambda final, full, after: False),
        (layout, "is_lone", lambda line, full, after: False),
        (layout, "has_blank", lambda text: True),
        (columns, "_find_narrow", lambda lines, final: [True] * len(lines)),
        (kinds, "RULES_OF_SENTENCES", kinds.RULES),
        (kinds, "RULES_OF_PARAGRAPHS", kinds.RULES),
        (stories, "_find_places", lambda pieces: list(range(1, len(pieces)))),
        (sentences, "_plain_sentences", lambda: re.compile("(.+)")),
    ],
)
def test_sparing_rules_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, instead: object
) -> None:
    expected = spared()
    monkeypatch.setattr(module, name, instead)
    for with_all, usual in zip(read(), expected, strict=True):
        assert with_all == usual
