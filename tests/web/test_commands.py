"""Every command against the API and the pages: what one can do, so can the other, or it is said here why not."""

from __future__ import annotations

from typing import NamedTuple

from tracker.cli.commands import COMMANDS
from tracker.web.api.calls import ROUTERS
from tracker.web.api.calls.derivations import VerdictWord
from tracker.web.api.calls.moves import MoveWord
from tracker.web.pages import ROUTES
from tracker.web.pages.claim_moves import MOVES
from tracker.web.pages.claim_work import WORK

_AT_THE_MACHINE = "no: it is about the machine, or about all of the desk, and done where both are"
_ON_THE_PAGES = "no: people, passwords and settings are an editor's on the pages, once and not by a program"
_A_FILE = "no: a file to take along is had from the pages' address, with the same sign-in"
_MOVE = "POST /claims/{slug}/{number}/moves/"
_CLAIM = "POST /stories/{slug}/claims/{number:int}/"
_ONE = "GET /stories/{slug}/claims/{number:int}"


class Ways(NamedTuple):
    """How it is done by a program and on a page: a call and a route; or "no: " and why not."""

    api: str
    web: str


def _both(word: str) -> Ways:
    return Ways(_MOVE + word, _CLAIM + word)


WAYS: dict[str, Ways] = {
    **dict.fromkeys(("init", "demo", "serve", "doctor"), Ways(_AT_THE_MACHINE, _AT_THE_MACHINE)),
    **{
        f"db {word}": Ways(_AT_THE_MACHINE, _AT_THE_MACHINE)
        for word in ("upgrade", "check", "backup", "restore", "move", "downgrade", "grants")
    },
    "person add": Ways(_ON_THE_PAGES, "POST /people"),
    "person edit": Ways(_ON_THE_PAGES, "POST /people/{initials}"),
    "person password": Ways(_ON_THE_PAGES, "POST /people/{initials}/password"),
    "person list": Ways("GET /people", "GET /people"),
    "settings": Ways(_ON_THE_PAGES, "POST /settings/{name}"),
    "file": Ways("POST /articles", "POST /file"),
    "articles": Ways("GET /articles", "GET /"),
    "article edit": Ways("PATCH /articles/{slug}", "POST /stories/{slug}/edit"),
    "diff": Ways("GET /articles/{slug}/diff", "GET /stories/{slug}/diff"),
    "extract": Ways("no: it is for texts of no desk", "no: it is for texts of no desk"),
    "extractors": Ways("no: by /api claims are found by the rules alone", "GET /stories/{slug}/proposals"),
    "propose": Ways("POST /articles/{slug}/proposals", "POST /stories/{slug}/proposals"),
    "proposals": Ways("GET /articles/{slug}/proposals", "GET /stories/{slug}/proposals"),
    "accept": Ways("POST /proposals/accept", "POST /stories/{slug}/proposals/accept"),
    "dismiss": Ways("POST /proposals/dismiss", "POST /stories/{slug}/proposals/dismiss"),
    "reoffer": Ways("POST /proposals/reoffer", "POST /stories/{slug}/proposals/undo"),
    "comment list": Ways("GET /articles/{slug}/comments", "GET /stories/{slug}/proposals"),
    "comment take": Ways("POST /comments/{key}/take", "POST /comments/{id:int}/take"),
    "comment dismiss": Ways("POST /comments/{key}/dismiss", "POST /comments/{id:int}/dismiss"),
    "claim add": Ways("POST /articles/{slug}/claims", "POST /stories/{slug}/claims"),
    "claim list": Ways("GET /claims", "GET /stories/{slug}"),
    "claim show": Ways("GET /claims/{slug}/{number}", _ONE),
    "claim edit": Ways("PATCH /claims/{slug}/{number}", _CLAIM + "edit"),
    "claim split": Ways("POST /claims/{slug}/{number}/split", _CLAIM + "split"),
    "claim merge": Ways("POST /claims/{slug}/{number}/merge", _CLAIM + "merge"),
    "claim place": Ways("POST /claims/{slug}/{number}/place", _CLAIM + "place"),
    "claim group": Ways("POST /groups", _CLAIM + "group"),
    "claim ungroup": Ways("POST /claims/{slug}/{number}/ungroup", _CLAIM + "ungroup"),
    "claim groups": Ways("GET /groups", _ONE),
    "source add": Ways("POST /sources", "POST /sources"),
    "source list": Ways("GET /sources", "GET /sources"),
    "source show": Ways("GET /sources/file", "GET /sources/{id:int}"),
    "source edit": Ways("PATCH /sources", "POST /sources/{id:int}/edit"),
    "source merge": Ways("POST /sources/merge", "POST /sources/{id:int}/merge"),
    "source retract": Ways("POST /sources/retract", "POST /sources/{id:int}/retract"),
    "source restore": Ways("POST /sources/restore", "POST /sources/{id:int}/restore"),
    "attribute": Ways("POST /claims/{slug}/{number}/attributions", _CLAIM + "attribute"),
    "attribution list": Ways("GET /attributions", _ONE),
    "attribution check": Ways("POST /attributions/{key}/check", _CLAIM + "check-attribution"),
    "attribution retract": Ways("POST /attributions/{key}/retract", _CLAIM + "retract-attribution"),
    "derive": Ways("POST /derivations", _CLAIM + "derive"),
    "derivation list": Ways("GET /derivations", "GET /derivations"),
    "derivation suspect": Ways("POST /derivations/suspect", "POST /derivations/suspect"),
    "derivation confirm": Ways("POST /derivations/{key}/confirm", "POST /derivations/{id:int}"),
    "derivation dismiss": Ways("POST /derivations/{key}/dismiss", "POST /derivations/{id:int}"),
    "derivation retract": Ways("POST /derivations/{key}/retract", "POST /derivations/{id:int}/retract"),
    "evidence add": Ways("POST /claims/{slug}/{number}/evidence", _CLAIM + "evidence"),
    "evidence import": Ways("POST /claims/{slug}/{number}/fact-checks", _CLAIM + "fact-check"),
    "evidence list": Ways("GET /evidence", _ONE),
    "evidence retract": Ways("POST /evidence/{key}/retract", _CLAIM + "retract-evidence"),
    "reply add": Ways("POST /claims/{slug}/{number}/replies", _CLAIM + "reply"),
    "reply list": Ways("GET /replies", "GET /stories/{slug}/sign-off"),
    "reply edit": Ways("PATCH /replies/{key}", _CLAIM + "answer"),
    "reply retract": Ways("POST /replies/{key}/retract", "POST /replies/{id:int}/retract"),
    "rests": Ways("GET /claims/{slug}/{number}/rests", _ONE),
    "impact": Ways("GET /impact", "GET /sources/{id:int}/impact"),
    "queue": Ways("GET /queue", "GET /queue"),
    "review": Ways("no: it goes through claims for a person; GET /queue and the moves are for programs", "GET /queue"),
    **{word.value: _both(word.value) for word in MoveWord},
    "task list": Ways("GET /tasks", "GET /queue"),
    "task done": Ways("POST /tasks/{key}/done", "POST /tasks/{id:int}/done"),
    "sign-off": Ways("POST /articles/{slug}/sign-off", "POST /stories/{slug}/sign-off"),
    "publish": Ways("POST /articles/{slug}/publish", "POST /stories/{slug}/publish"),
    "check-publish": Ways("POST /articles/{slug}/check-publish", "POST /stories/{slug}/check-publish"),
    "audit": Ways("GET /audit", "GET /stories/{slug}/audit"),
    "rules": Ways("GET /rules", "GET /rules"),
    "policy list": Ways("GET /policies", "GET /people"),
    "policy show": Ways("GET /policies/{policy}", "GET /policies/{name}"),
    "policy use": Ways("POST /policies/use", "POST /policies"),
    "waive": Ways("POST /claims/{slug}/{number}/waivers", _CLAIM + "waive"),
    "waiver list": Ways("GET /waivers", "GET /audit/waivers"),
    "waiver withdraw": Ways("POST /waivers/{key}/withdraw", "POST /waivers/{id:int}/withdraw"),
    "report": Ways("GET /articles/{slug}/report", "GET /stories/{slug}/report.{format}"),
    "report verify": Ways(
        "no: it holds a file in hand against the desk", "no: it holds a file in hand against the desk"
    ),
    "annotate": Ways(_A_FILE, "GET /stories/{slug}/annotated.{format}"),
    "chart": Ways("no: its pictures stand in the report", "no: its pictures stand in the report"),
    "export": Ways(_A_FILE, "GET /stories/{slug}/export.{format}"),
    "import": Ways(_AT_THE_MACHINE, _AT_THE_MACHINE),
    "export-sheet": Ways(_A_FILE, "GET /stories/{slug}/sheet.{format}"),
    "import-sheet": Ways(_AT_THE_MACHINE, _AT_THE_MACHINE),
    "log": Ways("GET /ledger", "GET /ledger"),
    "log verify": Ways("GET /ledger/verify", "POST /ledger/verify"),
    "log head": Ways("GET /ledger/head", "GET /ledger"),
    "log key": Ways(_AT_THE_MACHINE, _AT_THE_MACHINE),
    "log purge": Ways(_AT_THE_MACHINE, _AT_THE_MACHINE),
}
"""By what is said on the command line."""
WORDS = {"{move}": tuple(MoveWord), "{verdict}": tuple(VerdictWord)}
"""What a part of a call's path may be, where it stands for several calls."""


def _calls() -> set[str]:
    found = {
        f"{method} {route.path}"  # type: ignore[attr-defined]
        for router in ROUTERS
        for route in router.routes
        for method in route.methods  # type: ignore[attr-defined]
    }
    for part, words in WORDS.items():
        found |= {call.replace(part, word) for call in found if part in call for word in words}
    return found


def _pages() -> set[str]:
    found = {f"{method} {route.path}" for route in ROUTES for method in route.methods or ()}
    return found | {f"POST {route.path.replace('{move}', word)}" for route in ROUTES for word in (*MOVES, *WORK)}


def test_a_program_and_a_page_can_do_what_every_command_does_or_it_says_why_not() -> None:
    commands = {f"{one.name} {word.name}" for one in COMMANDS for word in one.subcommands} | {
        one.name for one in COMMANDS if one.bare or not one.subcommands
    }
    calls, pages = _calls(), _pages()

    assert commands - set(WAYS) == set(), "say how it is done by /api and on a page, or why it is not"
    assert set(WAYS) - commands == set(), "there is no such command any more"
    assert {one.api for one in WAYS.values() if not one.api.startswith("no: ")} - calls == set()
    assert {one.web for one in WAYS.values() if not one.web.startswith("no: ")} - pages == set()
