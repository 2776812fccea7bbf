"""Sources that are not to be named outside: what readers get of a desk, as it stands and as it stood."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from tests.conftest import Desk
from tests.services.newsroom import SLUG, Room, furnish
from tracker.domain.vocabulary import AttributionStatus, Audience
from tracker.models.base import utc_text
from tracker.reports.charts import Chart
from tracker.reports.formats import FORMATS
from tracker.services import claiming, merging, sources
from tracker.services.annotating import annotated_story_of
from tracker.services.charting import chains_of_claim, chart_of
from tracker.services.importing import import_bundle
from tracker.services.looking_back import desk_as_of
from tracker.services.open_exporting import OpenFormat, export_openly
from tracker.services.reporting import sourcing_report_of
from tracker.services.verifying import NAMED_OTHERWISE, verify_report
from tracker.store.dossiers import load
from tracker.store.kept import with_kept
from tracker.store.past import Moment, moment_at
from tracker.store.session import looked_at


@pytest.fixture
def at_work(desk: Desk, tmp_path: Path) -> Iterator[Room]:
    furnish(desk)
    with desk.writing() as session:
        room = Room(session, tmp_path / "files")
        words = "The train has a helicopter on board"
        claiming.add_claim(session, SLUG, f"{words}.", AttributionStatus.REPORTED, by=room.ann, words=words)
        room.said(f"{SLUG}#1")
        yield room


def exported(session: Session, name: OpenFormat) -> str:
    """The story for readers in an open format."""
    return b"".join(export_openly(session, SLUG, name, Audience.READER).pieces).decode()


def moment(room: Room) -> Moment:
    """This moment in the life of the desk."""
    return moment_at(room.session, looked_at(room.session.connection()))


def told(session: Session) -> dict[str, str]:
    """All that readers can have of the story."""
    documents = (build(session, SLUG, Audience.READER) for build in (sourcing_report_of, annotated_story_of))
    written = {
        f"{document.kicker} {name}": b"".join(FORMATS[name].pieces(document)).decode()
        for document in documents
        for name in ("md", "html", "csv", "json")
    }
    drawn = {
        "chart": chart_of(session, SLUG, Chart.SOURCES, Audience.READER),
        "chains": chains_of_claim(session, f"{SLUG}#1", Audience.READER),
    }
    formats = {name.value: exported(session, name) for name in OpenFormat}
    return {**written, **formats, **{name: repr(sheet) for name, sheet in drawn.items()}}


def hide(room: Room, name: str = "Herald") -> None:
    """A source gets a codename and is not to be named from now on."""
    kept = sources.SourceFields(
        confidential=True, description="a worker", why_unnamed="would lose the job", known_to="EK"
    )
    sources.edit_source(room.session, name, by=room.ann, name="Heron", fields=kept)


def test_nobody_can_work_out_from_a_document_which_row_of_the_desk_a_source_is(at_work: Room) -> None:
    ours = uuid.UUID("3a0d7a7e-6c07-5f1d-9f7c-1f0d2a8f5b11")
    filed = load(at_work.session, SLUG).filed_at
    assert filed is not None
    space = uuid.uuid5(ours, f"{utc_text(filed)} {SLUG}")

    document = exported(at_work.session, OpenFormat.PROV)

    assert '"label":"Herald"' in document
    assert not [key for key in range(100) if uuid.uuid5(space, f"source {key}").urn in document]


def test_the_names_of_the_past_are_those_of_the_present(at_work: Room) -> None:
    session = at_work.session
    with desk_as_of(session, moment(at_work), SLUG) as then:
        past = with_kept(then, load(then, SLUG))

    assert past.secret == with_kept(session, load(session, SLUG)).secret != ""


def test_who_is_confidential_today_is_named_in_nothing_that_readers_get_of_the_past(at_work: Room) -> None:
    before = moment(at_work)
    named = [name for name, text in told(at_work.session).items() if "Herald" in text]
    hide(at_work)

    with desk_as_of(at_work.session, before, SLUG) as then:
        of_the_past = told(then)

    assert len(named) >= 10
    assert not [name for name, text in of_the_past.items() if "Herald" in text or "Heron" in text]
    assert all("a worker" in of_the_past[name] for name in named)


def test_an_older_name_is_not_said_either(at_work: Room, tmp_path: Path) -> None:
    claiming.edit_claim(at_work.session, f"{SLUG}#1", by=at_work.ann, text="The train is armed, the Herald writes.")
    hide(at_work)

    now = told(at_work.session)
    path = tmp_path / "r.md"
    path.write_text(now["Sourcing report md"], "utf-8")

    assert not [name for name, text in now.items() if "Herald" in text]
    assert "The train is armed, the a worker writes." in now["Sourcing report csv"]
    assert verify_report(at_work.session, str(path)).same


def test_an_older_name_is_not_said_even_where_it_came_with_an_import_or_is_bent(at_work: Room) -> None:
    import_bundle(at_work.session, [b'{"record": "source", "name": "Waterman", "kind": "person"}'], by=at_work.ann)
    claiming.edit_claim(at_work.session, f"{SLUG}#1", by=at_work.ann, text="The train is armed, say both Watermans.")
    at_work.said(f"{SLUG}#1", "Waterman")
    hide(at_work, "Waterman")
    at_work.session.flush()

    assert not [name for name, text in told(at_work.session).items() if "Waterman" in text]


def test_who_was_merged_into_a_source_that_is_confidential_today_is_not_named_either(at_work: Room) -> None:
    before = moment(at_work)
    merging.merge_sources(at_work.session, "Herald", "Gazette", by=at_work.ann)
    hide(at_work, "Gazette")

    with desk_as_of(at_work.session, before, SLUG) as then:
        of_the_past = told(then)

    assert not [name for name, text in of_the_past.items() if "Herald" in text]


def test_a_readers_report_that_names_who_is_confidential_today_is_as_it_was_written_and_no_longer_the_same(
    at_work: Room, tmp_path: Path
) -> None:
    before, paths = moment(at_work), [tmp_path / "of-then.md", tmp_path / "as-of.md"]
    with desk_as_of(at_work.session, before, SLUG) as then:
        for path, session in zip(paths, (at_work.session, then), strict=True):
            document = sourcing_report_of(session, SLUG, Audience.READER)
            path.write_bytes(b"".join(FORMATS["md"].pieces(document)))
    assert [verify_report(at_work.session, str(path)).same for path in paths] == [True, True]
    hide(at_work)

    for path in paths:
        found = verify_report(at_work.session, str(path))

        assert (found.as_written, found.same, found.differences) == (True, False, (NAMED_OTHERWISE,)), path
        assert "Herald" not in repr(found), path
