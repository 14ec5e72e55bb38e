"""Everything that newsx says exists in every language, and is said in the one that the reader asked for."""

import ast
import gettext
import os
import string
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from rich.cells import cell_len
from scripts.translations import collect_messages, read_catalogue

import newsx
from newsx.cli.main import cli
from newsx.translation import CATALOGUES, DOMAIN

LANGUAGES = sorted(folder.name for folder in CATALOGUES.iterdir())
CONTEXT = click.Context(cli, info_name="newsx")
COMMANDS = [
    "",
    *cli.list_commands(CONTEXT),
    *(f"dictionary {name}" for name in ("check", "list", "search", "show")),
]


def han(text: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def run(*words: str, cwd: Path | None = None, **environ: str) -> subprocess.CompletedProcess[str]:
    plain = {
        k: v
        for k, v in os.environ.items()
        if k not in ("NEWSX_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    }
    return subprocess.run(
        [sys.executable, "-m", "newsx", *words],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=plain | environ, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Catalog:
    return collect_messages()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str, found: Catalog) -> None:
    catalog = read_catalogue(language)
    own = [
        message
        for message in found
        # Which words click has, and which of them nobody meets here, differs from version to version.
        if message.id and not all(place.startswith("click/") for place, _ in message.locations)
    ]
    assert len(own) > 200
    missing = [m.id for m in own if not (known := catalog.get(m.id)) or not known.string or known.fuzzy]
    assert not missing, "run make translations, and translate"
    assert not catalog.obsolete


def test_no_message_hides_from_the_catalogue(found: Catalog) -> None:
    """Those within an f-string, or made of variables, would not be found."""
    hidden = []
    for path in sorted(Path(newsx.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("tr", "trn")
            ):
                message = node.args[0]
                # What a table or a command says is collected from there.
                if isinstance(message, ast.Constant) and not found.get(message.value):
                    hidden.append(f"{path.name}:{node.lineno}")
    assert not hidden


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_fields(language: str) -> None:
    for message in read_catalogue(language):
        if message.id and message.string:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            for text in strings:
                assert fields(text) == fields(ids[-1]), ids[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_newsx_reads_is_what_translators_wrote(language: str) -> None:
    read = gettext.translation(DOMAIN, CATALOGUES, [language])
    for message in read_catalogue(language):
        if message.id and message.string and isinstance(message.id, str):
            assert read.gettext(message.id) == message.string


def test_the_words_of_programs_stay_as_they_are() -> None:
    """A flag, a column or a command is the same in every language."""
    for message in read_catalogue("zh"):
        if isinstance(message.id, str) and message.string:
            flags = {word.rstrip(".,;:)") for word in message.id.split() if word.startswith("--")}
            assert all(flag in message.string for flag in flags), message.id


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_chinese_and_fits_the_terminal(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from newsx.cli.main import main

    monkeypatch.setenv("LANGUAGE", "zh")
    monkeypatch.setenv("COLUMNS", "80")
    assert main([*command.split(), "--help", "--lang", "zh"]) == 0
    text = capsys.readouterr().out
    head, _, options = text.partition("选项:\n")
    assert head.startswith("用法：")
    assert han(head.split("\n\n", 1)[1])
    for line in options.split("\n\n")[0].splitlines():
        assert cell_len(line) <= 80 or "[table|json" in line, line
    lines = [line for line in options.split("\n\n")[0].splitlines() if line.startswith("  -")]
    assert lines
    assert not any(line.lstrip().startswith(("，", "。", "；", "、")) for line in text.splitlines())


@pytest.mark.parametrize(
    ("words", "environ", "chinese"),
    [
        (("extract", "none.txt"), {}, False),
        (("extract", "none.txt"), {"LANG": "C.UTF-8"}, False),
        (("extract", "none.txt"), {"LANG": "zh_CN.UTF-8"}, True),
        (("extract", "none.txt"), {"LANG": "en_US.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, True),
        (("extract", "none.txt"), {"LANG": "de_DE.UTF-8"}, False),
        (("extract", "none.txt"), {"LANG": "zh_CN.UTF-8", "NEWSX_LANG": "en"}, False),
        (("extract", "none.txt"), {"NEWSX_LANG": "zh"}, True),
        (("extract", "none.txt", "--lang", "en"), {"NEWSX_LANG": "zh"}, False),
        (("--lang=zh", "extract", "none.txt"), {}, True),
        (("extract", "--lang", "zh", "none.txt"), {}, True),
    ],
)
def test_who_asks_for_a_language_gets_it(
    words: tuple[str, ...], environ: dict[str, str], chinese: bool, tmp_path: Path
) -> None:
    done = run(*words, cwd=tmp_path, **environ)
    assert done.returncode == 3
    assert ("没有这个文件" in done.stderr) is chinese
    assert ("no such file" in done.stderr) is not chinese


def test_a_word_behind_two_dashes_is_an_input(tmp_path: Path) -> None:
    assert "no such file" in run("extract", "--", "--lang", cwd=tmp_path).stderr


def test_an_unknown_language_is_wrong_usage(tmp_path: Path) -> None:
    done = run("extract", "--lang", "xx", "none.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "--lang" in done.stderr


def test_data_speak_no_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("全年实现工业产值12.5亿元，同比增长3%。", encoding="utf-8")
    english, chinese = (
        run("extract", "a.txt", "--format", "jsonl", "--lang", language, cwd=tmp_path).stdout
        for language in ("en", "zh")
    )
    assert english == chinese != ""


def test_workers_speak_the_same_language(tmp_path: Path) -> None:
    pytest.importorskip("deadpool", reason="workers need the extra batch")
    story = "阳湖市工业提速\n\n本报讯 (记者 李青禾) 上半年，阳湖市实现出口额12.5亿元。\n\n"
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(story * 2, encoding="utf-8")
    done = run(
        "extract", ".", "--glob", "*", "--max-articles", "1", "--jobs", "2", "-o", "x.csv", "--lang", "zh",
        cwd=tmp_path,
    )  # fmt: skip
    assert "一个文档中有 2 篇文章" in done.stderr
    assert "articles in" not in done.stderr
