from __future__ import annotations

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
        lacking = {key: rows[key] for key in _named(claim) if _lacks(rows[key])}
        if lacking:
            yield claim, _told(dossier.sources, list(lacking.values()))


def _named(claim: ClaimRow) -> list[int]:
    """The sources that its support names, whole chains."""
    return [key for row in claim.attributions if row.supports for key in row.chain] + claim.supporting_evidence


def _lacks(row: SourceRow) -> bool:
    hidden = row.kind is SourceKind.UNNAMED or row.confidential
    return hidden and not row.retracted and (not row.why_unnamed or row.known_to_id is None)


def _told(sources: Sources, lacking: list[SourceRow]) -> str:
    """What is lacking, with the names of those it is lacking for."""
    why = [phrases.known_as(sources, row.id) for row in lacking if not row.why_unnamed]
    who = [phrases.known_as(sources, row.id) for row in lacking if row.known_to_id is None]
    if why == who:
        return f"on file is neither why {phrases.listing(why)} must stay unnamed nor an editor who knows"
    told = [f"why {phrases.listing(why)} must stay unnamed is not on file"] if why else []
    told += [f"no editor is on file who knows {phrases.listing(who)}"] if who else []
    return "; ".join(told)
