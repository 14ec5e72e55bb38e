"""What is kept in the user's cache gives what the tables give, and goes with them."""

import os
from pathlib import Path

import pytest

from newsx import kept
from newsx.entities import longer
from newsx.entities.kept_names import WarmingLexicon, create_lexicon, open_kept_names
from newsx.entities.names import Lexicon, Name
from newsx.entities.unknown import TYPES
from newsx.entities.weights import kept_kinds, lay_out_kinds, read_kinds
from newsx.kept import join_parts, keep, split_parts

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))


def test_kept_names_are_those_of_the_tables() -> None:
    names, lexicon = open_kept_names(), Lexicon()
    assert names is not None
    for page in (path.read_text(encoding="utf-8") for path in SEEDS):
        found = [(start, end, names.names(index)) for start, end, index in names.find(page)]
        assert found == [(start, end, list(lexicon.names(index))) for start, end, index in lexicon.find(page)]
        assert found
    assert not names.lookup("阳湖不是名字")


def test_every_name_is_kept() -> None:
    names = open_kept_names()
    assert names is not None
    wrong = [surface for surface, known in Lexicon().items() if names.lookup(surface) != list(known)]
    assert not wrong


@pytest.mark.parametrize(("table", "types"), [("unknown_names", TYPES), ("longer_names", longer.TYPES)])
def test_kept_weights_are_those_of_the_table(table: str, types: tuple[str, ...]) -> None:
    kinds = read_kinds(table, types)
    assert kept_kinds(tuple(map(memoryview, lay_out_kinds(kinds)))) == kinds


def test_the_lexicon_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    names, lexicon = open_kept_names(), Lexicon()
    assert names is not None
    warming = WarmingLexicon(names, lambda: lexicon)
    monkeypatch.setattr(warming, "_cold", 6)
    found = []
    for text in ("华为在昌吉州", "中国银行和北京市"):
        matches = warming.find(text)
        found += [(start, end, list(warming.names(index))) for start, end, index in matches]
    expected = [
        (start, end, list(lexicon.names(index)))
        for text in ("华为在昌吉州", "中国银行和北京市")
        for start, end, index in lexicon.find(text)
    ]
    assert found == expected
    assert warming.lookup("昌吉州") is lexicon.lookup("昌吉州")


def test_matches_of_before_keep_their_names() -> None:
    names = open_kept_names()
    assert names is not None
    warming = WarmingLexicon(names, Lexicon)
    (match, *_) = warming.find("昌吉州")
    warming.find("长" * 50_000)
    assert [name.code for name in warming.names(match[2])] == ["652300"]


def test_names_of_the_user_need_the_lexicon() -> None:
    own = Name("organization", "阳湖数科", "", "user", "dictionary:own", False)
    lexicon = create_lexicon([("阳湖数科", own)])
    assert isinstance(lexicon, Lexicon)
    assert list(lexicon.lookup("阳湖数科")) == [own]


def test_a_changed_source_is_read_anew(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "table"
    made = []

    def make() -> list[bytes]:
        made.append(source.read_bytes())
        return made[-1:]

    for content in (b"one", b"one", b"three"):
        source.write_bytes(content)
        os.utime(source, ns=(0, 0))
        parts = keep("test", [source], make)
        assert parts is not None
        assert [bytes(part) for part in parts] == [content]
    assert made == [b"one", b"three"]
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("content", [b"", b"short", bytes(8), bytes(80), b"\1" * 64])
def test_a_damaged_file_is_made_anew(content: bytes, folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "table"
    source.write_bytes(b"")
    assert keep("test", [source], lambda: [b"good"]) is not None
    (path,) = folder.iterdir()
    path.write_bytes(content)
    parts = keep("test", [source], lambda: [b"good"])
    assert parts is not None
    assert bytes(parts[0]) == b"good"


def test_parts_cut_short_are_refused() -> None:
    whole = b"".join(join_parts(lambda: [b"one", b"twelve bytes"]))
    assert [bytes(part) for part in split_parts(memoryview(whole))] == [b"one", b"twelve bytes"]
    for length in range(len(whole)):
        with pytest.raises(ValueError, match="parts"):
            split_parts(memoryview(whole[:length]))


def test_whoever_reads_much_reads_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_reads_whole", False)
    assert isinstance(create_lexicon(), WarmingLexicon)
    kept.read_whole()
    assert isinstance(create_lexicon(), Lexicon)
