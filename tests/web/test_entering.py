"""Coming in, going out, and who is let in nowhere."""

from __future__ import annotations

from tests.desks import Desk
from tests.web.client import Client
from tests.web.door import HOST, House, served
from tracker.web.access import COOKIE, OneLink
from tracker.web.app import make_app
from tracker.web.door import Door


def test_the_link_of_a_laptop_works_once_and_lets_in_nobody_else(desk: Desk) -> None:
    access = OneLink(1)
    with Client(make_app(Door(desk.place), access, [HOST]), base_url=f"http://{HOST}") as client:
        assert client.get("/", follow_redirects=False).headers["location"].startswith("/sign-in")
        assert client.get("/enter/another").status_code == 403

        come = client.get(f"/enter/{access.word}", follow_redirects=False)

        assert (come.status_code, come.headers["location"]) == (303, "/")
        assert {"HttpOnly", "SameSite=lax"} <= {word.strip() for word in come.headers["set-cookie"].split(";")}
        assert client.get("/").status_code == 200
        client.cookies.clear()
        assert client.get(f"/enter/{access.word}").status_code == 403


def test_a_page_is_shown_to_who_is_signed_in_and_to_nobody_after(house: House) -> None:
    browser = house.as_("EK")
    assert browser.opened("/").cssselect("h1")[0].text_content() == "Stories"

    assert browser.send("/sign-out").headers["location"] == "/sign-in"

    assert browser.get("/").status_code == 303


def test_a_form_of_another_site_is_refused(house: House) -> None:
    browser = house.as_("EK")

    assert "form is not one of this desk's" in browser.refused("/sign-out", form_token="x")
    elsewhere = {"Cookie": f"{COOKIE}={browser.secret}", "Origin": "http://evil.test"}
    assert house.client.post("/sign-out", headers=elsewhere).status_code == 403
    assert house.client.get("/", headers={"Host": "evil.test"}).status_code == 403
    assert browser.get("/").status_code == 200


def test_every_answer_lets_a_browser_run_nothing_but_our_own_script(house: House) -> None:
    for path in ("/", "/static/desk.css", "/nowhere", "/sign-in"):
        headers = house.as_("EK").get(path).headers
        assert "default-src 'none'; script-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")
    mark = house.client.get("/static/desk.css").headers["etag"]
    assert house.client.get("/static/desk.css", headers={"If-None-Match": mark}).status_code == 304


def test_who_has_left_the_desk_is_no_longer_let_in(team_desk: Desk) -> None:
    with served(team_desk) as house:
        browser = house.as_("MC")
        assert browser.get("/").status_code == 200
        team_desk.tamper(
            "UPDATE person_role SET ended_at = '2026-01-01T00:00:00.000000+00:00' WHERE person_id = "
            "(SELECT id FROM person WHERE initials = 'MC')"
        )

        assert browser.get("/").status_code == 403
        assert browser.get("/").status_code == 303
