"""Who says so and what we hold, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.models.dossier import Dossier
from tracker.models.rows import AttributionRow, EvidenceRow
from tracker.reports.document import Badge, Run, Runs, Style, runs
from tracker.reports.telling import by_at, chain, joined, moment, quiet, quoted, source_name, web_link


def attribution_lines(dossier: Dossier, row: AttributionRow) -> tuple[Runs, ...]:
    """Who said it via whom, in which words, how it is known and by whom it was checked."""
    style = Style.STRONG if row.live else Style.STRUCK
    said = (*chain(dossier.sources, row.chain, style), Run(" "), Badge(row.status))
    lines = [said + retraction(row), *fallen(dossier, row.chain)]
    words: list[Runs] = []
    if row.cue:
        words.append(runs("cue ", quoted(row.cue, dossier.language)))
    if row.quote:
        words.append(runs("quoted: ", quoted(row.quote)))
    if words:
        lines.append(joined(words))
    lines.append(joined(_particulars(dossier, row)))
    if row.note:
        lines.append(runs(Run("Note: ", Style.STRONG), row.note))
    return tuple(lines)


_FIRST_HAND = {
    True: "first hand: yes",
    False: "first hand: no",
    None: "first hand: not known",
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


def evidence_lines(dossier: Dossier, row: EvidenceRow) -> tuple[Runs, ...]:
    """One thing we hold: which way it points, what it says, where to find it."""
    style = Style.STRONG if row.live else Style.STRUCK
    name = source_name(dossier.sources, row.source_id, style)
    first = (Run(f"{row.number} · ", Style.QUIET), *name, Run(" "), Badge(row.bearing))
    lines = [first + retraction(row), *fallen(dossier, (row.source_id,))]
    if row.excerpt:
        lines.append((quoted(row.excerpt),))
    lines.append(joined(whereabouts(row)))
    if row.sha256:
        lines.append(runs(Run("SHA-256 ", Style.QUIET), Run(row.sha256, Style.CODE)))
    if row.note:
        lines.append(runs(Run("Note: ", Style.STRONG), row.note))
    return tuple(lines)


def whereabouts(row: EvidenceRow) -> Iterator[Runs]:
    """Where a piece of evidence is found: its place, its address, the copy that was kept."""
    yield quiet(row.locator or "no page or time code")
    if row.url:
        yield runs(web_link(row.url))
    if row.archived_url:
        yield runs("archived copy: ", web_link(row.archived_url))
    elif row.file_name:
        yield quiet(f"held as {row.file_name}")
    elif row.url:
        yield quiet("no archived copy")


def retraction(row: AttributionRow | EvidenceRow) -> Runs:
    """What is said of a line that no longer stands: never dropped, always with its reason."""
    if row.retracted_at is None:
        return ()
    since = f"retracted {moment(row.retracted_at)}"
    why = f": {row.retracted_why}" if row.retracted_why else ""
    return runs(" ", Badge("retracted", since), why)


def fallen(dossier: Dossier, keys: tuple[int, ...]) -> Iterator[Runs]:
    """A line for each source here that the desk no longer stands by, with its reason."""
    for key in keys:
        source = dossier.sources.rows[key]
        if source.retracted_at is not None:
            why = f": {source.retracted_why}" if source.retracted_why else ""
            yield runs(f"{source.name} was retracted {moment(source.retracted_at)}{why}")
