"""Two people take one claim at the same instant, on a file and on a server: one gets it, the other is told who did."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import Desk
from tests.postgres import at_server
from tracker.domain.errors import MoveRefusedError
from tracker.domain.vocabulary import AttributionStatus, Role
from tracker.services import claiming, desks, filing, guards, reviewing
from tracker.services.starting import start_desk
from tracker.store.address import Address
from tracker.store.claims import get_claim
from tracker.store.people import get_person, list_people
from tracker.store.session import open_desk, reading, writing

CLAIMS = 8


@pytest.fixture(params=["file", "server"])
def address(request: pytest.FixtureRequest) -> Address:
    """Where a new desk is."""
    if request.param == "server":
        place = Address(request.getfixturevalue("server_database"))
        start_desk(place)
        with at_server(request.getfixturevalue("server_database")) as server:
            server.execute("UPDATE person SET login = NULL")  # else one login is one person
        return place
    desk: Desk = request.getfixturevalue("desk")
    return Address(str(desk.path))


def furnish(place: Address) -> None:
    """A story with some claims, and two who check."""
    engine = open_desk(place)
    with writing(engine) as session:
        [ann] = list_people(session)
        for initials in ("MC", "AO"):
            desks.add_person(session, initials, initials, [Role.CHECKER], by=ann)
        filing.file_story(session, "The train is green.", by=ann, slug="train")
        for _ in range(CLAIMS):
            claiming.add_claim(session, "train", "It is green.", AttributionStatus.REPORTED, by=ann)
    engine.dispose()


def test_one_gets_it_and_the_other_is_told_who_did(address: Address) -> None:
    furnish(address)
    together = threading.Barrier(2)

    def takes(initials: str) -> list[str]:
        engine, told = open_desk(address), []
        for number in range(1, CLAIMS + 1):
            together.wait(30)
            try:
                with writing(engine) as session:
                    by = get_person(session, initials)
                    reviewing.take(session, f"train#{number}", by=by, purpose=f"a call by {initials}")
                told.append("")
            except MoveRefusedError as refused:
                told.append(str(refused))
        engine.dispose()
        return told

    with ThreadPoolExecutor(2) as crew:
        first, second = crew.map(takes, ("MC", "AO"))

    engine = open_desk(address)
    with reading(engine) as session:
        for number, (mine, theirs) in enumerate(zip(first, second, strict=True), 1):
            hold = guards.live_hold(session, get_claim(session, f"train#{number}"))
            assert hold is not None
            holder, told = ("AO", mine) if mine else ("MC", theirs)
            assert bool(mine) is not bool(theirs), number
            assert get_person(session, holder).id == hold.person_id
            assert told.startswith(f"{holder} is on train#{number} for “a call by {holder}” until ")
    engine.dispose()
