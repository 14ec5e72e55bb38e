"""What a paragraph measured last, or spoke of: looked for backwards, and only when a figure asks."""

from newsx.facts.topics import find_topic_noun
from newsx.facts.unit import Units


class Theme:
    """The topic of the figures to come; a clause without figures may set it, and so does a figure."""

    def __init__(self, noun: str | None = None, *, stale: bool = True) -> None:
        self._noun = noun
        self._stale = stale
        self._before: list[Units] = []
        """Clauses of the sentences before this one, none of them read yet."""
        self._here: list[Units] = []
        """Clauses of this sentence, none of them read yet."""

    def enter_sentence(self) -> None:
        """What was said so far was said by a sentence before."""
        self._before += self._here
        self._here = []
        self._stale = True

    def hear(self, units: Units) -> None:
        """A clause without figures may say what those behind it are of."""
        self._here.append(units)

    def set(self, noun: str) -> None:
        """A figure is of this, and so may be the next."""
        self._noun, self._stale = noun, False
        self._before, self._here = [], []

    @property
    def noun(self) -> str | None:
        """What was measured last, or spoken of."""
        if self._here or self._before:
            self._read()
        return self._noun

    @property
    def stale(self) -> bool:
        """Whether a sentence before this one said it."""
        self._read()
        return self._stale

    def copy(self) -> "Theme":
        """The same for a bracket, whose figures say nothing of what comes after."""
        return Theme(self.noun, stale=self.stale)

    def _read(self) -> None:
        for clauses, stale in ((self._here, False), (self._before, self._stale)):
            while clauses:
                noun = find_topic_noun(clauses.pop())
                if noun:
                    self._noun, self._stale = noun, stale
                    self._before, self._here = [], []
                    return
