from __future__ import annotations

from collections.abc import Sequence

from tracker.audit.cue_words import pass_on, several
from tracker.audit.plurals import lying_under, plurals_in
from tracker.audit.reading import unquoted
from tracker.audit.rule import Objections, Part, rule
from tracker.domain.vocabulary import AttributionStatus, Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier
from tracker.models.rows import AttributionRow, ClaimRow


@rule(Severity.WARNING, reads=(Part.PLACES, Part.TEXT))
def false_plural(dossier: Dossier) -> Objections:
    """The text gives a claim to "sources" or "officials", and one is on file.

    Why: a plural makes one voice sound like a chorus, and readers believe a chorus.
    Fails: "officials said", where one unnamed official said it to one paper; "experts", whom nobody has counted.
    Passes: "officials said", where two of them did; or "an official said". What stands in quotation marks is left alone.
    Remedy: write the singular, or log who else said it.
    """
    plurals = plurals_in(dossier.text)
    for claim in dossier.claims:
        for words in _words(dossier, claim, plurals):
            said = [row for row in claim.attributions if _says_so(dossier, row)]
            carriers = len({row.chain[0] for row in said}) if pass_on(words) else 0
            if len({row.source_id for row in said}) == 1 and carriers < 2:
                one = phrases.known_as(dossier.sources, said[0].source_id)
                yield claim, f"the text says “{words}”, and one is on file: {one}"
                break


def _words(dossier: Dossier, claim: ClaimRow, plurals: Sequence[tuple[int, int, str]]) -> list[str]:
    """The plurals in the sentences the claim stands in; in the passages themselves where no text is on file."""
    if not claim.passages or (dossier.text and not plurals):
        return []
    places = [place for place in claim.passages if place.revision == dossier.revision]
    if not dossier.text:
        return [words for words in (several(unquoted(place.exact)) for place in places) if words]
    on = {at for place in places for at in lying_under(plurals, place)}
    return [plurals[at][2] for at in sorted(on)]


def _says_so(dossier: Dossier, row: AttributionRow) -> bool:
    """Whether it states the claim or speculates it, and still stands."""
    states = row.supports or (row.live and row.status is AttributionStatus.SPECULATED)
    return states and dossier.sources.untainted(row.chain)
