"""Which rows of a desk concern one story, told row by row while the ledger is read from its beginning.

A row concerns it where it hangs on its article: by the claim it is about, by the attribution it passes on, and so on up
the keys that may not be empty. What hangs on one story never comes to hang on another. What is of every story (sources,
derivations, people, choices) is kept whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from sqlalchemy.orm import Session

from tracker.models import Base
from tracker.store.ledger import Changed
from tracker.store.raw_rows import KEPT_TABLES
from tracker.store.session import read_raw

_TABLE = re.compile(rb'\["([a-z_]+)",\["')
"""How the ledger writes which table it speaks of. A quotation mark within a value is written with a stroke before it."""
_SHORTEST = 5
"""Digits of a key that is rare enough in a text to be looked for."""
_GROUPS = 6
"""Groups of keys with all but the last two digits the same: to look for more takes longer than to read the entry."""


def _hangs_on() -> dict[str, tuple[str, str]]:
    """For each table of which a story has its own rows: the column that says so, and the table it names."""
    found = {"article": ("id", "article")}
    for name in KEPT_TABLES:
        for column in Base.metadata.tables[name].columns:
            for key in column.foreign_keys:
                if not column.nullable and key.column.table.name in found:
                    found.setdefault(name, (column.name, key.column.table.name))
    return found


HANGS_ON = _hangs_on()

_SOUGHT = {"claim"} | {name for name, (_, above) in HANGS_ON.items() if above == "claim"}
"""Tables of which no row concerns the story unless it names one of its claims."""

_BESIDE = """
    SELECT other.id, claim.id, claim.article_id FROM claim mine
    JOIN contradiction_member member ON member.claim_id = mine.id
    JOIN contradiction_member other ON other.contradiction_id = member.contradiction_id
    JOIN claim ON claim.id = other.claim_id
    WHERE mine.article_id = ?
"""


_CORRECTING = """
    SELECT other.id, other.article_id FROM claim mine JOIN claim other ON other.id = mine.corrected_by_id
    WHERE mine.article_id = ? AND mine.corrected_by_id IS NOT NULL
    UNION SELECT claim.id, claim.article_id FROM task JOIN claim ON claim.id = task.claim_id WHERE task.article_id = ?
    UNION SELECT other.id, other.article_id FROM task JOIN claim ON claim.id = task.claim_id
    JOIN claim other ON other.id = claim.corrected_by_id WHERE task.article_id = ?
"""
"""The claims elsewhere that its own were replaced by, or are to be corrected like."""


class OneStory:
    """Tells the rows of one article from all others. Entries are given to it in the order in which they were written."""

    def __init__(self, session: Session, article_id: int) -> None:
        """Ask the desk which claims elsewhere stand, or ever stood, in a contradiction with the article's own, or came in
        their place."""
        connection = session.connection()
        row = read_raw(connection, "SELECT slug FROM article WHERE id = ?", [article_id]).fetchone()
        self.slug: str | None = None if row is None else row[0]
        others = [(None, *row) for row in read_raw(connection, _CORRECTING, [article_id] * 3)]
        others += read_raw(connection, _BESIDE, [article_id]).fetchall()
        beside = zip(*others, strict=True) if others else [(), (), ()]
        self._own: dict[str, set[object]] = {table: set() for table in HANGS_ON}
        self._own["article"].add(article_id)
        self._beside = dict(zip(("contradiction_member", "claim", "article"), map(frozenset, beside), strict=True))
        keys = {key for (key,) in read_raw(connection, "SELECT id FROM claim WHERE article_id = ?", [article_id])}
        self._sought = list(_patterns(keys | self._beside["claim"]))

    def may_be_in(self, values: bytes | None) -> bool:
        """Whether an entry may say something that concerns the story, told by its text alone; where in doubt, yes.

        A link of a chain is never written without its attribution, in which the chain stands too.
        """
        if not self._sought or values is None:
            return True
        tables = {name.decode() for name in _TABLE.findall(values)}
        if "attribution" in tables:
            tables.discard("via")
        if not tables or not tables <= _SOUGHT:
            return True
        return any(pattern.search(values) for pattern in self._sought)

    def part_of(self, change: Changed) -> Changed:
        """What of a change concerns the story."""
        if change.table not in HANGS_ON:
            return change
        column, above = HANGS_ON[change.table]
        if column not in change.columns:
            return change._replace(rows=[])
        key, at = change.columns.index("id"), change.columns.index(column)
        roots, beside = self._own[above], self._beside.get(change.table, frozenset())
        self._own[change.table].update(row[key] for row in change.rows if row[at] in roots)
        return change._replace(rows=[row for row in change.rows if row[at] in roots or row[key] in beside])


def _patterns(keys: Collection[int]) -> Iterator[re.Pattern[bytes]]:
    """What to look for in a text to find any of these keys in it; nothing where that would not be quick."""
    groups: dict[str, list[str]] = {}
    for key in sorted(keys):
        groups.setdefault(str(key)[:-2], []).append(str(key))
    if len(groups) > _GROUPS or any(len(start) + 2 < _SHORTEST for start in groups):
        return
    for group in groups.values():
        yield re.compile(rf"(?:{'|'.join(group)})(?=[,\]])".encode())
