"""The documentation tells the truth: its examples run, its reference is the program's own help.

A ``console`` block holds commands (``$ ``) and what they print; a line ``...`` stands for any lines. What a
``console sample`` block prints may drift a little, because rules and tables grow. After a change that is
meant, ``pytest tests/test_docs.py --update-goldens`` writes the outputs and docs/cli.md anew.
"""

import difflib
import doctest
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

import newsx
from newsx.cli.exit_codes import ExitCode
from newsx.cli.main import cli
from newsx.export.delimited import COLUMNS
from newsx.export.formats import FORMATS
from newsx.export.schema import read_schema

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "README.zh.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("**/*.md")),
]
REFERENCE = ROOT / "docs" / "cli.md"
FENCE = re.compile(r"^```(console(?: sample)?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DRIFT = 0.5


@dataclass(frozen=True)
class Example:
    """One command of a console block."""

    place: str
    command: str
    output: str
    strict: bool


def read_examples(page: Path) -> Iterator[Example]:
    text = page.read_text(encoding="utf-8")
    for fence in FENCE.finditer(text):
        line = text.count("\n", 0, fence.start()) + 2
        for part in re.split(r"^(?=\$ )", fence[2], flags=re.MULTILINE):
            if part:
                command, _, output = part.removeprefix("$ ").partition("\n")
                yield Example(f"{page.relative_to(ROOT)}:{line}", command, output, fence[1] == "console")
            line += part.count("\n")


EXAMPLES = [example for page in PAGES if page.exists() for example in read_examples(page)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder as the reader has it, with the program on the path."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    program = folder / "bin" / "newsx"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newsx "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    source = str(Path(newsx.__file__).parents[1])
    unset = {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}
    env = {name: value for name, value in os.environ.items() if name not in unset}
    env |= {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": source}
    return folder, env


def run(example: Example, desk: tuple[Path, dict[str, str]]) -> str:
    folder, env = desk
    if re.search(r"\bjq\b", example.command) and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    done = subprocess.run(
        ["bash", "-c", example.command],
        cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stdout, done.stdout
    return done.stdout


def agrees(example: Example, output: str) -> bool:
    if not example.strict:
        return difflib.SequenceMatcher(None, example.output, output, autojunk=False).ratio() >= DRIFT
    pattern = "".join(
        "(?:.*\n)*?" if line == "..." else re.escape(f"{line}\n") for line in example.output.splitlines()
    )
    return re.fullmatch(pattern, output) is not None


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_examples_run(
    example: Example, desk: tuple[Path, dict[str, str]], request: pytest.FixtureRequest
) -> None:
    output = run(example, desk)
    if request.config.getoption("--update-goldens") and "\n...\n" not in f"\n{example.output}":
        page = ROOT / example.place.partition(":")[0]
        text = page.read_text(encoding="utf-8")
        old, new = (f"$ {example.command}\n{shown}" for shown in (example.output, output))
        assert old in text
        page.write_text(text.replace(old, new), encoding="utf-8")
    else:
        assert agrees(example, output), f"{example.place}: $ {example.command}\n{output}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    if page.name == "spacy.md":
        # What an installation finds by its entry point; a checkout may have been installed before.
        pytest.importorskip("newsx.spacy", exc_type=ImportError)
    failed, _ = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert not failed


def test_every_command_is_told_of() -> None:
    told = "".join(page.read_text(encoding="utf-8") for page in PAGES if page != REFERENCE)
    missing = [name for name in commands() if f"newsx {name}" not in told]
    assert not missing, "name them in README.md or in a page of docs/"


def test_every_exit_code_is_told_of() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", readme, re.MULTILINE)] == list(ExitCode)


def test_every_field_and_column_is_told_of() -> None:
    told = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    fields = {
        name for part in json.loads(read_schema())["$defs"].values() for name in part.get("properties", ())
    }
    assert not {name for name in fields | set(COLUMNS) | set(FORMATS) if f"`{name}`" not in told}


def test_links_lead_somewhere() -> None:
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_reference_is_the_help(request: pytest.FixtureRequest) -> None:
    reference = write_reference()
    if request.config.getoption("--update-goldens"):
        REFERENCE.write_text(reference, encoding="utf-8")
    assert REFERENCE.read_text(encoding="utf-8") == reference, "run this test with --update-goldens"


def commands() -> list[str]:
    return cli.list_commands(click.Context(cli))


def write_reference() -> str:
    """docs/cli.md, from ``--help``."""
    parts = [
        "# Command line",
        "Written from `newsx --help` by `tests/test_docs.py`; a test holds them equal.",
        help_of(),
    ]
    for name in commands():
        parts += [f"## newsx {name}", help_of(name)]
        if isinstance(group := cli.get_command(click.Context(cli), name), click.Group):
            for part in group.commands:
                parts += [f"### newsx {name} {part}", help_of(name, part)]
    return "\n\n".join(parts) + "\n"


def help_of(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "newsx", *words, "--help"],
        env=os.environ | {"COLUMNS": "100"}, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return f"```text\n{done.stdout.rstrip()}\n```"
