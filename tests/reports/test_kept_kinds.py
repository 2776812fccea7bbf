"""What kind of source it is that must not be named, nobody outside can tell: a desk that has another kind there on file gives
readers the same files, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.reports import rich
from tests.reports.open_formats.reading import annotated, prov, published, reviews
from tests.reports.test_audience import dossier_of_markers
from tracker.domain.vocabulary import AttributionStatus, Audience, SourceGenre, SourceKind, SourceTerms
from tracker.models.dossier import Dossier, Sources
from tracker.reports.audience import copy_for
from tracker.reports.formats import FORMATS
from tracker.reports.sourcing_report import sourcing_report

KEPT = (2, 3)
"""The sources of the file of markers that are confidential, or on background."""


def story() -> Dossier:
    """The file of markers, out, its claim put so that it may be rated."""
    dossier = dossier_of_markers()
    claims = tuple(replace(claim, status=AttributionStatus.REPORTED) for claim in dossier.claims)
    return published(replace(dossier, claims=claims))


def with_kept(dossier: Dossier, kind: SourceKind, genre: SourceGenre | None, terms: SourceTerms) -> Dossier:
    """The same with sources of this kind where they are to be kept."""
    rows = {
        key: replace(row, kind=kind, genre=genre, terms=terms, known_to_id=9) if key in KEPT else row
        for key, row in dossier.sources.rows.items()
    }
    return replace(dossier, sources=Sources(rows, dossier.sources.derivations))


def files_of(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """All that readers may have of a story, but for the PDF, which is made of the page."""
    document = sourcing_report(dossier, rich.FINDINGS, Audience.READER, made_at=rich.MADE_AT, version="1")
    for name in set(FORMATS) - {"pdf"}:
        yield name, b"".join(FORMATS[name].pieces(document))
    yield from (("claimreview", reviews(dossier)), ("annotations", annotated(dossier)), ("prov", prov(dossier)))


def test_readers_cannot_tell_a_person_from_a_wire_service_nor_on_which_terms_they_spoke() -> None:
    dossier = story()
    one = with_kept(dossier, SourceKind.PERSON, None, SourceTerms.BACKGROUND)
    other = with_kept(dossier, SourceKind.ORGANISATION, SourceGenre.WIRE, SourceTerms.OFF_RECORD)

    shown = copy_for(Audience.READER, one, ()).dossier.sources.rows.values()
    assert {row.kind for row in shown if row.confidential} == {SourceKind.UNNAMED}
    theirs = dict(files_of(other))
    for name, content in files_of(one):
        assert content == theirs[name], name
