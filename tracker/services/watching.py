"""Looking on: what happened at the desk since somebody last looked, by whomever and from wherever it was done.

Only what the ledger's lines say to everybody is told: the act, whose claim or story it is about, the initials. What of it may
be seen is another matter: who wants to know looks at the claim with their own eyes.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.store.session import looked_at
from tracker.store.watching import acts_since, newest_entry, next_end, run_out_between

RAN_OUT = "ran out"
"""The act of nobody: a hold that ended by itself, of which no entry speaks."""


class Happening(NamedTuple):
    """Something that happened."""

    seq: int | None
    """The number of its entry; None where time alone did it."""
    about: str
    """What sort of thing it is about: claim, article, source, derivation, person, desk ..."""
    slug: str | None
    """The story, where it is about one or about a claim of one."""
    label: str | None
    """The claim, where it is about one."""
    act: str
    by: str
    """Initials, blank for the system."""


class Mark(NamedTuple):
    """How far somebody has looked."""

    seq: int
    at: dt.datetime
    next_end: dt.datetime | None
    """When the first hold runs out that stood then."""


def begin(session: Session) -> Mark:
    """Where to begin who wants to know what happens from now on."""
    at = looked_at(session.connection())
    return Mark(newest_entry(session), at, next_end(session, at))


def since(session: Session, mark: Mark, most: int) -> tuple[list[Happening], Mark]:
    """What happened since a mark, the oldest first, `most` entries at most, and the mark to go on from. One question where
    nothing did."""
    at = looked_at(session.connection())
    found = [happening(*row) for row in acts_since(session, mark.seq, most)]
    seq = found[-1].seq or mark.seq if found else mark.seq
    ended = mark.next_end is not None and mark.next_end <= at
    if ended:
        found += [_ran_out(*row) for row in run_out_between(session, mark.at, at)]
    return found, Mark(seq, at, next_end(session, at) if found or ended else mark.next_end)


def missed(session: Session, seq: int, most: int) -> list[Happening] | None:
    """What happened after the entry of this number; None where that is more than `most`, or no entry has it."""
    if seq > newest_entry(session):
        return None
    found = [happening(*row) for row in acts_since(session, seq, most + 1)]
    return found if len(found) <= most else None


def happening(seq: int, act: str, subject: str, by: str) -> Happening:
    """What an entry tells whoever looks on."""
    slug, mark, _ = subject.rpartition("#")
    if mark:
        return Happening(seq, "claim", slug, subject, act, by)
    kind, mark, _ = subject.partition(":")
    if mark or subject == "desk":
        return Happening(seq, kind, None, None, act, by)
    return Happening(seq, "article", subject, None, act, by)


def _ran_out(label: str, by: str) -> Happening:
    return Happening(None, "claim", label.rpartition("#")[0], label, RAN_OUT, by)
