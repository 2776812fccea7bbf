"""The ground every record stands on: naming of constraints, and the column types that are ours."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Enum, Integer, MetaData, String
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcTime(TypeDecorator[dt.datetime]):
    """An aware moment, stored as fixed-width ISO 8601 text in UTC ("2026-11-22T09:30:00.000000Z").

    Text and not a native type, so that what the ledger hashed is byte for byte what stands in the row, on either
    engine (docs/decisions/0004). Such texts sort as the moments do. A naive value is refused.
    """

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else utc_moment(value)


def utc_text(moment: dt.datetime) -> str:
    """The stored form of an aware moment.

    Raises:
        ValueError: the moment carries no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def utc_moment(text: str) -> dt.datetime:
    """The moment a stored text names."""
    return dt.datetime.fromisoformat(text)


def now() -> dt.datetime:
    """This moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


def word(vocabulary: type[StrEnum], name: str) -> Enum:
    """A column type that takes one word of a vocabulary, checked by value in the database."""
    return Enum(
        vocabulary,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=20,
        values_callable=lambda words: [member.value for member in words],
    )


TYPES = {dt.datetime: UtcTime(), int: Integer().with_variant(BigInteger(), "postgresql")}
"""How a column's type in Python stands in the database."""


class Keyed:
    """A row with a whole-number key, that tells nobody more of itself."""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)

    def __repr__(self) -> str:
        """Kind and key only: a source's name, a note or a hash must not reach a log by way of a repr."""
        return f"<{type(self).__name__} {self.__dict__.get('id')}>"


class Base(Keyed, DeclarativeBase):
    """All tables of the record: constraints named by one convention."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = TYPES

    def as_stored(self) -> tuple[list[str], list[Any]]:
        """Column names and raw values as they stand in the database: what the ledger keeps."""
        columns = [column.key for column in self.__table__.columns]
        return columns, [_raw(getattr(self, name)) for name in columns]


def _raw(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return utc_text(value)
    if isinstance(value, StrEnum):
        return value.value
    return int(value) if isinstance(value, bool) else value
