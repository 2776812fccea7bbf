"""Hashing passwords and comparing them: Argon2id, and the same work for a name that nobody has."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tracker.domain.admission import LONGEST, folded_password

HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
"""RFC 9106's second choice, of one lane: 64 MiB and about a tenth of a second for each guess."""
AT_ONCE = 4
"""How many are hashed at the same time: 256 MiB at most, however many sign in."""
_turns = threading.BoundedSemaphore(AT_ONCE)
_stranger: dict[PasswordHasher, str] = {}


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _turns:
        return HASHER.hash(folded_password(password))


def fits(kept: str | None, password: str) -> bool:
    """Whether this is the password. Where there is none, it takes as long to say no.

    Args:
        kept: the hash, None where the name is nobody's or they have no password.
    """
    if len(password) > LONGEST * 4:
        return False
    with _turns:
        against = kept if kept is not None else _hash_of_nobody()
        try:
            return HASHER.verify(against, folded_password(password)) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def get_ready() -> None:
    """Have at hand what names that nobody has are held against: else the first of them would take longer."""
    _hash_of_nobody()


def _hash_of_nobody() -> str:
    if HASHER not in _stranger:
        _stranger[HASHER] = HASHER.hash("nobody's password")
    return _stranger[HASHER]
