"""Other people's fact-checks as evidence: whose they are, which way they point, and what they never do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.newsroom import REFUTED, VERIFIED, Room
from tracker.domain.errors import AlreadyOnFileError, BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import Bearing, ReviewState, SourceKind
from tracker.intake.claim_reviews.found import FactCheck, Rating
from tracker.models import Evidence
from tracker.services.evidencing import retract_evidence
from tracker.services.fact_checking import Taken, fact_checks_near, take_fact_check
from tracker.store.claims import get_claim

TEXT = "The train has a helicopter on board."
CHECK = FactCheck(
    "The train carries a helicopter on board",
    Rating("False", 1, 5, 1),
    "Rail Check",
    SourceKind.OUTLET,
    "https://check.example/train",
    "2024-05-02",
    "A blogger",
    "2024-04-30",
)


def take(room: Room, label: str, check: FactCheck = CHECK, **more: object) -> Taken:
    """RL takes a fact-check as evidence."""
    return take_fact_check(room.session, label, check, by=room.RL, files=room.files, **more)  # type: ignore[arg-type]


def test_a_fact_check_is_evidence_of_whoever_made_it(room: Room) -> None:
    taken = take(room, room.claim(TEXT))

    row = room.session.get_one(Evidence, taken.evidence)
    assert (row.bearing, row.url, row.locator) == (Bearing.REFUTES, CHECK.url, "published 2024-05-02")
    assert row.excerpt == f"Checked: {CHECK.reviewed}\nClaimed by: A blogger, 2024-04-30\nRated: False"
    assert (
        row.note
        == "rated 1, on a scale from 1 to 5; taken from a ClaimReview; its rating is the publisher's, not our verdict"
    )
    assert (taken.source, taken.new_source, taken.why) == ("Rail Check", SourceKind.OUTLET, "its rating is “False”")


def test_whoever_made_it_is_looked_for_on_file_first(room: Room) -> None:
    herald = take(room, room.claim(TEXT), replace(CHECK, author="HERALD"))
    named = take(room, room.claim(TEXT), replace(CHECK, author=None), source="Gazette")
    new = take(room, room.claim(TEXT), replace(CHECK, author="Herald Check"))

    assert [(one.source, one.new_source, one.near) for one in (herald, named)] == [
        ("Herald", None, ()),
        ("Gazette", None, ()),
    ]
    assert (new.source, new.near) == ("Herald Check", ("Herald",))


def test_the_rating_decides_the_bearing_only_where_it_is_plain_and_of_what_the_claim_says(room: Room) -> None:
    for check, bearing, why in (
        (CHECK, "refutes", "its rating is “False”"),
        (replace(CHECK, rating=Rating("True", 5, 5, 1)), "supports", "its rating is “True”"),
        (replace(CHECK, rating=Rating("Missing context")), "context", "neither plainly true nor plainly false"),
        (replace(CHECK, rating=Rating()), "context", "no verdict in words"),
        (replace(CHECK, reviewed=None), "context", "does not say in words what was checked"),
        (replace(CHECK, reviewed="The train has no helicopter on board"), "context", "says no where ours says yes"),
        (
            replace(CHECK, reviewed="A minister resigned over the budget"),
            "context",
            "has few words in common with ours",
        ),
    ):
        taken = take(room, room.claim(TEXT), check)

        assert (taken.bearing.value, why in taken.why) == (bearing, True), (check, taken.why)
    numbers = take(room, room.claim("The train has 40 coaches."), replace(CHECK, reviewed="The train has 90 coaches"))
    assert (numbers.bearing, numbers.why) == (
        Bearing.CONTEXT,
        "its rating is of a claim that has other numbers than ours",
    )
    said = take(room, room.claim(TEXT), replace(CHECK, reviewed="The train is blue"), bearing=Bearing.SUPPORTS)
    assert (said.bearing, said.why) == (Bearing.SUPPORTS, "as you say")


def test_no_rating_decides_a_claim_and_one_against_it_opens_it_again(room: Room) -> None:
    label, verified = room.claim(TEXT), room.decided(room.claim(TEXT), VERIFIED)
    refuted = room.decided(room.claim(TEXT), REFUTED)

    taken = [take(room, one) for one in (label, verified, refuted)]

    assert [one.fell for one in taken] == [False, True, True]
    states = [get_claim(room.session, one).state for one in (label, verified, refuted)]
    assert states == [ReviewState.UNREVIEWED, ReviewState.IN_REVIEW, ReviewState.IN_REVIEW]


def test_a_fact_check_is_on_a_claim_once_until_it_is_retracted(room: Room) -> None:
    label = room.claim(TEXT)
    first = take(room, label)

    with pytest.raises(
        AlreadyOnFileError, match=f"this fact-check is on {label} already, as evidence {first.evidence}"
    ):
        take(room, label)
    retract_evidence(room.session, first.evidence, by=room.RL, reason="the wrong claim")
    assert take(room, label).evidence > first.evidence


def test_what_is_missing_is_named_with_the_mend(room: Room) -> None:
    label = room.claim(TEXT)
    for check, more, error, sentence in (
        (
            replace(CHECK, url=None),
            {},
            BadInputError,
            "gives no web address of its own: look it up, and use `tracker evid",
        ),
        (replace(CHECK, author=None), {}, BadInputError, "does not say who made it: name them with --source NAME"),
        (CHECK, {"source": "Nobody"}, NotOnFileError, "there is no source “Nobody” on file"),
        (replace(CHECK, author="x\u00ady"), {}, BadInputError, r"the name holds the character U\+00AD"),
    ):
        with pytest.raises(error, match=sentence):
            take(room, label, check, **more)
    with pytest.raises(MoveRefusedError):
        take_fact_check(room.session, label, CHECK, by=room.RD, files=room.files)


def test_of_several_those_worded_like_the_claim_are_offered(room: Room) -> None:
    other = replace(CHECK, reviewed="A minister resigned over the budget")

    near = fact_checks_near(room.session, room.claim(TEXT), [other, CHECK, replace(CHECK, reviewed=None)])

    assert list(near) == [2]
