"""Files of rows: each row a document, and what is said of those that are none."""

import bz2
import datetime
import gzip
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from newsx.batch.compression import decompress, inner_suffix
from newsx.batch.records import Fields, parse_day, read_records
from newsx.batch.rows import RowError
from newsx.batch.work import Item, Outcome, Task

ROWS: list[dict[str, Any]] = [
    {"text": "阳湖市出口额12.5亿元。", "id": "a-1", "day": "2024-09-30", "title": "出口增长"},
    {"text": "第一行\n第二行，含“引号”和,逗号", "id": "a-2", "day": "", "title": ""},
]
CSV = (
    "text,id,day,title\r\n"
    "阳湖市出口额12.5亿元。,a-1,2024-09-30,出口增长\r\n"
    '"第一行\n第二行，含“引号”和,逗号",a-2,,\r\n'
)
ALL = Fields(id="id", date="day", title="title")
EXPECTED = [
    ("a-1", "出口增长\n\n阳湖市出口额12.5亿元。", "2024-09-30"),
    ("a-2", "第一行\n第二行，含“引号”和,逗号", None),
]


def jsonl(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def read(path: Path, data: bytes, fields: Fields = ALL, encoding: str | None = None) -> list[Item]:
    path.write_bytes(data)
    return [item for item, _ in read_records(str(path), fields, encoding)]


def documents(items: list[Item]) -> list[tuple[str, str, str | None]]:
    """The id, the text and the date of each, all read without a fault."""
    assert all(isinstance(item, Task) for item in items), items
    return [
        (item.document.source.rpartition("#")[2], item.document.text, item.date)
        for item in items
        if isinstance(item, Task)
    ]


def failures(items: list[Item]) -> list[tuple[str, str]]:
    return [(Path(item.source).name, item.error) for item in items if isinstance(item, Outcome)]


def zstandard(data: bytes) -> bytes:
    module = pytest.importorskip("zstandard")
    packed: bytes = module.compress(data)
    return packed


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("n.jsonl", jsonl(ROWS)),
        ("n.JSONL", b"\xef\xbb\xbf" + jsonl(ROWS).replace(b"\n", b"\r\n\r\n")),
        ("n.jsonl.gz", gzip.compress(jsonl(ROWS))),
        ("n.ndjson.bz2", bz2.compress(jsonl(ROWS))),
        ("n.jsonl.xz", lzma.compress(jsonl(ROWS))),
        ("n.csv", CSV.encode()),
        ("n.csv", CSV.encode("utf-8-sig")),
        ("n.csv", CSV.encode("gb18030")),
        ("n.csv.gz", gzip.compress(CSV.encode())),
        ("n.tsv", CSV.replace(",", "\t").replace("和\t", "和,").encode()),
    ],
)
def test_every_kind_gives_the_same_documents(tmp_path: Path, name: str, data: bytes) -> None:
    assert documents(read(tmp_path / name, data)) == EXPECTED


def test_zstandard(tmp_path: Path) -> None:
    assert documents(read(tmp_path / "n.jsonl.zst", zstandard(jsonl(ROWS)))) == EXPECTED


@pytest.mark.parametrize("day", ["2024-09-30", datetime.date(2024, 9, 30), datetime.datetime(2024, 9, 30, 8)])
def test_parquet(tmp_path: Path, day: object) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    pyarrow = pytest.importorskip("pyarrow")
    rows = [ROWS[0] | {"day": day}, ROWS[1] | {"day": None}]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "made.parquet")
    assert documents(read(tmp_path / "n.parquet", (tmp_path / "made.parquet").read_bytes())) == EXPECTED


def test_rows_are_numbered_where_they_have_no_id(tmp_path: Path) -> None:
    items = read(tmp_path / "n.jsonl", jsonl(ROWS), Fields())
    assert [name for name, _, _ in documents(items)] == ["1", "2"]


def test_a_bad_row_fails_alone(tmp_path: Path) -> None:
    lines = [
        *jsonl(ROWS).splitlines(), b'{"text": "\xb9\xfa"}', b"{broken", b'["list"]', b'{"text": null}',
        b'{"text": 5}', '{"text": "文", "day": "昨天"}'.encode(), b'{"text": "last"}',
    ]  # fmt: skip
    items = read(tmp_path / "n.jsonl", b"\n".join(lines), Fields(date="day"))
    assert [isinstance(item, Task) for item in items] == [True, True, *[False] * 6, True]
    said = failures(items)
    assert [name for name, _ in said] == [f"n.jsonl#{number}" for number in range(3, 9)]
    for words, (_, error) in zip(
        ("not utf-8", "not JSON", "not a JSON object", "no text", "no text", "'昨天' is no day"),
        said,
        strict=True,
    ):
        assert words in error
    assert all(item.advice for item in items if isinstance(item, Outcome))


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("n.jsonl", b'{"body": "x"}\n' * 1000, "no column 'text'"),
        ("n.csv", b"body,id\n" + b"x,1\n" * 1000, "no column 'text'"),
        ("n.csv", b"text\nok\n" + b"\xff\xff\n", "not gb18030"),
        ("n.jsonl.gz", gzip.compress(b'{"text": "x"}\n' * 5)[:-12], "ended before"),
        ("n.jsonl.gz", b"plain", "Not a gzipped file"),
        ("n.jsonl.xz", b"plain", "not supported"),
    ],
)
def test_a_bad_file_is_named_once(tmp_path: Path, name: str, data: bytes, error: str) -> None:
    items = read(tmp_path / name, data, Fields())
    (said,) = failures(items)
    assert said[0].startswith(name)
    assert error in said[1]
    assert isinstance(items[-1], Outcome)


def test_the_advice_names_the_columns(tmp_path: Path) -> None:
    (failed,) = read(tmp_path / "n.jsonl", b'{"headline": "x", "body": "y"}', Fields())
    assert isinstance(failed, Outcome)
    assert "--text-field: headline, body" in failed.advice


def test_parquet_that_is_none(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    ((_, error),) = failures(read(tmp_path / "n.parquet", b"plain"))
    assert "not Parquet" in error


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (failed,) = (item for item, _ in read_records(str(tmp_path / "n.csv"), Fields()))
    assert isinstance(failed, Outcome)
    assert "No such file" in failed.error


def test_half_a_surrogate_pair_stands_as_a_replacement(tmp_path: Path) -> None:
    (item,) = read(tmp_path / "n.jsonl", rb'{"text": "\ud83d\ude00 \ud800 x"}', Fields())
    assert isinstance(item, Task)
    assert (item.document.text, item.document.replaced) == ("\U0001f600 \ufffd x", 1)


def test_a_reader_knows_how_far_it_is(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    path.write_bytes(jsonl(ROWS) * 5000)
    places = [place for _, place in read_records(str(path), Fields())]
    assert places == sorted(places)
    assert places[0] < places[-1] == path.stat().st_size


@pytest.mark.parametrize("words", ["2024-02-30", "Monday", "1727654400", "24-09-30", "2024-09-301"])
def test_no_day(words: str) -> None:
    with pytest.raises(RowError):
        parse_day(words)


def test_a_compressed_text_is_still_a_text(tmp_path: Path) -> None:
    path = tmp_path / "page.txt.gz"
    path.write_bytes(gzip.compress(b"page"))
    assert inner_suffix(str(path)) == ".txt"
    with path.open("rb") as raw:
        assert decompress(str(path), raw).read() == b"page"
