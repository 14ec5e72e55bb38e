"""man/newsx.1 says what the commands say, and the programs that show it have nothing against it."""

import os
import runpy
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from newsx.cli.main import cli

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "man" / "newsx.1"


def test_the_page_is_the_help(request: pytest.FixtureRequest) -> None:
    page = runpy.run_path(str(ROOT / "scripts" / "man.py"))["write_page"]()
    if request.config.getoption("--update-goldens"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page, "run this test with --update-goldens"


def test_every_command_has_its_section() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in cli.list_commands(click.Context(cli)):
        assert f"\n.SS newsx {name}\n" in page


@pytest.mark.skipif(not shutil.which("mandoc"), reason="needs mandoc")
def test_mandoc_warns_of_nothing() -> None:
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "warning", PAGE], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.skipif(not shutil.which("groff"), reason="needs groff")
def test_groff_warns_of_nothing() -> None:
    done = subprocess.run(
        ["groff", "-man", "-K", "utf8", "-T", "utf8", "-w", "w", "-z", PAGE],
        capture_output=True, encoding="utf-8", env=os.environ | {"LC_ALL": "C.UTF-8"}, check=False,
    )  # fmt: skip
    if "preconv" in done.stderr:
        pytest.skip("this groff is only half there")
    assert (done.stderr, done.returncode) == ("", 0)
