from __future__ import annotations

from tracker.audit.cue_words import denies
from tracker.audit.denials import Told, told_in
from tracker.audit.reading import place_of, quotes, sentence_at
from tracker.audit.rule import Objections, Part, rule
from tracker.domain.folding import folded
from tracker.domain.vocabulary import AttributionStatus, Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier
from tracker.models.rows import AttributionRow, ClaimRow


@rule(Severity.WARNING, reads=(Part.PLACES, Part.TEXT, Part.WORDING, Part.ALIASES))
def denial_missing(dossier: Dossier) -> Objections:
    """Somebody denies a claim, the desk knows it, and the story does not say so.

    Why: it is unfair to who denies it, and a reader who learns of it elsewhere will not trust the rest.
    Fails: a ministry's denial is on file, and the text names no denial of it.
    Passes: "the ministry denied it", anywhere in the text; or a claim that the story itself puts as denied.
    Remedy: let the text carry the denial, or retract it on file if it was withdrawn.
    """
    if not dossier.text:
        return
    for claim in dossier.claims:
        if claim.status is AttributionStatus.DENIED or not (denials := dossier.sources.deniers(claim)):
            continue
        told = told_in(dossier.text)
        carried = {row.source_id for row in denials if _carried(dossier, row, told)}
        missing = [key for key in dict.fromkeys(row.source_id for row in denials) if key not in carried]
        if missing and not _denied_in_place(dossier, claim):
            names = phrases.listing(phrases.known_as(dossier.sources, key) for key in missing)
            yield claim, f"denied by {names}, and the text does not say so"


def _carried(dossier: Dossier, denial: AttributionRow, told: Told) -> bool:
    """Whether a sentence that names who denies holds a denial or its cue on file, or the text quotes the denial."""
    row = dossier.sources.rows[denial.source_id]
    holding = (told.denying, told.with_cue(folded(denial.cue or "")))
    names = [folded(name) for name in (row.name, row.description or "", *row.aliases)]
    named = any(place_of(name, sentences) >= 0 for sentences in holding for name in names)
    return named or (bool(denial.quote) and quotes(told.whole, denial.quote or ""))


def _denied_in_place(dossier: Dossier, claim: ClaimRow) -> bool:
    """Whether a sentence that the claim itself stands in holds a denial."""
    spans = (
        sentence_at(dossier.text, row.start, row.end) for row in claim.passages if row.revision == dossier.revision
    )
    return any(denies(folded(dossier.text[start:end])) for start, end in spans)
