"""The same claim? Claims on file that may say what a proposal says: offered, never put together by the machine."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from tracker.domain.value import value
from tracker.domain.vocabulary import ReviewState
from tracker.extract.matching.search import Search
from tracker.store.claim_rows import load_claims
from tracker.store.proposals import standing_texts
from tracker.store.source_rows import load_sources

_FAMILY = 10
"""Proposals told of at most that may be one claim."""


@value
class SameClaim:
    """A claim on file that may be the one proposed."""

    label: str
    here: bool
    """Whether it is of the same story: then a proposal can be accepted as it."""
    state: ReviewState
    text: str
    independent: tuple[int, int]
    """Fewest and most."""
    score: float
    differences: tuple[str, ...]


def same_claims(
    session: Session, article_id: int, texts: Mapping[int, str], *, everywhere: bool = True
) -> dict[int, list[SameClaim]]:
    """Key -> the claims on file that may say the same as its text, the likest first: in one pass over all of them, those of
    the article alone unless `everywhere`."""
    if not texts:
        return {}
    session.flush()
    search = Search(texts)
    for key, text in standing_texts(session, None if everywhere else article_id):
        search.look_at(key, text)
    matches = {wanted: search.best(wanted) for wanted in texts}
    keys = sorted({match.key for several in matches.values() for match in several})
    claims = {claim.id: claim for claim in load_claims(session, keys, history=False)}
    sources = load_sources(session, list(claims.values()))
    counted = {key: sources.independence_of(claim) for key, claim in claims.items()}
    return {
        wanted: [
            SameClaim(
                claims[match.key].label,
                claims[match.key].article_id == article_id,
                claims[match.key].state,
                claims[match.key].text,
                (counted[match.key].minimum, counted[match.key].maximum),
                match.likeness.score,
                match.likeness.differences,
            )
            for match in several
        ]
        for wanted, several in matches.items()
        if several
    }


def families(texts: Mapping[int, str]) -> dict[int, list[int]]:
    """Key -> the other keys whose texts may say the same."""
    search = Search(texts)
    for key, text in texts.items():
        search.look_at(key, text)
    found = {key: sorted(match.key for match in search.best(key, _FAMILY) if match.key != key) for key in texts}
    return {key: others for key, others in found.items() if others}
