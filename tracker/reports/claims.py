"""Everything on file about one claim, as one section of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.finding import Finding
from tracker.domain.sourcing import EndKind, rests_tree
from tracker.domain.vocabulary import DerivationKind, Risk
from tracker.models.dossier import AttributionRow, ClaimRow, Dossier, EvidenceRow
from tracker.models.phrases import counts, sourcing_sentence
from tracker.reports.checking import checking_lines, review_steps
from tracker.reports.document import (
    Address,
    Anchor,
    Badge,
    Block,
    Facts,
    Heading,
    ListBlock,
    Paragraph,
    Place,
    Run,
    Runs,
    Style,
    Tree,
    TreeLine,
    runs,
)
from tracker.reports.telling import (
    by_at,
    chain,
    joined,
    moment,
    quiet,
    quoted,
    source_name,
)

SOURCING_RULES = frozenset(
    {
        "circular-sourcing",
        "possibly-single-source",
        "secondary-only",
        "serious-unnamed-single",
        "single-source",
        "source-retracted",
        "too-few-independent",
        "unnamed-only",
        "weak-origin",
    }
)
"""The rules whose findings the rests-on tree explains."""

_ENDS = {
    EndKind.ORIGIN: "knows it at first hand",
    EndKind.UNNAMED: "nobody is named",
    EndKind.UNTRACED: "where it had this from is not known",
}


def claim_section(
    dossier: Dossier, claim: ClaimRow, findings: Sequence[Finding]
) -> Iterator[Block]:
    """Heading, words, facts, then who says so, what we hold, what it rests on, what was done."""
    yield Heading(
        3,
        f"Claim {claim.number}",
        f"claim-{claim.number}",
        (Badge(claim.state), Badge(claim.status), *_flags(dossier, claim)),
    )
    yield Paragraph((Run(claim.text, language=dossier.language),), lead=True)
    yield Facts(tuple(_facts(dossier, claim)))
    if claim.attributions:
        yield Heading(4, "Who says so")
        yield ListBlock(tuple(_attribution(dossier, row) for row in claim.attributions))
    if claim.evidence:
        yield Heading(4, "Evidence")
        yield ListBlock(tuple(_evidence(dossier, row) for row in claim.evidence))
    if any(finding.rule in SOURCING_RULES for finding in findings):
        yield from _tree(dossier, claim)
    if findings:
        yield Heading(4, "Findings")
        yield ListBlock(tuple((finding_line(finding),) for finding in findings))
    if claim.note:
        yield Heading(4, "Notes")
        yield Paragraph(runs(claim.note))
    steps = tuple(review_steps(dossier, claim))
    if steps:
        yield Heading(4, "What was done before")
        yield ListBlock(steps, ordered=True)


def finding_line(finding: Finding) -> Runs:
    """One finding on one line."""
    waived = (Badge("waived"), Run(" ")) if finding.waived else ()
    rule = Run(f" ({finding.rule})", Style.QUIET)
    return (Badge(finding.severity), Run(" "), *waived, Run(finding.message), rule)


def _flags(dossier: Dossier, claim: ClaimRow) -> Iterator[Badge]:
    if claim.risk is Risk.HIGH:
        yield Badge("high", "high risk")
    if dossier.sources.contested(claim):
        yield Badge("contested")


def _facts(dossier: Dossier, claim: ClaimRow) -> Iterator[tuple[str, tuple[Runs, ...]]]:
    measured = dossier.independence(claim)
    yield "In the story", tuple(_passages(dossier, claim))
    yield "Put as", (runs(Badge(claim.status), *_put(claim)),)
    yield "Sources", (_sourcing(dossier, claim),)
    if measured.rests_on:
        points = [source_name(dossier.sources, key, Style.STRONG) for key in measured.rests_on]
        yield "Rests on", (joined(points, ", then "),)
    deniers = dossier.sources.deniers(claim)
    if deniers:
        label = "Contested by" if dossier.sources.supported(claim) else "Denied by"
        yield label, tuple(chain(dossier.sources, row.chain) for row in deniers)
    yield "Checking", tuple(checking_lines(dossier, claim))


def _passages(dossier: Dossier, claim: ClaimRow) -> Iterator[Runs]:
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


def _put(claim: ClaimRow) -> Iterator[Run]:
    if claim.allegation:
        yield Run(", an allegation")
    if claim.about:
        yield Run(f", about {claim.about}")
    if claim.as_of:
        yield Run(f", as of {claim.as_of}")


def _sourcing(dossier: Dossier, claim: ClaimRow) -> Runs:
    """The two counts beside each other, and what they come from."""
    measured = dossier.independence(claim)
    both = counts(measured)
    sentence = sourcing_sentence(dossier.sources, claim, measured)
    rest = sentence.removeprefix(both).removeprefix(": ")
    return runs(Run(both, Style.STRONG), f": {rest}" if rest else "")


def _attribution(dossier: Dossier, row: AttributionRow) -> tuple[Runs, ...]:
    style = Style.STRONG if row.live else Style.STRUCK
    said = (*chain(dossier.sources, row.chain, style), Run(" "), Badge(row.status))
    lines = [said + _retracted(row)]
    words: list[Runs] = []
    if row.cue:
        words.append(runs("cue ", quoted(row.cue, dossier.language)))
    if row.quote:
        words.append(runs("in words: ", quoted(row.quote)))
    if words:
        lines.append(joined(words))
    lines.append(joined(_particulars(dossier, row)))
    if row.note:
        lines.append(runs(Run("Note: ", Style.STRONG), row.note))
    return tuple(lines)


_FIRST_HAND = {
    True: "at first hand",
    False: "not at first hand",
    None: "first hand or not: not known",
}


def _particulars(dossier: Dossier, row: AttributionRow) -> Iterator[Runs]:
    yield quiet(_FIRST_HAND[row.first_hand])
    if row.mode:
        yield quiet(row.mode.value)
    if row.said_on:
        yield quiet(f"said on {row.said_on}")
    if row.locator:
        yield quiet(row.locator)
    if row.checked_at is None and row.checked_by_id is None:
        yield quiet("not checked against the source")
    else:
        checked = by_at(dossier.people, row.checked_by_id, row.checked_at)
        yield quiet(f"checked against the source {checked}")


def _evidence(dossier: Dossier, row: EvidenceRow) -> tuple[Runs, ...]:
    style = Style.STRONG if row.live else Style.STRUCK
    name = source_name(dossier.sources, row.source_id, style)
    first = (Run(f"{row.number}. ", Style.QUIET), *name, Run(" "), Badge(row.bearing))
    lines = [first + _retracted(row)]
    if row.excerpt:
        lines.append((quoted(row.excerpt),))
    lines.append(joined(_whereabouts(row)))
    if row.sha256:
        lines.append(runs(Run("SHA-256 ", Style.QUIET), Run(row.sha256, Style.CODE)))
    if row.note:
        lines.append(runs(Run("Note: ", Style.STRONG), row.note))
    return tuple(lines)


def _whereabouts(row: EvidenceRow) -> Iterator[Runs]:
    yield quiet(row.locator or "no page or time code")
    if row.url:
        yield runs(Run(row.url, link=Address(row.url)))
    if row.archived_url:
        yield runs("archived copy: ", Run(row.archived_url, link=Address(row.archived_url)))
    elif row.file_name:
        yield quiet(f"held as {row.file_name}")
    else:
        yield quiet("no archived copy")


def _retracted(row: AttributionRow | EvidenceRow) -> Runs:
    """What is said of a line that no longer stands: never dropped, always with its reason."""
    if row.retracted_at is None:
        return ()
    since = f"retracted {moment(row.retracted_at)}"
    why = f": {row.retracted_why}" if row.retracted_why else ""
    return runs(" ", Badge("retracted", since), why)


def _tree(dossier: Dossier, claim: ClaimRow) -> Iterator[Block]:
    network = dossier.sources.network_of(claim)
    branches = rests_tree(network, claim.citations, claim.supporting_evidence)
    if not branches:
        return
    yield Heading(4, "What it rests on")
    lines = []
    for branch in branches:
        name = tuple(source_name(dossier.sources, branch.source, Style.STRONG))
        told = [_led(branch.how, branch.depth, suspected=branch.suspected)]
        if branch.loop:
            told.append("and so round in a circle")
        elif branch.seen:
            told.append("see above")
        elif branch.end is not None:
            told.append(_ENDS[branch.end])
        if branch.hands:
            told.append(f"one hand with {', '.join(dossier.sources.names(branch.hands))}")
        lines.append(TreeLine(branch.depth, (*name, *quiet(f" {' · '.join(told)}"))))
    yield Tree(tuple(lines))


def _led(how: str, depth: int, *, suspected: bool) -> str:
    """How the line above leads here."""
    if depth == 0 or how == "via":
        return {"cited": "cited", "evidence": "we hold evidence of it", "via": "passed on"}[how]
    kind = "" if how == DerivationKind.OTHER else f" ({how.replace('_', ' ')})"
    return f"{'perhaps ' if suspected else ''}drawn on by the above{kind}"
