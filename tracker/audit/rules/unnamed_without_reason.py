from __future__ import annotations

from tracker.audit.rule import Objections, rule
from tracker.domain.sourcing import leads_to
from tracker.domain.vocabulary import Severity
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
    for claim in dossier.claims:
        if lacking := _lacking(dossier.sources, claim):
            yield claim, _told(dossier.sources, lacking)


def _lacking(sources: Sources, claim: ClaimRow) -> list[SourceRow]:
    """The nameless sources that its support leads to as known and that lack something, in the order it names them."""
    named = [key for row in claim.citations for key in row.chain] + claim.supporting_evidence
    if sources.unexplained.isdisjoint(named):
        return []
    under = leads_to(sources.network_of(claim), claim.citations, claim.supporting_evidence)
    rows = [sources.rows[key] for key in dict.fromkeys([*named, *under]) if key in under]
    return [row for row in rows if row.unexplained]


def _told(sources: Sources, lacking: list[SourceRow]) -> str:
    """What is lacking, with the names of those it is lacking for."""
    why = [phrases.known_as(sources, row.id) for row in lacking if not row.why_unnamed]
    who = [phrases.known_as(sources, row.id) for row in lacking if row.known_to_id is None]
    if why == who:
        return f"on file is neither why {phrases.listing(why)} must stay unnamed nor an editor who knows"
    told = [f"why {phrases.listing(why)} must stay unnamed is not on file"] if why else []
    told += [f"no editor is on file who knows {phrases.listing(who)}"] if who else []
    return "; ".join(told)
