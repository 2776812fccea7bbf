"""The desk's sources: put on file, mended, retracted and restored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.domain.errors import AlreadyOnFileError, BadInputError, MoveRefusedError
from tracker.domain.sourcing import independence
from tracker.domain.vocabulary import Reliability, ReviewState, SourceGenre, SourceKind, SourceTerms
from tracker.domain.wording import NAME, PROSE, clean, clean_optional
from tracker.models import Alias, Person, Source
from tracker.models.base import now
from tracker.models.dossier import ClaimRow
from tracker.services.desks import require_writer
from tracker.services.unsigning import claims_leaning_on, unsign
from tracker.store import ledger
from tracker.store.articles import get_article
from tracker.store.dossiers import load_claims, load_sources
from tracker.store.people import get_person
from tracker.store.sources import claims_touching, find_sources, get_source


@dataclass(frozen=True, slots=True)
class SourceFields:
    """What may be said of a source beside its name and kind; None leaves a field as it is."""

    terms: SourceTerms | None = None
    genre: SourceGenre | None = None
    of_article: str | None = None
    reliability: Reliability | None = None
    confidential: bool | None = None
    description: str | None = None
    why_unnamed: str | None = None
    known_to: str | None = None
    note: str | None = None


def add_source(
    session: Session,
    name: str,
    kind: SourceKind,
    *,
    by: Person,
    aliases: Sequence[str] = (),
    fields: SourceFields | None = None,
) -> Source:
    """Put a source on file.

    Raises:
        AlreadyOnFileError: a source goes by this name or alias.
        BadInputError: a field cannot be taken.
    """
    require_writer(by)
    name = clean("the name", name, NAME)
    _require_new(session, name)
    source = Source(name=name, kind=kind, aliases=[])
    session.add(source)
    _apply(session, source, fields or SourceFields())
    _add_aliases(session, source, aliases)
    session.flush()
    ledger.record(session, "add source", f"source:{source.id}", by=by)
    return source


def edit_source(
    session: Session,
    named: str,
    *,
    by: Person,
    name: str | None = None,
    kind: SourceKind | None = None,
    aliases: Sequence[str] = (),
    fields: SourceFields | None = None,
) -> tuple[Source, list[str]]:
    """Mend a source. A new name keeps the old one as an alias. Returns it and the labels of the claims un-signed, which
    a change of kind does to those decided on it.

    Raises:
        NotOnFileError: there is no such source.
        AlreadyOnFileError: another source goes by the new name or alias.
    """
    require_writer(by)
    source = get_source(session, named)
    if name is not None and clean("the name", name, NAME) != source.name:
        _rename(session, source, clean("the name", name, NAME))
    reopened: list[str] = []
    if kind is not None and kind is not source.kind:
        source.kind = kind
        reopened = unsign(session, claims_leaning_on(session, source.id), f"source {source.id} is now of another kind")
    _apply(session, source, fields or SourceFields())
    _add_aliases(session, source, aliases)
    session.flush()
    ledger.record(session, "edit source", f"source:{source.id}", by=by)
    return source, reopened


def retract_source(session: Session, named: str, *, by: Person, reason: str) -> tuple[Source, list[str]]:
    """Stop standing by a source. Every decided claim that rests on it goes back into review, in the same act.

    Returns the source and the labels of the claims that were opened again.

    Raises:
        NotOnFileError: there is no such source.
        MoveRefusedError: it is retracted already.
    """
    require_writer(by)
    source = get_source(session, named)
    if source.retracted_at is not None:
        raise MoveRefusedError(f"{source.name} is retracted already, since {source.retracted_at:%d %b %Y}")
    leaning = claims_leaning_on(session, source.id)
    source.retracted_at = now()
    source.retracted_by_id = by.id
    source.retracted_why = clean("the reason", reason, PROSE)
    reopened = unsign(session, leaning, f"source {source.id}, which it rests on, was retracted")
    ledger.record(session, "retract source", f"source:{source.id}", by=by)
    return source, reopened


def restore_source(session: Session, named: str, *, by: Person) -> Source:
    """Stand by a source again; nothing is signed again by it.

    Raises:
        NotOnFileError: there is no such source.
        MoveRefusedError: it is not retracted.
    """
    require_writer(by)
    source = get_source(session, named)
    if source.retracted_at is None:
        raise MoveRefusedError(f"{source.name} is not retracted: there is nothing to restore")
    source.retracted_at = source.retracted_by_id = source.retracted_why = None
    ledger.record(session, "restore source", f"source:{source.id}", by=by)
    return source


def impact_of(session: Session, source_id: int) -> list[tuple[ClaimRow, tuple[int, int], tuple[int, int]]]:
    """The claims whose interval changes if this source is retracted: (claim, before, after) as (min, max); those left
    with nothing first, then in the order of filing. Withdrawn and corrected claims are left out."""
    claims = load_claims(session, claims_touching(session, source_id), history=False)
    sources = load_sources(session, claims)
    found = []
    for claim in claims:
        if claim.state in (ReviewState.WITHDRAWN, ReviewState.CORRECTED):
            continue
        network = sources.network_of(claim)
        before = independence(network, claim.citations, claim.supporting_evidence)
        after = independence(network.without(source_id), claim.citations, claim.supporting_evidence)
        old, new = (before.minimum, before.maximum), (after.minimum, after.maximum)
        if old != new:
            found.append((claim, old, new))
    return sorted(found, key=lambda row: (row[2][1] > 0, row[0].article_id, row[0].number))


def _require_new(session: Session, name: str, but: Source | None = None) -> None:
    for found in find_sources(session, name):
        if found is not but and found.name == name:
            raise AlreadyOnFileError(f"{name} is on file already: see `tracker source show`")
        if found is not but and any(alias.name == name for alias in found.aliases):
            raise AlreadyOnFileError(f"{name} is an alias of {found.name}: use that, or choose another name")


def _rename(session: Session, source: Source, name: str) -> None:
    _require_new(session, name, but=source)
    if all(alias.name != source.name for alias in source.aliases):
        source.aliases.append(Alias(name=source.name))
    source.name = name


def _add_aliases(session: Session, source: Source, aliases: Sequence[str]) -> None:
    for alias in aliases:
        alias = clean("the alias", alias, NAME)
        _require_new(session, alias, but=source)
        if alias != source.name and all(row.name != alias for row in source.aliases):
            source.aliases.append(Alias(name=alias))


def _apply(session: Session, source: Source, fields: SourceFields) -> None:
    for name in ("terms", "genre", "reliability", "confidential"):
        if getattr(fields, name) is not None:
            setattr(source, name, getattr(fields, name))
    for name, field in (("description", "the description"), ("why_unnamed", "the reason"), ("note", "the note")):
        if getattr(fields, name) is not None:
            setattr(source, name, clean_optional(field, getattr(fields, name), PROSE))
    if fields.known_to is not None:
        source.known_to_id = get_person(session, fields.known_to).id
    if fields.of_article is not None:
        source.genre_article_id = get_article(session, fields.of_article).id
    if source.genre_article_id is not None and source.genre is not SourceGenre.OWN_STORY:
        raise BadInputError("an article can be named only for a source of genre own_story")
