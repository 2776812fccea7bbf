"""What falls with a source: foretold before it is retracted, told afterwards."""

from __future__ import annotations

import pytest

from tests.services.newsroom import Room
from tracker.domain.vocabulary import AttributionStatus, Stage
from tracker.services import claiming, filing, merging, reviewing, weighing
from tracker.services.sources import retract_source
from tracker.services.weighing import Impact, impact_of
from tracker.store import claim_pages, ledger
from tracker.store.claims import get_claim
from tracker.store.source_rows import load_all_sources


def impact(room: Room, named: str = "Herald") -> Impact:
    room.session.flush()
    return impact_of(room.session, named)


def told(room: Room, named: str = "Herald") -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    return [(one.label, one.before, one.after) for one in impact(room, named).falls(room.session)]


def test_the_claims_whose_count_would_change_are_named_those_left_with_nothing_first(room: Room) -> None:
    two, one, none = room.claim("Two."), room.claim("One."), room.claim("None.")
    for label in (two, one):
        room.said(label, "Herald")
    room.said(two, "Gazette")
    room.said(none, "Gazette")

    found = impact(room)

    assert told(room) == [(one, (1, 1), (0, 0)), (two, (1, 2), (1, 1))]
    assert (len(found), found.bare, found.published, found.retracted_at) == (2, 1, 0, None)


def test_published_stories_come_before_all_others(room: Room) -> None:
    room.said(bare := room.claim("In a draft, left with nothing."), "Herald")
    article, *_ = filing.file_story(room.session, "A ship.", by=room.ann, slug="ship")
    for number, others in enumerate((["Gazette"], []), 1):
        claiming.add_claim(room.session, "ship", "It is a ship.", AttributionStatus.REPORTED, by=room.ann)
        for source in ["Herald", *others]:
            room.said(f"ship#{number}", source)
    room.bring_about(lambda: setattr(article, "stage", Stage.PUBLISHED))
    ledger.record(room.session, "publish", "ship", by=room.EK)

    found = impact(room)

    assert [(one.label, one.stage) for one in found.falls(room.session)] == [
        ("ship#2", Stage.PUBLISHED),
        ("ship#1", Stage.PUBLISHED),
        (bare, Stage.DRAFT),
    ]
    assert found.published == 2


def test_withdrawn_claims_are_left_out(room: Room) -> None:
    label = room.claim()
    room.said(label, "Herald")
    reviewing.withdraw(room.session, label, by=room.EK, reason="cut")

    assert told(room) == []


def test_a_source_that_is_retracted_shows_what_its_retraction_took(room: Room) -> None:
    one, two = room.claim("One."), room.claim("Two.")
    room.said(one, "Herald")
    room.said(two, "Gazette", via=["Herald"])
    room.drew("Gazette", "Agency", scope=two)
    foretold = told(room)

    retract_source(room.session, "Herald", by=room.EK, reason="it made it up")

    assert told(room) == foretold == [(one, (1, 1), (0, 0)), (two, (1, 1), (0, 0))]
    assert impact(room).retracted_at is not None


def test_what_another_retraction_took_before_is_not_counted_again(room: Room) -> None:
    label = room.claim()
    room.said(label, "Gazette", via=["Herald"])
    retract_source(room.session, "Gazette", by=room.EK, reason="it made it up")

    assert told(room) == []


def test_the_list_is_the_same_by_pages_of_one(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    labels = [room.claim(f"Claim {number}.") for number in range(5)]
    for number, label in enumerate(labels):
        room.said(label, "Herald" if number % 2 else "Gazette")
    room.drew("Gazette", "Herald", scope=labels[2])
    whole = told(room)

    monkeypatch.setattr(claim_pages, "BATCH", 1)
    monkeypatch.setattr(weighing, "PAGE", 1)
    by_pages = told(room)
    monkeypatch.setattr(claim_pages, "FEW", 0)

    assert [label for label, *_ in whole] == labels[1:4]
    assert told(room) == by_pages == whole


def test_it_is_what_counting_every_claim_anew_says(room: Room) -> None:
    labels = [room.claim(f"Claim {number}.") for number in range(6)]
    room.said(labels[0], "Herald")
    room.said(labels[1], "Gazette")
    room.said(labels[2], "Agency", via=["Gazette"])
    room.held(labels[3], source="Court")
    room.said(labels[4], "Gazette", first_hand=True)
    room.said(labels[5], "Agency")
    room.drew("Gazette", "Herald", scope=labels[1])
    room.drew("Court", "Herald", suspected=True)
    room.drew("Agency", "Gazette", scope="kim-train")
    before = counts(room, labels)
    foretold = {label: (old, new) for label, old, new in told(room)}

    retract_source(room.session, "Herald", by=room.EK, reason="it made it up")

    after = counts(room, labels)
    assert foretold == {label: (before[label], after[label]) for label in labels if before[label] != after[label]}
    assert len(foretold) > 2


def counts(room: Room, labels: list[str]) -> dict[str, tuple[int, int]]:
    """Every count by all sources there are."""
    room.session.flush()
    sources = load_all_sources(room.session)
    found = {}
    for label in labels:
        [(_, [claim])] = claim_pages.claims_with_sources(room.session, [get_claim(room.session, label).id])
        measured = sources.independence_of(claim)
        found[label] = (measured.minimum, measured.maximum)
    return found


def test_a_merged_name_is_the_one_that_remains(room: Room) -> None:
    room.said(room.claim(), "Herald")
    merging.merge_sources(room.session, "Herald", "Gazette", by=room.EK)

    assert impact(room).source == "Gazette"
