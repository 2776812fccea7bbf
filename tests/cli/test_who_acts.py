"""Who acts: on a server whose login it is, with the rights that `db grants` gives; on a laptop whoever --by names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from argon2 import PasswordHasher
from sqlalchemy import make_url

from tests import postgres
from tests.cli.door import Answer, Door, sentence_of
from tests.logins import logins
from tracker.domain.vocabulary import SourceKind
from tracker.services import passwords
from tracker.services.admitting import choose_password, hash_password
from tracker.services.sources import add_source
from tracker.store.address import Address
from tracker.web import door as web_door
from tracker.web.by_password import ByPassword

STORY = "The mayor resigned on Monday.\n"
LOGINS = {"RL": "reporter", "MC": "checker", "EK": "editor", "RD": "reader"}


@dataclass
class Office:
    """A desk on a server, and a door to it for every login."""

    url: str
    capsys: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch

    @property
    def owner(self) -> str:
        """The login that made the desk."""
        return make_url(self.url).username or ""

    def at(self, login: str) -> Elsewhere:
        """The desk as somebody sees who logged in so."""
        return Elsewhere(Door(Path("desk"), self.capsys, self.patch), self._as(login))

    @contextmanager
    def raw(self, login: str) -> Iterator[psycopg.Connection[Any]]:
        """A plain connection of the same login."""
        with postgres.at_server(self._as(login)) as connection:
            yield connection

    def _as(self, login: str) -> str:
        return make_url(self.url).set(username=login).render_as_string(hide_password=False)


@dataclass
class Elsewhere:
    """A door whose desk is no file."""

    door: Door
    address: str

    def __call__(self, *words: str, by: str | None = None, stdin: str = "") -> Answer:
        return self.door.bare("--db", self.address, *(("--by", by) if by else ()), *words, stdin=stdin)

    def done(self, *words: str, by: str | None = None, stdin: str = "") -> str:
        answer = self(*words, by=by, stdin=stdin)
        assert answer.status == 0, answer
        return str(answer.out)

    def refused(self, *words: str, by: str | None = None, stdin: str = "") -> str:
        return sentence_of(self(*words, by=by, stdin=stdin))


@pytest.fixture
def office(
    server_database: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Office]:
    """A desk of several, each with a login that has the rights that `db grants` prints; its owner is `postgres`."""
    found = Office(server_database, capsys, monkeypatch)
    owner = found.at(found.owner)
    own = [f"desk_{initials.lower()}" for initials in LOGINS]
    with logins(server_database, [*own, "desk_nobody"]):
        owner.done("init")
        for (initials, role), login in zip(LOGINS.items(), own, strict=True):
            owner.done("person", "add", initials, "--initials", initials, "--role", role, "--login", login)
        owner.done("settings", "second-person", "required")
        carry_out(found)
        with found.raw(found.owner) as connection:
            connection.execute("GRANT tracker_reader TO desk_nobody")
        yield found


def carry_out(office: Office) -> None:
    """What whoever runs the server does with the printed SQL."""
    warned: list[str] = []
    with office.raw(office.owner) as connection:
        connection.add_notice_handler(lambda notice: warned.append(str(notice.message_primary)))
        connection.execute(office.at(office.owner).done("db", "grants").encode())
    assert warned == []


def test_on_a_server_whoever_logged_in_acts_and_nobody_else(office: Office) -> None:
    reporter, checker, editor = office.at("desk_rl"), office.at("desk_mc"), office.at("desk_ek")

    reporter.done("file", "-", "--slug", "mayor", "--reporter", "RL", stdin=STORY)
    reporter.done("claim", "add", "mayor", "--text", "The mayor resigned.", "--quote", "The mayor resigned")
    reporter.done("source", "add", "City Hall", "--kind", "organisation")
    reporter.done("attribute", "mayor#1", "City Hall", "--status", "confirmed")
    reporter.done("evidence", "add", "mayor#1", "--source", "City Hall", "--locator", "p. 1")
    checker.done("take", "mayor#1", "--for", "calling City Hall")
    sentence = checker.refused("approve", "mayor#1", by="EK")
    assert sentence.startswith(
        "on this server you are MC, for your login is “desk_mc”: leave --by out (and TRACKER_BY)"
    )
    checker.done("verify", "mayor#1", by="MC")
    editor.done("approve", "mayor#1")
    editor.done("sign-off", "mayor")
    editor.done("publish", "mayor")
    editor.done("file", "-", "--slug", "mayor", stdin="The mayor did not resign on Monday.\n")

    log = editor("log", "--limit", "4").rows
    assert {(one["by"], one["login"]) for one in log} == {("EK", "desk_ek")}
    assert "under a login of the database server that is one person's at the desk" in editor.done("report", "mayor")
    assert editor.done("log", "verify").startswith("The ledger verifies")


def test_a_login_that_is_nobodys_and_a_readers_may_read_and_not_write(office: Office, tmp_path: Path) -> None:
    nobody, reader, owner = office.at("desk_nobody"), office.at("desk_rd"), office.at(office.owner)

    assert nobody.done("person", "list").startswith("initials\tname\tlogin\troles\n")
    assert nobody.refused("file", "-", "--slug", "x", stdin=STORY) == (
        "the login “desk_nobody” is nobody's at this desk, so it may read and not write: an editor says whose it is with "
        "`tracker person edit INITIALS --login desk_nobody`"
    )
    assert "may read this desk but not write on it" in reader.refused("file", "-", "--slug", "x", stdin=STORY)
    copy = str(tmp_path / "copy.db")
    assert reader.refused("db", "backup", copy).startswith("a copy of the whole desk takes the role editor")
    assert "proven after it was written" in nobody.done("db", "backup", copy)
    owner.done("person", "edit", "MC", "--left")
    carry_out(office)
    assert "this role may not" in office.at("desk_mc").refused("person", "list")
    assert owner.refused("person", "edit", "RD", "--login", "desk_ek") == "the login “desk_ek” is EK's: name another"


def test_an_editor_who_is_not_the_owner_is_told_who_may_purge_before_anything_is_looked_through(office: Office) -> None:
    editor, owner = office.at("desk_ek"), office.at(office.owner)
    editor.done("source", "add", "Elias Ambler", "--kind", "person")
    hidden = ("--confidential", "--known-to", "EK", "--description", "an official")
    editor.done("source", "edit", "Elias Ambler", "--name", "BIRCH", *hidden)
    line = ("log", "purge", "--subject", "BIRCH", "--reason", "protection")

    told = " ".join(editor.done(*line).split())
    assert f"This cannot be taken back: it takes --yes by whoever logs in as {office.owner}." in told
    assert editor.refused(*line, "--yes") == (
        f"emptying entries takes the owner of the desk's tables: ask whoever logs in as {office.owner}"
    )
    assert "add --yes to do it" in owner.done(*line)
    assert "1 entry emptied" in owner.done(*line, "--yes")


FORBIDDEN = (
    ("desk_ek", "DELETE FROM review"),
    ("desk_ek", "TRUNCATE claim CASCADE"),
    ("desk_ek", "UPDATE entry SET act = 'x'"),
    ("desk_ek", "UPDATE review SET reason = 'x'"),
    ("desk_ek", "DROP TABLE claim"),
    ("desk_ek", "CREATE TABLE mine (x int)"),
    ("desk_ek", "ALTER TABLE entry DISABLE TRIGGER ALL"),
    ("desk_mc", "UPDATE person SET login = 'desk_mc' WHERE initials = 'EK'"),
    ("desk_mc", "INSERT INTO person_role (person_id, role) VALUES (3, 'editor')"),
    ("desk_mc", "UPDATE setting SET value = 'off' WHERE name = 'second-person'"),
    ("desk_mc", "INSERT INTO sign_off (revision_id, sha256, policy, by_id, at) VALUES (1, '', '', 1, '')"),
    ("desk_rd", "UPDATE claim SET note = 'x'"),
    ("desk_rd", "INSERT INTO entry SELECT * FROM entry"),
)


def test_the_rights_are_what_the_roles_need_and_nothing_else(office: Office) -> None:
    for login, statement in FORBIDDEN:
        with office.raw(login) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)


def test_a_desk_where_nobody_has_a_login_yet_takes_the_first_from_who_says_who_they_are(office: Office) -> None:
    owner = office.at(office.owner)
    with office.raw(office.owner) as connection:
        connection.execute("ALTER TABLE person DISABLE TRIGGER USER")
        connection.execute("UPDATE person SET login = NULL")
        connection.execute("ALTER TABLE person ENABLE TRIGGER USER")

    assert owner.refused("settings", "hold-hours", "5") == (
        "nobody at this desk has a login yet: the first is given with `tracker --by INITIALS person edit INITIALS --login "
        f"{office.owner}`"
    )
    assert owner.refused("person", "edit", "EK", "--login", office.owner, by=office.owner) == (
        f"“{office.owner}” is your own login, which makes you EK: say --by EK, if that is you"
    )
    owner.done("person", "edit", office.owner, "--login", office.owner, by=office.owner)
    assert f"on this server you are {office.owner}" in owner.refused("settings", "hold-hours", "5", by="MC")
    owner.done("settings", "hold-hours", "5")


@pytest.mark.sqlite_only("who acts on a laptop is what the system says")
def test_on_a_laptop_the_systems_user_acts_as_whose_login_it_is_and_by_is_taken(tracker: Door) -> None:
    tracker.done("person", "add", "Robin Lacey", "--initials", "RL", "--role", "editor", "--login", "robin")
    tracker.patch.setenv("LOGNAME", "robin")

    tracker.done("settings", "hold-hours", "5")
    tracker.done("settings", "hold-hours", "6", by="ann")

    assert [(one["by"], one["login"]) for one in tracker("log", "--limit", "2").rows] == [
        ("ann", "robin"),
        ("RL", "robin"),
    ]


@pytest.mark.sqlite_only("who acts on a laptop is what the system says")
def test_a_login_under_which_somebody_acted_is_never_anothers(tracker: Door) -> None:
    for initials in ("RL", "MC", "AO"):
        tracker.done("person", "add", initials, "--initials", initials, "--role", "editor")
    tracker.done("person", "edit", "RL", "--login", "robin")
    tracker.done("person", "edit", "RL", "--login", "other")
    tracker.done("person", "edit", "MC", "--login", "robin")
    tracker.patch.setenv("LOGNAME", "robin")
    tracker.done("settings", "hold-hours", "5")
    tracker.done("person", "edit", "MC", "--login", "miriam", by="ann")

    assert tracker.refused("person", "edit", "AO", "--login", "robin", by="ann") == (
        "MC acted under the login “robin”: nobody else can have it"
    )


def test_the_review_desk_is_served_by_a_login_of_its_own_that_alone_reads_what_passwords_hash_to(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    editor, checker, web = office.at("desk_ek"), office.at("desk_mc"), office.at("desk_nobody")
    own, first = "plum harbour otter", "quiet granite lamp"
    editor.done("person", "password", "EK", "--stdin", stdin=own)
    editor.done("person", "password", "RD", "--stdin", stdin=first)
    checker.done("person", "password", "MC", "--stdin", stdin=first)
    checker.done("person", "password", "MC", "--stdin", stdin=own)
    assert "chosen by whose it is" in checker.refused("person", "password", "EK", "--stdin", stdin=first)

    assert "is EK's, so it serves them alone" in editor.refused("serve", "--team")
    assert "is nobody's at this desk: an editor says" in web.refused("serve", "--team")
    assert "is EK's: make one for the review desk alone" in editor.refused("settings", "web-login", "desk_ek")
    editor.done("settings", "web-login", "desk_nobody")
    assert "may not read what passwords hash to" in web.refused("serve", "--team")
    assert "is the review desk's" in editor.refused("person", "edit", "RD", "--login", "desk_nobody")
    carry_out(office)

    door = web_door.Door(Address(web.address))
    access = ByPassword(door)
    secret = access.enter("EK", own, "10.0.0.1")
    assert secret is not None
    found = access.find(secret)
    assert found is not None
    with door.writing(found.person_id) as (session, by):
        add_source(session, "Court", SourceKind.DOCUMENT, by=by)
    first_one = access.enter("RD", first, "10.0.0.1")
    assert first_one is not None
    with door.choosing(access.find(first_one).person_id) as (session, reader):  # type: ignore[union-attr]
        choose_password(session, reader, hash_password(reader, own, by=reader), by=reader)
    access.end(secret)
    assert access.find(secret) is None
    door.close()
    [last] = [one for one in editor("log", "--limit", "3").rows if one["act"] == "add source"]
    assert (last["by"], last["login"]) == ("EK", "desk_nobody")
    for login, said in (
        ("desk_ek", "hash FROM password"),
        ("desk_mc", "digest FROM sign_in"),
        ("desk_rd", "hash FROM password"),
    ):
        with office.raw(login) as raw, pytest.raises(psycopg.errors.InsufficientPrivilege):
            raw.execute(f"SELECT {said}".encode())
    with (
        office.raw("desk_mc") as raw,
        pytest.raises(psycopg.errors.CheckViolation, match="together with the ledger's entry"),
    ):
        raw.execute(b"UPDATE password SET hash = 'x'")
    copies = {login: str(tmp_path / f"{login}.db") for login in ("desk_ek", "desk_nobody")}
    for login, copy in copies.items():
        office.at(login).done("db", "backup", copy)
    kept = {
        login: sqlite3.connect(copy).execute("SELECT count(*) FROM password").fetchone()[0]
        for login, copy in copies.items()
    }
    assert kept == {"desk_ek": 0, "desk_nobody": 3}
    assert editor.done("log", "verify").startswith("The ledger verifies")
