"""The automaton and the matcher in Python find the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.tokens.matcher import WARM, AutomatonMatcher, PythonMatcher, WarmingMatcher, create_matcher

NAMES = st.lists(st.text("昌吉州石河子市A𠮷", min_size=1, max_size=5), min_size=1, max_size=12, unique=True)


@given(NAMES, st.text("昌吉州石河子市A𠮷，", max_size=40), st.booleans())
def test_both_find_the_same(names: list[str], text: str, overlapping: bool) -> None:
    pytest.importorskip("daachorse")
    reference = PythonMatcher(names, overlapping=overlapping)
    assert AutomatonMatcher(names, overlapping=overlapping).find(text) == reference.find(text)


def test_longest_name_wins() -> None:
    text = "石河子大学医学院"
    assert create_matcher(["石河子", "石河子大学", "大学"]).find(text) == [(0, 5, 1)]


def test_no_names() -> None:
    assert create_matcher([]).find("昌吉") == []


def test_long_text_is_linear() -> None:
    # A repeated beginning must not make the search try every length at every place.
    assert PythonMatcher(["昌" * 9 + "吉"]).find("昌" * 200_000) == []


def test_a_matcher_finds_the_same_cold_and_warm() -> None:
    pytest.importorskip("daachorse")
    names, text = ["昌吉", "昌吉州", "吉州"], "到昌吉州" * (WARM // 4)
    matcher = WarmingMatcher(names, overlapping=True)
    cold = matcher.find(text[:-4])
    warm = matcher.find(text)
    assert warm[: len(cold)] == cold == AutomatonMatcher(names, overlapping=True).find(text[:-4])
