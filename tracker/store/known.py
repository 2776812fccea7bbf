"""Names -> keys, and the numbers that are taken, for as many records as a bundle may hold: looked up many at once, the
oldest forgotten again, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import Connection

_LIMIT = 200_000
_AT_ONCE = 900
"""Below the number of values that any SQLite takes in one statement."""


class Keys(dict[str, int]):
    """Name -> key of what came by lately, in one table."""

    def __init__(self, connection: Connection, table: str, column: str) -> None:
        """Begin with none."""
        super().__init__()
        self.connection = connection
        self._statement = f"SELECT {column}, id FROM {table} WHERE {column} IN "  # noqa: S608 - names are ours

    def look_up(self, names: Iterable[str]) -> None:
        """Take up those of these that are on file."""
        for part in _parts(sorted(set(names) - self.keys())):
            marks = ", ".join("?" * len(part))
            self.update(self.connection.exec_driver_sql(f"{self._statement}({marks})", part).tuples().all())

    def find(self, name: str) -> int | None:
        """The key of one name, or None where it neither came by nor is on file."""
        if name not in self:
            self.look_up([name])
        return self.get(name)

    def forget(self) -> None:
        """Let go of the older half, once there are too many."""
        if len(self) > _LIMIT:
            for name in list(islice(self, len(self) - _LIMIT // 2)):
                del self[name]


class ClaimKeys(Keys):
    """Label -> key of the claims that came by lately."""

    def __init__(self, connection: Connection, articles: Keys) -> None:
        """Begin with none; `articles` knows the slugs."""
        super().__init__(connection, "claim", "number")
        self.articles = articles

    def look_up(self, names: Iterable[str]) -> None:
        """Take up those of these labels that are on file, an article at a time."""
        wanted: dict[str, list[int]] = {}
        for label in set(names) - self.keys():
            slug, _, number = label.rpartition("#")
            if number.isascii() and number.isdigit() and len(number) < 10:
                wanted.setdefault(slug, []).append(int(number))
        self.articles.look_up(wanted)
        for slug, numbers in wanted.items():
            if slug in self.articles:
                self._look_up_in(slug, numbers)

    def _look_up_in(self, slug: str, numbers: list[int]) -> None:
        for part in _parts(sorted(numbers)):
            marks = ", ".join("?" * len(part))
            statement = f"SELECT number, id FROM claim WHERE article_id = ? AND number IN ({marks})"  # noqa: S608
            found = self.connection.exec_driver_sql(statement, (self.articles[slug], *part))
            self.update((f"{slug}#{number}", key) for number, key in found.tuples())


class Numbering:
    """The next number that is free under each parent."""

    def __init__(self, connection: Connection, table: str, parent: str) -> None:
        """Begin with none; `parent` is the column that names it."""
        self.connection = connection
        self._statement = f"SELECT max(number) FROM {table} WHERE {parent} = ?"  # noqa: S608 - names are ours
        self._highest: dict[int, int] = {}
        self._whole: set[int] = set()
        """The parents whose numbers on file are counted in."""

    def new(self, parent: int) -> None:
        """Remember that nothing is on file under a parent."""
        self._whole.add(parent)

    def take(self, parent: int, number: int | None) -> int:
        """The number given or, where none is, the next."""
        highest = self._highest.get(parent, 0)
        if number is None:
            if parent not in self._whole:
                self._whole.add(parent)
                highest = max(highest, self.connection.exec_driver_sql(self._statement, (parent,)).scalar() or 0)
            number = highest + 1
        self._highest[parent] = max(number, highest)
        return number

    def forget(self) -> None:
        """Let go of everything, once there is too much. Only when all that was numbered has been written."""
        if len(self._whole) + len(self._highest) > _LIMIT:
            self._whole.clear()
            self._highest.clear()


class Texts:
    """The texts that passages are placed in: those of a slice, and the one on file that was read last."""

    def __init__(self, connection: Connection) -> None:
        """Begin with none."""
        self.connection = connection
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
            statement = "SELECT id, text FROM revision WHERE article_id = ? AND number = ?"
            row = self.connection.exec_driver_sql(statement, place).first()
            self._last = {} if row is None else {place: (row[0], row[1])}
        return self._last.get(place)

    def forget(self) -> None:
        """Let go of the texts of a slice, once it has been written."""
        self._slice.clear()


def _parts(values: Sequence[str] | Sequence[int]) -> Iterable[tuple[str | int, ...]]:
    for start in range(0, len(values), _AT_ONCE):
        yield tuple(values[start : start + _AT_ONCE])
