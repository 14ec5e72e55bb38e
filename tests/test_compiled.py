"""The compiled build stays possible: mypyc reads all modules that pyproject.toml names, without compiling."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = ROOT / "pyproject.toml"
pytest.importorskip("mypyc")
pytest.importorskip("setuptools")

READ = """
import sys
from mypyc.build import mypycify
mypycify(sys.argv[2:], target_dir=sys.argv[1], multi_file=True)
"""


def compiled_modules() -> list[str]:
    """The files that hatch-mypyc would compile."""
    tool = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]
    hook = tool["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
    files = [file for folder in hook["include"] for file in (ROOT / folder).rglob("*.py")]
    names = sorted(file.relative_to(ROOT).as_posix() for file in files if file.name not in hook["exclude"])
    return [name for name in names if name not in hook["exclude"]]


def test_mypyc_reads_all_modules(tmp_path: Path) -> None:
    modules = compiled_modules()
    assert "src/newsx/entities/tagger.py" in modules
    command = [sys.executable, "-c", READ, tmp_path, "--ignore-missing-imports", *modules]
    own = os.environ | {"MYPY_CACHE_DIR": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
