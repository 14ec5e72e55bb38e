"""What the stages owe each other."""

import pytest

from newsx.pipeline import Pipeline
from newsx.text.blanks import squeeze


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


def test_no_mention_reaches_over_a_caption(pipeline: Pipeline) -> None:
    page = (
        "座谈会提出三点建议。希望沿线各市学习昌吉国家高新技术\n\n"
        "区域合作座谈会会场 本报记者 丁一摄\n\n"
        "产业开发区的做法，形成合力。\n"
    )
    (found,) = pipeline.extract(page).articles
    assert "昌吉国家高新技术产业开发区的做法" in found.article.text, (
        "the caption is lifted out of the sentence"
    )
    assert found.article.offsets.seams
    for mention in (*found.entities, *found.periods, *found.figures):
        start, end = found.article.offsets.locate(mention.start, mention.end)
        assert squeeze(page[start:end]) == squeeze(mention.text)
