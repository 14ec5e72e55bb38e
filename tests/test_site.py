"""The site of docs/ builds without a warning, holds every page, and asks nothing of the network."""

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import click
import pytest

from newsx.cli.main import cli
from newsx.dictionary import dictionaries
from newsx.figures.unit import read_units

pytest.importorskip("mkdocs")
pytest.importorskip("material")
pytest.importorskip("mkdocstrings")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False,
        env=os.environ | {
            "PYTHONPATH": str(ROOT / "src"), "NO_MKDOCS_2_WARNING": "1",
            # Whatever would ask the network fails.
            "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9",
        },
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


class Loads(HTMLParser):
    """What a browser fetches for a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in {"script", "img", "iframe", "source"}:
            self.found.append(values.get("src") or "")
        elif tag == "link" and values.get("rel") not in {"canonical", "next", "prev"}:
            self.found.append(values.get("href") or "")


def pages(site: Path) -> list[Path]:
    return sorted(site.glob("**/*.html"))


def test_every_page_is_there(site: Path) -> None:
    names = {path.name for path in pages(site)}
    assert {f"{page.stem}.html" for page in (ROOT / "docs").glob("*.md")} <= names
    assert {"schema.html", "units.html", "tables.html", "seeds.html", "changes.html"} <= names


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for page in pages(site):
        loads = Loads()
        loads.feed(page.read_text(encoding="utf-8"))
        assert [place for place in loads.found if "//" in place] == [], page.name
    for sheet in site.glob("**/*.css"):
        assert not re.search(r"url\(['\"]?(?:https?:)?//|@import", sheet.read_text(encoding="utf-8")), (
            sheet.name
        )


def test_chinese_words_can_be_searched(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    page = next(doc["text"] for doc in index["docs"] if doc["location"] == "facts.html")
    words = re.split(index["config"]["separator"], page)
    assert {"实现", "增长", "昌吉州"} <= set(words)


def test_the_reference_is_made_from_the_code(site: Path) -> None:
    units = (site / "units.html").read_text(encoding="utf-8")
    assert [unit.symbol for unit in read_units() if f"<code>{unit.symbol}</code>" not in units] == []
    assert "None" not in units
    tables = (site / "tables.html").read_text(encoding="utf-8")
    assert [path.name for path in dictionaries().glob("*.tsv") if path.name not in tables] == []
    reference = (site / "cli.html").read_text(encoding="utf-8")
    assert [name for name in cli.list_commands(click.Context(cli)) if f"newsx {name}" not in reference] == []
    api = (site / "api.html").read_text(encoding="utf-8")
    for name in ("Pipeline", "to_dataframe", "FactRecord", "extract_batch"):
        assert name in api
    # Docstrings of arguments are shown as such, doctests as code.
    assert "later ones before earlier ones" in api
    assert 'class="language-pycon' in api
