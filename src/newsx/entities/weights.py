"""The weights of a linear model, those of all its types in one integer: a feature is added in one step.

Every type has a lane of bits. Lanes add without a carry into one another as long as each sum fits in its own;
the sums of these models stay below a fiftieth of that.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from newsx.dictionary import read_table, table_path
from newsx.kept import keep

LANE: Final = 20
"""Bits of a lane, its sign among them."""

Feature = tuple[str, str]
"""A kind of feature and its value: ``("l", "在")`` where 在 stands on the left. Some kinds need no value."""


def feature_name(feature: Feature) -> str:
    """A feature as the tables write it.

    >>> feature_name(("l", "在")), feature_name(("titled", ""))
    ('l=在', 'titled')
    """
    kind, value = feature
    return f"{kind}={value}" if value else kind


def pack(values: Iterable[int]) -> int:
    """Several numbers in one, the first in the lowest lane.

    >>> unpack(pack((5, -7)) + pack((-6, 9)), 2)
    [-1, 2]
    """
    return sum([value << LANE * lane for lane, value in enumerate(values)])


def unpack(packed: int, lanes: int) -> list[int]:
    """The numbers of every lane."""
    found = []
    for _ in range(lanes):
        value = (packed + (1 << LANE - 1) & (1 << LANE) - 1) - (1 << LANE - 1)
        found.append(value)
        packed = packed - value >> LANE
    return found


def guards(*lanes: int) -> int:
    """A bit above the numbers of some lanes: of a sum with it, the bits of those that are not negative stay.

    >>> bool(pack((-3, 4)) + guards(0, 1) & guards(0, 1)), bool(pack((-3, 4)) + guards(0, 1) & guards(0))
    (True, False)
    """
    return sum([1 << LANE * lane + LANE - 1 for lane in lanes])


Kinds = Mapping[str, dict[str, int]]
"""Of every kind of feature the packed weights by value."""


def read_kinds(table: str, types: Sequence[str]) -> Kinds:
    """The weights of a table."""
    kinds: defaultdict[str, dict[str, int]] = defaultdict(dict)
    lanes = range(0, LANE * len(types), LANE)
    for feature, *cells in read_table(table, ("feature", *types)):
        kind, _, value = feature.partition("=")
        kinds[kind][value] = sum([int(cell or 0) << lane for lane, cell in zip(lanes, cells, strict=True)])
    return kinds


def lay_out_kinds(kinds: Kinds) -> list[bytes]:
    """The parts that `kept_kinds` reads: adding up twenty thousand weights takes a tenth of a start."""
    values = [value for weights in kinds.values() for value in weights]
    packed = [number for weights in kinds.values() for number in weights.values()]
    return [
        "\n".join(kinds).encode(),
        array("Q", map(len, kinds.values())).tobytes(),
        "\n".join(values).encode(),
        array("q", packed).tobytes(),
    ]


def kept_kinds(parts: Sequence[memoryview]) -> Kinds:
    """The weights of the parts.

    >>> kinds = {"bias": {"": -5}, "l": {"在": 12, "和": 1 << 45}}
    >>> kept_kinds(tuple(map(memoryview, lay_out_kinds(kinds)))) == kinds
    True
    """
    names, sizes, values, packed = parts
    pairs = zip(str(values, "utf-8").split("\n"), packed.cast("q").tolist(), strict=True)
    return {
        name: dict(islice(pairs, size))
        for name, size in zip(str(names, "utf-8").split("\n"), sizes.cast("Q").tolist(), strict=True)
    }


class Sums(dict[Any, int]):
    """The sums of weights of what was met so far, by what they are read of.

    >>> lengths = Sums(len, most=2)
    >>> [lengths[word] for word in ("在", "北京", "在")], len(lengths)
    ([1, 2, 1], 2)
    """

    def __init__(self, read: Callable[[Any], int], most: int) -> None:
        """
        Args:
            read: gives the sum of a key.
            most: how many are kept before all are read anew.
        """
        self._read, self._most = read, most

    def __missing__(self, key: Any) -> int:
        if len(self) >= self._most:
            self.clear()
        self[key] = found = self._read(key)
        return found


class Weights:
    """The packed weights of every feature of a model."""

    def __init__(self, table: str, types: Sequence[str]) -> None:
        """
        Args:
            table: its dictionary, of a feature and its weights in hundredths by type.
        """
        self._lanes = len(types)
        parts = keep(
            "weights", (table_path(table), Path(__file__)), lambda: lay_out_kinds(read_kinds(table, types))
        )
        self._kinds = defaultdict(dict, kept_kinds(parts) if parts else read_kinds(table, types))

    def kind(self, kind: str) -> dict[str, int]:
        """The weights of the features of a kind by their values."""
        return self._kinds[kind]

    def add(self, features: Iterable[Feature]) -> int:
        """The sum of the weights of features; those that the model does not know weigh nothing."""
        kinds, total = self._kinds, 0
        for kind, value in features:
            weights = kinds[kind]
            # Most features are unknown: `in` is the quickest way to say so.
            if value in weights:
                total += weights[value]
        return total

    def most(self, *kinds: str) -> int:
        """What one feature of each kind adds at the most, to any type."""
        bits, shift = range(0, LANE * self._lanes, LANE), guards(*range(self._lanes))
        found = [0] * self._lanes
        for kind in kinds:
            values = [packed + shift for packed in self._kinds[kind].values()]
            for lane, bit in enumerate(bits):
                highest = max([value >> bit & (1 << LANE) - 1 for value in values], default=0)
                found[lane] += max(highest - (1 << LANE - 1), 0)
        return pack(found)
