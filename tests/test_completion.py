"""The tab key, in the shells themselves: the lines of docs/install.md, then what each shell would offer."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import newsx

DOCS = Path(__file__).parents[1] / "docs" / "install.md"
# What each shell would do: the line of the manual, the words so far, and what its completion then offers.
BASH = """
eval "$(_NEWSX_COMPLETE=bash_source newsx)"
COMP_WORDS=({words}) COMP_CWORD={last}
_newsx_completion newsx
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
ZSH = """
compdef() {{ }}
_describe() {{ print -rl -- ${{(P)3}} }}
compadd() {{ print -rl -- ${{(P)argv[-1]}} }}
eval "$(_NEWSX_COMPLETE=zsh_source newsx)"
words=({words}) CURRENT=$(( {last} + 1 ))
_newsx_completion
"""
FISH = """
_NEWSX_COMPLETE=fish_source newsx | source
complete -C "{line}"
"""
CASES: list[tuple[str, set[str], set[str]]] = [
    ("newsx ex", {"explain", "extract"}, {"units"}),
    ("newsx extract --form", {"--format"}, {"--only"}),
    ("newsx extract --format ", {"jsonl", "sqlite", "brat"}, {"extract"}),
    ("newsx dictionary s", {"show", "search"}, {"check"}),
]


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    program = tmp_path_factory.mktemp("bin") / "newsx"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newsx "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return os.environ | {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(newsx.__file__).parents[1]),
        "HOME": str(program.parent),
    }


def offers(shell: str, line: str, env: dict[str, str]) -> set[str]:
    words = line.split(" ")
    quoted = " ".join(f"'{word}'" for word in words)
    if shell == "bash":
        command = ["bash", "--norc", "-c", BASH.format(words=quoted, last=len(words) - 1)]
    elif shell == "zsh":
        command = ["zsh", "-f", "-c", ZSH.format(words=quoted, last=len(words) - 1)]
    else:
        command = ["fish", "--no-config", "-c", FISH.format(line=line)]
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    # Behind a tab or a colon stands the help.
    return {found.split("\t")[0].split(":")[0].strip() for found in done.stdout.splitlines()}


def find(shell: str) -> None:
    program = shutil.which(shell)
    if not program:
        pytest.skip(f"{shell} is not installed")
    if shell == "bash":
        version = subprocess.run(
            [program, "-c", "echo $BASH_VERSION"], capture_output=True, check=True
        ).stdout
        if version < b"4.4":
            pytest.skip("this bash is too old for completion by click")


@pytest.mark.skipif(os.name != "posix", reason="shells of Unix")
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(("line", "offered", "not_offered"), CASES, ids=[case[0] for case in CASES])
def test_the_shell_offers(
    shell: str, line: str, offered: set[str], not_offered: set[str], env: dict[str, str]
) -> None:
    find(shell)
    found = offers(shell, line, env)
    assert offered <= found
    assert not not_offered & found


@pytest.mark.parametrize(
    "words",
    ["newsx extract se", "newsx check se", "newsx table se", "newsx query fa", "newsx extract p -o fa"],
)
def test_files_are_left_to_the_shell(words: str, env: dict[str, str]) -> None:
    asked = {"_NEWSX_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    done = subprocess.run(
        [sys.executable, "-m", "newsx"], env=env | asked, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout == f"file,{words.rpartition(' ')[2]}\n"


def test_the_manual_tells_how() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for line in (
        'eval "$(_NEWSX_COMPLETE=bash_source newsx)"',
        'eval "$(_NEWSX_COMPLETE=zsh_source newsx)"',
        "_NEWSX_COMPLETE=fish_source newsx > ~/.config/fish/completions/newsx.fish",
    ):
        assert line in text
