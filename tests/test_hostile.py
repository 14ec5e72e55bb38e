"""The sample pages, damaged in every way that files get damaged: what holds for pages holds for them."""

import os
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FrameType

import pytest
from benchmarks.growth import GROWING
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invariants import assert_sound

from newsx.dictionary import read_table
from newsx.pipeline import Pipeline
from newsx.text.document import Document
from newsx.text.folding import COLUMNS
from newsx.text.reader import UnreadableError, read_document

THOROUGH = os.environ.get("NEWSX_PROPERTIES") == "thorough"
SEEDS = Path(__file__).parents[1] / "seeds"
CODECS = ("utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
HOSTILE = (
    "\0", "\ufeff", "\ufffe", "\u2028", "\u2029", "\x85", "\x1b[2J", "\x1b]0;x\x07", "\r", "\r\n",
    "\n\r", "\v", "\f", "\x1c", "\u200b", "\u200d", "\u2060", "\u00ad", "\u202e", "\u2066", "\u061c",
    "\u0301", "\u20dd", "\u3099", "\U00020000", "\U0002a6d6", "\U0002b740", "\U000300f7", "\U000323af",
    "\uf900", "\u2f00", "⻓", "\ue000", "\uf8ff", "\U000f0000", "\ud800", "\udfff", "\ufffd", "锟斤拷",
    "烫烫烫", "㎡", "㈠", "①", "Ⅷ", "％", "，", "．", "１", "٣", "𝟙", "½", "⁹", "零", "〇", "亿",
    "万亿", "分之", "百分之", "至", "—", "~", "比", "：", "《", "》", "“", "”", "（", "）", "【",
    "<script>", "&nbsp;", "=1+1", "|", "\t", "\u3000", "\xa0", "%", "#", "*", "年", "月", "日", "记者",
    "本报讯", "同比", "其中", "分别", "比上年", "第", "们", "·",
)  # fmt: skip

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


@cache
def pages() -> tuple[str, ...]:
    return tuple(
        path.read_text(encoding="utf-8") for path in sorted(SEEDS.iterdir()) if path.name != "README.md"
    )


@cache
def dresses() -> tuple[dict[int, str], ...]:
    """Ways to write the same words with other characters."""
    rows = read_table("folds", COLUMNS)
    return (
        {ord(plain): character for character, plain, kind, _ in rows if kind == "traditional"},
        {ord(plain): character for character, plain, kind, _ in rows if kind == "radical"},
        {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)},
        {0x0A: "\r\n"}, {0x0A: "\u2028"}, {0x0A: "\x85"}, {0x0A: ""}, {0x0A: "\n\n"}, {0x3002: ""},
        {0x3002: "\u3002\u200b"}, {0xFF0C: ","}, {0x201C: "““"}, {0x300A: "《《"},
    )  # fmt: skip


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
    parts, st.sampled_from(CODECS), st.sampled_from((*CODECS, "latin-1", "cp1252", "shift_jis", "euc_kr")),
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
