"""Rows that are not what the ledger says: what was done to each, and what people know it by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from tracker.domain.tampering import Kind, Misfit
from tracker.store.known_as import known_as
from tracker.store.last_stated import Named, Stated, last_stated
from tracker.store.raw_rows import MOMENTS, columns_of

MOST = 50
"""Rows that are told of; the proof stops at so many."""
_WHEN = MOMENTS - {"until"}
"""Columns that an act fills with the moment at which it was done."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


@dataclass
class Odd:
    """A row that does not fit, as the proof met it."""

    table: str
    key: Any
    found: Sequence[Any] | None
    """As it is on file, None where it is not."""
    known: bool
    """Whether the ledger speaks of a row of this key."""
    fields: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.found is not None:
            self.fields = dict(zip(columns_of(self.table), self.found, strict=True))


def told_misfits(connection: Connection, odd: Sequence[Odd], newest: str) -> list[Misfit]:
    """What was done to each of these rows.

    Args:
        newest: the time of the ledger's last entry, as stored: what bears a later one was written by an act that the
            ledger does not have any more.
    """
    stated = last_stated(connection, {(one.table, one.key) for one in odd if one.known and one.key.__class__ is int})
    told = [_told(connection, one, stated.get((one.table, one.key)), newest) for one in _matched(odd, stated)]
    told = _changed_places(told, odd, stated)
    cut = all(one.kind is not Kind.REMOVED for one in told) and any(one.kind is Kind.TRUNCATED for one in told)
    return [_as(one, Kind.TRUNCATED, one.columns) for one in told] if cut else told


def _changed_places(told: list[Misfit], odd: Sequence[Odd], stated: Mapping[Named, Stated]) -> list[Misfit]:
    """The same, where rows that bear one another's keys are told as that."""
    found = {(one.table, one.key): one.fields for one in odd if one.known and one.found is not None}
    swapped = {
        (table, key)
        for (table, key), fields in found.items()
        for (other_table, other), was in stated.items()
        if other_table == table and other != key and _same_but_key(fields, was.fields)
    }
    return [_as(one, Kind.REORDERED, ("id",)) if (one.table, one.key) in swapped else one for one in told]


def _as(one: Misfit, kind: Kind, columns: tuple[str, ...]) -> Misfit:
    return Misfit(one.table, one.key, kind, one.name, columns, one.entry)


def _matched(odd: Sequence[Odd], stated: Mapping[Named, Stated]) -> Iterator[Odd]:
    """The same, where a row that is missing and one that nobody knows are one row under another key."""
    strangers = [one for one in odd if one.found is not None and not one.known]
    moved: set[int] = set()
    for one in odd:
        if one.found is not None:
            continue
        was = stated.get((one.table, one.key))
        for other in strangers:
            if was is not None and other.table == one.table and _same_but_key(other.fields, was.fields):
                one.found, one.fields = other.found, other.fields
                moved.add(id(other))
                break
    yield from (one for one in odd if id(one) not in moved)


def _same_but_key(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(_same(one.get(name), value) for name, value in other.items() if name != "id")


def _same(one: Any, other: Any) -> bool:
    """Whether two stored values are one, in type too; a flag is a number here."""
    one, other = (int(value) if isinstance(value, bool) else value for value in (one, other))
    return one.__class__ is other.__class__ and one == other


def _told(connection: Connection, one: Odd, was: Stated | None, newest: str) -> Misfit:
    fields = {**one.fields, "id": one.key} if was is None else {**was.fields, "id": one.key}
    hidden = one.table == "source" and one.fields.get("confidential") not in (0, None)
    name = known_as(connection, one.table, fields, confidential=hidden)
    kind, columns = _kind(one, was, newest)
    return Misfit(one.table, one.key, kind, name, columns, None if was is None else was.entry)


def _kind(one: Odd, was: Stated | None, newest: str) -> tuple[Kind, tuple[str, ...]]:
    if one.found is None:
        return Kind.REMOVED, ()
    if not one.known or was is None:
        later = any(_is_later(name, value, newest) for name, value in one.fields.items())
        return (Kind.TRUNCATED if later else Kind.INSERTED), ()
    columns = tuple(name for name, value in one.fields.items() if not _same(value, was.fields[name]))
    later = any(_is_later(name, one.fields[name], newest) for name in columns) or _is_next_version(one, was)
    return (Kind.TRUNCATED if later else Kind.EDITED), columns


def _is_later(column: str, value: Any, newest: str) -> bool:
    return column in _WHEN and isinstance(value, str) and bool(_MOMENT.fullmatch(value)) and value > newest


def _is_next_version(one: Odd, was: Stated) -> bool:
    """Whether an act counted the row's version up, which nobody does who changes a value by hand."""
    version, before = one.fields.get("version"), was.fields.get("version")
    changed = sum(not _same(value, was.fields[name]) for name, value in one.fields.items())
    return isinstance(version, int) and isinstance(before, int) and version > before and changed > 1


def sentence_for(first: Misfit, more: int, last_entry: int) -> str:
    """The first misfit in a sentence without its end, and how many more there are."""
    besides = f"; {more} more rows do not fit" if more > 1 else "; one more row does not fit" if more else ""
    return f"{_sentence(first, last_entry)}{besides}"


def _sentence(one: Misfit, last_entry: int) -> str:
    says = f"entry {one.entry}" if one.entry else "the ledger"
    match one.kind:
        case Kind.TRUNCATED:
            return f"the end of the ledger was cut off: {one.name} was written after entry {last_entry}, which is its last now"
        case Kind.REMOVED:
            return f"{one.name} was removed behind the ledger's back: {says} put it on file, and it is there no longer"
        case Kind.INSERTED:
            return (
                f"{one.name} was inserted behind the ledger's back: it is on file, but the ledger does not know of it"
            )
        case Kind.REORDERED:
            return f"{one.name} changed places with another row behind the ledger's back: {says} says otherwise"
        case _:
            what = f": {', '.join(one.columns)}" if one.columns else ""
            return f"{one.name} was edited behind the ledger's back: it is not what {says} says{what}"
