"""The hook of hatchling that compiles the stages, where `build_backend.py` has it run."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledBuild(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled modules beside those that they are made of."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        self._folder = TemporaryDirectory()
        root, folder = Path(self.root), Path(self._folder.name)
        script = root / "scripts" / "compile_stages.py"
        modules = list_modules(root, self.config)
        try:
            subprocess.run([sys.executable, script, folder, *modules], cwd=root, check=True)
        except subprocess.CalledProcessError:
            if os.environ.get("NEWSX_COMPILE") == "1":
                self._folder.cleanup()
                raise
            self.app.display_warning("newsx is not compiled, see above: it finds the same and takes longer")
            return
        built = folder / "built"
        files = [*built.rglob("*.so"), *built.rglob("*.pyd")]
        build_data["force_include"].update({str(file): file.relative_to(built).as_posix() for file in files})
        build_data["infer_tag"] = True
        build_data["pure_python"] = False

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        self._folder.cleanup()


def list_modules(root: Path, config: dict[str, Any]) -> list[str]:
    """The modules that are compiled, by the folders and files of pyproject.toml less its exceptions."""
    places = [root / place for place in config["include"]]
    files = [file for place in places for file in ([place] if place.is_file() else place.rglob("*.py"))]
    names = sorted(file.relative_to(root).as_posix() for file in files if file.name != "__init__.py")
    return [name for name in names if name not in config["exclude"]]
