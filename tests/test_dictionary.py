"""Tables and the user's own dictionaries."""

import cProfile
import pstats
from pathlib import Path

import pytest

from newsx.dictionary import DictionaryError, read_user_dictionary, user_dictionaries
from newsx.entities.names import Lexicon, list_tables, search_names, user_names
from newsx.entities.tagger import Tagger
from newsx.text.articles import split_articles
from newsx.text.layout import resolve_layout
from newsx.text.sentences import split_sentences
from newsx.tokens.segmenter import create_segmenter

GOOD = (
    "name\ttype\tcode\taliases\n云海新材\torganization\n北川新城\tplace\t510726\t川城\n\n"
    "# a note\n鲁小山\tperson\n"
)
BAD = [
    ("云海新材\tfirm", "place, organization or person"),
    ("云海新材\torganization\t51072", "six digits"),
    ("云\torganization", "two characters at least"),
    ("云海\torganization\t\t\tx", "5 cells"),
    ("云海新材 nt 20000", "not a whole number"),
    ("云海新材 20000 名", "part of speech"),
    ("云海新材 1 nt x", "three"),
]


def find(tagger: Tagger, text: str) -> list[tuple[str, str, str, str]]:
    (article,) = split_articles(resolve_layout(text), "")
    tokens = create_segmenter().segment(article.text)
    found = tagger.find_entities(article, split_sentences(article), tokens)
    return [(e.text, e.type, e.name, e.source) for e in found]


def test_table_of_names(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(GOOD, encoding="utf-8")
    dictionary = read_user_dictionary(path)
    assert not dictionary.problems
    tagger = Tagger(user_names(dictionary))
    assert find(tagger, "鲁小山与云海新材在川城见面。") == [
        ("鲁小山", "person", "鲁小山", "dictionary:mine"),
        ("云海新材", "organization", "云海新材", "dictionary:mine"),
        ("川城", "place", "北川新城", "dictionary:mine"),
    ]


def test_jieba_format(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("云海新材 20000 nt\n链长制 5\n鲁小山 nr\n", encoding="utf-8")
    words = read_user_dictionary(path).words
    assert [(w.name, w.type, w.frequency) for w in words] == [
        ("云海新材", "organization", 20000),
        ("链长制", "", 5),
        ("鲁小山", "person", None),
    ]


def test_the_user_overrides_our_tables(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("昌吉\torganization\n", encoding="utf-8")
    tagger = Tagger(user_names(read_user_dictionary(path)))
    assert find(tagger, "昌吉发布公告。") == [("昌吉", "organization", "昌吉", "dictionary:mine")]


@pytest.mark.parametrize(("row", "advice"), BAD)
def test_bad_rows_are_told_by_line(tmp_path: Path, row: str, advice: str) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(f"远山集团\torganization\n{row}\n", encoding="utf-8")
    dictionary = read_user_dictionary(path)
    (problem,) = dictionary.problems
    assert (problem.line, problem.text) == (2, row)
    assert advice in problem.advice
    assert [word.name for word in dictionary.words] == ["远山集团"]


def test_a_name_given_twice_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("远山集团\torganization\n远山集团\tplace\n", encoding="utf-8")
    assert "line 1" in read_user_dictionary(path).problems[0].advice


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match="No such file"):
        read_user_dictionary(tmp_path / "none.tsv")
    path = tmp_path / "gbk.tsv"
    path.write_bytes("昌吉\tplace\n".encode("gbk"))
    with pytest.raises(DictionaryError, match="save the file as UTF-8"):
        read_user_dictionary(path)


def test_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSX_DICTIONARIES", str(tmp_path))
    (tmp_path / "b.tsv").write_text("", encoding="utf-8")
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / "notes.md").write_text("", encoding="utf-8")
    assert [path.name for path in user_dictionaries()] == ["a.txt", "b.tsv"]
    monkeypatch.setenv("NEWSX_DICTIONARIES", str(tmp_path / "none"))
    assert user_dictionaries() == ()


def test_what_a_name_of_the_user_costs(tmp_path: Path) -> None:
    # Counted, not timed: with some twenty calls a name 100,000 names load in under a second.
    def calls(names: int) -> int:
        path = tmp_path / f"{names}.tsv"
        path.write_text("".join(f"云海{n}号公司\torganization\n" for n in range(names)), encoding="utf-8")
        profile = cProfile.Profile()
        lexicon = profile.runcall(lambda: Lexicon(user_names(read_user_dictionary(path))))
        assert len(lexicon) > names
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    fixed = calls(1)
    assert calls(10_000) - fixed < 30 * 10_000


def test_tables_can_be_listed_and_searched() -> None:
    tables = {table.file: table for table in list_tables()}
    assert tables["divisions"].rows > 3000
    found = search_names(Lexicon(), "石河子")
    assert ("石河子", "石河子市", "659001") in [(surface, name.name, name.code) for surface, name in found]
