"""Short forms bear the full name and its code; shared names are told apart by the places around them."""

import pytest

from newsx.entities.entity import Entity
from newsx.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def entities(pipeline: Pipeline, text: str) -> list[Entity]:
    (article,) = pipeline.extract(text).articles
    return list(article.entities)


def test_a_defined_form_stands_for_the_full_name(pipeline: Pipeline) -> None:
    text = "甘肃远翎智能钻探有限公司(以下简称远翎智能)落户。去年，远翎智能产值增长。"
    found = [(e.text, e.name, e.source) for e in entities(pipeline, text) if e.type == "organization"]
    full = "甘肃远翎智能钻探有限公司"
    assert found == [(full, full, "rule"), ("远翎智能", full, "alias"), ("远翎智能", full, "alias")]


def test_a_district_is_known_by_its_stem_once_named_in_full(pipeline: Pipeline) -> None:
    found = entities(pipeline, "合肥庐阳区发展金融。庐阳是主城核心区。")
    assert [(e.text, e.name, e.code) for e in found] == [
        ("合肥庐阳区", "庐阳区", "340103"),
        ("庐阳", "庐阳区", "340103"),
    ]
    assert not entities(pipeline, "他说庐阳很好。")


def test_the_family_name_of_a_foreigner(pipeline: Pipeline) -> None:
    found = entities(pipeline, "总裁杰罗姆·斯托尔来访。报道称，斯托尔谈了计划。")
    assert [(e.text, e.name) for e in found] == [
        ("杰罗姆·斯托尔", "杰罗姆·斯托尔"),
        ("斯托尔", "杰罗姆·斯托尔"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("长春市加快建设，朝阳区开工。", "220104"),
        ("北京市加快建设，朝阳区开工。", "110105"),
        ("北京市朝阳区开工。", "110105"),
        ("福州鼓楼区开工。", "350102"),
        ("兰州城关区开工。", "620102"),
    ],
)
def test_shared_names_take_the_reading_of_their_surroundings(
    pipeline: Pipeline, text: str, code: str
) -> None:
    assert entities(pipeline, text)[-1].code == code


def test_what_the_text_does_not_decide_stays_open(pipeline: Pipeline) -> None:
    (entity,) = entities(pipeline, "朝阳区开工。")
    assert entity.code is None
    assert set(entity.candidates) == {"110105", "220104"}


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("昌吉州", "昌吉回族自治州", "652300"),
        ("昌吉", "昌吉回族自治州", "652300"),
        ("海南", "海南省", "460000"),
        ("海南州", "海南藏族自治州", "632500"),
        ("石河子", "石河子市", "659001"),
        ("内蒙古", "内蒙古自治区", "150000"),
        ("德国", "德国", "DE"),
        ("思茅地区", "思茅地区", "530800"),
        ("雄安新区", "雄安新区", "133100"),
    ],
)
def test_codes(pipeline: Pipeline, text: str, name: str, code: str) -> None:
    (entity,) = entities(pipeline, f"{text}正在发展。")
    assert (entity.name, entity.code) == (name, code)
