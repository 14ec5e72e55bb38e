"""The pictures are whole, ask nothing of the network, stand in the documents, and can be made again."""

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "docs" / "assets"
PICTURES = sorted(ASSETS.glob("*.svg"))


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_a_picture_fetches_nothing(picture: Path) -> None:
    text = picture.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)  # noqa: S314
    assert root.find("{http://www.w3.org/2000/svg}title") is not None
    assert not re.search(r"href|<script|<image|@font-face|@import|url\((?!#)", text)


def test_every_picture_is_shown() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    shown = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert [path.name for path in ASSETS.iterdir() if path.suffix != ".css" and path.name not in shown] == []


@pytest.mark.skipif(
    os.name != "posix" or not shutil.which("bash"), reason="needs a terminal of Unix and bash"
)
def test_a_picture_can_be_made_again() -> None:
    script: dict[str, Any] = runpy.run_path(str(ROOT / "scripts" / "pictures.py"))
    picture = script["make_picture"]("explain")
    assert "昌吉回族自治州" in picture
    assert "#78d2d7" in picture  # the colour of a row's place
    ElementTree.fromstring(picture)  # noqa: S314


def test_an_unknown_picture_is_no_picture() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "pictures.py", "no-such"], capture_output=True, check=False
    )
    assert done.returncode == 2
