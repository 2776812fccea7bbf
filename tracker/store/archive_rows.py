"""What hangs on the claims of a run of articles, by claim: plain rows of the driver, a question for each table.

An audit of an archive reads millions of rows, of which SQLAlchemy would take several times as long. The join order is forced:
SQLite would otherwise sometimes begin with the larger table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias, TypeVar

from sqlalchemy import Connection

from tracker.domain.vocabulary import (
    AttributionMode,
    AttributionStatus,
    Bearing,
    ReplyOutcome,
    ReviewAct,
    ReviewState,
    Risk,
)
from tracker.models.base import now, utc_moment, utc_text
from tracker.models.rows import (
    AttributionRow,
    ClaimRow,
    EvidenceRow,
    HoldRow,
    PassageRow,
    ReplyRow,
    ReviewRow,
    WaiverRow,
)
from tracker.store.session import read_raw

Word = TypeVar("Word", bound=StrEnum)
Row = TypeVar("Row")
ByClaim: TypeAlias = dict[int, list[Row]]


class Span(NamedTuple):
    """A run of articles, by key, both ends in it."""

    first: int
    last: int


class Hanging(NamedTuple):
    """What hangs on the claims of a run of articles, as far as it was asked for."""

    passages: ByClaim[PassageRow]
    attributions: ByClaim[AttributionRow]
    evidence: ByClaim[EvidenceRow]
    reviews: ByClaim[ReviewRow]
    holds: dict[int, HoldRow]
    replies: ByClaim[ReplyRow]
    waivers: ByClaim[WaiverRow]


def _words(vocabulary: type[Word]) -> dict[str, Word]:
    """The words of a vocabulary as they are stored; looking one up takes a tenth of the time of calling it."""
    return {word.value: word for word in vocabulary}


_STATUS, _STATE, _RISK = _words(AttributionStatus), _words(ReviewState), _words(Risk)
_BEARING, _MODE, _ACT, _OUTCOME = _words(Bearing), _words(AttributionMode), _words(ReviewAct), _words(ReplyOutcome)
_NOTHING_SAID: tuple[Any, ...] = (None,) * 8
_TRUTH = {None: None, 0: False, 1: True}


def hanging_on(connection: Connection, span: Span, parts: frozenset[str]) -> Hanging:
    """What hangs on the claims of these articles: who says so, evidence and waivers always, the rest where it is among
    the parts (by the names that rules use)."""
    return Hanging(
        passages=_passages(connection, span) if "places" in parts else {},
        attributions=_attributions(connection, span, worded="wording" in parts),
        evidence=_evidence(connection, span, whole=not parts.isdisjoint(("holdings", "files"))),
        reviews=_reviews(connection, span) if "reviews" in parts else {},
        holds=_holds(connection, span) if "reviews" in parts else {},
        replies=_replies(connection, span) if "replies" in parts else {},
        waivers=_waivers(connection, span),
    )


def claims_of(connection: Connection, span: Span, slugs: dict[int, str], on: Hanging) -> Iterator[ClaimRow]:
    """The claims of these articles by article and number, with what hangs on them."""
    passages, attributions, evidence, reviews, holds, replies, waivers = on
    statement = (
        "SELECT id, article_id, number, text, status, risk, state, version, about, allegation, as_of, note, author_id "
        "FROM claim WHERE article_id BETWEEN ? AND ? ORDER BY article_id, number"
    )
    for row in read_raw(connection, statement, span):
        key, article, number, text, status, risk, state, version, about, allegation, as_of, note, author = row
        yield ClaimRow(
            key,
            f"{slugs[article]}#{number}",
            number,
            text,
            _STATUS[status],
            article,
            _RISK[risk],
            _STATE[state],
            version,
            about,
            allegation == 1,
            as_of,
            note,
            author,
            tuple(passages.get(key, ())),
            tuple(attributions.get(key, ())),
            tuple(evidence.get(key, ())),
            tuple(reviews.get(key, ())),
            holds.get(key),
            tuple(replies.get(key, ())),
            tuple(waivers.get(key, ())),
        )


def _attributions(connection: Connection, span: Span, *, worded: bool) -> ByClaim[AttributionRow]:
    return _worded(connection, span) if worded else _bare(connection, span)


def _bare(connection: Connection, span: Span) -> ByClaim[AttributionRow]:
    """Who says so, and no word of how they put it."""
    found: ByClaim[AttributionRow] = {}
    rows = _rows(connection, "attribution", "source_id, status, chain, first_hand, retracted_at", span)
    for claim, key, source, status, chain, first_hand, gone in rows:
        via = tuple(map(int, chain.split(","))) if chain else ()
        row = AttributionRow(key, source, _STATUS[status], via, _TRUTH[first_hand])
        if gone is not None:
            row = replace(row, retracted_at=utc_moment(gone))
        if claim in found:
            found[claim].append(row)
        else:
            found[claim] = [row]
    return found


def _worded(connection: Connection, span: Span) -> ByClaim[AttributionRow]:
    columns = (
        "source_id, status, chain, first_hand, cue, quote, mode, said_on, locator, note, checked_by_id, checked_at, "
        "retracted_at, retracted_why"
    )

    def built(
        key: int,
        source: int,
        status: str,
        chain: str,
        first_hand: int | None,
        cue: str | None,
        quote: str | None,
        mode: str | None,
        *rest: Any,
    ) -> AttributionRow:
        said_on, locator, note, checked_by, checked_at, gone, why = rest
        return AttributionRow(
            key,
            source,
            _STATUS[status],
            tuple(map(int, chain.split(","))) if chain else (),
            _TRUTH[first_hand],
            cue,
            quote,
            _MODE[mode] if mode else None,
            said_on,
            locator,
            note,
            checked_by,
            _moment(checked_at),
            _moment(gone),
            why,
        )

    return _grouped(_rows(connection, "attribution", columns, span), built)


def _evidence(connection: Connection, span: Span, *, whole: bool) -> ByClaim[EvidenceRow]:
    columns = "number, source_id, bearing, retracted_at"
    more = ", excerpt, locator, url, archived_url, sha256, file_name, note, retracted_why" if whole else ""

    def built(key: int, number: int, source: int, bearing: str, gone: str | None, *rest: Any) -> EvidenceRow:
        excerpt, locator, url, archived_url, sha256, file_name, note, why = rest or _NOTHING_SAID
        return EvidenceRow(
            *(key, number, source, _BEARING[bearing]),
            *(excerpt, locator, url, archived_url, sha256, file_name, note),
            *(_moment(gone), why),
        )

    return _grouped(_rows(connection, "evidence", columns + more, span), built)


def _passages(connection: Connection, span: Span) -> ByClaim[PassageRow]:
    statement = (
        'SELECT claim.id, revision.number, passage.start, passage."end", passage.exact FROM claim '
        "CROSS JOIN passage ON passage.claim_id = claim.id CROSS JOIN revision ON revision.id = passage.revision_id "
        "WHERE claim.article_id BETWEEN ? AND ? "
        'ORDER BY claim.article_id, claim.number, revision.number, passage.start, passage."end"'
    )
    return _grouped(read_raw(connection, statement, span), PassageRow)


def _reviews(connection: Connection, span: Span) -> ByClaim[ReviewRow]:
    columns = "act, from_state, to_state, outcome, by_id, at, reason, claim_version, overrides"

    def built(
        _: int, act: str, start: str, to: str, outcome: str | None, by: int | None, at: str, *rest: Any
    ) -> ReviewRow:
        decided = _STATE[outcome] if outcome else None
        return ReviewRow(_ACT[act], _STATE[start], _STATE[to], decided, by, utc_moment(at), *rest)

    return _grouped(_rows(connection, "review", columns, span), built)


def _holds(connection: Connection, span: Span) -> dict[int, HoldRow]:
    moment = utc_text(now())
    rows = _rows(connection, "hold", "person_id, purpose, at, until, ended_at", span)
    return {
        claim: HoldRow(person, purpose, utc_moment(at), utc_moment(until))
        for claim, _, person, purpose, at, until, ended in rows
        if ended is None and until > moment
    }


def _replies(connection: Connection, span: Span) -> ByClaim[ReplyRow]:
    columns = "party, asked_on, asked_by_id, channel, deadline, outcome, answer, stands, note, retracted_at"

    def built(
        key: int, party: str, asked_on: str, by: int, channel: str, deadline: str, outcome: str, *rest: Any
    ) -> ReplyRow:
        answer, stands, note, gone = rest
        came = _OUTCOME[outcome]
        return ReplyRow(key, party, asked_on, by, channel, deadline, came, answer, stands, note, _moment(gone))

    return _grouped(_rows(connection, "reply", columns, span), built)


def _waivers(connection: Connection, span: Span) -> ByClaim[WaiverRow]:
    columns = "rule, finding, reason, until, by_id, at, withdrawn_at, withdrawn_why"

    def built(
        key: int, rule: str, finding: str | None, reason: str, until: str, by: int, at: str, *rest: Any
    ) -> WaiverRow:
        gone, why = rest
        return WaiverRow(key, rule, finding, reason, until, by, utc_moment(at), _moment(gone), why)

    return _grouped(_rows(connection, "waiver", columns, span), built)


def _moment(text: str | None) -> dt.datetime | None:
    return None if text is None else utc_moment(text)


def _rows(connection: Connection, table: str, columns: str, span: Span) -> Iterator[Any]:
    """Claim, key and columns of the rows of a table on the claims of these articles, each claim's by key."""
    named = ", ".join(f"hanging.{name}" for name in columns.split(", "))
    return read_raw(
        connection,
        f"SELECT hanging.claim_id, hanging.id, {named} FROM claim CROSS JOIN {table} hanging "
        "ON hanging.claim_id = claim.id WHERE claim.article_id BETWEEN ? AND ? "
        "ORDER BY claim.article_id, claim.number, hanging.id",
        span,
    )


def _grouped(rows: Iterable[Any], build: Callable[..., Row]) -> ByClaim[Row]:
    found: ByClaim[Row] = {}
    for claim, *row in rows:
        found.setdefault(claim, []).append(build(*row))
    return found
