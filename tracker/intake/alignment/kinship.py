"""Whether two texts may be one story: by the sentences and words they share, not by the byline over them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.intake.alignment.tokens import content_words
from tracker.intake.alignment.units import Units

_WORDS = 0.4
"""Share of the shorter text's words that stand in the other."""
_SENTENCES = 0.34
"""Share of its sentences."""
_LONG = 8
"""Words, beside those that stand everywhere, of a sentence that no two stories have in common."""
_AROUND = re.compile(
    r"(?:by|text|words|photos?|pictures?|images?|published|updated|reporting by|editing by|©|copyright)\b:? "
    r"|.*(?:newsletter|subscri(?:be|ption)|sign up|follow us|all rights reserved|read more|click here|contact us|cookies"
    r"|editing by|additional reporting|contributed to this|supported by readers|our journalism|with agencies)",
    re.IGNORECASE,
)
"""What stands over or under many stories of one paper."""
_READ = 300


def akin(old: str, new: str) -> bool:
    """Whether two texts may be one story: they share a good part of their sentences or words, or a sentence as only one
    story has it."""
    one, other = _told(old), _told(new)
    shared = one & other
    if any(len(content_words(words)) >= _LONG for words in shared):
        return True
    if shared and len(shared) >= _SENTENCES * min(len(one), len(other)):
        return True
    here, there = _words(one), _words(other)
    return bool(here and there) and len(here & there) >= _WORDS * min(len(here), len(there))


def _told(text: str) -> set[str]:
    """The sentences of a text that are the story's own; all of them where it has no others."""
    found = set(Units(text).words)
    return {words for words in found if not _AROUND.match(words[:_READ])} or found


def _words(sentences: Iterable[str]) -> set[str]:
    return {word for words in sentences for word in content_words(words)}
