"""The desk's sources: put on file, mended, retracted and restored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.domain.errors import AlreadyOnFileError, BadInputError, MoveRefusedError
from tracker.domain.vocabulary import Reliability, SourceGenre, SourceKind, SourceTerms
from tracker.domain.wording import NAME, PROSE, clean, clean_optional
from tracker.models import Alias, Person, Source
from tracker.models.base import now
from tracker.services.desks import require_writer
from tracker.services.unsigning import claims_leaning_on, claims_spoken_against_by, footing_of, moved, unsign
from tracker.store import ledger
from tracker.store.articles import get_article
from tracker.store.people import get_person
from tracker.store.sources import claims_touching, find_sources, get_source, source_named


@dataclass(frozen=True, slots=True, repr=False)
class SourceFields:
    """What may be said of a source beside its name and kind; None leaves a field as it is. No repr tells any of it."""

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
    source = Source(name=name, kind=kind, aliases=[])
    _require_new(session, name)
    values = _values(session, source, fields or SourceFields())
    source.aliases = _new_aliases(session, source, name, aliases)
    _set(source, values)
    session.add(source)
    session.flush()
    ledger.record(session, "add source", f"source:{source.id}", by=by)
    return source


def on_file_or_new(session: Session, named: str, kind: SourceKind | None, *, by: Person) -> Source:
    """The source that goes by this name; a new one of this kind where none does and a kind is given.

    Raises:
        NotOnFileError: none does, and no kind is given.
        BadInputError: several do, or the name cannot be taken.
    """
    if kind is None or find_sources(session, named):
        return get_source(session, named)
    return add_source(session, named, kind, by=by)


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
    """Mend a source. A new name keeps the old one as an alias, unless the source is confidential. Returns it and the
    labels of the claims un-signed: a change of kind does that where something else then stands under a decided claim.

    Raises:
        NotOnFileError: there is no such source.
        AlreadyOnFileError: another source goes by the new name or alias.
        BadInputError: a field cannot be taken.
    """
    require_writer(by)
    source = get_source(session, named)
    renamed = source.name if name is None else clean("the name", name, NAME)
    if renamed != source.name:
        _require_new(session, renamed, but=source)
    values = _values(session, source, fields or SourceFields())
    more = _new_aliases(session, source, renamed, aliases)
    _set(source, values)
    _rename(source, renamed)
    source.aliases.extend(more)
    reopened = _change_kind(session, source, kind or source.kind)
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
    why = clean("the reason", reason, PROSE)
    if source.retracted_at is not None:
        raise MoveRefusedError(f"{source.spoken} is retracted already, since {source.retracted_at:%d %b %Y}")
    leaning = claims_leaning_on(session, source.id)
    source.retracted_at, source.retracted_by_id, source.retracted_why = now(), by.id, why
    reopened = unsign(session, leaning, f"{source.in_record}, which it rests on, was retracted")
    ledger.record(session, "retract source", f"source:{source.id}", by=by)
    return source, reopened


def restore_source(session: Session, named: str, *, by: Person) -> Source:
    """Stand by a source again. Nothing is signed again by it, but a decided claim that it speaks against goes back into
    review, as if the denial had just come in.

    Raises:
        NotOnFileError: there is no such source.
        MoveRefusedError: it is not retracted.
    """
    require_writer(by)
    source = get_source(session, named)
    if source.retracted_at is None:
        raise MoveRefusedError(f"{source.spoken} is not retracted: there is nothing to restore")
    source.retracted_at = source.retracted_by_id = source.retracted_why = None
    session.flush()
    spoken_against = claims_spoken_against_by(session, source.id)
    unsign(session, spoken_against, f"{source.in_record}, which speaks against it, stands again")
    ledger.record(session, "restore source", f"source:{source.id}", by=by)
    return source


def _require_new(session: Session, name: str, but: Source | None = None) -> None:
    taken = source_named(session, name)
    if taken is not None and taken is not but:
        raise AlreadyOnFileError(f"{_called(taken, name)} is on file already: see `tracker source show`")
    for found in find_sources(session, name):
        if found is not but and any(alias.name == name for alias in found.aliases):
            raise AlreadyOnFileError(
                f"{_called(found, name)} is an alias of {found.spoken}: use that, or choose another name"
            )


def _called(source: Source, name: str) -> str:
    return "that name" if source.confidential else name


def _rename(source: Source, name: str) -> None:
    kept = [alias.name for alias in source.aliases]
    if name != source.name and source.name not in kept and not source.confidential:
        source.aliases.append(Alias(name=source.name))
    source.name = name


def _new_aliases(session: Session, source: Source, name: str, aliases: Sequence[str]) -> list[Alias]:
    """Those of the aliases that the source, once it has this name, does not go by yet."""
    known = {name, *(alias.name for alias in source.aliases)}
    cleaned = dict.fromkeys(clean("the alias", alias, NAME) for alias in aliases)
    new = [alias for alias in cleaned if alias not in known]
    for alias in new:
        _require_new(session, alias, but=source)
    return [Alias(name=alias) for alias in new if alias != source.name]


def _values(session: Session, source: Source, fields: SourceFields) -> dict[str, object]:
    """The columns that these fields set, cleaned; None leaves a column as it is.

    Raises:
        BadInputError: a field cannot be taken.
        NotOnFileError: a person or article named is not on file.
    """
    wanted = {
        "terms": fields.terms,
        "genre": fields.genre,
        "reliability": fields.reliability,
        "confidential": fields.confidential,
        "description": clean_optional("the description", fields.description, PROSE),
        "why_unnamed": clean_optional("the reason", fields.why_unnamed, PROSE),
        "note": clean_optional("the note", fields.note, PROSE),
        "known_to_id": get_person(session, fields.known_to).id if fields.known_to is not None else None,
        "genre_article_id": get_article(session, fields.of_article).id if fields.of_article is not None else None,
    }
    article = wanted["genre_article_id"] or source.genre_article_id
    if article and (wanted["genre"] or source.genre) is not SourceGenre.OWN_STORY:
        raise BadInputError("an article can be named only for a source of genre own_story")
    return {name: value for name, value in wanted.items() if value is not None}


def _set(source: Source, values: dict[str, object]) -> None:
    for name, value in values.items():
        setattr(source, name, value)


def _change_kind(session: Session, source: Source, kind: SourceKind) -> list[str]:
    if kind is source.kind:
        return []
    touched = claims_touching(session, source.id)
    before = footing_of(session, touched)
    source.kind = kind
    session.flush()
    why = f"{source.in_record} is now of another kind"
    return unsign(session, moved(before, footing_of(session, touched)), why)
