"""The build backend: hatchling's, which compiles the stages to C where the machine can.

``NEWSX_COMPILE=0`` leaves them Python, ``NEWSX_COMPILE=1`` makes it an error if they cannot be compiled.
Where it is not set, they are compiled if there is a C compiler, and whatever then fails leaves them Python.
What newsx finds is the same. An editable install is never compiled.
"""

import os
import shlex
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import Any

import hatchling.build
from hatchling.build import (
    build_editable,
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
]

ASKED = "NEWSX_COMPILE"
HOOK = "HATCH_BUILD_HOOK_ENABLE_CUSTOM"
"""hatchling's own variable: runs build_hook.py, and installs first what that needs."""


def get_requires_for_build_wheel(settings: dict[str, Any] | None = None) -> list[str]:
    """What a wheel is built with: mypy too, where it will be compiled."""
    choose_hook()
    return hatchling.build.get_requires_for_build_wheel(settings)


def build_wheel(folder: str, settings: dict[str, Any] | None = None, metadata: str | None = None) -> str:
    """Build a wheel in a folder; its file name."""
    choose_hook()
    return hatchling.build.build_wheel(folder, settings, metadata)


def choose_hook() -> None:
    """Have hatchling run the hook where the stages will be compiled, or tried to be."""
    asked = os.environ.get(ASKED, "")
    if asked not in ("", "0", "1"):
        raise SystemExit(f"{ASKED} is {asked!r}: set it to 1 or 0, or not at all")
    if asked == "1" or (not asked and can_compile()):
        os.environ[HOOK] = "1"
    else:
        os.environ.pop(HOOK, None)


def can_compile() -> bool:
    """Whether this Python can be extended here: its headers and a compiler are there."""
    if sys.implementation.name != "cpython":
        return False
    if os.name == "nt":
        # Where the compiler lies, setuptools asks this program, which comes with it.
        programs = Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)"))
        return (programs / "Microsoft Visual Studio" / "Installer" / "vswhere.exe").is_file()
    command = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")
    return bool(shutil.which(command[0])) and Path(sysconfig.get_path("include"), "Python.h").is_file()
