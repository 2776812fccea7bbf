"""The arithmetic of the ledger's hash chain: what is hashed, and in which form.

    digest = SHA-256( salt || after_values )
    hash   = SHA-256( JSON [seq, at, by, login, act, subject, digest, previous] )

The salt keeps a digest from being guessed back to its values once a purge has emptied them. The stored text itself
is hashed, never a re-rendered row. The scheme is the linear one of Haber and Stornetta, "How to time-stamp a digital
document" (1991), which promises order and integrity up to the newest hash that somebody else has seen.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import NamedTuple

FIRST_PREVIOUS = "0" * 64
"""What stands in `previous` of the first entry."""

SALT = 32
"""The length of a salt, always: so nothing can be moved from the values into it under the same digest."""


EMPTIED = "its values have been emptied"


class Line(NamedTuple):
    """One entry of the ledger, in the order of its columns, as stored."""

    seq: int
    at: str
    by: str
    login: str
    act: str
    subject: str
    after_values: str | None
    salt: str | None
    digest: str
    previous: str
    hash: str


TEXTS = ("at", "by", "login", "act", "subject", "digest", "previous")
"""The columns that are hashed as texts, beside the number."""


def new_salt() -> str:
    """32 hexadecimal digits nobody can foresee."""
    return os.urandom(SALT // 2).hex()


def digest_of(salt: str, after_values: str) -> str:
    """The salted digest of an entry's values, 64 hexadecimal digits."""
    return hashlib.sha256(salt.encode() + after_values.encode()).hexdigest()


def hash_of(seq: int, at: str, by: str, login: str, act: str, subject: str, digest: str, previous: str) -> str:
    """The hash that ties an entry to the one before it, 64 hexadecimal digits."""
    text = json.dumps([seq, at, by, login, act, subject, digest, previous], separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def forge(seq: int, at: str, by: str, login: str, act: str, subject: str, after_values: str, previous: str) -> Line:
    """The entry that follows the one whose hash is `previous`."""
    salt = new_salt()
    digest = digest_of(salt, after_values)
    link = hash_of(seq, at, by, login, act, subject, digest, previous)
    return Line(seq, at, by, login, act, subject, after_values, salt, digest, previous, link)


def fault_in(line: Line, seq: int, previous: str) -> str | None:
    """What is wrong with an entry that should be number `seq` after `previous`, or None where it fits.

    Values of any stored type are taken: a mangled one is a fault, never an error.
    """
    if line.seq != seq:
        return f"entry {seq} is missing" if _later(line.seq, seq) else "its number is out of order"
    texts = (line.at, line.by, line.login, line.act, line.subject, line.digest, line.previous)
    if not all(isinstance(text, str) for text in texts):
        return "a column holds something other than text"
    if line.previous != previous:
        return "it does not follow the entry before it"
    if hash_of(line.seq, *texts) != line.hash:
        return "its hash does not fit what it says"
    if not isinstance(line.after_values, str) or not isinstance(line.salt, str):
        return EMPTIED
    if len(line.salt) != SALT or digest_of(line.salt, line.after_values) != line.digest:
        return "its values are not those that were recorded"
    return None


def is_number(line: Line, seq: int, *, previous: object = None, **instead: str) -> bool:
    """Whether an entry's hash is the one it would have as number `seq`.

    Args:
        previous: after which hash; after the one that it names, where this is None.
        instead: other texts than those that stand in these columns.
    """
    texts = {name: getattr(line, name) for name in TEXTS} | instead
    if previous is not None:
        texts["previous"] = previous
    if not all(isinstance(text, str) for text in texts.values()):
        return False
    return hash_of(seq, *(texts[name] for name in TEXTS)) == line.hash


def is_emptied(line: Line) -> bool:
    """Whether an entry is a stub: all that a purge leaves of one."""
    return line.after_values is None and line.salt is None


def _later(seq: object, expected: int) -> bool:
    return isinstance(seq, int) and seq > expected
