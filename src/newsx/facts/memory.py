"""Whom the sentences of an article spoke of, as far as the next figures may still be of them."""

from dataclasses import dataclass, field

from newsx.facts.agents import find_agent
from newsx.facts.subject import Subject
from newsx.facts.unit import Units


@dataclass(slots=True, eq=False)
class Memory:
    """Whom the last sentences spoke of, and what this one has said that names nobody."""

    held: Subject | None = None
    """Whom they spoke of last."""
    fresh: bool = False
    """Whether what is held was named in this sentence."""
    located: bool = False
    """Whether it only said where."""
    tells: bool = False
    """Whether it was named with a word of telling: 青河咨询公司发布报告."""
    owner: Subject | None = None
    """Whose that is which the last figure measures, by its noun phrase alone."""
    headed: Subject | None = None
    """Whom the heading of a piece of news named, in a digest of several."""
    _nameless: list[Units] = field(default_factory=list)
    """The clauses of this sentence that named nobody before somebody was named, as far as none asked."""
    _actor: Subject | None = None
    """Who acted last in those that were asked for."""

    def hold(self, subject: Subject, *, located: bool = False, tells: bool = False) -> Subject:
        """Whoever acts in a sentence has what its figures measure.

        Args:
            subject: who acts.
            located: whether it only says where.
            tells: whether a word of telling stands by.
        """
        self.held, self.fresh = subject, True
        self.located, self.tells = located, tells
        return subject

    def drop(self) -> None:
        """What comes next is of somebody else."""
        self.held, self.fresh = None, False

    def enter_sentence(self) -> None:
        """Forgets what only figures of the same sentence may be of."""
        if self.held and self.held.rule == "subject:person":
            self.held = None
        self.fresh, self.owner = False, None
        self._nameless, self._actor = [], None

    def forget(self) -> None:
        """Forgets all but the heading."""
        self.drop()
        self.owner = None
        self._nameless, self._actor = [], None

    def hear_nameless(self, units: Units) -> None:
        """Remembers a clause that names nobody, in case that somebody asks who acts in it."""
        self._nameless.append(units)

    def find_acting(self) -> Subject | None:
        """Who acts in the clauses of this sentence that named nobody."""
        while self._nameless:
            units = self._nameless.pop()
            agent = find_agent(units, len(units))
            if agent and agent.subject:
                self._actor, self._nameless = agent.subject, []
        return self._actor
