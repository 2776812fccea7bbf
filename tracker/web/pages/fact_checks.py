"""Somebody's published fact-check, sent as a file and put on a claim as evidence."""

from __future__ import annotations

from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Bearing
from tracker.intake.claim_reviews.reading import read_fact_checks
from tracker.services.desks import require_writer
from tracker.services.fact_check_words import taken_lines
from tracker.services.fact_checking import fact_check_meant, take_fact_check
from tracker.web.choosing import chosen
from tracker.web.forms import whole_number
from tracker.web.pages.claim_moves import page_with
from tracker.web.visits import Done, Form, Visit, move


def taken(visit: Visit, form: Form) -> Done:
    """Read it, choose the one that is meant, and put it on file."""
    label, sent = visit.label(), form.file("file")
    if sent is None:
        raise BadInputError("choose the file: the saved page of the fact-check, or its JSON-LD")
    bearing, number = chosen(Bearing, form.get("bearing"), "bearing"), whole_number(form, "number", "the number")
    with visit.looking() as (_, you):
        require_writer(you)
    checks = read_fact_checks(sent.file, "the file")
    with visit.writing() as (session, by):
        check = fact_check_meant(session, label, checks, number, "the file")
        found = take_fact_check(
            session, label, check, by=by, files=visit.files(session), bearing=bearing, source=form.get("source")
        )
        told = " ".join(taken_lines(label, found, said=bearing is not None))
    return Done(told, page_with(form, label))


ROUTES = (move("/stories/{slug}/claims/{number:int}/fact-check", taken),)
