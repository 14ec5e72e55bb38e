"""The pure function of the engines: one row out for each row in, errors as rows."""

import pytest

pyarrow = pytest.importorskip("pyarrow")

# ruff: noqa: E402 (they need pyarrow)
from newsx.arrow import SCHEMA, ExtractOptions, Fields, extract_batch
from newsx.batch import arrow
from newsx.batch.work import Outcome, Task, Work


def test_the_output_is_what_the_format_writes() -> None:
    from newsx import Pipeline
    from newsx.export.formats import WriterOptions, create_writer
    from newsx.export.recording import build_document
    from newsx.text.document import Document

    text = "阳湖市上半年实现出口额12.5亿元，同比下降3.2%。"
    batch = pyarrow.RecordBatch.from_pydict({"body": [text], "key": ["k"], "day": ["2024-09-30"]})
    found = extract_batch(batch, Fields("body", "key", "day"), path="n.parquet")
    record = build_document(Pipeline().extract(Document("n.parquet#k", text), date="2024-09-30"))
    writer = create_writer("jsonl", WriterOptions())
    assert found["output"].to_pylist() == [writer.write_document(record)]
    assert found.schema == SCHEMA


def test_errors_are_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    def build(options: ExtractOptions) -> Work:
        def work(task: Task) -> Outcome:
            if "bad" in task.document.text:
                raise RuntimeError("no")
            return Outcome(task.document.source, task.document.text.encode())

        return work

    arrow._work.cache_clear()
    monkeypatch.setattr(arrow, "build_work", build)
    batch = pyarrow.RecordBatch.from_pydict({"text": ["a", "bad", None, "d"]})
    found = extract_batch(batch, first_row=11)
    arrow._work.cache_clear()
    assert found["source"].to_pylist() == ["#11", "#12", "#13", "#14"]
    assert found["output"].to_pylist() == [b"a", None, None, b"d"]
    assert found["error"].to_pylist() == [None, "RuntimeError: no", "no text in column 'text'", None]


def test_the_pipeline_is_built_once(monkeypatch: pytest.MonkeyPatch) -> None:
    built = []

    def build(options: ExtractOptions) -> Work:
        built.append(options)
        return lambda task: Outcome(task.document.source)

    arrow._work.cache_clear()
    monkeypatch.setattr(arrow, "build_work", build)
    batch = pyarrow.RecordBatch.from_pydict({"text": ["a"]})
    for _ in range(3):
        extract_batch(batch)
    arrow._work.cache_clear()
    assert len(built) == 1


def test_an_empty_batch() -> None:
    batch = pyarrow.RecordBatch.from_pydict({"text": pyarrow.array([], pyarrow.string())})
    assert extract_batch(batch).num_rows == 0
