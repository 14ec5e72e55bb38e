"""The generator of news-like text."""

import pytest
from benchmarks.generator import generate_document, generate_documents


def bare(text: str) -> str:
    return "".join(text.split())


def test_the_same_seed_gives_the_same_text() -> None:
    assert generate_document(7, 3000, broken=True) == generate_document(7, 3000, broken=True)
    assert generate_document(7, 3000).text != generate_document(8, 3000).text
    first, second = generate_documents(7, 2, 500)
    assert first.text != second.text


@pytest.mark.parametrize("broken", [False, True])
def test_figures_stand_where_the_generator_says(broken: bool) -> None:
    document = generate_document(3, 5000, broken=broken)
    assert len(document.text) >= 5000
    assert len(document.figures) > 50
    for figure in document.figures:
        assert document.text[figure.start : figure.end] == figure.text


def test_breaking_adds_blanks_and_nothing_else() -> None:
    plain, broken = generate_document(5, 5000), generate_document(5, 5000, broken=True)
    assert bare(plain.text) == bare(broken.text)
    assert broken.text.count("\n") > 2 * plain.text.count("\n")
    assert [figure.text for figure in plain.figures] == [figure.text for figure in broken.figures]
