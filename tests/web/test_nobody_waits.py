"""Whoever writes makes everybody wait: what takes its time is done before, and what was found is looked at once more."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from tests.desks import Desk
from tests.web.door import House
from tests.web.test_queue import with_claims
from tracker.domain.vocabulary import Bearing, SourceKind
from tracker.services import admitting, evidencing, suspecting
from tracker.services.sources import add_source
from tracker.store import filing_cabinet

WORDS = "The armoured carriages slid across the frontier bridge shortly after dawn, their blinds drawn and their lamps doused."


def writes(desk: Desk) -> None:
    """Write at this moment as somebody else."""
    with closing(sqlite3.connect(desk.path, timeout=0, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")


@pytest.fixture
def slow(house: House, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The work that takes its time; while it is done somebody else writes. What was done of it."""
    done: list[str] = []

    def watched(place: Any, name: str) -> None:
        work: Callable[..., Any] = getattr(place, name)

        def working(*args: Any) -> Any:
            writes(house.desk)
            done.append(name)
            return work(*args)

        monkeypatch.setattr(place, name, working)

    watched(admitting, "hashed")
    watched(filing_cabinet, "_copy")
    watched(suspecting, "_proposed")
    return done


def test_nobody_waits_while_a_password_is_hashed_a_file_copied_or_the_desk_searched(
    house: House, slow: list[str]
) -> None:
    with_claims(house, "It crossed at dawn.")
    with house.desk.writing() as session:
        rl = house.desk.person(session, "RL")
        for name in ("Herald", "Gazette", "Echo"):
            add_source(session, name, SourceKind.OUTLET, by=rl)
            holding = evidencing.Holding(excerpt=WORDS)
            evidencing.add_evidence(session, "bridge#1", name, Bearing.SUPPORTS, holding, by=rl, files=house.desk.files)
    browser = house.as_("EK")

    browser.done("/people/MC/password", new_password="three plum harbours")
    browser.done("/stories/bridge/claims/1/evidence", {"file": ("scan.pdf", b"seen")}, source="Herald")
    assert [one.name for one in house.desk.files.iterdir()] == [hashlib.sha256(b"seen").hexdigest()]
    browser.refused("/stories/bridge/claims/1/evidence", {"file": ("scan.pdf", b"other")}, source="Nobody")
    assert len(list(house.desk.files.iterdir())) == 1
    browser.done("/derivations/suspect")

    assert sorted(set(slow)) == ["_copy", "_proposed", "hashed"]
