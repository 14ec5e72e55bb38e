"""Every script of benchmarks/ says how it is used, and does nothing else then."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
SCRIPTS = sorted(
    path
    for path in (TOP / "benchmarks").glob("*.py")
    if '__name__ == "__main__"' in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_says_how_it_is_used(script: Path) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(TOP), str(TOP / "src"))), "COLUMNS": "100"}
    for words in (["--help"], ["--no-such-option"]):
        done = subprocess.run(
            [sys.executable, str(script), *words],
            capture_output=True,
            encoding="utf-8",
            env=environment,
            timeout=60,
            check=False,
        )
        assert done.returncode == (0 if words == ["--help"] else 2), done.stderr
        said = done.stdout if words == ["--help"] else done.stderr
        assert said.startswith(f"usage: {script.name}")
        assert "Traceback" not in done.stderr


def test_wrong_names_and_folders_are_told(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(TOP), str(TOP / "src")))}
    for words, expected in (
        (["names.py", str(tmp_path)], "no such file"),
        (["growth.py", "100", "no such"], "no such case"),
        (["bad_inputs.py", "no such"], "no such input"),
        (["decoding.py", str(tmp_path)], "no text"),
    ):
        script, *rest = words
        done = subprocess.run(
            [sys.executable, str(TOP / "benchmarks" / script), *rest],
            capture_output=True,
            encoding="utf-8",
            env=environment,
            timeout=60,
            check=False,
        )
        assert (done.returncode, expected in done.stderr) == (2, True), done.stderr
