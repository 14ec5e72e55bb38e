"""Article -> entities: dictionaries first, then the rules that go past them."""

from collections.abc import Sequence

from newsx.entities.entity import Entity
from newsx.text.articles import Article
from newsx.text.sentences import Sentence
from newsx.tokens.segmenter import Tokens


class Tagger:
    """Finds the names of an article. Built once, safe to share between threads."""

    def find_entities(
        self, article: Article, sentences: Sequence[Sentence], tokens: Tokens
    ) -> tuple[Entity, ...]:
        """The names of an article, in reading order; no two overlap."""
        return ()
