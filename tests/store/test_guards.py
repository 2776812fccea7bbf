"""Whoever writes SQL by hand: what they may not do on a desk, and the nearest that they may. On both engines."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, Enum, Integer, create_engine

from tests.bundles import furnish as furnish_all
from tests.conftest import Desk, open_at
from tests.domain.review_table import LEADS_TO, WHO_MAY
from tests.freeze import frozen
from tests.postgres import address, fresh_database
from tests.postgres_keeper import NoServerError
from tests.services.newsroom import REFUTED, VERIFIED, Room, furnish
from tests.store.guarded import FileShell, Shell, make_alike, on_file, on_server
from tests.unguarded import unguard
from tracker.domain.chain import Line
from tracker.domain.counting import one
from tracker.domain.errors import DeskError
from tracker.domain.transitions import Move
from tracker.domain.vocabulary import DECIDED_STATES, ReviewState
from tracker.models import Base
from tracker.services import reviewing
from tracker.store.guards import broken, missing, put_up, question, sqlite, take_down
from tracker.store.guards.admission import APART
from tracker.store.guards.book import GUARDED, RULES
from tracker.store.guards.columns import MAY_CHANGE, NEVER
from tracker.store.guards.records import TOGETHER
from tracker.store.guards.rule import Event
from tracker.store.session import engine_on

TABLES = {table.name: table for table in Base.metadata.sorted_tables}
ENGINES = ("sqlite", "postgresql")
AT = "2026-11-26T09:00:00.000000Z"

# Desks to speak to

CLAIMS = ("fresh", "taken", "proposed", "risky", "agreed", "verified", "withdrawn", "refuted", "waits")
"""The claims of the scene, numbered from 1; those of high risk are `risky`, which has no second opinion, and `agreed`."""


def set_up(room: Room) -> None:
    """Bring a claim into each situation."""
    risky = ("risky", "agreed")
    labels = {name: room.claim(f"It is {name}.", risk="high" if name in risky else "normal") for name in CLAIMS}
    room.in_review(labels["taken"])
    for name in ("proposed", "risky", "agreed"):
        room.proposed(labels[name])
    reviewing.give_opinion(room.session, labels["agreed"], VERIFIED, by=room.AO)
    room.decided(labels["verified"])
    room.decided(labels["refuted"], REFUTED)
    reviewing.withdraw(room.session, labels["withdrawn"], by=room.EK, reason="cut")
    reviewing.take(room.session, labels["waits"], by=room.MC)
    reviewing.ask_for_source(room.session, labels["waits"], by=room.MC, reason="who says so?")


def made(empty: Path, folder: Path, kind: str) -> Path:
    """The file of a desk of several with a claim in each situation (`scene`), or of one with rows in every table (`full`)."""
    path = folder / f"{kind}.db"
    shutil.copy(empty, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOGNAME", "ann")
        desk = open_at(path)
        if kind == "full":
            furnish_all(desk)
        else:
            furnish(desk)
            with desk.writing() as session:
                set_up(Room(session, folder / "files"))
        desk.engine.dispose()
    return path


@pytest.fixture(scope="module")
def files(_empty_desk_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both desks as files."""
    folder = tmp_path_factory.mktemp("guarded")
    return {kind: made(_empty_desk_file, folder, kind) for kind in ("scene", "full")}


def copy_of(path: Path) -> sqlite3.Connection:
    """The desk of a file in memory, to do with what one likes."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    with closing(sqlite3.connect(path)) as raw:
        raw.backup(copy)
    return copy


def shell_on(path: Path, engine: str) -> Iterator[Shell]:
    """A shell on that desk, or on a server's of the same rows."""
    if engine == "sqlite":
        with on_file(path) as shell:
            yield shell
        return
    try:
        address()
    except NoServerError as error:
        pytest.skip(str(error))
    with closing(sqlite3.connect(path)) as raw, engine_on(raw).connect() as connection, on_server(connection) as shell:
        yield shell


@pytest.fixture(scope="module", params=ENGINES)
def scene(request: pytest.FixtureRequest, files: dict[str, Path]) -> Iterator[Shell]:
    """A shell on the desk of several."""
    yield from shell_on(files["scene"], request.param)


@pytest.fixture(scope="module", params=ENGINES)
def full(request: pytest.FixtureRequest, files: dict[str, Path]) -> Iterator[Shell]:
    """A shell on the desk with rows in every table."""
    yield from shell_on(files["full"], request.param)


# What is said to them


def key_of(name: str) -> str:
    """The claim of the scene that is called so."""
    return f"(SELECT id FROM claim WHERE number = {CLAIMS.index(name) + 1})"


def person(initials: str) -> str:
    """Somebody's key."""
    return f"(SELECT id FROM person WHERE initials = '{initials}')"


def step(
    name: str,
    act: str,
    to: str | None = None,
    by: str | None = "EK",
    outcome: str | None = None,
    reason: str | None = None,
) -> str:
    """One step of the review of a claim, as the program would write it."""
    values = {
        "id": "(SELECT max(id) + 1 FROM review)",
        "claim_id": "c.id",
        "act": f"'{act}'",
        "from_state": "c.state",
        "to_state": f"'{to}'" if to else "c.state",
        "outcome": f"'{outcome}'" if outcome else "NULL",
        "by_id": person(by) if by else "NULL",
        "at": f"'{AT}'",
        "reason": f"'{reason}'" if reason else "NULL",
        "claim_version": f"c.version + {int(to is not None)}",
    }
    columns = ", ".join(f'"{column}"' for column in values)
    return (
        f"INSERT INTO review ({columns}) SELECT {', '.join(values.values())} FROM claim c WHERE c.id = {key_of(name)}"
    )


def decide(name: str, act: str = "approve", outcome: str = "verified", **more: Any) -> str:
    """A step that decides."""
    return step(name, act, outcome, outcome=outcome, **more)


def moved(name: str, state: str, version: int = 1) -> str:
    """The claim's state as it is after a step."""
    return f"UPDATE claim SET state = '{state}', version = version + {version} WHERE id = {key_of(name)}"


def role(initials: str, word: str = "editor") -> str:
    """Somebody gets one more role."""
    return f"INSERT INTO person_role (id, person_id, role) VALUES (9000, {person(initials)}, '{word}')"


def chosen(value: str) -> str:
    """The desk chooses whether it takes a second person."""
    return f"UPDATE setting SET value = '{value}' WHERE name = 'second-person'"


def changed(name: str, assignment: str) -> str:
    """A claim is written otherwise."""
    return f"UPDATE claim SET {assignment} WHERE id = {key_of(name)}"


def given(initials: str) -> str:
    """The story is somebody else's from now on, and who had it stays named."""
    return f"UPDATE article SET former_reporters = ',' || reporter_id || ',', reporter_id = {person(initials)}"


def signed_by(initials: str) -> str:
    """Somebody signs the newest text off."""
    return (
        "INSERT INTO sign_off (id, revision_id, sha256, policy, by_id, at) "
        f"SELECT 900, r.id, r.sha256, 'default', {person(initials)}, '{AT}' FROM revision r ORDER BY r.id DESC LIMIT 1"
    )


NAMED = "who reported a story "
SECOND, RISKY = "a decision takes the approval of a second person", "a claim of high risk is approved only once"
ALONE, ROLE = "this desk requires a second person", "who takes this step has not the role"
STEP, NO_MOVE = "a claim moves by a step of its review", "no move leads a claim from this state to that one"
NO_STEP, READS = (
    "this is no step that the review of this claim can take",
    "what a claim says changes only with a new version",
)
VERSION, TWO = (
    "the version of a claim never goes down",
    "whoever proposes an outcome and whoever gives the second opinion",
)

Case = tuple[str | None, tuple[str, ...]]
"""How the last of these statements is refused (its beginning), or None where it passes."""

DECIDING: dict[str, Case] = {
    "a verdict by itself": (STEP, (moved("taken", "verified"),)),
    "a verdict where one is only proposed": (STEP, (moved("proposed", "verified"),)),
    "a verdict from nowhere": (NO_MOVE, (moved("fresh", "verified"),)),
    "an approval of nothing": (SECOND, (decide("taken"),)),
    "an approval by who proposed": (SECOND, (role("MC"), decide("proposed", by="MC"))),
    "an approval by who logged the claim": (SECOND, (decide("proposed", by="ann"),)),
    "an approval by who reported the story": (SECOND, (role("RL"), decide("proposed", by="RL"))),
    "an approval by who reported it before": (SECOND, (role("RL"), given("AO"), decide("proposed", by="RL"))),
    "a story given to somebody else": (None, (given("AO"),)),
    "a story taken from its reporter": (NAMED, (f"UPDATE article SET reporter_id = {person('AO')}",)),
    "a former reporter struck out": (
        "whoever reported a story once",
        (given("AO"), "UPDATE article SET former_reporters = NULL"),
    ),
    "a story given to who approved a claim of it": ("nobody reports a story of which they approved", (given("EK"),)),
    "a sign-off by who reported it before": (
        "this desk requires a second person: nobody signs off the story",
        (role("RL"), given("AO"), signed_by("RL")),
    ),
    "a story given to who signed it off": (
        "this desk requires a second person: nobody reports a story",
        (role("MC"), signed_by("MC"), given("MC")),
    ),
    "an approval by nobody": ("somebody takes every step", (decide("proposed", by=None),)),
    "an approval by a checker": (ROLE, (decide("proposed", by="AO"),)),
    "an approval of something else": (SECOND, (decide("proposed", outcome="refuted"),)),
    "an approval of what has changed since": (
        SECOND,
        (changed("proposed", "version = version + 1"), decide("proposed")),
    ),
    "an approval of what was sent back": (
        SECOND,
        (step("proposed", "return", reason="look again"), decide("proposed")),
    ),
    "an approval of an earlier proposal": (
        SECOND,
        (role("AO", "editor"), step("proposed", "propose", by="AO", outcome="refuted"), decide("proposed")),
    ),
    "an approval by a second person": (None, (decide("proposed"),)),
    "and the verdict that it leads to": (None, (decide("proposed"), moved("proposed", "verified"))),
    "another verdict than was approved": (STEP, (decide("proposed"), moved("proposed", "refuted"))),
    "a verdict two versions on": (NO_MOVE, (decide("proposed"), moved("proposed", "verified", 2))),
    "a verdict on the old version": (NO_MOVE, (decide("proposed"), moved("proposed", "verified", 0))),
    "high risk without an opinion": (RISKY, (decide("risky"),)),
    "high risk, the opinion the proposer's own": (TWO, (step("risky", "opinion", by="MC", outcome="verified"),)),
    "high risk, the opinion another": (
        RISKY,
        (step("risky", "opinion", by="AO", outcome="refuted"), decide("risky")),
    ),
    "high risk, the opinion an editor's": (ROLE, (step("risky", "opinion", by="EK", outcome="verified"),)),
    "high risk, the opinion on an earlier version": (
        RISKY,
        (
            step("risky", "opinion", by="AO", outcome="verified"),
            changed("risky", "version = version + 1"),
            step("risky", "propose", by="MC", outcome="verified"),
            decide("risky"),
        ),
    ),
    "high risk, agreed": (None, (decide("agreed"), moved("agreed", "verified"))),
    "high risk, the opinion given now": (
        None,
        (step("risky", "opinion", by="AO", outcome="verified"), decide("risky"), moved("risky", "verified")),
    ),
    "high risk made normal for the while": (READS, (changed("risky", "risk = 'normal'"),)),
    "deciding alone where that is not allowed": (ALONE, (decide("taken", "override", reason="I know"),)),
    "deciding alone where nobody chose": (
        ALONE,
        (chosen("anything"), decide("taken", "override", reason="I know")),
    ),
    "deciding alone where it is allowed": (
        None,
        (chosen("override"), decide("taken", "override", reason="I know"), moved("taken", "verified")),
    ),
    "deciding alone without a reason": ("deciding alone is an override", (chosen("off"), decide("taken", "override"))),
    "deciding alone as a reporter": (ROLE, (chosen("off"), decide("taken", "override", by="RL", reason="I know"))),
    "taken back by who proposed it": (None, (step("risky", "return", by="MC", reason="x"),)),
    "sent back by another checker": (ROLE, (step("proposed", "return", by="AO", reason="x"),)),
    "taken back, an opinion is in": (ROLE, (step("agreed", "return", by="MC", reason="x"),)),
    "taken back, the claim changed since": (
        ROLE,
        (changed("proposed", "version = version + 1"), step("proposed", "return", by="MC", reason="x")),
    ),
    "taken back, another proposed since": (
        ROLE,
        (
            step("proposed", "propose", by="AO", outcome="refuted"),
            step("proposed", "return", by="MC", reason="x"),
        ),
    ),
    "taken back, the opinion of an earlier round": (
        None,
        (
            step("agreed", "return", reason="x"),
            step("agreed", "propose", by="MC", outcome="verified"),
            step("agreed", "return", by="MC", reason="x"),
        ),
    ),
    "taken back twice": (
        ROLE,
        (step("proposed", "return", by="MC", reason="x"), step("proposed", "return", by="MC", reason="x")),
    ),
    "an outcome that is none": (
        "an outcome is proposed, approved or given",
        (step("proposed", "propose", by="AO", outcome="withdrawn"),),
    ),
    "a new claim that is verified": (
        "a claim comes on file unreviewed",
        (
            "INSERT INTO claim (id, article_id, number, text, status, risk, allegation, state, version) "
            "SELECT 900, article_id, 900, text, status, risk, allegation, 'verified', 1 FROM claim WHERE number = 1",
        ),
    ),
    "a new claim at its second version": (
        "a claim comes on file unreviewed",
        (
            "INSERT INTO claim (id, article_id, number, text, status, risk, allegation, state, version) "
            "SELECT 900, article_id, 900, text, status, risk, allegation, state, 2 FROM claim WHERE number = 1",
        ),
    ),
    "a new claim": (
        None,
        (
            "INSERT INTO claim (id, article_id, number, text, status, risk, allegation, state, version) "
            "SELECT 900, article_id, 900, text, status, risk, allegation, state, 1 FROM claim WHERE number = 1",
        ),
    ),
}

MOVING: dict[str, Case] = {
    "taken": (None, (step("fresh", "take", "in_review", by="MC"), moved("fresh", "in_review"))),
    "taken without a step": (STEP, (moved("fresh", "in_review"),)),
    "a step from another state": (NO_STEP, (step("fresh", "needs_source", "needs_source", by="MC"),)),
    "a step to another state": (NO_STEP, (step("taken", "take", "withdrawn", by="MC"),)),
    "a step on another version": (
        NO_STEP,
        (step("fresh", "take", "in_review", by="MC").replace("+ 1 FROM", "+ 2 FROM"),),
    ),
    "a step put in between": (
        NO_STEP,
        (step("verified", "release").replace("max(id) + 1", "max(id) - 900"),),
    ),
    "opened again by the system": (
        None,
        (step("verified", "reopen", "in_review", by=None), moved("verified", "in_review")),
    ),
    "opened again by a checker": (ROLE, (step("verified", "reopen", "in_review", by="AO"),)),
    "brought back": (None, (step("withdrawn", "reopen", "in_review"), moved("withdrawn", "in_review"))),
    "verified again at once": (NO_MOVE, (moved("withdrawn", "verified"),)),
    "a decided claim that says something else": (READS, (changed("verified", "text = 'It is not.'"),)),
    "the same with a new version": (VERSION, (changed("verified", "text = 'It is not.', version = version + 1"),)),
    "a decided claim with another note": (None, (changed("verified", "note = 'see page 4'"),)),
    "an open claim that says something else": (READS, (changed("taken", "text = 'It is not.'"),)),
    "as a new version": (None, (changed("taken", "text = 'It is not.', version = version + 1"),)),
    "a withdrawn claim that says something else": (
        READS,
        (changed("withdrawn", "allegation = NOT allegation, version = version + 1"),),
    ),
    "a version that goes down": (VERSION, (changed("taken", "version = version - 1"),)),
    "a version that goes up": (None, (changed("taken", "version = version + 3"),)),
    "corrected while the story is a draft": (
        "a claim is withdrawn before its story is published",
        (
            step("verified", "correct", "corrected"),
            changed("verified", f"state = 'corrected', version = version + 1, corrected_by_id = {key_of('refuted')}"),
        ),
    ),
    "corrected by nothing": (
        "a corrected claim names the one that replaced it",
        (step("verified", "correct", "corrected"), moved("verified", "corrected")),
    ),
    "replaced while it stands": (
        "a corrected claim names the one that replaced it",
        (changed("verified", f"corrected_by_id = {key_of('refuted')}"),),
    ),
}

HOLDING: dict[str, Case] = {
    "a hold that never was": (
        "a hold lasts for a while",
        (
            f"INSERT INTO hold (id, claim_id, person_id, at, until) VALUES (900, {key_of('fresh')}, {person('MC')}, "
            f"'{AT}', '{AT}')",
        ),
    ),
    "a hold that ended before": (
        "a hold ends after it begins",
        (
            f"INSERT INTO hold (id, claim_id, person_id, at, until) VALUES (900, {key_of('fresh')}, {person('MC')}, "
            f"'{AT}', '2026-11-26T10:00:00.000000Z')",
            "UPDATE hold SET ended_at = '2026-11-26T08:00:00.000000Z' WHERE id = 900",
        ),
    ),
    "a hold that ended after": (
        "a hold lasts for a while",
        (
            f"INSERT INTO hold (id, claim_id, person_id, at, until) VALUES (900, {key_of('fresh')}, {person('MC')}, "
            f"'{AT}', '2026-11-26T10:00:00.000000Z')",
            "UPDATE hold SET ended_at = '2026-11-26T11:00:00.000000Z' WHERE id = 900",
        ),
    ),
    "a hold": (
        None,
        (
            f"INSERT INTO hold (id, claim_id, person_id, at, until) VALUES (900, {key_of('fresh')}, {person('MC')}, "
            f"'{AT}', '2026-11-26T10:00:00.000000Z')",
            f"UPDATE hold SET ended_at = '{AT}' WHERE id = 900",
        ),
    ),
    "a hold that goes on": (
        "ended_at of a hold: once written",
        ("UPDATE hold SET ended_at = NULL WHERE ended_at > ''",),
    ),
}

NEWEST = "(SELECT max(seq) FROM entry)"
EMPTIED = "UPDATE entry SET after_values = NULL, salt = NULL"
PURGED = (
    f"INSERT INTO entry SELECT {NEWEST} + 1, at, '', login, 'purge', 'desk', '[]', salt, digest, hash, "
    f"substr('{'9' * 64}', 1, 64) FROM entry WHERE seq = {NEWEST}"
)
APPEND_ONLY, FOLLOWS = "the ledger is append-only", "an entry of the ledger follows the newest one"

ENTERING: dict[str, Case] = {
    **{
        f"another {column}": (
            APPEND_ONLY,
            (f'UPDATE entry SET "{column}" = \'#\' || substr("{column}", 2) WHERE seq = 2',),
        )
        for column in Line._fields
        if column != "seq"
    },
    "another number": (APPEND_ONLY, ("UPDATE entry SET seq = seq + 1000 WHERE seq = 2",)),
    "an entry taken out": (APPEND_ONLY, ("DELETE FROM entry WHERE seq = 2",)),
    "the end cut off": (APPEND_ONLY, (f"DELETE FROM entry WHERE seq = {NEWEST}",)),
    "emptied": (APPEND_ONLY, (f"{EMPTIED} WHERE seq = 2",)),
    "emptied by a purge": (None, (PURGED, f"{EMPTIED} WHERE seq = 2")),
    "half emptied by a purge": (APPEND_ONLY, (PURGED, "UPDATE entry SET after_values = NULL WHERE seq = 2")),
    "emptied and changed": (APPEND_ONLY, (PURGED, f"{EMPTIED}, act = 'x' WHERE seq = 2")),
    "the purge itself emptied": (APPEND_ONLY, (PURGED, f"{EMPTIED} WHERE seq = {NEWEST}")),
    "written otherwise under a purge": (APPEND_ONLY, (PURGED, "UPDATE entry SET after_values = '[]' WHERE seq = 2")),
    "emptied once the purge is past": (
        APPEND_ONLY,
        (PURGED, PURGED.replace("purge", "take"), f"{EMPTIED} WHERE seq = 2"),
    ),
    "an entry left out": (FOLLOWS, (PURGED.replace("+ 1", "+ 2"),)),
    "an entry put in between": (FOLLOWS, (PURGED.replace("+ 1", "- 1"),)),
    "an entry that follows nothing": (FOLLOWS, (PURGED.replace("hash, substr", "digest, substr"),)),
    "an entry without values": ("an entry of the ledger comes with its values", (PURGED.replace("'[]'", "NULL"),)),
}


@pytest.mark.parametrize(
    "cases", [DECIDING, MOVING, HOLDING, ENTERING], ids=["deciding", "moving", "holding", "entering"]
)
def test_what_may_not_be_is_refused_and_the_nearest_that_may_passes(cases: dict[str, Case], scene: Shell) -> None:
    said = {}
    for name, (wanted, statements) in cases.items():
        by_us = [statement.replace(", login, 'purge'", f", '{scene.login}', 'purge'") for statement in statements]
        refusal = scene.refusal(*by_us)
        if (refusal is None) is not (wanted is None) or not (refusal or "").startswith(wanted or ""):
            said[name] = f"{refusal} instead of {wanted}"

    assert not said


def test_no_state_is_reached_but_by_a_move_of_the_table(scene: Shell) -> None:
    """The table of the tests' own (tests/domain/review_table.py), and not the one the guards are made of."""
    [rule] = [rule for rule in RULES if rule.name == "move-in-the-table"]
    legal = {
        (state, end)
        for state, move in WHO_MAY
        for end in (DECIDED_STATES if move is Move.APPROVE else {LEADS_TO.get(move, state)})
    }
    breach = sqlite.spelled(rule.breach) if scene.engine == "sqlite" else rule.breach
    for before in ReviewState:
        for after in ReviewState:
            rows = f"(SELECT '{after}' AS state, 3 AS version) NEW, (SELECT '{before}' AS state, 2 AS version) OLD"
            [(refused,)] = scene.execute(f"SELECT {breach} FROM {rows}")

            assert bool(refused) is (before is not after and (before, after) not in legal), (before, after)


# Every table


def test_every_table_has_guards_on_all_that_can_be_done_to_it(scene: Shell) -> None:
    there = {name for (name,) in scene.execute(scene.tables)} - {"alembic_version"}
    on = {table: {event for rule in RULES if rule.table == table for event in rule.on} for table in GUARDED}

    assert there - set(APART) == set(GUARDED) == set(TABLES)
    assert all(events == set(Event) for events in on.values())
    assert set(MAY_CHANGE) == set(GUARDED) - {"entry"}


def test_no_row_goes_and_none_takes_the_place_of_another(full: Shell) -> None:
    for table in GUARDED:
        said = [f"DELETE FROM {table}"]
        if full.engine == "sqlite":
            said += [f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}", *other_replacements(table)]
        else:
            said.append(f"TRUNCATE {table} CASCADE")
        for statement in said:
            refusal = full.refusal(statement)
            assert refusal is not None, statement
            assert any(part in refusal for part in ("ever deleted", "append-only", "takes the place", "follows")), (
                statement
            )


def other_replacements(table: str) -> Iterator[str]:
    """The row of another key, in the place of the first one that has its other keys."""
    if table != "entry":
        columns = [column.key for column in TABLES[table].columns]
        values = ", ".join("id + 5000" if name == "id" else f'"{name}"' for name in columns)
        if any(
            rule.name == "no-replacement" and rule.breach.count("EXISTS") > 1 for rule in RULES if rule.table == table
        ):
            filled = {"person": "login IS NOT NULL OR 1 = 1", "derivation": "1 = 1"}.get(table, "1 = 1")
            yield f"INSERT OR REPLACE INTO {table} SELECT {values} FROM {table} WHERE {filled}"


@pytest.mark.parametrize("engine", ["sqlite"])
def test_an_update_takes_no_other_rows_place(engine: str, files: dict[str, Path]) -> None:
    with closing(copy_of(files["full"])) as raw:  # the file itself another test may be writing to
        shell = FileShell(raw)
        name = "UPDATE OR REPLACE source SET name = (SELECT max(name) FROM source) WHERE name = (SELECT min(name) FROM source)"

        refusal = shell.refusal(name)

    assert refusal == "there is a source of this key already, and none takes the place of another"


def test_what_no_service_changes_does_not_change(full: Shell) -> None:
    odd = {}
    for table in TABLES.values():
        if table.name == "entry":
            continue
        for column in table.columns:
            if column.key in MAY_CHANGE.get(table.name, NEVER).columns:
                continue
            statement = f'UPDATE {table.name} SET "{column.key}" = {other(column)}'
            refusal = full.refusal(statement, key_will_do=True) or "passed"
            if not refusal.startswith(
                (f"{one(table.name)} keeps its", f"{one(table.name)} never changes", "a key", "a hold lasts")
            ):
                odd[statement] = refusal

    assert not odd


def other(column: Any) -> str:
    """Another value that the column can hold."""
    name = f'"{column.key}"'
    if isinstance(column.type, Enum):
        first, second, *_ = column.type.enums
        return f"CASE {name} WHEN '{first}' THEN '{second}' ELSE '{first}' END"
    if isinstance(column.type, Boolean):
        return f"NOT coalesce({name}, {'FALSE'})"
    if column.foreign_keys:
        return f"CASE {name} WHEN 1 THEN 2 ELSE 1 END"
    return (
        f"coalesce({name}, 0) + 5000" if isinstance(column.type, Integer) else f"'#' || substr(coalesce({name}, ''), 2)"
    )


def test_what_belongs_together_is_written_together(full: Shell) -> None:
    odd = {}
    for table, groups in TOGETHER.items():
        for group in groups:
            for column in group:
                filled = "1" if column.endswith("_id") else f"'{AT}'"
                statement = f"UPDATE {table} SET {column} = CASE WHEN {column} IS NULL THEN {filled} ELSE NULL END"
                refusal = full.refusal(statement) or "passed"
                if "are all filled or all empty" not in refusal:
                    odd[statement] = refusal

    assert not odd


MERGED = "a record names another source only where the two were found to be one"
OTHER_SOURCE = "(SELECT max(id) FROM source s WHERE s.id <> {table}.{column} AND s.merged_into_id IS NULL)"


def test_a_record_names_another_source_only_where_the_two_are_one(full: Shell) -> None:
    odd = {}
    columns = [
        ("attribution", "source_id"),
        ("via", "source_id"),
        ("evidence", "source_id"),
        ("derivation", "drew_on_id"),
    ]
    for table, column in columns:
        one = f"(SELECT min(id) FROM {table})"
        change = f"UPDATE {table} SET {column} = {OTHER_SOURCE.format(table=table, column=column)} WHERE id = {one}"
        merge = (
            f"UPDATE source SET merged_into_id = (SELECT max(s.id) FROM source s, {table} t WHERE t.id = {one} "
            f"AND s.id <> t.{column}) WHERE id = (SELECT {column} FROM {table} WHERE id = {one})"
        )
        if (full.refusal(change), full.refusal(merge, change)) != (MERGED, None):
            odd[change] = full.refusal(change), full.refusal(merge, change)
    chain = "UPDATE attribution SET chain = '' WHERE chain <> ''"

    assert not odd
    assert full.refusal(chain) == MERGED


STORIES = {
    "published at once": (
        "a story is a draft, then signed off",
        "UPDATE article SET stage = 'published', published_at = '2026' WHERE stage = 'draft'",
    ),
    "signed off by nobody": (
        "a story is released by an editor's sign-off",
        "UPDATE article SET stage = 'signed_off' WHERE stage = 'draft'",
    ),
    "called back": (
        "a story is a draft, then signed off",
        "UPDATE article SET stage = 'draft' WHERE stage = 'published'",
    ),
    "another day": (
        "published_at of an article: once",
        "UPDATE article SET published_at = '2020' WHERE stage = 'published'",
    ),
    "another link": (None, "UPDATE article SET url = 'https://example.org/b' WHERE stage = 'published'"),
    "another text signed": (
        "a sign-off is of exactly the text of its revision",
        "INSERT INTO sign_off SELECT id + 900, revision_id, 'x' || sha256, policy, by_id, at FROM sign_off",
    ),
    "another version signed": (
        "a claim is signed at the version that it has",
        "INSERT INTO signed_claim SELECT 900, sign_off_id, (SELECT id FROM claim c WHERE c.id NOT IN "
        "(SELECT claim_id FROM signed_claim) LIMIT 1), 99, 0, 0 FROM signed_claim LIMIT 1",
    ),
}


def test_a_story_goes_out_step_by_step(full: Shell) -> None:
    for name, (wanted, statement) in STORIES.items():
        refusal = full.refusal(statement)

        assert (refusal is None) is (wanted is None), (name, refusal)
        assert (refusal or "").startswith(wanted or ""), (name, refusal)


def test_no_way_of_handling_conflicts_gets_past_a_guard(files: dict[str, Path]) -> None:
    with closing(copy_of(files["scene"])) as raw:
        before = list(raw.iterdump())
        for way in ("ABORT", "FAIL", "IGNORE", "REPLACE"):
            for rest in (
                "claim SET state = 'verified', version = version + 1",
                "review SET reason = 'so'",
                "entry SET act = 'x'",
            ):
                with pytest.raises(sqlite3.IntegrityError, match="refused by the desk"):
                    raw.execute(f"UPDATE OR {way} {rest}")

        assert list(raw.iterdump()) == before


def test_no_row_with_a_key_below_one_is_there_to_be_replaced_unseen(full: Shell) -> None:
    if full.engine != "sqlite":
        return  # PostgreSQL knows no such statement
    for key in (-5, -1, 0):
        for verb in ("INSERT", "INSERT OR REPLACE"):
            said = full.refusal(f"{verb} INTO contradiction (id, name) VALUES ({key}, 'x')")
            assert said == "the key of a contradiction is a number from 1 on", (key, verb)
    assert full.refusal("INSERT INTO contradiction (name) VALUES ('y')") is None
    taken = full.refusal("INSERT OR REPLACE INTO article SELECT * FROM article LIMIT 1")
    assert taken == "there is an article of this key already, and none takes the place of another"


# In which words


def test_the_program_says_a_refusal_in_a_sentence(desk: Desk) -> None:
    with pytest.raises(DeskError) as refusal, desk.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM person")

    assert (
        str(refusal.value).partition(": ")[2] == "nothing on file is ever deleted, so no person is; nothing was changed"
    )


# What is on file


def test_a_desk_that_was_worked_on_breaks_no_guard_and_lacks_none(files: dict[str, Path]) -> None:
    for path in files.values():
        with closing(sqlite3.connect(path)) as raw, engine_on(raw).connect() as connection:
            assert list(broken(connection)) == []
            assert missing(connection) == []


BEHIND = {
    "a verdict": (changed("proposed", "state = 'verified'"), {"second-person-on-file", "state-earned"}),
    "a verdict on another version": (changed("verified", "version = version + 1"), {"second-person-on-file"}),
    "a risk that was lowered when it was decided": (changed("verified", "risk = 'high'"), {"second-person-on-file"}),
    "an approval of one's own": (
        f"UPDATE review SET by_id = {person('MC')} WHERE act = 'approve' AND claim_id = {key_of('verified')}",
        {"second-person", "second-person-on-file"},
    ),
    "a reporter who approved": (
        f"UPDATE article SET reporter_id = {person('EK')}",
        {"second-person", "second-person-on-file"},
    ),
    "a story that nobody signed": ("UPDATE article SET stage = 'signed_off'", {"stage-signed"}),
}


def test_what_was_done_while_the_guards_were_down_is_found(files: dict[str, Path]) -> None:
    for name, (statement, wanted) in BEHIND.items():
        with closing(copy_of(files["scene"])) as raw:
            unguard(raw)
            raw.execute(statement)
            with engine_on(raw).connect() as connection:
                found = {one.guard for one in broken(connection)}

        assert found == wanted, name


def test_a_guard_that_is_gone_or_otherwise_is_named(files: dict[str, Path]) -> None:
    with closing(copy_of(files["scene"])) as raw:
        raw.execute("DROP TRIGGER guard_claim_update")
        raw.execute("DROP TRIGGER guard_via_before_delete")
        raw.execute("CREATE TRIGGER guard_via_before_delete BEFORE DELETE ON via BEGIN SELECT 1; END")
        raw.execute("CREATE TRIGGER guard_mine AFTER INSERT ON via BEGIN SELECT 1; END")
        with engine_on(raw).connect() as connection:
            assert missing(connection) == ["guard_claim_update", "guard_mine", "guard_via_before_delete"]
            put_up(connection)
            assert missing(connection) == []
            take_down(connection)
            assert missing(connection) == sorted(sqlite.statements())


def test_on_a_server_a_guard_that_is_gone_or_otherwise_is_named(server: str, files: dict[str, Path]) -> None:
    said = (
        "ALTER TABLE claim DISABLE TRIGGER guard_claim_update",
        "DROP TRIGGER guard_via_before_delete ON via",
        "CREATE OR REPLACE FUNCTION guard_hold_insert() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "ALTER FUNCTION guard_hold_update() RESET ALL",
    )
    with closing(sqlite3.connect(files["full"])) as raw, engine_on(raw).connect() as source, fresh_database() as url:
        engine = create_engine(url)
        with engine.begin() as connection:
            make_alike(source, connection)
            assert missing(connection) == []
            for rule in RULES:
                if rule.stands:
                    assert connection.exec_driver_sql(question(rule, "postgresql")).all() == [], rule.name
            for statement in said:
                connection.exec_driver_sql(statement)
            assert missing(connection) == [
                "guard_claim_update",
                "guard_hold_insert",
                "guard_hold_update",
                "guard_via_before_delete",
            ]
            put_up(connection)
            assert missing(connection) == []
        engine.dispose()


def test_on_a_server_a_temporary_table_is_not_asked_in_place_of_the_desks(server: str, files: dict[str, Path]) -> None:
    for shell in shell_on(files["scene"], "postgresql"):
        forged = "CREATE TEMP TABLE review AS SELECT r.* FROM public.review r"
        filled = (
            "INSERT INTO pg_temp.review (id, claim_id, act, from_state, to_state, outcome, by_id, at, reason, claim_version) "
            f"SELECT 900, c.id, 'override', c.state, 'verified', 'verified', 1, '{AT}', 'x', c.version + 1 FROM claim c"
        )

        assert (shell.refusal(forged, filled, moved("taken", "verified")) or "").startswith(STEP)


def test_on_a_server_an_entry_is_written_by_who_is_there(server: str, files: dict[str, Path]) -> None:
    for shell in shell_on(files["scene"], "postgresql"):
        ours = PURGED.replace(", login, ", f", '{shell.login}', ")
        bound = f"UPDATE person SET login = '{shell.login}' WHERE initials = 'EK'"
        by_ek, by_mc = (ours.replace("at, '', ", f"at, '{initials}', ") for initials in ("EK", "MC"))

        assert shell.refusal(PURGED.replace(", login, ", ", 'another', ")) == (
            "an entry carries the login of whoever writes it"
        )
        assert shell.refusal(by_mc) is None
        assert shell.refusal(bound, by_ek) is None
        assert shell.refusal(bound, ours) is None
        assert shell.refusal(bound, by_mc) == "whoever's login is bound to a person acts as that person"
        others = bound.replace(shell.login, "ek")
        web = f"INSERT INTO setting (id, name, value) VALUES (900, 'web-login', '{shell.login}')"
        nobodys = "a login that is nobody's acts for nobody, unless the setting web-login names it"
        assert shell.refusal(others, by_mc) == nobodys
        assert shell.refusal(others, web.replace(shell.login, "another"), by_mc) == nobodys
        assert shell.refusal(others, web, by_mc) is None


# Triggers and questions say the same


def odd_rows(raw: sqlite3.Connection, chance: random.Random, table: str) -> tuple[list[str], list[Any]]:
    """A row like one on file, with a few values out of other rows or blank."""
    columns = [column.key for column in TABLES[table].columns]
    names = ", ".join(f'"{name}"' for name in columns)
    rows = raw.execute(f"SELECT {names} FROM {table}").fetchall()
    row = list(chance.choice(rows))
    for _ in range(chance.randint(0, 3)):
        at = chance.randrange(1, len(columns))
        row[at] = chance.choice([None, *(other[at] for other in rows)])
    row[0] = 10_000
    return columns, row


def test_a_row_is_refused_exactly_where_the_questions_would_find_it(files: dict[str, Path]) -> None:
    chance = random.Random(23)
    asked = {rule.sentence: rule for rule in RULES if rule.stands and Event.INSERT in rule.on}
    tables = sorted({rule.table for rule in asked.values()})
    refused = 0
    with closing(copy_of(files["full"])) as guarded, closing(copy_of(files["full"])) as open_:
        unguard(open_)
        for table in tables * 80:
            columns, row = odd_rows(guarded, chance, table)
            names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(row))
            insert = f"INSERT INTO {table} ({names}) VALUES ({marks})"
            open_.execute("SAVEPOINT one")
            guarded.execute("SAVEPOINT one")
            try:
                open_.execute(insert, row)
            except sqlite3.IntegrityError:  # a key or a check of the table's own
                continue
            finally:
                said = said_to(guarded, insert, row)
                mine = [rule for rule in asked.values() if rule.table == table]
                keys = {
                    rule.sentence for rule in mine if (10_000,) in open_.execute(question(rule, "sqlite")).fetchall()
                }
                for raw in (open_, guarded):
                    raw.execute("ROLLBACK TO one")
                    raw.execute("RELEASE one")
            assert bool(keys) <= (said is not None), (table, row, keys)
            assert said in keys or said not in asked, (table, row, said, keys)
            refused += bool(keys)

    assert refused > 30


def said_to(raw: sqlite3.Connection, statement: str, row: list[Any]) -> str | None:
    """How it is refused."""
    try:
        raw.execute(statement, row)
    except sqlite3.IntegrityError as error:
        return re.sub(r"^refused by the desk: ", "", str(error))
    return None


# What the migration puts up


def test_what_the_migration_puts_up_is_what_the_program_knows() -> None:
    for path, text in frozen().items():
        assert path.read_text(encoding="utf-8") == text, "write them down again with `python -m tests.freeze`"
