"""Finding sources by name, alias and near spelling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.domain.who_sees import Guarded
from tracker.domain.wording import NAME, as_on_file, shown
from tracker.models import Alias, Article, Attribution, Derivation, Evidence, Source, Via
from tracker.models.claim import Claim as ClaimRecord
from tracker.store.engines.surface import Rows
from tracker.store.folding import among, keys_named
from tracker.store.session import find_record, read_raw
from tracker.store.veil import hidden_in

_OPEN = (Derivation.assessment == "suspected", Derivation.retracted_at.is_(None))
_CALLED = "SELECT id, name FROM source UNION ALL SELECT source_id, name FROM alias"


def find_sources(session: Session, name: str) -> list[Source]:
    """The sources that go by this name: by the name itself, else by an alias, else whatever the letters' case. An alias
    that is not to be seen in this session finds nothing."""
    name = as_on_file(name)
    if not name or "\0" in name:  # which no name on file holds, and a server may not even be asked for
        return []
    exact = source_named(session, name)
    if exact is not None:
        return [_survivor(session, exact)]
    folded = name.casefold()
    beside = _but_hidden(session)
    aliased = select(Source).join(Alias, Alias.source_id == Source.id).where(Alias.name == name, *beside[1])
    called = list(session.scalars(aliased).unique())
    if not called:
        loosely = among(Source.__table__.c.id, keys_named(session, _CALLED + beside[0], folded.__eq__))
        called = list(session.scalars(select(Source).where(loosely)))
    survivors = (_survivor(session, source) for source in called)
    return list({source.id: source for source in survivors}.values())


def _but_hidden(session: Session) -> tuple[str, list[ColumnElement[bool]]]:
    """The condition that leaves out aliases that are not to be seen, as SQL and for SQLAlchemy."""
    hidden = sorted(hidden_in(session, Guarded.OTHER_NAMES))
    if not hidden:
        return "", []
    return f" WHERE source_id NOT IN ({', '.join(map(str, hidden))})", [Alias.source_id.not_in(hidden)]


def source_named(session: Session, name: str) -> Source | None:
    """The source on file under exactly this name, even one that was merged into another."""
    return session.scalars(select(Source).where(Source.name == name)).first()


def get_source(session: Session, name: str) -> Source:
    """The one source that goes by this name.

    Raises:
        NotOnFileError: none does; the sentence names the nearest spelling.
        BadInputError: several do.
    """
    found = find_sources(session, name)
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(sorted(source.name for source in found if not source.confidential))
        raise BadInputError(f"{shown(name)} may be several sources: name one of {names or 'them in full'}")
    near = near_names(session, name)
    hint = f"; did you mean {' or '.join(near)}?" if near else ": put it there with `tracker source add`"
    raise NotOnFileError(f"there is no source {shown(name)} on file{hint}")


def near_names(session: Session, name: str, most: int = 3) -> list[str]:
    """The names on file spelt most like this one, nearest first; confidential sources are never among them."""
    from rapidfuzz import fuzz, process, utils  # only where a name was not found

    owners: dict[str, str] = {}
    open_to_all = (~Source.confidential, Source.merged_into_id.is_(None))
    aliases = select(Alias.name, Source.name).join(Source, Alias.source_id == Source.id).where(*open_to_all)
    for statement in (aliases, select(Source.name, Source.name).where(*open_to_all)):
        owners.update(session.execute(statement).all())
    ranked = process.extract(
        name[:NAME], list(owners), scorer=fuzz.WRatio, processor=utils.default_process, limit=most * 2, score_cutoff=78
    )
    return list(dict.fromkeys(owners[close] for close, _, _ in ranked))[:most]


def source_listing(
    session: Session,
    *,
    kind: str | None = None,
    words: str | None = None,
    retracted: bool | None = None,
    most: int | None = None,
    start: int = 0,
    after: str | None = None,
) -> list[dict[str, Any]]:
    """The sources by name, `most` of them at most, with how many claims name each; a fixed number of queries.

    Args:
        words: letters that stand in the name or an alias, whatever their case.
        retracted: only those that are, or only those that are not.
        start: how many are passed over.
        after: only those whose names come behind this one.
    """
    table = Source.__table__
    survivor = table.alias("survivor")
    statement = (
        _chosen(session, select(table, survivor.c.name.label("survivor")), kind, words, retracted)
        .select_from(table.outerjoin(survivor, survivor.c.id == table.c.merged_into_id))
        .order_by(table.c.name)
        .limit(most)
        .offset(start)
    )
    if after is not None:
        statement = statement.where(table.c.name > after)
    found = session.execute(statement).all()
    keys = [row.id for row in found] if most is not None else None
    claims, aliases = _claims_by_source(session, keys), _aliases(session, keys)
    return [
        {
            "source": row.name,
            "kind": row.kind.value,
            "genre": row.genre.value if row.genre else None,
            "terms": row.terms.value if row.terms else None,
            "aliases": aliases.get(row.id, []),
            "claims": claims.get(row.id, 0),
            "retracted": row.retracted_at is not None,
            "merged_into": row.survivor,
            "confidential": bool(row.confidential),
            "id": row.id,
        }
        for row in found
    ]


def count_sources(
    session: Session, *, kind: str | None = None, words: str | None = None, retracted: bool | None = None
) -> int:
    """How many sources such a listing has."""
    counted: int = session.execute(
        _chosen(session, select(func.count()).select_from(Source.__table__), kind, words, retracted)
    ).scalar_one()
    return counted


def _chosen(
    session: Session,
    statement: Select[*tuple[Any, ...]],
    kind: str | None,
    words: str | None,
    retracted: bool | None = None,
) -> Select[*tuple[Any, ...]]:
    table = Source.__table__
    if retracted is not None:
        gone = table.c.retracted_at.is_not(None)
        statement = statement.where(gone if retracted else ~gone)
    if kind is not None:
        statement = statement.where(table.c.kind == kind)
    if words:
        wanted = words.casefold()
        statement = statement.where(among(table.c.id, keys_named(session, _CALLED, lambda name: wanted in name)))
    return statement


# Read as plain rows: to build such statements anew takes longer than to have them answered.
_ALIASES = "SELECT source_id, name FROM alias WHERE {source_id} ORDER BY name"
_NAMED = """
    SELECT source_id, count(*) FROM (
        SELECT source_id, claim_id FROM attribution WHERE retracted_at IS NULL AND {source_id}
        UNION SELECT via.source_id, attribution.claim_id
        FROM via CROSS JOIN attribution ON attribution.id = via.attribution_id
        WHERE attribution.retracted_at IS NULL AND via.{source_id}
        UNION SELECT source_id, claim_id FROM evidence WHERE retracted_at IS NULL AND {source_id}
    ) named GROUP BY source_id
"""


def _aliases(session: Session, keys: Sequence[int] | None) -> dict[int, list[str]]:
    """The other names of sources, each source's in order."""
    found: dict[int, list[str]] = {}
    for source_id, name in _of_sources(session, _ALIASES, keys):
        found.setdefault(source_id, []).append(name)
    return found


def _claims_by_source(session: Session, keys: Sequence[int] | None) -> dict[int, int]:
    """How many claims name each source: as speaker, as link of a chain, or as holder of evidence."""
    return dict(_of_sources(session, _NAMED, keys).fetchall())


def _of_sources(session: Session, statement: str, keys: Sequence[int] | None) -> Rows:
    """The answer for all sources, or for those of these keys, which are numbers of ours."""
    wanted = "source_id IS NOT NULL" if keys is None else f"source_id IN ({', '.join(map(str, keys)) or 'NULL'})"
    return read_raw(session.connection(), statement.format(source_id=wanted))


def derivation_listing(
    session: Session,
    *,
    open_only: bool = False,
    of: int | None = None,
    only: int | None = None,
    most: int | None = None,
    start: int = 0,
) -> list[dict[str, Any]]:
    """Every derivation on file, retracted ones too, by id; with `open_only` those that are suspected and wait for somebody
    to confirm or dismiss them.

    Args:
        of: only those of this source, either way.
        only: the one of this id alone.
        most: so many of them at most.
        start: how many are passed over.
    """
    source, drew_on = Source.__table__.alias("a"), Source.__table__.alias("b")
    article, claim, home = Article.__table__, ClaimRecord.__table__, Article.__table__.alias("home")
    statement = (
        select(Derivation, source.c.name, drew_on.c.name, article.c.slug, home.c.slug, claim.c.number)
        .join(source, source.c.id == Derivation.source_id)
        .join(drew_on, drew_on.c.id == Derivation.drew_on_id)
        .outerjoin(article, article.c.id == Derivation.article_id)
        .outerjoin(claim, claim.c.id == Derivation.claim_id)
        .outerjoin(home, home.c.id == claim.c.article_id)
        .order_by(Derivation.id)
    )
    if open_only:
        statement = statement.where(*_OPEN)
    if only is not None:
        statement = statement.where(Derivation.id == only)
    if of is not None:
        statement = statement.where((Derivation.source_id == of) | (Derivation.drew_on_id == of))
    return [
        {
            "id": row.id,
            "source": name,
            "drew_on": other,
            "kind": row.kind.value,
            "assessment": row.assessment.value,
            "scope": f"{home_slug}#{number}" if number else slug,
            "retracted": row.retracted_at is not None,
            "note": row.note,
            "source_id": row.source_id,
            "drew_on_id": row.drew_on_id,
        }
        for row, name, other, slug, home_slug, number in session.execute(statement.limit(most).offset(start))
    ]


def count_derivations(session: Session, *, open_only: bool = False) -> int:
    """How many derivations such a listing has."""
    statement = select(func.count()).select_from(Derivation).where(*(_OPEN if open_only else ()))
    counted: int = session.execute(statement).scalar_one()
    return counted


def find_derivation(session: Session, values: dict[str, Any]) -> Derivation | None:
    """The derivation with exactly these columns, retracted ones too."""
    return session.scalars(select(Derivation).filter_by(**values)).first()


class Naming(NamedTuple):
    """Everything on file that names a source, each in the order of ids."""

    attributions: list[Attribution]
    """As speaker or as link of the chain."""
    links: list[Via]
    evidence: list[Evidence]
    derivations: list[Derivation]


def records_naming(session: Session, source_id: int) -> Naming:
    """Everything on file that names this source, retracted too."""
    links = select(Via.attribution_id).where(Via.source_id == source_id)
    said = select(Attribution).where((Attribution.source_id == source_id) | Attribution.id.in_(links))
    drew = select(Derivation).where((Derivation.source_id == source_id) | (Derivation.drew_on_id == source_id))
    return Naming(
        list(session.scalars(said.order_by(Attribution.id))),
        list(session.scalars(select(Via).where(Via.source_id == source_id).order_by(Via.id))),
        list(session.scalars(select(Evidence).where(Evidence.source_id == source_id).order_by(Evidence.id))),
        list(session.scalars(drew.order_by(Derivation.id))),
    )


_LIVE = "drew.retracted_at IS NULL AND drew.assessment <> 'dismissed'"
_TOUCHING = f"""
WITH RECURSIVE
standing (id) AS (
    VALUES (CAST(:source AS BIGINT))
    UNION SELECT drew.source_id FROM standing CROSS JOIN derivation drew ON drew.drew_on_id = standing.id
    WHERE {_LIVE} AND drew.article_id IS NULL AND drew.claim_id IS NULL),
narrow (article_id, claim_id) AS (
    SELECT drew.article_id, drew.claim_id FROM standing CROSS JOIN derivation drew ON drew.drew_on_id = standing.id
    WHERE {_LIVE})
SELECT attribution.claim_id FROM standing CROSS JOIN attribution ON attribution.source_id = standing.id
UNION SELECT attribution.claim_id FROM standing CROSS JOIN via ON via.source_id = standing.id
    CROSS JOIN attribution ON attribution.id = via.attribution_id
UNION SELECT evidence.claim_id FROM standing CROSS JOIN evidence ON evidence.source_id = standing.id
UNION SELECT claim_id FROM narrow WHERE claim_id IS NOT NULL
UNION SELECT claim.id FROM narrow CROSS JOIN claim ON claim.article_id = narrow.article_id
ORDER BY 1
"""


def claims_touching(session: Session, source_id: int) -> list[int]:
    """The ids of every claim that may lean on this source, by any chain of derivations; a superset, in order.

    Such a chain either holds everywhere, and the claim names a source at its beginning; or some of its links hold for the
    claim or its article alone, and what follows the last of them holds everywhere.
    """
    session.flush()
    return [key for (key,) in read_raw(session.connection(), _TOUCHING, {"source": source_id})]


def _survivor(session: Session, source: Source) -> Source:
    while source.merged_into_id is not None:
        source = session.get_one(Source, source.merged_into_id)
    return source


def name_of(session: Session, key: int) -> str | None:
    """The name of one source, None where there is none or it is confidential."""
    return session.scalar(select(Source.name).where(Source.id == key, ~Source.confidential))


def source_by_key(session: Session, key: int) -> Source:
    """The source of this id, the one it was merged into where it was.

    Raises:
        NotOnFileError: there is none.
    """
    found = find_record(session, Source, key)
    if found is None:
        raise NotOnFileError(f"there is no source {key} on file")
    return _survivor(session, found)
