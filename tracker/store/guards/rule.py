"""What a guard is: a statement on one table that is refused, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH = frozenset({SQLITE, POSTGRESQL})


class Event(StrEnum):
    """What is being done to a row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that no statement may do to a table.

    `breach` is SQL that both engines read, over `NEW` (the row as it would stand) and `OLD` (as it stood): true where the
    statement is refused. It says IS DISTINCT FROM where nothing may be compared with nothing, names tables bare, and holds
    no per cent sign and no colon.
    """

    name: str
    table: str
    on: frozenset[Event]
    breach: str
    sentence: str
    stands: bool = False
    """Whether every row on file must keep it, however it came there: then it speaks of NEW alone."""
    about: tuple[str, ...] = ()
    """The columns it speaks of, where an update that leaves them as they are is none of its business: what an earlier program
    or a mended file left odd must not stand in the way of work."""
    first: bool = False
    """Whether it must be asked before the row is written: afterwards what it asks about is gone."""
    engines: frozenset[str] = BOTH

    def asked(self, event: Event) -> str:
        """The breach as it is asked when this happens."""
        if event is not Event.UPDATE or not self.about:
            return self.breach
        return f"({differing(self.about)}) AND ({self.breach})"


def differing(columns: Iterable[str]) -> str:
    """That one of these columns is otherwise than before."""
    return " OR ".join(f'NEW."{name}" IS DISTINCT FROM OLD."{name}"' for name in columns)


def unless(condition: str) -> str:
    """The breach of what must be so: not so, or nobody can say."""
    return f"({condition}) IS NOT TRUE"


def words(values: Iterable[str]) -> str:
    """A list of words as SQL has it, in their order."""
    return ", ".join(f"'{value}'" for value in sorted(str(value) for value in values))
