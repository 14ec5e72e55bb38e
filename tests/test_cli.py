"""The command line as a shell sees it: data, messages, exit codes."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from pathlib import Path
from subprocess import CompletedProcess

import click
import pytest
from click.testing import CliRunner

import newsx.cli
from newsx import __version__
from newsx.cli.exit_codes import ExitCode
from newsx.cli.main import cli, read_helps

Newsx = Callable[..., CompletedProcess[str]]
NEWSX = [sys.executable, "-m", "newsx"]
PAGE = "阳湖市上半年工业提速\n\n本报讯(记者 李青禾)上半年,阳湖市实现出口额12.5亿元,同比下降3.2%。\n"
POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX signals and devices")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_version(newsx: Newsx) -> None:
    assert newsx("--version").stdout == f"newsx {__version__}\n"


def test_version_tells_the_compiled_build(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = ModuleSpec("newsx.entities.tagger", None, origin=f"tagger{EXTENSION_SUFFIXES[0]}")
    monkeypatch.setattr("newsx.cli.main.find_spec", lambda name: stage if name == stage.name else None)
    assert CliRunner().invoke(cli, ["--version"]).stdout == f"newsx {__version__} (compiled)\n"


@pytest.mark.parametrize("name", ["", *cli.list_commands(click.Context(cli))])
def test_help_has_examples(newsx: Newsx, name: str) -> None:
    done = newsx(*name.split(), "-h")
    assert done.returncode == 0
    assert "Examples:" in done.stdout


def test_an_unknown_command(newsx: Newsx) -> None:
    done = newsx("extrakt")
    assert done.returncode == ExitCode.USAGE
    assert "extrakt" in done.stderr


def test_a_pipe_gets_jsonl(newsx: Newsx, page: Path) -> None:
    done = newsx("extract", page)
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    article = json.loads(line)
    assert article["source"] == str(page)
    assert PAGE[article["start"] : article["end"]].strip() == PAGE.strip()


@pytest.mark.parametrize(
    ("name", "begins"), [("facts.csv", "source,"), ("facts.JSON", '{"schema":"newsx/1"')]
)
def test_the_suffix_decides(newsx: Newsx, page: Path, tmp_path: Path, name: str, begins: str) -> None:
    done = newsx("extract", page, "-o", tmp_path / name)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_standard_input(newsx: Newsx) -> None:
    article = json.loads(newsx("extract", "-", stdin=PAGE).stdout)
    assert article["source"] == "-"


def test_one_bad_input_fails_alone(newsx: Newsx, page: Path, tmp_path: Path) -> None:
    done = newsx("extract", tmp_path / "gone.txt", page)
    assert done.returncode == ExitCode.SOME_FAILED
    assert len(done.stdout.splitlines()) == 1
    assert "gone.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_json_lists_what_failed(newsx: Newsx, tmp_path: Path) -> None:
    done = newsx("extract", tmp_path / "gone.txt", "--format", "json")
    assert done.returncode == ExitCode.ALL_FAILED
    (error,) = json.loads(done.stdout)["errors"]
    assert error["source"].endswith("gone.txt")


def test_quiet_and_verbose(newsx: Newsx, page: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    plain, quiet, verbose = (newsx("extract", page, gone, *o).stderr for o in ([], ["-q"], ["-v"]))
    assert len(quiet.splitlines()) == 1 < len(plain.splitlines()) < len(verbose.splitlines())
    assert all(line.startswith("newsx: ") for line in verbose.splitlines())


def test_nothing_succeeds(newsx: Newsx, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    out.write_text("as it was")
    assert newsx("extract", tmp_path / "gone.txt", "-o", out).returncode == ExitCode.ALL_FAILED
    assert out.read_text() == "as it was"
    assert os.listdir(tmp_path) == ["facts.jsonl"]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--format", "xml"), ("--only", "place,city"), ("--kind", "euro"), ("--date", "2024-13-01"),
        ("--encoding", "utf-9"), ("-o", "facts.doc"), ("-o", "no/folder/facts.csv"), ("--segmenter", "x"),
    ],
)  # fmt: skip
def test_wrong_usage(newsx: Newsx, page: Path, option: str, value: str) -> None:
    done = newsx("extract", page, option, value)
    assert done.returncode == ExitCode.USAGE
    assert value.split(",")[-1] in done.stderr
    assert option in done.stderr
    assert not done.stdout


def test_an_input_is_never_overwritten(newsx: Newsx, page: Path) -> None:
    done = newsx("extract", page.parent, "--format", "table", "-o", page)
    assert done.returncode == ExitCode.USAGE
    assert page.read_text(encoding="utf-8") == PAGE


@POSIX
def test_the_file_keeps_its_permissions(newsx: Newsx, page: Path, tmp_path: Path) -> None:
    out, link = tmp_path / "facts.csv", tmp_path / "link.csv"
    out.touch(0o640)
    out.chmod(0o640)
    link.symlink_to(out)
    assert newsx("extract", page, "-o", link).returncode == 0
    assert link.is_symlink()
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert out.read_text(encoding="utf-8").startswith("source,")


@POSIX
def test_a_device_is_written_to(newsx: Newsx, page: Path) -> None:
    assert newsx("extract", page, "-o", "/dev/null", "--format", "csv").returncode == 0
    assert not stat.S_ISREG(os.stat("/dev/null").st_mode)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("unbuffered", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["", "unbuffered"])
@pytest.mark.parametrize(
    "line",
    [
        "extract PAGE", "extract PAGE --format table", "explain PAGE", "schema", "check PAGE --format table",
        "table PAGE --format table", "units", "units --format table",
    ],
)  # fmt: skip
def test_a_full_disk(page: Path, line: str, unbuffered: dict[str, str]) -> None:
    words = [str(page) if word == "PAGE" else word for word in line.split()]
    # An unbuffered device refuses even nothing at all.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"} | unbuffered
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*NEWSX, *words], stdout=full, stderr=subprocess.PIPE, env=env, check=False)
    assert done.returncode == ExitCode.OUTPUT_FAILED
    assert done.stderr.decode() == "newsx: standard output: No space left on device\n"


@POSIX
@pytest.mark.parametrize(
    ("words", "code"),
    [("extract PAGE", 2), ("explain PAGE", 2), ("schema", 2), ("extract PAGE --format csv -o /dev/null", 0)],
)
def test_a_closed_output(page: Path, words: str, code: int) -> None:
    command = f"'{sys.executable}' -m newsx {words.replace('PAGE', str(page))} >&-"
    done = subprocess.run(["bash", "-c", command], stderr=subprocess.PIPE, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


@POSIX
def test_a_broken_pipe_ends_silently(page: Path) -> None:
    words = [*NEWSX, "extract", *[str(page)] * 200]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == ExitCode.DONE


@POSIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_leaves_no_trace(tmp_path: Path, number: int, code: int) -> None:
    out = tmp_path / "facts.jsonl"
    out.write_text("as it was")
    words = [*NEWSX, "extract", "-", "-o", str(out)]
    # What a shell starts in the background ignores SIGINT, and so would the process.
    before = signal.signal(number, signal.default_int_handler)
    try:
        started = subprocess.Popen(words, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    finally:
        signal.signal(number, before)
    with started as process:
        deadline = time.monotonic() + 30
        while len(os.listdir(tmp_path)) == 1 and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(number)
        assert process.stderr
        assert process.stderr.read() == b""
        # Python itself ends by the signal where that came inside an exec(); shells say 130 to both.
        assert process.wait(30) in {code, -number}
    assert out.read_text() == "as it was"
    assert os.listdir(tmp_path) == ["facts.jsonl"]


INSIDE_A_CALLBACK = """
import signal, sys, time
import newsx.cli.main as main

class Lock:
    def __del__(self):
        signal.raise_signal(int(sys.argv[1]))

def run(arguments):
    Lock()
    time.sleep(30)
    return 0

main._run = run
sys.exit(main.main())
"""


@POSIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_inside_a_callback_is_not_lost(number: int, code: int) -> None:
    """Python ignores what a callback raises, and imports have callbacks."""
    words = [sys.executable, "-c", INSIDE_A_CALLBACK, str(int(number))]
    before = signal.signal(number, signal.default_int_handler)
    try:
        started = subprocess.Popen(words, stderr=subprocess.PIPE)
    finally:
        signal.signal(number, before)
    with started as process:
        assert process.stderr
        assert (process.stderr.read(), process.wait(20)) == (b"", code)


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (["--help"], {"jieba", "rjieba", "rich", "msgspec", "newsx.pipeline", "newsx.cli.extract"}),
        (["--version"], {"jieba", "rjieba", "rich", "msgspec", "newsx.pipeline"}),
        (["extract", "--help"], {"jieba", "rjieba", "rich", "msgspec", "newsx.pipeline"}),
        (["schema"], {"jieba", "rjieba", "rich", "msgspec", "newsx.pipeline"}),
        (["extract", "PAGE", "--format", "jsonl"], {"rich", "csv", "email", "urllib.request"}),
        (["extract", "PAGE", "--format", "csv"], {"rich"}),
    ],
)
def test_what_is_not_needed_is_not_loaded(page: Path, words: list[str], unwanted: set[str]) -> None:
    code = "import sys; from newsx.cli.main import main; main(); sys.stderr.write(' '.join(sys.modules))"
    words = [str(page) if word == "PAGE" else word for word in words]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, encoding="utf-8", check=True
    )
    assert not unwanted & set(done.stderr.split())
    assert "newsx.cli.main" in done.stderr


def test_shell_completion(monkeypatch: pytest.MonkeyPatch, newsx: Newsx) -> None:
    monkeypatch.setenv("_NEWSX_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "newsx ex")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert newsx().stdout.split() == ["plain,explain", "plain,extract"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("page.pdf", b"%PDF-1.7\n\x00\x01", "pdftotext"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b"\n \n", "no text"),
        ("gone.txt", None, "check the path"),
    ],
)
def test_a_bad_input_is_named_with_what_to_do(
    newsx: Newsx, page: Path, name: str, content: bytes | None, said: str
) -> None:
    bad = page.parent / name
    if content is not None:
        bad.write_bytes(content)
    done = newsx("extract", bad, page)
    assert done.returncode == ExitCode.SOME_FAILED
    assert len(done.stdout.splitlines()) == 1
    first, last = done.stderr.splitlines()
    assert first.startswith(f"newsx: {bad}: ")
    assert said in first
    assert last == "newsx: 1 of 2 inputs failed; the others were extracted"


def test_other_encodings(newsx: Newsx, page: Path) -> None:
    page.write_bytes(PAGE.encode("gb18030"))
    article = json.loads(newsx("extract", page).stdout)
    assert article["encoding"] == "gb18030"
    assert PAGE.startswith(article["title"])
    assert json.loads(newsx("extract", page, "--encoding", "latin-1").stdout)["encoding"] == "iso8859-1"


@POSIX
def test_closed_messages(tmp_path: Path) -> None:
    command = f"'{sys.executable}' -m newsx extract '{tmp_path}/gone.txt' 2>&-"
    assert subprocess.run(["bash", "-c", command], check=False).returncode == ExitCode.ALL_FAILED


def test_no_colour_in_a_pipe(newsx: Newsx, page: Path) -> None:
    assert "\x1b" not in newsx("extract", page, "--format", "table").stdout


def look(words: list[str], **env: str) -> str:
    """What a terminal of 80 columns gets to see of the output."""
    import pty

    control, terminal = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | env
    with subprocess.Popen([*NEWSX, *words], stdout=terminal, env=env | {"COLUMNS": "80", "TERM": "xterm"}):
        os.close(terminal)
        seen = b""
        try:
            while chunk := os.read(control, 65536):
                seen += chunk
        except OSError:  # Linux says EIO where others say end of file
            pass
        finally:
            os.close(control)
    return seen.decode("utf-8")


@POSIX
def test_a_terminal_gets_a_table(page: Path) -> None:
    seen = look(["extract", str(page)])
    assert "\x1b[" in seen
    assert "阳湖市上半年工业提速" in seen


@POSIX
def test_no_colour_on_request(page: Path) -> None:
    seen = look(["extract", str(page)], NO_COLOR="1")
    assert "阳湖市上半年工业提速" in seen
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", seen)


def test_folders_are_read_through(newsx: Newsx, page: Path) -> None:
    below = page.parent / "2024" / "10"
    below.mkdir(parents=True)
    for name in ("b.txt", "a.md", "c.news"):
        (below / name).write_text(PAGE, encoding="utf-8")

    def sources(*options: str) -> list[str]:
        lines = newsx("extract", page.parent, *options).stdout.splitlines()
        return [os.path.basename(json.loads(line)["source"]) for line in lines]

    assert sources() == ["a.md", "b.txt", "page.txt"]
    assert sources("--glob", "*.news", "--glob", "*.md") == ["a.md", "c.news"]


def test_file_names_cannot_steer_the_terminal(newsx: Newsx) -> None:
    done = newsx("extract", "no\x1b[31mred.txt")
    assert "\x1b" not in done.stderr
    assert "no␛[31mred.txt" in done.stderr


@POSIX
def test_a_file_name_that_is_not_utf8(newsx: Newsx, page: Path) -> None:
    odd = os.fsencode(page.parent) + "/新闻.txt".encode("gb18030")
    os.rename(page, odd)
    done = newsx("extract", page.parent)
    assert done.returncode == 0
    assert "�" in json.loads(done.stdout)["source"]


def test_helps_are_those_of_the_commands() -> None:
    context = click.Context(cli)
    commands = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    assert {"check", "dictionary", "explain", "extract", "query", "schema", "table"} <= set(commands)
    modules = (path.stem for path in (Path(newsx.cli.__file__).parent).glob("*.py"))
    assert {name for name in modules if cli.get_command(context, name) and name != "main"} == set(commands)
    for name, words in read_helps().items():
        command = commands[name]
        assert command is not None
        assert command.get_short_help_str(60) == click.Command(name, help=words).get_short_help_str(60)
