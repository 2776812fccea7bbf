"""Passwords and sign-ins: none is changed without an entry of the ledger, and no sign-in becomes another.

A guard cannot tell whose hash it is; that the ledger says who chose it when is what it holds.
"""

from __future__ import annotations

from tracker.domain.admission import CHOOSE
from tracker.domain.counting import one
from tracker.models.admission import Apart
from tracker.store.faults import TAKEN
from tracker.store.guards.rule import SQLITE, Event, Rule, differing, unless

_INSERT, _UPDATE, _DELETE = frozenset({Event.INSERT}), frozenset({Event.UPDATE}), frozenset({Event.DELETE})
_SQLITE = frozenset({SQLITE})
APART = tuple(table.name for table in Apart.metadata.sorted_tables)
"""The tables, each with guards."""

ADMISSION_RULES = (
    Rule(
        "no-replacement",
        "password",
        _INSERT,
        "NEW.id > 0 AND EXISTS (SELECT 1 FROM password o WHERE o.id = NEW.id) "
        "OR EXISTS (SELECT 1 FROM password o WHERE o.person_id = NEW.person_id)",
        f"there is a password {TAKEN}, and none takes the place of another",
        first=True,
        engines=_SQLITE,
    ),
    *(
        Rule(
            "key-from-one",
            table,
            _INSERT,
            "NEW.id < 1",
            f"the key of {one(table)} is a number from 1 on",
            engines=_SQLITE,
        )
        for table in APART
    ),
    Rule(
        "said-in-the-ledger",
        "password",
        _INSERT | _UPDATE,
        unless(
            "EXISTS (SELECT 1 FROM entry e JOIN person p ON p.id = NEW.chosen_by_id WHERE e.seq = NEW.seq "
            f"AND e.seq = (SELECT max(l.seq) FROM entry l) AND e.act = '{CHOOSE}' AND e.\"by\" = p.initials "
            "AND substr(e.subject, 1, 6) = 'person' AND substr(e.subject, 8) = CAST(NEW.person_id AS TEXT))"
        ),
        "a password is chosen together with the ledger's entry that says so",
    ),
    Rule(
        "by-whom",
        "password",
        _INSERT | _UPDATE,
        unless(
            "NEW.chosen_by_id = NEW.person_id OR EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.chosen_by_id "
            "AND r.role = 'editor' AND r.ended_at IS NULL)"
        ),
        "a password is chosen by whose it is, and a first one given by an editor",
    ),
    Rule(
        "what-stays",
        "password",
        _UPDATE,
        f"{differing(['id', 'person_id'])} OR NEW.seq <= OLD.seq",
        "a password stays the same person's, and another has an entry of its own",
    ),
    Rule(
        "nothing-deleted",
        "password",
        _DELETE,
        "1 = 1",
        "a password is never taken away: choose another, or say that the person left",
        first=True,
    ),
    Rule(
        "no-replacement",
        "sign_in",
        _INSERT,
        "NEW.id > 0 AND EXISTS (SELECT 1 FROM sign_in o WHERE o.id = NEW.id) "
        "OR EXISTS (SELECT 1 FROM sign_in o WHERE o.digest = NEW.digest)",
        f"there is a sign-in {TAKEN}, and none takes the place of another",
        first=True,
        engines=_SQLITE,
    ),
    Rule(
        "by-the-password",
        "sign_in",
        _INSERT,
        unless("EXISTS (SELECT 1 FROM password p WHERE p.person_id = NEW.person_id AND p.seq = NEW.seq)"),
        "somebody signs in by the password that is theirs",
    ),
    Rule(
        "what-stays",
        "sign_in",
        _UPDATE,
        f"{differing(['id', 'digest', 'person_id', 'seq', 'at', 'until'])} OR OLD.ended_at IS NOT NULL",
        "a sign-in stays as it was, but that it ends once",
    ),
)
"""A sign-in may be deleted: then it has ended."""
