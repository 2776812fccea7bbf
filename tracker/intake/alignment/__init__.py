"""What became of the words that claims stand on when a story is filed anew.

A tick holds where the passage and the whole sentence around it stand in the new text word for word (white space and
typography apart) and nothing else could be meant. Everything else goes back to a person: `docs/decisions/0015`. The desk follows
many passages at once with a `Follower`; `align` and `new_sentences` are for whoever has two texts and no desk, and for tests.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.fate import Fate
from tracker.domain.proposal import Span
from tracker.intake.alignment.following import Follower
from tracker.intake.alignment.kinship import akin

__all__ = ["akin", "align", "new_sentences"]


def align(old: str, new: str, passages: Sequence[Span]) -> list[Fate]:
    """What became of each passage of the old text in the new one, in the order given."""
    follower = Follower(old, new)
    return [follower.fate(passage) for passage in passages]


def new_sentences(old: str, new: str) -> list[Span]:
    """The sentences of the new text that stand nowhere in the old one, in order."""
    return Follower(old, new).fresh()
