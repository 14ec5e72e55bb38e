"""The names that one page may hold, without reading the tables of all names first."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, cast

from newsx.dictionary import table_path
from newsx.entities import names as module
from newsx.entities.entity import EntityType
from newsx.entities.names import FORMER_TABLE, NAME_TABLES, Lexicon, MetNames, Name, NameFinder
from newsx.kept import Prefixes, keep, lay_out
from newsx.tokens.matcher import WARM, Match, Matcher, PythonMatcher


def create_lexicon(user: Iterable[tuple[str, Name]] = ()) -> NameFinder:
    """All names, those of the user before those of the tables."""
    own = tuple(user)
    kept = None if own else open_kept_names()
    return WarmingLexicon(kept, Lexicon) if kept else Lexicon(own)


def open_kept_names() -> "KeptNames | None":
    """The kept names of the tables, made now if need be; None where nothing can be kept."""
    tables = (*(table.file for table in NAME_TABLES), FORMER_TABLE)
    code = (Path(module.__file__), Path(__file__))
    parts = keep("names", (*map(table_path, tables), *code), lambda: lay_out_names(Lexicon().items()))
    return KeptNames(parts) if parts else None


def lay_out_names(names: Iterable[tuple[str, Sequence[Name]]]) -> list[bytes]:
    """The parts of kept names: of every surface what it may stand for."""
    groups: dict[str, list[str]] = {}
    for surface, choices in names:
        group = groups.setdefault(surface[:2], [])
        group += ["\t".join((surface[2:], *_cells(name))) for name in choices]
    return lay_out({key: "\n".join(group) for key, group in groups.items()})


def _cells(name: Name) -> tuple[str, ...]:
    weak = "weak" if name.weak else ""
    return name.type, name.name, name.code, name.kind, name.source, weak, "|".join(name.successors)


def _parse_name(cells: str) -> Name:
    type_, name, code, kind, source, weak, successors = cells.split("\t")
    after = tuple(successors.split("|")) if successors else ()
    return Name(cast(EntityType, type_), name, code, kind, source, bool(weak), after)


class KeptNames(MetNames):
    """The names that begin like the texts met so far.

    >>> zone = Name("place", "阳湖高新技术产业开发区", "", "zone", "dictionary:zones", False)
    >>> parts = lay_out_names([("阳湖高新区", [zone]), ("云帆", [])])
    >>> names = KeptNames(tuple(map(memoryview, parts)))
    >>> [(start, end, names.names(index) == [zone]) for start, end, index in names.find("在阳湖高新区")]
    [(1, 6, True)]
    """

    def __init__(self, parts: Sequence[memoryview]) -> None:
        """
        Args:
            parts: of `lay_out_names`.
        """
        self._prefixes = Prefixes(parts)
        self._surfaces = []
        self._cells: dict[str, list[str]] = {}
        self._names = {}
        self._matched = 0
        self._matcher: Matcher = PythonMatcher((), overlapping=True)

    def find(self, text: str) -> list[Match]:
        """As of a lexicon."""
        self._read(text)
        if self._matched < len(self._surfaces):
            surfaces = tuple(self._surfaces)
            self._matcher, self._matched = PythonMatcher(surfaces, overlapping=True), len(surfaces)
        return self._matcher.find(text)

    def _make(self, surface: str) -> Sequence[Name]:
        self._read(surface[:2])
        return [_parse_name(cells) for cells in self._cells.get(surface, ())]

    def _read(self, text: str) -> None:
        for key, index in self._prefixes.new_in(text):
            for line in self._prefixes.text(index).split("\n"):
                rest, _, cells = line.partition("\t")
                found = self._cells.setdefault(key + rest, [])
                if not found:
                    self._surfaces.append(key + rest)
                found.append(cells)


TOLL: Final = 1_000
"""Characters that a text costs beside its own: most bring names, and with them another matcher."""


class WarmingLexicon:
    """The kept names for the first page, the lexicon for all that follow, which takes longer to read."""

    def __init__(self, kept: KeptNames, create: Callable[[], NameFinder]) -> None:
        self._kept = kept
        self._create = create
        self._lexicon: NameFinder | None = None
        self._cold = WARM

    def find(self, text: str) -> list[Match]:
        """As of a lexicon."""
        if self._cold > 0:
            self._cold -= len(text) + TOLL
            if self._cold <= 0:
                self._lexicon = self._create()
        if self._lexicon is not None:
            return self._lexicon.find(text)
        # Another thread may build the lexicon before the names of these are asked for.
        return [(start, end, ~index) for start, end, index in self._kept.find(text)]

    def names(self, index: int) -> Sequence[Name]:
        """As of a lexicon."""
        if index < 0:
            return self._kept.names(~index)
        assert self._lexicon is not None, "a match of the lexicon"
        return self._lexicon.names(index)

    def lookup(self, surface: str) -> Sequence[Name]:
        """As of a lexicon."""
        return (self._lexicon or self._kept).lookup(surface)
