"""A text as the rule about denials asks it, again and again: its sentences, folded, and which of them hold a denial."""

from __future__ import annotations

from functools import lru_cache

from tracker.audit.cue_words import denies
from tracker.audit.reading import place_of, sentences
from tracker.domain.folding import folded


class Told:
    """The sentences of a text, folded; those that are picked out of them stand each on a line, so that no name and no cue is
    found over the end of one."""

    def __init__(self, text: str) -> None:
        self._sentences = [folded(sentence) for sentence in sentences(text)]
        self.whole = " ".join(self._sentences)
        self.denying = "\n".join(sentence for sentence in self._sentences if denies(sentence))
        """Those that hold a denial."""
        self._with_cue: dict[str, str] = {"": ""}

    def with_cue(self, cue: str) -> str:
        """Those that hold this cue: few are on file, and denial after denial asks for the same."""
        if cue not in self._with_cue:
            self._with_cue[cue] = "\n".join(one for one in self._sentences if place_of(cue, one) >= 0)
        return self._with_cue[cue]


@lru_cache(maxsize=16)
def told_in(text: str) -> Told:
    """A text to be asked; of a few they are kept, for an audit, its report and its page ask again."""
    return Told(text)
