"""`tracker review`: the open claims, one at a time, a key each."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Annotated

import typer

from tracker.cli.app import current
from tracker.cli.desk import chosen, files_folder, reading_desk, writing_desk
from tracker.cli.keys import END, ask, next_key, take_any_bytes
from tracker.cli.output import counted, say, say_folded, warn
from tracker.cli.showing import HANG, show
from tracker.cli.triage import count_waiting, walk
from tracker.domain.errors import BadInputError, TrackerError
from tracker.domain.transitions import OUTCOMES
from tracker.domain.vocabulary import Bearing, ReviewState
from tracker.services import evidencing, reviewing
from tracker.services.as_seen import Seen, require_as_seen, seen_in, seen_now
from tracker.services.desks import acting_person
from tracker.services.listing import show_claim
from tracker.services.queueing import OPEN, Waiting, queue
from tracker.services.reading_along import context_of
from tracker.services.reviewing_as_seen import ask_for_source_as_seen, propose_as_seen
from tracker.store.sources import get_source

CHOICES = """v verify  d dispute  r refute  u unverifiable  n needs source  e evidence
a approve  t send back  o opinion  s skip  q leave  ? help"""
HELP = """v, d, r, u  find the claim verified, disputed, refuted or unverifiable
            (takes it first if nobody has)
n           send it to look for a source; asks why
e           put evidence on it; asks whose, what it does, where and which words
a, t        as an editor: approve what is proposed, or send it back
o           give a blind second opinion on a claim of high risk
s           leave it as it is and go on
q           leave the review: what you did is kept, `tracker review` goes on"""
RULE = 60
SITTING = 1_000
"""Claims gone through at most before the queue is read again."""
_KEYS = {"v": "verify", "d": "dispute", "r": "refute", "u": "unverifiable"}


def command(
    slug: Annotated[str | None, typer.Argument(help="Only this article.")] = None,
    proposals: Annotated[bool, typer.Option("--proposals", help="Only what is proposed, no claims.")] = False,
) -> None:
    """Go through claims one at a time, in the terminal."""
    take_any_bytes()
    with reading_desk() as session:
        person = acting_person(session, current().by)
        open_claims = [] if proposals else list(islice(queue(session, slug, person), SITTING))
        waiting = count_waiting(session, slug, person)
    if not open_claims and not waiting:
        say("Nothing waits for you.")
        return
    if open_claims and not _claims(open_claims):
        return
    if waiting:
        done, total = walk(slug)
        say(f"\n{done} of {counted(total, 'proposal')} settled. `tracker review --proposals` goes on from here.")


def _claims(open_claims: list[Waiting]) -> bool:
    """Go through claims; whether to go on behind them."""
    done, left = 0, False
    for at, one in enumerate(open_claims, 1):
        say("")
        say_folded(f"── {at} of {len(open_claims)} ─ waits for {one.waits_for} ".ljust(RULE, "─"), hang=HANG)
        answer = _one(one)
        left = answer is None
        if left:
            break
        done += bool(answer)
    say(f"\n{done} of {len(open_claims)} moved on. `tracker review` goes on from here.")
    return not left


def _one(waiting: Waiting) -> bool | None:
    """Show one claim and act on the keys: True where it moved on, False where it was left, None to leave the review."""
    label = waiting.claim.label
    seen = _shown(label)
    while seen is not None:
        say(f"\n{CHOICES}")
        key = next_key()
        if key in ("q", END):
            return None
        if key == "s":
            return False
        act = _ACTS.get(key)
        if act is None:
            say(HELP)
            continue
        try:
            act(label, seen)
        except TrackerError as error:
            warn(str(error))
            seen = seen if _standing(label) == seen else _shown(label)
            continue
        if key != "e":
            return True
        seen = _shown(label)
    say(f"{label} waits for nobody any more.")
    return False


def _shown(label: str) -> Seen | None:
    """Show a claim; None where it is no longer open."""
    with reading_desk() as session:
        found = show_claim(session, label)
        for line in context_of(session, found.claim):
            say_folded(f"  │ {line}", hang=2)
        show(session, found)
        seen = seen_in(session, found)
    return seen if found.claim.state in OPEN else None


def _standing(label: str) -> Seen:
    with reading_desk() as session:
        return seen_now(session, label)


# What a key does


def _finding(command: str) -> Callable[[str, Seen], None]:
    outcome = OUTCOMES[command]
    question = "Why? (may be left blank) " if outcome is not ReviewState.UNVERIFIABLE else "Why can nobody tell? "

    def find(label: str, seen: Seen) -> None:
        reason = ask(question)
        with writing_desk() as (session, by):
            claim = propose_as_seen(session, label, outcome, seen, by=by, reason=reason)
            decided = claim.state is outcome
        say(f"{label}: {'decided' if decided else 'proposed'}, {outcome}.")

    return find


def _needs_source(label: str, seen: Seen) -> None:
    reason = ask("What is missing? ")
    with writing_desk() as (session, by):
        ask_for_source_as_seen(session, label, seen, by=by, reason=reason)
    say(f"{label} needs a source.")


def _evidence(label: str, seen: Seen) -> None:
    named = ask("Whose is it? (a source on file) ")
    if named is None:
        raise BadInputError("evidence is somebody's: press e again and name a source on file")
    with reading_desk() as session:
        get_source(session, named)
    bearing = ask("Does it support, refute, or give context? ") or "supports"
    words = {"support": "supports", "refute": "refutes"}
    word = chosen(Bearing, words.get(bearing, bearing), "bearing") or Bearing.SUPPORTS
    locator, excerpt = ask("Where in it? (page, paragraph, time code) "), ask("The words that matter: ")
    holding = evidencing.Holding(excerpt=excerpt, locator=locator)
    with writing_desk() as (session, by):
        evidencing.add_evidence(session, label, named, word, holding, by=by, files=files_folder(session))


def _approve(label: str, seen: Seen) -> None:
    reason = ask("Anything to add? (may be left blank) ")
    with writing_desk() as (session, by):
        require_as_seen(session, label, seen)
        state = reviewing.approve(session, label, by=by, reason=reason).state
    say(f"{label} is {state}.")


def _return(label: str, seen: Seen) -> None:
    reason = ask("Why? ")
    with writing_desk() as (session, by):
        require_as_seen(session, label, seen)
        reviewing.send_back(session, label, by=by, reason=reason)
    say(f"{label} goes back.")


def _opinion(label: str, seen: Seen) -> None:
    said = (ask("Your opinion, blind: v, d, r or u? ") or "").lower()
    outcome = next((OUTCOMES[word] for key, word in _KEYS.items() if said in (key, word, OUTCOMES[word].value)), None)
    if outcome is None:
        raise BadInputError("an opinion is v, d, r or u, or the whole word: press o again and give one")
    with writing_desk() as (session, by):
        require_as_seen(session, label, seen)
        reviewing.give_opinion(session, label, outcome, by=by)
    say(f"Your opinion on {label} is on file: {outcome}.")


_ACTS: dict[str, Callable[[str, Seen], None]] = {
    **{key: _finding(command) for key, command in _KEYS.items()},
    "n": _needs_source,
    "e": _evidence,
    "a": _approve,
    "t": _return,
    "o": _opinion,
}
