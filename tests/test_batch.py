"""Plans, outputs and whole runs in this process; workers and faults have tests of their own."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsx.batch.destination import Destination
from newsx.batch.outputs import FolderOutput, SingleOutput
from newsx.batch.plan import MAX_NAME, Inputs, PlanError, measure, name_roots, plan_steps, safe_name
from newsx.batch.records import Fields
from newsx.batch.run import Conduct, run_steps
from newsx.batch.work import Outcome, Task, Work
from newsx.cli.exit_codes import ExitCode
from newsx.cli.main import main
from newsx.export.formats import FORMATS, WriterOptions, create_writer
from newsx.export.target import OutputError, open_target

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two texts, one of them compressed, and a file of rows."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("第一篇", encoding="utf-8")
    (folder / "sub" / "b.txt.gz").write_bytes(gzip.compress("第二篇".encode()))
    rows = '{"text": "第三篇", "day": "2024-01-01"}\n{"text": "第四篇"}\n{"body": 1}\n'
    (folder / "sub" / "c.jsonl").write_text(rows, encoding="utf-8")
    return folder


def inputs(*paths: Path, **more: object) -> Inputs:
    return Inputs(tuple(map(str, paths)), glob=("*",), **more)  # type: ignore[arg-type]


def echo() -> Work:
    def work(task: Task) -> Outcome:
        text = task.document.text
        return Outcome(task.document.source, f"{text} {task.date}\n".encode(), chars=len(text), articles=1)

    return work


def test_a_plan_reads_everything_in_order(folder: Path) -> None:
    steps = list(plan_steps(inputs(folder, date="2023-12-31", fields=Fields(date="day"), apart=True)))
    assert [step.name for step in steps] == ["a.txt", "sub/b.txt.gz", *["sub/c.jsonl"] * 3]
    read = [step.item for step in steps]
    assert [item.document.text for item in read if isinstance(item, Task)] == [
        "第一篇",
        "第二篇",
        "第三篇",
        "第四篇",
    ]
    assert [item.date for item in read if isinstance(item, Task)] == ["2023-12-31"] * 2 + [
        "2024-01-01",
        "2023-12-31",
    ]
    assert isinstance(read[-1], Outcome)
    size = sum(path.stat().st_size for path in folder.rglob("*.*"))
    assert measure(inputs(folder)) == (3, size)
    assert sum(step.size for step in steps) == size


def test_bad_files_are_steps_too(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"")
    (folder / "sub" / "b.txt.gz").write_bytes(b"plain")
    errors = [
        s.item.error for s in plan_steps(inputs(folder, folder / "gone.txt")) if isinstance(s.item, Outcome)
    ]
    assert [error.split(":")[0] for error in errors] == [
        "the file is empty", "it cannot be decompressed",
        "no text in column 'text'", "no such file or folder",
    ]  # fmt: skip


def test_what_the_run_writes_is_no_input(folder: Path) -> None:
    out = folder / "facts.jsonl"
    for name in ("facts.jsonl.journal", "facts.jsonl.results"):
        (folder / name).write_text("{}")
    assert measure(inputs(folder, own_files=Destination(str(out)).own_files()))[0] == 3
    (folder / "out").mkdir()
    (folder / "out" / "x.txt").write_text("x")
    assert measure(inputs(folder, own_files=Destination(f"{folder}/out/").own_files()))[0] == 5


def test_the_output_cannot_be_an_input(folder: Path) -> None:
    with pytest.raises(PlanError, match=r"a\.txt is an input too"):
        list(plan_steps(inputs(folder, output=str(folder / "a.txt"))))


@pytest.mark.parametrize(
    ("paths", "roots"),
    [
        (["in"], [""]),
        (["in", "in/a.txt"], ["in", "a.txt"]),
        (["in/a.txt"], ["a.txt"]),
        (["in/sub/", "-"], ["sub", "stdin"]),
        (["in/.", "in/sub/.."], None),
        (["in/a.txt", "other/A.txt"], None),
        (["in/a.txt", "in/a.txt"], None),
    ],
)
def test_no_two_paths_share_an_output(
    folder: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], roots: list[str] | None
) -> None:
    monkeypatch.chdir(folder.parent)
    if roots is None:
        with pytest.raises(PlanError, match="have the same name"):
            name_roots(paths)
    else:
        assert name_roots(paths) == roots


NAMES = [
    ("2024/一季度.txt", "2024/一季度.txt"),
    ("增长5%.txt", "增长5%.txt"),
    ("a\nb.txt", "a%0Ab.txt"),
    ("a%0Ab.txt", "a%250Ab.txt"),
    ("a?b:c.txt", "a%3Fb%3Ac.txt"),
    ("dots../end.", "dots.%2E/end%2E"),
    ("tab\tend ", "tab%09end%20"),
]


@pytest.mark.parametrize(("name", "safe"), NAMES)
def test_names_every_system_takes(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert len({safe for _, safe in NAMES}) == len(NAMES)


def test_long_names_are_cut_and_stay_different() -> None:
    one, two = (safe_name("新" * 100 + end) for end in ("a.txt", "b.txt"))
    assert one != two
    assert max(len(os.fsencode(one)), len(os.fsencode(two))) <= MAX_NAME


def outcomes(*names: str) -> Iterator[tuple[str, Outcome]]:
    """Outcomes of inputs; a name with an exclamation mark failed."""
    for name in names:
        if name.endswith("!"):
            yield name[:-1], Outcome(name[:-1], error="no text", advice="check it")
        else:
            yield name, Outcome(name, f'{{"source":"{name}"}}'.encode())


def write_folder(out: Path, *names: str, format_: str = "json") -> None:
    writer = create_writer(format_, WriterOptions())
    with FolderOutput(str(out), FORMATS[format_].suffixes[0], writer) as output:
        for name, outcome in outcomes(*names):
            output.write(name, outcome)
        output.finish()


def test_a_folder_has_one_output_for_each_input(tmp_path: Path) -> None:
    write_folder(tmp_path, "a.txt", "sub/rows", "sub/rows!", "sub/rows", "bad!", "z.txt")
    assert sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*.*")) == [
        "a.txt.json", "sub/rows.json", "z.txt.json",
    ]  # fmt: skip
    rows = json.loads((tmp_path / "sub" / "rows.json").read_text())
    assert len(rows["documents"]) == 2
    assert rows["errors"] == [{"source": "sub/rows", "error": "no text", "advice": "check it"}]


def test_an_output_that_is_the_same_is_not_touched(tmp_path: Path) -> None:
    write_folder(tmp_path, "a.txt", "b.txt")
    os.utime(tmp_path / "a.txt.json", (1, 1))
    (tmp_path / "b.txt.json").write_text("old")
    write_folder(tmp_path, "a.txt", "b.txt")
    assert (tmp_path / "a.txt.json").stat().st_mtime == 1
    assert json.loads((tmp_path / "b.txt.json").read_text())["documents"]


def test_a_large_output_is_not_kept_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path / "small", *["a"] * 50)
    monkeypatch.setattr("newsx.batch.outputs.KEPT_BYTES", 100)
    write_folder(tmp_path / "large", *["a"] * 50)
    assert (tmp_path / "large" / "a.json").read_bytes() == (tmp_path / "small" / "a.json").read_bytes()


@POSIX
@pytest.mark.parametrize("link", ["sub", "sub/a.txt.json", "sub/deep"])
def test_no_link_leads_out_of_the_folder(tmp_path: Path, link: str) -> None:
    outside, out = tmp_path / "outside", tmp_path / "out"
    outside.mkdir()
    (outside / "victim").write_text("as it was")
    (out / link).parent.mkdir(parents=True, exist_ok=True)
    (out / link).symlink_to(outside / "victim" if link.endswith("json") else outside)
    with pytest.raises(OutputError, match="a link leads out of the output folder"):
        write_folder(out, "sub/deep/a.txt" if link == "sub/deep" else "sub/a.txt")
    assert [(path.name, path.read_text()) for path in outside.iterdir()] == [("victim", "as it was")]


@POSIX
def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_folder(tmp_path / "link", "a.txt")
    assert (tmp_path / "real" / "a.txt.json").exists()


def run(folder: Path, target: Path, **how: object) -> None:
    destination = Destination(str(target))
    writer = create_writer("jsonl", WriterOptions())
    run_steps(
        plan_steps(inputs(folder, apart=destination.is_folder)),
        echo,
        Conduct(journal=destination.journal, **how),  # type: ignore[arg-type]
        lambda: destination.open_output(writer, ".jsonl", alone=True),
    )


def test_the_journal_goes_when_all_is_done(folder: Path, tmp_path: Path) -> None:
    (folder / "sub" / "c.jsonl").unlink()
    run(folder, tmp_path / "out.jsonl")
    assert sorted(os.listdir(tmp_path)) == ["in", "out.jsonl"]
    run(folder, tmp_path / "out.jsonl", resume=True)
    assert sorted(os.listdir(tmp_path)) == ["in", "out.jsonl", "out.jsonl.journal", "out.jsonl.results"]


def test_the_journal_stays_where_something_failed(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl.journal").exists()


def test_a_run_that_goes_on_needs_no_work(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    run(folder, out, resume=True)
    whole = out.read_bytes()
    out.unlink()
    monkeypatch.setattr("newsx.batch.work.attempt", None)
    run(folder, out, resume=True)
    assert out.read_bytes() == whole
    assert whole.count(b"\n") == 4


def test_a_run_into_nothing_leaves_the_old_output(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("as it was")
    with SingleOutput(open_target(str(out)), create_writer("jsonl", WriterOptions())) as output:
        for name, outcome in outcomes("a!"):
            output.write(name, outcome)
        output.finish()
    assert out.read_text() == "as it was"


@pytest.mark.parametrize(
    ("path", "apart", "journal"),
    [
        (None, False, None),
        ("out/", True, "out/.newsx"),
        ("in", True, "in/.newsx"),
        ("out.csv", False, "out.csv"),
        pytest.param("/dev/null", False, None, marks=POSIX),
    ],
)
def test_what_a_destination_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch, path: str | None, apart: bool, journal: str | None
) -> None:
    monkeypatch.chdir(folder.parent)
    destination = Destination(path)
    assert destination.is_folder == apart
    assert (destination.journal and os.path.relpath(destination.journal)) == journal


@POSIX
@pytest.mark.parametrize("name", ["facts.jsonl", "facts.csv", "facts.json", "facts/"])
def test_two_workers_write_what_one_process_writes(tmp_path: Path, name: str) -> None:
    pytest.importorskip("deadpool", exc_type=ImportError)
    seeds = str(Path(__file__).parents[1] / "seeds")
    for jobs in ("1", "2"):
        assert main(["extract", seeds, "--jobs", jobs, "-o", f"{tmp_path}/{jobs}-{name}"]) == ExitCode.DONE
    pattern = "-facts/*" if name.endswith("/") else "-facts*"
    one, two = ([path.read_bytes() for path in sorted(tmp_path.glob(n + pattern))] for n in ("1", "2"))
    assert one == two
    assert len(one) == (5 if name.endswith("/") else 1)  # the README of the seeds is a text too
    assert min(map(len, one)) > 1000


def test_a_plain_run_loads_no_workers(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("阳湖市出口额12.5亿元。", encoding="utf-8")
    code = "import sys; from newsx.cli.main import main; main(); sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code, "extract", tmp_path / "page.txt", "-o", tmp_path / "out.csv"],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    loaded = set(done.stderr.split())
    assert "newsx.batch.run" in loaded
    unwanted = {
        "multiprocessing",
        "deadpool",
        "psutil",
        "pyarrow",
        "rich",
        "gzip",
        "lzma",
        "newsx.batch.journal",
    }
    assert not unwanted & loaded
    assert sorted(os.listdir(tmp_path)) == ["out.csv", "page.txt"]


def test_without_the_extra(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "deadpool", None)
    assert main(["extract", str(folder), "--jobs", "2"]) == ExitCode.USAGE
    said = capsys.readouterr().err
    assert "--jobs 1" in said
    assert "newsx[batch]" in said or os.name != "posix"
