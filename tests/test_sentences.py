"""Sentences: where they end."""

from pathlib import Path

import pytest

from newsx.text.sentences import split_text

CORPUS = Path(__file__).parent / "corpus" / "sentences.txt"


@pytest.mark.parametrize(
    ("number", "line"),
    list(enumerate(CORPUS.read_text(encoding="utf-8").splitlines(), 1)),
    ids=lambda v: str(v)[:6],
)
def test_corpus(number: int, line: str) -> None:
    text = line.replace("|", "")
    assert "|".join(text[a:b] for a, b in split_text(text)) == line, f"sentences.txt:{number}"
