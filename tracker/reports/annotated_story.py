"""The annotated story: its text with every claim marked, and for each a note with its outcome, its sources, how many of
them are independent, and who decided.

What is said here is decided here; who may see what, in `audience.py`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.domain.finding import Finding
from tracker.domain.stamp import Reported, Stamp
from tracker.domain.vocabulary import DECIDED_STATES, Audience, ReviewState
from tracker.domain.wording import first_line
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow
from tracker.reports.annotated import Annotated, Hand, Note, Told
from tracker.reports.audience import Copy, copy_for
from tracker.reports.beside import reply_lines
from tracker.reports.checking import checking_lines
from tracker.reports.claims import flags, passages, put_as, sourcing
from tracker.reports.document import (
    Anchor,
    Badge,
    Block,
    Facts,
    Heading,
    Notice,
    OnDemand,
    Paragraph,
    Place,
    Run,
    Runs,
    Story,
    Style,
    runs,
)
from tracker.reports.finding_list import finding_line
from tracker.reports.marking import Span, spans, story
from tracker.reports.standing import standing
from tracker.reports.telling import chain, claim_links, joined, moment, quiet, source_name, who
from tracker.reports.testimony import fallen, retraction, whereabouts

LANGUAGE = "en"
THE_PROGRAM = Hand("tracker", "tr")
"""Who speaks of a claim that nobody decided on, or where nobody may be named."""
_HEADS = {
    Audience.DESK: "Desk copy only",
    Audience.LAWYER: "Confidential lawyer’s copy",
    Audience.READER: "",
}
"""At the head of every page; no more than three words, for what stands there is held against the signed text."""
_OPENING = 3
"""Paragraphs among which a headline stands."""
_NOTES, _ELSEWHERE = "Notes on sources", "Nowhere in this text"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every section is written from."""

    copy: Copy
    findings: dict[str, list[Finding]]
    marked: Sequence[Span]
    stamp: Stamp

    @property
    def dossier(self) -> Dossier:
        return self.copy.dossier


def annotated_story(
    dossier: Dossier,
    findings: Sequence[Finding],
    audience: Audience,
    *,
    made_at: dt.datetime,
    version: str,
    as_of: dt.datetime | None = None,
) -> Annotated:
    """One story with a note on each claim that this audience may see.

    Args:
        dossier: the story's file, as it stood at `as_of` where that is given; with a text.
        findings: what the audit found in it.
        audience: decides what goes in.
        made_at: printed, so that the same input gives the same bytes.
        version: of the program that made it.
    """
    copy = copy_for(audience, dossier, findings)
    by_claim: dict[str, list[Finding]] = {}
    for finding in copy.findings or ():
        if finding.claim is not None and not finding.waived:
            by_claim.setdefault(finding.claim, []).append(finding)
    made = (made_at, as_of, version)
    stamp = Stamp(Reported.ANNOTATED, dossier.slug, audience, dossier.ledger_seq, dossier.ledger_head, *made)
    sheet = _Sheet(copy, by_claim, spans(copy.dossier), stamp)
    sections = tuple(_sections(sheet))
    over, opening = _headed(copy.dossier)
    return Annotated(
        title=over[0] or opening[0] or copy.dossier.headline,
        language=LANGUAGE,
        kicker="Annotated story",
        meta=tuple(_meta(sheet)),
        contents=sections,
        blocks=OnDemand(lambda: _blocks(sheet, sections)),
        stamp=str(stamp),
        caution=copy.caution,
        story=_story(sheet),
        notes=OnDemand(lambda: _notes(sheet)),
        over=over,
        opening=opening,
        about=tuple(_about(sheet)),
        running_head=_HEADS[audience],
    )


def _headed(dossier: Dossier) -> tuple[tuple[str | None, str | None], tuple[str | None, str | None]]:
    """Headline and standfirst: those that stand over the text, and those that are paragraphs of it."""
    lines = [" ".join(line.split()) for line in dossier.text.split("\n") if line.strip()][:_OPENING]
    said = dossier.headline_over or (None if dossier.headline == first_line(dossier.text) else dossier.headline)
    both = (said, dossier.standfirst)
    over = tuple(None if words in lines else words for words in both)
    opening = tuple(words if words in lines else None for words in both)
    return (over[0], over[1]), (opening[0], opening[1])


def _sections(sheet: _Sheet) -> Iterator[Heading]:
    titles = ["The story", _NOTES, "The record"]
    marked = {span.mark.number for span in sheet.marked}
    if any(claim.number not in marked for claim in sheet.dossier.claims):
        titles.insert(2, _ELSEWHERE)
    for title in titles:
        yield Heading(2, title, title.lower().replace(" ", "-"))


def _meta(sheet: _Sheet) -> Iterator[tuple[str, Runs]]:
    dossier, stamp = sheet.dossier, sheet.stamp
    yield "Story", runs(dossier.slug)
    yield "Text", runs(f"revision {dossier.revision}, {dossier.stage.replace('_', ' ')}")
    if dossier.reporter is not None:
        yield "Reporter", runs(who({0: dossier.reporter}, 0))
    if stamp.as_of is not None:
        yield "As of", runs(Run(moment(stamp.as_of), Style.STRONG))
    yield "Made", runs(f"{moment(stamp.made_at)}, tracker {stamp.version}")
    yield "Copy", runs(sheet.copy.caution)


def _blocks(sheet: _Sheet, sections: Sequence[Heading]) -> Iterator[Block]:
    notes = list(_notes(sheet))
    for heading in sections:
        yield heading
        match heading.text:
            case "The story":
                yield from _told(sheet)
            case "The record":
                yield _record(sheet)
            case title:
                here = [note for note in notes if bool(note.places) is (title == _NOTES)]
                yield from (block for note in here for block in _note_blocks(note))


def _told(sheet: _Sheet) -> Iterator[Block]:
    """The key to the marks, what may not be named outside, and the story."""
    dossier = sheet.dossier
    yield Paragraph((*quiet("What the marks mean: "), *joined(_key(dossier), "  ")))
    if sheet.copy.kept_names:
        yield Notice("confidential", _kept(sheet.copy))
    standfirst = _headed(dossier)[0][1]
    if standfirst:
        yield Paragraph((Run(standfirst, language=dossier.language),), lead=True)
    yield _story(sheet)


def _key(dossier: Dossier) -> list[Runs]:
    present = {claim.state for claim in dossier.claims}
    return [(Badge(state),) for state in ReviewState if state in present]


def _kept(copy: Copy) -> Runs:
    """Who is named here and must not be named outside."""
    names = joined(
        [_unlinked(tuple(source_name(copy.dossier.sources, key, Style.STRONG))) for key in copy.kept_names], ", "
    )
    return runs("Named in this copy, and not to be named outside: ", *names, ".")


def _story(sheet: _Sheet) -> Story:
    dossier = sheet.dossier
    return story(dossier.text, dossier.language, sheet.marked, lambda span: ())


def _notes(sheet: _Sheet) -> Iterator[Note]:
    """One for each claim, in the order they were logged."""
    places = Counter(span.mark.number for span in sheet.marked)
    for claim in sheet.dossier.claims:
        yield Note(
            number=claim.number,
            badges=(Badge(claim.state), *flags(sheet.dossier, claim)),
            text=(Run(claim.text, language=sheet.dossier.language),),
            told=tuple(_on_file(sheet, claim)),
            places=places[claim.number],
            hand=_hand(sheet.dossier, claim),
        )


def _hand(dossier: Dossier, claim: ClaimRow) -> Hand:
    """Who decided, as far as this audience may know."""
    moved = standing(claim).moved
    if claim.state not in DECIDED_STATES or moved is None:
        return THE_PROGRAM
    person = dossier.people.get(moved.by_id) if moved.by_id is not None else None
    named = Hand(person.name, person.initials) if person is not None else THE_PROGRAM
    return replace(named, at=moved.at)


def _on_file(sheet: _Sheet, claim: ClaimRow) -> Iterator[Told]:
    """What a note tells, in the order in which somebody asks: where, how put, what came of it, who says so, what we hold."""
    dossier = sheet.dossier
    told: dict[str, Iterator[Runs]] = {
        "In the story": passages(dossier, claim),
        "Put as": iter([runs(Badge(claim.status), *put_as(claim))]),
        "Outcome": checking_lines(dossier, claim),
        "Who says so": _said(dossier, claim),
        "Independence": _independence(dossier, claim),
        "Evidence": _held(dossier, claim),
        "Right of reply": (next(iter(reply_lines(dossier, row))) for row in claim.replies if row.live),
        "Findings": map(finding_line, sheet.findings.get(claim.label, ())),
    }
    for name, lines in told.items():
        found = tuple(map(_unlinked, lines))
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


def _unlinked(line: Runs) -> Runs:
    """The line without links to rows of tables that this document does not have."""
    return tuple(replace(part, link=None) if isinstance(part, Run) and _of_a_table(part) else part for part in line)


def _of_a_table(part: Run) -> bool:
    return isinstance(part.link, Anchor) and part.link.on is Place.ROW


def _note_blocks(note: Note) -> Iterator[Block]:
    """A note as a section of its own, for formats that have no margin."""
    yield Heading(3, f"Claim {note.number}", f"claim-{note.number}", note.badges)
    yield Paragraph(note.text, lead=True)
    yield Facts(note.told)


def _record(sheet: _Sheet) -> Facts:
    dossier, stamp = sheet.dossier, sheet.stamp
    facts = (
        ("Text, SHA-256", Run(dossier.sha256 or "", Style.CODE)),
        ("Ledger head", Run(dossier.ledger_head or "no entry yet", Style.CODE)),
        ("As it stood", Run(moment(stamp.as_of) if stamp.as_of else "when this was made")),
        ("Made", Run(f"{moment(stamp.made_at)} by tracker {stamp.version}")),
        ("To verify", Run(str(stamp), Style.CODE)),
    )
    return Facts(tuple((name, (runs(told),)) for name, told in facts))


def _about(sheet: _Sheet) -> Iterator[Runs]:
    """What stands in a margin of the copy as a whole."""
    dossier, stamp = sheet.dossier, sheet.stamp
    as_of = f", as it stood {moment(stamp.as_of)}" if stamp.as_of else ""
    yield runs(f"{dossier.slug}, revision {dossier.revision}{as_of}; made {moment(stamp.made_at)}.")
    yield runs(sheet.copy.caution)
    if sheet.copy.kept_names:
        yield _kept(sheet.copy)
    yield runs("Each of the other comments tells what is on file about the claim in the words it stands on.")
    yield (Run("The states: "), *joined(_key(dossier), ", "))
    absent = [note.number for note in _notes(sheet) if not note.places]
    if absent:
        noun = "Claim" if len(absent) == 1 else "Claims"
        numbers = tuple(replace(part, link=None) if isinstance(part, Run) else part for part in claim_links(absent))
        yield runs(f"{noun} ", *numbers, " on file, and nowhere in this text: told at its end.")
    yield runs("To verify: ", Run(str(stamp), Style.CODE))
