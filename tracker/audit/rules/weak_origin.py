from __future__ import annotations

from tracker.audit.rule import Objections, rule
from tracker.domain.vocabulary import Severity, SourceGenre
from tracker.models import phrases
from tracker.models.dossier import Dossier

WEAK = frozenset({SourceGenre.ENCYCLOPEDIA, SourceGenre.AGGREGATOR, SourceGenre.PRESS_RELEASE, SourceGenre.SOCIAL})
"""What passes on the words of others, or of an interested party, unchecked."""


@rule(Severity.WARNING)
def weak_origin(dossier: Dossier) -> Objections:
    """Everything under a claim leads to encyclopedias, aggregators, press releases or social posts.

    Why: these pass on what somebody else said, or what somebody wants said; they are where checking starts.
    Fails: an encyclopedia and a company's press release.
    Passes: an encyclopedia that drew on a court record.
    Remedy: follow it to the record, the witness or the paper it came from, and cite that.
    """
    for claim in dossier.claims:
        keys = [end.source for end in dossier.independence(claim).ends]
        genres = [dossier.sources.rows[key].genre for key in keys]
        if keys and all(genre in WEAK for genre in genres):
            named = phrases.listing(
                f"{phrases.known_as(dossier.sources, key)} ({str(genre).replace('_', ' ')})"
                for key, genre in zip(keys, genres, strict=True)
            )
            yield claim, f"everything leads to {named} and no further"
