"""What a change of the derivations does to the counts of claims, before it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.sourcing import Independence
from tracker.models.dossier import Sources
from tracker.models.rows import DerivationRow
from tracker.store.claim_rows import load_claims
from tracker.store.claims import ClaimFilter, claim_ids
from tracker.store.source_rows import load_sources
from tracker.store.sources import claims_touching

MOST = 10_000
"""Claims looked at for one standing derivation: beyond, nobody waits for the rest."""
_PAGE = 500

Change = Callable[[tuple[DerivationRow, ...]], tuple[DerivationRow, ...]]


Span = tuple[int, int]
"""How many independent sources stand under a claim: at worst, as known."""


class Shift(NamedTuple):
    """The count of a claim before and after."""

    claim: str
    before: Span
    after: Span

    @property
    def moved(self) -> bool:
        """Whether the count is another."""
        return self.before != self.after


def shifts(session: Session, keys: Sequence[int], change: Change) -> list[Shift]:
    """The counts of these claims as things stand and with the derivations changed, in the order of the keys."""
    return [Shift(claim, before, after) for claim, (before, after) in spans(session, keys, [change])]


def spans(
    session: Session, keys: Sequence[int], changes: Sequence[Change], also: Sequence[int] = ()
) -> Iterator[tuple[str, list[Span]]]:
    """For each of these claims its label with its count as things stand and by each of these changes.

    Args:
        also: sources that the changes bring in.
    """
    for start in range(0, len(keys), _PAGE):
        claims = load_claims(session, keys[start : start + _PAGE], history=False)
        sources = load_sources(session, claims, also)
        worlds = [sources, *(Sources(sources.rows, change(sources.derivations)) for change in changes)]
        for claim in claims:
            yield claim.label, [_span(world.independence_of(claim)) for world in worlds]


def keys_in_scope(session: Session, source_id: int, article_id: int | None, claim_id: int | None) -> list[int]:
    """The claims that a derivation of this source may touch, by what it holds for."""
    if claim_id is not None:
        return [claim_id]
    if article_id is not None:
        return keys_of_article(session, article_id)
    return claims_touching(session, source_id)


def keys_of_article(session: Session, article_id: int) -> list[int]:
    """The ids of all claims of an article, in its order."""
    found = claim_ids(session, ClaimFilter(article_id=article_id), after=None, most=1_000_000_000)
    return [key for _, _, key in found]


def _span(found: Independence) -> Span:
    return found.minimum, found.maximum
