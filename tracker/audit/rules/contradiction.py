from __future__ import annotations

from collections.abc import Iterator

from tracker.audit.rule import Objections, Part, rule
from tracker.domain.vocabulary import ReviewState, Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier


@rule(Severity.BLOCKER, reads=(Part.CONTRADICTIONS,))
def contradiction(dossier: Dossier) -> Objections:
    """Two claims are verified of which one at most is true.

    Why: a reader who finds 30 dead in one story and 34 in the next believes neither.
    Fails: two death tolls in one group, both verified, be it in two stories.
    Passes: one death toll verified, and the other refuted or withdrawn.
    Remedy: find out which is so and open the other again; if both can be so, take one out of the group.
    """
    told: dict[int, list[str]] = {}
    for key, sentence in _clashes(dossier) if dossier.contradictions else ():
        told.setdefault(key, []).append(sentence)
    yield from ((claim, "; ".join(told[claim.id])) for claim in dossier.claims if claim.id in told)


def _clashes(dossier: Dossier) -> Iterator[tuple[int, str]]:
    """The id of every verified claim in a group with another, and which that is."""
    own = {claim.id: claim.state for claim in dossier.claims}
    for group in dossier.contradictions:
        standing = [row for row in group.members if own.get(row.claim_id, row.state) is ReviewState.VERIFIED]
        for one in standing if len(standing) > 1 else ():
            others = [row.label for row in standing if row.claim_id != one.claim_id]
            verb = "is" if len(others) == 1 else "are"
            yield (
                one.claim_id,
                f"verified, and so {verb} {phrases.listing(others)}: of “{group.name}” one at most is true",
            )
