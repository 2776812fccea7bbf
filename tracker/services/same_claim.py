"""The same claim? Claims on file that may say what a proposal says: offered, never put together by the machine."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from tracker.domain.folding import folded
from tracker.domain.value import value
from tracker.domain.vocabulary import ReviewState
from tracker.extract.matching.search import Search
from tracker.models import Claim
from tracker.store.claim_rows import load_claims
from tracker.store.proposals import standing_texts
from tracker.store.source_rows import load_sources

_FAMILY = 10
"""Proposals told of at most that may be one claim."""
_FAMILIES = 5_000
_CARRIERS = 5_000
"""More stories than carry one claim."""


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
    alike = _by_words(texts)
    search = Search({keys[0]: texts[keys[0]] for keys in alike.values()})
    for key, text in standing_texts(session, None if everywhere else article_id):
        search.look_at(key, text)
    matches = {wanted: search.best(keys[0]) for keys in alike.values() for wanted in keys}
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


def saying_the_same(session: Session, claim: Claim, *, without: Collection[int] = ()) -> list[int]:
    """The ids of the claims on file, of any story, that say what this one does, the likest first: in one pass over all that
    have not been laid aside. What differs by a hedge alone is among them, what says the contrary is not."""
    session.flush()
    search = Search({claim.id: claim.text}, at_hand=_CARRIERS)
    for key, text in standing_texts(session):
        if key != claim.id and key not in without:
            search.look_at(key, text)
    return [match.key for match in search.best(claim.id, _CARRIERS) if not match.likeness.opposed]


def families(texts: Mapping[int, str]) -> dict[int, list[int]]:
    """Key -> other keys whose texts may say the same, the nearest by number. Of a story with more different texts than anybody
    goes through, only those that say exactly the same."""
    alike = _by_words(texts)
    first = {keys[0]: texts[keys[0]] for keys in alike.values()}
    search = Search(first if len(first) <= _FAMILIES else {})
    for key, text in first.items():
        search.look_at(key, text)
    found: dict[int, list[int]] = {}
    for keys in alike.values():
        others = [match.key for match in search.best(keys[0], _FAMILY) if match.key != keys[0]]
        near = [other for one in others for other in alike[folded(texts[one])][:_FAMILY]]
        for at, key in enumerate(keys):
            around = keys[max(0, at - _FAMILY) : at + _FAMILY]
            together = sorted({*around, *near} - {key}, key=lambda other: (abs(other - key), other))[:_FAMILY]
            if together:
                found[key] = sorted(together)
    return found


def _by_words(texts: Mapping[int, str]) -> dict[str, list[int]]:
    """The keys of texts that say exactly the same, by what they say."""
    alike: dict[str, list[int]] = {}
    for key, text in sorted(texts.items()):
        alike.setdefault(folded(text), []).append(key)
    return alike
