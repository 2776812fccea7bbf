"""Taking a desk down to an older version, for a newsroom that cannot stay on this one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from tracker.domain.errors import BadInputError, DeskError
from tracker.domain.wording import shown
from tracker.services.backing_up import back_up
from tracker.services.long_work import Follow, unfollowed
from tracker.store import ledger
from tracker.store.address import Address
from tracker.store.downgrading import Going, take_down
from tracker.store.schema import HEAD, KNOWN
from tracker.store.session import open_desk


@dataclass(frozen=True, slots=True)
class Downgrade:
    """What is lost on the way down, and where the desk as it was is kept; None where nothing was done."""

    going: Going
    copy: Path | None


def downgrade_desk(address: Address, revision: str, *, sure: bool, follow: Follow = unfollowed) -> Downgrade:
    """Say what a desk would lose by going down to the tables of an older version, and where somebody is sure, do it: with a
    proven copy of the desk as it was kept beside it (of one on a server, in the current folder), without the evidence files,
    which stay where they are.

    Raises:
        BadInputError: there is no such revision below this one.
        DeskError: it cannot be read, copied or written, or somebody worked on it meanwhile. Nothing is changed then.
    """
    if revision not in KNOWN[:-1]:
        older = ", ".join(KNOWN[:-1])
        raise BadInputError(
            f"{shown(revision)} is no revision before {HEAD}, which this version works with: choose {older}"
        )
    open_desk(address).dispose()
    if not sure:
        return Downgrade(take_down(address, revision, None), None)
    kept = back_up(address, None, files=False, follow=follow)

    def require_same(connection: Connection) -> None:
        if ledger.head(connection) != kept.head:
            raise DeskError(
                f"somebody worked on the desk while it was copied to {kept.path}: nothing was changed; try again"
            )

    return Downgrade(take_down(address, revision, require_same), kept.path)
