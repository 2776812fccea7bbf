"""`db downgrade` says what it would lose, counted, and does it only when it is told to, with a proven copy kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bundles import furnish, proof_of, rows_of
from tests.cli.door import Door
from tests.conftest import Desk, open_at
from tracker.services import downgrading
from tracker.services.backing_up import Backup, back_up
from tracker.store.schema import KNOWN

pytestmark = pytest.mark.sqlite_only("the copy that is kept lies beside a file")


def test_what_would_be_lost_is_counted_and_nothing_is_changed(desk: Desk, tracker: Door) -> None:
    furnish(desk)
    desk.engine.dispose()
    before = rows_of(tracker.path)

    answer = tracker("db", "downgrade", "0002")

    assert answer.status == 1
    assert "  reply: 2 rows, with the table\n" in answer.out
    assert "  article.url: 1 value\n" in answer.out
    assert "claim.note" not in answer.out
    assert "Nothing was changed." in answer.out
    assert rows_of(tracker.path) == before
    told = tracker("db", "downgrade", "0002", "--format", "json").json
    assert {"table": "reply", "column": None, "number": 2} in told["loses"]
    assert (told["done"], told["copy"]) == (False, None)
    assert sorted(one.name for one in tracker.path.parent.glob("desk*")) == ["desk.db"]


def test_whoever_is_sure_goes_down_with_a_proven_copy_kept(desk: Desk, tracker: Door) -> None:
    furnish(desk)
    desk.engine.dispose()
    before = rows_of(tracker.path)

    told = tracker.done("db", "downgrade", "0002", "--yes").out

    assert "the desk at" in told
    [copy] = [Path(word.rstrip(":")) for word in told.split() if "desk-" in word]
    after = rows_of(tracker.path)
    assert after["alembic_version"] == [("0002",)]
    assert "reply" not in after
    assert after["entry"] == before["entry"]
    assert rows_of(copy) == before
    assert proof_of(open_at(copy)).fault is None
    assert "of an older version" in tracker.refused("articles")


def test_whoever_works_meanwhile_is_not_lost(desk: Desk, tracker: Door) -> None:
    furnish(desk)

    def busy(*given: Any, **more: Any) -> Backup:
        made = back_up(*given, **more)
        tracker.done("source", "add", "Late", "--kind", "outlet")
        return made

    tracker.patch.setattr(downgrading, "back_up", busy)

    assert "somebody worked on the desk while it was copied to" in tracker("db", "downgrade", "0002", "--yes").err
    assert rows_of(tracker.path)["alembic_version"] == [(KNOWN[-1],)]
