"""The ledger: what happened, a page at a time; its head, to be kept elsewhere; and whether all of it still holds."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session
from starlette.responses import Response

from tracker.domain.checkpoint import Head, heads_in, read_public
from tracker.domain.errors import BadInputError
from tracker.models import Person
from tracker.models.rows import PersonRow
from tracker.services.entry_words import steps_of
from tracker.services.history import entries_on, head_of
from tracker.services.kept_heads import AgainstHeads, hold_against
from tracker.services.proof_shape import Proof
from tracker.services.proof_words import proof_lines
from tracker.services.proving import prove
from tracker.services.signing_heads import require_signatures
from tracker.store.people import person_rows
from tracker.web.numbers import KEY_DIGITS, number_in
from tracker.web.paging import SIZE, here_without
from tracker.web.turns import PROOF
from tracker.web.visits import Form, Visit, move, page

LEDGER, VERIFY = "/ledger", "/ledger/verify"
LONGEST_HEADS = 2_000_000
"""Bytes of heads that are held against the ledger: those of some years."""


def show(visit: Visit) -> Response:
    """The entries, newest first: of everything, of a story with its claims, or of one claim."""
    with visit.looking() as (session, you):
        return _shown(visit, session, you)


def _shown(visit: Visit, session: Session, you: Person, proof: dict[str, Any] | None = None) -> Response:
    about, as_of, before = visit.asked("about"), visit.asked("as-of"), visit.asked("before")
    key = number_in(before, KEY_DIGITS)
    found = list(islice(entries_on(session, about, SIZE + 1, as_of, key), SIZE + 1))
    here = here_without(visit.request, "before").replace(VERIFY, LEDGER, 1)
    more = f"{here}{'&' if '?' in here else '?'}before={found[SIZE - 1]['seq']}" if len(found) > SIZE else None
    steps = steps_of(session, found[:SIZE])
    people = person_rows(session) if any(one["subject"].startswith("person:") for one in found[:SIZE]) else {}
    return visit.page(
        "ledger.html",
        you,
        entries=[_entry(one, steps, people) for one in found[:SIZE]],
        about=about or "",
        as_of=as_of or "",
        more=more,
        later=key is not None,
        newest=here,
        newest_head=head_of(session),
        proof=proof,
    )


def _entry(one: dict[str, Any], steps: Mapping[int, str], people: Mapping[int, PersonRow]) -> dict[str, Any]:
    """An entry with where its subject is, what a decision was, and who somebody is."""
    kind, _, key = one["subject"].partition(":")
    person = people.get(int(key)) if kind == "person" and key.isdecimal() else None
    about = one["about"] if person is None else person.initials
    return {**one, "about": about, "place": _place(one["subject"]), "step": steps.get(one["seq"]) or one["what"] or ""}


def _place(subject: str) -> tuple[str, str] | None:
    """What a subject is: a claim or a story by its label or slug, a source by its id; None for anything else."""
    kind, mark, key = subject.partition(":")
    if mark:
        return ("source", key) if kind == "source" and key.isdecimal() else None
    return ("claim" if "#" in subject else "story", subject) if subject != "desk" else None


def verify(visit: Visit, form: Form) -> Response:
    """Say whether ledger and records are as they were written, and whether heads that were kept elsewhere still fit."""
    heads, signed_by = _heads(form)
    with PROOF.one(), visit.served.door.whole() as session:
        verdict = prove(session)
        against: AgainstHeads | None = hold_against(session, heads, verdict.entries, signed_by) if heads else None
    proof = Proof(verdict, against)
    with visit.looking() as (session, you):
        return _shown(
            visit, session, you, {"holds": proof.fault is None, "lines": [line for line, _ in proof_lines(proof)]}
        )


def _heads(form: Form) -> tuple[list[Head], str | None]:
    """The heads that were sent or pasted, and by whose key all of them are signed, where one is given.

    Raises:
        BadInputError: there is none in what was sent, or one is not signed with that key.
    """
    sent, pasted, key = form.file("file"), form.get("heads"), form.get("key")
    if sent is None and pasted is None:
        if key is not None:
            raise BadInputError("a key says who signed the heads: give the heads too")
        return [], None
    content = (pasted or "").encode() if sent is None else sent.file.read(LONGEST_HEADS + 1)
    if len(content) > LONGEST_HEADS:
        raise BadInputError("that is too long for heads: send what `tracker log head` prints, and no more")
    heads = heads_in(content)
    if not heads:
        raise BadInputError("there is no head in it: keep what `tracker log head` prints, a number and a hash")
    if key is None:
        return heads, None
    signer = read_public(key, "what you gave as the key")
    require_signatures(heads, signer, "what you sent")
    return heads, signer[0]


ROUTES = (page(LEDGER, show), move(VERIFY, verify))
