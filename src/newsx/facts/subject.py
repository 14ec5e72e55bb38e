"""A subject: who or what a figure is of."""

from dataclasses import dataclass

from newsx.facts.cues import read_words


# Not frozen, for a frozen one takes twice as long to build; but nobody writes to it.
@dataclass(slots=True, eq=False)
class Subject:
    """The words of a subject, its name among the entities, and the rule that chose it."""

    text: str
    entity: int | None
    rule: str

    @property
    def lasts(self) -> bool:
        """Whether it is a name or a nation, which a story may go on with, and no thing that acts."""
        return self.entity is not None or self.text in read_words("nation_words")
