"""Reader: what is read, and what is refused with advice."""

import io
import os
from pathlib import Path

import pytest

from newsx.dictionary import read_table
from newsx.text.document import Document
from newsx.text.reader import ReadFailure, UnreadableError, read_document, read_documents


@pytest.mark.parametrize(
    "row", read_table("signatures", ("hex", "offset", "what", "advice", "example")), ids=lambda row: row[2]
)
def test_signatures(row: tuple[str, ...]) -> None:
    code, offset, what, advice, example = row
    data = bytes.fromhex(example) if example else bytes(int(offset)) + bytes.fromhex(code)
    with pytest.raises(UnreadableError) as caught:
        read_document("x", data + b"\0\1\2\3" * 10)
    assert caught.value.failure.kind == "binary"
    assert caught.value.failure.message == f"this is {what}: {advice}"


def test_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text("产量增长。", encoding="gb18030")
    (tmp_path / "a.md").write_text("产量增长。", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7")
    os.symlink(tmp_path, tmp_path / "b" / "loop")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "none").mkdir()
    results = list(read_documents([tmp_path, tmp_path / "missing", tmp_path / "none", tmp_path / "c.pdf"]))
    names = [(Path(r.source).name, r.encoding if isinstance(r, Document) else r.kind) for r in results]
    assert names == [
        ("a.md", "utf-8"),
        ("2.txt", "gb18030"),
        ("empty.txt", "empty"),
        ("pipe.txt", "special"),
        ("missing", "missing"),
        ("none", "no match"),
        ("c.pdf", "binary"),
    ]
    assert all(r.message for r in results if isinstance(r, ReadFailure))


def test_unknown_encoding() -> None:
    with pytest.raises(LookupError):
        list(read_documents(["x"], encoding="no-such-codec"))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("产量增长。".encode("gb18030"))))
    [document] = read_documents(["-"])
    assert isinstance(document, Document)
    assert (document.source, document.text) == ("-", "产量增长。")


def test_choices(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes("產量增長。".encode("big5"))
    (tmp_path / "b.txt").write_bytes("产量增长。".encode() * 9)
    [document] = read_documents([tmp_path], glob=["*.html"], encoding="gbk")
    assert isinstance(document, Document)
    assert (document.encoding, document.decided_by) == ("gbk", "option")
    assert document.text != "產量增長。"
    [failure] = read_documents([tmp_path / "b.txt"], max_bytes=20)
    assert isinstance(failure, ReadFailure)
    assert failure.kind == "too large"


@pytest.mark.parametrize("data", [b"", b" \n\t", "\ufeff \u3000".encode(), b"\xef\xbb\xbf"])
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="no text in it"):
        read_document("x", data)


@pytest.mark.parametrize("data", [bytes(range(32)) * 40, b"\x00\x01\x02\xff" * 100, b"\x07" * 50])
def test_noise(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="this is no text"):
        read_document("x", data)
