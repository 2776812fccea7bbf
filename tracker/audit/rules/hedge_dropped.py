from __future__ import annotations

from collections.abc import Iterator

from tracker.audit.headlines import puts_as_fact
from tracker.audit.rule import Objections, Part, rule
from tracker.domain.sentences import sentences
from tracker.domain.vocabulary import LAID_ASIDE, AttributionStatus, ReviewState, Severity
from tracker.domain.wording import first_words
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow
from tracker.models.words_since import hedge_lost

HEDGED = frozenset({AttributionStatus.ALLEGED, AttributionStatus.SPECULATED, AttributionStatus.DENIED})
"""How the story puts what it does not put as so."""


@rule(Severity.WARNING, reads=(Part.PLACES, Part.ALIGNMENTS), guards=False, alone=False)
def hedge_dropped(dossier: Dossier) -> Objections:
    """A claim that the story only alleges stands flat in its headline, or lost its "allegedly" on the way to this text.

    Why: most readers see the headline alone, and a word cut for length can be the one a court asks for.
    Fails: "Mayor took bribe" over a story in which the mayor is said to have taken one; "allegedly" in revision 2, not in 3,
    nor in 5, after another story was filed as 4 by mistake.
    Passes: "Mayor accused of taking bribe", "Mayor ‘took bribe’", "Police: mayor took bribe", or a question. Only headlines
    in English are read, and what is not plain is let pass.
    Remedy: put the hedge back, or say in the claim's status that the story now vouches for it, and verify it.
    """
    lines = list(_lines(dossier)) if any(claim.status in HEDGED for claim in dossier.claims) else []
    standing = [claim for claim in dossier.claims if lines and claim.state not in LAID_ASIDE]
    flat = [claim.text for claim in standing if claim.status not in HEDGED]
    for claim in dossier.claims:
        told = list(_over(dossier, claim, lines, flat)) if lines and claim.status in HEDGED else []
        vouched = claim.status not in HEDGED and claim.state is ReviewState.VERIFIED
        if not vouched and (lost := hedge_lost(dossier.aligned.get(claim.id, ()))):
            told.append("“{}” stood in revision {} and is gone in {}".format(*lost))
        if told:
            yield claim, "; ".join(told)


def _lines(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """What stands over the text, sentence by sentence, with what it is called."""
    if dossier.language.lower().split("-")[0] == "en":
        # where nobody gave a headline it is the first line of the body
        headline = dossier.headline_over or ("" if dossier.headline.endswith((".", "…")) else dossier.headline)
        over = (("headline", headline), ("standfirst", dossier.standfirst or ""))
        yield from ((name, words[start:end]) for name, words in over for start, end in sentences(words))


def _over(dossier: Dossier, claim: ClaimRow, lines: list[tuple[str, str]], flat: list[str]) -> Iterator[str]:
    """The first line that puts it as fact, unless that may stand on another claim, which the story does put so."""
    if claim.passages and not any(row.revision == dossier.revision for row in claim.passages):
        return
    for name, line in lines:
        if puts_as_fact(line, claim.text) and not any(puts_as_fact(line, other) for other in flat):
            yield f"{claim.status} in the text, and the {name} puts it flat: {first_words(line)}"
            return
