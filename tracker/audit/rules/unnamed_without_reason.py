from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.audit.rule import Objections, rule
from tracker.domain.vocabulary import Severity, SourceKind
from tracker.models import phrases
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import ClaimRow, SourceRow


@rule(Severity.WARNING)
def unnamed_without_reason(dossier: Dossier) -> Objections:
    """Support comes from a source without a name, and the file does not say why, or which editor knows who it is.

    Why: readers are owed a reason, and a source that no editor knows may not exist.
    Fails: an unnamed official on file with no reason for being unnamed.
    Passes: the same official, with "not authorised to speak" and the editor who knows the name.
    Remedy: say why with `tracker source edit`, and name an editor who knows; or leave the source out.
    """
    rows = dossier.sources.rows
    for claim in dossier.claims:
        keys = dict.fromkeys(_named(claim))
        if lacking := [row for row in map(rows.__getitem__, keys) if _lacks(row)]:
            yield claim, "; ".join(_told(dossier.sources, lacking))


def _named(claim: ClaimRow) -> Iterable[int]:
    """The sources that its support names, whole chains."""
    for row in claim.attributions:
        if row.supports:
            yield from row.chain
    for piece in claim.evidence:
        if piece.supports:
            yield piece.source_id


def _lacks(row: SourceRow) -> bool:
    hidden = row.kind is SourceKind.UNNAMED or row.confidential
    return hidden and not row.retracted and (not row.why_unnamed or row.known_to_id is None)


def _told(sources: Sources, lacking: list[SourceRow]) -> Iterator[str]:
    """What is lacking, with the names of those it is lacking for."""
    if why := [phrases.known_as(sources, row.id) for row in lacking if not row.why_unnamed]:
        yield f"no reason is on file for not naming {phrases.listing(why)}"
    if who := [phrases.known_as(sources, row.id) for row in lacking if row.known_to_id is None]:
        yield f"no editor is on file who knows {phrases.listing(who)}"
