"""What MkDocs asks while it builds the site: pages made from the code, and links that leave docs/.

Some pages are no files of docs/: the schema, the units, the tables, and texts of the repository such as
CHANGELOG.md. A link to one of those leads to its page; a link to any other file of the repository becomes its
path, for a site knows nothing of a checkout.
"""

import json
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from newsx.dictionary import dictionaries
from newsx.export.schema import read_schema
from newsx.figures.unit import read_units

ROOT = Path(__file__).parents[1]
COPIES = {
    "changes.md": "CHANGELOG.md",
    "contributing.md": "CONTRIBUTING.md",
    "security.md": "SECURITY.md",
    "seeds.md": "seeds/README.md",
    "tables.md": "dictionaries/README.md",
}
"""Page -> the text of the repository that it shows."""
_LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)(#[^)\s]*)?\)")
_STANDARDS = {"yes": "UCUM", "no": "–"}
_MEASURES = {
    "place": "places", "organization": "organizations", "person": "people", "figure_span": "figures",
    "figure_value": "their values", "fact_core": "fact_core", "fact_full": "fact_full",
}  # fmt: skip


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made."""
    for name, write in PAGES.items():
        files.append(File.generated(config, name, content=write()))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead links to pages of the site; put the floors of quality in their place."""
    origin = COPIES.get(page.file.src_uri, f"docs/{page.file.src_uri}")
    # Whether the output of an example may drift is the business of the tests.
    markdown = markdown.replace("```console sample\n", "```console\n")
    for mark, write in (("{{ floors }}", _write_floors), ("{{ wild }}", _write_wild)):
        if mark in markdown:
            markdown = markdown.replace(mark, write())
    return _LINK.sub(lambda link: _lead(link, posixpath.dirname(origin), page.file.src_uri), markdown)


def _lead(link: re.Match[str], folder: str, page: str) -> str:
    target = posixpath.normpath(posixpath.join(folder, link[1]))
    anchor = link[2] or ""
    if target.startswith("docs/"):
        return f"]({posixpath.relpath(target[5:], posixpath.dirname(page) or '.')}{anchor})"
    for name, text in COPIES.items():
        if target in (text, posixpath.dirname(text) or text):
            return f"]({name}{anchor})"
    if not (ROOT / target).exists():
        raise ValueError(f"{page}: {link[1]} leads nowhere")
    return f"](contributing.md '{target} in a checkout')"


def _write_schema() -> str:
    schema = json.loads(read_schema())
    lines = [
        "# JSON Schema\n",
        "What `newsx schema` prints: draft 2020-12, of one line of `jsonl` and of a whole `json`. "
        "[Output](output.md) tells what the fields mean.\n",
    ]
    for name, part in schema["$defs"].items():
        rows = [
            (f"`{field}`", _type(about), about.get("description", ""))
            for field, about in part.get("properties", {}).items()
        ]
        lines += [f"## {name}\n", f"{part.get('description', '')}\n"]
        lines += [*_table(("field", "type", ""), rows), ""] if rows else [f"{_type(part)}\n"]
    lines += ["## The whole\n", f"```json\n{json.dumps(schema, ensure_ascii=False, indent=2)}\n```\n"]
    return "\n".join(lines)


def _type(about: dict[str, Any]) -> str:
    if "$ref" in about:
        name = about["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in about:
        return ", ".join(f"`{word}`" for word in about["enum"])
    if "const" in about:
        return f"`{about['const']}`"
    if "anyOf" in about or "oneOf" in about:
        return " or ".join(map(_type, about.get("anyOf") or about["oneOf"]))
    if about.get("type") == "array":
        return f"list of {_type(about.get('items', {}))}"
    kind = about.get("type", "")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _write_units() -> str:
    kinds: dict[str, list[tuple[str, ...]]] = {}
    for unit in read_units():
        standard = _STANDARDS.get(
            unit.ucum, unit.ucum if unit.ucum.startswith("ISO") else f"UCUM {unit.ucum}"
        )
        factor = "" if unit.factor is None else f"{unit.factor}"
        kinds.setdefault(unit.kind, []).append(
            (f"`{unit.symbol}`", " ".join(unit.surfaces), factor, standard, unit.example)
        )
    lines = [
        "# Units\n",
        "What `newsx units` prints, from `dictionaries/units.tsv`; every example is a test.\n",
    ]
    for kind, rows in kinds.items():
        lines += [f"## {kind}\n", *_table(("symbol", "written", "factor", "standard", "example"), rows), ""]
    return "\n".join(lines)


def _write_copy(name: str) -> Callable[[], str]:
    def write() -> str:
        text = (ROOT / COPIES[name]).read_text(encoding="utf-8")
        return text + (_write_table_list() if name == "tables.md" else "")

    return write


def _write_table_list() -> str:
    rows = []
    for path in sorted(dictionaries().glob("*.tsv")):
        head, *lines = path.read_text(encoding="utf-8").splitlines()
        rows.append((f"`{path.name}`", str(len(lines)), " ".join(f"`{name}`" for name in head.split("\t"))))
    head = "\n## All tables\n"
    return "\n".join([head, *_table(("table", "rows", "columns"), rows), ""])


def _write_floors() -> str:
    sets = json.loads((ROOT / "tests" / "quality_floors.json").read_text(encoding="utf-8"))
    names = ["", *(f"set {number}" for number in range(1, len(sets) + 1))]
    rows = [
        (words, *(f"{floors[measure]:.2f}" for floors in sets.values()))
        for measure, words in _MEASURES.items()
    ]
    return "\n".join(_table(names, rows))


def _write_wild() -> str:
    """How many facts of each drawing of real news were right, at the time when they were read."""
    text = (ROOT / "tests" / "corpus" / "wild_facts.tsv").read_text(encoding="utf-8")
    head, *cells = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    draws = Counter((row[head.index("draw")], row[head.index("verdict")]) for row in cells)
    rows = []
    for draw in dict.fromkeys(draw for draw, _ in draws):
        right, wrong = draws[draw, "right"], draws[draw, "wrong"]
        rows.append((draw, str(right + wrong), f"{right / (right + wrong):.2f}"))
    return "\n".join(_table(("draw", "facts", "right"), rows))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"


PAGES: dict[str, Callable[[], str]] = {
    "schema.md": _write_schema,
    "units.md": _write_units,
    **{name: _write_copy(name) for name in COPIES},
}
