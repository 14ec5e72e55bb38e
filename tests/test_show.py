"""``newsx show``: lines that fit, marks that stay with their words, a pager that may be closed."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from rich.cells import cell_len

from newsx.export.recording import build_document
from newsx.export.shapes import ColorChoice
from newsx.export.show import ArticlePrinter
from newsx.export.views import view_articles
from newsx.export.wrapping import wrap
from newsx.pipeline import Extraction, Pipeline

GOLDENS = Path(__file__).parent / "corpus" / "show"
PAGE = (
    "西部新城加快建设\n\n"
    "本报讯（记者 李青禾）2024年上半年，昌吉州完成固定资产投资120.5亿元，同比增长8.4%；“十四五”以来，"
    "新能源装机容量超过1000万千瓦，占全疆的25%。王小川说，明年力争引进30—50家企业，总投资不少于300亿元。\n\n"
    "项目多了，速度也快了\n\n"
    "园区里的31家企业全部投产，其中华为公司投资12亿元，年产值预计达到20亿元（不含税）。\n"
)
Run = Callable[..., CompletedProcess[str]]


def draw(extraction: Extraction, width: int, color: ColorChoice = "never") -> str:
    printer = ArticlePrinter(None, color=color, width=width)
    views = view_articles(build_document(extraction), extraction)
    return b"".join((printer.legend(), *map(printer.draw, views))).decode("utf-8")


@pytest.fixture(scope="module")
def page() -> Extraction:
    from newsx.text.document import Document

    return Pipeline().extract(Document("page.txt", PAGE), date="2024-07-20")


@pytest.mark.parametrize("width", [60, 100])
def test_golden(width: int, page: Extraction, request: pytest.FixtureRequest) -> None:
    drawn = draw(page, width)
    golden = GOLDENS / f"page-{width}.txt"
    if request.config.getoption("--update-goldens"):
        golden.write_text(drawn, encoding="utf-8")
    assert drawn == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [20, 33, 60, 100])
def test_no_line_is_wider_than_asked(width: int, page: Extraction, extraction: Extraction) -> None:
    for one in (page, extraction):
        assert max(map(cell_len, draw(one, width).splitlines())) <= width


def test_the_text_is_whole(extraction: Extraction) -> None:
    text = draw(extraction, 40).partition("Subject")[0]
    joined = "".join(text.split()).translate({ord(raised): None for raised in "⁰¹²³⁴⁵⁶⁷⁸⁹"})
    (article,) = extraction.articles
    assert "".join(article.article.text.replace("\x1b", "␛").split()) in joined


def test_no_escape_reaches_the_terminal(extraction: Extraction) -> None:
    assert "\x1b" not in draw(extraction, 60)
    # With colour, only escapes of its own: those of the title are pictures.
    assert "阳湖市␛[2J" in draw(extraction, 60, "always").replace("\x1b[0m", "").replace("\x1b[1m", "")


def test_marks_stay_with_their_words(page: Extraction, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    drawn = draw(page, 100, "always")
    assert "\x1b[38;5;16;48;5;151m昌吉州\x1b[0m" in drawn
    assert "\x1b[1;38;5;16;48;5;223m120.5亿元\x1b[0m" in drawn
    assert "organization" in drawn.partition("\n")[0]


def test_every_fact_has_its_number_in_the_text(page: Extraction) -> None:
    drawn = draw(page, 100)
    assert [
        f"{figure}{raised}" in drawn for figure, raised in (("120.5亿元", "¹"), ("8.4%", "²"), ("25%", "⁴"))
    ]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("一二三四五", 4, "一二|三四|五"),
        ("一二，三四", 4, "一|二，|三四"),
        ("投资（万元）", 6, "投资|（万|元）"),
        ("增长8.4%。好", 8, "增长|8.4%。好"),
        ("hello world 好", 7, "hello|world|好"),
        ("a" * 9, 4, "aaaa|aaaa|a"),
        ("　　首行缩进", 8, "　　首行|缩进"),
        ("一二 三四", 4, "一二|三四"),
        ("", 4, ""),
        ("“" * 5, 2, "““|““|“"),
        ("好", 1, "好"),
    ],
)
def test_lines_break_where_chinese_lets_them(text: str, width: int, lines: str) -> None:
    assert "|".join(text[start:end] for start, end in wrap(text, width)) == lines


def test_a_pipe_gets_plain_text_and_no_pager(newsx: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    done = newsx("show", tmp_path / "page.txt", tmp_path / "page.txt", "--width", 60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("西部新城加快建设") == 2
    assert f"\n{'─' * 60}\n" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\x1b[" in newsx("show", tmp_path / "page.txt", "--color", "always").stdout


def test_what_cannot_be_read_is_told(newsx: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    done = newsx("show", tmp_path / "gone.txt", tmp_path / "page.txt")
    assert done.returncode == 1
    assert "gone.txt" in done.stderr
    assert newsx("show", tmp_path / "gone.txt").returncode == 3


def run_on_terminal(*words: object, **variables: str) -> tuple[int, str]:
    """The exit code of the program, and what a terminal got from it."""
    import pty

    master, slave = pty.openpty()
    unset = {"PAGER", "NEWSX_PAGER", "LESS", "NO_COLOR", "COLUMNS", "FORCE_COLOR"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment |= {"TERM": "xterm-256color", **variables}
    with subprocess.Popen(
        [sys.executable, "-m", "newsx", "show", *map(str, words)],
        stdin=slave, stdout=slave, stderr=slave, env=environment,
    ) as process:  # fmt: skip
        os.close(slave)
        got = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            if not piece:
                break
            got += piece
    os.close(master)
    return process.returncode, got.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_gets_a_pager_that_may_be_closed(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE * 200, encoding="utf-8")
    (tmp_path / "pager").write_text('#!/bin/sh\necho "less $LESS"\nexec head -n 3\n', encoding="utf-8")
    (tmp_path / "pager").chmod(0o755)
    pager = str(tmp_path / "pager")
    code, got = run_on_terminal(tmp_path / "gone.txt", tmp_path / "page.txt", PAGER=pager)
    assert code in (0, 1)
    lines = got.splitlines()
    assert lines[0] == "less FRX"
    assert "place" in lines[1]
    assert lines[-1].startswith("newsx: ")
    assert "gone.txt" in lines[-1]
    assert len(lines) == 5


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("words", "variables"),
    [
        (["--no-pager"], {"PAGER": "false"}),
        ([], {"PAGER": "cat"}),
        ([], {"PAGER": ""}),
        ([], {"PAGER": "false", "NEWSX_PAGER": ""}),
        ([], {"PAGER": "no-such-pager"}),
    ],
)
def test_a_terminal_gets_none_where_none_is_wanted(
    words: list[str], variables: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    code, got = run_on_terminal(tmp_path / "page.txt", *words, **variables)
    assert code == 0
    assert "\x1b[1;38;5;16;48;5;223m120.5亿元" in got
