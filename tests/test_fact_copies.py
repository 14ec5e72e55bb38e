"""What a bracket reads with is a copy that knows all that was remembered before it."""

import pytest

from newsx.facts.subjects import SubjectFinder
from newsx.facts.times import Clock
from newsx.facts.topics import Topics
from newsx.text.articles import Article
from newsx.text.span import OffsetMap

ARTICLE = Article(1, 0, 0, "", OffsetMap((0,), (0,)), (), title="青河铁矿投产", date="2023-05-01")


@pytest.mark.parametrize("whole", [Clock(ARTICLE, (), agenda=False), SubjectFinder((), Topics(ARTICLE, ()))])
def test_copy_has_all_that_is_remembered(whole: Clock | SubjectFinder) -> None:
    if not hasattr(whole, "__dict__"):
        pytest.skip("compiled classes do not list what they keep")
    for name, value in vars(whole).items():
        if not value:
            setattr(whole, name, object())
    assert vars(whole.copy()) == vars(whole)
