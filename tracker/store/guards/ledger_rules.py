"""The ledger: an entry follows the one before it and never changes, but that a purge may empty it."""

from __future__ import annotations

from tracker.domain.chain import FIRST_PREVIOUS, Line
from tracker.domain.purges import PURGE
from tracker.domain.settings import WEB_LOGIN
from tracker.store.guards.rule import POSTGRESQL, Event, Rule, unless

_INSERT, _UPDATE = frozenset({Event.INSERT}), frozenset({Event.UPDATE})
_SERVER = frozenset({POSTGRESQL})
_KEPT = [name for name in Line._fields if name not in ("after_values", "salt")]
_SAME = " AND ".join(f'NEW."{name}" = OLD."{name}"' for name in _KEPT)

ENTRY_RULES = (
    Rule(
        "chain",
        "entry",
        _INSERT,
        unless(
            "NEW.seq = coalesce((SELECT max(e.seq) FROM entry e), 0) + 1 AND NEW.previous = "
            f"coalesce((SELECT e.hash FROM entry e ORDER BY e.seq DESC LIMIT 1), '{FIRST_PREVIOUS}')"
        ),
        "an entry of the ledger follows the newest one",
        first=True,
    ),
    Rule(
        "whole-entry",
        "entry",
        _INSERT,
        unless(
            "length(NEW.hash) = 64 AND length(NEW.digest) = 64 AND length(NEW.salt) = 32 AND NEW.after_values <> ''"
        ),
        "an entry of the ledger comes with its values, their salt and its hashes",
        first=True,
    ),
    Rule(
        "append-only",
        "entry",
        _UPDATE,
        unless(
            f"{_SAME} AND NEW.after_values IS NULL AND NEW.salt IS NULL AND EXISTS (SELECT 1 FROM entry e "
            f"WHERE e.act = '{PURGE}' AND e.seq > NEW.seq AND NOT EXISTS (SELECT 1 FROM entry l WHERE l.seq > e.seq))"
        ),
        "the ledger is append-only",
    ),
    Rule(
        "nothing-deleted",
        "entry",
        frozenset({Event.DELETE}),
        "1 = 1",
        "the ledger is append-only: no entry goes",
        first=True,
    ),
    Rule(
        "login-of-the-session",
        "entry",
        _INSERT,
        unless("NEW.login = session_user"),
        "an entry carries the login of whoever writes it",
        first=True,
        engines=_SERVER,
    ),
    Rule(
        "by-whose-login",
        "entry",
        _INSERT,
        "NEW.\"by\" <> '' AND EXISTS (SELECT 1 FROM person p WHERE p.login = session_user) "
        'AND NOT EXISTS (SELECT 1 FROM person p WHERE p.login = session_user AND p.initials = NEW."by")',
        "whoever's login is bound to a person acts as that person",
        first=True,
        engines=_SERVER,
    ),
    Rule(
        "by-nobody's-login",
        "entry",
        _INSERT,
        "NEW.\"by\" <> '' AND NEW.act NOT IN ('add person', 'edit person') "
        "AND EXISTS (SELECT 1 FROM person p WHERE p.login IS NOT NULL) "
        "AND NOT EXISTS (SELECT 1 FROM person p WHERE p.login = session_user) "
        f"AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = '{WEB_LOGIN}' AND s.value = session_user)",
        "a login that is nobody's acts for nobody, unless the setting web-login names it",
        first=True,
        engines=_SERVER,
    ),
)
"""What keeps the chain. Whether a hash fits what it says, `log verify` finds: no database is asked to hash."""
