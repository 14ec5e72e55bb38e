"""What the finders of names take each word for: the signs and roles of words, one by one."""

import csv
from pathlib import Path

import pytest

from newsx.entities import word_signs
from newsx.entities.tagger import Tagger
from newsx.tokens.tokens import Tokens

CORPUS = Path(__file__).parent / "corpus" / "word_signs.tsv"
SIGNS = ("BEGINS", "STRAYS", "FOREIGN_PART", "FOREIGN_FIRST", "PLACE", "STOPS", "BARS", "BARS_FIRMS")
ROLES = ("OPEN", "SINGLE", "FOLLOWS", "SURNAME", "GIVEN", "TAIL", "LINKS", "PLAIN")


def read_corpus() -> list[tuple[int, dict[str, str]]]:
    with CORPUS.open(encoding="utf-8") as file:
        return list(enumerate(csv.DictReader(file, delimiter="\t"), 2))


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def read_names(tagger: Tagger, words: tuple[str, ...], tags: tuple[str, ...]) -> list[set[str]]:
    """The names of the signs and roles of some words."""
    draft = tagger.read_draft("".join(words), Tokens(words, tags))
    return [
        {name for name in SIGNS if signs & getattr(word_signs, name)}
        | {name for name in ROLES if roles & getattr(word_signs, name)}
        for signs, roles in zip(draft.signs, draft.roles, strict=True)
    ]


def test_words_bear_their_signs(tagger: Tagger) -> None:
    wrong = []
    for number, row in read_corpus():
        [names] = read_names(tagger, (row["word"],), (row["tag"],))
        missing, odd = set(row["bears"].split()) - names, set(row["lacks"].split()) & names
        if missing or odd:
            wrong.append(f"word_signs.tsv:{number}: {row['word']}: lacks {missing}, bears {odd}")
    assert not wrong, "\n".join(wrong)


def test_every_sign_has_a_word_that_bears_it_and_one_that_lacks_it() -> None:
    rows = [row for _, row in read_corpus()]
    for column in ("bears", "lacks"):
        assert {name for row in rows for name in row[column].split()} == {*SIGNS, *ROLES}


def test_new_words_are_learned_beside_known_ones(tagger: Tagger) -> None:
    alone = read_names(tagger, ("科技",), ("n",))
    # Of new words one stands twice, between known ones.
    words, tags = ("科技", "云峤山", "科技", "云峤山", "未闻"), ("n", "ns", "n", "ns", "v")
    found = read_names(tagger, words, tags)
    assert found[0] == found[2] == alone[0]
    assert found[1] == found[3] != found[4]
    assert read_names(tagger, words, tags) == found
