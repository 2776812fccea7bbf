from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tracker.audit.rule import Objections, OfStory, Part, rule
from tracker.audit.since import fell, why_another_version
from tracker.audit.text_since import another_text, of_story, of_words, tells
from tracker.domain.vocabulary import LAID_ASIDE, Severity, Verdict
from tracker.models import phrases
from tracker.models.dossier import Dossier
from tracker.models.fates import Became, Fates
from tracker.models.rows import ClaimRow, SignOffRow

STOOD = (Part.SIGN_OFF, Part.REVIEWS, Part.HOLDINGS, Part.FILES)
READ = (Part.PLACES, Part.TEXT, Part.PROPOSALS, Part.ALIGNMENTS)


@rule(Severity.BLOCKER, reads=(*STOOD, *READ), guards=False, waivable=False)
def changed_since_sign_off(dossier: Dossier) -> Objections:
    """A story is no longer what an editor signed off: its text, a claim, or what stands under one.

    Why: the signature vouches for what was read, and nobody has read what came after.
    Fails: another text filed since, once for the story, and for each claim whose words it changed: "90" became "60"; a claim
    opened again; a source retracted, so that one is left of two; a file of evidence that somebody wrote to.
    Passes: a claim to which a further source has been added since, or whose sentence only moved.
    Remedy: decide what is open again, and sign the story off anew.
    """
    if (signed := dossier.sign_off) is None:
        return
    fates = Fates(dossier) if another_text(dossier, signed) else None
    counted: Counter[Verdict] = Counter()
    for claim in dossier.claims:
        became = fates.since(claim, signed.revision) if fates and claim.id in signed.claims else None
        if became and claim.state not in LAID_ASIDE:
            counted[became.verdict] += 1
        if told := "; ".join(_changes(dossier, claim, signed, became)):
            yield claim, told
    if fates is not None:
        yield OfStory("text"), of_story(dossier, signed, counted)


def _changes(dossier: Dossier, claim: ClaimRow, signed: SignOffRow, became: Became | None) -> Iterator[str]:
    """What is otherwise than it was signed. More support is not."""
    before = signed.claims.get(claim.id)
    if before is None:
        yield "it was added since the sign-off"
    why = why_another_version(claim, signed) if before and before.version != claim.version else ""
    words = of_words(became, dossier.revision)
    yield from filter(None, (why, "" if tells(why, became, dossier.revision) else words))
    if before and (lower := fell(before, dossier.independence(claim))):
        yield lower
    if altered := [row for row in claim.evidence if row.live and row.sha256 in dossier.altered_files]:
        pieces = phrases.pieces(dossier.sources, altered)
        yield f"the file of {pieces} is gone or no longer what it was: restore it from a backup, or retract the piece"
