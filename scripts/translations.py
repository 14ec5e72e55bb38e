"""Brings the catalogues of messages up to date with the code: ``make translations``.

Messages are the literals of `tr` and `trn`, the help of every command, the cells of tables that are said, and
the words of click that a person of newsx can meet. What is new stands in the ``.po`` with an empty
translation; the ``.mo`` beside it is what newsx reads.
"""

import inspect
import io
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from newsx.cli.language import LANG
from newsx.cli.main import cli
from newsx.dictionary import read_table
from newsx.translation import CATALOGUES, DOMAIN, speak

SOURCE = CATALOGUES.parent
KEYWORDS = {"tr": None, "trn": (1, 2)}
CLICK = ("core", "decorators", "exceptions", "formatting", "parser", "types")

Message = str | tuple[str, ...]


def collect_messages() -> Catalog:
    """Every message of the code, none translated, with its places."""
    speak("en")
    catalog = Catalog(domain=DOMAIN, project=DOMAIN)
    for place, message in (*_said(), *_help(cli), ("cli/language.py", LANG.help or ""), *_cells(), *_click()):
        catalog.add(message, locations=[(place, 0)])
    return catalog


def read_catalogue(language: str) -> Catalog:
    """The translated messages of a language, as they stand."""
    with _path(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def compile_catalogue(catalog: Catalog) -> bytes:
    """What newsx reads."""
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    return compiled.getvalue()


def main() -> None:
    """Write the catalogue of every language anew."""
    found = collect_messages()
    for folder in sorted(CATALOGUES.iterdir()):
        path = _path(folder.name)
        catalog = read_catalogue(folder.name) if path.exists() else Catalog(folder.name, DOMAIN)
        catalog.update(found, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalog, sort_output=True, include_lineno=False, width=100)
        path.with_suffix(".mo").write_bytes(compile_catalogue(catalog))
        missing = sum(1 for message in catalog if message.id and not message.string)
        print(f"{path.relative_to(SOURCE)}: {len(catalog)} messages, {missing} to translate")


def _path(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def _said() -> Iterator[tuple[str, Message]]:
    for file, _, message, _, _ in extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS):
        yield file, message


def _help(command: click.Command, name: str = "main") -> Iterator[tuple[str, Message]]:
    texts = [inspect.cleandoc(command.help or ""), command.epilog]
    texts += [each.help for each in command.params if isinstance(each, click.Option)]
    for text in filter(None, texts):
        yield f"cli/{name}.py", text
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            if found := command.get_command(context, each):
                yield from _help(found, each if name == "main" else name)


def _cells() -> Iterator[tuple[str, Message]]:
    for _, _, what, advice, _ in read_table("signatures", ("hex", "offset", "what", "advice", "example")):
        yield from (("signatures.tsv", what), ("signatures.tsv", advice))


def _click() -> Iterator[tuple[str, Message]]:
    folder = Path(inspect.getfile(click)).parent
    for name in CLICK:
        for _, message, _, _ in extract_from_file("python", folder / f"{name}.py"):
            yield f"click/{name}.py", message


if __name__ == "__main__":
    main()
