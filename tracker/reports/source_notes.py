"""A note on each claim of a story: what came of it, who says so, how many are independent, what is held, who decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tracker.domain.finding import Finding
from tracker.domain.vocabulary import DECIDED_STATES
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow
from tracker.reports.annotated import Hand, Note, Told
from tracker.reports.beside import reply_lines
from tracker.reports.checking import checking_lines
from tracker.reports.claims import flags, passages, put_as, sourcing
from tracker.reports.document import Anchor, Badge, Block, Facts, Heading, Paragraph, Place, Run, Runs, Style, runs
from tracker.reports.finding_list import finding_line, heaviest_first
from tracker.reports.marking import Span
from tracker.reports.standing import standing
from tracker.reports.telling import chain, joined, source_name
from tracker.reports.testimony import fallen, retraction, whereabouts

IN_STORY, OUTCOME = "In the story", "Outcome"
"""What a note calls the words of the story, and what came of the claim."""
THE_PROGRAM = Hand("tracker", "tr")
"""Who speaks of a claim that nobody decided on, or where nobody may be named."""


def notes_on(dossier: Dossier, marked: Sequence[Span], findings: Mapping[str, Sequence[Finding]]) -> Iterator[Note]:
    """One for each claim, in the order they were logged.

    Args:
        marked: where claims stand in the text.
        findings: those to be told, by claim.
    """
    places = Counter(span.mark.number for span in marked)
    for claim in dossier.claims:
        yield Note(
            number=claim.number,
            badges=(Badge(claim.state), *flags(dossier, claim)),
            text=(Run(claim.text, language=dossier.language),),
            told=tuple(_on_file(dossier, claim, findings.get(claim.label, ()))),
            places=places[claim.number],
            hand=_hand(dossier, claim),
        )


def _hand(dossier: Dossier, claim: ClaimRow) -> Hand:
    """Who decided, as far as this audience may know."""
    moved = standing(claim).moved
    if claim.state not in DECIDED_STATES or moved is None:
        return THE_PROGRAM
    person = dossier.people.get(moved.by_id) if moved.by_id is not None else None
    named = Hand(person.name, person.initials) if person is not None else THE_PROGRAM
    return replace(named, at=moved.at)


def _on_file(dossier: Dossier, claim: ClaimRow, findings: Sequence[Finding]) -> Iterator[Told]:
    """What a note tells, in the order in which somebody asks: where, how put, what came of it, who says so, what we hold."""
    told: dict[str, Iterator[Runs]] = {
        IN_STORY: passages(dossier, claim),
        "Put as": iter([runs(Badge(claim.status), *put_as(claim))]),
        OUTCOME: checking_lines(dossier, claim),
        "Who says so": _said(dossier, claim),
        "Independence": _independence(dossier, claim),
        "Evidence": _held(dossier, claim),
        "Right of reply": (next(iter(reply_lines(dossier, row))) for row in claim.replies if row.live),
        "Findings": map(finding_line, heaviest_first(findings)),
    }
    for name, lines in told.items():
        found = tuple(map(unlinked, lines))
        if found:
            yield name, found


def _said(dossier: Dossier, claim: ClaimRow) -> Iterator[Runs]:
    """Every source with the chain it came through, nearest the reader first, and how it stands to the claim."""
    for row in claim.attributions:
        style = Style.STRONG if row.live else Style.STRUCK
        yield (*chain(dossier.sources, row.chain, style), Run(": "), Badge(row.status), *retraction(row))
        yield from fallen(dossier, row.chain)


def _independence(dossier: Dossier, claim: ClaimRow) -> Iterator[Runs]:
    measured = dossier.independence(claim)
    yield sourcing(dossier, claim)
    if measured.rests_on and measured.maximum > 1:
        points = [source_name(dossier.sources, key, Style.STRONG) for key in measured.rests_on]
        yield (Run("Rests on "), *joined(points, ", then "))


def _held(dossier: Dossier, claim: ClaimRow) -> Iterator[Runs]:
    """Every piece with the way it points, and where it is found."""
    for row in claim.evidence:
        style = Style.STRONG if row.live else Style.STRUCK
        name = source_name(dossier.sources, row.source_id, style)
        where = joined(whereabouts(row))
        yield (
            Run(f"{row.number} · ", Style.QUIET),
            *name,
            Run(" "),
            Badge(row.bearing),
            *retraction(row),
            Run(" "),
            *where,
        )
        yield from fallen(dossier, (row.source_id,))


def unlinked(line: Runs) -> Runs:
    """The line without links to rows of tables that this document does not have."""
    return tuple(replace(part, link=None) if isinstance(part, Run) and _of_a_table(part) else part for part in line)


def _of_a_table(part: Run) -> bool:
    return isinstance(part.link, Anchor) and part.link.on is Place.ROW


def note_blocks(note: Note) -> Iterator[Block]:
    """A note as a section of its own, for formats that have no margin."""
    yield Heading(3, f"Claim {note.number}", f"claim-{note.number}", note.badges)
    yield Paragraph(note.text, lead=True)
    yield Facts(note.told)
