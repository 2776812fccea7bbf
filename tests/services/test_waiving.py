"""Waivers: who may accept what, until when, and how each stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.services.newsroom import SLUG, Room
from tracker.audit.rules import RULE_BOOK
from tracker.domain.days import years_after
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import AttributionStatus, Risk, Severity
from tracker.models import Waiver
from tracker.models.base import now
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow
from tracker.services import filing, reviewing, waiving
from tracker.services.auditing import audit
from tracker.services.claiming import add_claim, edit_claim
from tracker.store.claim_rows import load_claims


def day(days: int) -> str:
    """So many days from now, as people write it."""
    return (now().date() + dt.timedelta(days=days)).isoformat()


def waive(room: Room, label: str, rule: str = "unsourced", days: int = 30, reason: str = "seen") -> Waiver:
    """EK accepts what a rule says."""
    return waiving.waive(room.session, label, rule, reason=reason, until=day(days), by=room.EK)


def row_of(room: Room, label: str) -> ClaimRow:
    """The claim as a plain row."""
    return load_claims(room.session, [room.on_file(label).id])[0]


def standings(room: Room, slug: str | None = None) -> dict[str, str]:
    """Rule -> how its waiver stands."""
    return {one["rule"]: one["standing"] for one in waiving.list_waivers(room.session, slug)}


def waived(room: Room) -> set[str]:
    """The rules whose finding the audit says is waived."""
    [found] = audit(room.session, SLUG, RULE_BOOK, None)
    return {one.rule for one in found.findings if one.waived}


def later(days: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many days pass."""
    moment = now() + dt.timedelta(days=days)
    for place in ("tracker.store.session.now", "tracker.services.waiving.now"):
        monkeypatch.setattr(place, lambda: moment)


def test_a_waiver_keeps_what_the_audit_said_who_accepted_it_and_why(room: Room) -> None:
    label = room.claim()

    row = waive(room, label, reason=" The reporter was there. ")

    assert row.finding is not None
    assert row.finding in {
        one.message for found in audit(room.session, SLUG, RULE_BOOK, None) for one in found.findings
    }
    assert (row.rule, row.reason, row.until, row.by_id) == (
        "unsourced",
        "The reporter was there.",
        day(30),
        room.EK.id,
    )
    assert room.entries()[-1].act == "waive"
    assert room.entries()[-1].subject == label
    assert waived(room) == {"unsourced"}


def test_what_the_audit_does_not_say_yet_may_be_waived_beforehand_and_is_idle(room: Room) -> None:
    label = room.claim()

    row = waive(room, label, "single-source")

    assert row.finding is None
    assert standings(room) == {"single-source": "idle"}
    room.said(label, first_hand=True)
    assert standings(room) == {"single-source": "in_force"}
    assert "single-source" in waived(room)


def test_a_waiver_holds_through_its_last_day_and_not_a_day_longer(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    waive(room, room.claim(), days=3)

    later(3, monkeypatch)
    assert standings(room) == {"unsourced": "in_force"}
    assert waived(room) == {"unsourced"}

    later(4, monkeypatch)
    assert standings(room) == {"unsourced": "expired"}
    assert waived(room) == set()


def test_a_waiver_that_is_taken_back_covers_nothing_and_stays_on_file(room: Room) -> None:
    label = room.claim()
    row = waive(room, label)

    taken, told = waiving.withdraw_waiver(room.session, row.id, by=room.EK, reason="it was not so")

    assert (taken.withdrawn_why, taken.withdrawn_by_id, told) == ("it was not so", room.EK.id, label)
    assert standings(room) == {"unsourced": "withdrawn"}
    assert waived(room) == set()
    assert room.entries()[-1].act == "withdraw waiver"
    with pytest.raises(MoveRefusedError, match=f"waiver {row.id} is withdrawn already"):
        waiving.withdraw_waiver(room.session, row.id, by=room.EK, reason="again")


def test_what_is_over_cannot_be_taken_back(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    row = waive(room, room.claim(), days=1)
    later(2, monkeypatch)

    with pytest.raises(MoveRefusedError, match=f"waiver {row.id} ended on {day(1)}: there is nothing to withdraw"):
        waiving.withdraw_waiver(room.session, row.id, by=room.EK, reason="late")


def test_a_rule_is_waived_once_for_the_same_time_and_again_for_longer(room: Room) -> None:
    label = room.claim()
    first = waive(room, label, days=30)

    for days in (1, 30):
        with pytest.raises(MoveRefusedError, match=f"is waived until {day(30)} already, by EK .waiver {first.id}."):
            waive(room, label, days=days)

    assert waive(room, label, days=31).id != first.id
    waiving.withdraw_waiver(room.session, first.id, by=room.EK, reason="doubled")
    assert waive(room, room.claim(), days=30).claim_id != first.claim_id


@pytest.mark.parametrize("initials", ["RL", "MC", "LG", "RD"])
def test_only_an_editor_waives_and_withdraws(initials: str, room: Room) -> None:
    row = waive(room, label := room.claim())
    somebody = getattr(room, initials)

    with pytest.raises(MoveRefusedError, match="waiving a finding takes an editor"):
        waiving.waive(room.session, label, "contested", reason="x", until=day(1), by=somebody)
    with pytest.raises(MoveRefusedError, match="withdrawing a waiver takes an editor"):
        waiving.withdraw_waiver(room.session, row.id, by=somebody, reason="x")


@pytest.mark.parametrize("rule", [one.name for one in RULE_BOOK if not one.waivable])
def test_what_may_not_be_waived_is_refused_with_the_remedy(rule: str, room: Room) -> None:
    with pytest.raises(MoveRefusedError, match=f"^{rule} cannot be waived: "):
        waive(room, room.claim(), rule)


def test_three_rules_at_least_stand_above_any_waiver() -> None:
    assert {one.name for one in RULE_BOOK if not one.waivable} >= {"undecided", "changed-since-sign-off"}


@pytest.mark.parametrize(
    ("until", "why"),
    [
        ("2023-09", "is to be a full day"),
        ("2023-W37-3", "is to be a full day"),
        ("٢٠٢٦-١١-٢٥", "is to be a full day"),
        ("2023-02-29", "is to be a full day"),
        ("2023-09-13", "is past"),
        ("9999-12-31", "is too far off"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused(until: str, why: str, room: Room) -> None:
    with pytest.raises(BadInputError, match=why):
        waiving.waive(room.session, room.claim(), "unsourced", reason="x", until=until, by=room.EK)


def test_today_is_not_past_and_ten_years_on_are_not_too_far(room: Room) -> None:
    today = now().date()

    assert waive(room, room.claim(), days=0).until == today.isoformat()
    furthest = years_after(today, 10)
    assert waive(room, room.claim(), days=(furthest - today).days).until == furthest.isoformat()
    with pytest.raises(BadInputError, match=f"at most, until {furthest}"):
        waive(room, room.claim(), days=(furthest - today).days + 1)


def test_a_claim_that_is_out_of_the_story_takes_no_waiver(room: Room) -> None:
    label = room.claim()
    reviewing.withdraw(room.session, label, by=room.EK, reason="cut")

    with pytest.raises(MoveRefusedError, match=f"{label} is withdrawn and kept as it was"):
        waive(room, label)


def test_a_claim_or_waiver_that_is_not_there_is_said_to_be_so(room: Room) -> None:
    with pytest.raises(NotOnFileError, match="has no claim 1: it has no claims yet"):
        waive(room, f"{SLUG}#1")
    with pytest.raises(NotOnFileError, match="there is no waiver 7: see `tracker waiver list`"):
        waiving.withdraw_waiver(room.session, 7, by=room.EK, reason="x")


def test_the_list_of_the_desk_looks_only_at_articles_that_have_waivers(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    for slug in ("other", "third"):
        filing.file_story(room.session, f"The {slug} story.", by=room.ann, slug=slug, headline=slug)
        add_claim(room.session, slug, "It is so.", room.on_file(room.claim()).status, by=room.ann)
    waive(room, "third#1")
    looked_at: list[str] = []
    was = waiving.waivers_in

    def told(session: Session, dossier: Dossier, files: Path | None) -> Iterator[dict[str, Any]]:
        looked_at.append(dossier.slug)
        return was(session, dossier, files)

    monkeypatch.setattr(waiving, "waivers_in", told)

    found = list(waiving.list_waivers(room.session))

    assert looked_at == ["third"]
    assert [(one["claim"], one["rule"], one["by"]) for one in found] == [("third#1", "unsourced", "EK")]
    assert list(waiving.list_waivers(room.session, "other")) == []


def test_of_many_waivers_some_are_looked_into_in_the_order_of_all(room: Room) -> None:
    for slug in ("other", "third"):
        filing.file_story(room.session, f"The {slug} story.", by=room.ann, slug=slug, headline=slug)
        for text in ("It is so.", "It is not so.", "Who knows?"):
            add_claim(room.session, slug, text, AttributionStatus.UNATTRIBUTED, by=room.ann)
    for label in ("third#3", "third#1", "other#2", "other#1"):
        waive(room, label)
    every = list(waiving.list_waivers(room.session))

    many = waiving.ManyWaivers(room.session)

    assert len(many) == len(every) == 4
    for start in range(5):
        for most in range(1, 5):
            assert many.some(start, most) == every[start : start + most], (start, most)


def test_the_waivers_of_one_claim_stand_as_the_list_says(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    label, other = room.claim(), room.claim()
    for rule in ("unsourced", "single-source"):
        waive(room, label, rule, days=2)
    waive(room, other)

    found = waiving.waivers_of_claim(room.session, row_of(room, label))

    assert {one.waiver.rule: one.standing.value for one in found} == {"unsourced": "in_force", "single-source": "idle"}
    later(5, monkeypatch)
    monkeypatch.setattr(waiving, "load", None)  # what is over needs no audit
    assert {one.standing.value for one in waiving.waivers_of_claim(room.session, row_of(room, label))} == {"expired"}


def test_the_longest_waiver_is_the_one_the_audit_names(room: Room) -> None:
    label = room.claim()
    waive(room, label, days=3, reason="for now")
    waive(room, label, days=9, reason="for longer")

    [found] = audit(room.session, SLUG, RULE_BOOK, None)

    [one] = [each for each in found.findings if each.rule == "unsourced"]
    assert one.waiver is not None
    assert (one.waiver.by, one.waiver.reason, one.waiver.until) == ("EK", "for longer", day(9))
    assert one.severity is not Severity.NOTE


@pytest.mark.parametrize("change", [{"text": "The train has two helicopters on board."}, {"risk": Risk.HIGH}])
def test_what_was_accepted_of_a_claim_is_not_accepted_of_another_in_its_place(
    change: dict[str, Any], room: Room
) -> None:
    label = room.claim()
    waive(room, label)

    edit_claim(room.session, label, by=room.RL, **change)

    assert standings(room) == {"unsourced": "withdrawn"}
    assert waived(room) == set()
    assert [one.waiver.withdrawn_why for one in waiving.waivers_of_claim(room.session, row_of(room, label))] == [
        "the claim was edited"
    ]
    waive(room, label)
    assert waived(room) == {"unsourced"}


def test_a_note_or_another_status_ends_no_waiver(room: Room) -> None:
    label = room.claim()
    waive(room, label)

    edit_claim(room.session, label, by=room.RL, note="ask again", status=AttributionStatus.ALLEGED)

    assert waived(room) == {"unsourced"}
