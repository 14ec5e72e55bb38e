"""Times that end with their sentence, and those that the next goes on with, in news with a title."""

import pytest

from newsx.pipeline import Pipeline

TITLE = "青河市召开经济工作会议\n"
CASES = [
    ("预计2030年青河市产值增长5%。工业投资将增长9%。青河市有学校50所。", ["2030", "2030", None]),
    ("预计未来五年青河市产值增长5%。工业投资将增长9%。", ["2020/2025", None]),
    ("青河大桥今天起试运行。青河大桥全长3公里。", [None]),
    ("去年青河市产值增长5%。工业投资增长9%。", ["2019", "2019"]),
]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize(("text", "periods"), CASES)
def test_times_of_the_next_sentence(text: str, periods: list[str | None], pipeline: Pipeline) -> None:
    (article,) = pipeline.extract(TITLE + text, date="2020-02-07").articles
    assert article.article.title == TITLE.strip()
    assert [fact.period.value if fact.period else None for fact in article.facts] == periods
