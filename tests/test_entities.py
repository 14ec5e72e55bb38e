"""The corpus of names: every line is checked whole, so what is not in brackets must not be found."""

import re
from pathlib import Path

import pytest

from newsx.pipeline import Pipeline

CORPUS = Path(__file__).parent / "corpus" / "entities.txt"
BRACKETS = re.compile(r"\[([^\[\] ]+(?: [^\[\] ]+)*?) (place|organization|person)\]")
LINES = [
    (number, line)
    for number, line in enumerate(CORPUS.read_text(encoding="utf-8").splitlines(), 1)
    if line and not line.startswith("#")
]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()


def read_brackets(line: str) -> tuple[str, set[tuple[int, int, str]]]:
    """The text of a corpus line, and the names in it."""
    text, names, last = "", set(), 0
    for match in BRACKETS.finditer(line):
        text += line[last : match.start()]
        names.add((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        last = match.end()
    return text + line[last:], names


@pytest.mark.parametrize(("number", "line"), LINES, ids=[f"entities.txt:{n}" for n, _ in LINES])
def test_corpus(pipeline: Pipeline, number: int, line: str) -> None:
    text, expected = read_brackets(line)
    (article,) = pipeline.extract(text).articles
    found = {(e.start, e.end, e.type) for e in article.entities}
    names = {(text[s:e], t) for s, e, t in found}
    wanted = {(text[s:e], t) for s, e, t in expected}
    assert found == expected, f"{CORPUS}:{number}: {names - wanted} too much, {wanted - names} missing"
