"""Finding names whatever the case of their letters.

No database folds letters as Python does: SQLite knows the English alphabet, a server what its locale says, and neither that
"Straße" is "STRASSE", "Ὀδυσσεύς" is "ὈΔΥΣΣΕΎΣ", "İ" is "i̇" and "ＡＰ" is "ａｐ". So the names are read and folded here by
`str.casefold`, on either engine the same way: each of them would have to be looked at anyway.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, bindparam
from sqlalchemy.orm import Session

from tracker.store.session import walk_raw


def keys_named(session: Session, question: str, fits: Callable[[str], bool]) -> list[int]:
    """The keys, each once and in order, of which one of the names fits when it is folded.

    Args:
        question: asks for (key, name), a row for each name.
    """
    return sorted({key for key, name in walk_raw(session.connection(), question) if fits(name.casefold())})


def among(column: ColumnElement[Any], keys: list[int]) -> ColumnElement[bool]:
    """Whether a key is one of these, however many they are: written out, for a statement takes so many values only."""
    return column.in_(bindparam("keys", keys, expanding=True, literal_execute=True, unique=True))
