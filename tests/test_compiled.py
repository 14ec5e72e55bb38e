"""The compiled build stays possible: mypyc reads all modules that pyproject.toml names, without compiling."""

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from scripts.build_hook import list_modules
from scripts.native_source import NotUnderstoodError, write_out

ROOT = Path(__file__).parents[1]
TOOL = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
MODULES = list_modules(ROOT, TOOL["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"])

SOURCE = """'Names.'
from dataclasses import dataclass, field
from functools import cache, lru_cache

MOST = 2
asked = []


@dataclass(slots=True)
class Span:
    start: int
    end: int = 0
    \"\"\"Behind its last character.\"\"\"
    names: list[str] = field(default_factory=list)

    def length(self) -> int:
        return self.end - self.start


@cache
def endings() -> tuple[str, ...]:
    asked.append("endings")
    return ("省", "市")


@lru_cache(maxsize=MOST)
def ending(name: str, size: int) -> str | None:
    asked.append(name)
    return name[-size:] or None
"""


def test_mypyc_reads_all_modules(tmp_path: Path) -> None:
    pytest.importorskip("mypyc")
    pytest.importorskip("setuptools")
    assert "src/newsx/entities/tagger.py" in MODULES
    command = [sys.executable, "scripts/compile_stages.py", "--only-read", tmp_path, *MODULES]
    own = os.environ | {"MYPY_CACHE_DIR": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", MODULES)
def test_lines_keep_their_numbers(name: str) -> None:
    source = (ROOT / name).read_text(encoding="utf-8")
    assert number_lines(write_out(source)) >= number_lines(source)


def number_lines(source: str) -> set[str]:
    """Each statement with its line; an assignment is one whether it names a type or not."""
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)]
    return {type(node).__name__.removeprefix("Ann") + str(node.lineno) for node in nodes}


def test_what_is_written_out_does_the_same() -> None:
    read: dict[str, object] = {}
    written: dict[str, object] = {"__name__": "written"}
    source = write_out(SOURCE)
    assert "@cache" not in source
    assert "@lru_cache" not in source
    assert "\nMOST: _Final = 2\n" in source
    for names, text in ((read, SOURCE), (written, source)):
        exec(text + USE, names)  # noqa: S102
    assert written["result"] == read["result"]
    assert written["asked"] == read["asked"]


USE = """
first, second = Span(3, 5), Span(start=3)
first.names.append("长江")
result = [
    repr(first), repr(second), first.length(), first == Span(3, 5, ["长江"]), first == second,
    endings(), endings(), ending("长江", 1), ending("长江", 1), ending("", 2), ending("", 2),
]
"""  # fmt: skip


def test_memory_is_bounded() -> None:
    names: dict[str, object] = {}
    exec(write_out(SOURCE) + "\nfor size in range(9): ending('长江', size)\nkept = len(_KEPT.ending)", names)  # noqa: S102
    assert names["kept"] == 1


@pytest.mark.parametrize(
    "source",
    [
        "@dataclass(kw_only=True)\nclass Span:\n    start: int\n",
        "@dataclass\nclass Span(Pair):\n    start: int\n",
        "@dataclass\nclass Span:\n    start: ClassVar[int]\n",
        "@dataclass\nclass Span:\n    start: int = field(init=False)\n",
        "@dataclass\nclass Span:\n    start: int | None = field(default_factory=int)\n",
        "@dataclass\nclass Span:\n    start: int\n    def __init__(self) -> None: ...\n",
        "@dataclass\nclass Span:\n    start: int\n    def length(self) -> int: ...\n",
        "class Span:\n    @cached_property\n    def length(self) -> int: ...\n",
        "@cache\ndef endings(*kinds: str) -> str: ...\n",
        "@cache\ndef endings(): ...\n",
        "@cache\n@other\ndef endings() -> str: ...\n",
    ],
)
def test_what_is_not_understood_is_an_error(source: str) -> None:
    with pytest.raises(NotUnderstoodError, match=r"^place\.py: "):
        write_out(source, "place.py")
