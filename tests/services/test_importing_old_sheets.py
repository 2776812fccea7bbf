"""A sheet that lay about for a while: what ended by the clock is no edit, and nobody writes over what they have not seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tests.clocks import clock_everywhere
from tests.services.newsroom import NOON, Room
from tests.services.test_importing_sheet import as_file, brought_in, rows_in, sheet_of, story, told
from tracker.domain.vocabulary import Bearing
from tracker.services import evidencing, reviewing, waiving
from tracker.services.foreseen import Fate
from tracker.services.sheet_in import on_file

HOUR = dt.timedelta(hours=1)


def test_what_had_ended_by_the_clock_when_a_sheet_was_written_is_no_edit_of_it(room: Room) -> None:
    label = room.claim()
    room.said(label, "Herald")
    with clock_everywhere(NOON) as clock:
        reviewing.take(room.session, label, by=room.MC, hours=1)
        waiving.waive(room.session, label, "single-source", reason="x", until="2026-11-22", by=room.EK)
        clock.at += 24 * HOUR
        rows = rows_in(sheet_of(room.session))
        assert (rows[0]["assignee"], rows[0]["waiver"]) == ("", "")
        reviewing.take(room.session, label, by=room.AO, hours=60)
        waiving.waive(room.session, label, "single-source", reason="x", until="2026-11-28", by=room.EK)
        entries = len(room.entries())

        for without in (frozenset[str](), {"written_at"}):
            kept = [{name: text for name, text in row.items() if name not in without} for row in rows]
            assert {row.fate for row in brought_in(room.session, room.EK, as_file(kept)).rows} == {Fate.SAME}, without
    assert len(room.entries()) == entries


def test_an_emptied_assignee_is_an_edit_where_the_sheet_named_one(room: Room) -> None:
    with clock_everywhere(NOON) as clock:
        label = room.claim()
        reviewing.take(room.session, label, by=room.MC, hours=5)
        rows = rows_in(sheet_of(room.session))
        clock.at += HOUR
        rows[0]["assignee"] = ""

        assert told(brought_in(room.session, room.EK, as_file(rows)), Fate.CHANGED) == [
            f"{label}: assignee: MC -> (empty)"
        ]


def test_nobody_is_put_on_a_claim_on_which_somebody_came_or_went_since(room: Room) -> None:
    label = room.claim()
    reviewing.take(room.session, label, by=room.MC)
    reviewing.release(room.session, label, by=room.MC)
    rows = rows_in(sheet_of(room.session))
    rows[0]["assignee"] = "MC"
    for act in (reviewing.take, reviewing.release):
        act(room.session, label, by=room.AO)
        [says] = told(brought_in(room.session, room.EK, as_file(rows)), Fate.REFUSED)
        assert f"{label} was changed since the sheet was written (assignee)" in says


def test_a_row_is_stale_where_the_desk_has_changed_what_evidence_shows_or_what_a_source_drew_on(room: Room) -> None:
    _, label = story(room)
    [row] = [row for row in rows_in(sheet_of(room.session)) if row["claim"] == label]
    piece = int(room.session.connection().exec_driver_sql("SELECT max(id) FROM evidence").scalar_one())

    def other_bearing() -> None:
        evidencing.retract_evidence(room.session, piece, by=room.RL, reason="wrong")
        holding = evidencing.Holding(locator="p. 4")
        evidencing.add_evidence(room.session, label, "Herald", Bearing.REFUTES, holding, by=room.RL, files=room.files)

    cases: list[tuple[Callable[[], object], str]] = [
        (other_bearing, "evidence_bearing"),
        (lambda: room.drew("Herald", "Court"), "rests_on"),
    ]
    for act, column in cases:
        savepoint = room.session.begin_nested()
        act()
        seen = brought_in(room.session, room.EK, as_file([{**row, "notes": "seen"}]))
        savepoint.rollback()
        room.session.expire_all()
        assert f"since the sheet was written ({column})" in "".join(told(seen, Fate.REFUSED)), (column, seen.rows)


def test_rows_of_many_moments_are_judged_one_moment_after_the_other(room: Room) -> None:
    label = room.claim()
    labels = [label, *(room.claim(f"There are {number}.") for number in range(3))]
    rows = []
    for one in labels:
        [row] = [row for row in rows_in(sheet_of(room.session)) if row["claim"] == one]
        rows.append({**row, "notes": "seen"})
        room.claim(f"After {one}")
    open_at_once: list[int] = []
    real = on_file.Then.desk

    def counted(then: on_file.Then, moment: object) -> on_file.Desk:
        desk = real(then, moment)  # type: ignore[arg-type]
        open_at_once.append(len(then._open._exit_callbacks))  # type: ignore[attr-defined]
        return desk

    on_file.Then.desk = counted  # type: ignore[method-assign, assignment]
    try:
        seen = brought_in(room.session, room.EK, as_file(rows))
    finally:
        on_file.Then.desk = real  # type: ignore[method-assign]

    assert [row.fate for row in seen.rows] == [Fate.CHANGED] * 4
    assert open_at_once == [1, 1, 1, 1]
