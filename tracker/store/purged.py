"""What purges have emptied, as the ledger tells it, and whether that matters to somebody who looks back."""

from __future__ import annotations

from sqlalchemy import Connection

from tracker.domain.errors import DeskError
from tracker.domain.purges import PURGE, Emptied, Numbers, emptied_in_all
from tracker.store.raw_rows import emptied_by
from tracker.store.session import read_raw


def purges_so_far(connection: Connection) -> list[Emptied]:
    """What the newest purge says of itself and those before it, oldest first; nothing where it cannot be read."""
    statement = "SELECT after_values FROM entry WHERE act = ? AND after_values IS NOT NULL ORDER BY seq DESC LIMIT 1"
    row = read_raw(connection, statement, (PURGE,)).fetchone()
    try:
        return [] if row is None else emptied_by(row[0])
    except ValueError:
        return []


class Stubs:
    """Emptied entries, met while the ledger is read up to a moment: most can be passed over, some leave a hole.

    After a purge every row was stated by an entry that is whole, by its own where by no other. So who looks at a moment
    after it misses nothing, unless a later purge emptied that entry too. Who looks at one story at an earlier moment misses
    nothing where the emptied entry spoke of another story alone.
    """

    def __init__(self, connection: Connection, upto: int, slug: str | None) -> None:
        purges = purges_so_far(connection)
        gone = emptied_in_all(purges)
        whole = [one.seq for one in purges if not any(seq in gone for seq in range(one.first, one.seq + 1))]
        newest = max((seq for seq in whole if seq <= upto), default=0)
        self._stated_again = emptied_in_all(one for one in purges if one.seq <= newest)
        self._known = gone
        self._wide = Numbers(ends for one in purges for ends in one.wide)
        self._slug = slug
        self._first = 0
        self.passed_over = False

    def require_untold(self, seq: int, subject: str) -> None:
        """Pass over a stub.

        Raises:
            DeskError: what it said is missed.
        """
        if seq in self._stated_again:
            return
        elsewhere = self._slug is not None and subject.partition("#")[0] != self._slug
        if not (elsewhere and seq in self._known and seq not in self._wide):
            self._first = seq
            raise self.not_told()
        self._first = self._first or seq
        self.passed_over = True

    def not_told(self) -> DeskError:
        """Why nobody can say how the desk stood."""
        return DeskError(
            f"entry {self._first} of the ledger has been emptied by a purge, so nobody can say any more how "
            f"{'the desk' if self._slug is None else self._slug} stood from then on, until the purge"
        )
