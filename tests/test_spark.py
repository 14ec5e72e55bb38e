"""Spark: rows in, rows out, errors as rows, the same outputs as a local run. Run by `make test-spark`."""

import os
import sys
from pathlib import Path

import pytest

pyspark = pytest.importorskip("pyspark.sql")
parquet = pytest.importorskip("pyarrow.parquet")
pyarrow = pytest.importorskip("pyarrow")
pytestmark = pytest.mark.filterwarnings("default")

# ruff: noqa: E402 (they need pyspark)
from newsx.arrow import ExtractOptions, Fields, extract_batch
from newsx.batch.engines.spark import extract_frame, run_frame
from newsx.batch.work import RunError

ROWS = 40
FIELDS = Fields(id="id", date="day")


@pytest.fixture(scope="module")
def session() -> object:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = pyspark.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    return builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()


@pytest.fixture(scope="module")
def batch() -> "pyarrow.RecordBatch":
    texts = [None if n % 10 == 3 else f"阳湖市实现出口额{n}.5亿元，同比增长{n}%。" for n in range(ROWS)]
    days = ["2024-09-30" if n % 2 else None for n in range(ROWS)]
    return pyarrow.RecordBatch.from_pydict({"id": [f"n{n}" for n in range(ROWS)], "text": texts, "day": days})


def test_the_outcomes_are_those_of_a_local_run(
    session: object, batch: "pyarrow.RecordBatch", tmp_path: Path
) -> None:
    source, out = str(tmp_path / "news.parquet"), str(tmp_path / "out.parquet")
    parquet.write_table(pyarrow.Table.from_batches([batch]), source)
    assert run_frame(source, out, FIELDS, ExtractOptions(), master=None, date="2024-01-01") == (
        ROWS, ROWS - ROWS // 10, 2 * (ROWS - ROWS // 10), ROWS // 10,
    )  # fmt: skip
    local = extract_batch(batch, FIELDS, path=source, date="2024-01-01").to_pylist()
    found = parquet.read_table(out).to_pylist()
    assert sorted(found, key=lambda row: row["source"]) == sorted(local, key=lambda row: row["source"])


def test_rows_need_an_id(session: object, tmp_path: Path) -> None:
    frame = session.createDataFrame([("文",)], "text string")  # type: ignore[attr-defined]
    with pytest.raises(RunError, match="--id-field"):
        extract_frame(frame, Fields(), ExtractOptions())
