"""Who drew on whom: what is on file, what waits to be confirmed or dismissed, and looking for more."""

from __future__ import annotations

from starlette.responses import Response

from tracker.domain.choices import choose
from tracker.domain.counting import counted
from tracker.domain.vocabulary import Assessment
from tracker.services.deriving import assess_derivation, retract_derivation
from tracker.services.desks import require_writer
from tracker.services.shift_words import assessed_lines, left_alone
from tracker.services.suspecting import look_for_copies, put_suspicions
from tracker.store.sources import count_derivations, derivation_listing
from tracker.web.paging import paging
from tracker.web.turns import ONE_STORY, WHOLE_DESK
from tracker.web.visits import Done, Form, Visit, move, page

TOLD = 8
"""Claims that are named in a sentence."""


def show(visit: Visit) -> Response:
    """What is on file; unless told otherwise, only what waits for somebody."""
    every = visit.asked("all") is not None
    with visit.looking() as (session, you):
        pages = paging(visit.request, count_derivations(session, open_only=not every))
        found = derivation_listing(session, open_only=not every, most=pages.size, start=pages.start)
    return visit.page("derivations.html", you, derivations=found, paging=pages, every=every)


def assess(visit: Visit, form: Form) -> Done:
    """Confirm or dismiss one."""
    word = choose(Assessment, form.require("assessment", "what you say of it"), "assessment")
    with visit.writing() as (session, you):
        judged = assess_derivation(session, visit.number("id"), word, by=you)
        return Done(" ".join(assessed_lines(judged, TOLD)), form.back("/derivations"))


def retract(visit: Visit, form: Form) -> Done:
    """Mark one as a mistake."""
    reason = form.require("reason", "the reason")
    with visit.writing() as (session, you):
        row = retract_derivation(session, visit.number("id"), by=you, reason=reason)
        return Done(f"Derivation {row.id} is retracted.", form.back("/derivations"))


def suspect(visit: Visit, form: Form) -> Done:
    """Look for copies between outlets in the words on file, and put them on file as suspected."""
    scope = form.get("scope")
    with visit.looking() as (_, you):
        require_writer(you)
    turns = WHOLE_DESK if scope is None else ONE_STORY
    with turns.one(), visit.served.door.whole() as session:
        looked = look_for_copies(session, scope)  # minutes, for which nobody is to wait
    with visit.writing() as (session, you):
        search = put_suspicions(session, looked, by=you)
    place, read = scope or "the whole desk", f"{counted(search.claims, 'claim')} with words on file"
    left = f" {left_alone(search.left)}: look again." if search.left else ""
    if not search.suspected:
        return Done(f"Nothing new to suspect in {place}: {read}.{left}", form.back("/derivations"))
    said = f"{counted(len(search.suspected), 'copy')} put on file, as suspected ({place}: {read})."
    return Done(f"{said} The count as known stays as it is until somebody confirms.{left}", form.back("/derivations"))


ROUTES = (
    page("/derivations", show),
    move("/derivations/suspect", suspect),
    move("/derivations/{id:int}", assess),
    move("/derivations/{id:int}/retract", retract),
)
