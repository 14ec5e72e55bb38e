"""Compile the stages to C with mypyc, for the build hook beside this (`build_hook.py`).

usage: python scripts/compile_stages.py [--only-read] FOLDER MODULE…

A copy of src/ is compiled in FOLDER, with the modules as `native_source.py` writes them out; the libraries
lie in FOLDER/built then.
"""

import argparse
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from mypyc.build import mypycify
from setuptools import setup
from setuptools.command.build_ext import build_ext

from native_source import write_out

HIDDEN = "-fvisibility=hidden"
"""The functions of one library call each other at once and not through a table: 4 % of the time."""


class BuildInParallel(build_ext):
    """setuptools compiles the files of a library one after another; here each processor has one in hand."""

    def finalize_options(self) -> None:
        super().finalize_options()
        self.parallel = os.cpu_count() or 1

    def build_extensions(self) -> None:
        compile_files = self.compiler.compile
        with ThreadPoolExecutor(self.parallel) as pool:

            def compile_each(files: list[str], **options: Any) -> list[str]:
                largest_first = sorted(files, key=os.path.getsize, reverse=True)
                each = pool.map(lambda file: compile_files([file], **options), largest_first)
                return [made for several in each for made in several]

            self.compiler.compile = compile_each
            super().build_extensions()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only-read", action="store_true", help="do not run the C compiler")
    parser.add_argument("folder", type=Path)
    parser.add_argument("modules", nargs="+")
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    shutil.copytree("src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for module in arguments.modules:
        source = Path(module).read_text(encoding="utf-8")
        (folder / module).write_text(write_out(source, module), encoding="utf-8")
    os.chdir(folder)
    extensions = mypycify(
        ["--ignore-missing-imports", *arguments.modules],
        target_dir="build",
        multi_file=True,
        opt_level="2",
        debug_level="0",
    )
    if arguments.only_read:
        return
    for extension in extensions if os.name != "nt" else ():
        extension.extra_compile_args = [*extension.extra_compile_args, HIDDEN]
    setup(
        name="newsx",
        packages=[],
        ext_modules=extensions,
        cmdclass={"build_ext": BuildInParallel},
        script_args=["--quiet", "build_ext", "--build-lib", "built", "--build-temp", "temporary"],
    )


if __name__ == "__main__":
    main()
