"""Everybody against every page and every move: the one table of who may do what in a browser.

A page or move that is not in it fails the test. What a row allows is done, by the services' own rules, and taken back; what it
does not allow is refused by the server, whatever form is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from argon2 import PasswordHasher
from lxml import html
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route

from tests.bundles import far_off
from tests.desks import Desk
from tests.each import in_turn
from tests.web.client import Client
from tests.web.door import HOST, Browser, text_of
from tests.web.everywhere import FILES, PASSWORD, SECRET, file_at, furnish, put_files, without_a_trace
from tracker.services import passwords
from tracker.services.as_seen import seen_now
from tracker.services.release_seen import SeenStory
from tracker.services.staffing import edit_person
from tracker.services.story_fields_seen import as_shown
from tracker.store.dossiers import load
from tracker.web.access import digest_of, form_token
from tracker.web.app import make_app
from tracker.web.by_password import ByPassword
from tracker.web.door import Door
from tracker.web.pages.claim_moves import MOVES
from tracker.web.pages.claim_work import WORK

ROLES = ("RL", "MC", "AO", "EK", "LG", "RD")
"""A reporter, two checkers, an editor, the lawyer, a reader."""
STRANGERS = ("nobody", "left", "first")
"""Who is not signed in, who left while they were, and who has yet to choose a password of their own."""
ALL, WRITERS, CHECKERS, EDITOR, TRUSTED = ROLES, ROLES[:-1], ("MC", "AO"), ("EK",), ("EK", "LG")
NEXT = "seven brass kettles"
Sending = tuple[int, dict[str, str], dict[str, str]]
"""How it must be answered, fields besides, headers besides."""
REASON = "so it is"


@dataclass(frozen=True)
class Row:
    """A move: where it is sent, with what, and who may."""

    route: str
    path: str
    may: tuple[str, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)
    claim: str | None = None
    """The claim whose look it carries, where it is a decision on one."""
    story: str | None = None
    """The story whose look it carries, where it is one on a story."""
    files: Mapping[str, Any] | None = None


PAGES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("/password", "/password", ALL),
    ("/", "/", ALL),
    ("/stories/{slug}", "/stories/s?claim=1", ALL),
    ("/stories/{slug}/claims/{number:int}", "/stories/s/claims/1", ALL),
    ("/stories/{slug}/diff", "/stories/s/diff", ALL),
    ("/stories/{slug}/proposals", "/stories/s/proposals", ALL),
    ("/stories/{slug}/audit", "/stories/s/audit", ALL),
    ("/queue", "/queue", ALL),
    ("/audit", "/audit", ALL),
    ("/audit/waivers", "/audit/waivers", ALL),
    ("/rules", "/rules", ALL),
    ("/rules/{name}", "/rules/single-source", ALL),
    ("/sources", "/sources", ALL),
    ("/sources/{id:int}", "/sources/1", ALL),
    ("/sources/{id:int}/impact", "/sources/1/impact", ALL),
    ("/derivations", "/derivations", ALL),
    ("/stories/{slug}/sign-off", "/stories/ready/sign-off", ALL),
    ("/stories/{slug}/report", "/stories/s/report", ALL),
    ("/stories/{slug}/report/preview", "/stories/s/report/preview?for=reader", ALL),
    ("/stories/{slug}/report/preview", "/stories/s/report/preview?for=desk", WRITERS),
    ("/stories/{slug}/annotated/preview", "/stories/s/annotated/preview?for=desk", WRITERS),
    ("/stories/{slug}/report.{format}", "/stories/s/report.md?for=reader", ALL),
    ("/stories/{slug}/report.{format}", "/stories/s/report.md?for=desk", WRITERS),
    ("/stories/{slug}/report.{format}", "/stories/s/report.md?for=lawyer", TRUSTED),
    ("/stories/{slug}/annotated.{format}", "/stories/s/annotated.html?for=lawyer", TRUSTED),
    ("/stories/{slug}/sheet.{format}", "/stories/s/sheet.csv", WRITERS),
    ("/stories/{slug}/audit.{format}", "/stories/s/audit.json", ALL),
    ("/stories/{slug}/export.{format}", "/stories/s/export.jsonl", WRITERS),
    ("/stories/{slug}/export.{format}", "/stories/out/export.prov?for=lawyer", TRUSTED),
    ("/sheet.{format}", "/sheet.csv", WRITERS),
    ("/audit.{format}", "/audit.json", ALL),
    ("/export.jsonl", "/export.jsonl", EDITOR),
    ("/ledger", "/ledger", ALL),
    ("/people", "/people", ALL),
    ("/policies/{name}", "/policies/default", ALL),
    ("/files/fits", "/files/fits?bytes=1", ALL),
    ("/files/{sha256}", file_at("Court"), ALL),
    ("/files/{sha256}", file_at("HERON"), WRITERS),
)
"""Route, a page of it, and who sees it."""
OPEN = {"/sign-in", "/enter/{word}"}
"""Where who is not signed in comes; tests/web/test_sign_in.py and test_entering.py go there."""
STREAMS = {"/live"}
"""What does not end by itself: tests/web/test_live.py listens. Here it is asked by who may not."""

_CLAIM = "/stories/{slug}/claims/{number:int}/{move}"


def _on(label: int, move: str, may: tuple[str, ...], *, slug: str = "s", seen: bool = False, **fields: str) -> Row:
    given = {name.strip("_"): value for name, value in fields.items()}
    return Row(_CLAIM, f"/stories/{slug}/claims/{label}/{move}", may, given, f"{slug}#{label}" if seen else None)


HELD = ("MC",)
FACT_CHECK = b"""{"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://checks.example.org/1",
"claimReviewed": "Claim b."}"""
SEEN_PROPOSALS = {"seen": "1.1-999"}
TABLE = [
    Row("/sign-out", "/sign-out", ALL),
    Row(
        "/password",
        "/password",
        ALL,
        {"password": PASSWORD, "new_password": NEXT, "new_password_again": NEXT},
    ),
    Row("/file", "/file", WRITERS, {"text": "The bank opened. Nine people came, the mayor said.", "slug": "bank"}),
    Row("/stories/{slug}/claims", "/stories/s/claims", WRITERS, {"text": "It rained.", "status": "unattributed"}),
    Row("/stories/{slug}/edit", "/stories/s/edit", ("RL", "EK"), {"headline": "T", "seen": as_shown("S", "RL", None)}),
    Row("/queue/take", "/queue/take", CHECKERS, {"claim": "s#1"}),
    Row("/queue/release", "/queue/release", ("MC", "EK"), {"claim": "s#2"}),
    Row("/tasks/{id:int}/done", "/tasks/1/done", WRITERS, {"note": "mended"}),
    Row("/stories/{slug}/proposals", "/stories/s/proposals", WRITERS, {}),
    Row("/stories/{slug}/proposals/accept", "/stories/s/proposals/accept", WRITERS, {"id": "1", "new_source": "1"}),
    Row("/stories/{slug}/proposals/dismiss", "/stories/s/proposals/dismiss", WRITERS, {"id": "1"}),
    Row("/stories/{slug}/proposals/accept-all", "/stories/s/proposals/accept-all", WRITERS, SEEN_PROPOSALS),
    Row("/stories/{slug}/proposals/dismiss-all", "/stories/s/proposals/dismiss-all", WRITERS, SEEN_PROPOSALS),
    Row("/stories/{slug}/proposals/undo", "/stories/s/proposals/undo", ()),  # nobody has done anything there
    Row("/comments/{id:int}/take", "/comments/1/take", WRITERS, {"claim": "s#1"}),
    Row("/comments/{id:int}/dismiss", "/comments/1/dismiss", WRITERS),
    Row(
        "/waivers", "/waivers", EDITOR, {"claim": "s#1", "rule": "single-source", "until": far_off(), "reason": REASON}
    ),
    Row("/waivers/{id:int}/withdraw", "/waivers/1/withdraw", EDITOR, {"reason": REASON}),
    Row("/sources", "/sources", WRITERS, {"name": "Gazette", "kind": "outlet"}),
    Row("/sources/{id:int}/edit", "/sources/2/edit", WRITERS, {"note": "x"}),
    Row("/sources/{id:int}/merge", "/sources/3/merge", WRITERS, {"into": "Herald"}),
    Row("/sources/{id:int}/retract", "/sources/2/retract", WRITERS, {"reason": REASON}),
    Row("/sources/{id:int}/restore", "/sources/4/restore", WRITERS),
    Row("/sources/{id:int}/derivations", "/sources/1/derivations", WRITERS, {"other": "Agency"}),
    Row("/derivations/suspect", "/derivations/suspect", WRITERS, {}),
    Row("/derivations/{id:int}", "/derivations/1", WRITERS, {"assessment": "confirmed"}),
    Row("/derivations/{id:int}/retract", "/derivations/1/retract", WRITERS, {"reason": REASON}),
    Row("/stories/{slug}/sign-off", "/stories/ready/sign-off", EDITOR, story="ready"),
    Row("/stories/{slug}/publish", "/stories/signed/publish", EDITOR, story="signed"),
    Row("/stories/{slug}/check-publish", "/stories/ready/check-publish", ALL, {"text": "The train has a helicopter."}),
    Row("/replies/{id:int}/edit", "/replies/1/edit", WRITERS, {"outcome": "declined"}),
    Row("/replies/{id:int}/retract", "/replies/1/retract", WRITERS, {"reason": REASON}),
    Row("/ledger/verify", "/ledger/verify", ALL),
    Row("/people", "/people", EDITOR, {"name": "Zoe Zimmer", "initials": "ZZ", "role": "checker"}),
    Row("/people/{initials}", "/people/AO", EDITOR, {"name": "Ada Okafor", "seen": "Adaeze Okafor"}),
    Row("/people/{initials}/password", "/people/AO/password", EDITOR, {"new_password": NEXT}),
    Row("/settings/{name}", "/settings/hold-hours", EDITOR, {"value": "8"}),
    Row("/policies", "/policies", EDITOR, {"policy": "two-source"}),
    Row("/policies/desk", "/policies/desk", EDITOR, {"article": "out"}),
    _on(1, "take", CHECKERS),
    _on(2, "release", ("MC", "EK"), reason=REASON),
    _on(1, "assign", EDITOR, person="MC"),
    _on(2, "verify", HELD, seen=True),
    _on(2, "dispute", HELD, seen=True),
    _on(2, "refute", HELD, seen=True),
    _on(2, "unverifiable", HELD, seen=True, reason=REASON),
    _on(2, "needs-source", HELD, seen=True, reason=REASON),
    _on(6, "opinion", ("AO",), seen=True, outcome="verified"),
    _on(3, "approve", EDITOR, seen=True),
    _on(3, "return", ("MC", "EK"), seen=True, reason=REASON),
    _on(4, "reopen", EDITOR, seen=True, reason=REASON),
    _on(5, "reopen", EDITOR, seen=True, reason=REASON),
    _on(1, "withdraw", ("RL", "EK"), seen=True, reason=REASON),
    _on(3, "correct", EDITOR, slug="out", seen=True, with_="out#2"),
    _on(5, "undo", EDITOR),
    _on(9, "undo", ("AO",)),
    _on(1, "evidence", WRITERS, source="Court", bearing="supports", excerpt="so"),
    _on(1, "retract-evidence", WRITERS, id="1", reason=REASON),
    _on(7, "mend-evidence", WRITERS, id="14", locator="p. 9"),
    _on(1, "attribute", WRITERS, source="Court", status="reported"),
    _on(1, "check-attribution", ("MC", "AO", "EK"), id="1", locator="p. 1"),
    _on(1, "retract-attribution", WRITERS, id="1", reason=REASON),
    _on(1, "derive", WRITERS, source="Court", drew_on="Agency"),
    _on(1, "edit", WRITERS, seen=True, text="Claim 1, mended."),
    _on(1, "place", WRITERS, slug="barns", gone="1"),
    _on(1, "take-comment", WRITERS, id="1"),
    _on(1, "dismiss-comment", WRITERS, id="1"),
    _on(1, "waive", EDITOR, rule="single-source", until=far_off(), reason=REASON),
    _on(7, "withdraw-waiver", EDITOR, id="1", reason=REASON),
    _on(2, "reply", WRITERS, party="the mayor"),
    _on(1, "answer", WRITERS, id="1", outcome="declined"),
    _on(1, "group", WRITERS, others="s#2", name="x"),
    _on(1, "ungroup", WRITERS),
    Row(
        "/stories/{slug}/claims/{number:int}/fact-check",
        "/stories/s/claims/1/fact-check",
        WRITERS,
        {"source": "Court"},
        files={"file": ("check.json", FACT_CHECK)},
    ),
    _on(1, "split", ("RL", "EK"), seen=True, parts="It has a helicopter.\nIt has a board.", reason=REASON),
    _on(1, "merge", ("RL", "EK"), seen=True, into="s#7", reason=REASON),
]


class Hall:
    """The desk, served to a team, and everybody at it."""

    def __init__(self, desk: Desk, app: Starlette, client: Client) -> None:
        self.desk, self.app, self.client = desk, app, client
        self.secrets: dict[str, str] = {}

    def browser(self, who: str) -> Browser:
        """Somebody's; they are signed in from here on."""
        return Browser(self.client, self.secrets.get(who, "nothing"))


@pytest.fixture
def hall(team_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    """The furnished desk with everybody signed in by password."""
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    team_desk.become("everywhere", lambda: furnish(team_desk))
    put_files(team_desk)
    door = Door(team_desk.place)
    access = ByPassword(door)
    app = make_app(door, access, [HOST])
    with Client(app, base_url=f"http://{HOST}", follow_redirects=False) as client:
        found = Hall(team_desk, app, client)
        for who in ROLES:
            secret = access.enter(who, PASSWORD, "10.0.0.1")
            assert secret is not None, who
            found.secrets[who] = secret
        yield found


def walked(routes: list[BaseRoute], before: str = "") -> Iterator[tuple[str, str]]:
    """Every way into the application: method and path."""
    for one in routes:
        if isinstance(one, Mount):
            yield from walked(list(one.routes), before + one.path)
        elif isinstance(one, Route):
            yield from ((method, before + one.path) for method in (one.methods or {"GET"}) - {"HEAD", "OPTIONS"})


def test_no_page_and_no_move_is_without_its_row(hall: Hall) -> None:
    there = {(method, path) for method, path in walked(list(hall.app.routes)) if not path.startswith("/api")}
    rows = {("GET", path) for path in (*(route for route, _, _ in PAGES), *OPEN, *STREAMS)} | {
        ("POST", one.route) for one in TABLE
    }

    assert there - rows - {("POST", "/sign-in")} == set(), "say in the table who may"
    assert rows - there == set(), "these are gone"
    moves = {one.path.rpartition("/")[2] for one in TABLE if one.route == _CLAIM}
    assert moves == {*MOVES, *WORK}


"""What a new page needs is a row here: nothing else says who may see it."""


def seen(hall: Hall, row: Row) -> str:
    """How what is decided on stands now, as its page has it."""
    with hall.desk.reading() as session:
        return (seen_now(session, row.claim) if row.claim else SeenStory.of(load(session, row.story or ""))).written


def refusal(answer: Any) -> str | None:
    """What a page says was not done, None where something was."""
    if answer.status_code == 303:
        to = answer.headers["location"]
        return "sign in" if to.startswith("/sign-in") and "to=" in to else None
    if "text/html" not in answer.headers.get("content-type", ""):
        return str(answer.text)
    found = html.document_fromstring(answer.text).cssselect("#refusal")
    return str(found[0].text_content()) if found else None


def test_every_move_is_made_by_who_may_and_refused_to_everybody_else(hall: Hall) -> None:
    wrong: list[str] = []
    for row in TABLE:
        for who in (*ROLES, "nobody"):
            if (row.path == "/sign-out" and who != "nobody") or _same_as_mc(row, who):
                continue
            fields = dict(row.fields)
            if row.claim or row.story:
                fields["seen"] = seen(hall, row)
            with without_a_trace():
                answer = hall.browser(who).send(row.path, row.files, **fields)
            said = refusal(answer)
            if (said is None) is not (who in row.may) or answer.status_code >= 500:
                wrong.append(f"{who} {row.path}: {answer.status_code} {said or text_of(answer)[:200]}")
            elif said is not None and answer.status_code not in (400, 401, 403, 404, 409):
                wrong.append(f"{who} {row.path}: refused as {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def _same_as_mc(row: Row, who: str) -> bool:
    """Whether the other checker's answer would be the one's over again."""
    return who == "AO" and ("AO" in row.may) is ("MC" in row.may)


def test_every_page_is_shown_to_who_may_see_it_and_offers_a_reader_nothing_to_send(hall: Hall) -> None:
    wrong: list[str] = []
    own = {one.path.replace("/ready/", "/" + slug + "/") for one in TABLE if "RD" in one.may for slug in ("s", "ready")}
    for _, path, may in PAGES:
        for who in (*(one for one in ROLES if one != "AO"), "nobody"):
            answer = hall.browser(who).get(path)
            if (answer.status_code in (200, 204)) is not (who in may):
                wrong.append(f"{who} {path}: {answer.status_code}")
            if who == "nobody" and not answer.headers.get("location", "").startswith("/sign-in"):
                wrong.append(f"{who} {path} is not asked to sign in")
            if SECRET in answer.text and who not in ("EK", "LG"):
                wrong.append(f"{who} {path} is told a secret")
            if who == "RD" and answer.text and "text/html" in answer.headers.get("content-type", ""):
                forms = html.document_fromstring(answer.text).cssselect("form[method=post]")
                offered = {str(form.get("action")).partition("#")[0] for form in forms} - own
                wrong += [f"{path} offers a reader {action}" for action in sorted(offered)]
    assert not wrong, "\n".join(wrong)


def test_an_evidence_file_is_taken_along_and_never_shown(hall: Hall) -> None:
    answer = hall.browser("RD").get(file_at("Court"))

    assert answer.content == FILES["Court"]
    assert answer.headers["content-disposition"] == 'attachment; filename="held.html"'
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    hall.desk.files.joinpath(file_at("Court").rpartition("/")[2]).write_bytes(b"another")
    assert "not what was put on file" in hall.browser("RD").get(file_at("Court")).text
    hall.desk.files.joinpath(file_at("Court").rpartition("/")[2]).unlink()
    for path in (file_at("Court"), "/files/x", f"/files/{'0' * 64}", "/files/..%2fdesk.db"):
        assert hall.browser("RD").get(path).status_code == 404, path


def test_who_has_left_or_has_yet_to_choose_a_password_comes_nowhere(hall: Hall) -> None:
    with hall.desk.writing() as session:
        edit_person(session, "MC", by=hall.desk.person(session, "EK"), left=True)
    hall.desk.tamper(
        "UPDATE password SET chosen_by_id = 1 WHERE person_id = (SELECT id FROM person WHERE initials = 'AO')"
    )
    wrong: list[str] = []
    own = {"/password", "/sign-out"}
    for who in ("MC", "AO"):
        for _, path, _ in PAGES:
            answer = hall.browser(who).get(path)
            lets_in = who == "AO" and path in own
            if (answer.status_code == 200) is not lets_in:
                wrong.append(f"{who} {path}: {answer.status_code}")
        for row in TABLE:
            if row.path in own:
                continue
            answer = hall.browser(who).send(row.path, **row.fields)
            if answer.status_code != 401:
                wrong.append(f"{who} {row.path}: {answer.status_code}")
        assert hall.browser(who).get("/live").status_code == 401
    assert not wrong, "\n".join(wrong)


def test_a_form_without_its_word_or_from_elsewhere_moves_nothing(hall: Hall) -> None:
    wrong: list[str] = []
    before = hall.desk.rows()["entry"]
    stolen: Sending = (409, {"form_token": digest_of("x")}, {})
    elsewhere: list[Sending] = [(403, {}, {"Origin": "http://evil.test"}), (403, {}, {"Sec-Fetch-Site": "cross-site"})]
    for turn, row in enumerate(TABLE):
        for status, fields, headers in (stolen, *in_turn(turn, elsewhere)):
            cookie = {"Cookie": f"tracker={hall.secrets['EK']}"}
            answer = hall.client.post(row.path, data={**row.fields, **fields}, headers={**cookie, **headers})
            if answer.status_code != status:
                wrong.append(f"{row.path} with {fields}, {headers}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert hall.desk.rows()["entry"] == before


# Programs

PLACES = {"slug": "s", "move": "take", "verdict": "confirm"}
READ_BY_POST = {"/api/articles/{slug}/check-publish"}
"""What is asked with a body and writes nothing."""


def smallest(schema: dict[str, Any], parts: dict[str, Any]) -> Any:
    """The least that a schema takes."""
    if "$ref" in schema:
        return smallest(parts[schema["$ref"].rpartition("/")[2]], parts)
    for among in ("anyOf", "oneOf", "allOf"):
        if among in schema:
            return smallest(schema[among][0], parts)
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    if schema.get("type") == "object":
        return {name: smallest(schema["properties"][name], parts) for name in schema.get("required", ())}
    if schema.get("type") == "array":
        return [smallest(schema["items"], parts)] * max(1, schema.get("minItems", 0))
    return {"integer": 1, "boolean": False, "string": "x" * max(1, schema.get("minLength", 1))}.get(
        schema.get("type", "")
    )


def asked_of(call: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    """The least body that a call takes, as the client is to send it."""
    for kind, content in call.get("requestBody", {}).get("content", {}).items():
        body = smallest(content["schema"], parts)
        if kind == "multipart/form-data":
            return {"files": {"file": ("x.txt", body.pop("file"))}, "data": body}
        return {"json": body}
    return {}


def test_no_program_reads_for_nobody_and_none_writes_for_a_reader_or_without_its_word(hall: Hall) -> None:
    there = {(method, path) for method, path in walked(list(hall.app.routes)) if path.startswith("/api")}
    schema = hall.browser("EK").get("/api/openapi.json").json()
    said = {
        (method.upper(), f"/api{path}"): call
        for path, calls in schema["paths"].items()
        for method, call in calls.items()
    }
    wrong: list[str] = []
    for (method, path), call in said.items():
        place = re.sub(r"{(\w+)}", lambda part: PLACES.get(part[1], "1"), path)
        asked = asked_of(call, schema["components"]["schemas"])

        def ask(who: str, token: str | None = None) -> Any:
            headers = {"Cookie": f"tracker={hall.secrets.get(who, 'nothing')}"}
            if token:
                headers["X-Form-Token"] = token
            return hall.client.request(method, place, headers=headers, **asked)  # noqa: B023 - called at once

        if ask("nobody", form_token("nothing")).status_code != 401:
            wrong.append(f"{method} {path}: answers nobody")
        if method == "GET":
            continue
        for token in (None, form_token("stolen")):
            if ask("EK", token).status_code != 403:
                wrong.append(f"{method} {path}: writes without its word")
        refused = ask("RD", form_token(hall.secrets["RD"]))
        if path not in READ_BY_POST and "may read this desk but not write on it" not in refused.text:
            wrong.append(f"{method} {path}: {refused.status_code} {refused.text[:200]} to a reader")
    assert not wrong, "\n".join(wrong)
    assert {path for _, path in there} - {path for _, path in said} == {"/api/openapi.json"}
    assert hall.browser("nobody").get("/api/openapi.json").status_code == 401
