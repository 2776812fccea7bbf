"""A clock that is set back: acts stay in the order in which they were done, the ledger fits, and the doctor says so."""

from __future__ import annotations

import datetime as dt

from tests.bundles import PLAIN, proof_of, take_in
from tests.clocks import clock_everywhere
from tests.conftest import Desk
from tracker.models.base import now
from tracker.services import reviewing
from tracker.services.examining import examine
from tracker.store import ledger
from tracker.store.address import Address

LABEL = "kim-train#1"


def test_acts_after_a_clock_was_set_back_follow_those_before_and_the_doctor_names_the_clock(desk: Desk) -> None:
    take_in(desk, PLAIN)
    real = now()
    with clock_everywhere(real + dt.timedelta(days=2)) as clock:
        with desk.writing() as session:
            reviewing.take(session, LABEL, by=desk.person(session, "ann"), hours=1)
        clock.at = real
        with desk.writing() as session:
            reviewing.release(session, LABEL, by=desk.person(session, "ann"))
            reviewing.take(session, LABEL, by=desk.person(session, "ann"))

    with desk.reading() as session:
        lines = list(ledger.lines(session.connection()))
    assert [line.seq for line in lines] == list(range(1, len(lines) + 1))
    assert [line.act for line in lines[-3:]] == ["take", "release", "take"]
    assert lines[-3].at > lines[-2].at
    assert proof_of(desk).fault is None
    with clock_everywhere(real - dt.timedelta(days=1)):
        assert "clock" in [one.check for one in examine(Address(desk.address)).ailments]
