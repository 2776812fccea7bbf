"""Names -> keys, and the numbers that are taken, for as many records as a bundle may hold: what came by lately is
remembered, the rest is read from the desk again, so that memory stays flat.

A million small questions go to the driver itself.
"""

from __future__ import annotations

from itertools import islice

from sqlalchemy import Connection

from tracker.store.session import asker

_LIMIT = 200_000
"""Names remembered of one kind."""
_AHEAD = 15
"""Claims read on behind one that was asked for: bundles name them in their order."""


class Keys(dict[str, int]):
    """Name -> key of what came by lately, in one table."""

    def __init__(self, connection: Connection, table: str, column: str) -> None:
        """Begin with none."""
        super().__init__()
        self._read = asker(connection)
        self._question = f"SELECT id FROM {table} WHERE {column} = ?"

    def find(self, name: str) -> int | None:
        """The key of a name, or None where it neither came by nor is on file."""
        key = self.get(name)
        if key is None and "\0" not in name:  # no name on file holds one, and a server will not even be asked for it
            row = self._read(self._question, (name,)).fetchone()
            if row is not None:
                key = self[name] = row[0]
        return key

    def forget(self) -> None:
        """Let go of the older half, once there are too many. Only when all that is remembered has been written."""
        if len(self) > _LIMIT:
            for name in list(islice(self, len(self) - _LIMIT // 2)):
                del self[name]


class SourceKeys(Keys):
    """Name -> key of the sources that came by lately; a name that was merged into another source is that source."""

    def __init__(self, connection: Connection) -> None:
        """Begin with none."""
        super().__init__(connection, "source", "name")
        self._question = (
            "WITH RECURSIVE known(id, into_id) AS (SELECT id, merged_into_id FROM source WHERE name = ? "
            "UNION ALL SELECT source.id, source.merged_into_id FROM source JOIN known ON source.id = known.into_id) "
            "SELECT id FROM known WHERE into_id IS NULL"
        )


class ClaimKeys(Keys):
    """Label -> key of the claims that came by lately."""

    def __init__(self, connection: Connection) -> None:
        """Begin with none."""
        super().__init__(connection, "claim", "number")
        self._question = "SELECT number, id FROM claim WHERE article_id = ? AND number BETWEEN ? AND ?"

    def find_in(self, article: int | None, slug: str, number: int) -> int | None:
        """The key of a claim of an article, or None where it neither came by nor is on file."""
        label = f"{slug}#{number}"
        if label not in self and article is not None:
            rows = self._read(self._question, (article, number, number + _AHEAD))
            self.update((f"{slug}#{found}", key) for found, key in rows)
        return self.get(label)


class Numbering:
    """The next number that is free under each parent."""

    def __init__(self, connection: Connection, table: str, parent: str) -> None:
        """Begin with none; `parent` is the column that names it."""
        self._read = asker(connection)
        self._question = f"SELECT coalesce(max(number), 0) FROM {table} WHERE {parent} = ?"
        self._highest: dict[int, int] = {}
        self._counted: set[int] = set()
        """The parents whose numbers on file are counted in."""

    def new(self, parent: int) -> None:
        """Remember that nothing is on file under a parent."""
        self._counted.add(parent)

    def take(self, parent: int, number: int | None) -> int:
        """The number given or, where none is, the next."""
        highest = self._highest.get(parent, 0)
        if number is None:
            if parent not in self._counted:
                self._counted.add(parent)
                highest = max(highest, *self._read(self._question, (parent,)).fetchone())
            number = highest + 1
        self._highest[parent] = max(number, highest)
        return number

    def forget(self) -> None:
        """Let go of everything, once there is too much. Only when all that was numbered has been written."""
        if len(self._counted) + len(self._highest) > _LIMIT:
            self._counted.clear()
            self._highest.clear()


class Texts:
    """The texts that passages are placed in: those of a slice, and the one on file that was read last."""

    def __init__(self, connection: Connection) -> None:
        """Begin with none."""
        self._read = asker(connection)
        self._slice: dict[tuple[int, int], tuple[int, str]] = {}
        self._last: dict[tuple[int, int], tuple[int, str]] = {}

    def keep(self, article: int, number: int, key: int, text: str) -> None:
        """Remember a revision until its slice is written."""
        self._slice[article, number] = key, text

    def find(self, article: int, number: int) -> tuple[int, str] | None:
        """The key and text of a revision, or None where it neither came by nor is on file."""
        place = (article, number)
        if place in self._slice:
            return self._slice[place]
        if place not in self._last:
            row = self._read("SELECT id, text FROM revision WHERE article_id = ? AND number = ?", place).fetchone()
            self._last = {} if row is None else {place: row}
        return self._last.get(place)

    def forget(self) -> None:
        """Let go of the texts of a slice, once it has been written."""
        self._slice.clear()
