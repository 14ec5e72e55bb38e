"""Patterns kept in the user's cache: the same as compiled anew, and never from anybody else."""

import os
import re
import stat
import sys
from pathlib import Path

import pytest

from newsx import patterns
from newsx.cache import CACHE_VARIABLE, cache_folder, write_packed
from newsx.figures.numeral import numeral_source
from newsx.figures.timeshapes import time_shapes
from newsx.patterns import compile_large

SOURCE = r"(?P<amount>[0-9零一二三]++)(?:(?P<scale>[万亿])|(?=元))(?<!三)"
ONCE = "(?P<head>上(?P<two>个)?)?(?:(?P<tens>十(?P<ones>[一二])?)?月)?(?=((?:底)?))(?:(?<!月)末?)?"
TIMES = (
    "截至2023年12月25日8时30分",
    "上个月底",
    "十二月末，上十月",
    "近三年来",
    "“十四五”期间",
    "20世纪90年代",
)
POSIX = pytest.mark.skipif(os.name == "nt", reason="has no owners of this kind")
CPYTHON = pytest.mark.skipif(sys.implementation.name != "cpython", reason="keeps no patterns")


def kept(folder: Path) -> Path:
    (path,) = folder.glob("*.pattern")
    return path


def never(source: str) -> bytes:
    raise AssertionError(f"compiled anew: {source}")


@CPYTHON
@pytest.mark.parametrize(
    "source",
    [SOURCE, numeral_source(), "(?i)[a-z](é)?", ONCE, *(shape.source for shape in time_shapes())],
)
def test_a_kept_pattern_is_the_compiled_one(
    source: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_large(source)
    monkeypatch.setattr(patterns, "_compile", never)
    monkeypatch.setattr(re, "compile", never)
    pattern = compile_large(source)
    monkeypatch.undo()
    plain = re.compile(source)
    assert (pattern.pattern, pattern.flags) == (plain.pattern, plain.flags)
    assert (pattern.groups, dict(pattern.groupindex)) == (plain.groups, dict(plain.groupindex))
    for text in ("投资12亿元", "三元二万", "1.07万亿元", "Aé", "负3.5", *TIMES):
        ours, theirs = list(pattern.finditer(text)), list(plain.finditer(text))
        assert [m.regs for m in ours] == [m.regs for m in theirs]
        assert [m.lastgroup for m in ours] == [m.lastgroup for m in theirs]


@CPYTHON
@POSIX
def test_the_cache_is_private(folder: Path) -> None:
    compile_large(SOURCE)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept(folder).stat().st_mode) == 0o600


@CPYTHON
@pytest.mark.parametrize("content", [b"", b"x" * 15, b"x" * 100, b"\0" * 5_000_000])
def test_a_damaged_file_is_made_anew(content: bytes, folder: Path) -> None:
    compile_large(SOURCE)
    path = kept(folder)
    good = path.read_bytes()
    path.write_bytes(content)
    assert compile_large(SOURCE).fullmatch("12亿")
    assert path.read_bytes() == good


@CPYTHON
def test_numbers_that_are_no_pattern_are_refused(folder: Path) -> None:
    compile_large(SOURCE)
    good = kept(folder).read_bytes()
    for content in (b"", b"\xc1", patterns._compile("(一)")[:-4], patterns._compile("(一)") + b"\0"):
        kept(folder).unlink()
        write_packed(folder / "x.pattern", content)
        (folder / "x.pattern").rename(folder / "kept")
        assert compile_large(SOURCE).fullmatch("12亿")
        (folder / "kept").replace(kept(folder))
        assert compile_large(SOURCE).fullmatch("12亿")
        assert kept(folder).read_bytes() == good


@CPYTHON
@POSIX
@pytest.mark.parametrize("planted", ["writable", "link", "folder"])
def test_what_others_may_have_planted_is_not_read(planted: str, folder: Path, tmp_path: Path) -> None:
    compile_large(SOURCE)
    path = kept(folder)
    other = patterns._compile("不要")
    if planted == "link":
        write_packed(tmp_path / "elsewhere" / "x", other)
        path.unlink()
        path.symlink_to(tmp_path / "elsewhere" / "x")
    elif planted == "folder":
        path.unlink()
        path.mkdir()
    else:
        write_packed(path, other)
        path.chmod(0o666)
    assert compile_large(SOURCE).fullmatch("12亿")


@POSIX
def test_a_folder_that_cannot_be_written_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file" / "cache", Path("/proc/none/newsx")):
        monkeypatch.setenv(CACHE_VARIABLE, str(place))
        cache_folder.cache_clear()
        assert compile_large(SOURCE).fullmatch("12亿")
    cache_folder.cache_clear()


def test_an_empty_variable_keeps_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache_folder.cache_clear()
    assert cache_folder() is None
    assert compile_large(SOURCE).fullmatch("12亿")
    assert not list(tmp_path.iterdir())
    cache_folder.cache_clear()
