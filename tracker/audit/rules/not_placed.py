from __future__ import annotations

from tracker.audit.rule import Objections, Part, rule
from tracker.domain.vocabulary import Severity
from tracker.domain.wording import first_words
from tracker.models.dossier import Dossier
from tracker.models.unplaced import unplaced


@rule(Severity.BLOCKER, reads=(Part.PLACES, Part.ALIGNMENTS), guards=False, waivable=False, fixed=True)
def not_placed(dossier: Dossier) -> Objections:
    """A claim had words in an earlier text of the story, and nobody has said where they stand in the newest.

    Why: the words it was checked on may stand there with a "not" among them, and no one has read the two together.
    Fails: a sentence that stands twice now, while nobody said which is meant; words that were cut, or were never looked for in a
    text that came with a bundle, and the claim stands on no others.
    Passes: a claim that never stood on words; one of which somebody said that it is gone from the text; one that was withdrawn.
    Remedy: look with `tracker diff`, then `tracker claim place LABEL` with --candidate, --words or --gone; or withdraw the claim.
    """
    newest = dossier.revision or 0
    for claim in dossier.claims:
        if found := unplaced(claim, dossier.aligned.get(claim.id, ()), newest):
            more = f", and {len(found) - 1:,} more" if len(found) > 1 else ""
            yield (
                claim,
                f"nobody has said where its words stand in revision {newest}: {first_words(found[0].exact)}{more}",
            )
