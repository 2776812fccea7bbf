"""The program that serves: what it says first, and how it ends."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette

from tests.desks import Desk
from tests.each import each
from tracker.domain.errors import BadInputError
from tracker.services import passwords
from tracker.services.admitting import choose_password, hash_password
from tracker.web.public import Public
from tracker.web.serving import _listen, serve_laptop, serve_team


def test_the_program_prints_its_link_first_lets_in_with_it_and_ends_when_told(desk: Desk) -> None:
    words = [sys.executable, "-m", "tracker", "--db", desk.address, "serve", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        try:
            link = urlsplit(program.stdout.readline().strip())
            assert (link.scheme, link.hostname) == ("http", "127.0.0.1")

            client = http.client.HTTPConnection(link.netloc, timeout=20)
            client.request("GET", link.path)
            answer = client.getresponse()
            answer.read()
            assert (answer.status, answer.headers["location"]) == (303, "/")
            cookie = {"Cookie": str(answer.headers["set-cookie"]).partition(";")[0]}
            client.request("GET", "/", headers=cookie)
            assert b"<h1>Stories</h1>" in client.getresponse().read()
            client.request("GET", "/live", headers=cookie)
            stream = client.getresponse()
            assert stream.readline() == b"retry: 2000\n"
        finally:
            program.send_signal(signal.SIGTERM)
        assert b"event: here" in stream.read(), "a stream that is cut off raises here"
        client.close()
        said = program.stderr.read()
        assert program.wait(20) == 0

    assert "works once" in said
    assert "Traceback" not in said


def test_a_port_that_is_taken_is_refused_in_a_sentence(desk: Desk) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(BadInputError, match=f"port {port} cannot be had"):
            serve_laptop(desk.place, None, port, lambda _: None)


def test_no_half_of_an_answer_waits_for_the_others_receipt() -> None:
    with _listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        assert listening.accept()[0].proto == socket.IPPROTO_TCP, (
            "else asyncio leaves out TCP_NODELAY, which costs 40 ms a page"
        )


def test_the_usual_port_being_taken_any_other_does(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr("tracker.web.serving.PORT", taken.getsockname()[1])
        monkeypatch.setattr("tracker.web.serving.run", lambda app, listening: listening.close())

        serve_laptop(desk.place, None, None, printed.append)

        [link] = printed
        assert urlsplit(link).port != taken.getsockname()[1]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> list[Starlette]:
    """Nothing is answered: what would be served is kept here."""
    served: list[Starlette] = []

    def end(app: Starlette, listening: socket.socket) -> None:
        served.append(app)
        listening.close()

    monkeypatch.setattr("tracker.web.serving.run", end)
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    return served


def team(desk: Desk, host: str = "127.0.0.1", url: str | None = None) -> tuple[str, str]:
    """What is said first, and what is said besides, where a team is served."""
    said: list[str] = []
    warned: list[str] = []
    serve_team(desk.place, host, 0, Public.of(url) if url else None, said.append, warned.append)
    [first] = said
    return first, " ".join(warned)


def test_a_team_is_served_once_somebody_has_a_password_and_told_when_passwords_travel_in_the_open(
    team_desk: Desk, at_once: list[Starlette]
) -> None:
    with pytest.raises(BadInputError, match="nobody at this desk has a password yet"):
        team(team_desk)
    with team_desk.writing() as session:
        ek = team_desk.person(session, "EK")
        choose_password(session, ek, hash_password(ek, "plum harbour otter", by=ek), by=ek)

    here, told = team(team_desk)
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", here)
    assert "in the open" not in told
    assert "Without a password, so not let in: AO, MC, RL, ann" in told
    anywhere, told = team(team_desk, "0.0.0.0")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", anywhere)
    assert "Passwords travel in the open" in told
    assert f"From other machines: http://{socket.gethostname()}:" in told
    behind, told = team(team_desk, url="https://Desk.example.org")
    assert behind == "https://desk.example.org/"
    assert "Listening at http://127.0.0.1:" in told
    assert "in the open" not in told
    assert [app.state.served.cookie for app in at_once][2] == "__Host-tracker"
    assert all(app.state.served.access.team for app in at_once)


@each(
    "url",
    [
        "desk",
        "ftp://desk",
        "https://desk/path",
        "https://u:p@desk",
        "https://desk:x",
        "https://",
        "https://dësk",
        "https://desk?x",
    ],
)
def test_what_is_no_public_address(url: str) -> None:
    with pytest.raises(BadInputError, match="--url is to be the address by which people come"):
        Public.of(url)


def test_loopback_has_two_kinds_of_addresses(desk: Desk, at_once: list[Starlette]) -> None:
    printed: list[str] = []
    try:
        serve_laptop(desk.place, None, 0, printed.append, "::1")
    except BadInputError as error:
        pytest.skip(str(error))

    assert printed[0].startswith("http://[::1]:")
    assert not at_once[0].state.served.access.team
    with pytest.raises(BadInputError, match="cannot be had"):
        serve_laptop(desk.place, None, None, printed.append, "192.0.2.1")
