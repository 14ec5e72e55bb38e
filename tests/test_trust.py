"""What newsx never does, whatever it reads: reach the network, run data, follow a planted link."""

import ast
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import click
import pytest

import newsx
from newsx.cli.exit_codes import ExitCode

SOURCE = Path(newsx.__file__).parent
ROOT = Path(__file__).parents[1]
TEXT = "阳湖市上半年实现出口额12.5亿元，同比下降3.2%。\n"
# An audit hook sees every socket and every process, also those that compiled modules ask Python for.
GUARDED = """
import sys

def guard(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        raise SystemExit(f"forbidden: {event} {arguments}")
    if event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile"):
        raise SystemExit(f"forbidden: {event} {arguments}")
    if event in ("marshal.loads", "pickle.find_class") and sys._getframe(1).f_globals.get(
        "__name__", ""
    ).startswith(("newsx", "jieba")):
        raise SystemExit(f"forbidden: {event} {arguments}")

sys.addaudithook(guard)
import json
from newsx.cli.main import main
for words in json.loads(sys.argv[1]):
    try:
        code = main(words)
    except SystemExit as ending:
        code = ending.code
    sys.stdout.flush()
    if code:
        sys.exit(f"{words}: {code}")
"""
RUNS: tuple[tuple[str, ...], ...] = (
    ("extract", "page.txt", "--segmenter", "jieba"),
    ("extract", "page.txt", "gb.txt", "rows.jsonl", "-q", "-o", "facts.csv", "--resume"),
    ("extract", "page.txt", "--format", "table"),
    ("extract", "page.txt", "-o", "facts.sqlite"),
    ("extract", "page.txt", "-o", "out/", "--format", "markdown", "-d", "names.tsv"),
    ("query", "facts.sqlite", "SELECT text FROM facts"),
    ("report", "page.txt", "-o", "report.html"),
    ("show", "page.txt"),
    ("check", "page.txt"),
    ("table", "page.txt", "--unit", "亿元"),
    ("explain", "page.txt"),
    ("dictionary", "check", "names.tsv"),
    ("dictionary", "list"),
    ("dictionary", "show", "天山"),
    ("dictionary", "search", "天山"),
    ("units",),
    ("schema",),
    ("--version",),
    ("extract", "--help"),
)


def test_every_command_is_run() -> None:
    from newsx.cli.main import cli

    assert set(cli.list_commands(click.Context(cli))) <= {words[0] for words in RUNS}


def test_no_socket_and_no_process(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gb.txt").write_text(TEXT, encoding="gb18030")
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
    (tmp_path / "names.tsv").write_text("云海新材\torganization\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", GUARDED, json.dumps(RUNS)],
        cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE.parent), "PYTHONWARNINGS": "ignore", "PAGER": "less"},
    )  # fmt: skip
    said = [line for line in done.stderr.splitlines() if not line.startswith("newsx: names.tsv: names: 1;")]
    assert (done.returncode, said) == (ExitCode.DONE, [])
    assert (tmp_path / "report.html").exists()


DANGEROUS_CALLS = {"eval", "exec", "compile", "__import__"}
DANGEROUS_MODULES = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "yaml", "xml", "socket", "urllib",
                     "http", "requests", "ftplib", "smtplib", "tempfile", "subprocess", "ctypes"}  # fmt: skip
STARTS_THE_PAGER = ("cli/pager.py", "subprocess")
"""The user's own command, as words and without a shell, where somebody looks at a terminal."""
PRIVATE_FILES = {"TemporaryDirectory", "TemporaryFile", "gettempdir"}
"""What the standard library opens for its owner alone, and where: a name for messages."""


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.name)
def test_no_module_runs_data_or_calls_out(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        where = f"{path}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in DANGEROUS_CALLS, where
        if isinstance(node, ast.Import):
            modules = {name.name.split(".")[0] for name in node.names}
            if path.relative_to(SOURCE).as_posix() == STARTS_THE_PAGER[0]:
                modules.discard(STARTS_THE_PAGER[1])
            assert not modules & DANGEROUS_MODULES, where
        if isinstance(node, ast.ImportFrom):
            private = node.module == "tempfile" and {name.name for name in node.names} <= PRIVATE_FILES
            assert private or (node.module or "").split(".")[0] not in DANGEROUS_MODULES, where


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_unfinished_output_is_private(tmp_path: Path) -> None:
    from newsx.export.target import open_target

    with open_target(str(tmp_path / "facts.csv")) as target:
        target.write(b"x")
        (hidden,) = tmp_path.iterdir()
        assert stat.S_IMODE(hidden.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["facts.csv"]


@pytest.mark.skipif(os.name != "posix", reason="POSIX links")
def test_a_planted_temporary_is_not_followed(tmp_path: Path) -> None:
    from newsx.export.target import open_target

    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / ".hidden").symlink_to(victim)
    with open_target(str(tmp_path / "facts.csv"), temporary=".hidden") as target:
        target.write(b"x")
    assert victim.read_bytes() == b"precious"


def test_the_wheel_is_the_same_twice(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    names = []
    for number in range(2):
        out = tmp_path / str(number)
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
            cwd=ROOT, check=True, capture_output=True, timeout=120,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"},
        )  # fmt: skip
        names.append(next(out.glob("*.whl")))
    assert names[0].read_bytes() == names[1].read_bytes()


def test_every_test_that_stops_an_attack_is_there() -> None:
    """SECURITY.md names a test for each attack."""
    import re

    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = re.findall(r"`(test_\w+)::(test_\w+)`", page)
    assert len(named) > 15
    for module, test in named:
        text = (ROOT / "tests" / f"{module}.py").read_text(encoding="utf-8")
        assert f"def {test}(" in text, f"{module}::{test}"
