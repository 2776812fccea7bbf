"""Finding claims and what hangs on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.orm import Session, joinedload

from tracker.domain.errors import NotOnFileError
from tracker.domain.labels import split_label
from tracker.domain.vocabulary import ReviewState, Stage
from tracker.domain.wording import as_on_file
from tracker.models import Article, Attribution, Claim, Evidence, Hold, Passage, Via
from tracker.store.articles import get_article
from tracker.store.foreseen import asked_at_a_move
from tracker.store.made_records import columns_of, record_of, width_of
from tracker.store.moves import OPEN, note_hold
from tracker.store.session import read_raw

# Asked at every move, while others wait for their turn: plain rows.
_LABELLED = (
    f"SELECT {columns_of(Claim)}, {columns_of(Article)}, {OPEN} FROM article "
    "CROSS JOIN claim ON claim.article_id = article.id "
    "LEFT JOIN hold ON hold.claim_id = claim.id AND hold.ended_at IS NULL WHERE article.slug = ? AND claim.number = ?"
)
_OWN, _STORY = width_of(Claim), width_of(Claim) + width_of(Article)


def get_claim(session: Session, label: str) -> Claim:
    """The claim of this label, its article loaded.

    Raises:
        NotOnFileError: there is no such article or claim.
        BadInputError: it is no label.
    """
    slug, number = split_label(label)
    row = asked_at_a_move(session.connection(), _LABELLED, (as_on_file(slug), number)).fetchone()
    if row is None:
        last = last_number(session, get_article(session, slug).id)
        there = f"its claims are numbered up to {last}" if last else "it has no claims yet"
        raise NotOnFileError(f"{slug} has no claim {number}: {there}")
    note_hold(session, row[0], row[_STORY:] if row[_STORY] is not None else None)
    return record_of(session, Claim, row[:_OWN], article=record_of(session, Article, row[_OWN:_STORY]))


def claims_by_id(session: Session, keys: Sequence[int]) -> list[Claim]:
    """The claims of these ids, their articles loaded, in the order of ids."""
    found: list[Claim] = []
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        statement = select(Claim).options(joinedload(Claim.article)).where(Claim.id.in_(part)).order_by(Claim.id)
        found += session.scalars(statement)
    return found


class Heading(NamedTuple):
    """A claim as a list names it."""

    label: str
    text: str
    state: ReviewState
    stage: Stage
    """Of its story."""


def headings(session: Session, keys: Sequence[int]) -> dict[int, Heading]:
    """Id -> how a list names these claims, no more than one statement takes."""
    statement = (
        select(Claim.id, Article.slug, Claim.number, Claim.text, Claim.state, Article.stage)
        .join(Claim.article)
        .where(Claim.id.in_(keys))
    )
    return {
        key: Heading(f"{slug}#{number}", text, state, stage)
        for key, slug, number, text, state, stage in session.execute(statement)
    }


def texts_by_label(session: Session, labels: Collection[str]) -> dict[str, str]:
    """Label -> what the claim says, no more than one statement takes."""
    wanted = [label.rpartition("#") for label in set(labels)]
    if not wanted:
        return {}
    statement = (
        select(Article.slug, Claim.number, Claim.text)
        .join(Claim.article)
        .where(
            Article.slug.in_({slug for slug, _, _ in wanted}), Claim.number.in_({int(number) for *_, number in wanted})
        )
    )
    found = {f"{slug}#{number}": text for slug, number, text in session.execute(statement)}
    return {label: text for label, text in found.items() if label in set(labels)}


def texts_by_number(session: Session, slug: str, most: int) -> list[tuple[int, str]]:
    """The first claims of a story with what they say."""
    statement = select(Claim.number, Claim.text).join(Claim.article).where(Article.slug == slug)
    return [(number, text) for number, text in session.execute(statement.order_by(Claim.number).limit(most))]


def replaced_by(session: Session, key: int) -> list[str]:
    """The labels of the claims in whose place this one stands."""
    asked = (
        "SELECT article.slug, claim.number FROM claim JOIN article ON article.id = claim.article_id "
        "WHERE claim.corrected_by_id = ? ORDER BY claim.id"
    )
    return [f"{slug}#{number}" for slug, number in read_raw(session.connection(), asked, (key,))]


def last_number(session: Session, article_id: int) -> int:
    """The highest claim number of an article; 0 where it has none."""
    return session.scalar(select(func.max(Claim.number)).where(Claim.article_id == article_id)) or 0


def attributions_on(session: Session, claim_ids: Sequence[int]) -> Iterator[Attribution]:
    """The attributions on these claims, retracted too."""
    for start in range(0, len(claim_ids), 500):
        part = claim_ids[start : start + 500]
        yield from session.scalars(select(Attribution).where(Attribution.claim_id.in_(part)))


def live_attributions(session: Session, claim_id: int) -> list[Attribution]:
    """The attributions on a claim that stand, by id."""
    statement = select(Attribution).where(Attribution.claim_id == claim_id, Attribution.retracted_at.is_(None))
    return list(session.scalars(statement.order_by(Attribution.id)))


def standing_attributions(session: Session, claim_id: int) -> list[int]:
    """The ids of the attributions on a claim that stand with all their chain: neither they nor any source of it is retracted."""
    whole = """
        SELECT id FROM attribution WHERE claim_id = ? AND retracted_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM source WHERE source.id = attribution.source_id AND source.retracted_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM via CROSS JOIN source ON source.id = via.source_id
                        WHERE via.attribution_id = attribution.id AND source.retracted_at IS NOT NULL)
    """
    return [key for (key,) in read_raw(session.connection(), whole, (claim_id,))]


def same_attribution(session: Session, values: dict[str, Any]) -> Attribution | None:
    """The attribution with exactly these columns, retracted ones too."""
    return session.scalars(select(Attribution).filter_by(**values)).first()


def chain_rows(session: Session, attribution_id: int) -> list[Via]:
    """The links of an attribution's chain, nearest the reader first."""
    return list(session.scalars(select(Via).where(Via.attribution_id == attribution_id).order_by(Via.position)))


def evidence_on(session: Session, claim_id: int) -> list[Evidence]:
    """All evidence on a claim, retracted too, in its order."""
    return list(session.scalars(select(Evidence).where(Evidence.claim_id == claim_id).order_by(Evidence.number)))


def claims_held_by(session: Session, person_id: int, at: dt.datetime) -> list[Claim]:
    """The claims that somebody is on at this moment, their articles loaded, by id."""
    held = select(Hold.claim_id).where(Hold.person_id == person_id, Hold.ended_at.is_(None), Hold.until > at)
    statement = select(Claim).options(joinedload(Claim.article)).where(Claim.id.in_(held)).order_by(Claim.id)
    return list(session.scalars(statement))


def passages_of(session: Session, claim_id: int) -> list[Passage]:
    """Where a claim stands, in every revision."""
    return list(session.scalars(select(Passage).where(Passage.claim_id == claim_id).order_by(Passage.id)))


# Listings read plain columns: mapping the records would take longer than reading them.
_CLAIM, _ATTRIBUTION, _VIA = Claim.__table__, Attribution.__table__, Via.__table__
_EVIDENCE, _HOLD = Evidence.__table__, Hold.__table__


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims to list; blank fields let every claim through."""

    article_id: int | None = None
    states: tuple[str, ...] = ()
    status: str | None = None
    source_id: int | None = None
    risk: str | None = None
    words: str | None = None
    denied: bool = False
    held_by: int | None = None
    at: dt.datetime | None = None


def count_claims(session: Session, wanted: ClaimFilter) -> int:
    """How many claims the filter lets through."""
    return session.scalar(_narrow(select(func.count()).select_from(_CLAIM), wanted)) or 0


def claim_ids(
    session: Session, wanted: ClaimFilter, *, after: tuple[int, int] | None, most: int
) -> list[tuple[int, int, int]]:
    """Up to `most` (article id, number, id) behind the place `after`, in the order of article and number."""
    statement = _narrow(select(_CLAIM.c.article_id, _CLAIM.c.number, _CLAIM.c.id), wanted)
    if after is not None:
        behind = tuple_(_CLAIM.c.article_id, _CLAIM.c.number) > after
        statement = statement.where(behind if wanted.article_id is None else _CLAIM.c.number > after[1])
    rows = session.execute(statement.order_by(_CLAIM.c.article_id, _CLAIM.c.number).limit(most))
    return [(row[0], row[1], row[2]) for row in rows]


def _narrow(statement: Select[*tuple[Any, ...]], wanted: ClaimFilter) -> Select[*tuple[Any, ...]]:
    if wanted.article_id is not None:
        statement = statement.where(_CLAIM.c.article_id == wanted.article_id)
    if wanted.states:
        statement = statement.where(_CLAIM.c.state.in_(wanted.states))
    if wanted.status is not None:
        statement = statement.where(_CLAIM.c.status == wanted.status)
    if wanted.risk is not None:
        statement = statement.where(_CLAIM.c.risk == wanted.risk)
    if wanted.words:
        pattern = wanted.words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        statement = statement.where(_CLAIM.c.text.ilike(f"%{pattern}%", escape="\\"))
    if wanted.source_id is not None:
        statement = statement.where(_CLAIM.c.id.in_(_naming(wanted.source_id)))
    if wanted.denied:
        denials = select(_ATTRIBUTION.c.claim_id).where(
            _ATTRIBUTION.c.status == "denied", _ATTRIBUTION.c.retracted_at.is_(None)
        )
        statement = statement.where(_CLAIM.c.id.in_(denials))
    if wanted.held_by is not None:
        holds = select(_HOLD.c.claim_id).where(
            _HOLD.c.person_id == wanted.held_by, _HOLD.c.ended_at.is_(None), _HOLD.c.until > wanted.at
        )
        statement = statement.where(_CLAIM.c.id.in_(holds))
    return statement


def _naming(source_id: int) -> Any:
    said = select(_ATTRIBUTION.c.claim_id).where(
        _ATTRIBUTION.c.source_id == source_id, _ATTRIBUTION.c.retracted_at.is_(None)
    )
    passed_on = (
        select(_ATTRIBUTION.c.claim_id)
        .join(_VIA, _VIA.c.attribution_id == _ATTRIBUTION.c.id)
        .where(_VIA.c.source_id == source_id, _ATTRIBUTION.c.retracted_at.is_(None))
    )
    held = select(_EVIDENCE.c.claim_id).where(_EVIDENCE.c.source_id == source_id, _EVIDENCE.c.retracted_at.is_(None))
    return said.union(passed_on, held)


def article_of_label(session: Session, scope: str) -> tuple[int | None, int | None]:
    """The (article id, claim id) that a scope names: a claim's label or an article's slug; one of them is None.

    Raises:
        NotOnFileError: there is no such claim or article.
    """
    if "#" in scope:
        return None, get_claim(session, scope).id
    return get_article(session, scope).id, None
