"""The annotated story: its text with every claim marked, and for each a note with its outcome, its sources, how many of
them are independent, and who decided.

What is said here is decided here; who may see what, in `audience.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.domain.finding import Finding
from tracker.domain.stamp import Reported, Stamp
from tracker.domain.vocabulary import Audience, ReviewState
from tracker.domain.wording import first_line
from tracker.models.dossier import Dossier
from tracker.reports.annotated import Annotated, Note
from tracker.reports.audience import Copy, copy_for
from tracker.reports.document import (
    Badge,
    Block,
    Facts,
    Heading,
    Notice,
    OnDemand,
    Paragraph,
    Run,
    Runs,
    Story,
    Style,
    runs,
)
from tracker.reports.marking import Span, spans, story
from tracker.reports.source_notes import note_blocks, notes_on, unlinked
from tracker.reports.telling import claim_links, joined, moment, quiet, source_name, who

LANGUAGE = "en"
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
        notes=OnDemand(lambda: _notes_of(sheet)),
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
    notes = list(_notes_of(sheet))
    for heading in sections:
        yield heading
        match heading.text:
            case "The story":
                yield from _told(sheet)
            case "The record":
                yield _record(sheet)
            case title:
                here = [note for note in notes if bool(note.places) is (title == _NOTES)]
                yield from (block for note in here for block in note_blocks(note))


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
        [unlinked(tuple(source_name(copy.dossier.sources, key, Style.STRONG))) for key in copy.kept_names], ", "
    )
    return runs("Named in this copy, and not to be named outside: ", *names, ".")


def _story(sheet: _Sheet) -> Story:
    dossier = sheet.dossier
    return story(dossier.text, dossier.language, sheet.marked, lambda span: ())


def _notes_of(sheet: _Sheet) -> Iterator[Note]:
    return notes_on(sheet.dossier, sheet.marked, sheet.findings)


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
    absent = [note.number for note in _notes_of(sheet) if not note.places]
    if absent:
        noun = "Claim" if len(absent) == 1 else "Claims"
        numbers = tuple(replace(part, link=None) if isinstance(part, Run) else part for part in claim_links(absent))
        yield runs(f"{noun} ", *numbers, " on file, and nowhere in this text: told at its end.")
    yield runs("To verify: ", Run(str(stamp), Style.CODE))
