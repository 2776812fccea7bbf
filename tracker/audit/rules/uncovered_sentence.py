from __future__ import annotations

from collections import Counter

from tracker.audit.rule import Objections, OfStory, Part, rule
from tracker.domain.folding import folded
from tracker.domain.vocabulary import Severity
from tracker.domain.wording import first_words
from tracker.models import phrases
from tracker.models.coverage import left_in, withdrawn_on
from tracker.models.dossier import Dossier


@rule(Severity.NOTE, reads=(Part.PLACES, Part.TEXT, Part.PROPOSALS), guards=False, waivable=False, of_story=True)
def uncovered_sentence(dossier: Dossier) -> Objections:
    """A factual sentence of the newest text with no claim.

    Why: what nobody has underlined, nobody has checked; the error stands in the line that looked harmless.
    Fails: "The bridge was opened in 1932.", on which no claim lies, or only one that was withdrawn: what is printed still,
    nobody vouches for.
    Passes: the same with a claim on its words, or with its proposal dismissed: somebody looked, and there is none in it.
    Remedy: log the claim that is in it with `tracker accept` or `tracker claim add`, or `tracker dismiss` what is proposed
    of it.
    """
    seen: Counter[str] = Counter()
    for fact in left_in(dossier):
        sentence = dossier.text[slice(*fact.span)]
        words = folded(sentence)
        seen[words] += 1
        times = f" ({seen[words]})" if seen[words] > 1 else ""
        gone = [claim.label for claim in withdrawn_on(dossier, fact.span)]
        but = f" but what was withdrawn ({phrases.listing(gone)})" if gone else ""
        yield OfStory(words + times, fact.span), f"sentence {fact.number} has no claim{but}: {first_words(sentence)}"
