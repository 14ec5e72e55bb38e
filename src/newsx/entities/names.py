"""The tables of names, read into one lexicon: surface -> what it may stand for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple, Protocol, cast

from newsx.dictionary import Row, UserDictionary, read_table
from newsx.entities.entity import EntityType
from newsx.tokens.matcher import Match, Matcher, create_matcher

COLUMNS: Final[Row] = ("name", "code", "kind", "aliases", "weak")
FORMER_TABLE: Final = "divisions_former"
FORMER_COLUMNS: Final[Row] = ("name", "code", "year", "successors", "aliases")


class NameTable(NamedTuple):
    """One table of names and the type that its rows have."""

    file: str
    type: EntityType


NAME_TABLES: Final = (
    NameTable("divisions", "place"),
    NameTable("countries", "place"),
    NameTable("cities", "place"),
    NameTable("foreign_places", "place"),
    NameTable("regions", "place"),
    NameTable("features", "place"),
    NameTable("zones", "place"),
    NameTable("organs", "organization"),
    NameTable("organizations", "organization"),
    NameTable("firms", "organization"),
    NameTable("companies", "organization"),
    NameTable("enterprises", "organization"),
    NameTable("universities", "organization"),
    NameTable("banks", "organization"),
    NameTable("persons", "person"),
)


NATURAL: Final = frozenset(("river", "lake", "sea", "mountain"))
MOST_CODES: Final = 5_000
"""How many codes are remembered with those above them."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a surface may stand for."""

    type: EntityType
    name: str
    """The canonical name."""
    code: str
    """GB/T 2260 or ISO 3166, empty where there is none."""
    kind: str
    """``province``, ``county``, ``country``, ``river``, ``bank`` …, from its table."""
    source: str
    """``dictionary:<file>``."""
    weak: bool
    """The surface is a plain word too and needs evidence beside it."""
    successors: tuple[str, ...] = ()
    """Codes of the units that an abolished one went into."""


class NameFinder(Protocol):
    """Finds names and says what they stand for. Threads may share it."""

    def find(self, text: str) -> list[Match]:
        """Every surface in a text, longer ones first; the third number is for `names`."""

    def names(self, index: int) -> Sequence[Name]:
        """What the surface of a match may stand for."""

    def lookup(self, surface: str) -> Sequence[Name]:
        """What a surface may stand for; empty where it is unknown."""


class MetNames:
    """Names by surface; a surface becomes names when it is met."""

    _surfaces: list[str]
    _names: dict[str, Sequence[Name]]

    def names(self, index: int) -> Sequence[Name]:
        """What the surface of a match may stand for."""
        return self.lookup(self._surfaces[index])

    def lookup(self, surface: str) -> Sequence[Name]:
        """What a surface may stand for; empty where it is unknown."""
        names = self._names.get(surface)
        if names is None:
            names = self._make(surface)
            if names:
                self._names[surface] = names
        return names

    def _make(self, surface: str) -> Sequence[Name]:
        raise NotImplementedError


class Lexicon(MetNames):
    """All names by surface; built once, then only read."""

    def __init__(self, user: Iterable[tuple[str, Name]] = ()) -> None:
        found: dict[str, _Entry] = {}
        shared: dict[str, list[_Entry]] = {}
        for table in NAME_TABLES:
            for surface, entry in _read_entries(table):
                first = found.setdefault(surface, entry)
                if first[1] is not entry[1] or first[2] != entry[2]:
                    shared.setdefault(surface, [first]).append(entry)
        for surface, entry in _read_former_entries():
            first = found.setdefault(surface, entry)
            if first[0] is None and first[1] is not entry[1]:
                shared.setdefault(surface, [first]).append(entry)
        self._entries = found
        # Most names are never met: a row becomes a name when it is.
        self._names = {
            surface: _choose(surface, [_name(entry) for entry in entries])
            for surface, entries in shared.items()
        }
        for surface, name in user:
            # The user's word overrides ours.
            found.setdefault(surface, _USER)
            self._names[surface] = (name,)
        self._surfaces = list(found)
        self._matcher: Matcher = create_matcher(tuple(found), overlapping=True)

    def find(self, text: str) -> list[Match]:
        """Every surface in a text, longer ones first; the third number is for `names`."""
        return self._matcher.find(text)

    def _make(self, surface: str) -> Sequence[Name]:
        entry = self._entries.get(surface)
        return () if entry is None else (_name(entry),)

    def items(self) -> Iterable[tuple[str, Sequence[Name]]]:
        """Every surface and what it may stand for."""
        return ((surface, self.lookup(surface)) for surface in self._surfaces)

    def __len__(self) -> int:
        return len(self._surfaces)


_Entry = tuple[NameTable | None, Row, bool]
"""The table of a name (none: the former divisions), its row, and whether the surface is a weak form."""
_USER: _Entry = (None, (), False)


def _read_entries(table: NameTable) -> Iterable[tuple[str, _Entry]]:
    """Every surface of a table: the name, its aliases, and its weak forms."""
    for row in read_table(table.file, COLUMNS):
        name, _, _, aliases, weak = row
        entry = table, row, False
        if not weak or name not in weak.split("|"):
            yield name, entry
        if aliases:
            for alias in aliases.split("|"):
                if alias != name:
                    yield alias, entry
        if weak:
            for form in weak.split("|"):
                yield form, (table, row, True)


def _read_former_entries() -> Iterable[tuple[str, _Entry]]:
    """Renamed and abolished divisions."""
    for row in read_table(FORMER_TABLE, FORMER_COLUMNS):
        entry = None, row, False
        yield row[0], entry
        if row[4]:
            yield row[4], entry


def _name(entry: _Entry) -> Name:
    table, row, weak = entry
    if table is not None:
        name, code, kind = row[:3]
        return Name(table.type, name, code, kind, f"dictionary:{table.file}", weak)
    # The code of a former division is its successor's where there is one only.
    name, code, _, successors, _ = row
    after = tuple(successors.split("|")) if successors else ()
    today = after[0] if len(after) == 1 else "" if after else code
    return Name("place", name, today, level(code), f"dictionary:{FORMER_TABLE}", False, after)


def _choose(surface: str, names: Sequence[Name]) -> Sequence[Name]:
    """Of the names that share a surface, those that it may mean without further words."""
    if any(name.kind in NATURAL for name in names) and any(name.kind not in NATURAL for name in names):
        # 天山 is the mountain; the district 天山区 has its name from it.
        names = [n for n in names if n.kind not in ("county", "prefecture") or n.name == surface]
    return [name for name in names if not name.weak] or names


def level(code: str) -> str:
    """The kind of division that a GB/T 2260 code stands for.

    >>> level("650000"), level("652300"), level("659001")
    ('province', 'prefecture', 'county')
    """
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


@lru_cache(MOST_CODES)
def parents(code: str) -> tuple[str, ...]:
    """The code itself and the codes above it.

    >>> parents("652302")
    ('652302', '652300', '650000')
    """
    if len(code) != 6:
        return (code,)
    return tuple(dict.fromkeys((code, code[:4] + "00", code[:2] + "0000")))


def user_names(dictionary: UserDictionary) -> list[tuple[str, Name]]:
    """A user's names as the lexicon takes them: `Tagger(user_names(read_user_dictionary(path)))`."""
    source = f"dictionary:{dictionary.path.stem}"
    found: list[tuple[str, Name]] = []
    for word in dictionary.words:
        if word.type:
            name = Name(cast(EntityType, word.type), word.name, word.code, "user", source, False)
            found.append((word.name, name))
            if word.aliases:
                found.extend((alias, name) for alias in word.aliases)
    return found


class TableSummary(NamedTuple):
    """One table of names, for `newsx dictionary list`."""

    file: str
    type: EntityType
    rows: int


def list_tables() -> list[TableSummary]:
    """Every table of names with its type and number of rows."""
    tables = [TableSummary(t.file, t.type, len(read_table(t.file, COLUMNS))) for t in NAME_TABLES]
    former = len(read_table(FORMER_TABLE, FORMER_COLUMNS))
    return [*tables, TableSummary(FORMER_TABLE, "place", former)]


def search_names(lexicon: Lexicon, word: str, limit: int = 50) -> list[tuple[str, Name]]:
    """Surfaces that hold a word, the shortest first, each with what it stands for."""
    found = [(surface, name) for surface, names in lexicon.items() if word in surface for name in names]
    found.sort(key=lambda item: (len(item[0]), item[0]))
    return found[:limit]
