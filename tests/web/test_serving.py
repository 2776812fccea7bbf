"""The program that serves: what it says first, and how it ends."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from tests.desks import Desk
from tracker.domain.errors import BadInputError
from tracker.web.serving import serve_laptop


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
        program.wait(20)

    assert "works once" in said
    assert "Traceback" not in said


def test_a_port_that_is_taken_is_refused_in_a_sentence(desk: Desk) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(BadInputError, match=f"port {port} cannot be had"):
            serve_laptop(desk.place, None, port, lambda _: None)


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
