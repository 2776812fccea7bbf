"""One claim on the screen, with everything on file about it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from tracker.cli.desk import files_folder
from tracker.cli.output import STATE_MARKS, drawn, say, say_folded
from tracker.cli.showing_beside import beside_sections
from tracker.domain.sourcing import Independence, rests_tree
from tracker.models.claim_lines import attribution_line, branch_line, evidence_line, hold_line, review_lines
from tracker.models.phrases import sourcing_sentence, state_told
from tracker.models.rows import ClaimRow
from tracker.services.beside import beside
from tracker.services.listing import Sourced
from tracker.services.words_apart import told_apart
from tracker.store.people import person_rows

HANG = 4
"""How far the rest of a long line is set in: further than a source of the tree stands below the one above it."""


def interval(measured: Independence) -> str:
    """The independent sources as a listing shows them: "1", or "1-2" where a suspicion is open."""
    low, high = measured.minimum, measured.maximum
    return str(high) if low == high else f"{low}-{high}"


def show(session: Session, found: Sourced) -> None:
    """Print a claim: what it says, who says so, what it rests on, what is held, and its review."""
    people = person_rows(session)
    claim = found.claim
    say(f"{claim.label}  {state_words(claim)}  version {claim.version}")
    say_folded(f"  {claim.text}")
    for line in _facts(claim):
        say_folded(f"  {line}", hang=2)
    if told := told_apart(session, claim.label):
        say_folded(f"  The story changed under this claim: {told}", hang=2)
    say("")
    say_folded(sourcing_sentence(found.sources, claim, found.measured))
    for title, lines in (
        ("Who says so", [attribution_line(row, found.sources, people) for row in claim.attributions]),
        ("What it rests on", list(tree_lines(found))),
        ("What we hold", [evidence_line(row, found.sources) for row in claim.evidence]),
        *beside_sections(beside(session, claim, files_folder(session)), claim, people),
        ("Its review", [*review_lines(claim, people), *([hold_line(claim.hold)] if claim.hold else [])]),
    ):
        if lines:
            say(f"\n{title}")
            for line in lines:
                say_folded(f"  {line}", hang=HANG)


def state_words(claim: ClaimRow) -> str:
    """The claim's state with its mark, and of a corrected one what replaced it."""
    return f"{drawn(STATE_MARKS[claim.state])} {state_told(claim)}"


def _facts(claim: ClaimRow) -> Iterator[str]:
    yield f"The article: {claim.status}" + (", high risk" if claim.risk == "high" else "")
    for passage in claim.passages:
        yield f"In the text (revision {passage.revision}, {passage.start}-{passage.end}): “{passage.exact}”"
    if claim.about:
        yield f"About: {claim.about}" + (" (an allegation)" if claim.allegation else "")
    if claim.as_of:
        yield f"As of: {claim.as_of}"
    if claim.note:
        yield f"Note: {claim.note}"


def tree_lines(found: Sourced) -> Iterator[str]:
    """The rests-on tree, one source a line."""
    claim, sources = found.claim, found.sources
    network = sources.network_of(claim)
    for branch in rests_tree(network, claim.citations, claim.supporting_evidence):
        yield "  " * branch.depth + branch_line(branch, sources)
