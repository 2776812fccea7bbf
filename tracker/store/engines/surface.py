"""What every engine gives the rest of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeAlias

from sqlalchemy import Connection
from sqlalchemy.orm.exc import StaleDataError

from tracker.domain.unsaid import Unsaid

Values: TypeAlias = Sequence[Any] | Mapping[str, Any]
Question: TypeAlias = tuple[str, Values]
Waiting: TypeAlias = Callable[[], None]
Views: TypeAlias = Callable[[str, Callable[[str, bool], str]], Iterator[tuple[str, str]]]
"""Makes, of the schema that the tables are in and the way to say a text without names (of a web address: True), the name and
the query of each view."""
PATIENCE = 1000
"""Milliseconds after which somebody who waits for a turn is told so."""
LONGEST = 600_000
"""Milliseconds after which somebody who waits gives up."""


class Rows(Protocol):
    """Rows as plain tuples of stored values; flags are 0 and 1."""

    @property
    def description(self) -> Any:
        """The columns, each a tuple that begins with its name."""

    @property
    def rowcount(self) -> int:
        """How many rows the statement changed, where it changes rows."""

    def __iter__(self) -> Iterator[Any]:
        """One row at a time."""

    def fetchone(self) -> Any:
        """The next row, None where there is no more."""

    def fetchall(self) -> list[Any]:
        """All that are left."""


Ask: TypeAlias = Callable[[str, Values], Rows]


class RefusedWriteError(Exception):
    """A row of many that the database cannot take.

    Never reaches a user: whoever writes says what it means.
    """

    def __init__(self, at: int, said: str, *, twice: bool) -> None:
        """Keep which of the rows it is, from 0, the database's words, and whether it is there already."""
        super().__init__(said)
        self.at, self.said, self.twice = at, said, twice


def require_one(answer: Rows, statement: str) -> None:
    """See that a statement changed the one row that it was to change.

    Raises:
        StaleDataError: the row was not as it was read: a bug, for nobody else can have changed it.
    """
    if answer.rowcount != 1:
        raise StaleDataError(f"not one row was changed by {statement}")


class Kind(Protocol):
    """One kind of engine: a module of this room."""

    def begin(self, connection: Connection, *, write: bool, waiting: Waiting | None) -> None:
        """Begin a transaction: one that sees a single state, or one that has its turn among writers.

        Args:
            waiting: called once where the turn is a second in coming.
        """

    def end_look(self, connection: Connection) -> None:
        """Called when a session that only reads has come to its end.

        Raises:
            DeskError: what was read may be torn.
        """

    def asking(self, connection: Connection) -> Ask:
        """What puts questions in SQLite's spelling to the database, for many small ones."""

    def together(self, connection: Connection, questions: Iterable[Question]) -> Iterator[Rows]:
        """The answers to questions that do not wait for one another, in order."""

    def spared(self, connection: Connection) -> AbstractContextManager[None]:
        """Ask what may be refused: where it is, the transaction goes on."""

    def walk(self, connection: Connection, statement: str, values: Values) -> Rows:
        """The answer to a large question: few of its rows are in memory at a time."""

    def write(self, connection: Connection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Carry a statement out for each of these rows."""

    def later(self, connection: Connection, statement: str, values: Values) -> None:
        """Have a statement that changes one row carried out, at the latest with what is asked or kept next."""

    def settle(self, connection: Connection) -> None:
        """Have what was to be written later written now."""

    def memory(self, connection: Connection) -> dict[Any, Any] | None:
        """Where to keep in mind what stands in the tables as long as nothing is written but by `add` and `later`, whose
        callers keep it true; None where asking again costs nothing."""

    def add(self, connection: Connection, table: str, columns: Sequence[str], values: Sequence[Any]) -> int:
        """Write one row, and say what key it got."""

    def fill(self, connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Write very many rows, the key first.

        Raises:
            RefusedWriteError: one cannot be on file.
        """

    def pour(self, connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Write all rows of a table in one statement, however many and whatever refers to what among them."""

    def marks(self, table: str, columns: Sequence[str]) -> str:
        """The places of a row's stored values in a statement that writes it."""

    def stand_apart(self, connection: Connection) -> bool:
        """Get a look ready for views to be hung; whether it sees another state of the desk from then on than before."""

    def hang(self, connection: Connection, views: Views, unsaid: Unsaid | None) -> None:
        """Put views before the tables of this connection, which was got ready, until its transaction ends or the connection does.

        Args:
            unsaid: takes names out of the texts of which the views say so; None where none does.

        Raises:
            DeskError: the server takes no passing views.
        """

    def login(self, connection: Connection) -> str | None:
        """Who the database takes us for, None where it does not ask."""
