from __future__ import annotations

from collections.abc import Iterator

from tracker.audit.cue_words import pass_on, several, tells_of_several
from tracker.audit.reading import own_words, unquoted
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
    if dossier.text and not tells_of_several(dossier.text):
        return
    for claim in dossier.claims:
        said = [row for row in claim.attributions if _says_so(dossier, row)] if claim.passages else []
        if len({row.source_id for row in said}) != 1:
            continue
        carriers = {row.chain[0] for row in said}
        for sentence in _sentences(dossier, claim):
            words = several(sentence)
            if words and not (pass_on(words) and len(carriers) > 1):
                one = phrases.known_as(dossier.sources, said[0].source_id)
                yield claim, f"the text says “{words}”, and one is on file: {one}"
                break


def _says_so(dossier: Dossier, row: AttributionRow) -> bool:
    """Whether it states the claim or speculates it, and still stands."""
    states = row.supports or (row.live and row.status is AttributionStatus.SPECULATED)
    return states and dossier.sources.untainted(row.chain)


def _sentences(dossier: Dossier, claim: ClaimRow) -> Iterator[str]:
    """Where the claim stands in the newest text: each passage's sentence, or the passage where no text is on file."""
    for place in claim.passages:
        if place.revision == dossier.revision:
            yield own_words(dossier.text, place.start, place.end) if dossier.text else unquoted(place.exact)
