"""The facts left: factual sentences of the newest text without a claim, at which nobody has looked."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.coverage import Coverage
from tracker.models.coverage import WITHOUT_CLAIM, coverage_of, without_claim
from tracker.models.dossier import Dossier
from tracker.reports.audience import Copy
from tracker.reports.document import Block, Column, ColumnKind, Count, OnDemand, Row, Run, Table, runs
from tracker.reports.telling import many

TITLE = WITHOUT_CLAIM
RULE = "uncovered-sentence"
"""The rule that objects to each of them."""
_COLUMNS = (Column("Sentence", ColumnKind.NUMBER), Column("What it says", wide=True))


def coverage_in(copy: Copy) -> Coverage | None:
    """How the facts of the text stand, for whom that is any business and where there is a text."""
    return None if copy.findings is None or not copy.dossier.text else coverage_of(copy.dossier)


def left_count(coverage: Coverage) -> Count:
    """How many are left, beside how many there are."""
    count = len(coverage.left)
    dismissed = f", {coverage.dismissed} dismissed" if coverage.dismissed else ""
    label = without_claim(count).partition(" ")[2]
    return Count(count, label, f"of {many(coverage.factual, 'factual sentence')}{dismissed}", "note")


def left_summary(count: int) -> str:
    """What a list of findings says of them in one line."""
    return f"{without_claim(count)}: listed under “{TITLE}”"


def left_blocks(dossier: Dossier, coverage: Coverage) -> Iterator[Block]:
    """Each sentence by its number."""
    yield Table(without_claim(len(coverage.left)), _COLUMNS, OnDemand(lambda: _rows(dossier, coverage)))


def _rows(dossier: Dossier, coverage: Coverage) -> Iterator[Row]:
    for fact in coverage.left:
        yield Row((runs(str(fact.number)), (Run(dossier.text[slice(*fact.span)], language=dossier.language),)))
