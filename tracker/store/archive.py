"""Walking the whole desk: every article's file in the order of filing, some whole articles in memory at a time.

`dossiers.load` asks its questions for one article; for fifty thousand, asking would take longer than all that is done with
the answers. Here they are asked for a batch of articles, and only those whose answers somebody will read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tracker.domain.vocabulary import Stage
from tracker.models.article import keys_in
from tracker.models.base import utc_moment
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import (
    AlignmentRow,
    ClaimRow,
    ContradictionRow,
    PersonRow,
    SignedRow,
    SignOffRow,
    TaskRow,
    TextRow,
)
from tracker.store import ledger
from tracker.store.claim_rows import claims_in
from tracker.store.contradictions import group_rows
from tracker.store.hanging_rows import Picked, among, in_articles
from tracker.store.people import person_rows
from tracker.store.session import login_of, looked_at, read_raw
from tracker.store.settings import setting_value
from tracker.store.source_rows import load_all_sources, with_aliases
from tracker.store.tasks import tasks_in
from tracker.store.text_rows import alignments_of, dismissed_in

CLAIMS = 2_000
"""A batch ends with the article that fills it up to so many claims ..."""
ARTICLES = 500
"""... or with so many articles."""
A_LOOK = 300
"""Claims that are loaded together where only the newest stories are looked at."""
PICKED = 100
"""Articles that are loaded together where only some are wanted."""
_NO_LATER = 2**63 - 1


ALWAYS = frozenset({"support", "waivers"})
ARTICLE = (
    "SELECT id, slug, headline, language, stage, reporter_id, policy, url, published_at, former_reporters, deadline "
    "FROM article"
)


class Span(NamedTuple):
    """A run of articles, by key, both ends in it."""

    first: int
    last: int


class Text(NamedTuple):
    """The newest text of an article, and when its first was filed."""

    number: int
    text: str
    sha256: str
    headline: str | None
    standfirst: str | None
    filed_at: dt.datetime | None


class OfText(NamedTuple):
    """What hangs on the texts of some articles, by the article's key."""

    newest: dict[int, Text]
    releases: dict[int, SignOffRow]
    dismissed: dict[int, tuple[str, ...]]
    alignments: dict[int, tuple[AlignmentRow, ...]]
    tasks: dict[int, tuple[TaskRow, ...]]


class Desk(NamedTuple):
    """What is the same for every article."""

    sources: Sources
    people: dict[int, PersonRow]
    second_person: str
    head: ledger.Head
    at: dt.datetime
    by_login: bool
    contradictions: dict[str, list[ContradictionRow]]
    """By the slug of every article with a claim in them."""


def walk_desk(session: Session, parts: Collection[str]) -> Iterator[Dossier]:
    """The file of every article, in the order of filing: what `dossiers.load` finds, as far as it is among the parts.

    Args:
        parts: what will be read beyond the claims and who supports them, by the names that rules use (`audit.rule.Part`).
    """
    connection, wanted = session.connection(), frozenset(parts)
    desk = _desk(session, wanted)
    for span in _spans(connection):
        yield from _files(connection, span, wanted, desk)


def walk_back(session: Session, parts: Collection[str], before: int | None = None) -> Iterator[Dossier]:
    """The same with the newest article first, in small batches, for whoever stops after some.

    Args:
        before: the key of an article: only those that were put on file before it.
    """
    connection, wanted = session.connection(), frozenset(parts)
    desk = _desk(session, wanted)
    for span in _spans_back(connection, _NO_LATER if before is None else before):
        yield from reversed(list(_files(connection, span, wanted, desk)))


def walk_picked(session: Session, parts: Collection[str], keys: Sequence[int]) -> Iterator[Dossier]:
    """The same of the articles of these keys alone, in the order of filing; some hundred of them are loaded together."""
    connection, wanted = session.connection(), frozenset(parts)
    desk = _desk(session, wanted)
    for start in range(0, len(keys), PICKED):
        yield from _files(connection, Picked(keys[start : start + PICKED]), wanted, desk)


def _spans_back(connection: Connection, before: int) -> Iterator[Span]:
    """Small runs of articles from the newest on, of which the counts are read as they are needed."""
    statement = (
        "SELECT article.id, (SELECT count(*) FROM claim WHERE claim.article_id = article.id) FROM article "
        "WHERE article.id < ? ORDER BY article.id DESC"
    )
    first = last = claims = 0
    for first, count in read_raw(connection, statement, (before,)):
        last, claims = last or first, claims + count
        if claims >= A_LOOK:
            yield Span(first, last)
            last = claims = 0
    if last:
        yield Span(first, last)


def _desk(session: Session, parts: frozenset[str]) -> Desk:
    connection = session.connection()
    sources = load_all_sources(session)
    contradictions: dict[str, list[ContradictionRow]] = {}
    for group in group_rows(session) if "contradictions" in parts else ():
        for slug in dict.fromkeys(member.label.rpartition("#")[0] for member in group.members):
            contradictions.setdefault(slug, []).append(group)
    return Desk(
        sources=with_aliases(session, sources) if "aliases" in parts else sources,
        people=person_rows(session),
        second_person=setting_value(session, "second-person"),
        head=ledger.head(connection),
        at=looked_at(connection),
        by_login=login_of(connection) is not None,
        contradictions=contradictions,
    )


def _spans(connection: Connection) -> Iterator[Span]:
    """Runs of articles that are loaded together."""
    statement = (
        "SELECT article.id, count(claim.id) FROM article LEFT JOIN claim ON claim.article_id = article.id "
        "GROUP BY article.id ORDER BY article.id"
    )
    first = last = articles = claims = 0
    for last, count in read_raw(connection, statement):
        first = first or last
        articles, claims = articles + 1, claims + count
        if claims >= CLAIMS or articles >= ARTICLES:
            yield Span(first, last)
            first = articles = claims = 0
    if first:
        yield Span(first, last)


def _files(connection: Connection, span: Sequence[int], parts: frozenset[str], desk: Desk) -> Iterator[Dossier]:
    articles = read_raw(connection, f"{ARTICLE} WHERE id {among(span)} ORDER BY id", span).fetchall()
    texts = of_text(connection, span, parts)
    claims = claims_in(connection, in_articles(span), ALWAYS | parts)
    by_article = {key: tuple(group) for key, group in groupby(claims, lambda claim: claim.article_id)}
    for row in articles:
        yield file_from(row, by_article.get(row[0], ()), texts, desk)


def of_text(connection: Connection, span: Sequence[int], parts: frozenset[str]) -> OfText:
    """What hangs on the texts of these articles, as far as it is among the parts."""
    return OfText(
        newest=_texts(connection, span, worded="text" in parts),
        releases=_releases(connection, span) if "sign_off" in parts else {},
        dismissed=dismissed_in(connection, span) if "proposals" in parts else {},
        alignments=alignments_of(connection, span) if "alignments" in parts else {},
        tasks=tasks_in(connection, span) if "tasks" in parts else {},
    )


def file_from(row: Any, claims: tuple[ClaimRow, ...], texts: OfText, desk: Desk) -> Dossier:
    """One article's file out of its row (`ARTICLE`) and what was loaded beside it."""
    key, slug, headline, language, stage, reporter, policy, url, published_at, former, deadline = row
    text = texts.newest.get(key)
    return Dossier(
        article_id=key,
        slug=slug,
        headline=headline,
        language=language,
        stage=Stage(stage),
        reporter=desk.people.get(reporter or 0),
        revision=text.number if text else None,
        text=text.text if text else "",
        sha256=text.sha256 if text else None,
        claims=claims,
        sources=desk.sources,
        people=desk.people,
        second_person=desk.second_person,
        ledger_seq=desk.head.seq,
        ledger_head=desk.head.hash,
        at=desk.at,
        by_login=desk.by_login,
        policy=policy,
        url=url,
        published_at=utc_moment(published_at) if published_at else None,
        former_reporters=keys_in(former),
        deadline=deadline,
        filed_at=text.filed_at if text else None,
        sign_off=texts.releases.get(key),
        contradictions=tuple(desk.contradictions.get(slug, ())),
        headline_over=text.headline if text else None,
        standfirst=text.standfirst if text else None,
        dismissed=texts.dismissed.get(key, ()),
        alignments=texts.alignments.get(key, ()),
        tasks=texts.tasks.get(key, ()),
    )


def _texts(connection: Connection, span: Sequence[int], *, worded: bool) -> dict[int, Text]:
    """The newest text of each article; only its number and hash unless `worded`."""
    words = "text" if worded else "''"
    statement = (
        f"SELECT article_id, number, {words}, sha256, headline, standfirst, filed_at FROM revision "
        f"WHERE article_id {among(span)} ORDER BY article_id, number"
    )
    found: dict[int, Text] = {}
    for article, number, text, sha256, headline, standfirst, filed_at in read_raw(connection, statement, span):
        first = found.get(article)
        at = first.filed_at if first else utc_moment(filed_at) if filed_at else None
        found[article] = Text(number, text, sha256, headline, standfirst, at)
    return found


def _releases(connection: Connection, span: Sequence[int]) -> dict[int, SignOffRow]:
    """The newest release of each article, with how its claims stood then."""
    statement = (
        "SELECT revision.article_id, revision.id, sign_off.id, revision.number, sign_off.sha256, policy, by_id, at "
        "FROM revision CROSS JOIN sign_off ON sign_off.revision_id = revision.id "
        f"WHERE revision.article_id {among(span)} ORDER BY sign_off.id"
    )
    newest = {article: row for article, *row in read_raw(connection, statement, span)}
    before = _texts_before(connection, span, {revision for revision, *_ in newest.values()})
    claims, waivers = _signed(connection, [sign_off for _, sign_off, *_ in newest.values()])
    return {
        article: SignOffRow(
            key,
            number,
            sha256,
            policy,
            by,
            utc_moment(at),
            claims.get(key, {}),
            tuple(waivers.get(key, ())),
            before.get(revision),
        )
        for article, (revision, key, number, sha256, policy, by, at) in newest.items()
    }


def _signed(
    connection: Connection, keys: Sequence[int]
) -> tuple[dict[int, dict[int, SignedRow]], dict[int, list[int]]]:
    """How the claims stood, and which waivers were relied on, at these releases, by the release's key."""
    claims: dict[int, dict[int, SignedRow]] = {}
    waivers: dict[int, list[int]] = {}
    if not keys:
        return claims, waivers
    named = ", ".join("?" * len(keys))
    stood = "SELECT sign_off_id, claim_id, version, independent_min, independent_max FROM signed_claim"
    for key, claim, *row in read_raw(connection, f"{stood} WHERE sign_off_id IN ({named}) ORDER BY id", keys):
        claims.setdefault(key, {})[claim] = SignedRow(*row)
    relied = "SELECT sign_off_id, waiver_id FROM signed_waiver"
    for key, waiver in read_raw(connection, f"{relied} WHERE sign_off_id IN ({named}) ORDER BY id", keys):
        waivers.setdefault(key, []).append(waiver)
    return claims, waivers


def _texts_before(connection: Connection, span: Sequence[int], signed: Collection[int]) -> dict[int, TextRow]:
    """Those of the signed revisions, by key, after which another was filed."""
    later = (
        f"SELECT revision.id FROM revision WHERE article_id {among(span)} AND EXISTS (SELECT 1 FROM revision later "
        "WHERE later.article_id = revision.article_id AND later.number > revision.number)"
    )
    keys = [key for (key,) in read_raw(connection, later, span) if key in signed]
    if not keys:
        return {}
    texts = f"SELECT id, text, headline, standfirst FROM revision WHERE id IN ({', '.join('?' * len(keys))})"
    return {key: TextRow(*row) for key, *row in read_raw(connection, texts, keys)}
