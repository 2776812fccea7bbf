"""What was done behind the ledger's back, as far as what is left tells it: the kinds, and where."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from tracker.domain.value import value


class Kind(StrEnum):
    """What a misfit looks like."""

    EDITED = "edited"
    """A value stands there that was not recorded."""
    REMOVED = "removed"
    INSERTED = "inserted"
    REORDERED = "reordered"
    """Two or more changed places."""
    DUPLICATED = "duplicated"
    """Two entries bear one number."""
    TRUNCATED = "truncated"
    """The end was cut off."""
    FORGED = "forged"
    """Written anew with a hash that fits, where what follows or what is on file does not."""
    EMPTIED = "emptied"
    """Its values are gone, and no purge says so."""
    DAMAGED = "damaged"
    """It cannot be read."""


@value
class Misfit:
    """One entry or row that does not fit."""

    table: str
    key: Any
    """As stored, whatever it is: an entry's number, a row's id."""
    kind: Kind
    name: str
    """What people know it by: a claim's label, a story's slug, initials."""
    columns: tuple[str, ...] = ()
    """Those that were altered, or where nobody can tell which, those among which it is."""
    entry: int | None = None
    """The entry that said last how the row stands; of an entry, its own number."""


ENTRY_COLUMNS = {
    "seq": "its number",
    "at": "its time",
    "by": "who did it",
    "login": "the login",
    "act": "what was done",
    "subject": "what it is about",
    "after_values": "what it says of the rows",
    "salt": "the salt of its digest",
    "digest": "the digest of what it says",
    "previous": "what it names as the hash before it",
    "hash": "its own hash",
}
"""What the columns of an entry are called in a sentence."""
