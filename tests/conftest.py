"""One extraction made by hand, with everything that the formats must carry; and the command line."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from newsx.cache import CACHE_VARIABLE, cache_folder
from newsx.entities.entity import Entity
from newsx.facts.fact import Fact, FactPeriod
from newsx.figures.periods import Period
from newsx.figures.quantity import Figure
from newsx.pipeline import ArticleExtraction, Extraction
from newsx.text.articles import Article, Paragraph
from newsx.text.document import Document
from newsx.text.sentences import Sentence
from newsx.text.span import OffsetMap
from newsx.tokens.tokens import Tokens

# The name of the company is broken over two columns; the title begins like a formula and holds an escape.
DOCUMENT = (
    "=阳湖市\x1b[2J工业提速\n\n"
    "本报讯(记者 李青禾)上半年,阳湖市实现出口额12.5亿元,同比下降3.2%。远山新\n\n"
    "材料公司利润-3130万元,两家“老号”产值之比为3:1,力争年产30—50万吨。\n"
)
TITLE, BODY_1, BODY_2 = (part for part in DOCUMENT.split("\n") if part)
TEXT = f"{TITLE}\n{BODY_1}{BODY_2}"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the expected outputs anew")


@pytest.fixture(scope="session", autouse=True)
def english() -> Iterator[None]:
    """Whoever runs the tests may speak Chinese."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSX_LANG", "en")
        patch.setenv("LANGUAGE", "en")
        yield


@pytest.fixture(scope="session", autouse=True)
def no_own_dictionaries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever runs the tests may have dictionaries of their own, and a cache that stays as it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSX_DICTIONARIES", str(tmp_path_factory.getbasetemp() / "none"))
        patch.setenv("NEWSX_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
        yield


def span(words: str, after: int = 0) -> tuple[str, int, int]:
    start = TEXT.index(words, after)
    return words, start, start + len(words)


@pytest.fixture
def extraction() -> Extraction:
    offsets = OffsetMap(
        (0, len(TITLE) + 1, len(TITLE) + 1 + len(BODY_1)),
        (0, DOCUMENT.index(BODY_1), DOCUMENT.index(BODY_2)),
    )
    article = Article(
        1, 0, len(DOCUMENT) - 1, TEXT, offsets,
        (Paragraph(0, len(TITLE), "title"), Paragraph(len(TITLE) + 1, len(TEXT), "body")),
        title=TITLE, byline=("李青禾",), date="2024-07-20", date_source="option",
    )  # fmt: skip
    first, second = TEXT.index("本报讯"), TEXT.index("远山")
    entities = (
        Entity(
            "place", *span("阳湖市", first), "阳湖市", "999901", "dictionary:divisions", "divisions:阳湖市"
        ),
        Entity("organization", *span("远山新材料公司"), "远山新材料公司", rule="suffix:公司"),
        Entity("person", *span("李青禾"), "李青禾", source="rule", rule="byline"),
    )
    periods = (Period(*span("上半年"), "2024-H1", "half"),)
    figures = (
        Figure("money", *span("12.5亿元"), Decimal("1.250E+9"), unit="CNY", rule="units:亿元"),
        Figure("percent", *span("3.2%"), Decimal("3.20"), unit="%"),
        Figure("money", *span("-3130万元"), Decimal("-31300000"), unit="CNY"),
        Figure("ratio", *span("3:1"), "3:1"),
        Figure("mass", *span("30—50万吨"), None, Decimal("3E+5"), Decimal("5E+5"), "t", "range"),
    )
    half = FactPeriod("上半年", "2024-H1")
    facts = (
        Fact(0, (first, second), "阳湖市", 0, "出口额", period=half, rules={"indicator": "实现X N"}),
        Fact(1, (first, second), "阳湖市", 0, "出口额", "growth", "down", "yoy", period=half),
        Fact(2, (second, len(TEXT)), "远山新材料公司", 1, "利润"),
        Fact(3, (second, len(TEXT)), None, None, "产值之比"),
        Fact(4, (second, len(TEXT)), "远山新材料公司", 1, "年产", modality="planned"),
    )
    sentences = (Sentence(0, len(TITLE), 0), Sentence(first, second, 1), Sentence(second, len(TEXT), 1))
    tokens = Tokens(tuple(TEXT), ("x",) * len(TEXT))
    found = ArticleExtraction(article, sentences, tokens, entities, figures, periods, facts)
    return Extraction(Document("page.txt", DOCUMENT, "gb18030", 2), (found,))


@pytest.fixture
def newsx() -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*words: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "newsx", *map(str, words)],
            input=stdin, capture_output=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip

    return run


@pytest.fixture
def command(capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command inside this process: exit code, standard output, standard error."""
    from newsx.cli.main import cli

    def run(*words: object) -> tuple[int, str, str]:
        code = cli.main([*map(str, words)], standalone_mode=False)
        out, err = capsysbinary.readouterr()
        return int(code), out.decode(), err.decode()

    return run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of the test's own, not made yet."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    cache_folder.cache_clear()
    yield tmp_path / "cache"
    cache_folder.cache_clear()
