from __future__ import annotations

from tracker.audit.reading import place_of
from tracker.audit.rule import Objections, Part, rule
from tracker.domain.folding import folded
from tracker.domain.vocabulary import Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier


@rule(Severity.WARNING, reads=(Part.REPLIES,))
def no_response_sought(dossier: Dossier) -> Objections:
    """An allegation about somebody who was never asked.

    Why: who is accused has a right to answer before the story runs, and sometimes the answer ends it.
    Fails: a railway is said to have hidden a crash, and nobody at the desk asked the railway.
    Passes: the railway was asked on Monday; it need not have answered.
    Remedy: ask them, and log it with `tracker reply add`; where nobody is named as the accused, name them.
    """
    for claim in dossier.claims:
        if not claim.allegation:
            continue
        parties = list(dict.fromkeys(row.party for row in claim.replies if row.live))
        if claim.about is None:
            if not parties:
                yield claim, "an allegation that names nobody as the accused, and nobody was asked for an answer"
        elif not any(_same(claim.about, party) for party in parties):
            others = f"; asked: {phrases.listing(parties)}" if parties else ""
            yield claim, f"an allegation about {claim.about}, and nobody asked them for an answer{others}"


def _same(about: str, party: str) -> bool:
    """Whether one of these names is the other, or stands in it as whole words."""
    one, other = folded(about), folded(party)
    return place_of(one, other) >= 0 or place_of(other, one) >= 0
