"""The sources: who they are, who hangs on whom, and what would change if one were retracted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from tracker.domain.choices import choose
from tracker.domain.vocabulary import DerivationKind, Reliability, SourceGenre, SourceKind, SourceTerms
from tracker.models import Source
from tracker.services.deriving import derive
from tracker.services.impact_words import impact_words
from tracker.services.merging import merge_sources
from tracker.services.shift_words import count_words, reopened_words
from tracker.services.source_files import source_file
from tracker.services.sources import SourceFields, add_source, edit_source, restore_source, retract_source
from tracker.services.weighing import impact_of
from tracker.services.work_words import said_of_deriving
from tracker.store.claims import ClaimFilter, count_claims, texts_by_label
from tracker.store.sources import (
    count_derivations,
    count_sources,
    derivation_listing,
    find_sources,
    get_source,
    source_by_key,
    source_listing,
)
from tracker.web.choosing import chosen, yes_or_no
from tracker.web.paging import paging
from tracker.web.paths import source_path
from tracker.web.visits import Done, Form, Visit, move, page

MOST = 100
"""Derivations of a source, or claims that change, that are shown."""
TOLD = 12
"""Claims that are named in a sentence."""
VOCABULARIES: dict[str, Any] = {
    "kinds": SourceKind,
    "terms": SourceTerms,
    "genres": SourceGenre,
    "reliabilities": Reliability,
}


def show(visit: Visit) -> Response:
    """The sources by name, with how many claims stand on each."""
    kind, words, standing = visit.asked("kind"), visit.asked("q"), visit.asked("standing")
    kept = choose(SourceKind, kind, "kind of source").value if kind else None
    gone = {"retracted": True, "standing": False}.get(standing or "")
    with visit.looking() as (session, you):
        pages = paging(visit.request, count_sources(session, kind=kept, words=words, retracted=gone))
        found = source_listing(session, kind=kept, words=words, retracted=gone, most=pages.size, start=pages.start)
        open_ones = count_derivations(session, open_only=True)
    return visit.page(
        "sources.html",
        you,
        sources=found,
        paging=pages,
        kind=kind,
        q=words or "",
        standing=standing,
        open_derivations=open_ones,
        **VOCABULARIES,
    )


def show_one(visit: Visit) -> Response:
    """One source: its names, who hangs on it and on whom it hangs, the claims it stands on."""
    with visit.looking() as (session, you):
        source = source_by_key(session, visit.number("id"))
        if source.id != visit.number("id"):
            return RedirectResponse(source_path(source.id), 303)
        found = source_file(session, source.name)
        hangs = derivation_listing(session, of=source.id, most=MOST + 1)
        total = count_claims(session, ClaimFilter(source_id=source.id))
        words = texts_by_label(session, found["claims"][:60])
    return visit.page(
        "source.html",
        you,
        key=source.id,
        source=found,
        drew_on=[row for row in hangs[:MOST] if row["source_id"] == source.id],
        drawn_by=[row for row in hangs[:MOST] if row["source_id"] != source.id],
        more=len(hangs) > MOST,
        total=total,
        claim_words=words,
        derivation_kinds=DerivationKind,
        **VOCABULARIES,
    )


def show_impact(visit: Visit) -> Response:
    """What would change if it were retracted, before anybody does it; of a retracted one, what its retraction changed."""
    with visit.looking() as (session, you):
        source = source_by_key(session, visit.number("id"))
        found = impact_of(session, source.name)
        falls = list(found.falls(session, MOST))
    return visit.page(
        "impact.html",
        you,
        key=source.id,
        name=found.source,
        sentence=impact_words(found),
        retracted=found.retracted_at is not None,
        falls=falls,
        total=len(found),
        count_words=count_words,
    )


def add(visit: Visit, form: Form) -> Done:
    """Put a source on file."""
    name, kind = form.require("name", "the name"), form.require("kind", "the kind of source")
    with visit.writing() as (session, you):
        alike = [other.name for other in find_sources(session, name) if not other.confidential]
        word = choose(SourceKind, kind, "kind of source")
        source = add_source(session, name, word, by=you, aliases=_aliases(form), fields=_fields(form))
        session.flush()
        near = f" {', '.join(alike)} is on file too: if they are one, merge them." if alike else ""
        return Done(f"{source.name} is on file, {source.kind}.{near}", source_path(source.id))


def edit(visit: Visit, form: Form) -> Done:
    """Change a source's names, kind or terms; what is left blank stays."""
    with visit.writing() as (session, you):
        source, reopened = edit_source(
            session,
            _named(session, visit),
            by=you,
            name=form.get("name"),
            kind=chosen(SourceKind, form.get("kind"), "kind of source"),
            aliases=_aliases(form),
            fields=_fields(form),
        )
        return Done(_told(f"{source.name} is changed.", reopened), source_path(source.id))


def merge(visit: Visit, form: Form) -> Done:
    """Make two names one source."""
    into = form.require("into", "the source that it is")
    with visit.writing() as (session, you):
        given_up = _named(session, visit)
        target, reopened = merge_sources(session, given_up, into, by=you)
        said = f"{given_up} is {target.name} from now on, and an alias of it."
        return Done(_told(said, reopened), source_path(target.id))


def retract(visit: Visit, form: Form) -> Done:
    """Take a source's word away from every claim."""
    reason = form.require("reason", "the reason")
    with visit.writing() as (session, you):
        source, reopened = retract_source(session, _named(session, visit), by=you, reason=reason)
        said = f"{source.name} is retracted: no claim rests on it any more."
        here = source_path(source.id)
        return Done(_told(said, reopened), f"{here}/impact", f"{here}/restore")


def restore(visit: Visit, form: Form) -> Done:
    """Give a retracted source its word back."""
    with visit.writing() as (session, you):
        source = restore_source(session, _named(session, visit), by=you)
        return Done(f"{source.name} counts again. What its retraction opened stays in review.", source_path(source.id))


def hang(visit: Visit, form: Form) -> Done:
    """Say that it drew on another, or another on it."""
    other = form.require("other", "the other source")
    kind = chosen(DerivationKind, form.get("kind"), "kind of derivation") or DerivationKind.OTHER
    with visit.writing() as (session, you):
        names = _named(session, visit), get_source(session, other).name
        source, drew_on = names if form.get("way") != "on_it" else names[::-1]
        row = derive(
            session,
            source,
            drew_on,
            by=you,
            kind=kind,
            suspected=form.get("suspected") is not None,
            scope=form.get("scope"),
            note=form.get("note"),
        )
        said = said_of_deriving(row, get_source(session, source), get_source(session, drew_on))
        return Done(said, source_path(visit.number("id")))


def _named(session: Session, visit: Visit) -> str:
    """The name of the source that the path means."""
    found: Source = source_by_key(session, visit.number("id"))
    return found.name


def _told(said: str, reopened: Sequence[str]) -> str:
    return f"{said} {reopened_words(reopened, TOLD)}".strip()


def _aliases(form: Form) -> list[str]:
    return [alias for alias in form.all("alias") if alias.strip()]


def _fields(form: Form) -> SourceFields:
    return SourceFields(
        terms=chosen(SourceTerms, form.get("terms"), "kind of terms"),
        genre=chosen(SourceGenre, form.get("genre"), "genre"),
        of_article=form.get("of_article"),
        reliability=chosen(Reliability, form.get("reliability"), "reliability"),
        confidential=yes_or_no(form.get("confidential"), "confidential"),
        description=form.get("description"),
        why_unnamed=form.get("why_unnamed"),
        known_to=form.get("known_to"),
        note=form.get("note"),
    )


_ONE = "/sources/{id:int}"
ROUTES = (
    page("/sources", show),
    move("/sources", add),
    page(_ONE, show_one),
    page(f"{_ONE}/impact", show_impact),
    move(f"{_ONE}/edit", edit),
    move(f"{_ONE}/merge", merge),
    move(f"{_ONE}/retract", retract),
    move(f"{_ONE}/restore", restore),
    move(f"{_ONE}/derivations", hang),
)
