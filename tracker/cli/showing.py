"""One claim on the screen, with everything on file about it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from tracker.cli.desk import files_folder
from tracker.cli.output import STATE_MARKS, drawn, say, say_folded
from tracker.cli.showing_beside import beside_sections
from tracker.domain.sourcing import Branch, Independence, rests_tree
from tracker.models.dossier import Sources
from tracker.models.phrases import sourcing_sentence, state_told
from tracker.models.proceedings import sealed_steps
from tracker.models.rows import AttributionRow, ClaimRow, EvidenceRow, PersonRow
from tracker.services.beside import beside
from tracker.services.listing import Sourced
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
    say("")
    say_folded(sourcing_sentence(found.sources, claim, found.measured))
    for title, lines in (
        ("Who says so", [attribution_line(row, found.sources, people) for row in claim.attributions]),
        ("What it rests on", list(tree_lines(found))),
        ("What we hold", [evidence_line(row, found.sources) for row in claim.evidence]),
        *beside_sections(beside(session, claim, files_folder(session)), claim, people),
        ("Its review", list(review_lines(claim, people))),
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


def attribution_line(row: AttributionRow, sources: Sources, people: dict[int, PersonRow]) -> str:
    """Who says so, by which way, with the number that `attribution check` and `retract` take."""
    who = sources.name(row.source_id)
    chain = f", via {', via '.join(sources.names(tuple(reversed(row.via))))}" if row.via else ""
    hand = {None: "", True: ", first hand", False: ", not first hand"}[row.first_hand]
    cue = f" (“{row.cue}”)" if row.cue else ""
    quote = f": “{row.quote}”" if row.quote else ""
    checked = people.get(row.checked_by_id or 0)
    seen = f"; {checked.initials} saw that they said it" if checked else ""
    gone = f"; retracted: {row.retracted_why}" if not row.live else ""
    return f"{row.id}. {who}{chain}: {row.status}{cue}{hand}{quote}{seen}{gone}"


def evidence_line(row: EvidenceRow, sources: Sources) -> str:
    """What is held, with the number that `evidence retract` takes."""
    where = f", {row.locator}" if row.locator else ", no locator"
    parts = [f"{row.id}. {row.bearing}: {sources.name(row.source_id)}{where}"]
    parts += [f"“{row.excerpt}”"] if row.excerpt else []
    parts += [value for value in (row.url, row.archived_url) if value]
    parts += [f"{row.file_name or 'the copy'} (SHA-256 {row.sha256[:12]}…)"] if row.sha256 else []
    parts += [f"retracted: {row.retracted_why}"] if not row.live else []
    return "; ".join(parts)


def review_lines(claim: ClaimRow, people: dict[int, PersonRow]) -> Iterator[str]:
    """Every step; outcomes that are still sealed stay so."""
    sealed = sealed_steps(claim.reviews, claim.version, claim.risk)
    for at, row in enumerate(claim.reviews):
        who = people[row.by_id].initials if row.by_id else "the system"
        hidden = at in sealed
        outcome = " (sealed until both opinions are in)" if hidden else f" {row.outcome}" if row.outcome else ""
        reason = f": {row.reason}" if row.reason and not hidden else ""
        rules = row.overrides.replace(",", ", ") if row.overrides and not hidden else ""
        against = f" (policy overridden: {rules})" if rules else ""
        yield f"{row.at:%Y-%m-%d %H:%M} {who} {row.act.value.replace('_', ' ')}{outcome}{against}{reason}"
    if claim.hold:
        hold = claim.hold
        purpose = f" for {hold.purpose}" if hold.purpose else ""
        given = f", put on it by {hold.assigned_by}" if hold.assigned_by else ""
        yield f"{hold.initials} is on it{purpose} until {hold.until:%Y-%m-%d %H:%M} UTC{given}"


def tree_lines(found: Sourced) -> Iterator[str]:
    """The rests-on tree, one source a line."""
    claim, sources = found.claim, found.sources
    network = sources.network_of(claim)
    for branch in rests_tree(network, claim.citations, claim.supporting_evidence):
        yield "  " * branch.depth + branch_line(branch, sources)


def branch_line(branch: Branch, sources: Sources) -> str:
    """One source of the tree: how it is reached, what it is, and whether the path ends there."""
    row = sources.rows[branch.source]
    how = branch.how.replace("_", " ")
    words = [f"{row.name} ({row.kind}{', suspected' if branch.suspected else ''}; {how})"]
    if branch.retracted:
        words.append("retracted: says nothing any more")
    if branch.loop:
        words.append("and round again: a circle")
    elif branch.seen:
        words.append("see above")
    elif branch.end is not None:
        words.append(
            {
                "origin": "knows for itself",
                "unnamed": "nobody named",
                "untraced": "had it from somewhere, nobody knows where",
            }[branch.end]
        )
    if branch.hands:
        words.append(f"one hand with {', '.join(sources.names(branch.hands))}")
    return " - ".join(words)
