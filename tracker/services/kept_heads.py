"""Heads of the ledger that were kept elsewhere, held against it: what no proof can find from within."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tracker.domain.chain import FIRST_PREVIOUS
from tracker.domain.checkpoint import Head, heads_in
from tracker.domain.errors import BadInputError
from tracker.domain.tampering import Kind
from tracker.domain.value import value
from tracker.services.signing_heads import public_key, require_signatures
from tracker.store import ledger_probe

_MOST = 20_000_000
"""Bytes of a file with heads: a mailbox of years."""


@value
class KeptHead:
    """One of them, and whether the ledger still holds it."""

    head: Head
    fits: bool


@value
class AgainstHeads:
    """What they show. `fault` is None where the ledger holds them all."""

    heads: tuple[KeptHead, ...]
    """By the number of their entry."""
    signed_by: str | None
    """The name of the key with which all were signed; None where nobody looked."""
    fault: str | None
    kind: Kind | None

    @property
    def newest_that_fits(self) -> Head | None:
        """The newest head that the ledger still holds, None where it holds none."""
        return next((one.head for one in reversed(self.heads) if one.fits), None)


def read_heads(path: Path, key: str | None = None) -> tuple[list[Head], str | None]:
    """The heads in a file, and the name of the key that signed them all.

    Args:
        key: a public key, or the file that holds it; None where signatures are not looked at.

    Raises:
        BadInputError: the file holds no head, or one that is not signed with this key.
    """
    signer = None if key is None else public_key(key)
    try:
        with path.open("rb") as file:
            content = file.read(_MOST + 1)
    except OSError as error:
        raise BadInputError(f"{path} cannot be read: {error.strerror}") from None
    if len(content) > _MOST:
        raise BadInputError(f"{path} is too long for a file of heads: keep what `tracker log head` prints, and no more")
    heads = heads_in(content)
    if not heads:
        raise BadInputError(f"{path} holds no head: keep what `tracker log head` prints, a number and a hash")
    if signer is not None:
        require_signatures(heads, signer, str(path))
    return heads, None if signer is None else signer[0]


def hold_against(session: Session, heads: Sequence[Head], entries: int, signed_by: str | None) -> AgainstHeads:
    """Whether the ledger still holds every one of these heads.

    Args:
        entries: how many entries the ledger has.
    """
    connection = session.connection()
    kept = tuple(KeptHead(head, _fits(connection, head)) for head in sorted(heads, key=lambda one: one.seq))
    return AgainstHeads(kept, signed_by, *_fault(kept, entries))


def _fits(connection: Connection, head: Head) -> bool:
    if head.seq == 0:
        return head.hash == FIRST_PREVIOUS
    found = ledger_probe.entries_whose(connection, "seq", head.seq)
    return bool(found) and all(line.hash == head.hash for line in found)


def _fault(kept: Sequence[KeptHead], entries: int) -> tuple[str | None, Kind | None]:
    unfit = [one.head for one in kept if not one.fits]
    if not unfit:
        return None, None
    first = unfit[0]
    since = max((one.head.seq for one in kept if one.fits and one.head.seq < first.seq), default=0)
    if first.seq > entries:
        return (
            f"the ledger ends before entry {first.seq}, which was there when the head was kept: its end was cut off",
            (Kind.TRUNCATED),
        )
    where = f" from some entry after {since} on" if since else ""
    sentence = (
        f"entry {first.seq} is not the one that was there when the head was kept: the ledger was rewritten{where}"
    )
    return sentence, Kind.FORGED
