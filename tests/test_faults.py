"""Whatever ends a run: going on gives the bytes of a run that nothing disturbed, none lost, none twice."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsx.cli.exit_codes import ExitCode

if os.name != "posix":
    pytest.skip("kills processes", allow_module_level=True)
pytest.importorskip("deadpool", reason="needs the extra batch", exc_type=ImportError)

FAULTY = Path(__file__).parent / "faulty"
sys.path.insert(0, str(FAULTY))
import run_faulty  # noqa: E402

SCRIPT = FAULTY / "run_faulty.py"
COUNT = 60
ROOT = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may do everything")


def command(*words: str | Path) -> list[str]:
    return [sys.executable, str(SCRIPT), *map(str, words)]


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*words), capture_output=True, encoding="utf-8", timeout=120, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Documents of many sizes, in folders."""
    folder = tmp_path / "in"
    for number in range(COUNT):
        path = folder / f"{number % 3}" / f"good{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"文 {number}\n" + "字" * (number * 37 % 9000), encoding="utf-8")
    return folder


def content(path: Path) -> dict[str, bytes]:
    """Every file of an output, but for the journal and what belongs to it."""
    if path.is_file():
        return {"": path.read_bytes()}
    return {
        str(file.relative_to(path)): file.read_bytes()
        for file in sorted(path.rglob("*"))
        if file.is_file() and not file.name.startswith(".newsx.")
    }


@pytest.fixture(params=["out.jsonl", "out/"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"{tmp_path}/{request.param}"


def expected(folder: Path, target: str) -> dict[str, bytes]:
    """What an undisturbed run in this process writes."""
    other = f"{folder.parent}/expected" + ("/" if target.endswith("/") else ".jsonl")
    assert run_faulty.main(str(folder), other, "jobs=1") == 0
    return content(Path(other))


@pytest.mark.parametrize(
    ("number", "target"),
    [
        (signal.SIGKILL, "out.jsonl"),
        (signal.SIGKILL, "out/"),
        (signal.SIGINT, "out.jsonl"),
        (signal.SIGTERM, "out/"),
    ],
    indirect=["target"],
)
def test_a_stopped_run_goes_on(folder: Path, target: str, number: int) -> None:
    whole = expected(folder, target)
    words = command(folder, target, "say", "pause=0.01")
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        for _ in range(COUNT // 3):
            process.stdout.readline()
        process.send_signal(number)
        assert process.wait(30) != 0
    assert run_faulty.main(str(folder), target, "resume", "jobs=1") == 0
    assert content(Path(target)) == whole
    assert not list(folder.parent.rglob("*.tmp"))


@pytest.mark.parametrize("room", [200, 4000])
def test_a_full_disk(folder: Path, target: str, room: int) -> None:
    whole = expected(folder, target)
    done = run(folder, target, "jobs=1", f"room={room}")
    assert done.returncode == ExitCode.OUTPUT_FAILED
    assert "go on with --resume" in done.stderr
    assert "Traceback" not in done.stderr
    assert run_faulty.main(str(folder), target, "resume", "jobs=1") == 0
    assert content(Path(target)) == whole


def test_no_worker_outlives_a_killed_run(folder: Path, tmp_path: Path) -> None:
    if not os.path.isdir("/proc"):
        pytest.skip("looks into /proc")
    with subprocess.Popen(
        command(folder, tmp_path / "out.jsonl", "say", "pause=0.05"),
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout
        process.stdout.readline()
        assert len(session(process.pid)) >= 3
        process.kill()
    deadline = time.monotonic() + 15
    while session(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not session(process.pid)


def session(leader: int) -> list[int]:
    """The processes of a session."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, number = path.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(number) == leader and state != "Z":
            found.append(int(path.parent.name))
    return found


def test_a_file_that_vanishes(folder: Path, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    victim = max((folder / "0").iterdir())  # its folder is listed when the first document is read
    assert run_faulty.main(str(folder), target, "jobs=1", f"vanish={victim}") == 1
    assert capsys.readouterr().out.split() == [str(COUNT - 1), "1"]
    assert content(Path(target)) == expected(folder, target)


def test_a_file_that_is_none(folder: Path, target: str) -> None:
    victim = sorted(folder.rglob("*.txt"))[5]
    good = victim.read_bytes()
    victim.unlink()
    victim.symlink_to(victim.name)  # whoever opens it is sent in circles
    assert run_faulty.main(str(folder), target, "jobs=1") == 1
    victim.unlink()
    victim.write_bytes(good)
    assert run_faulty.main(str(folder), target, "jobs=1", "resume") == 0
    assert content(Path(target)) == expected(folder, target)


@ROOT
def test_a_read_only_output(folder: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(0o500)
    done = subprocess.run(
        [sys.executable, "-m", "newsx", "extract", folder, "-o", locked / "out.jsonl", "--jobs", "2"],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == ExitCode.USAGE
    assert "Permission denied" in done.stderr


@pytest.mark.parametrize("target", ["out.jsonl"], indirect=True)
def test_bad_documents_fail_alone_and_are_tried_again(
    folder: Path, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = expected(folder, target)
    bad = [folder / "1" / f"{fault}.txt" for fault in ("hangs", "dies", "raises")]
    for path in bad:
        path.write_text("文", encoding="utf-8")
    assert run_faulty.main(str(folder), target, "timeout=0.5") == 1
    assert content(Path(target)) == whole
    assert run_faulty.main(str(folder), target, "resume", "jobs=1") == 1  # or it would hang
    for path in bad:
        path.rename(path.with_name(f"good-{path.name}"))
    capsys.readouterr()
    assert run_faulty.main(str(folder), target, "retry", "jobs=1") == 0
    assert capsys.readouterr().out.split() == [str(COUNT + 3), "0"]
    assert content(Path(target)) == expected(folder, target)
