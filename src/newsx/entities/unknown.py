"""Names that no list and no suffix knows: stretches of unknown words, weighed by what stands around them.

The second voice. It speaks only where the dictionaries and rules are silent: a linear model over the words
of a stretch and its neighbours, trained by ``dictionaries/scripts/train_unknown_names.py``.
"""

from collections.abc import Iterable, Sequence

from newsx.dictionary import read_table
from newsx.entities.candidates import Candidate, find_candidates, firm_tails
from newsx.entities.draft import Draft, Mention
from newsx.entities.entity import EntityType
from newsx.entities.evidence import FIRMS
from newsx.entities.person_words import PersonWords

TYPES: tuple[EntityType, ...] = ("place", "organization", "person")
SCALE = 100
"""Weights are stored as whole hundredths."""
Weights = tuple[int, int, int]
NOTHING: Weights = (0, 0, 0)
SUFFIX_SIZES = range(6, 0, -1)
GRAIN = 80
"""Weights of characters within so much of each other count as the same."""
NO_SURNAME = -100
"""What the quick look holds against a person without a surname."""
FOREIGN = 100
"""The weight of the characters of a foreign name."""
HOPELESS: Weights = (-330, -410, -580)
"""Of the quick look, by type; people need the lowest, for their surnames stand in many words."""


class UnknownNames:
    """The weights of the second voice; built once, then only read."""

    def __init__(self, words: PersonWords) -> None:
        self._words = words
        rows = read_table("unknown_names", ("feature", *TYPES))
        # The numbers stay text until a feature is met: most never are.
        self._rows = {row[0]: row for row in rows}
        self._weights: dict[str, Weights] = {}
        self._margin = self._weight("margin")
        self._bias = self._weight("bias")
        self._quick: dict[str, dict[str, Weights]] = {"head": {}, "tail": {}, "l": {}, "r": {}}
        for row in rows:
            kind, _, value = row[0].partition("=")
            if kind in self._quick:
                self._quick[kind][value] = self._weight(row[0])

    def _weight(self, feature: str) -> "Weights":
        known = self._weights.get(feature)
        if known is None:
            row = self._rows.get(feature)
            known = (int(row[1] or 0), int(row[2] or 0), int(row[3] or 0)) if row else NOTHING
            self._weights[feature] = known
        return known

    def is_hopeless(self, draft: Draft, candidate: Candidate) -> bool:
        """Whether the characters at the ends of a candidate and the words beside it rule it out.

        Four numbers, and two for people, instead of twenty; nine of ten stretches that are no name end here.
        """
        tokens = draft.tokens
        first, last = candidate.first, candidate.last
        quick = self._quick
        head = quick["head"].get(draft.text[candidate.start], NOTHING)
        tail = quick["tail"].get(draft.text[candidate.end - 1], NOTHING)
        left = quick["l"].get(tokens.words[first - 1] if first else "^", NOTHING)
        right = quick["r"].get(tokens.words[last + 1] if last + 1 < len(tokens.words) else "$", NOTHING)
        place, organization, person = self._bias
        return (
            head[0] + tail[0] + left[0] + right[0] + place < HOPELESS[0]
            and head[1] + tail[1] + left[1] + right[1] + organization < HOPELESS[1]
            and head[2] + tail[2] + left[2] + right[2] + person + self._weigh_name(draft, candidate)
            < HOPELESS[2]
        )

    def _weigh_name(self, draft: Draft, candidate: Candidate) -> int:
        """What the surname and the given name of a candidate say for a person."""
        words, start = self._words, candidate.start
        surname = words.surname(draft.text, start)
        given = draft.text[start + len(surname) : candidate.end]
        if not surname or not 0 < len(given) <= 2:
            foreign = words.weigh_foreign(draft.text[start : candidate.end])
            return 0 if foreign >= FOREIGN else NO_SURNAME
        return (
            self._weight(f"gw{len(given)}={words.weigh_given(given) // GRAIN}")[2]
            + self._weight(f"sw={words.weigh_surname(surname) // GRAIN}")[2]
        )

    def find(self, draft: Draft, mentions: Sequence[Mention]) -> list[Mention]:
        """The names among the stretches that no mention touches.

        All stretches of one surface are judged together, by the mean of their scores.
        """
        taken: dict[int, Mention] = {}
        for mention in mentions:
            for offset in range(mention.start, mention.end):
                taken[offset] = mention
        firms = count_firms(mentions)
        grouped: dict[str, list[Candidate]] = {}
        for candidate in find_candidates(draft, taken, self._words):
            if not candidate.weak and self.is_hopeless(draft, candidate):
                continue
            grouped.setdefault(draft.text[candidate.start : candidate.end], []).append(candidate)
        judged: list[tuple[float, EntityType, list[Candidate]]] = []
        rows, met, weight, bias, margin = self._rows, self._weights, self._weight, self._bias, self._margin
        for surface, group in grouped.items():
            surname = self._words.surname(surface, 0)
            if surface in self._words.plain or (
                surname and group[0].start + len(surname) in draft.title_starts
            ):
                # 王小姐 names nobody.
                continue
            sample = group[:4]
            shares = len(sample)
            place, organization, person = (value * shares for value in bias)
            for feature in surface_features(draft, group[0], surface, self._words, len(group), firms):
                if feature in rows:
                    found = met.get(feature) or weight(feature)
                    place += found[0] * shares
                    organization += found[1] * shares
                    person += found[2] * shares
            for candidate in sample:
                for feature in context_features(draft, candidate, taken):
                    if feature in rows:
                        found = met.get(feature) or weight(feature)
                        place += found[0]
                        organization += found[1]
                        person += found[2]
            total = (place, organization, person)
            best = (
                1
                if group[0].weak
                else max(
                    range(3), key=[t / shares - m for t, m in zip(total, margin, strict=True)].__getitem__
                )
            )
            score = total[best] / shares - margin[best]
            if best == 2 and surface.isascii() and (surface.isupper() or surface[1:].islower()):
                # Nike: one Latin word is a brand, or a person whom a title names; JohnSmith are two.
                continue
            if score > 0:
                judged.append((score, TYPES[best], group))
        found_mentions: list[Mention] = []
        used: set[int] = set()
        for _, type_, group in sorted(judged, key=lambda item: -item[0]):
            for candidate in group:
                span = range(candidate.start, candidate.end)
                if used.isdisjoint(span):
                    used.update(span)
                    found_mentions.append(
                        Mention(candidate.start, candidate.end, type_, (), "model", f"unknown_names:{type_}")
                    )
        return found_mentions


def count_firms(mentions: Iterable[Mention]) -> int:
    """How many different firms the dictionaries found: they make 苹果 beside them a firm too."""
    known = (m.names[0] for m in mentions if m.type == "organization" and m.names)
    return len({name.name for name in known if name.kind in FIRMS})


def surface_features(
    draft: Draft, candidate: Candidate, surface: str, words: PersonWords, count: int, firms: int
) -> list[str]:
    """What the characters and words of a candidate say."""
    tokens = draft.tokens
    first, last = candidate.first, candidate.last
    tags = "".join(tag[:2] + "|" for tag in tokens.tags[first : last + 1]) if last - first < 4 else "long"
    shape = "".join(str(len(word)) for word in tokens.words[first : last + 1]) if last - first < 6 else "long"
    length = len(surface)
    foreign = sum(c in words.transliteration for c in surface)
    features = [
        f"shape={shape}",
        f"tags={tags}",
        f"head={surface[0]}",
        f"tail={surface[-1]}",
        f"tail2={surface[-2:]}",
        f"length={min(length, 8)}",
        f"count={min(count, 4)}",
        f"foreign={foreign == length},{min(length, 5)}",
        f"last={tokens.words[last]}" if len(tokens.words[last]) > 1 else f"last1={surface[-1]}",
    ]
    if candidate.weak:
        features += ["weak", f"weak={min(firms, 3)}", f"weak={surface}"]
    for size in SUFFIX_SIZES:
        if (candidate.end - size, candidate.end) in draft.suffixes:
            suffix = surface[-size:]
            features += [f"suffix={suffix}", f"suffixed={last - first},{length - size}"]
            if length > size:
                features.append(f"stem={surface[:-size]}")
            break
    surname = words.surname(surface, 0)
    if surname and length > len(surname):
        given = length - len(surname)
        features.append(f"surname={words.surnames[surname]},{given}")
        if given <= 2:
            features.append(f"sn{given}={surname}")
            features.append(f"g1={surface[-given]}")
            features.append(f"g{given}$={surface[-1]}")
            features.append(f"gw{given}={words.weigh_given(surface[-given:]) // GRAIN}")
            features.append(f"sw={words.weigh_surname(surname) // GRAIN}")
            whole = words.weigh_surname(surname) + words.weigh_given(surface[-given:])
            features.append(f"nw={whole // 120},{shape}")
    if foreign > length // 2:
        features.append(f"fw={words.weigh_foreign(surface) // 40},{min(length, 4)}")
    if tokens.words[last] in firm_tails():
        features.append(f"tailed={last - first},{length - len(tokens.words[last])}")
        features.append(f"core={surface[: -len(tokens.words[last])]}")
    if surface.isascii():
        features.append(f"latin={surface.isupper()},{surface[0].isupper()},{min(length, 5)}")
    return features


def context_features(draft: Draft, candidate: Candidate, taken: dict[int, Mention]) -> list[str]:
    """What stands around a candidate: the words beside it, and the names that a list joins it to."""
    tokens = draft.tokens
    words, tags = tokens.words, tokens.tags
    first, last = candidate.first, candidate.last
    size = len(words)
    left = words[first - 1] if first else "^"
    left_tag = tags[first - 1] if first else "^"
    right = words[last + 1] if last + 1 < size else "$"
    right_tag = tags[last + 1] if last + 1 < size else "$"
    left2 = words[first - 2] if first > 1 else "^"
    right2 = words[last + 2] if last + 2 < size else "$"
    features = [
        f"l={left}",
        f"lt={left_tag}",
        f"r={right}",
        f"rt={right_tag}",
        f"l2={left2},{left if len(left) == 1 else left_tag}",
        f"r2={right if len(right) == 1 else right_tag},{right2}",
        f"lr={left_tag},{right_tag}",
        f"lc={left[-1]}",
        f"rc={right[0]}",
    ]
    if candidate.start in draft.title_ends:
        features.append("titled")
    before = taken.get(candidate.start - 1)
    after = taken.get(candidate.end)
    if before is not None:
        features.append(f"behind={before.type}")
    if after is not None:
        features.append(f"before={after.type}")
    if left in "、和与及":
        beyond = taken.get(candidate.start - 2)
        features.append(f"list<{beyond.type if beyond else None}")
    if right in "、和与及":
        beyond = taken.get(candidate.end + 1)
        features.append(f"list>{beyond.type if beyond else None}")
    return features
