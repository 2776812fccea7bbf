"""Sources put on file, mended, retracted and restored."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.services.newsroom import REFUTED, SLUG, VERIFIED, Room
from tests.services.test_claiming import HOSTILE
from tracker.domain.errors import AlreadyOnFileError, BadInputError, MoveRefusedError, NotOnFileError, TrackerError
from tracker.domain.vocabulary import Reliability, ReviewState, SourceGenre, SourceKind, SourceTerms
from tracker.models.rows import SourceRow
from tracker.services import deriving, merging, reviewing
from tracker.services.attributing import retract_attribution
from tracker.services.listing import show_claim
from tracker.services.sources import (
    SourceFields,
    add_source,
    edit_source,
    restore_source,
    retract_source,
)
from tracker.store.source_rows import load_sources

OUTLET = SourceKind.OUTLET


def names_of(room: Room, name: str) -> list[str]:
    """The aliases of a source."""
    return sorted(alias.name for alias in room.named(name).aliases)


def test_a_source_is_kept_with_all_that_is_said_of_it(room: Room) -> None:
    fields = SourceFields(
        SourceTerms.BACKGROUND, SourceGenre.OWN_STORY, SLUG, Reliability.B, False, "a paper", "asked", "EK", "be kind"
    )

    source = add_source(room.session, "Tribune", OUTLET, by=room.RL, aliases=["The Tribune", "Trib"], fields=fields)

    assert (source.terms, source.genre, source.reliability) == (
        SourceTerms.BACKGROUND,
        SourceGenre.OWN_STORY,
        Reliability.B,
    )
    assert (source.description, source.why_unnamed, source.note) == ("a paper", "asked", "be kind")
    assert (source.known_to_id, source.confidential) == (room.EK.id, False)
    assert names_of(room, "trib") == ["The Tribune", "Trib"]


def test_a_name_is_on_file_once(room: Room) -> None:
    room.source("Tribune")

    with pytest.raises(AlreadyOnFileError, match="Tribune is on file already: see `tracker source show`"):
        room.source("Tribune")


def test_an_alias_is_nobody_elses_name(room: Room) -> None:
    add_source(room.session, "Tribune", OUTLET, by=room.RL, aliases=["Trib"])

    with pytest.raises(AlreadyOnFileError, match="Trib is an alias of Tribune: use that, or choose another name"):
        room.source("Trib")
    with pytest.raises(AlreadyOnFileError, match="Herald is on file already"):
        add_source(room.session, "Post", OUTLET, by=room.RL, aliases=["Herald"])
    with pytest.raises(AlreadyOnFileError, match="Trib is an alias of Tribune"):
        edit_source(room.session, "Herald", by=room.RL, aliases=["Trib"])
    assert not room.session.new


def test_an_alias_given_twice_or_like_the_name_is_kept_once(room: Room) -> None:
    add_source(room.session, "Tribune", OUTLET, by=room.RL, aliases=["Trib", " Trib ", "Tribune"])
    edit_source(room.session, "Tribune", by=room.RL, aliases=["Trib", "T"])

    assert names_of(room, "Tribune") == ["T", "Trib"]


def test_a_new_name_keeps_the_old_one_as_an_alias(room: Room) -> None:
    herald = room.named("Herald")

    edit_source(room.session, "Herald", by=room.RL, name="Daily Herald")

    assert room.named("Herald") is room.named("Daily Herald") is herald
    assert names_of(room, "Daily Herald") == ["Herald"]


def test_a_name_can_go_back_to_what_it_was(room: Room) -> None:
    edit_source(room.session, "Herald", by=room.RL, name="Daily Herald")
    edit_source(room.session, "Daily Herald", by=room.RL, name="Herald")

    assert room.named("Daily Herald").name == "Herald"


def test_a_new_name_must_be_free(room: Room) -> None:
    with pytest.raises(AlreadyOnFileError, match="Gazette is on file already"):
        edit_source(room.session, "Herald", by=room.RL, name="Gazette", fields=SourceFields(note="x"))

    assert not room.session.dirty


def test_fields_left_out_stay_as_they_are(room: Room) -> None:
    room.source("Tribune", description="a paper", note="be kind")

    edit_source(room.session, "Tribune", by=room.RL, fields=SourceFields(note="be fair"))

    source = room.named("Tribune")
    assert (source.description, source.note) == ("a paper", "be fair")


def test_an_article_goes_with_an_own_story_alone(room: Room) -> None:
    with pytest.raises(BadInputError, match="an article can be named only for a source of genre own_story"):
        room.source("Tribune", of_article=SLUG)
    room.source("Our story", of_article=SLUG, genre=SourceGenre.OWN_STORY)
    with pytest.raises(BadInputError, match="an article can be named only for a source of genre own_story"):
        edit_source(room.session, "Our story", by=room.RL, fields=SourceFields(genre=SourceGenre.WIRE))


def test_whoever_knows_a_source_is_at_the_desk(room: Room) -> None:
    with pytest.raises(NotOnFileError, match="nobody at this desk is called “XX”"):
        room.source("Heron", known_to="XX")

    assert not room.session.new


def test_a_reader_touches_no_source(room: Room) -> None:
    refused = "RD may read this desk but not write on it"

    with pytest.raises(MoveRefusedError, match=refused):
        add_source(room.session, "Tribune", OUTLET, by=room.RD)
    with pytest.raises(MoveRefusedError, match=refused):
        edit_source(room.session, "Herald", by=room.RD, name="H")
    with pytest.raises(MoveRefusedError, match=refused):
        retract_source(room.session, "Herald", by=room.RD, reason="why")
    with pytest.raises(MoveRefusedError, match=refused):
        restore_source(room.session, "Herald", by=room.RD)
    with pytest.raises(MoveRefusedError, match=refused):
        merging.merge_sources(room.session, "Herald", "Gazette", by=room.RD)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("field", ["description", "why_unnamed", "note"])
def test_a_hostile_field_is_refused_in_one_sentence(room: Room, field: str, hostile: str) -> None:
    fields: dict[str, Any] = {field: hostile}

    with pytest.raises(BadInputError) as at_adding:
        room.source("Tribune", **fields)
    with pytest.raises(BadInputError) as at_editing:
        edit_source(room.session, "Herald", by=room.RL, name="H", fields=SourceFields(**fields))

    assert str(at_adding.value) == str(at_editing.value)
    assert str(at_adding.value).isprintable()
    assert len(str(at_adding.value)) < 200
    assert not room.session.new
    assert not room.session.dirty


@pytest.mark.parametrize("hostile", [*HOSTILE, "Her\u200bald", "Her\nald", pytest.param("x" * 301, id="301")])
def test_a_hostile_name_is_refused_in_one_sentence(room: Room, hostile: str) -> None:
    with pytest.raises(BadInputError) as at_adding:
        add_source(room.session, hostile, OUTLET, by=room.RL)
    with pytest.raises(BadInputError) as at_editing:
        edit_source(room.session, "Herald", by=room.RL, name=hostile)
    with pytest.raises(BadInputError):
        add_source(room.session, "Tribune", OUTLET, by=room.RL, aliases=["T", hostile])
    with pytest.raises(BadInputError):
        edit_source(room.session, "Herald", by=room.RL, name="H", aliases=[hostile])

    assert str(at_adding.value) == str(at_editing.value)
    assert str(at_adding.value).isprintable()
    assert not room.session.new
    assert not room.session.dirty


def test_a_name_is_kept_composed_and_found_however_it_is_put_together(room: Room) -> None:
    source = add_source(room.session, "Cafe\u0301 Hebdo", OUTLET, by=room.RL, aliases=["E\u0301cho"])

    assert source.name == "Caf\u00e9 Hebdo"
    assert room.named("Cafe\u0301 Hebdo") is room.named("CAF\u00c9 HEBDO") is room.named("\u00e9cho") is source


# A new kind


def test_a_new_kind_opens_decided_claims_under_which_something_else_then_stands(room: Room) -> None:
    label = room.claim()
    room.said(label, "Herald")
    room.decided(label)

    _, reopened = edit_source(room.session, "Herald", by=room.RL, kind=SourceKind.PERSON)

    assert reopened == [label]
    assert room.state(label) is ReviewState.IN_REVIEW
    assert room.steps(label)[-1].reason == "Herald is now of another kind"


def test_a_new_kind_that_stands_for_the_same_opens_nothing(room: Room) -> None:
    label = room.claim()
    room.said(label, "Herald")
    room.decided(label)

    _, reopened = edit_source(room.session, "Herald", by=room.RL, kind=SourceKind.AGENCY)

    assert reopened == []
    assert room.state(label) is VERIFIED


# Retraction


def decided_on(room: Room, source: str, outcome: ReviewState = VERIFIED, **said: Any) -> str:
    """A decided claim of which this source said something first."""
    label = room.claim()
    room.said(label, source, **said)
    return room.decided(label, outcome)


def test_a_retraction_opens_every_decided_claim_that_rests_on_the_source(room: Room) -> None:
    said, passed_on = decided_on(room, "Herald"), decided_on(room, "Gazette", via=["Herald"])
    other = decided_on(room, "Gazette")
    entries = len(room.entries())

    source, reopened = retract_source(room.session, "Herald", by=room.EK, reason="it made it up")

    assert reopened == [said, passed_on]
    assert [room.state(label) for label in (said, passed_on, other)] == [
        ReviewState.IN_REVIEW,
        ReviewState.IN_REVIEW,
        VERIFIED,
    ]
    assert (source.retracted_by_id, source.retracted_why) == (room.EK.id, "it made it up")
    assert len(room.entries()) == entries + 1


def test_a_retraction_opens_claims_with_evidence_of_the_source(room: Room) -> None:
    label = room.decided(room.claim())

    _, reopened = retract_source(room.session, "Court", by=room.EK, reason="a forgery")

    assert reopened == [label]
    assert room.steps(label)[-1].reason == "Court, which it rests on, was retracted"


def test_a_retraction_reaches_through_derivations_even_suspected_ones(room: Room) -> None:
    labels = [decided_on(room, "Herald"), decided_on(room, "Gazette")]
    room.drew("Herald", "Agency")
    room.drew("Gazette", "Agency", suspected=True)

    _, reopened = retract_source(room.session, "Agency", by=room.EK, reason="it made it up")

    assert reopened == labels


def test_a_retraction_does_not_reach_through_what_was_dismissed_or_is_out_of_scope(room: Room) -> None:
    other = decided_on(room, "Gazette")
    decided_on(room, "Herald")
    row = room.drew("Herald", "Agency")
    deriving.retract_derivation(room.session, row.id, by=room.RL, reason="a slip")
    room.drew("Gazette", "Agency", scope=room.claim("Another."))

    _, reopened = retract_source(room.session, "Agency", by=room.EK, reason="it made it up")

    assert reopened == []
    assert room.state(other) is VERIFIED


def test_a_refuted_claim_rests_on_what_spoke_against_it(room: Room) -> None:
    denied = decided_on(room, "Herald", REFUTED, status="denied")
    held = room.claim()
    room.held(held, "refutes", "Herald")
    room.decided(held, REFUTED)

    _, reopened = retract_source(room.session, "Herald", by=room.EK, reason="it made it up")

    assert reopened == [denied, held]


def test_a_verified_claim_does_not_rest_on_who_denied_it(room: Room) -> None:
    label = decided_on(room, "Herald", VERIFIED, status="denied")

    _, reopened = retract_source(room.session, "Herald", by=room.EK, reason="it made it up")

    assert reopened == []
    assert room.state(label) is VERIFIED


def test_what_was_retracted_before_opens_nothing_with_its_source(room: Room) -> None:
    label = room.claim()
    row = room.said(label, "Herald")
    retract_attribution(room.session, row.id, by=room.RL, reason="misheard")
    room.decided(label)

    _, reopened = retract_source(room.session, "Herald", by=room.EK, reason="it made it up")

    assert reopened == []


def test_a_retraction_voids_open_proposals(room: Room) -> None:
    label = room.claim()
    room.said(label, "Herald")
    room.proposed(label)

    _, reopened = retract_source(room.session, "Herald", by=room.EK, reason="it made it up")

    assert reopened == []
    with pytest.raises(MoveRefusedError, match="has changed since it was proposed"):
        reviewing.approve(room.session, label, by=room.EK)


def test_a_source_is_retracted_once_and_restored_once(room: Room) -> None:
    with pytest.raises(MoveRefusedError, match="Herald is not retracted: there is nothing to restore"):
        restore_source(room.session, "Herald", by=room.EK)
    retract_source(room.session, "Herald", by=room.EK, reason="it made it up")
    with pytest.raises(MoveRefusedError, match="Herald is retracted already, since "):
        retract_source(room.session, "Herald", by=room.EK, reason="it made it up")
    source = restore_source(room.session, "Herald", by=room.EK)

    assert (source.retracted_at, source.retracted_by_id, source.retracted_why) == (None, None, None)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_retraction_needs_a_readable_reason(room: Room, hostile: str) -> None:
    label = decided_on(room, "Herald")

    with pytest.raises(BadInputError, match=r"^the reason "):
        retract_source(room.session, "Herald", by=room.EK, reason=hostile)

    assert room.state(label) is VERIFIED
    assert not room.session.dirty


def test_a_restored_source_counts_again_and_signs_nothing(room: Room) -> None:
    label = decided_on(room, "Herald")
    before = show_claim(room.session, label).measured.maximum
    retract_source(room.session, "Herald", by=room.EK, reason="it made it up")

    restore_source(room.session, "Herald", by=room.EK)

    assert show_claim(room.session, label).measured.maximum == before
    assert room.state(label) is ReviewState.IN_REVIEW


def test_a_restored_source_opens_what_it_denies(room: Room) -> None:
    room.drew("Gazette", "Herald")
    labels = [room.claim("One."), room.claim("Two."), room.claim("Three.")]
    room.said(labels[0], "Herald", "denied")
    room.said(labels[1], "Gazette", "denied")
    room.said(labels[2], "Herald")
    retract_source(room.session, "Herald", by=room.EK, reason="it made it up")
    room.decided(labels[0])
    room.decided(labels[1])
    room.decided(labels[2], override=True)

    restore_source(room.session, "Herald", by=room.EK)

    assert [room.state(label) for label in labels] == [ReviewState.IN_REVIEW, ReviewState.IN_REVIEW, VERIFIED]


# Confidential sources

SECRET = "Heron of the Ministry"


@pytest.fixture
def heron(room: Room) -> str:
    """The codename of a confidential source, with an alias and a claim."""
    room.source(SECRET, "person", confidential=True, description="an official", note=f"{SECRET} is shy")
    edit_source(room.session, SECRET, by=room.EK, aliases=["Heron"])
    return SECRET


def sentences(room: Room) -> list[str]:
    """Every refusal in which a confidential source could be named."""
    told = []
    room.source("HERON", "person")
    for order in (
        lambda: room.source(SECRET),
        lambda: room.source("Heron"),
        lambda: edit_source(room.session, "Herald", by=room.RL, name=SECRET),
        lambda: edit_source(room.session, "Herald", by=room.RL, aliases=["Heron"]),
        lambda: merging.merge_sources(room.session, SECRET, "Heron", by=room.RL),
        lambda: merging.merge_sources(room.session, SECRET, "Herald", by=room.RL),
        lambda: merging.merge_sources(room.session, "Herald", SECRET, by=room.RL),
        lambda: room.drew(SECRET, "Heron"),
        lambda: restore_source(room.session, SECRET, by=room.RL),
        lambda: retract_source(room.session, SECRET, by=room.RL, reason=" "),
        lambda: room.named("Heron of the Ministri"),
        lambda: room.named("heron"),
        lambda: room.said(room.claim(), SECRET, via=["Heron"]),
    ):
        with pytest.raises(TrackerError) as refused:
            order()
        told.append(str(refused.value))
    retract_source(room.session, SECRET, by=room.RL, reason="it made it up")
    with pytest.raises(TrackerError) as refused:
        retract_source(room.session, SECRET, by=room.RL, reason="it made it up")
    return [*told, str(refused.value)]


def test_no_refusal_names_a_confidential_source(room: Room, heron: str) -> None:
    told = sentences(room)

    unasked = [re.sub("“.*?”", "", sentence) for sentence in told]
    assert [sentence for sentence in unasked if "Heron" in sentence] == []
    assert len(told) == 14


def test_no_repr_names_a_confidential_source(room: Room, heron: str) -> None:
    label = room.claim()
    room.said(label, heron)
    source = room.named(heron)
    claim = show_claim(room.session, label).claim
    row = load_sources(room.session, [claim]).rows[source.id]

    told = [repr(thing) for thing in (source, source.aliases, row, claim, SourceFields(note=heron))]

    assert isinstance(row, SourceRow)
    assert [one for one in told if "Heron" in one or "official" in one] == []


def test_a_confidential_source_keeps_no_earlier_name(room: Room) -> None:
    room.source("Ivan Petrov", "person")

    edit_source(room.session, "Ivan Petrov", by=room.EK, name=SECRET, fields=SourceFields(confidential=True))

    assert names_of(room, SECRET) == []
    with pytest.raises(NotOnFileError):
        room.named("Ivan Petrov")


def test_a_confidential_source_goes_unnamed_in_the_reason_of_a_reopening(room: Room) -> None:
    source = room.source("HERON", "person", confidential=True)
    label = room.claim()
    room.said(label, "HERON")
    room.decided(label)

    retract_source(room.session, "HERON", by=room.EK, reason="It was a hoax")

    assert room.steps(label)[-1].reason == f"source {source.id}, which it rests on, was retracted"
