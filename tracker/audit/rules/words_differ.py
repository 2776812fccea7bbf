from __future__ import annotations

from tracker.audit.rule import Objections, Part, rule
from tracker.domain.vocabulary import Severity
from tracker.models.dossier import Dossier
from tracker.models.words_since import apart, told_of


@rule(Severity.BLOCKER, reads=(Part.PLACES, Part.ALIGNMENTS), guards=False, waivable=False, fixed=True)
def words_differ(dossier: Dossier) -> Objections:
    """A claim stands on words that say something else than when it was put on them, and nobody has read the two together.

    Why: the claim says two days, the story says three, and a tick on the one is printed under the other.
    Fails: a number, a name, a "not", a hedge or who says so became another in a later text, though the claim was not decided yet;
    a word that the claim has is another word there; in a language other than English, any word.
    Passes: the claim was edited since, or placed anew on these words; a later text has the old words again; a claim that was
    withdrawn. Style that leaves the claim's own words alone passes too.
    Remedy: edit the claim, or say with `tracker claim place LABEL --candidate 1` that it is right on these words; or withdraw it.
    `verify` and the other decisions are refused until then.
    """
    for claim in dossier.claims:
        if claim.id in dossier.aligned:
            there = (row for row in claim.passages if row.revision == dossier.revision)
            if found := apart(claim.text, there, dossier.aligned[claim.id], dossier.language):
                yield claim, f"the story changed under it: {told_of(since for _, since in found)}"
