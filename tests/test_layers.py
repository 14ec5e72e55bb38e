"""Imports flow one way: a module may use only its own layer and those above it in this list."""

import ast
from pathlib import Path

import newsx

SOURCE = Path(newsx.__file__).parent
LAYERS = (
    "translation", "collector", "cache", "kept", "patterns", "dictionary", "text", "tokens", "entities",
    "figures", "facts", "original", "pipeline",
    "audit", "export", "batch", "arrow", "spacy", "cli",
)  # fmt: skip


def layer(module: str) -> str:
    return module.removeprefix("newsx.").split(".")[0]


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            found.add(node.module or "")
    return {name for name in found if name.startswith("newsx.")}


def test_every_module_stands_in_a_layer() -> None:
    names = {p.stem if p.is_file() else p.name for p in SOURCE.iterdir() if p.suffix in {"", ".py"}}
    assert names - {"__init__", "__pycache__", "__main__", "py.typed", "dictionaries", "locale"} <= set(
        LAYERS
    )


def test_imports_flow_one_way() -> None:
    wrong = []
    for path in SOURCE.rglob("*.py"):
        own = path.relative_to(SOURCE).with_suffix("").parts[0]
        if own not in LAYERS:
            continue
        wrong += [
            f"{path.relative_to(SOURCE)} imports {name}"
            for name in imports(path)
            if LAYERS.index(layer(name)) > LAYERS.index(own)
        ]
    assert not wrong
