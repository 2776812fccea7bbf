"""Signing in with a password: who is let in, for how long, how often it may be tried, and what ends it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from argon2 import PasswordHasher
from httpx2 import Response
from lxml import html

from tests.desks import Desk
from tests.each import each
from tests.web.client import Client
from tests.web.door import HOST
from tracker.domain.admission import require_good
from tracker.domain.errors import BadInputError, MoveRefusedError, TrackerError
from tracker.domain.vocabulary import Role
from tracker.models import Person
from tracker.services import passwords
from tracker.services.admitting import Hashed, choose_password, hash_password
from tracker.services.backing_up import back_up
from tracker.services.exporting import export_desk
from tracker.services.staffing import edit_person
from tracker.store import admission
from tracker.web.access import digest_of, form_token
from tracker.web.app import make_app
from tracker.web.attempts import Attempts, TooOftenError
from tracker.web.by_password import ByPassword
from tracker.web.door import Door
from tracker.web.names import Names
from tracker.web.pages import passwords as passwords_page

OWN, FIRST, NEXT = "plum harbour otter", "quiet granite lamp", "seven brass kettles"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords that cost next to nothing to hash."""
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def give(desk: Desk, whose: str, password: str, by: str | None = None) -> None:
    """Choose somebody's password."""
    with desk.writing() as session:
        person, chooser = desk.person(session, whose), desk.person(session, by or whose)
        choose_password(session, person, hash_password(person, password, by=chooser), by=chooser)


@contextmanager
def team(desk: Desk, *, secure: bool = False) -> Iterator[Client]:
    """The desk served to several."""
    door = Door(desk.place)
    scheme = "https" if secure else "http"
    app = make_app(door, ByPassword(door), Names.of([HOST], secure=secure))
    with Client(app, base_url=f"{scheme}://{HOST}", follow_redirects=False) as client:
        yield client


def come(client: Client, name: str, password: str, **more: str) -> Response:
    """Send the form."""
    return client.post("/sign-in", data={"name": name, "password": password, **more})


def carry(client: Client, secret: str) -> None:
    """Have the browser bring this secret and no other."""
    client.cookies.clear()
    client.cookies.set("tracker", secret)


def sentence(answer: Response) -> str:
    """What a refusal says."""
    [found] = html.document_fromstring(answer.text).cssselect("#refusal")
    return str(found.text_content())


@pytest.mark.both_engines
def test_somebody_signs_in_and_out_and_the_next_server_knows_them_still(team_desk: Desk) -> None:
    give(team_desk, "EK", OWN)
    with team(team_desk) as client:
        asked = client.get("/?claim=1&state=x")
        assert asked.headers["location"] == "/sign-in?to=/%3Fclaim%3D1%26state%3Dx"
        page = html.document_fromstring(client.get(asked.headers["location"]).text)
        assert page.cssselect("input[name=to]")[0].get("value") == "/?claim=1&state=x"

        for name, password in (("EK", FIRST), ("EK", ""), ("XX", OWN), ("MC", OWN), ("MC", "")):
            wrong = come(client, name, password)
            assert (wrong.status_code, "set-cookie" in wrong.headers) == (401, False)
            assert sentence(wrong).startswith("No such name with that password")
        inside = come(client, "elias kramer", OWN, to="/stories/a?claim=1")

        assert (inside.status_code, inside.headers["location"]) == (303, "/stories/a?claim=1")
        assert client.get("/").status_code == 200
    with team(team_desk) as after, team(team_desk) as beside:
        secret = client.cookies["tracker"]
        carry(after, secret)
        carry(beside, secret)
        assert after.get("/").status_code == 200
        assert after.post("/sign-out", data={"form_token": form_token(secret)}).headers["location"] == "/sign-in"
        assert beside.get("/").status_code == 303
        for to in ("//evil.test", "https://evil.test/", "/\\evil.test", "javascript:alert(1)"):
            assert come(after, "EK", OWN, to=to).headers["location"] == "/", to


def test_what_ends_a_sign_in(team_desk: Desk) -> None:
    give(team_desk, "MC", OWN)
    with team(team_desk) as client:

        def inside() -> bool:
            return client.get("/").status_code == 200

        def again(password: str = OWN) -> bool:
            client.cookies.clear()
            come(client, "MC", password)
            return inside()

        assert again()
        give(team_desk, "MC", NEXT)
        assert not inside()
        assert not again()
        assert again(NEXT)
        team_desk.tamper("UPDATE sign_in SET until = '2026-01-01T00:00:00.000000Z'")
        assert not inside()
        assert again(NEXT)

        def edit(**change: Any) -> None:
            with team_desk.writing() as session:
                edit_person(session, "MC", by=team_desk.person(session, "EK"), **change)

        edit(left=True)
        assert not inside()
        edit(back=True)
        assert not inside()  # back, but not by the old sign-in
        assert again(NEXT)
        edit(name="Mia Castell")
        edit(add=[Role.REPORTER])
        assert inside()
        edit(remove=[Role.REPORTER])
        assert not inside()
        edit(left=True)
        assert not again(NEXT)


def test_a_first_password_lets_in_to_choose_an_own_one_and_to_nothing_else(team_desk: Desk) -> None:
    give(team_desk, "MC", FIRST, by="EK")
    with team(team_desk) as client:
        assert come(client, "MC", FIRST, to="/stories/a").headers["location"] == "/stories/a"
        before = client.cookies["tracker"]
        token = {"form_token": form_token(before)}
        assert client.get("/?x").headers["location"].startswith("/sign-in?to=")
        assert client.get("/sign-in").headers["location"] == "/password"
        assert client.post("/file", data=token).status_code in (401, 404, 405)

        def choose(old: str, new: str, again: str = "") -> Response:
            fields = {"password": old, "new_password": new, "new_password_again": again or new}
            return client.post("/password", data={**token, **fields})

        assert "first password" in client.get("/password").text
        assert "not typed the same twice" in sentence(choose(FIRST, OWN, NEXT))
        assert "is another" in sentence(choose(NEXT, OWN))
        assert "12 letters or more" in sentence(choose(FIRST, "short"))
        assert "the password you had" in sentence(choose(FIRST, FIRST))
        assert all(word not in choose(NEXT, OWN).text for word in (FIRST, NEXT, OWN))

        assert choose(FIRST, OWN).headers["location"] == "/"

        assert client.cookies["tracker"] != before
        assert "Your password is changed" in client.get("/").text
        carry(client, before)
        assert client.get("/").status_code == 303


def test_who_may_only_read_chooses_a_password_too_and_never_over_one_that_an_editor_just_gave(
    team_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(team_desk, "MC", OWN)
    team_desk.tamper(
        "UPDATE person_role SET role = 'reader' WHERE person_id = (SELECT id FROM person WHERE initials = 'MC')"
    )
    with team(team_desk) as client:
        come(client, "MC", OWN)
        token = form_token(client.cookies["tracker"])
        fields = {"password": OWN, "new_password": NEXT, "new_password_again": NEXT, "form_token": token}

        given = hash_password

        def editor_is_faster(person: Person, password: str, *, by: Person) -> Hashed:
            give(team_desk, "MC", FIRST, by="EK")
            return given(person, password, by=by)

        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(passwords_page, "hash_password", editor_is_faster)
            assert "was changed this moment: sign in" in sentence(client.post("/password", data=fields))
        assert come(client, "MC", NEXT).status_code == 401
        assert come(client, "MC", FIRST).status_code == 303
        token = form_token(client.cookies["tracker"])

        assert client.post("/password", data={**fields, "password": FIRST, "form_token": token}).status_code == 303
        assert client.get("/").status_code == 200


def test_over_https_the_cookie_goes_nowhere_else(team_desk: Desk) -> None:
    give(team_desk, "EK", OWN)
    with team(team_desk, secure=True) as client:
        answer = come(client, "EK", OWN)
        assert client.get("/").headers["strict-transport-security"].startswith("max-age=")

    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-tracker=")
    assert {"HttpOnly", "SameSite=lax", "Secure", "Path=/", "Max-Age=43200"} <= set(cookie.split("; "))


def test_a_sign_in_begins_with_a_secret_of_its_own_whatever_the_browser_brought(team_desk: Desk) -> None:
    give(team_desk, "EK", OWN)
    with team(team_desk) as client:
        carry(client, "planted")
        old = come(client, "EK", OWN).cookies["tracker"]
        assert old != "planted"
        carry(client, old)
        assert come(client, "EK", OWN).cookies["tracker"] != old
        carry(client, old)
        assert client.get("/").status_code == 303


def test_after_a_few_wrong_ones_whoever_tries_waits_and_is_told_how_long(team_desk: Desk) -> None:
    give(team_desk, "EK", OWN)
    with team(team_desk) as client:
        for _ in range(5):
            assert come(client, "EK", NEXT).status_code == 401
        for name in ("EK", "Elias Kramer"):
            waits = come(client, name, OWN)
            assert (waits.status_code, waits.headers["retry-after"]) == (429, "15"), name
        assert "wait 15 seconds" in sentence(waits)
        assert come(client, "MC", OWN).status_code == 401


def test_waits_double_are_forgotten_and_take_a_bounded_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    at = 0.0
    attempts = Attempts(lambda: at)

    def tried(named: str = "EK", address: str = "10.0.0.1", *, right: bool = False) -> float:
        try:
            with attempts.one(named, address) as attempt:
                if right:
                    attempt.forget()
        except TooOftenError as error:
            return error.seconds
        return 0

    assert [tried() for _ in range(6)] == [0, 0, 0, 0, 0, 15]
    at = 16
    assert [tried(address="10.0.0.2"), tried(address="10.0.0.3")] == [0, 30]
    at = 10_000
    assert [tried() for _ in range(4)] + [tried(right=True)] == [0] * 5
    assert [tried() for _ in range(6)] == [0, 0, 0, 0, 0, 15]
    one_place = [tried(f"name {number}", f"2001:db8::{number:x}") for number in range(21)]
    assert one_place == [*[0] * 20, 15]
    monkeypatch.setattr("tracker.web.attempts.MOST_KEPT", 100)
    for number in range(500):
        tried(f"other {number}", f"10.1.{number // 250}.{number % 250}")
    assert len(attempts._tried) <= 100
    assert str(TooOftenError(899)) == "that was tried too often: wait 15 minutes, then try again"


def test_the_address_behind_a_proxy_on_this_machine_is_the_one_it_saw_last(team_desk: Desk) -> None:
    from starlette.requests import Request

    from tracker.web.addresses import address_of

    def seen(peer: str, *said: str) -> str:
        headers = [(b"x-forwarded-for", one.encode()) for one in said]
        return address_of(Request({"type": "http", "headers": headers, "client": (peer, 1)}))

    assert seen("127.0.0.1", "6.6.6.6, 10.0.0.9") == "10.0.0.9"
    assert seen("::1", "6.6.6.6", "10.0.0.9") == "10.0.0.9"
    assert seen("10.0.0.5", "6.6.6.6") == "10.0.0.5"
    assert seen("127.0.0.1") == "127.0.0.1"


@pytest.mark.both_engines
def test_a_password_is_not_changed_behind_the_ledgers_back(team_desk: Desk) -> None:
    give(team_desk, "EK", OWN)
    give(team_desk, "MC", FIRST, by="EK")
    mc = "(SELECT id FROM person WHERE initials = 'MC')"
    for statement in (
        "UPDATE password SET hash = 'x'",
        f"UPDATE password SET hash = 'x', seq = seq + 1 WHERE person_id = {mc}",
        f"UPDATE password SET person_id = (SELECT id FROM person WHERE initials = 'AO'), seq = seq + 1 WHERE person_id = {mc}",
        "DELETE FROM password",
        f"INSERT INTO password (person_id, hash, chosen_at, chosen_by_id, seq) VALUES "
        f"((SELECT id FROM person WHERE initials = 'AO'), 'x', 'x', {mc}, (SELECT max(seq) FROM entry))",
        f"INSERT INTO sign_in (digest, person_id, seq, at, until) VALUES ('x', {mc}, 1, 'x', 'y')",
    ):
        with pytest.raises(TrackerError), team_desk.writing() as session:
            session.connection().exec_driver_sql(statement)
    with team_desk.reading() as session:
        ek, entries = (
            team_desk.person(session, "EK"),
            session.connection()
            .exec_driver_sql("SELECT act, subject, after_values FROM entry ORDER BY seq DESC LIMIT 2")
            .all(),
        )
        kept = admission.password_of(session.connection(), ek.id)

    assert [(act, values) for act, _, values in entries] == [("choose password", "[]")] * 2
    assert kept is not None
    assert kept.hash not in repr(kept)


@each("password", ["plum harbour", "Ünïted kettles 9", "xkcd correct horse"])
def test_a_good_password(password: str) -> None:
    assert require_good(password, names=("Elias Kramer", "EK", "tracker"))


@each(
    "password",
    [
        "",
        "short",
        "a" * 30,
        "abcdefghijklmnop",
        "123456789012",
        "tracker12345",
        "eliaskramer2026",
        "x\ny" * 9,
        "q" * 999,
    ],
)
def test_a_password_that_will_not_do_is_refused_without_being_said(password: str) -> None:
    with pytest.raises(BadInputError) as told:
        require_good(password, names=("Elias Kramer", "EK", "tracker"))
    assert len(password) < 4 or password not in str(told.value)


def test_nobody_chooses_anybody_elses_password_but_an_editor_the_first(team_desk: Desk) -> None:
    with pytest.raises(MoveRefusedError, match="chosen by whose it is"):
        give(team_desk, "EK", OWN, by="MC")


def test_what_a_secret_hashes_to_lets_nobody_in(team_desk: Desk) -> None:
    give(team_desk, "EK", OWN)
    with team(team_desk) as client:
        come(client, "EK", OWN)
        digest = digest_of(client.cookies["tracker"])
        carry(client, digest)
        assert client.get("/").status_code == 303


def test_a_backup_carries_passwords_and_nobody_who_is_signed_in(team_desk: Desk) -> None:
    give(team_desk, "EK", OWN)
    copy = team_desk.folder / "copy.db"
    with team(team_desk) as client:
        come(client, "EK", OWN)
        back_up(team_desk.place, copy)

    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("SELECT (SELECT count(*) FROM password), (SELECT count(*) FROM sign_in)").fetchone() == (
            1,
            0,
        )
    with team_desk.reading() as session:
        dump = b"".join(export_desk(session))
    assert b"argon2" not in dump
    assert b"choose password" in dump
