"""Data frames hold the facts of the records."""

from decimal import Decimal
from typing import get_args

import pytest

import newsx
from newsx.export.dataframes import Sheet
from newsx.export.delimited import COLUMNS, build_fact_row
from newsx.export.recording import build_document
from newsx.export.sheets import SHEETS
from newsx.pipeline import Extraction

REALS = [1.25e9, 3.2, -3.13e7, None, None]


def expected(extraction: Extraction) -> list[tuple[object, ...]]:
    article = build_document(extraction).articles[0]
    return [
        tuple(str(cell) if isinstance(cell, Decimal) else cell for cell in build_fact_row(article, fact))
        for fact in article.facts
    ]


def test_pandas(extraction: Extraction) -> None:
    pandas = pytest.importorskip("pandas")
    frame = newsx.to_dataframe(extraction)
    rows = list(frame[list(COLUMNS)].itertuples(index=False, name=None))
    assert rows == expected(extraction)
    assert [None if pandas.isna(value) else value for value in frame["value_real"]] == REALS
    assert str(frame["start"].dtype) == "int64"
    assert len(newsx.to_dataframe([extraction, extraction], "entities")) == 6
    assert str(newsx.to_dataframe([])["value_real"].dtype) == "float64"


def test_polars(extraction: Extraction) -> None:
    polars = pytest.importorskip("polars")
    frame = newsx.to_dataframe(extraction, library="polars")
    assert frame.select(COLUMNS).rows() == expected(extraction)
    assert frame["value_real"].to_list() == REALS
    assert newsx.to_dataframe([], "figures", library="polars").schema["value_real"] == polars.Float64


def test_what_is_not_there_is_named(extraction: Extraction) -> None:
    assert set(get_args(Sheet)) == set(SHEETS)
    with pytest.raises(ValueError, match="choose from facts"):
        newsx.to_dataframe(extraction, "sources")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="pandas or polars"):
        newsx.to_dataframe(extraction, library="dask")  # type: ignore[arg-type]
