"""What stands around the data of the page: the templates, the looks, the script, and what the page may do."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from newsx import __version__
from newsx.export.shapes import PageLanguage
from newsx.export.visible import visible

CODES: dict[PageLanguage, str] = {"zh": "zh-CN", "en": "en"}
_FOLDER = Path(__file__).parent
SCRIPTS = (
    "words", "dom", "records", "filters", "found", "rows", "navigation", "tooltip", "facets", "article",
    "article_list", "fact_table", "charts", "overview", "printing", "keys", "main",
)  # fmt: skip
"""The parts of the script, in the order in which they build on each other."""


@cache
def read_words(language: PageLanguage) -> dict[str, str]:
    """Every word that the page says by itself."""
    lines = (_FOLDER / "words.tsv").read_text(encoding="utf-8").splitlines()
    column = lines[0].split("\t").index(language)
    return {cells[0]: cells[column] for cells in (line.split("\t") for line in lines[1:])}


@cache
def read_script() -> str:
    """The whole script: one scope, nothing of it reachable from outside."""
    parts = "\n".join((_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


@cache
def read_style() -> str:
    """The style sheets."""
    return "".join((_FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in ("page", "print"))


@cache
def content_policy() -> str:
    """The Content-Security-Policy: the one script and the one style sheet, by their hashes, and no more."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(read_script())}'",
            f"style-src '{_hash(read_style())}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def render_head(title: str, language: PageLanguage) -> str:
    """The page up to its data.

    Args:
        title: of the page; its own if empty.
        language: of the words around the data.
    """
    words = read_words(language)
    return _templates().get_template("head.html.jinja").render(
        title=visible(title) or words["page.title"], language=CODES[language], words=words,
        policy=content_policy(), style=read_style(),
    )  # fmt: skip


def render_tail(errors: str, words: str) -> str:
    """The page behind its data.

    Args:
        errors: the inputs that failed, as embedded JSON.
        words: those of the script, as embedded JSON.
    """
    template = _templates().get_template("tail.html.jinja")
    return template.render(errors=errors, words=words, script=read_script(), generator=f"newsx {__version__}")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        newline_sequence="\n",
    )
