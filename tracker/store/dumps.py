"""Reading the desk out as plain records with natural keys, streamed in a fixed order: parents before children."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from tracker.models.article import keys_in, reported_by
from tracker.store import ledger
from tracker.store.desk_records import DESK_RECORDS, LABEL
from tracker.store.session import read_raw, walk_raw

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scope:
    """What to read out: one article with what it needs, or (None) the whole desk with its history."""

    article_id: int | None = None

    @property
    def whole(self) -> bool:
        """Whether it is everything."""
        return self.article_id is None


def records(connection: Connection, scope: Scope) -> Iterator[Record]:
    """Every record in scope, natural keys only. The ledger's entries are read by `entries`."""
    names = _source_names(connection, scope)
    if scope.whole:
        yield from _rows(connection, "setting", "SELECT name, value FROM setting ORDER BY id")
    yield from _people(connection, scope)
    yield from _articles(connection, scope)
    yield from _rows(connection, "revision", _narrowed(_REVISION, "a.id", scope), whole=scope.whole)
    yield from _sources(connection, scope, names)
    yield from _rows(connection, "claim", _narrowed(_CLAIM, "a.id", scope), whole=scope.whole)
    yield from _rows(connection, "passage", _narrowed(_PASSAGE, "a.id", scope))
    yield from _attributions(connection, scope, names)
    yield from _derivations(connection, scope, names)
    yield from _retractable(connection, "evidence", _narrowed(_EVIDENCE, "a.id", scope), scope)
    if scope.whole:
        yield from _rows(connection, "review", _REVIEW)
        yield from _rows(connection, "hold", _HOLD)
        for record, statement in DESK_RECORDS.items():
            yield from _rows(connection, record, statement)


def unearned_state(connection: Connection) -> tuple[str, int] | None:
    """The (slug, number) of a claim whose state is not the one that its last review led to, or None."""
    row = connection.execute(text(_UNEARNED)).first()
    return None if row is None else (row[0], row[1])


def entries(connection: Connection) -> Iterator[Record]:
    """Every entry of the ledger, column for column."""
    for line in ledger.lines(connection):
        yield {"record": "entry", **line._asdict()}


_UNEARNED = (
    "SELECT a.slug, c.number FROM claim c JOIN article a ON a.id = c.article_id WHERE c.state <> coalesce("
    "(SELECT v.to_state FROM review v WHERE v.claim_id = c.id ORDER BY v.id DESC LIMIT 1), 'unreviewed') LIMIT 1"
)
_ARTICLE = (
    "SELECT a.slug, a.headline, p.initials AS reporter, a.language, a.stage, a.policy, a.url, a.published_at, "
    "a.former_reporters, a.deadline FROM article a "
    "LEFT JOIN person p ON p.id = a.reporter_id {where} ORDER BY a.id"
)
_REVISION = (
    "SELECT a.slug AS article, r.number, r.text, r.headline, r.standfirst, r.sha256, p.initials AS filed_by, r.filed_at "
    "FROM revision r JOIN article a ON a.id = r.article_id LEFT JOIN person p ON p.id = r.filed_by_id {where} ORDER BY r.id"
)
_CLAIM = (
    "SELECT a.slug AS article, c.number, c.text, c.status, c.risk, c.state, c.about, c.allegation, c.as_of, c.note, "
    "p.initials AS author, i.initials AS imported_by, c.version, b.slug || '#' || n.number AS corrected_by FROM claim c "
    "JOIN article a ON a.id = c.article_id LEFT JOIN person p ON p.id = c.author_id "
    "LEFT JOIN person i ON i.id = c.imported_by_id "
    "LEFT JOIN claim n ON n.id = c.corrected_by_id LEFT JOIN article b ON b.id = n.article_id {where} ORDER BY c.id"
)
_PASSAGE = (
    f'SELECT {LABEL} AS claim, r.number AS revision, g.start, g."end", g.exact FROM passage g '
    "JOIN claim c ON c.id = g.claim_id JOIN article a ON a.id = c.article_id JOIN revision r ON r.id = g.revision_id "
    "{where} ORDER BY g.id"
)
_ATTRIBUTION = (
    f"SELECT {LABEL} AS claim, t.source_id AS source, t.chain AS via, t.status, t.first_hand, t.cue, t.quote, t.mode, "
    "t.said_on, t.locator, t.note, t.retracted_at, t.retracted_why, y.initials AS retracted_by, "
    "x.initials AS checked_by, t.checked_at, t.id FROM attribution t JOIN claim c ON c.id = t.claim_id "
    "JOIN article a ON a.id = c.article_id LEFT JOIN person x ON x.id = t.checked_by_id "
    "LEFT JOIN person y ON y.id = t.retracted_by_id {where} ORDER BY t.id"
)
_DERIVATION = (
    "SELECT d.source_id AS source, d.drew_on_id AS drew_on, d.kind, d.assessment, a.slug AS article, "
    "b.slug || '#' || c.number AS claim, d.note, d.retracted_at, d.retracted_why, y.initials AS retracted_by, d.id "
    "FROM derivation d LEFT JOIN article a ON a.id = d.article_id LEFT JOIN claim c ON c.id = d.claim_id "
    "LEFT JOIN article b ON b.id = c.article_id LEFT JOIN person y ON y.id = d.retracted_by_id {where} ORDER BY d.id"
)
_EVIDENCE = (
    f"SELECT {LABEL} AS claim, e.number, s.name AS source, e.bearing, e.excerpt, e.locator, e.url, e.archived_url, "
    "e.sha256, e.file_name, e.note, e.retracted_at, e.retracted_why, y.initials AS retracted_by, e.id FROM evidence e "
    "JOIN claim c ON c.id = e.claim_id JOIN article a ON a.id = c.article_id JOIN source s ON s.id = e.source_id "
    "LEFT JOIN person y ON y.id = e.retracted_by_id {where} ORDER BY e.id"
)
_SOURCE = (
    "SELECT s.id, s.name, s.kind, s.terms, s.genre, a.slug AS of_article, s.reliability, s.confidential, s.description, "
    "s.why_unnamed, k.initials AS known_to, s.note, m.name AS merged_into, s.retracted_at, s.retracted_why, "
    "y.initials AS retracted_by FROM source s LEFT JOIN article a ON a.id = s.genre_article_id "
    "LEFT JOIN person k ON k.id = s.known_to_id LEFT JOIN source m ON m.id = s.merged_into_id "
    "LEFT JOIN person y ON y.id = s.retracted_by_id ORDER BY s.id"
)
_REVIEW = (
    f"SELECT {LABEL} AS claim, v.act, v.from_state, v.to_state, v.outcome, p.initials AS by, v.at, v.reason, "
    "v.claim_version, v.overrides FROM review v JOIN claim c ON c.id = v.claim_id JOIN article a ON a.id = c.article_id "
    "LEFT JOIN person p ON p.id = v.by_id ORDER BY v.id"
).replace("AS by", 'AS "by"')
_HOLD = (
    f"SELECT {LABEL} AS claim, p.initials AS person, h.purpose, h.at, h.until, q.initials AS assigned_by, h.ended_at "
    "FROM hold h JOIN claim c ON c.id = h.claim_id JOIN article a ON a.id = c.article_id "
    "JOIN person p ON p.id = h.person_id LEFT JOIN person q ON q.id = h.assigned_by_id ORDER BY h.id"
)
_HISTORY = ("sha256", "filed_by", "filed_at", "state", "version", "author", "imported_by", "corrected_by")
"""What a bundle leaves out: who did what at this desk, and what it decided."""
_FATE = ("stage", "policy", "url", "published_at")
"""What it leaves out of an article: by which rules it was held, and what became of it."""
_FLAGS = ("allegation", "first_hand", "confidential", "as_fact")


def _narrowed(statement: str, column: str, scope: Scope) -> str:
    return statement.format(where="" if scope.whole else f"WHERE {column} = {scope.article_id}")


def _rows(
    connection: Connection, record: str, statement: str, *, whole: bool = True, fate: bool = True
) -> Iterator[Record]:
    """The rows of a statement; blanks are left out, flags are true or false."""
    rows = walk_raw(connection, statement)
    left_out = {*(() if whole else _HISTORY), *(() if fate else _FATE)}
    names = ["" if name in left_out else name for name, *_ in rows.description]
    flags = [name for name in names if name in _FLAGS]
    for row in rows:
        found: Record = {"record": record}
        found |= {name: value for name, value in zip(names, row, strict=True) if value is not None and name}
        for flag in flags:
            if flag in found:
                found[flag] = bool(found[flag])
        yield found


def _retractable(connection: Connection, record: str, statement: str, scope: Scope) -> Iterator[Record]:
    """The same for what can be retracted: a bundle says only that it is, and why; a dump says by whom and when too."""
    for found in _rows(connection, record, statement):
        if "retracted_at" in found:
            found["retracted"] = True
        if not scope.whole:
            for name in ("id", "retracted_at", "retracted_by", "checked_by", "checked_at"):
                found.pop(name, None)
        yield found


def _articles(connection: Connection, scope: Scope) -> Iterator[Record]:
    initials = dict(read_raw(connection, "SELECT id, initials FROM person").fetchall())
    for found in _rows(connection, "article", _narrowed(_ARTICLE, "a.id", scope), fate=scope.whole):
        if "former_reporters" in found:
            found["former_reporters"] = [initials[key] for key in keys_in(found["former_reporters"])]
        yield found


def _people(connection: Connection, scope: Scope) -> Iterator[Record]:
    roles: dict[int, list[str]] = {}
    ended: dict[int, list[Record]] = {}
    for person_id, role, end in connection.execute(
        text("SELECT person_id, role, ended_at FROM person_role ORDER BY role")
    ):
        if end is None:
            roles.setdefault(person_id, []).append(role)
        else:
            ended.setdefault(person_id, []).append({"role": role, "ended_at": end})
    where = "" if scope.whole else f"WHERE id IN ({_people_of(connection, scope.article_id)})"
    people = connection.execute(text(f"SELECT id, name, initials, login FROM person {where} ORDER BY id"))
    for key, name, initials, login in people:
        more: Record = {"login": login} if scope.whole and login is not None else {}
        if scope.whole and key in ended:
            more["ended_roles"] = ended[key]
        yield {"record": "person", "name": name, "initials": initials, **more, "roles": roles.get(key, [])}


def _people_of(connection: Connection, article_id: int | None) -> str:
    """The keys of who reports an article or ever did, as SQL has a list of them."""
    rows = read_raw(
        connection, "SELECT reporter_id, former_reporters FROM article WHERE id = ?", [article_id]
    ).fetchall()
    return ", ".join(str(key) for row in rows for key in sorted(reported_by(*row))) or "NULL"


def _source_names(connection: Connection, scope: Scope) -> Mapping[int, str]:
    """Key -> name of the sources in scope: for one article, those it can reach and their hands."""
    named: dict[int, str] = dict(connection.execute(text("SELECT id, name FROM source")).all())
    if scope.whole:
        return named
    reach = {
        key
        for statement in _NAMED_BY
        for key in connection.execute(text(statement), {"article": scope.article_id}).scalars()
    }
    edges = connection.execute(text(_EDGES), {"article": scope.article_id}).all()
    size = -1
    while size != len(reach):
        size = len(reach)
        for source, drew_on, kind in edges:
            if source in reach:
                reach.add(drew_on)
            elif kind == "controlled_by" and drew_on in reach:
                reach.add(source)
    return {key: name for key, name in named.items() if key in reach}


_NAMED_BY = (
    "SELECT t.source_id FROM attribution t JOIN claim c ON c.id = t.claim_id WHERE c.article_id = :article",
    "SELECT v.source_id FROM via v JOIN attribution t ON t.id = v.attribution_id JOIN claim c ON c.id = t.claim_id "
    "WHERE c.article_id = :article",
    "SELECT e.source_id FROM evidence e JOIN claim c ON c.id = e.claim_id WHERE c.article_id = :article",
)
_EDGES = (
    "SELECT d.source_id, d.drew_on_id, d.kind FROM derivation d LEFT JOIN claim c ON c.id = d.claim_id "
    "WHERE d.article_id = :article OR c.article_id = :article OR (d.article_id IS NULL AND d.claim_id IS NULL)"
)
"""Those that hold in the article: what another story says of its sources does not travel with this one."""


_DESK_ONLY = ("merged_into", "retracted_at", "retracted_by", "of_article", "known_to")
"""What a bundle does not say of a source: it means something at this desk alone."""
_GUARDED = ("note", "why_unnamed")
"""What a bundle does not say of a confidential source; nor its aliases, of which one may be its name."""


def _sources(connection: Connection, scope: Scope, names: Mapping[int, str]) -> Iterator[Record]:
    aliases: dict[int, list[str]] = {}
    for source_id, name in connection.execute(text("SELECT source_id, name FROM alias ORDER BY name")):
        aliases.setdefault(source_id, []).append(name)
    for found in _retractable(connection, "source", _SOURCE, Scope()):
        key = found.pop("id")
        if key not in names:
            continue
        hidden = found["confidential"] and not scope.whole
        found["aliases"] = [] if hidden else aliases.get(key, [])
        found.setdefault("retracted", False)
        if not found["confidential"]:
            del found["confidential"]
        if not scope.whole:
            for name in (*_DESK_ONLY, *(_GUARDED if hidden else ())):
                found.pop(name, None)
        yield found


def _attributions(connection: Connection, scope: Scope, names: Mapping[int, str]) -> Iterator[Record]:
    for found in _retractable(connection, "attribution", _narrowed(_ATTRIBUTION, "a.id", scope), scope):
        found["source"] = names[found["source"]]
        found["via"] = [names[int(key)] for key in found["via"].split(",") if key]
        found.setdefault("first_hand", None)
        yield found


def _derivations(connection: Connection, scope: Scope, names: Mapping[int, str]) -> Iterator[Record]:
    statement = _DERIVATION.format(
        where=""
        if scope.whole
        else f"WHERE (d.article_id = {scope.article_id} OR b.id = {scope.article_id} "
        "OR (d.article_id IS NULL AND d.claim_id IS NULL))"
    )
    for found in _retractable(connection, "derivation", statement, scope):
        if found["source"] not in names or found["drew_on"] not in names:
            continue
        found["source"], found["drew_on"] = names[found["source"]], names[found["drew_on"]]
        found["scope"] = found.pop("article", None) or found.pop("claim", None)
        found.pop("claim", None)
        yield found
