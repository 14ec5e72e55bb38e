"""Articles -> findings: every relation that the texts assert, tested."""

from collections.abc import Callable, Iterable, Iterator

from newsx.audit.finding import Finding
from newsx.audit.passage import Passage, read_passages
from newsx.audit.relations.distributed import find_distributed
from newsx.audit.relations.growth import find_growth
from newsx.audit.relations.parts import find_parts
from newsx.audit.relations.rates import find_rates
from newsx.audit.relations.ratios import find_ratios
from newsx.audit.relations.repeats import find_repeats
from newsx.audit.relations.restated import Statements
from newsx.audit.relations.shares import find_shares
from newsx.pipeline import ArticleExtraction, Extraction

Rule = Callable[[Passage], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    find_growth,
    find_distributed,
    find_rates,
    find_ratios,
    find_shares,
    find_parts,
    find_repeats,
)


class Auditor:
    """Checks documents one by one and remembers what they state, so that later ones can contradict it."""

    def __init__(self) -> None:
        self._statements = Statements()

    def check(self, extraction: Extraction) -> Iterator[Finding]:
        """The findings of one document, in reading order, and those of it against the documents before."""
        for found in extraction.articles:
            yield from self.check_article(found, extraction.document.source)

    def check_article(self, extraction: ArticleExtraction, source: str) -> Iterator[Finding]:
        """The findings of one article."""
        passages = read_passages(extraction, source)
        findings = [finding for passage in passages for rule in RULES for finding in rule(passage)]
        findings.sort(key=lambda finding: min(figure.start for figure in finding.figures))
        yield from findings
        yield from self._statements.check(passages)
