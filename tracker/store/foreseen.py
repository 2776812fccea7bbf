"""What a move will ask for, read together with the claim that it is about: on a server each question asked by itself is a way
there and back while others wait."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection

from tracker.store.engines.surface import Rows, Values
from tracker.store.session import memory_of, read_raw, read_together

_CHOICES = ("second-person", "policy", "hold-hours")
_CHOSEN = ", ".join(f"(SELECT value FROM setting WHERE name = '{name}')" for name in _CHOICES)
_AHEAD = (
    "SELECT (SELECT coalesce(max(id), 0) FROM hold), (SELECT coalesce(max(id), 0) FROM review), "
    f"newest.seq, newest.hash, {_CHOSEN} FROM (SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1) AS newest"
)


class Head(NamedTuple):
    """The newest entry: how many there are and what ties them together. (0, 64 zeros) for an empty ledger."""

    seq: int
    hash: str


class Settings(dict[str, str | None]):
    """What the desk has chosen, None where it has not, of the settings that moves ask for."""


def asked_at_a_move(connection: Connection, statement: str, values: Values) -> Rows:
    """The answer to a question; whoever has their turn on a server knows then what the move will ask next as well."""
    known = memory_of(connection)
    if known is None or Settings in known:
        return read_raw(connection, statement, values)
    answer, ahead = read_together(connection, [(statement, values), (_AHEAD, ())])
    for hold, review, seq, link, *chosen in ahead:
        known.update({"hold": hold, "review": review, Head: Head(seq, link)})
        known[Settings] = Settings(zip(_CHOICES, chosen, strict=True))
    return answer
