"""Nothing confidential leaves in an open format: every field of text says which one it is, and readers get only public ones."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.reports.open_formats.reading import annotated, prov, published, reviews
from tests.reports.test_audience import PUBLIC, dossier_of_markers
from tracker.domain.vocabulary import AttributionStatus, Audience
from tracker.models.dossier import Dossier

MARKER = re.compile(r"XQ-([a-z0-9-]+)-QX")


def story() -> Dossier:
    """The file of markers, out; its claim is put so that it may be rated."""
    dossier = dossier_of_markers()
    claims = tuple(replace(claim, status=AttributionStatus.REPORTED) for claim in dossier.claims)
    return published(replace(dossier, claims=claims))


def test_readers_get_public_fields_and_no_other() -> None:
    found = {
        "claimreview": set(MARKER.findall(reviews(story()).decode())),
        "annotations": set(MARKER.findall(annotated(story()).decode())),
        "prov": set(MARKER.findall(prov(story()).decode())),
    }

    for name, fields in found.items():
        assert fields <= PUBLIC, f"{name}: {fields - PUBLIC}"
        assert "claim-text" in fields, name
    assert "open-source-name" in found["prov"]
    assert "open-held-url" in found["claimreview"]


def test_the_desk_gets_the_rest_where_the_format_has_a_place_for_it() -> None:
    found = set(MARKER.findall(prov(story(), Audience.DESK).decode()))

    assert found >= {
        *("kept-source-name", "kept-said-quote", "kept-held-url", "person-name", "claim-note", "drew-note"),
        *("denier-source-retracted-why", "withdrawn-claim-text", "override-reason", "old-passage"),
    }
