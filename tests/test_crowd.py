"""Many people write at one desk at the same moment, on a file and on a server: no move is lost, each is accounted for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import crowd
from tests.logins import logins
from tracker.services import reviewing
from tracker.services.starting import start_desk
from tracker.store.address import Address


@pytest.fixture(params=["file", "server"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Address]:
    """Where a new desk is that nobody has open: a fork must not inherit a connection."""
    if request.param == "server":
        url: str = request.getfixturevalue("server_database")
        with logins(url, crowd.LOGINS.values()):
            start_desk(Address(url))
            yield Address(url)
    else:
        start_desk(Address(str(tmp_path / "desk.db")))
        yield Address(str(tmp_path / "desk.db"))


def test_a_crowd_loses_no_move_and_every_move_is_accounted_for(address: Address) -> None:
    crowd.furnish(address, claims=6)
    before = crowd.newest(address)

    told = crowd.crowd(address, writers=5, moves=10, claims=6)

    found = crowd.account(address, before, told)
    assert (found.kept, found.faults) == (50, [])
    assert sum(sum(writer.refused.values()) for writer in told), "on so few claims some are in each other's way"


def test_who_is_refused_whatever_they_do_goes_home_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = Address(str(tmp_path / "desk.db"))
    start_desk(address)
    crowd.furnish(address, claims=1)
    send_back = crowd.Order("E1", lambda session, by: reviewing.send_back(session, "crowded#1", by=by, reason="again"))
    monkeypatch.setattr(crowd, "chosen", lambda *_: send_back)
    monkeypatch.setattr(crowd, "ENOUGH", 5)

    [told] = crowd.crowd(address, writers=1, moves=10, claims=1)

    sentence = (
        "LABEL is unreviewed, so `return` is not possible: nobody has proposed a decision yet; a checker begins with "
        "`tracker take LABEL`"
    )
    assert told.broken == [f"refused 5 times in a row, the last time: {sentence}"]
