"""Sources: listed, shown, added, edited, merged, retracted, restored; and what would fall with one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query, Response

from tracker.domain.vocabulary import SourceKind
from tracker.services.merging import merge_sources
from tracker.services.source_files import source_file
from tracker.services.sources import SourceFields, add_source, edit_source, restore_source, retract_source
from tracker.services.weighing import fall_json, impact_of
from tracker.store.sources import name_of, source_listing
from tracker.web.api.asking import FEW, WRITES, Acting, Limit, Looking, answer, refusals
from tracker.web.api.shapes.asked import MergingSource, NamedSource, NewSource, Retracting, SourceEdit, Word
from tracker.web.api.shapes.desk import ImpactShape, RetractedShape, SourceFile, SourcePage
from tracker.web.visits import Visit

ROUTER = APIRouter(tags=["sources"])
Named = Annotated[Word, Query(min_length=1, description="By name or alias.")]


@ROUTER.get("/sources", response_model=SourcePage, responses=refusals())
def sources(
    visit: Looking,
    kind: SourceKind | None = None,
    text: Annotated[Word | None, Query(description="Only with these letters in a name.")] = None,
    after: Annotated[Word | None, Query(description="`next` of the page before.")] = None,
    limit: Limit = FEW,
) -> Response:
    """List the sources by name, with how many claims hang on each."""
    with visit.looking() as (session, _):
        found = source_listing(session, kind=kind.value if kind else None, words=text, most=limit + 1, after=after)
    more = len(found) > limit
    return answer({"sources": found[:limit], "next": found[limit - 1]["source"] if more else None})


@ROUTER.get("/sources/file", response_model=SourceFile, responses=refusals(400, 404))
def source(visit: Looking, source: Named) -> Response:
    """Show everything on file about one source that you may see."""
    with visit.looking() as (session, _):
        return answer(source_file(session, source))


@ROUTER.get("/impact", response_model=ImpactShape, responses=refusals(400, 404))
def impact(visit: Looking, source: Named, limit: Limit = FEW) -> Response:
    """Say which claims would change if a source were retracted or, where it is, which did."""
    with visit.looking() as (session, _):
        found = impact_of(session, source)
        return answer(
            {
                "source": found.source,
                "retracted": found.retracted_at is not None,
                "claims": [fall_json(one) for one in found.falls(session, limit)],
                "changed": len(found),
                "bare": found.bare,
            }
        )


@ROUTER.post("/sources", response_model=SourceFile, responses=refusals(*WRITES))
def add(visit: Acting, asked: Annotated[NewSource, Body()]) -> Response:
    """Put a source on file."""
    fields = SourceFields(
        terms=asked.terms,
        genre=asked.genre,
        reliability=asked.reliability,
        confidential=asked.confidential,
        description=asked.description,
        why_unnamed=asked.why_unnamed,
        known_to=asked.known_to,
        note=asked.note,
    )
    with visit.writing() as (session, by):
        name = add_source(session, asked.source, asked.kind, by=by, aliases=asked.aliases, fields=fields).name
    with visit.looking() as (session, _):
        return answer(source_file(session, name))


@ROUTER.patch("/sources", response_model=RetractedShape, responses=refusals(*WRITES))
def edit(visit: Acting, asked: Annotated[SourceEdit, Body()]) -> Response:
    """Change a source's name, aliases, kind or terms; a change of kind may put decided claims back into review."""
    fields = SourceFields(
        terms=asked.terms,
        genre=asked.genre,
        reliability=asked.reliability,
        confidential=asked.confidential,
        description=asked.description,
        why_unnamed=asked.why_unnamed,
        known_to=asked.known_to,
        note=asked.note,
    )
    with visit.writing() as (session, by):
        source, reopened = edit_source(
            session, asked.source, by=by, name=asked.name, kind=asked.kind, aliases=asked.aliases, fields=fields
        )
        key = source.id
    return answer({"source": _name(visit, key, asked.name or asked.source), "reopened": reopened})


@ROUTER.post("/sources/merge", response_model=RetractedShape, responses=refusals(*WRITES))
def merge(visit: Acting, asked: Annotated[MergingSource, Body()]) -> Response:
    """Make two names on file one source: the one that remains is answered."""
    with visit.writing() as (session, by):
        target, reopened = merge_sources(session, asked.source, asked.into, by=by)
        key = target.id
    return answer({"source": _name(visit, key, asked.into), "reopened": reopened})


@ROUTER.post("/sources/retract", response_model=RetractedShape, responses=refusals(*WRITES))
def retract(visit: Acting, asked: Annotated[Retracting, Body()]) -> Response:
    """Take a source's word away from every claim; what rested on it goes back into review."""
    with visit.writing() as (session, by):
        source, reopened = retract_source(session, asked.source, by=by, reason=asked.reason)
        key = source.id
    return answer({"source": _name(visit, key, asked.source), "reopened": reopened})


@ROUTER.post("/sources/restore", response_model=RetractedShape, responses=refusals(*WRITES))
def restore(visit: Acting, asked: Annotated[NamedSource, Body()]) -> Response:
    """Give a retracted source its word back; what its retraction opened stays in review."""
    with visit.writing() as (session, by):
        key = restore_source(session, asked.source, by=by).id
    return answer({"source": _name(visit, key, asked.source), "reopened": []})


def _name(visit: Visit, key: int, named: str) -> str:
    """What a source is called to who asks; a session that writes is not veiled."""
    with visit.looking() as (session, _):
        return name_of(session, key) or named
