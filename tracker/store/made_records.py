"""Records made of plain rows: what every move asks for while others wait for their turn, at a quarter of the time that the
session's own loading takes. Of what the session knows already it is that record, as it stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Boolean, Enum
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import instance_dict, instance_state, manager_of_class, set_committed_value

from tracker.models import Base
from tracker.models.base import UtcTime, utc_moment

Record = TypeVar("Record", bound=Base)
Reader = Callable[[Any], Any]


class _Made(NamedTuple):
    """How the rows of a table become records."""

    names: tuple[str, ...]
    """Of all its columns, in order; the key is the first."""
    readers: tuple[tuple[str, Reader], ...]
    """What makes something else of a stored value than it is."""


def columns_of(kind: type[Base]) -> str:
    """All columns of a table as a question names them, in the order in which `record_of` takes their values."""
    table = kind.__tablename__
    return ", ".join(f'{table}."{name}"' for name in _made(kind).names)


def width_of(kind: type[Base]) -> int:
    """How many columns those are."""
    return len(_made(kind).names)


def record_of(session: Session, kind: type[Record], row: Sequence[Any], **beside: Any) -> Record:
    """The record of this row.

    Args:
        row: its stored values, in the order of `columns_of`; the key is the first.
        beside: the records that its relationships lead to.
    """
    key = (kind, (row[0],), None)
    known: Record | None = session.identity_map.get(key)
    if known is None:
        known = _made_of(kind, row, key)
        session.add(known)
    for name in beside.keys() - instance_dict(known).keys():
        set_committed_value(known, name, beside[name])
    return known


def _made_of(kind: type[Record], row: Sequence[Any], key: Any) -> Record:
    names, readers = _made(kind)
    values = dict(zip(names, row, strict=True))
    for name, read in readers:
        if values[name] is not None:
            values[name] = read(values[name])
    record: Record = manager_of_class(kind).new_instance()
    instance_dict(record).update(values)
    instance_state(record).key = key
    return record


@cache
def _made(kind: type[Base]) -> _Made:
    columns = kind.__table__.columns
    return _Made(tuple(column.key for column in columns), tuple(_readers(kind)))


def _readers(kind: type[Base]) -> Iterator[tuple[str, Reader]]:
    for column in kind.__table__.columns:
        if isinstance(column.type, Enum):
            words: type[StrEnum] = column.type.enum_class  # type: ignore[assignment]
            yield column.key, {word.value: word for word in words}.__getitem__
        elif isinstance(column.type, Boolean):
            yield column.key, bool
        elif isinstance(column.type, UtcTime):
            yield column.key, utc_moment
