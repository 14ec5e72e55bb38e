"""The sample pages, damaged in every way that files get damaged: what holds for pages holds for them."""

import os
import re
import sys
from collections.abc import Callable
from functools import cache
from types import FrameType

import pytest
from benchmarks.growth import GROWING
from fuzz.texts import CODECS, HOSTILE, WRONG_CODECS, dresses, pages
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invariants import assert_sound

from newsx.pipeline import Pipeline
from newsx.text.document import Document
from newsx.text.reader import UnreadableError, read_document

THOROUGH = os.environ.get("NEWSX_PROPERTIES") == "thorough"
quick = settings(
    deadline=None,
    max_examples=int(os.environ.get("NEWSX_EXAMPLES", "2000")) if THOROUGH else 60,
    derandomize=not THOROUGH,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@cache
def pipeline() -> Pipeline:
    return Pipeline()


# A part of a page: whole ones only make the search slower.
parts = st.builds(
    lambda page, start, size: pages()[page][start : start + size],
    st.integers(0, len(pages()) - 1), st.integers(0, 3000), st.integers(1, 1200),
)  # fmt: skip
hostile = st.integers(0, len(HOSTILE) - 1).map(HOSTILE.__getitem__)


@st.composite
def pierced(draw: st.DrawFn) -> str:
    """A page with hostile characters strewn in."""
    text = draw(parts)
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(hostile) * draw(st.sampled_from((1, 1, 1, 2, 30))) + text[at:]
    return text


@st.composite
def shuffled(draw: st.DrawFn) -> str:
    """Pieces of pages in another order: sentences cut anywhere, brackets that never close."""
    text = draw(parts)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return "".join(draw(st.permutations(pieces)))


dressed = st.builds(
    lambda text, way: text.translate(dresses()[way]), parts, st.integers(0, len(dresses()) - 1)
)
misread = st.builds(
    lambda text, right, wrong: text.encode(right, "replace").decode(wrong, "replace"),
    parts, st.sampled_from(CODECS), st.sampled_from(WRONG_CODECS),
)  # fmt: skip
nested = st.builds(
    lambda text, opening, depth, closed: opening[0] * depth + text + opening[1] * depth * closed,
    parts,
    st.sampled_from(("《》", "“”", "（）", "()", "【】", "[]", "‘’")),
    st.integers(1, 400),
    st.booleans(),
)  # fmt: skip


@quick
@given(st.one_of(pierced(), shuffled(), dressed, misread, nested))
def test_damaged_text(text: str) -> None:
    first = pipeline().extract(Document("2024-10-08-made.txt", text))
    assert_sound(first)
    assert pipeline().extract(Document("2024-10-08-made.txt", text)) == first


@quick
@given(parts, st.sampled_from(CODECS), st.integers(0, 4000), st.binary(max_size=6), st.integers(0, 4000))
def test_damaged_bytes(text: str, codec: str, cut: int, noise: bytes, at: int) -> None:
    data = text.encode(codec, "replace")
    data = (data[:at] + noise + data[at:])[: max(1, cut)]
    try:
        document = read_document("page.txt", data)
    except UnreadableError:
        return
    assert document.text.count("\ufffd") >= document.replaced - 4
    assert_sound(pipeline().extract(document))


def count_calls(function: Callable[[], object]) -> int:
    """Calls of functions, in Python and in C, that the work takes: the same on every machine."""
    calls = 0

    def see(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(see)
    try:
        function()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", GROWING)
def test_work_grows_with_length(name: str) -> None:
    """Twice the text takes no more than 2.3 times the calls."""
    pipeline().extract(GROWING[name](2))
    small, large = (
        count_calls(lambda n=n: pipeline().extract(GROWING[name](n)))  # type: ignore[misc]
        for n in ((100, 200) if THOROUGH else (25, 50))
    )
    assert large <= 2.3 * small + 200, f"{small} calls, then {large}"


def test_every_page_is_cut_at_any_byte() -> None:
    for page in pages():
        for codec in ("utf-8", "gb18030", "utf-16-le"):
            data = page.encode(codec)[:600]
            for end in range(520, 526):
                document = read_document("page.txt", data[:end])
                assert document.encoding.removesuffix("-sig") == codec
                assert len(re.findall("\ufffd", document.text)) <= 1
