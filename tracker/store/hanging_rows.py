"""What hangs on some claims, by claim: plain rows of the driver, one question for each table.

Reading an archive reads millions of rows, of which SQLAlchemy would take several times as long. The join order is forced, for
SQLite would now and then begin with the larger table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
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
from tracker.models.base import utc_moment, utc_text
from tracker.models.rows import (
    AttributionRow,
    CommentRow,
    EvidenceRow,
    HoldRow,
    PassageRow,
    ReplyRow,
    ReviewRow,
    WaiverRow,
)
from tracker.store.session import looked_at, read_raw, read_together

Word = TypeVar("Word", bound=StrEnum)
Row = TypeVar("Row")
ByClaim: TypeAlias = dict[int, list[Row]]


class Which(NamedTuple):
    """Which claims, as a condition on the table `claim`."""

    condition: str
    values: Sequence[int]


class Picked(tuple[int, ...]):
    """Articles by their keys, where a run of them (its first key and its last) will not do; no more than one statement takes."""

    __slots__ = ()


def among(articles: Sequence[int]) -> str:
    """The condition that a key is one of these articles': of a run, both ends in it, or of those that were picked."""
    return f"IN ({', '.join('?' * len(articles))})" if isinstance(articles, Picked) else "BETWEEN ? AND ?"


def of_articles(*articles: int) -> Which:
    """The claims of a run of articles."""
    return in_articles(articles)


def in_articles(articles: Sequence[int]) -> Which:
    """The claims of a run of articles, or of those that were picked."""
    return Which(f"claim.article_id {among(articles)}", articles)


def of_keys(keys: Sequence[int]) -> Which:
    """These claims, no more than one statement takes."""
    return Which(f"claim.id IN ({', '.join('?' * len(keys))})", keys)


class Asked(NamedTuple):
    """A question about some claims, and what is made of its answer."""

    statement: str
    values: Sequence[Any]
    grouped: Callable[[Iterable[Any]], Any]


class Hanging(NamedTuple):
    """What hangs on some claims, as far as it was asked for."""

    passages: ByClaim[PassageRow]
    attributions: ByClaim[AttributionRow]
    evidence: ByClaim[EvidenceRow]
    reviews: ByClaim[ReviewRow]
    holds: dict[int, HoldRow]
    replies: ByClaim[ReplyRow]
    waivers: ByClaim[WaiverRow]
    comments: ByClaim[CommentRow]


def words_of(vocabulary: type[Word]) -> dict[str, Word]:
    """The words of a vocabulary as they are stored; looking one up takes a tenth of the time of calling it."""
    return {word.value: word for word in vocabulary}


STATUS, STATE, RISK = words_of(AttributionStatus), words_of(ReviewState), words_of(Risk)
BEARING, _MODE, _ACT, _OUTCOME = (
    words_of(Bearing),
    words_of(AttributionMode),
    words_of(ReviewAct),
    words_of(ReplyOutcome),
)
_IN_EVIDENCE = ("holdings", "files")
"""The parts of a file that stand in the rows of evidence."""
_NOTHING_SAID: tuple[Any, ...] = (None,) * 8
_TRUTH = {None: None, 0: False, 1: True}


def hanging_on(connection: Connection, which: Which, parts: frozenset[str]) -> Hanging:
    """What hangs on these claims, as far as it is among the parts, by the names that rules use; besides those there are
    `support` (attributions and evidence), `waivers`, `comments` and `holds`, which come with `reviews` too."""
    asked = {
        "passages": _passages(which) if "places" in parts else None,
        "attributions": _attributions(which, worded="wording" in parts) if "support" in parts else None,
        "evidence": _evidence(which, whole=not parts.isdisjoint(_IN_EVIDENCE)) if "support" in parts else None,
        "reviews": _reviews(which) if "reviews" in parts else None,
        "holds": _holds(which, looked_at(connection)) if not parts.isdisjoint(("reviews", "holds")) else None,
        "replies": _replies(which) if "replies" in parts else None,
        "waivers": _waivers(which) if "waivers" in parts else None,
        "comments": _comments(which) if "comments" in parts else None,
    }
    wanted = {name: one for name, one in asked.items() if one is not None}
    answers = read_together(connection, ((one.statement, one.values) for one in wanted.values()))
    found = {name: one.grouped(rows) for (name, one), rows in zip(wanted.items(), answers, strict=True)}
    return Hanging(**{name: found.get(name, {}) for name in Hanging._fields})


def reviews_on(connection: Connection, which: Which) -> ByClaim[ReviewRow]:
    """Every step of the reviews of these claims, each claim's oldest first."""
    asked = _reviews(which)
    found: ByClaim[ReviewRow] = asked.grouped(read_raw(connection, asked.statement, asked.values))
    return found


def _attributions(which: Which, *, worded: bool) -> Asked:
    if worded:
        return _worded(which)
    statement = _statement("attribution", "source_id, status, chain, first_hand, retracted_at", which)
    return Asked(statement, which.values, _bare)


def _bare(rows: Iterable[Any]) -> ByClaim[AttributionRow]:
    """Who says so, and no word of how they put it."""
    found: ByClaim[AttributionRow] = {}
    for claim, key, source, status, chain, first_hand, gone in rows:
        via = tuple(map(int, chain.split(","))) if chain else ()
        row = AttributionRow(key, source, STATUS[status], via, _TRUTH[first_hand])
        if gone is not None:
            row = replace(row, retracted_at=utc_moment(gone))
        if claim in found:
            found[claim].append(row)
        else:
            found[claim] = [row]
    return found


def _worded(which: Which) -> Asked:
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
            STATUS[status],
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

    return _asked("attribution", columns, which, built)


def _evidence(which: Which, *, whole: bool) -> Asked:
    columns = "number, source_id, bearing, retracted_at"
    more = ", excerpt, locator, url, archived_url, sha256, file_name, note, retracted_why" if whole else ""

    def built(key: int, number: int, source: int, bearing: str, gone: str | None, *rest: Any) -> EvidenceRow:
        excerpt, locator, url, archived_url, sha256, file_name, note, why = rest or _NOTHING_SAID
        return EvidenceRow(
            *(key, number, source, BEARING[bearing]),
            *(excerpt, locator, url, archived_url, sha256, file_name, note),
            *(_moment(gone), why),
        )

    return _asked("evidence", columns + more, which, built)


def _passages(which: Which) -> Asked:
    statement = (
        'SELECT claim.id, revision.number, passage.start, passage."end", passage.exact FROM claim '
        "CROSS JOIN passage ON passage.claim_id = claim.id CROSS JOIN revision ON revision.id = passage.revision_id "
        f"WHERE {which.condition} "
        'ORDER BY claim.article_id, claim.number, revision.number, passage.start, passage."end"'
    )
    return Asked(statement, which.values, _grouped(PassageRow))


def _reviews(which: Which) -> Asked:
    columns = "act, from_state, to_state, outcome, by_id, at, reason, claim_version, overrides"

    def built(
        _: int, act: str, start: str, to: str, outcome: str | None, by: int | None, at: str, *rest: Any
    ) -> ReviewRow:
        decided = STATE[outcome] if outcome else None
        return ReviewRow(_ACT[act], STATE[start], STATE[to], decided, by, utc_moment(at), *rest)

    return _asked("review", columns, which, built)


def _holds(which: Which, at: dt.datetime) -> Asked:
    """Who is on these claims now: what has run out is left out, whether or not somebody ended it."""
    statement = (
        "SELECT claim.id, hold.person_id, hold.purpose, hold.at, hold.until, person.initials, giver.initials "
        "FROM claim CROSS JOIN hold ON hold.claim_id = claim.id AND hold.ended_at IS NULL "
        "CROSS JOIN person ON person.id = hold.person_id LEFT JOIN person giver ON giver.id = hold.assigned_by_id "
        f"WHERE {which.condition} AND hold.until > ?"
    )
    return Asked(statement, (*which.values, utc_text(at)), _holders)


def _holders(rows: Iterable[Any]) -> dict[int, HoldRow]:
    return {
        claim: HoldRow(person, purpose, utc_moment(at), utc_moment(until), initials, given_by)
        for claim, person, purpose, at, until, initials, given_by in rows
    }


def _replies(which: Which) -> Asked:
    columns = "party, asked_on, asked_by_id, channel, deadline, outcome, answer, stands, note, retracted_at"

    def built(
        key: int, party: str, asked_on: str, by: int, channel: str, deadline: str, outcome: str, *rest: Any
    ) -> ReplyRow:
        answer, stands, note, gone = rest
        came = _OUTCOME[outcome]
        return ReplyRow(key, party, asked_on, by, channel, deadline, came, answer, stands, note, _moment(gone))

    return _asked("reply", columns, which, built)


def _waivers(which: Which) -> Asked:
    columns = "rule, finding, reason, until, by_id, at, withdrawn_at, withdrawn_why"

    def built(
        key: int, rule: str, finding: str | None, reason: str, until: str, by: int, at: str, *rest: Any
    ) -> WaiverRow:
        gone, why = rest
        return WaiverRow(key, rule, finding, reason, until, by, utc_moment(at), _moment(gone), why)

    return _asked("waiver", columns, which, built)


def _comments(which: Which) -> Asked:
    """The Word comments that were taken to these claims; there are few, so they are read first."""
    statement = (
        "SELECT comment.claim_id, comment.id, comment.author, comment.text, comment.made_on FROM comment "
        f"CROSS JOIN claim ON claim.id = comment.claim_id WHERE {which.condition} "
        "ORDER BY claim.article_id, claim.number, comment.id"
    )
    return Asked(statement, which.values, _grouped(CommentRow))


def _moment(text: str | None) -> dt.datetime | None:
    return None if text is None else utc_moment(text)


def _asked(table: str, columns: str, which: Which, build: Callable[..., Row]) -> Asked:
    return Asked(_statement(table, columns, which), which.values, _grouped(build))


def _statement(table: str, columns: str, which: Which) -> str:
    """Asks for claim, key and columns of the rows of a table on the claims of these articles, each claim's by key."""
    named = ", ".join(f"hanging.{name}" for name in columns.split(", "))
    return (
        f"SELECT hanging.claim_id, hanging.id, {named} FROM claim CROSS JOIN {table} hanging "
        f"ON hanging.claim_id = claim.id WHERE {which.condition} "
        "ORDER BY claim.article_id, claim.number, hanging.id"
    )


def _grouped(build: Callable[..., Row]) -> Callable[[Iterable[Any]], ByClaim[Row]]:
    def grouped(rows: Iterable[Any]) -> ByClaim[Row]:
        found: ByClaim[Row] = {}
        for claim, *row in rows:
            found.setdefault(claim, []).append(build(*row))
        return found

    return grouped
