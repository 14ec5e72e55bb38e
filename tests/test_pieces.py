"""Pieces: what an engine is given, and the parts that come of it, in this process."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

# ruff: noqa: E402 (they need pyarrow)
from newsx.batch import arrow
from newsx.batch.engines import pieces
from newsx.batch.engines.pieces import Part, claim_folder, part_path, run_piece, split_pieces
from newsx.batch.extraction import ExtractOptions
from newsx.batch.plan import Inputs
from newsx.batch.work import Outcome, RunError, Work


@pytest.fixture(autouse=True)
def echo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def build(options: ExtractOptions) -> Work:
        return lambda task: Outcome(
            task.document.source, f"{task.document.text} {task.date}\n".encode(), articles=1
        )

    arrow._work.cache_clear()
    monkeypatch.setattr(arrow, "build_work", build)
    yield
    arrow._work.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(5):
        (folder / f"a{number}.txt").write_text(f"text {number}")
    (folder / "b.jsonl").write_text('{"text": "row 1"}\n{"text": null}\n{"text": "row 3"}\n')
    parquet.write_table(
        pyarrow.table({"text": [f"p{n}" for n in range(7)]}), folder / "c.parquet", row_group_size=3
    )
    (folder / "d.txt").write_text("last")
    return folder


def part(folder: Path, *, out: str = "out", as_parquet: bool = False, **more: object) -> Part:
    inputs = Inputs((str(folder),), glob=("*",), date="2024-01-01", **more)  # type: ignore[arg-type]
    return Part(inputs, ExtractOptions(), str(folder.parent / out), as_parquet)


def test_pieces_keep_the_order(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "FILES", 2)
    found = split_pieces(part(folder).inputs)
    assert [piece.number for piece in found] == list(range(8))
    assert [([Path(p).name for p in x.paths], x.row_group, x.first_row) for x in found] == [
        (["a0.txt", "a1.txt"], None, 1), (["a2.txt", "a3.txt"], None, 1), (["a4.txt"], None, 1),
        (["b.jsonl"], None, 1), (["c.parquet"], 0, 1), (["c.parquet"], 1, 4), (["c.parquet"], 2, 7),
        (["d.txt"], None, 1),
    ]  # fmt: skip


def test_parts_are_the_whole(folder: Path) -> None:
    run = part(folder)
    for piece in claim_folder(run, split_pieces(run.inputs), resume=False):
        run_piece(piece, run)
    parts = sorted(Path(run.folder).glob("part-*"))
    words = [f"text {n}" for n in range(5)] + ["row 1", "row 3"] + [f"p{n}" for n in range(7)] + ["last"]
    assert b"".join(path.read_bytes() for path in parts).decode().splitlines() == [
        f"{w} 2024-01-01" for w in words
    ]
    (errors,) = Path(run.folder).glob("errors-*")
    assert f"{folder}/b.jsonl#2" in errors.read_text()


def test_rows_keep_their_numbers_and_errors_are_rows(folder: Path) -> None:
    run = part(folder, as_parquet=True)
    summaries = [run_piece(piece, run) for piece in claim_folder(run, split_pieces(run.inputs), resume=False)]
    table = pyarrow.concat_tables(
        parquet.read_table(path) for path in sorted(Path(run.folder).glob("part-*"))
    )
    assert table.num_rows == sum(summary.rows for summary in summaries) == 16
    assert sum(summary.failed for summary in summaries) == 1
    names = [Path(source).name for source in table.column("source").to_pylist()]
    assert names[5:15] == [f"b.jsonl#{n}" for n in (1, 2, 3)] + [f"c.parquet#{n}" for n in range(1, 8)]
    assert [name for name, error in zip(names, table.column("error").to_pylist(), strict=True) if error] == [
        "b.jsonl#2"
    ]


def test_going_on(folder: Path) -> None:
    run = part(folder)
    found = split_pieces(run.inputs)
    for piece in claim_folder(run, found, resume=False)[:2]:
        run_piece(piece, run)
    with pytest.raises(RunError, match="--resume"):
        claim_folder(run, found, resume=False)
    assert claim_folder(run, found, resume=True) == found[2:]
    Path(part_path(found[0], run)).unlink()
    assert claim_folder(run, found, resume=True) == [found[0], *found[2:]]
    (folder / "d.txt").write_text("longer than before")
    with pytest.raises(RunError, match="other inputs or options"):
        claim_folder(run, split_pieces(run.inputs), resume=True)


def test_an_input_that_is_not_there(folder: Path) -> None:
    (folder / "c.parquet").write_bytes(b"plain")
    with pytest.raises(RunError, match=r"c\.parquet"):
        split_pieces(part(folder).inputs)


@pytest.mark.skipif(os.name != "posix", reason="deadpool runs on POSIX systems")
def test_a_document_may_be_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("deadpool", exc_type=ImportError)
    monkeypatch.undo()
    monkeypatch.setattr("newsx.batch.pool.PRELOAD", ())
    monkeypatch.setattr("newsx.batch.pool.START_SECONDS", 1.0)
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "faulty"))
    import faulty_work

    monkeypatch.setattr(arrow, "build_work", faulty_work.build_with_options)
    batch = pyarrow.RecordBatch.from_pydict({"id": ["good", "hangs", "dies"], "text": ["文"] * 3})
    found = arrow.extract_batch(batch, arrow.Fields(id="id"), path="/x", limits=arrow.Limits(2.0, 1 << 30))
    assert [error and error[:10] for error in found["error"].to_pylist()] == [
        None,
        "took longe",
        "its worker",
    ]
