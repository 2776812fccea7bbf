"""What a change of the derivations does to the counts of claims, before it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


class Shift(NamedTuple):
    """How many independent sources stand under a claim, (at worst, as known), before and after."""

    claim: str
    before: tuple[int, int]
    after: tuple[int, int]

    @property
    def moved(self) -> bool:
        """Whether the count is another."""
        return self.before != self.after


def shifts(session: Session, keys: Sequence[int], change: Change, also: Sequence[int] = ()) -> list[Shift]:
    """The counts of these claims as things stand and with the derivations changed, in the order of the keys.

    Args:
        also: sources that the change brings in.
    """
    found: list[Shift] = []
    for start in range(0, len(keys), _PAGE):
        claims = load_claims(session, keys[start : start + _PAGE], history=False)
        sources = load_sources(session, claims, also)
        changed = Sources(sources.rows, change(sources.derivations))
        found += [
            Shift(claim.label, _span(sources.independence_of(claim)), _span(changed.independence_of(claim)))
            for claim in claims
        ]
    return found


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


def _span(found: Independence) -> tuple[int, int]:
    return found.minimum, found.maximum
