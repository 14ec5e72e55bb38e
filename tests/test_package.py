"""What is shipped: the sdist and the wheel, and the wheel at work in a clean environment."""

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

import pytest

import newsx
from newsx.dictionary import dictionaries

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGE = ROOT / "seeds" / "tianshan-north-slope.txt"
UNREACHABLE = re.compile(r"NewConnectionError|ConnectTimeout|NameResolutionError|ProxyError|ReadTimeout")
# Nothing of this checkout may help the installed package along.
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
CLEAN["NEWSX_COMPILE"] = "0"  # which takes minutes: `make test-compiled`


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, words)),
        cwd=cwd, env=CLEAN, capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip


def files_of(folder: Path) -> list[Path]:
    """The files of a folder of the checkout, less what running it left there."""
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built sdist, and of the wheel that was built from that sdist."""
    folder = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (path,) = dist.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("clean")
    assert run(sys.executable, "-m", "venv", folder / "venv", cwd=folder).returncode == 0
    bin_ = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    done = run(bin_ / "python", "-m", "pip", "install", "--disable-pip-version-check", wheel, cwd=folder)
    if done.returncode and UNREACHABLE.search(done.stdout + done.stderr):
        pytest.skip("the package registry cannot be reached")
    assert done.returncode == 0, done.stdout + done.stderr
    return bin_


def read_wheel(wheel: Path) -> tuple[dict[str, bytes], Message]:
    """The files of the wheel, and its metadata."""
    with zipfile.ZipFile(wheel) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    (metadata,) = (name for name in files if name.endswith(".dist-info/METADATA"))
    return files, HeaderParser().parsestr(files[metadata].decode("utf-8"))


def test_the_sdist_holds_all_that_a_rebuild_and_a_test_run_need(dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    folders = ("src", "dictionaries", "seeds", "tests")
    wanted = {path.relative_to(ROOT).as_posix() for folder in folders for path in files_of(ROOT / folder)}
    wanted |= {"pyproject.toml", "Makefile", "README.md", "CHANGELOG.md", "LICENSE"}
    assert not wanted - names
    strangers = {name for name in names if re.search(r"\.pyc$|(^|/)(\.venv|\.git|dist|build)(/|$)", name)}
    assert not strangers


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    files, metadata = read_wheel(wheel)
    source = ROOT / "src"
    wanted = {path.relative_to(source).as_posix(): path for path in files_of(source / "newsx")}
    folder = dictionaries()
    wanted |= {f"newsx/dictionaries/{path.relative_to(folder).as_posix()}": path for path in files_of(folder)}
    wanted[f"newsx-{newsx.__version__}.data/data/share/man/man1/newsx.1"] = ROOT / "man" / "newsx.1"
    shipped = {name: content for name, content in files.items() if ".dist-info/" not in name}
    assert set(shipped) == set(wanted)
    assert "newsx/py.typed" in shipped
    for name, path in wanted.items():
        assert shipped[name] == path.read_bytes(), name
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in files)
    assert metadata["License-Expression"] == PROJECT["license"]


def name_all(requirements: Iterable[str]) -> set[str]:
    """The packages; a name is the same in capitals."""
    return {re.split(r"[<>=!~ ;\[]", line)[0].lower() for line in requirements}


def test_the_metadata_says_what_the_project_file_says(wheel: Path) -> None:
    _, metadata = read_wheel(wheel)
    assert metadata["Version"] == PROJECT["version"] == newsx.__version__
    assert metadata["Requires-Python"] == PROJECT["requires-python"]
    base = [line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert name_all(base) == name_all(PROJECT["dependencies"])


def test_an_editable_install_finds_the_dictionaries() -> None:
    # The suite runs on the checkout, where they stand beside src/ and not inside the package.
    assert dictionaries() == ROOT / "dictionaries"


def test_the_installed_program_extracts_a_page(programs: Path, tmp_path: Path) -> None:
    done = run(programs / "newsx", "extract", PAGE, "--format", "jsonl", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    text = PAGE.read_bytes().decode("utf-8")
    articles = [json.loads(line) for line in done.stdout.splitlines()]
    assert [article["title"] for article in articles][-1] == "产业集群跑出加速度"
    assert all(article[part] for article in articles for part in ("entities", "figures", "facts"))
    mentions = [mention for article in articles for part in ("entities", "figures", "periods")
                for mention in article[part]]  # fmt: skip
    for mention in mentions:
        assert "".join(text[mention["start"] : mention["end"]].split()) == "".join(mention["text"].split())


def test_the_installed_package_is_whole(programs: Path, tmp_path: Path) -> None:
    assert run(programs / "newsx", "--version", cwd=tmp_path).stdout == f"newsx {newsx.__version__}\n"
    ask = "import newsx.dictionary as d; print(d.__file__); print(d.dictionaries())"
    module, folder = run(programs / "python", "-c", ask, cwd=tmp_path).stdout.splitlines()
    assert Path(module).is_relative_to(programs.parent)
    assert Path(folder) == Path(module).parent / "dictionaries"
    check = run(programs / "python", "-m", "pip", "check", cwd=tmp_path)
    assert check.returncode == 0, check.stdout


def test_the_image_is_made_of_what_is_there() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    copied = [
        word
        for line in lines
        if line.startswith("COPY ") and "--from" not in line
        for word in line.split()[1:-1]
    ]
    assert copied
    let_in = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert [name for name in copied if not (ROOT / name).exists() or f"!{name}" not in let_in] == []
    (user,) = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert int(user) > 0
