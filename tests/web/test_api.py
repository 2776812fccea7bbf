"""The API: every call does what it says, every answer it documents is given, and nothing anybody sends breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode

from tests.each import few
from tests.web.calling import Caller, Raw, operations, schema_of
from tests.web.door import House
from tracker.domain.errors import DeskError
from tracker.domain.vocabulary import Role
from tracker.intake.story import Comment
from tracker.services.desks import add_person, choose_setting
from tracker.services.filing import file_story
from tracker.web import bodies
from tracker.web.access import form_token
from tracker.web.turns import PROOF

TEXT = (
    "The train left Pyongyang on Sunday. Kim Jong Un was on board, South Korean media reported. "
    "“He will stay for three days,” Konstantin Pulikovsky said. The ministry denied it. It cost $12 million."
)


@pytest.fixture
def caller(house: House) -> Caller:
    """A program of EK's."""
    with house.desk.writing() as session:
        ann = house.desk.person(session, "ann")
        add_person(session, "Rita Reader", "RR", [Role.READER], by=ann)
    return Caller(house, operations(schema_of(house)), house.as_("EK").secret)


def story(caller: Caller) -> None:
    """A story with two claims, two sources, statements and evidence; the first claim is proposed to be verified."""
    reporter, checker = caller.as_("RL"), caller.as_("MC")
    reporter.ask("POST /articles", body={"text": TEXT, "slug": "kim-train", "reporter": "RL"})
    for text, quote in (
        ("The train left on Sunday", "The train left Pyongyang on Sunday"),
        ("It cost $12 million", None),
    ):
        reporter.ask("POST /articles/{slug}/claims", slug="kim-train", body={"text": text, "quote": quote})
    for name, kind in (("Herald", "outlet"), ("Ministry", "organisation")):
        reporter.ask("POST /sources", body={"source": name, "kind": kind})
    checker.ask(
        "POST /claims/{slug}/{number}/attributions",
        slug="kim-train",
        number=1,
        body={"source": "Ministry", "status": "reported", "via": ["Herald"], "first_hand": True, "cue": "said"},
    )
    checker.ask(
        "POST /claims/{slug}/{number}/evidence",
        slug="kim-train",
        number=1,
        body={"source": "Ministry", "bearing": "supports", "locator": "p. 4", "excerpt": "It left."},
    )
    checker.ask(
        "POST /claims/{slug}/{number}/moves/{move}", slug="kim-train", number=1, move="take", body={"for": "calls"}
    )


def move(caller: Caller, word: str, expected: int = 200, number: int = 1, **body: Any) -> Any:
    """A move on a claim."""
    named: dict[str, Any] = {"slug": "kim-train", "number": number, "move": word}
    return caller.ask("POST /claims/{slug}/{number}/moves/{move}", expected, **named, body=body)


def reading_calls(caller: Caller) -> None:
    """Everything that only reads, once."""
    slug: dict[str, Any] = {"slug": "kim-train"}
    one = {**slug, "number": 1}
    assert caller.ask("GET /me")["initials"] == "EK"
    assert {"EK", "RL"} < {one["initials"] for one in caller.ask("GET /people")}
    assert caller.ask("GET /articles")["articles"][0]["claims"] == 3
    page = caller.ask("GET /claims", limit=2, article="kim-train", state=["verified", "withdrawn"])
    assert [one["number"] for one in page["claims"]] == [1, 2]
    assert [one["number"] for one in caller.ask("GET /claims", article="kim-train", after=page["next"])["claims"]] == [
        3
    ]
    assert caller.ask("GET /claims", mine="true")["next"] is None
    assert caller.ask("GET /claims", single_sourced="true", source="Ministry")["next"] is None
    assert caller.ask("GET /articles/{slug}/text", **slug)["text"] == TEXT
    assert caller.ask("GET /articles/{slug}/proposals", **slug)["article"] == "kim-train"
    assert caller.ask("GET /queue", mine="true")["more"] is False
    assert caller.ask("GET /attributions", of="kim-train#1")[0]["via"] == ["Herald"]
    assert caller.ask("GET /evidence", of="kim-train")[0]["locator"] == "p. 4"
    assert caller.ask("GET /sources", text="her")["sources"][0]["source"] == "Herald"
    assert caller.ask("GET /sources/file", source="Ministry")["claims"] == ["kim-train#1"]
    assert caller.ask("GET /impact", source="Ministry")["claims"][0]["claim"] == "kim-train#1"
    assert caller.ask("GET /audit", of="kim-train")["claims"] == 3
    assert caller.ask("GET /waivers", article="kim-train")["waivers"]
    assert caller.ask("GET /rules")
    assert caller.ask("GET /ledger", of="kim-train#1")["entries"][0]["subject"] == "kim-train#1"
    assert caller.ask("GET /ledger/verify")["head"] == caller.ask("GET /ledger/head")["hash"]
    report = caller.ask("GET /articles/{slug}/report", **slug, for_="lawyer", format="csv")
    assert report.headers["content-disposition"] == 'attachment; filename="kim-train-lawyer.csv"'
    whole = caller.ask("GET /claims/{slug}/{number}", **one)
    assert (whole["independent_max"], whole["evidence"][0]["source"]) == (1, "Ministry")


def writing_calls(caller: Caller) -> None:
    """Everything that writes, once, through to a published story."""
    slug: dict[str, Any] = {"slug": "kim-train"}
    one = {**slug, "number": 1}
    checker = caller.as_("MC")
    seen = caller.ask("GET /claims/{slug}/{number}", **one)["seen"]
    assert move(checker, "verify", seen=seen)["state"] == "in_review"
    assert "changed since you looked" in move(caller, "approve", 409, seen=seen)["error"]
    fresh = caller.ask("GET /claims/{slug}/{number}", **one)["seen"]
    assert move(caller, "approve", seen=fresh)["state"] == "verified"
    assert move(caller, "withdraw", number=2, reason="cut")["state"] == "withdrawn"
    found = caller.ask("POST /articles/{slug}/proposals", **slug)["proposals"]
    first, second = (one["id"] for one in found[:2])
    assert caller.ask("POST /proposals/accept", body={"ids": [first], "source": "Herald"})["claims"][0]["new"]
    assert caller.ask("POST /proposals/dismiss", body={"ids": [second], "reason": "no"})["dismissed"] == [second]
    assert caller.ask("POST /proposals/reoffer", body={"ids": [second]}) == {"proposals": [second], "withdrawn": []}
    assert move(caller, "withdraw", number=3, reason="cut")["number"] == 3
    attribution = caller.ask("GET /attributions", of="kim-train#1")[0]["id"]
    assert caller.ask("POST /attributions/{key}/check", key=attribution, body={})["attributions"][0]["checked"]
    caller.ask("PATCH /claims/{slug}/{number}", **one, body={"note": "seen", "seen": None})
    waived = {"rule": "single-source", "reason": "known", "until": "2030-01-01"}
    waiver = caller.ask("POST /claims/{slug}/{number}/waivers", **one, body=waived)["waivers"][0]["id"]
    for finding in caller.ask("GET /audit", of="kim-train")["findings"]:
        if finding["severity"] == "blocker" and finding["claim"]:
            caller.ask("POST /claims/{slug}/{number}/waivers", **one, body={**waived, "rule": finding["rule"]})
    reading_calls(caller)
    particular_refusals(caller)
    caller.ask("PATCH /articles/{slug}", 400, **slug, body={"deadline": "soon"})
    edited = caller.ask("PATCH /articles/{slug}", **slug, body={"deadline": "2026-12-01", "reporter": ""})
    assert (edited["changed"], edited["reporter"], edited["former_reporters"]) == (
        ["deadline", "reporter"],
        None,
        ["RL"],
    )
    assert caller.ask("GET /ledger", of="kim-train")["entries"][0]["what"].endswith("deadline: none → 2026-12-01")
    assert caller.ask("GET /articles")["articles"][0]["deadline"] == "2026-12-01"
    assert caller.ask("POST /articles/{slug}/sign-off", **slug) == {
        "article": "kim-train",
        "revision": 1,
        "done": True,
        "blockers": [],
        "url": None,
    }
    published = caller.ask("POST /articles/{slug}/publish", **slug, body={"url": "https://example.org/kim"})
    assert published["url"] == "https://example.org/kim"
    what_is_left(caller, published["article"])
    caller.ask("POST /waivers/{key}/withdraw", key=waiver, body={"reason": "no longer"})
    caller.ask("POST /sources/retract", body={"source": "Ministry", "reason": "it was wrong"})
    assert caller.ask("POST /sources/restore", body={"source": "Ministry"})["source"] == "Ministry"
    judged_sources(caller)
    evidence = caller.ask("GET /evidence", of="kim-train")[0]["id"]
    caller.ask("POST /evidence/{key}/retract", key=evidence, body={"reason": "lost"})
    caller.ask("POST /attributions/{key}/retract", key=attribution, body={"reason": "misheard"})


def parted_claims(caller: Caller) -> None:
    """A story whose claims are split, merged, placed, held against each other, and put to whom they concern."""
    barns: dict[str, Any] = {"slug": "barns"}
    with caller.house.desk.writing() as session:
        remarks = [Comment(0, 9, "RL", "sure?"), Comment(4, 9, "RL", "and this?"), Comment(4, 9, "RL", "hm")]
        by = caller.house.desk.person(session, "RL")
        file_story(session, "Two barns burnt and fell. Two barns burnt.", by=by, slug="barns", comments=remarks)
    on_both = {"text": "Two barns burnt and fell.", "quote": "Two barns burnt and fell"}
    one = {**barns, "number": caller.ask("POST /articles/{slug}/claims", **barns, body=on_both)["number"]}
    asked = caller.ask("POST /claims/{slug}/{number}/replies", **one, body={"party": "the farmer"})["replies"][0]
    caller.ask("PATCH /replies/{key}", key=asked["id"], body={"outcome": "answered", "answer": "It was lightning."})
    assert caller.ask("GET /replies", of="barns")[0]["answer"] == "It was lightning."
    assert caller.ask("POST /replies/{key}/retract", key=asked["id"], body={"reason": "not him"})["replies"] == [
        {**caller.ask("GET /replies", of="barns#1")[0]}
    ]
    caller.ask("POST /claims/{slug}/{number}/replies", **one, body={"party": "the fire brigade"})
    sent_files(caller, one)
    seen = caller.ask("GET /claims/{slug}/{number}", **one)["seen"]
    parts = [{"text": "Two barns burnt.", "quote": "Two barns burnt"}, {"text": "Two barns fell."}]
    whole = caller.ask("POST /claims/{slug}/{number}/split", **one, body={"parts": parts, "seen": seen})
    assert (whole["state"], whole["split_into"]) == ("withdrawn", ["barns#2", "barns#3"])
    third = {**barns, "number": 3}
    group = {"claims": ["barns#2", "barns#3"], "name": "what became of them"}
    assert caller.ask("POST /groups", body=group)["groups"][0]["name"] == group["name"]
    caller.ask("POST /groups", body={**group, "name": "the barns"})
    assert [len(found["claims"]) for found in caller.ask("GET /groups", article="barns")] == [2, 2]
    assert "several groups" in caller.ask("POST /claims/{slug}/{number}/ungroup", 400, **third, body={})["error"]
    caller.ask("POST /claims/{slug}/{number}/ungroup", **third, body={"name": group["name"]})
    assert caller.ask("POST /claims/{slug}/{number}/ungroup", **third, body={})["groups"] == []
    caller.ask("PATCH /claims/{slug}/{number}", **third, body={"text": "The two barns burnt."})
    merged = caller.ask("POST /claims/{slug}/{number}/merge", **third, body={"into": "barns#2", "seen": None})
    assert (merged["claim"], merged["merged_from"]) == ("barns#2", ["barns#3"])
    first, second, _ = (found["id"] for found in caller.ask("GET /articles/{slug}/comments", **barns))
    kept = caller.ask("POST /comments/{key}/take", key=first, body={"claim": "barns#2"})
    assert [found["id"] for found in kept["comments"]] == [first]
    assert caller.ask("POST /comments/{key}/dismiss", key=second)["dismissed"] == [second]
    caller.ask("POST /articles", body={**barns, "text": "Fog. Two barns burnt. Fog. Two barns burnt. Two barns burnt."})
    [waiting] = [found for found in caller.ask("GET /articles/{slug}/diff", **barns)["claims"] if found["to_place"]]
    assert waiting["passages"][0]["candidates"]
    before = caller.ask("GET /claims/{slug}/{number}", **barns, number=2)["seen"]
    place: dict[str, Any] = {**barns, "number": 2, "body": {"candidate": 1, "seen": before}}
    assert caller.ask("POST /claims/{slug}/{number}/place", **place)["passages"][-1]["exact"].startswith("Two barns")
    assert caller.ask("GET /claims/{slug}/{number}/rests", **place | {"body": None})["tree"][0]["source"] == "Fire log"
    for name in ("Agency", "Gazette"):
        caller.ask("POST /sources", body={"source": name, "kind": "outlet"})
    caller.ask("POST /derivations", body={"source": "Gazette", "drew_on": "Agency", "scope": "barns"})


def sent_files(caller: Caller, one: dict[str, Any]) -> None:
    """Evidence with its file, somebody's fact-check, a story in a file; and a file that is too large."""
    filed = caller.ask("POST /articles/file", body=as_form("barns.md", b"# Barns\n\nA barn burnt.", slug="barns-again"))
    assert (filed["article"], filed["new"]) == ("barns-again", True)
    log = as_form("log.html", b"<script>alert(1)</script>", source="Fire log", bearing="supports", locator="p. 2")
    caller.ask("POST /sources", body={"source": "Fire log", "kind": "document"})
    [held] = caller.ask("POST /claims/{slug}/{number}/evidence/file", **one, body=log)["evidence"]
    kept = (caller.house.desk.files / held["sha256"]).read_bytes()
    assert (held["file_name"], kept) == ("log.html", b"<script>alert(1)</script>")
    nothing = as_form("nothing.pdf", b"", source="Fire log")
    assert "is empty" in caller.ask("POST /claims/{slug}/{number}/evidence/file", 400, **one, body=nothing)["error"]
    check = {"text": FACT_CHECK, "bearing": "context", "source": "Fire log"}
    told = caller.ask("POST /claims/{slug}/{number}/fact-checks", **one, body=check)
    assert told["evidence"][-1]["url"] == "https://checks.example.org/1"
    with caller.house.desk.writing() as session:
        choose_setting(session, "upload-megabytes", "1", by=caller.house.desk.person(session, "EK"))
    large = as_form("scan.pdf", b"0" * 2_200_000, source="Fire log")
    assert "1 MB" in caller.ask("POST /claims/{slug}/{number}/evidence/file", 413, **one, body=large)["error"]
    assert len(list(caller.house.desk.files.iterdir())) == 1


def as_form(name: str, content: bytes, **fields: str) -> Raw:
    """A form with a file."""
    return Raw(data=fields, files={"file": (name, content)})


FACT_CHECK = """{"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://checks.example.org/1",
"claimReviewed": "Two barns burnt", "reviewRating": {"@type": "Rating", "alternateName": "Mostly so"}}"""


def what_is_left(caller: Caller, slug: str) -> None:
    """A correction after publication, the task that it leaves, and whether a text is the one that was signed."""
    checker = caller.as_("MC")
    wrong: dict[str, Any] = {"slug": slug}
    checked = caller.ask("POST /articles/{slug}/check-publish", **wrong, body={"text": TEXT + " And more."})
    assert (checked["signed"], checked["same"]) == (True, False)
    number = caller.as_("RL").ask("POST /articles/{slug}/claims", **wrong, body={"text": "The train left on Monday"})[
        "number"
    ]
    held = {"source": "Ministry", "locator": "p. 5", "excerpt": "On Monday."}
    checker.ask("POST /claims/{slug}/{number}/evidence", **wrong, number=number, body=held)
    for who, word in ((checker, "take"), (checker, "verify"), (caller, "approve")):
        move(who, word, number=number)
    instead: dict[str, Any] = {"with": f"{slug}#{number}"}
    move(caller, "correct", **instead)
    [task] = caller.ask("GET /tasks", article=slug)
    caller.ask("POST /tasks/{key}/done", 400, key=task["id"], body={"note": " "})
    told = caller.ask("POST /tasks/{key}/done", key=task["id"], body={"note": "a line above the story"})
    assert (told["done_by"], caller.ask("GET /tasks")) == ("EK", [])


def judged_sources(caller: Caller) -> None:
    """Who drew on whom, what a source is called, and which house rules are gone by."""
    drew = {"source": "Herald", "drew_on": "Ministry", "suspected": True}
    key = caller.ask("POST /derivations", body=drew)["id"]
    judged = caller.ask("POST /derivations/{key}/{verdict}", key=key, verdict="confirm")
    assert judged["assessment"] == "confirmed"
    assert caller.ask("GET /derivations", limit=1)["next"] == 1
    assert caller.ask("POST /derivations/{key}/retract", key=key, body={"reason": "it was not so"})["retracted"]
    assert caller.ask("POST /derivations/suspect", body={"of": "kim-train"})["suspected"] == []
    assert caller.ask("PATCH /sources", body={"source": "Herald", "name": "The Herald"})["source"] == "The Herald"
    caller.ask("POST /sources", body={"source": "Daily Herald", "kind": "outlet"})
    merging = {"source": "Daily Herald", "into": "Herald"}
    assert caller.ask("POST /sources/merge", body=merging) == {"source": "The Herald", "reopened": []}
    assert caller.ask("POST /policies/use", body={"policy": "two-source"}) == {"policy": "two-source", "article": None}
    assert caller.ask("POST /policies/use", body={"article": "barns"})["policy"] == "two-source"
    assert [one["id"] for one in caller.ask("GET /derivations", after=1)["derivations"]] == [key]
    assert [one["policy"] for one in caller.ask("GET /policies") if one["in_use"]] == ["two-source"]
    assert caller.ask("GET /policies/{policy}", policy="two-source")["minimum"]["normal"] == 2


@contextmanager
def broken(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A desk whose database does not answer."""

    @contextmanager
    def fails(*_: Any) -> Iterator[Any]:
        raise DeskError("the disk is gone")
        yield

    with monkeypatch.context() as patch:
        for way in ("looking", "writing", "copying", "whole"):
            patch.setattr(type(house.client.app.state.served.door), way, fails)  # type: ignore[attr-defined]
        yield


BODIES: dict[str, Any] = {
    "POST /articles": {"text": TEXT, "anyway": True},
    "POST /articles/{slug}/publish": {},
    "POST /proposals/accept": {"ids": [1]},
    "POST /proposals/dismiss": {"ids": [1]},
    "POST /proposals/reoffer": {"ids": [1]},
    "PATCH /claims/{slug}/{number}": {"text": "Other"},
    "POST /articles/{slug}/claims": {"text": "Other"},
    "POST /claims/{slug}/{number}/attributions": {"source": "Herald", "status": "denied"},
    "POST /attributions/{key}/check": {},
    "POST /attributions/{key}/retract": {"reason": "x"},
    "POST /claims/{slug}/{number}/evidence": {"source": "Herald", "locator": "p. 1"},
    "POST /evidence/{key}/retract": {"reason": "x"},
    "POST /claims/{slug}/{number}/moves/{move}": {},
    "POST /sources": {"source": "New", "kind": "person"},
    "POST /sources/retract": {"source": "Herald", "reason": "x"},
    "POST /sources/restore": {"source": "Herald"},
    "POST /claims/{slug}/{number}/waivers": {"rule": "single-source", "reason": "x", "until": "2030-01-01"},
    "POST /waivers/{key}/withdraw": {"reason": "x"},
    "POST /articles/{slug}/check-publish": {"text": TEXT},
    "POST /articles/file": as_form("x.txt", TEXT.encode(), anyway="true"),
    "POST /claims/{slug}/{number}/evidence/file": as_form("x.txt", b"x", source="Herald"),
    "POST /claims/{slug}/{number}/fact-checks": {"text": FACT_CHECK, "source": "Herald"},
    "POST /claims/{slug}/{number}/split": {"parts": [{"text": "One."}, {"text": "Two."}]},
    "POST /claims/{slug}/{number}/merge": {"into": "kim-train#2"},
    "POST /claims/{slug}/{number}/place": {"gone": True},
    "POST /claims/{slug}/{number}/replies": {"party": "the mayor"},
    "POST /claims/{slug}/{number}/ungroup": {},
    "POST /groups": {"claims": ["kim-train#1", "kim-train#2"]},
    "PATCH /replies/{key}": {"note": "x"},
    "POST /replies/{key}/retract": {"reason": "x"},
    "POST /comments/{key}/take": {},
    "POST /tasks/{key}/done": {"note": "x"},
    "PATCH /articles/{slug}": {"headline": "Other"},
    "PATCH /sources": {"source": "Herald", "note": "x"},
    "POST /sources/merge": {"source": "Herald", "into": "Ministry"},
    "POST /derivations": {"source": "Herald", "drew_on": "Ministry"},
    "POST /derivations/suspect": {},
    "POST /derivations/{key}/retract": {"reason": "x"},
    "POST /policies/use": {"policy": "default"},
}
NAMED = {"of": "kim-train", "source": "Herald"}
PLACES = {"slug": "kim-train", "number": 1, "key": 1, "move": "take", "verdict": "confirm", "policy": "default"}


def plainly(caller: Caller, call: str, expected: int, **changed: Any) -> Any:
    """A call that would be well but for what is changed."""
    asked: dict[str, Any] = {name: value for name, value in PLACES.items() if f"{{{name}}}" in call}
    if call.startswith("GET"):
        needed = {one.name for one in caller.known[call].query if one.is_required}
        asked |= {name: value for name, value in NAMED.items() if name in needed}
    return caller.ask(call, expected, **{**asked, "body": BODIES.get(call), **changed})


CALLS = 20
"""Of all, that are tried with what goes the same way for each."""
ANY = {401, 403, 409, 413, 422, 503}
"""What a call is refused with before it is looked at: by the same lines for all, so some are tried with it."""


def refused_calls(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every refusal that any call may meet, of some calls; which they are. Who may call what is tried with all of them in
    test_who_may.py."""
    gone = Caller(caller.house, caller.known, "nobody", caller.met)
    leaver = caller.as_("AO")
    caller.house.desk.tamper(
        "UPDATE person_role SET ended_at = '2026-01-01T00:00:00.000000+00:00' "
        "WHERE person_id = (SELECT id FROM person WHERE initials = 'AO')"
    )
    tried = dict(few(caller.known.items(), CALLS))
    for call, one in tried.items():
        documented = {int(code) for code in one.definition.raw["responses"]}
        plainly(gone, call, 401, headers={"X-Form-Token": form_token("nobody")})
        plainly(leaver, call, 403)
        with broken(caller.house, monkeypatch):
            plainly(caller, call, 503)
        if not call.startswith("GET"):
            plainly(caller, call, 403, headers={"X-Form-Token": None})
            plainly(caller, call, 403, headers={"X-Form-Token": form_token("another")})
        if 413 in documented:
            with monkeypatch.context() as patch:
                patch.setattr(bodies, "MOST_TYPED", 10)
                plainly(caller, call, 413, body=Raw(content=b'{"reason": "too long"}'))
                if not isinstance(BODIES.get(call, Raw()), Raw):  # what is not asked for is not read
                    plainly(caller, call, 413, body=Raw(content=iter([b'{"reason": "too', b' long"}'])))
        if 422 in documented:
            bad = {"slug": "NO", "key": 0, "number": 0, "limit": 0, "source": "x" * 301, "policy": "x" * 301}
            bad |= {"of": "\0", "article": "\0"}
            taken = {one.name for group in (one.path_parameters, one.query) for one in group}
            wrong = next(({name: value} for name, value in bad.items() if name in taken), {"body": {"strange": 1}})
            plainly(caller, call, 422, **wrong)
    return set(tried)


def test_every_call_answers_as_its_schema_says_and_gives_every_answer_it_documents(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    story(caller)
    parted_claims(caller)
    writing_calls(caller)
    tried = refused_calls(caller, monkeypatch)

    documented = {
        (call, int(code))
        for call, one in caller.known.items()
        for code in one.definition.raw["responses"]
        if call in tried or int(code) not in ANY
    }
    assert not documented - caller.met, sorted(documented - caller.met)


BLANK = {"reason": " "}
NOT_TAKEN: dict[str, dict[str, Any]] = {
    "GET /ledger": {"of": "a#b"},
    "GET /articles/{slug}/report": {"format": "scroll"},
    "GET /claims": {"text": " "},
    "GET /attributions": {"of": "a#b"},
    "GET /evidence": {"of": "a#b"},
    "GET /sources/file": {"source": "acme"},
    "GET /impact": {"source": "acme"},
    "GET /audit": {"rule": "no-such-rule"},
    "POST /articles": {"body": {"text": " "}},
    "POST /articles/{slug}/publish": {"body": {"url": "no link"}},
    "POST /proposals/accept": {"body": {"ids": "open", "no_source": True, "source": "Herald"}},
    "POST /proposals/dismiss": {"body": {"ids": "open", **BLANK}},
    "PATCH /claims/{slug}/{number}": {"body": {}},
    "POST /articles/{slug}/claims": {"body": {"text": " "}},
    "POST /claims/{slug}/{number}/attributions": {"body": {"source": "Herald", "status": "unattributed"}},
    "POST /attributions/{key}/check": {"body": {"locator": " "}},
    "POST /attributions/{key}/retract": {"body": BLANK},
    "POST /claims/{slug}/{number}/evidence": {"body": {"source": "Herald"}},
    "POST /evidence/{key}/retract": {"body": BLANK},
    "POST /claims/{slug}/{number}/moves/{move}": {"body": {"person": "AO"}},
    "POST /sources": {"body": {"source": " ", "kind": "person"}},
    "POST /sources/retract": {"body": {"source": "acme", "reason": "x"}},
    "POST /sources/restore": {"body": {"source": "acme"}},
    "POST /claims/{slug}/{number}/waivers": {"body": {"rule": "single-source", "reason": "x", "until": "2001-01-01"}},
    "POST /waivers/{key}/withdraw": {"body": BLANK},
    "GET /articles/{slug}/diff": {"from": 9},
    "POST /articles/{slug}/check-publish": {"body": {"text": " "}},
    "POST /articles/file": {"body": as_form("x.txt", b" ")},
    "POST /claims/{slug}/{number}/evidence/file": {"body": as_form("x.txt", b"x", source="acme")},
    "POST /claims/{slug}/{number}/fact-checks": {"body": {"text": "no page"}},
    "POST /claims/{slug}/{number}/split": {"body": {"parts": [{"text": "One."}]}},
    "POST /claims/{slug}/{number}/merge": {"body": {"into": "kim"}},
    "POST /claims/{slug}/{number}/place": {"body": {}},
    "POST /claims/{slug}/{number}/replies": {"body": {"party": "the mayor", "asked_on": "then"}},
    "POST /groups": {"body": {"claims": ["kim-train#1"]}},
    "GET /replies": {"of": "a#b"},
    "PATCH /replies/{key}": {"key": 2, "body": {}},
    "POST /replies/{key}/retract": {"key": 2, "body": BLANK},
    "POST /comments/{key}/take": {"key": 3, "body": {"claim": "a#b"}},
    "PATCH /sources": {"body": {"source": "Herald", "name": " "}},
    "POST /sources/merge": {"body": {"source": "acme", "into": "Herald"}},
    "POST /derivations": {"body": {"source": "Herald", "drew_on": "Herald"}},
    "POST /derivations/suspect": {"body": {"of": "a#b"}},
    "POST /derivations/{key}/retract": {"body": BLANK},
    "GET /policies/{policy}": {"policy": "no-such-pack"},
    "POST /policies/use": {"body": {"policy": "rules.toml"}},
}
"""Call -> what it answers 400 to."""
NOT_THERE = {
    "slug": "nowhere",
    "key": 9_999,
    "of": "nowhere",
    "article": "nowhere",
    "source": "Nobody",
    "after": "nowhere",
}
NOBODY: dict[str, Any] = {
    "POST /articles": {"text": TEXT, "slug": "other", "reporter": "Nobody", "anyway": True},
    "POST /proposals/accept": {"ids": [9_999]},
    "POST /proposals/dismiss": {"ids": [9_999]},
    "POST /proposals/reoffer": {"ids": [9_999]},
    "POST /sources": {"source": "New", "kind": "person", "known_to": "Nobody"},
    "POST /sources/retract": {"source": "Nobody", "reason": "x"},
    "POST /sources/restore": {"source": "Nobody"},
    "POST /articles/file": as_form("x.txt", TEXT.encode(), slug="other", reporter="Nobody", anyway="true"),
    "PATCH /sources": {"source": "Nobody"},
    "POST /sources/merge": {"source": "Nobody", "into": "Herald"},
    "POST /groups": {"claims": ["nowhere#1", "nowhere#2"]},
    "POST /derivations": {"source": "Nobody", "drew_on": "Herald"},
    "POST /derivations/suspect": {"of": "nowhere"},
    "POST /policies/use": {"policy": "default", "article": "nowhere"},
}
"""Call -> the body that it answers 404 to."""


def particular_refusals(caller: Caller) -> None:
    """What calls refuse for reasons of their own."""
    reader = caller.as_("RR")
    for name in ("Acme", "ACME"):
        caller.ask("POST /sources", body={"source": name, "kind": "organisation"})
    tried = dict(few(caller.known.items(), CALLS))
    for call, one in caller.known.items():
        documented = {int(code) for code in one.definition.raw["responses"]}
        if call in NOT_TAKEN:
            changed = NOT_TAKEN[call]
            if changed.get("body", {}).get("ids") == "open":
                found = caller.ask("GET /articles/{slug}/proposals", slug="kim-train")["proposals"]
                changed = {"body": {**changed["body"], "ids": [found[0]["id"]]}}
            plainly(caller, call, 400, **changed)
        if 404 in documented:
            taken = {one.name for group in (one.path_parameters, one.query) for one in group}
            strange = {name: value for name, value in NOT_THERE.items() if name in taken and (name, call) != AFTER}
            plainly(caller, call, 404, **({"body": NOBODY[call]} if call in NOBODY else strange))
        if 409 in documented and call in tried and not call.startswith("GET"):
            assert "may read" in plainly(reader, call, 409)["error"]
    reader.ask("GET /articles/{slug}/report", 409, slug="kim-train", for_="lawyer")
    with PROOF.one():
        caller.ask("GET /ledger/verify", 503)


AFTER = ("after", "GET /claims")
"""A place to go on from is not looked up there: what lies behind it is listed."""


def test_whatever_is_sent_is_answered_as_the_schema_says(caller: Caller) -> None:
    story(caller)
    caller.ask("POST /articles/{slug}/proposals", slug="kim-train")
    on_file: dict[str, Any] = {"slug": "kim-train", "number": 1, "key": 1}

    for call, one in few(caller.known.items(), CALLS):
        known = {name: value for name, value in on_file.items() if f"{{{name}}}" in call}
        ways = [one.as_strategy(GenerationMode.POSITIVE, path_parameters=known)]
        if "422" in one.definition.raw["responses"]:
            ways.append(one.as_strategy(GenerationMode.NEGATIVE))

        @FEW
        @given(case=st.one_of(*ways))
        def answered(case: Case[Any]) -> None:
            caller.send(case)

        answered()


FEW = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""Of each call; the same in every run. What breaks is shown as it came: to make it smaller would take minutes."""
