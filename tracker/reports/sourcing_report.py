"""The sourcing report: every claim of a story, who says so, and what stands under it.

Docs: `domain.md` section 4. What is said here is decided here; how it looks, in `formats/`; who
may see what, in `audience.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.coverage import Coverage
from tracker.domain.finding import Finding
from tracker.domain.stamp import Reported, Stamp
from tracker.domain.vocabulary import Audience
from tracker.models.dossier import Dossier
from tracker.reports.audience import Copy, copy_for
from tracker.reports.charts import charts
from tracker.reports.claims import claim_section, claim_table
from tracker.reports.corrections import TITLE as CORRECTIONS
from tracker.reports.corrections import correction_blocks, has_corrections
from tracker.reports.document import (
    Block,
    Document,
    Facts,
    Heading,
    ListBlock,
    OnDemand,
    Paragraph,
    Run,
    Runs,
    Style,
    runs,
)
from tracker.reports.exceptions import waiver_blocks
from tracker.reports.facts_left import TITLE, coverage_in, left_blocks
from tracker.reports.finding_list import finding_table
from tracker.reports.marking import Span, spans
from tracker.reports.overview import Overview, glance, overview
from tracker.reports.source_list import source_blocks
from tracker.reports.story import story_blocks
from tracker.reports.telling import (
    by_at,
    claim_links,
    many,
    moment,
    source_name,
    web_link,
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


WHO_ACTED = {
    False: "as each said with --by; an entry also carries the operating system's login, which shows whose account was used, and "
    "not whether one person acted for two",
    True: "under a login of the database server that is one person's at the desk; it shows who logged in, and not who sat "
    "there, and whoever runs the server can log in as anybody",
}
"""What the names in the record can and cannot prove, by whether the desk is on a server."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every section of one report is written from."""

    copy: Copy
    counted: Overview
    coverage: Coverage | None
    """Of the facts of the text; None where that is none of this audience's business."""
    by_claim: Mapping[str, list[Finding]]
    marked: Sequence[Span]
    made_at: dt.datetime
    version: str
    as_of: dt.datetime | None
    policy: str
    changed: int
    """Claims of this copy that are no longer as they were when the story was signed off."""

    @property
    def dossier(self) -> Dossier:
        return self.copy.dossier

    @property
    def stamp(self) -> Stamp:
        """What this report is known by when somebody holds it against the desk again."""
        story = self.dossier
        made = (self.made_at, self.as_of, self.version)
        return Stamp(Reported.SOURCING, story.slug, self.copy.audience, story.ledger_seq, story.ledger_head, *made)


def sourcing_report(
    dossier: Dossier,
    findings: Sequence[Finding],
    audience: Audience,
    *,
    made_at: dt.datetime,
    version: str,
    as_of: dt.datetime | None = None,
    policy: str = "",
) -> Document:
    """The report of one story for one audience.

    Args:
        dossier: the story's file, as it stood at `as_of` where that is given.
        findings: what the audit found in it.
        audience: decides what goes in; see `audience.py`.
        made_at: printed in the report, so that the same input gives the same bytes.
        version: of the program that made it.
        policy: the pack that the findings were made under.
    """
    copy = copy_for(audience, dossier, findings)
    by_claim: dict[str, list[Finding]] = {}
    for finding in copy.findings or ():
        if finding.claim is not None:
            by_claim.setdefault(finding.claim, []).append(finding)
    counted, marked, coverage = overview(copy.dossier), spans(copy.dossier), coverage_in(copy)
    there = {claim.label for claim in copy.dossier.claims}
    changed = sum(finding.rule == "changed-since-sign-off" and finding.claim in there for finding in findings)
    sheet = _Sheet(copy, counted, coverage, by_claim, marked, made_at, version, as_of, policy, changed)
    sections = _sections(copy, coverage)
    return Document(
        title=copy.dossier.headline,
        language=LANGUAGE,
        kicker="Sourcing report",
        meta=tuple(_meta(sheet)),
        contents=tuple(sections),
        blocks=OnDemand(lambda: _blocks(sheet, sections)),
        stamp=str(sheet.stamp),
        caution=copy.caution,
    )


def _sections(copy: Copy, coverage: Coverage | None) -> list[Heading]:
    titles = ["At a glance", "Findings", "The story", "The claims", "The sources", "The record"]
    if copy.findings is None:
        titles.remove("Findings")
    if copy.waivers:
        titles.insert(titles.index("The story"), "Waivers")
    if coverage is not None and coverage.left:
        titles.insert(titles.index("The story"), TITLE)
    if has_corrections(copy.dossier):
        titles.insert(1, CORRECTIONS)
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
    if dossier.former_reporters:
        yield "Reported before by", runs(", ".join(who(dossier.people, key) for key in dossier.former_reporters))
    yield from _released(dossier, sheet.changed)
    if sheet.as_of is not None:
        yield "As of", runs(Run(moment(sheet.as_of), Style.STRONG))
    yield "Made", runs(f"{moment(sheet.made_at)}, tracker {sheet.version}")
    yield "Copy", runs(sheet.copy.caution)


def _released(dossier: Dossier, changed: int) -> Iterator[tuple[str, Runs]]:
    """Which text was signed off, whether that still holds, and where it came out."""
    signed = dossier.sign_off
    if signed is not None:
        by = by_at(dossier.people, signed.by_id, signed.at)
        since = ["another text was filed"] if signed.revision != dossier.revision else []
        since += [f"{many(changed, 'claim')} changed"] if changed else []
        told = f"; since then {' and '.join(since)}" if since else ""
        yield "Signed off", runs(f"revision {signed.revision} {by}".strip(), Run(told, Style.STRONG))
    if dossier.published_at is not None:
        where = (Run(" at "), web_link(dossier.url)) if dossier.url else ()
        yield "Published", runs(moment(dossier.published_at), *where)


def _glance(sheet: _Sheet) -> Iterator[Block]:
    yield from glance(sheet.counted, sheet.copy.findings, sheet.coverage)
    for _, figure in charts(sheet.copy, sheet.counted):
        yield figure


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
        links = claim_links(sheet.copy.kept_notes)
        yield Paragraph(runs("Notes of the desk stand on claims ", *links, "."))
    if any(row.note for row in sheet.copy.derivations):
        yield Paragraph(runs("Notes also stand in the table of who drew on whom."))
    yield Paragraph(runs("Reasons given in reviews are the desk's own, as are the findings."))


def _described(dossier: Dossier, key: int) -> str:
    description = dossier.sources.rows[key].description
    return f", in print: “{description}”" if description else ", no description agreed"


def _findings(sheet: _Sheet) -> Iterator[Block]:
    yield finding_table(sheet.dossier, sheet.copy.findings or ())


def _facts_left(sheet: _Sheet) -> Iterator[Block]:
    if sheet.coverage is not None:
        yield from left_blocks(sheet.dossier, sheet.coverage)


def _waivers(sheet: _Sheet) -> Iterator[Block]:
    yield from waiver_blocks(sheet.copy)


def _corrections(sheet: _Sheet) -> Iterator[Block]:
    yield from correction_blocks(sheet.dossier)


def _story(sheet: _Sheet) -> Iterator[Block]:
    yield from story_blocks(sheet.dossier, sheet.marked)


def _claims(sheet: _Sheet) -> Iterator[Block]:
    dossier = sheet.dossier
    yield claim_table(dossier)
    for claim in dossier.claims:
        yield from claim_section(dossier, claim, sheet.by_claim.get(claim.label, ()))


def _sources(sheet: _Sheet) -> Iterator[Block]:
    yield from source_blocks(sheet.copy)


def _record(sheet: _Sheet) -> Iterator[Block]:
    """What this report was made from, so that anyone can compare."""
    dossier = sheet.dossier
    facts = [
        ("Text, SHA-256", Run(dossier.sha256 or "no text on file", Style.CODE)),
        *_signed_text(dossier),
        ("Ledger head", Run(dossier.ledger_head or "no entry yet", Style.CODE)),
        ("Ledger entries", Run(str(dossier.ledger_seq))),
        ("Who acted", Run(WHO_ACTED[dossier.by_login])),
        ("As it stood", Run(moment(sheet.as_of) if sheet.as_of else "when this report was made")),
        ("Made", Run(f"{moment(sheet.made_at)} by tracker {sheet.version}")),
        ("To verify", Run(str(sheet.stamp), Style.CODE)),
        ("Policy", Run(sheet.policy or "none said")),
        ("Second person", Run(_SECOND_PERSON.get(dossier.second_person, dossier.second_person))),
    ]
    yield Facts(tuple((name, (runs(told),)) for name, told in facts))
    yield Paragraph(runs(WHAT_A_LEDGER_PROVES))


def _signed_text(dossier: Dossier) -> Iterator[tuple[str, Run]]:
    signed = dossier.sign_off
    if signed is not None:
        same = "the text above" if signed.sha256 == dossier.sha256 else "not the text above"
        yield "Signed-off text, SHA-256", Run(signed.sha256, Style.CODE)
        yield "It is", Run(same)


_SECOND_PERSON = {
    "required": "required: nobody decides alone",
    "override": "one person may decide with a reason, and it is said",
    "off": "off: decisions stand alone, and it is said",
}

_WRITTEN = {
    "At a glance": _glance,
    "Confidential here": _confidential,
    "Findings": _findings,
    TITLE: _facts_left,
    "Waivers": _waivers,
    CORRECTIONS: _corrections,
    "The story": _story,
    "The claims": _claims,
    "The sources": _sources,
    "The record": _record,
}
