"""The page of ``newsx report``: whole in itself, its data in their places, one script in it that runs.

What a browser makes of it stands in test_report_browser.py.
"""

import json
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from msgspec.structs import replace

from newsx.export import report
from newsx.export.formats import WriterOptions, create_writer
from newsx.export.record import DocumentRecord, ErrorRecord
from newsx.export.recording import build_document
from newsx.export.report.data import embed, pack_article
from newsx.export.report.page import CODES, SCRIPTS, read_script, read_words
from newsx.export.selection import Selection
from newsx.export.views import ViewWriter, view_articles
from newsx.pipeline import Extraction, Pipeline

SOURCE = Path(report.__file__).parent
ROOT = Path(__file__).parents[1]
Run = Callable[..., CompletedProcess[str]]


class Page(HTMLParser):
    """The elements of a page, and what stands inside its scripts and style sheets."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.contents: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in {"script", "style", "title"}:
            self.contents.append("")

    def handle_endtag(self, tag: str) -> None:
        self.elements.append((f"/{tag}", {}))

    def handle_data(self, data: str) -> None:
        if self.contents and self.elements[-1][0] in {"script", "style", "title"}:
            self.contents[-1] += data

    def find(self, tag: str, **wanted: str) -> list[tuple[dict[str, str | None], str]]:
        contents = iter(self.contents)
        found = []
        for name, attributes in self.elements:
            content = next(contents) if name in {"script", "style", "title"} else ""
            if name == tag and wanted.items() <= attributes.items():
                found.append((attributes, content))
        return found


def write(
    extraction: Extraction, *errors: ErrorRecord, title: str = "", record: DocumentRecord | None = None
) -> str:
    writer = create_writer("html", WriterOptions(title=title))
    assert isinstance(writer, ViewWriter)
    views = view_articles(record or build_document(extraction), extraction)
    return (writer.begin() + writer.write_views(views) + writer.end(errors)).decode("utf-8")


def read_data(page: Page) -> list[Any]:
    return [
        article for _, data in page.find("script", **{"class": "document"}) for article in json.loads(data)
    ]


def test_the_policy_lets_one_script_and_one_style_sheet_run(extraction: Extraction) -> None:
    page = Page(write(extraction))
    ((policy, _),) = page.find("meta", **{"http-equiv": "Content-Security-Policy"})
    (style,) = [content for _, content in page.find("style")]
    (script,) = [content for attributes, content in page.find("script") if "type" not in attributes]
    for kind, content in (("script", script), ("style", style)):
        digest = b64encode(sha256(content.encode("utf-8")).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}';" in str(policy["content"])
    assert str(policy["content"]).startswith("default-src 'none';")
    assert not [
        name
        for _, attributes in page.elements
        for name in attributes
        if name.startswith("on") or name == "style"
    ]


def test_nothing_is_loaded(extraction: Extraction) -> None:
    text = write(extraction)
    page = Page(text)
    links = [a[name] for _, a in page.elements for name in ("src", "href", "action", "srcset") if name in a]
    assert all(str(link).startswith(("data:", "#")) for link in links)
    assert not re.search(
        r"@import|url\(|fetch\(|XMLHttpRequest|import\(|\beval\b|innerHTML|insertAdjacentHTML", text
    )


def test_the_page_says_what_it_is(extraction: Extraction) -> None:
    page = Page(write(extraction, title="周报 <b>\x1b\u202e"))
    assert page.find("html") == [({"lang": "zh-CN"}, "")]
    assert page.find("title")[0][1] == "周报 <b>␛\\u202e"
    assert not page.find("b")


def test_spans_count_the_reading_text(extraction: Extraction) -> None:
    (view,) = view_articles(build_document(extraction), extraction)
    packed = json.loads(embed(pack_article(view)))

    def texts(spans: str) -> list[str]:
        return [packed["x"][s:e] for s, e in zip(packed[spans][::2], packed[spans][1::2], strict=True)]

    assert texts("es") == ["阳湖市", "远山新材料公司", "李青禾"]
    assert texts("fs") == ["12.5亿元", "3.2%", "-3130万元", "3:1", "30—50万吨"]
    assert texts("qs") == ["上半年"]
    assert texts("l")[1:] == [
        "本报讯(记者 李青禾)上半年,阳湖市实现出口额12.5亿元,同比下降3.2%。",
        "远山新材料公司利润-3130万元,两家“老号”产值之比为3:1,力争年产30—50万吨。",
    ]
    assert packed["f"][0] == ["money", "1250000000", "CNY"]
    assert packed["f"][4] == ["mass", None, "t", "range", "300000", "500000"]
    assert packed["a"][1] == [
        1,
        1,
        "阳湖市",
        0,
        "出口额",
        "growth",
        "down",
        "yoy",
        None,
        None,
        "上半年",
        "2024-H1",
    ]


def test_the_page_speaks_english_when_asked(newsx: Run, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert newsx("report", "-", "-o", out, "--page-lang", "en", stdin="昌吉州完成投资3亿元。").returncode == 0
    text = out.read_text(encoding="utf-8")
    page = Page(text)
    assert page.find("html") == [({"lang": "en"}, "")]
    words = json.loads(page.find("script", id="words-data")[0][1])
    assert words["view.facts"] == "Facts"
    shell = text.partition('<script type="application/json" class="document">')[0].partition("</style>")[2]
    assert not re.search("[\u4e00-\u9fff]", shell)


@pytest.mark.parametrize("page", sorted((ROOT / "seeds").glob("*.*")), ids=lambda page: page.name)
def test_spans_hold_the_words_of_their_mentions(page: Path) -> None:
    extraction = Pipeline().extract(page.read_text(encoding="utf-8"))
    record = build_document(extraction)
    for view in view_articles(record, extraction):
        found = view.record
        spans = (*view.entities, *view.figure_spans, *view.periods)
        mentions = (*found.entities, *found.figures, *found.periods)
        assert [view.text[start:end] for start, end in spans] == [mention.text for mention in mentions]
        facts = zip(found.facts, view.fact_sentences, strict=True)
        assert all(view.text[slice(*view.sentences[index])] == fact.sentence.text for fact, index in facts)


def test_spans_count_utf16_units() -> None:
    extraction = Pipeline().extract("𠮷林路的𠮷祥公司完成投资3亿元。")
    (view,) = view_articles(build_document(extraction), extraction)
    packed = pack_article(view)
    units = view.text.encode("utf-16-le")
    assert isinstance(packed["fs"], list)
    start, end = packed["fs"]
    assert units[2 * start : 2 * end].decode("utf-16-le") == "3亿元"


def test_facts_keep_their_figure_when_the_user_leaves_figures_out(extraction: Extraction) -> None:
    chosen = Selection(frozenset({"fact"})).apply(build_document(extraction))
    (article,) = read_data(Page(write(extraction, record=chosen)))
    assert not article["e"]
    assert [fact[0] for fact in article["a"]] == [0, 1, 2, 3, 4]
    assert article["f"][2][:2] == ["money", "-31300000"]


@pytest.mark.parametrize(
    "hostile", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;", "\u2028\u2029"]
)
def test_data_cannot_leave_its_element(hostile: str, extraction: Extraction) -> None:
    record = build_document(extraction)
    bad = replace(record, articles=tuple(replace(a, source=hostile, title=hostile) for a in record.articles))
    text = write(extraction, ErrorRecord(hostile, hostile, hostile), title=hostile, record=bad)
    page = Page(text)
    (article,) = read_data(page)
    assert (article["s"], article["t"]) == (hostile, hostile)
    ((_, errors),) = page.find("script", id="errors-data")
    assert json.loads(errors) == [[hostile, hostile, hostile]]
    assert len(page.find("script")) == 4
    assert not re.search("[\u2028\u2029]", text)


def test_every_word_of_the_page_is_in_the_table() -> None:
    words = read_words("zh")
    parts = {name: (SOURCE / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS}
    said = {key for text in parts.values() for key in re.findall(r'say\("([^"]+)"', text)}
    assert not said - words.keys()
    assert words.keys() == read_words("en").keys()
    for language in CODES:
        assert all(read_words(language).values())
    # What a template or a script puts together: kind.${kind}, view.{view}.
    text = "".join(parts.values()) + (SOURCE / "head.html.jinja").read_text(encoding="utf-8")
    built = set(re.findall(r"`([a-z]+\.)\$\{|[\"\']([a-z]+\.)[\"\'] ~", text))
    starts = ("page.title", *(part for pair in built for part in pair if part))
    assert not {key for key in words if f'"{key}"' not in text and not key.startswith(starts)}


def test_the_script_holds_no_word_of_its_own() -> None:
    code = re.sub(r"//.*|/\*.*?\*/", "", read_script(), flags=re.DOTALL | re.MULTILINE)
    assert set(re.findall("[\u4e00-\u9fff]+", code)) <= {"元", "万亿", "亿", "万"}


def test_report_writes_a_page_and_tells_what_failed(newsx: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("昌吉州完成投资3亿元。", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.7\n\x00\x01\x02")
    out = tmp_path / "report.html"
    done = newsx("report", tmp_path / "good.txt", tmp_path / "bad.txt", "-o", out, "--title", "周报")
    assert done.returncode == 1
    assert "bad.txt" in done.stderr
    assert not done.stdout
    page = Page(out.read_text(encoding="utf-8"))
    assert [article["x"] for article in read_data(page)] == ["昌吉州完成投资3亿元。"]
    ((_, errors),) = page.find("script", id="errors-data")
    assert json.loads(errors)[0][0].endswith("bad.txt")
    assert page.find("title")[0][1] == "周报"
    assert not list(tmp_path.glob(".newsx*"))


def test_report_leaves_the_old_page_where_nothing_succeeds(newsx: Run, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    out.write_text("old", encoding="utf-8")
    assert newsx("report", tmp_path / "gone.txt", "-o", out).returncode == 3
    assert out.read_text(encoding="utf-8") == "old"


def test_report_goes_to_a_pipe_and_to_a_folder(newsx: Run, tmp_path: Path) -> None:
    piped = newsx("report", "-", "-o", "-", stdin="昌吉州完成投资3亿元。")
    assert piped.stdout.startswith("<!DOCTYPE html>")
    (tmp_path / "page.txt").write_text("昌吉州完成投资3亿元。", encoding="utf-8")
    assert newsx("report", tmp_path / "page.txt", "-o", f"{tmp_path / 'out'}/").returncode == 0
    assert (tmp_path / "out" / "page.txt.html").read_text(encoding="utf-8").endswith("</html>\n")


def test_workers_write_the_same_page(newsx: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("昌吉州完成投资3亿元。", encoding="utf-8")
    pages = []
    for jobs in (1, 2):
        assert (
            newsx(
                "report", tmp_path / "one.txt", tmp_path / "two.txt", "-o", tmp_path / "out.html", "-j", jobs
            ).returncode
            == 0
        )
        pages.append((tmp_path / "out.html").read_bytes())
    assert pages[0] == pages[1]
