"""The sentences of a text that give something to several people, and which of them a passage lies on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from tracker.audit.cue_words import several, tells_of_several
from tracker.audit.reading import stretches, unquoted
from tracker.models.rows import PassageRow


@lru_cache(maxsize=16)
def plurals_in(text: str) -> Sequence[tuple[int, int, str]]:
    """The sentences of the text that give something to several, with the words that do; those of others blanked out. Of a few
    texts they are kept, for an audit, its report and its page ask again."""
    if not tells_of_several(text):
        return ()
    own = unquoted(text)
    told = [(start, end, several(own[start:end])) for start, end in stretches(text)]
    return tuple((start, end, words) for start, end, words in told if words)


def lying_under(plurals: Sequence[tuple[int, int, str]], place: PassageRow) -> Iterator[int]:
    """Which of the sentences, which are in the order of the text, a passage lies on: looked up, for a long story has many."""
    at = bisect_right(plurals, place.start, key=itemgetter(1))
    while at < len(plurals) and plurals[at][0] < place.end:
        yield at
        at += 1
