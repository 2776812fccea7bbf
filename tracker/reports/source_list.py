"""The sources of a story: what each is, how much hangs on it, and how they hang on each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.domain.sourcing import reached
from tracker.domain.vocabulary import LAID_ASIDE
from tracker.models.dossier import Dossier
from tracker.models.rows import DerivationRow, SourceRow
from tracker.reports.audience import Copy
from tracker.reports.document import (
    Badge,
    Block,
    Column,
    ColumnKind,
    Inline,
    OnDemand,
    Paragraph,
    Row,
    Run,
    Runs,
    Style,
    Table,
    runs,
)
from tracker.reports.telling import joined, moment, quiet, source_anchor, source_name

_COLUMNS = (
    Column("Source", wide=True),
    Column("Kind"),
    Column("Claims that name it", ColumnKind.NUMBER),
    Column("Claims that hang on it", ColumnKind.NUMBER),
    Column("On it alone", ColumnKind.NUMBER),
    Column("To know", wide=True),
)

_DREW_COLUMNS = (
    Column("Source", wide=True),
    Column("Drew on", wide=True),
    Column("How"),
    Column("How sure"),
    Column("Where it holds", wide=True),
    Column("Note", wide=True),
)


@dataclass(slots=True)
class Weights:
    """How many claims name, reach and need each source, by its id; claims that are out aside."""

    named: Counter[int] = field(default_factory=Counter)
    under: Counter[int] = field(default_factory=Counter)
    alone: Counter[int] = field(default_factory=Counter)


def weights(dossier: Dossier) -> Weights:
    """Weigh every source by the claims of the story."""
    weighed = Weights()
    out = {claim.id for claim in dossier.claims if claim.state in LAID_ASIDE}
    for key, claim in dossier.citing():
        weighed.named[key] += claim.id not in out
    for claim in dossier.claims:
        if claim.id not in out:
            network = dossier.sources.network_of(claim)
            weighed.under.update(reached(network, claim.citations, claim.supporting_evidence))
            weighed.alone.update(dossier.independence(claim).rests_on)
    return weighed


def source_blocks(copy: Copy) -> Iterator[Block]:
    """The table of sources, those that most hangs on first, and the table of who drew on whom."""
    dossier = copy.dossier
    if not dossier.sources.rows:
        yield Paragraph(runs("No source is on file for this story."))
        return
    weighed = weights(dossier)
    order = sorted(
        dossier.sources.rows.values(),
        key=lambda row: (-weighed.alone[row.id], -weighed.under[row.id], row.name, row.id),
    )
    yield Table(
        "Every source, those that most hangs on first",
        _COLUMNS,
        OnDemand(lambda: (_source_row(dossier, weighed, row) for row in order)),
    )
    if copy.derivations:
        drew = copy.derivations
        scopes = {row.claim_id for row in drew}
        labels = {claim.id: claim.label for claim in dossier.claims if claim.id in scopes}
        yield Table(
            "Who drew on whom",
            _DREW_COLUMNS,
            OnDemand(lambda: (_drew_row(dossier, labels, row) for row in drew)),
        )


def _source_row(dossier: Dossier, weighed: Weights, row: SourceRow) -> Row:
    name: list[Inline] = [Run(dossier.sources.told(row.id), Style.STRUCK if row.retracted else Style.STRONG)]
    if row.retracted:
        name += [Run(" "), Badge("retracted")]
    if row.confidential:
        name += [Run(" "), Badge("confidential")]
    cells = (
        tuple(name),
        runs(row.kind.value),
        runs(str(weighed.named[row.id])),
        runs(str(weighed.under[row.id])),
        runs(str(weighed.alone[row.id])),
        joined(_to_know(row), "; "),
    )
    return Row(cells, source_anchor(dossier.sources, row.id))


def _to_know(row: SourceRow) -> Iterator[Runs]:
    if row.genre is not None:
        yield runs(row.genre.replace("_", " "))
    if row.terms is not None:
        yield runs(row.terms.replace("_", " "))
    if row.description:
        yield runs(f"in print: “{row.description}”")
    if row.retracted_at is not None:
        why = f": {row.retracted_why}" if row.retracted_why else ""
        yield runs(f"retracted {moment(row.retracted_at)}{why}")


def _drew_row(dossier: Dossier, labels: dict[int, str], row: DerivationRow) -> Row:
    standing = row.live
    sure: list[Inline] = [Badge(row.assessment)]
    if row.retracted_at is not None:
        sure += [Run(" "), Badge("retracted", f"retracted {moment(row.retracted_at)}")]
    style = Style.PLAIN if standing else Style.STRUCK
    cells = (
        tuple(_party(dossier, row.source_id, style)),
        tuple(_party(dossier, row.drew_on_id, style)),
        runs(row.kind.replace("_", " ")),
        tuple(sure),
        _scope(dossier, labels, row),
        runs(row.note or ""),
    )
    return Row(cells)


def _party(dossier: Dossier, key: int, style: Style) -> Iterator[Inline]:
    if key in dossier.sources.rows:
        yield from source_name(dossier.sources, key, style)
    else:
        yield Run("a source of another story", Style.QUIET)


def _scope(dossier: Dossier, labels: dict[int, str], row: DerivationRow) -> Runs:
    if row.claim_id is not None:
        label = labels.get(row.claim_id)
        return runs(label) if label else quiet("a claim of another story")
    if row.article_id is not None:
        return runs("this story" if row.article_id == dossier.article_id else "another story")
    return runs("always")
