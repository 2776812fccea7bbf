"""Which proposals somebody saw before all of them were decided on: nobody accepts or dismisses what came after they looked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, Self

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.store.articles import article_key, newest_revision
from tracker.store.proposals import open_proposal_keys

_WRITTEN = re.compile(r"[0-9]{1,9}(\.[0-9]{1,18}(-[0-9]{1,18})?)*")


class SeenProposals(NamedTuple):
    """The open proposals of a story as a page showed them."""

    revision: int
    """The number of the newest text, 0 where there is none."""
    runs: tuple[tuple[int, int], ...]
    """Their ids, in runs from one to another, both in it."""

    @property
    def written(self) -> str:
        """As a page carries it from the look to the move."""
        runs = (str(first) if first == last else f"{first}-{last}" for first, last in self.runs)
        return ".".join((str(self.revision), *runs))

    @classmethod
    def of(cls, session: Session, slug: str) -> Self:
        """Those of this moment.

        Raises:
            NotOnFileError: there is no such article.
        """
        key = article_key(session, slug)
        newest = newest_revision(session, key)
        return cls(newest.number if newest else 0, tuple(_runs(open_proposal_keys(session, key))))

    @classmethod
    def read(cls, written: str) -> Self:
        """What `written` says.

        Raises:
            BadInputError: it is nothing that a page of ours carried.
        """
        if not _WRITTEN.fullmatch(written):
            raise BadInputError("the page does not say what was looked at: load it again")
        revision, *runs = written.split(".")
        ends = (run.partition("-") for run in runs)
        return cls(int(revision), tuple((int(first), int(last or first)) for first, _, last in ends))

    def has(self, key: int) -> bool:
        """Whether this proposal was among them."""
        return any(first <= key <= last for first, last in self.runs)

    def require_same_text(self, session: Session, slug: str) -> None:
        """Refuse to decide on what was found in another text than the one that was looked at.

        Raises:
            MoveRefusedError: the story was filed anew.
            NotOnFileError: there is no such article.
        """
        newest = newest_revision(session, article_key(session, slug))
        if (newest.number if newest else 0) != self.revision:
            raise MoveRefusedError(f"{slug} was filed anew since you looked at its proposals: look at them again first")


def _runs(keys: Iterable[int]) -> list[tuple[int, int]]:
    """Keys in order, as runs of those that follow one another."""
    runs: list[tuple[int, int]] = []
    for key in keys:
        if runs and runs[-1][1] == key - 1:
            runs[-1] = runs[-1][0], key
        else:
            runs.append((key, key))
    return runs
