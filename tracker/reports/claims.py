"""Everything on file about one claim, as one section of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Bearing, Risk
from tracker.models.dossier import Dossier
from tracker.models.phrases import comment_told, counts, sourcing_sentence
from tracker.models.rows import ClaimRow
from tracker.reports.beside import beside_blocks
from tracker.reports.checking import checking_lines, review_steps
from tracker.reports.document import (
    Anchor,
    Badge,
    Block,
    Column,
    ColumnKind,
    Facts,
    Heading,
    ListBlock,
    OnDemand,
    Paragraph,
    Place,
    Row,
    Run,
    Runs,
    Style,
    Table,
    runs,
)
from tracker.reports.finding_list import finding_line, heaviest_first
from tracker.reports.rests import SOURCING_RULES, rests_blocks
from tracker.reports.telling import (
    chain,
    claim_link,
    interval,
    joined,
    quiet,
    quoted,
    source_name,
)
from tracker.reports.testimony import attribution_lines, evidence_lines

_COLUMNS = (
    Column("No.", ColumnKind.NUMBER),
    Column("Claim", wide=True),
    Column("Put as", ColumnKind.STATE),
    Column("Checking", ColumnKind.STATE),
    Column("Citations", ColumnKind.NUMBER),
    Column("Independent", ColumnKind.NUMBER),
    Column("Rests on", wide=True),
)


def claim_table(dossier: Dossier) -> Block:
    """One row a claim; a sentence where there is none."""
    if not dossier.claims:
        return Paragraph(runs("No claim is on file for this story."))
    return Table(
        "Every claim, in the order they were logged",
        _COLUMNS,
        OnDemand(lambda: (_row(dossier, claim) for claim in dossier.claims)),
    )


def _row(dossier: Dossier, claim: ClaimRow) -> Row:
    measured = dossier.independence(claim)
    return Row(
        (
            (claim_link(claim.number),),
            (Run(claim.text, language=dossier.language),),
            (Badge(claim.status),),
            (Badge(claim.state), *_replaced(claim)),
            runs(str(measured.citations)),
            runs(interval(measured)),
            joined([source_name(dossier.sources, key) for key in measured.rests_on], ", then "),
        )
    )


def _replaced(claim: ClaimRow) -> Iterator[Run]:
    """By which claim a corrected one was."""
    if claim.corrected_by:
        yield Run(f" by {claim.corrected_by}")


def claim_section(dossier: Dossier, claim: ClaimRow, findings: Sequence[Finding]) -> Iterator[Block]:
    """Heading, words, facts, then who says so, what we hold, what it rests on, what was done."""
    yield Heading(
        3,
        f"Claim {claim.number}",
        f"claim-{claim.number}",
        (Badge(claim.state), *flags(dossier, claim)),
    )
    yield Paragraph((Run(claim.text, language=dossier.language),), lead=True)
    yield Facts(tuple(_facts(dossier, claim)))
    if claim.attributions:
        yield Heading(4, "Who says so")
        yield ListBlock(tuple(attribution_lines(dossier, row) for row in claim.attributions))
    if claim.evidence:
        yield Heading(4, "Evidence")
        yield ListBlock(tuple(evidence_lines(dossier, row) for row in claim.evidence))
    yield from beside_blocks(dossier, claim)
    if any(finding.rule in SOURCING_RULES for finding in findings):
        yield from rests_blocks(dossier, claim)
    if findings:
        yield Heading(4, "Findings")
        yield ListBlock(tuple((finding_line(finding),) for finding in heaviest_first(findings)))
    if claim.note or claim.comments:
        yield Heading(4, "Notes")
        yield from (Paragraph(runs(told)) for told in _noted(claim))
    steps = tuple(review_steps(dossier, claim))
    if steps:
        yield Heading(4, "What was done before")
        yield ListBlock(steps, ordered=True)


def _noted(claim: ClaimRow) -> Iterator[str]:
    if claim.note:
        yield claim.note
    yield from (f"{comment_told(row)}: {row.text}" for row in claim.comments)


def flags(dossier: Dossier, claim: ClaimRow) -> Iterator[Badge]:
    """What makes somebody look twice."""
    if claim.risk is Risk.HIGH:
        yield Badge("high", "high risk")
    if dossier.sources.contested(claim):
        yield Badge("contested")


def _facts(dossier: Dossier, claim: ClaimRow) -> Iterator[tuple[str, tuple[Runs, ...]]]:
    measured = dossier.independence(claim)
    yield "In the story", tuple(passages(dossier, claim))
    yield "Put as", (runs(Badge(claim.status), *put_as(claim)),)
    yield "Sources", (sourcing(dossier, claim),)
    if measured.rests_on:
        points = [source_name(dossier.sources, key, Style.STRONG) for key in measured.rests_on]
        yield "Rests on", (joined(points, ", then "),)
    deniers = dossier.sources.deniers(claim)
    if deniers:
        label = "Contested by" if dossier.sources.supported(claim) else "Denied by"
        yield label, tuple(chain(dossier.sources, row.chain) for row in deniers)
    against = [
        source_name(dossier.sources, row.source_id, Style.STRONG)
        for row in claim.evidence
        if row.live and row.bearing is Bearing.REFUTES
    ]
    if against:
        yield "Evidence against", (joined(against, ", "),)
    yield "Checking", tuple(checking_lines(dossier, claim))


def passages(dossier: Dossier, claim: ClaimRow) -> Iterator[Runs]:
    """The exact words, each place they stand at; those of older texts say which."""
    place = 0
    for row in sorted(claim.passages, key=lambda row: (-row.revision, row.start)):
        words = quoted(row.exact, dossier.language)
        if row.revision != dossier.revision:
            yield runs(words, Run(f" (in revision {row.revision})", Style.QUIET))
            continue
        place += 1
        back = Run("in the text", link=Anchor(f"words-{claim.number}-{place}", Place.PASSAGE))
        yield runs(words, Run(" "), back)
    if not place:
        yield quiet("not in the present text")


def put_as(claim: ClaimRow) -> Iterator[Run]:
    """What is said of how the story puts it, beside the word for that."""
    if claim.allegation:
        yield Run(", an allegation")
    if claim.about:
        yield Run(f", about {claim.about}")
    if claim.as_of:
        yield Run(f", as of {claim.as_of}")


def sourcing(dossier: Dossier, claim: ClaimRow) -> Runs:
    """The two counts beside each other, and what they come from."""
    measured = dossier.independence(claim)
    both = counts(measured)
    sentence = sourcing_sentence(dossier.sources, claim, measured)
    rest = sentence.removeprefix(both).removeprefix(": ")
    return runs(Run(both, Style.STRONG), f": {rest}" if rest else "")
