"""What the voices of a story are called that nobody can name, and how they are spoken of.

The story's own word is in the name, for two stories' experts are two sources. To a reader it would be a word like any other.
"""

from __future__ import annotations

import re

from tracker.domain.vocabulary import SourceKind
from tracker.domain.wording import NAME, tidied

_SLUG = r"[a-z0-9][a-z0-9-]*"
_GROUP = re.compile(rf"(.+) \({_SLUG}\)")
_UNNAMED = re.compile(rf"unnamed: {_SLUG}, (“.*”)", re.DOTALL)


def group_name(name: str, slug: str) -> str:
    """What a group that nobody can name is called: "experts (kim-train)"."""
    return f"{tidied(name, NAME - len(slug) - 3)} ({slug})"


def voice_name(words: str, slug: str) -> str:
    """What the voice behind a "reportedly" is called, by the words from there on: "unnamed: kim-train, “reportedly had to”"."""
    return f"unnamed: {slug}, “{tidied(words, NAME - len(f'unnamed: {slug}, “”'))}”"


def plain_name(name: str, kind: SourceKind) -> str:
    """A source's name without the word of the story, where it was made so: "experts", "unnamed: “reportedly had to”"."""
    if kind is SourceKind.GROUP and (found := _GROUP.fullmatch(name)):
        return found[1]
    if kind is SourceKind.UNNAMED and (found := _UNNAMED.fullmatch(name)):
        return f"unnamed: {found[1]}"
    return name
