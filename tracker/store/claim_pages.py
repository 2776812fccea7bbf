"""Many claims with the sources they can reach, a page in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from tracker.models.dossier import Sources
from tracker.models.rows import ClaimRow
from tracker.store.claim_rows import BATCH, claims_in
from tracker.store.hanging_rows import of_keys
from tracker.store.source_rows import load_all_sources, load_sources

FEW = 2_000
"""Up to so many claims their sources are looked up; beyond, all sources are loaded once."""
_SUPPORT = frozenset({"support"})


def claims_with_sources(
    session: Session, keys: Sequence[int], also: Sequence[int] = ()
) -> Iterator[tuple[Sources, list[ClaimRow]]]:
    """Pages of these claims with who supports them and no word of how, each by article and number; `also` are sources that
    are there whether or not the claims can reach them."""
    everything = load_all_sources(session) if len(keys) > FEW else None
    for start in range(0, len(keys), BATCH):
        which = of_keys(keys[start : start + BATCH])
        claims = list(claims_in(session.connection(), which, _SUPPORT))
        yield everything or load_sources(session, claims, also), claims
