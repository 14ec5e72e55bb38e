"""What the stages owe each other."""

import pytest

from newsx.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("三门峡市去年新增2个码头。", ["2个"]),
        ("陆家嘴集聚金融机构800家，百度获批3项。", ["800家", "3项"]),
        ("九江银行发放贷款五亿元。", ["五亿元"]),
    ],
)
def test_a_number_inside_a_name_is_no_figure(pipeline: Pipeline, text: str, figures: list[str]) -> None:
    found = pipeline.extract(text).articles[0]
    assert [figure.text for figure in found.figures] == figures
    assert found.entities
