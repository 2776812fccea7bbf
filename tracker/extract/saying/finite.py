"""Whether a word is a verb that has a subject, as far as one can tell without a grammar of all words."""

from __future__ import annotations

from functools import lru_cache

from tracker.extract.saying.cues import (
    NOUNLIKE,
    PAST,
    PAST_OR_PART,
    THIRD,
    cue_verbs,
)
from tracker.extract.saying.grammar import (
    AUXILIARIES,
    FINITE,
)

_NO_VERBS = frozenset(
    ["hundred", "sacred", "naked", "wicked", "rugged", "beloved", "kindred", "alfred", "fred", "united"]
)
"""Words that only end like verbs."""


@lru_cache(maxsize=8192)
def is_finite(word: str) -> bool:
    """Whether a word is most likely a verb with a subject."""
    if word in AUXILIARIES:
        return word != "'s"
    if word in FINITE:
        return True
    cue = cue_verbs().get(word)
    if cue is not None:
        return cue.form in (PAST, PAST_OR_PART) or (cue.form == THIRD and cue.lemma not in NOUNLIKE)
    return len(word) > 3 and word.endswith("ed") and not word.endswith("eed") and word not in _NO_VERBS
