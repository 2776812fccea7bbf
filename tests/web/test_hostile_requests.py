"""Requests that no browser of ours sends: too much, too long, elsewhere, twice, and what becomes of a bug."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tests.desks import Desk
from tests.web.client import Client
from tests.web.door import HOST, House, text_of
from tracker.domain.errors import DeskError
from tracker.services.desks import choose_setting
from tracker.web.access import OneLink, cookie_name
from tracker.web.api.calls import desk
from tracker.web.app import make_app
from tracker.web.door import Door
from tracker.web.names import Names
from tracker.web.origins import OwnOrigin
from tracker.web.pages import people as pages

MEGABYTE = 2**20


PATHS = (
    "/static/../app.py",
    "/static/%2e%2e/app.py",
    "/static/..%2fapp.py",
    "/static/%2e%2e%2f%2e%2e%2fdoor.py",
    "/static//etc/passwd",
    "/static/%00",
    "/stories/..%2f..%2fetc",
    "/stories/%2e%2e",
    "/stories/%00",
    "/stories/\u202e",
    f"/stories/{'x' * 9000}",
    "/stories/a/claims/99999999999999999999999",
    "/stories/a/claims/-1",
    f"/stories/a/claims/{'9' * 5000}",
    f"/sources/{'9' * 5000}",
    "/enter/",
)


FORM = "/?stage=draft"
"""The page with the form that is sent."""


def sent(
    house: House,
    size: int,
    *,
    announced: bool = True,
    multipart: bool = True,
    came_from: str = f"http://desk.test{FORM}",
) -> Response:
    """Something of this size, sent to a move by somebody who may."""
    browser = house.as_("RL")
    kind = "multipart/form-data; boundary=x" if multipart else "application/x-www-form-urlencoded"
    begin = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n' if multipart else b"text="

    def body() -> Iterator[bytes]:
        yield begin
        yield from (b"x" * 65536 for _ in range(size // 65536))

    headers = {"Cookie": f"tracker={browser.secret}", "Content-Type": kind, "Referer": came_from}
    content = b"".join(body()) if announced else body()
    return house.client.post("/file", content=content, headers=headers)  # type: ignore[return-value]


def test_what_is_too_large_is_refused_with_a_sentence_whether_or_not_it_said_so(house: House) -> None:
    with house.desk.writing() as session:
        choose_setting(session, "upload-megabytes", "1", by=house.desk.person(session, "EK"))

    for announced in (True, False):
        large = sent(house, 3 * MEGABYTE, announced=announced)
        assert large.status_code == 413, announced
        assert "That file is too large: 1 MB may be sent at once" in text_of(large)  # type: ignore[arg-type]
        assert f'href="{FORM}">Back to where you were' in large.text, announced  # type: ignore[attr-defined]
        typed = sent(house, 9 * MEGABYTE, announced=announced, multipart=False)
        most = (
            "8 MB may be sent" if announced else "4,096 KB may stand in a field"
        )  # the first of both that it turns out
        assert (typed.status_code, f"too long: {most}" in text_of(typed)) == (413, True)  # type: ignore[arg-type]
        assert sent(house, MEGABYTE, announced=announced).status_code == 409  # no form token: it was read
    assert sent(house, 3 * MEGABYTE, came_from="http://[").status_code == 413, "that is no address"
    assert house.as_("RL").get(f"/files/fits?bytes={MEGABYTE}").status_code == 204
    over = house.as_("RL").get(f"/files/fits?bytes={MEGABYTE + 1}")
    assert (over.status_code, "That file is too large: 1 MB" in text_of(over)) == (400, True), "before it is sent"
    assert house.as_("RL").send("/file", files=None, **dict.fromkeys(map(str, range(600)), "x")).status_code == 400


def test_a_path_leads_nowhere_but_to_a_page(house: House) -> None:
    for path in PATHS:
        answer = house.as_("EK").get(path)
        assert answer.status_code in (404, 303), (path, answer.status_code)
        assert "Traceback" not in answer.text
        if answer.status_code == 303:
            assert not answer.headers["location"].startswith("//"), path


def test_a_cookie_or_header_of_any_kind_is_answered(house: House) -> None:
    for cookie in (
        "tracker=" + "x" * 60_000,
        "tracker=\xff\xfe",
        "tracker=;;;===",
        "tracker=é",
        "tracker-told=x.y; tracker=EK",
    ):
        answer = house.client.get("/", headers=[(b"cookie", cookie.encode("latin-1"))], follow_redirects=False)
        assert answer.status_code in (200, 303), cookie[:30]
    signed_in = f"tracker={house.as_('EK').secret}"
    for told in ("x", "x.", ".x", "eA==.ff", "é.é", "x" * 5000):
        headers = [(b"cookie", f"{signed_in}; tracker-told={told}".encode("latin-1"))]
        page = house.client.get("/", headers=headers)
        assert (page.status_code, 'id="told"' in page.text) == (200, True), told
    assert (
        house.client.get("/", headers={"X-Forwarded-Host": "evil.test", "Forwarded": "host=evil.test"}).status_code
        == 200
    )


def test_a_bug_is_a_plain_page_and_a_log_without_what_it_was_about(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    def broken(_: Request) -> Response:
        raise ValueError("HERON is Jane Roe")

    app = house.client.app
    assert isinstance(app, Starlette)
    app.routes[:0] = [Route("/broken", broken), Route("/api/broken", broken)]
    for _ in range(3):
        answer = house.client.get("/broken")

    assert answer.status_code == 500
    assert re.search(
        r"This is a bug in tracker \(ValueError\)\. Where it happened is written to tracker-bug-[^/]*\.log at",
        text_of(answer),
    )
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    [log] = (tmp_path / "tracker").iterdir()
    assert "in broken" in log.read_text()
    assert "Jane" not in log.read_text() + answer.text
    assert house.client.get("/api/broken").json()["error"].startswith("this is a bug in tracker")


def test_a_bug_or_a_fault_of_the_disk_is_told_to_a_program_as_on_a_page(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for error, status, told in (
        (ValueError("HERON is Jane Roe"), 500, "this is a bug in tracker (valueerror)"),
        (OSError(errno.ENOSPC, "x"), 507, "nothing was changed at this desk"),
        (DeskError("the desk is busy"), 503, "the desk is busy"),
    ):

        def fail(*_: object, error: Exception = error) -> None:
            raise error

        for place, path in ((desk, "/api/people"), (pages, "/people")):
            monkeypatch.setattr(place, "list_people", fail)
            answer = house.as_("EK").get(path)
            said = answer.json()["error"] if path.startswith("/api") else text_of(answer)
            assert (answer.status_code, told in said.casefold(), "Jane" in said) == (status, True, False), (path, said)


def test_the_link_of_a_laptop_is_used_up_by_coming_and_by_nothing_else(desk: Desk) -> None:
    access = OneLink(1)
    with Client(
        make_app(Door(desk.place), access, [HOST]), base_url=f"http://{HOST}", follow_redirects=False
    ) as client:
        assert client.head(f"/enter/{access.word}").status_code == 200
        assert client.post(f"/enter/{access.word}").status_code == 405
        assert client.get("/enter/%C3%A9").status_code == 403
        assert client.post("/sign-in", data={"name": "ann", "password": "x"}).status_code == 401
        assert client.get(f"/enter/{access.word}").status_code == 303
        assert client.get(f"/enter/{access.word}").status_code == 403
        assert "needs a password" in client.get("/password").text


def test_under_which_names_a_desk_is_asked(house: House) -> None:
    named = Names.of(["127.0.0.1:8642", "localhost:8642"])
    everywhere = Names.of(["127.0.0.1:8642"], port=8642)
    usual = Names.of(["desk"], port=80)
    tls = Names.of(["desk.example.org"], secure=True)

    assert [named.is_ours(host) for host in ("localhost:8642", "127.0.0.1", "10.0.0.5:8642", "")] == [
        True,
        False,
        False,
        False,
    ]
    assert [everywhere.is_ours(host) for host in ("10.0.0.5:8642", "[::1]:8642", "10.0.0.5", "evil.test:8642")] == [
        True,
        True,
        False,
        False,
    ]
    assert usual.is_ours("10.0.0.5")
    assert everywhere.is_own("http://10.0.0.5:8642", "10.0.0.5:8642")
    assert not everywhere.is_own("http://10.0.0.6:8642", "10.0.0.5:8642")
    assert tls.is_own("https://desk.example.org", "desk.example.org")
    assert not tls.is_own("http://desk.example.org", "desk.example.org")
    assert [cookie_name(host, secure=False) for host in ("127.0.0.1:1", "desk")] == ["tracker-1", "tracker"]
    app = OwnOrigin(PlainTextResponse("in"), named)
    client = Client(app, base_url="http://localhost:8642")
    assert client.get("/").text == "in"
    assert client.get("/", headers={"Host": "evil.test"}).status_code == 403
    assert client.post("/", headers={"Origin": "null"}).status_code == 403
