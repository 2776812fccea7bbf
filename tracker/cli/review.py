"""`tracker review`: the open claims, one at a time, a key each."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from tracker.cli.app import current
from tracker.cli.desk import address, chosen, reading_desk, writing_desk
from tracker.cli.output import is_terminal, say, warn
from tracker.cli.showing import show
from tracker.domain.errors import MoveRefusedError, TrackerError
from tracker.domain.transitions import OUTCOMES
from tracker.domain.vocabulary import Bearing, ReviewState
from tracker.services import evidencing, reviewing
from tracker.services.desks import acting_person
from tracker.services.listing import show_claim
from tracker.services.queueing import Waiting, queue
from tracker.services.reading_along import context_of
from tracker.store.claims import get_claim

CHOICES = "v verify  d dispute  r refute  u unverifiable  n needs source  e evidence\na approve  t send back  o opinion  s skip  q leave  ? help"
HELP = """v, d, r, u  find the claim verified, disputed, refuted or unverifiable (takes it first if nobody has)
n           send it to look for a source; asks why
e           put evidence on it; asks what, where and whose
a, t        as an editor: approve what is proposed, or send it back
o           give a blind second opinion on a claim of high risk
s           leave it as it is and go on;  q  leave the review: what you did is kept, `tracker review` goes on from there"""
_KEYS = {"v": "verify", "d": "dispute", "r": "refute", "u": "unverifiable"}


def command(
    slug: Annotated[str | None, typer.Argument(help="Only this article.")] = None,
) -> None:
    """Go through claims one at a time, in the terminal."""
    with reading_desk() as session:
        person = acting_person(session, current().by)
        open_claims = queue(session, slug, person)
    if not open_claims:
        say("Nothing waits for you.")
        return
    done = 0
    for at, one in enumerate(open_claims, 1):
        say(f"\n── {at} of {len(open_claims)} ─ waits for {one.waits_for} " + "─" * 20)
        answer = _one(one)
        if answer is None:
            break
        done += answer
    say(f"\n{done} of {len(open_claims)} moved on. `tracker review` goes on from here.")


def _one(waiting: Waiting) -> bool | None:
    """Show one claim and act on the keys: True where it moved on, False where it was left, None to leave the review."""
    label = waiting.claim.label
    seen = _shown(label)
    while True:
        key = _key()
        if key in ("q", ""):
            return None
        if key == "s":
            return False
        act = _ACTS.get(key)
        if act is None:
            say(HELP)
            continue
        try:
            act(label, seen, key)
        except TrackerError as error:
            warn(str(error))
            continue
        if key == "e":
            seen = _shown(label)
            continue
        return True


def _shown(label: str) -> int:
    with reading_desk() as session:
        found = show_claim(session, label)
        for line in context_of(session, found.claim):
            say(f"  │ {line}")
        show(session, found)
    return found.claim.version


def _find(label: str, seen: int, key: str) -> None:
    outcome = OUTCOMES[_KEYS[key]]
    reason = _ask("Why? (may be left blank) " if key != "u" else "Why can nobody tell? ")
    with writing_desk() as (session, by):
        claim = get_claim(session, label)
        if claim.state is ReviewState.UNREVIEWED:
            if claim.version != seen:
                raise MoveRefusedError(f"{label} has changed since you looked at it: look again")
            seen = reviewing.take(session, label, by=by).version
        claim = reviewing.propose(session, label, outcome, by=by, reason=reason, seen=seen)
        decided = claim.state is outcome
    say(f"{label}: {'decided' if decided else 'proposed'}, {outcome}.")


def _needs_source(label: str, seen: int, key: str) -> None:
    reason = _ask("What is missing? ")
    with writing_desk() as (session, by):
        if get_claim(session, label).state is ReviewState.UNREVIEWED:
            reviewing.take(session, label, by=by)
        reviewing.ask_for_source(session, label, by=by, reason=reason)
    say(f"{label} needs a source.")


def _evidence(label: str, seen: int, key: str) -> None:
    source, bearing = _ask("Whose is it? (a source on file) "), _ask("Does it support, refute, or give context? ")
    words = {"support": "supports", "refute": "refutes"}
    word = chosen(Bearing, words.get(bearing or "supports", bearing or "supports"), "bearing") or Bearing.SUPPORTS
    locator, excerpt = _ask("Where in it? (page, paragraph, time code) "), _ask("The words that matter: ")
    holding = evidencing.Holding(excerpt=excerpt, locator=locator)
    with writing_desk() as (session, by):
        evidencing.add_evidence(session, label, source or "", word, holding, by=by, files=address().files)


def _approve(label: str, seen: int, key: str) -> None:
    with writing_desk() as (session, by):
        state = reviewing.approve(session, label, by=by, reason=_ask("Anything to add? (may be left blank) ")).state
    say(f"{label} is {state}.")


def _return(label: str, seen: int, key: str) -> None:
    reason = _ask("Why? ")
    with writing_desk() as (session, by):
        reviewing.send_back(session, label, by=by, reason=reason)
    say(f"{label} goes back.")


def _opinion(label: str, seen: int, key: str) -> None:
    letter = (_ask("Your opinion, blind: v, d, r or u? ") or "")[:1]
    if letter not in _KEYS:
        raise MoveRefusedError("an opinion is v, d, r or u")
    with writing_desk() as (session, by):
        reviewing.give_opinion(session, label, OUTCOMES[_KEYS[letter]], by=by)
    say(f"Your opinion on {label} is on file.")


_ACTS: dict[str, Callable[[str, int, str], None]] = {
    **dict.fromkeys(_KEYS, _find),
    "n": _needs_source,
    "e": _evidence,
    "a": _approve,
    "t": _return,
    "o": _opinion,
}


def _key() -> str:
    """One key from a person, or the first letter of a line from a script; nothing at the end of input."""
    say(f"\n{CHOICES}")
    if is_terminal(sys.stdin):
        return typer.getchar().lower()
    return sys.stdin.readline().strip()[:1].lower()


def _ask(question: str) -> str | None:
    if is_terminal(sys.stdin):
        return input(question).strip() or None
    return sys.stdin.readline().strip() or None
