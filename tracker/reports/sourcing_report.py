"""The sourcing report: every claim of a story, who says so, and what stands under it.

Docs: `domain.md` section 4. What is said here is decided here; how it looks, in `formats/`; who
may see what, in `audience.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Audience, ReviewState, Severity
from tracker.models.dossier import ClaimRow, Dossier
from tracker.models.phrases import counts
from tracker.reports.audience import Copy, copy_for
from tracker.reports.claims import claim_section
from tracker.reports.document import (
    Anchor,
    Badge,
    Block,
    Column,
    ColumnKind,
    Document,
    Facts,
    Heading,
    ListBlock,
    Notice,
    OnDemand,
    Paragraph,
    Row,
    Run,
    Runs,
    Style,
    Table,
    runs,
)
from tracker.reports.overview import Overview, glance, overview
from tracker.reports.source_list import source_blocks
from tracker.reports.story import Span, spans, story
from tracker.reports.telling import (
    interval,
    joined,
    many,
    moment,
    quiet,
    source_name,
    who,
)

LANGUAGE = "en"
"""The language the report itself is written in; the story may be in another."""

WHAT_A_LEDGER_PROVES = (
    "The ledger shows when a record was changed behind its back, entry by entry; on a laptop, "
    "where one person owns the file and names themselves, it cannot prove who sat at the "
    "keyboard, nor that its end was not cut off or the whole of it written anew, unless this "
    "head is compared with one that was published or kept elsewhere."
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every section of one report is written from."""

    copy: Copy
    counted: Overview
    by_claim: Mapping[str, list[Finding]]
    made_at: dt.datetime
    version: str
    as_of: dt.datetime | None

    @property
    def dossier(self) -> Dossier:
        return self.copy.dossier


def sourcing_report(
    dossier: Dossier,
    findings: Sequence[Finding],
    audience: Audience,
    *,
    made_at: dt.datetime,
    version: str,
    as_of: dt.datetime | None = None,
) -> Document:
    """The report of one story for one audience.

    Args:
        dossier: the story's file, as it stood at `as_of` where that is given.
        findings: what the audit found in it.
        audience: decides what goes in; see `audience.py`.
        made_at: printed in the report, so that the same input gives the same bytes.
        version: of the program that made it.
    """
    copy = copy_for(audience, dossier, findings)
    by_claim: dict[str, list[Finding]] = {}
    for finding in copy.findings or ():
        by_claim.setdefault(finding.claim, []).append(finding)
    sheet = _Sheet(copy, overview(copy.dossier), by_claim, made_at, version, as_of)
    sections = _sections(copy)
    return Document(
        title=dossier.headline,
        language=LANGUAGE,
        kicker="Sourcing report",
        meta=tuple(_meta(sheet)),
        contents=tuple(sections),
        blocks=OnDemand(lambda: _blocks(sheet, sections)),
    )


def _sections(copy: Copy) -> list[Heading]:
    titles = ["At a glance", "Findings", "The story", "The claims", "The sources", "The record"]
    if copy.findings is None:
        titles.remove("Findings")
    if copy.kept_names or copy.kept_notes:
        titles.insert(1, "Confidential here")
    return [Heading(2, title, title.lower().replace(" ", "-")) for title in titles]


def _blocks(sheet: _Sheet, sections: Sequence[Heading]) -> Iterator[Block]:
    for heading in sections:
        yield heading
        yield from _WRITTEN[heading.text](sheet)


def _meta(sheet: _Sheet) -> Iterator[tuple[str, Runs]]:
    dossier = sheet.dossier
    yield "Story", runs(dossier.slug)
    revision = f"revision {dossier.revision}" if dossier.revision else "none filed yet"
    yield "Text", runs(f"{revision}, {dossier.stage.replace('_', ' ')}")
    if dossier.reporter is not None:
        yield "Reporter", runs(who({0: dossier.reporter}, 0))
    if sheet.as_of is not None:
        yield "As of", runs(Run(moment(sheet.as_of), Style.STRONG))
    yield "Made", runs(f"{moment(sheet.made_at)}, tracker {sheet.version}")
    yield "Copy", runs(sheet.copy.caution)


def _glance(sheet: _Sheet) -> Iterator[Block]:
    yield from glance(sheet.counted, sheet.copy.findings)


def _confidential(sheet: _Sheet) -> Iterator[Block]:
    """Where in this copy the things stand that must go no further."""
    sources = sheet.dossier.sources
    entries = [
        (runs(*source_name(sources, key, Style.STRONG), _described(sheet.dossier, key)),)
        for key in sheet.copy.kept_names
    ]
    if entries:
        yield Paragraph(runs("Named in this copy, and not to be named outside:"))
        yield ListBlock(tuple(entries))
    if sheet.copy.kept_notes:
        links = [[_claim_link(number)] for number in sheet.copy.kept_notes]
        yield Paragraph(runs("Notes of the desk stand on claims ", *joined(links, ", "), "."))


def _described(dossier: Dossier, key: int) -> str:
    description = dossier.sources.rows[key].description
    return f", in print: “{description}”" if description else ", no description agreed"


def _claim_link(number: int) -> Run:
    return Run(str(number), link=Anchor(f"claim-{number}"))


def _findings(sheet: _Sheet) -> Iterator[Block]:
    findings = sheet.copy.findings or ()
    if not findings:
        yield Paragraph(runs("The audit found nothing."))
        return
    numbers = {claim.label: claim.number for claim in sheet.dossier.claims}
    order = sorted(findings, key=lambda one: (one.waived, -one.severity.weight))
    found = [
        f"{many(sum(one.severity is kind for one in findings), kind.value)}"
        for kind in reversed(Severity)
    ]
    waived = sum(one.waived for one in findings)
    yield Table(
        f"{many(len(findings), 'finding')}: {', '.join(found)}; {waived} of them waived",
        (
            Column("Weight", ColumnKind.STATE),
            Column("Claim", ColumnKind.NUMBER),
            Column("What it says", wide=True),
            Column("Rule", ColumnKind.CODE),
        ),
        OnDemand(lambda: (_finding_row(numbers, finding) for finding in order)),
    )


def _finding_row(numbers: Mapping[str, int], finding: Finding) -> Row:
    number = numbers.get(finding.claim)
    waived = (Run(" "), Badge("waived")) if finding.waived else ()
    return Row(
        (
            (Badge(finding.severity), *waived),
            (_claim_link(number),) if number is not None else runs(finding.claim or "the story"),
            runs(finding.message),
            (Run(finding.rule, Style.CODE),),
        )
    )


def _story(sheet: _Sheet) -> Iterator[Block]:
    dossier = sheet.dossier
    if not dossier.text:
        yield Paragraph(runs("No text is on file for this story."))
        return
    found = spans(dossier)
    yield Paragraph((*quiet("What the marks mean: "), *joined(_key(dossier), "  ")))
    yield story(dossier.text, dossier.language, found, lambda span: _margin(dossier, span))
    placed = {span.mark.number for span in found}
    missing = [claim.number for claim in dossier.claims if claim.number not in placed]
    if missing:
        links = joined([[_claim_link(number)] for number in missing], ", ")
        yield Notice("note", runs("Nowhere in this text: claims ", *links, "."))


def _key(dossier: Dossier) -> list[Runs]:
    """The states that occur, in the order of the review."""
    present = {claim.state for claim in dossier.claims}
    return [(Badge(state),) for state in ReviewState if state in present]


def _margin(dossier: Dossier, span: Span) -> Runs:
    """What stands in the margin beside a claim."""
    claim = span.claim
    return (
        Run(str(claim.number), Style.STRONG, Anchor(span.mark.anchor)),
        Run(" "),
        Badge(claim.state),
        Run(" "),
        Run(counts(dossier.independence(claim)), Style.QUIET),
    )


def _claims(sheet: _Sheet) -> Iterator[Block]:
    dossier = sheet.dossier
    if not dossier.claims:
        yield Paragraph(runs("No claim is on file for this story."))
        return
    yield Table(
        "Every claim, in the order they were logged",
        (
            Column("No.", ColumnKind.NUMBER),
            Column("Claim", wide=True),
            Column("Put as", ColumnKind.STATE),
            Column("Checking", ColumnKind.STATE),
            Column("Citations", ColumnKind.NUMBER),
            Column("Independent", ColumnKind.NUMBER),
            Column("Rests on"),
        ),
        OnDemand(lambda: (_claim_row(dossier, claim) for claim in dossier.claims)),
    )
    for claim in dossier.claims:
        yield from claim_section(dossier, claim, sheet.by_claim.get(claim.label, ()))


def _claim_row(dossier: Dossier, claim: ClaimRow) -> Row:
    measured = dossier.independence(claim)
    return Row(
        (
            (_claim_link(claim.number),),
            (Run(claim.text, language=dossier.language),),
            (Badge(claim.status),),
            (Badge(claim.state),),
            runs(str(measured.citations)),
            runs(interval(measured)),
            joined([source_name(dossier.sources, key) for key in measured.rests_on], ", then "),
        )
    )


def _sources(sheet: _Sheet) -> Iterator[Block]:
    yield from source_blocks(sheet.copy)


def _record(sheet: _Sheet) -> Iterator[Block]:
    """What this report was made from, so that anyone can compare."""
    dossier = sheet.dossier
    facts = [
        ("Text, SHA-256", Run(dossier.sha256 or "no text on file", Style.CODE)),
        ("Ledger head", Run(dossier.ledger_head or "no entry yet", Style.CODE)),
        ("Ledger entries", Run(str(dossier.ledger_seq))),
        ("Stood so", Run(moment(sheet.as_of) if sheet.as_of else "when this report was made")),
        ("Made", Run(f"{moment(sheet.made_at)} by tracker {sheet.version}")),
        ("Second person", Run(_SECOND_PERSON.get(dossier.second_person, dossier.second_person))),
    ]
    yield Facts(tuple((name, (runs(told),)) for name, told in facts))
    yield Paragraph(runs(WHAT_A_LEDGER_PROVES))


_SECOND_PERSON = {
    "required": "required: nobody decides alone",
    "override": "one person may decide with a reason, and it is said",
    "off": "off: decisions stand alone, and it is said",
}

_WRITTEN = {
    "At a glance": _glance,
    "Confidential here": _confidential,
    "Findings": _findings,
    "The story": _story,
    "The claims": _claims,
    "The sources": _sources,
    "The record": _record,
}
