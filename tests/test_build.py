"""A wheel is compiled where the machine can; where it cannot, or something fails, it is plain Python."""

import os
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("hatchling")

from scripts import build_backend, build_hook
from scripts.build_backend import HOOK, can_compile, choose_hook

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSX_COMPILE", raising=False)
    monkeypatch.setenv(HOOK, "left from outside")


@pytest.mark.parametrize(
    ("asked", "able", "runs"),
    [("", True, True), ("", False, False), ("0", True, False), ("1", True, True), ("1", False, True)],
)
def test_who_decides(asked: str, able: bool, runs: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSX_COMPILE", asked)
    monkeypatch.setattr(build_backend, "can_compile", lambda: able)
    choose_hook()
    assert os.environ.get(HOOK) == ("1" if runs else None)


def test_another_answer_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSX_COMPILE", "yes")
    with pytest.raises(SystemExit, match="NEWSX_COMPILE is 'yes': set it to 1 or 0"):
        choose_hook()


@pytest.mark.skipif(os.name == "nt", reason="setuptools finds the compiler of Windows")
def test_a_machine_without_a_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler -O2")
    assert not can_compile()


def test_an_editable_install_asks_for_no_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOOK)
    monkeypatch.setenv("NEWSX_COMPILE", "1")
    monkeypatch.chdir(ROOT)
    assert not [name for name in build_backend.get_requires_for_build_editable() if name.startswith("mypy")]
    assert [name for name in build_backend.get_requires_for_build_wheel() if name.startswith("mypy")]


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The hook on a machine whose compiler fails."""

    def fail(command: list[Any], **_: Any) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(subprocess, "run", fail)
    warnings: list[str] = []
    made: Any = build_hook.CompiledBuild.__new__(build_hook.CompiledBuild)
    made.warnings = warnings
    monkeypatch.setattr(build_hook.CompiledBuild, "root", str(ROOT))
    monkeypatch.setattr(build_hook.CompiledBuild, "config", {"include": ["src/newsx/text"], "exclude": []})
    monkeypatch.setattr(build_hook.CompiledBuild, "app", SimpleNamespace(display_warning=warnings.append))
    return made


def test_what_cannot_be_compiled_stays_python(hook: Any) -> None:
    data: dict[str, Any] = {"force_include": {}}
    hook.initialize("standard", data)
    hook.finalize("standard", data, "")
    assert data == {"force_include": {}}
    (warning,) = hook.warnings
    assert warning.startswith("newsx is not compiled")


def test_what_has_to_be_compiled_and_cannot_is_an_error(hook: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSX_COMPILE", "1")
    with pytest.raises(subprocess.CalledProcessError):
        hook.initialize("standard", {"force_include": {}})
