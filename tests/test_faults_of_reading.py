"""Commands that make one thing of many inputs: what goes wrong with one input ends with it."""

import json
import sys
from pathlib import Path

import pytest

from newsx.audit.auditor import Auditor
from newsx.cli.exit_codes import ExitCode
from newsx.cli.main import main
from newsx.pipeline import Extraction, Pipeline
from newsx.text.document import Document

TEXT = "阳湖市上半年实现出口额12.5亿元，同比下降3.2%。\n"
COMMANDS = ("check", "table", "show", "explain")
EXTRACT = Pipeline.extract
CHECK = Auditor.check


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for name in ("1.txt", "bad.txt", "2.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(words: list[str], capfd: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(words)
    sys.stdout.flush()
    captured = capfd.readouterr()
    assert "Traceback" not in captured.err
    return code, captured.out, captured.err


def fault(self: Pipeline, document: Document, *, date: str | None = None) -> Extraction:
    if document.source.endswith("bad.txt"):
        raise ValueError("no digit")
    return EXTRACT(self, document, date=date)


@pytest.mark.parametrize("command", COMMANDS[:2])
def test_a_fault_ends_one_input(
    command: str, pages: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _, before, _ = run([command, str(pages / "1.txt"), str(pages / "2.txt"), "--format", "jsonl"], capfd)
    monkeypatch.setattr(Pipeline, "extract", fault)
    code, out, said = run([command, str(pages), "--format", "jsonl"], capfd)
    assert code == ExitCode.SOME_FAILED
    assert f"newsx: {pages}/bad.txt: ValueError: no digit: a fault of newsx" in said
    assert sorted(out.splitlines()) == sorted(before.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
def test_a_fault_at_the_only_input(
    command: str, pages: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Pipeline, "extract", fault)
    code, out, said = run([command, str(pages / "bad.txt")], capfd)
    assert (code, out) == (ExitCode.ALL_FAILED, "")
    assert "ValueError: no digit: a fault of newsx: please report it with this input" in said


def test_a_fault_of_what_is_made_of_it(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def check(self: Auditor, extraction: Extraction) -> object:
        if extraction.document.source.endswith("bad.txt"):
            raise RecursionError
        return CHECK(self, extraction)

    monkeypatch.setattr(Auditor, "check", check)
    code, out, said = run(["check", str(pages), "--format", "json"], capfd)
    assert code == ExitCode.SOME_FAILED
    assert "RecursionError: a fault of newsx" in said
    assert json.loads(out)["errors"][0]["error"] == "RecursionError"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--max-bytes", "20"], "more than 20 bytes: split it, or raise --max-bytes"),
        (["--max-articles", "0"], "Invalid value for '--max-articles'"),
        (["--timeout", "0"], "Invalid value for '--timeout'"),
        (["--max-bytes", "much"], "much is no size"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_limits(
    command: str, options: list[str], words: str, pages: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, said = run([command, str(pages / "1.txt"), *options], capfd)
    assert code in {ExitCode.USAGE, ExitCode.ALL_FAILED}
    assert words in said
    assert out == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_time_is_limited(
    command: str, pages: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def hang(self: Pipeline, document: Document, *, date: str | None = None) -> Extraction:
        while True:
            pass

    monkeypatch.setattr(Pipeline, "extract", hang)
    code, _, said = run([command, str(pages / "1.txt"), "--timeout", "0.05"], capfd)
    assert code == ExitCode.ALL_FAILED
    assert "took longer than 0.05 s: raise --timeout, or split the file" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_a_lossy_input_is_refused_on_request(
    command: str, pages: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (pages / "bad.txt").write_bytes(TEXT.encode() * 20 + b"\xff\xfe" + TEXT.encode())
    code, _, said = run([command, str(pages / "bad.txt")], capfd)
    assert code == ExitCode.DONE
    assert "2 characters are no utf-8 and stand as U+FFFD" in said
    code, _, said = run([command, str(pages / "bad.txt"), "--strict-encoding"], capfd)
    assert code == ExitCode.ALL_FAILED
    assert "2 characters are no utf-8: name the right --encoding, or leave out --strict-encoding" in said


@pytest.mark.parametrize("command", ["extract", "check", "table"])
def test_guesses_are_told_and_counted(
    command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_bytes(TEXT.encode("gb18030"))
    code, _, said = run([command, str(tmp_path)], capfd)
    assert code == ExitCode.DONE
    assert said.count("gb18030 is a guess: if the text looks wrong, name the right --encoding\n") == 3
    assert "3 more inputs were read by a guess at the encoding: --encoding says it for all\n" in said
    code, _, said = run([command, str(tmp_path), "--encoding", "gb18030"], capfd)
    assert (code, said) == (ExitCode.DONE, "")


@pytest.mark.parametrize("command", ["extract", "check", "table"])
def test_lines_of_two_encodings_are_told(
    command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode() * 3 + TEXT.encode("gb18030"))
    code, _, said = run([command, str(tmp_path / "a.txt")], capfd)
    assert code == ExitCode.DONE
    assert "lines of utf-8 and of gb18030, each read as what it is" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_a_segmenter_that_is_not_there(
    command: str, pages: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from newsx.tokens import segmenter

    monkeypatch.setattr(segmenter, "find_spec", lambda name: None)
    code, _, said = run([command, str(pages / "1.txt"), "--segmenter", "rjieba"], capfd)
    assert code == ExitCode.USAGE
    assert "rjieba is not installed: pip install 'newsx[fast]', or choose jieba" in said
