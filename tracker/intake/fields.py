"""One field of a bundle's line at a time: there or not, of the right type, one that may be kept."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import (
    Assessment,
    AttributionMode,
    AttributionStatus,
    Bearing,
    DerivationKind,
    Reliability,
    Risk,
    Role,
    SourceGenre,
    SourceKind,
    SourceTerms,
)
from tracker.domain.wording import clean

Fields = Mapping[str, Any]

_VOCABULARIES = (
    *(Assessment, AttributionMode, AttributionStatus, Bearing, DerivationKind, Reliability),
    *(Risk, Role, SourceGenre, SourceKind, SourceTerms),
)
_WORDS: dict[type[StrEnum], frozenset[str]] = {vocabulary: frozenset(vocabulary) for vocabulary in _VOCABULARIES}


def text(fields: Fields, name: str, limit: int) -> str:
    """A text that must be there, as it is kept."""
    value = fields.get(name)
    if value.__class__ is not str:
        value = named(fields, name)
    if value and len(value) <= limit and value.isascii() and value.isprintable() and value[0] != " " != value[-1]:
        return value
    return clean(name, value, limit)


def optional(fields: Fields, name: str, limit: int) -> str | None:
    """A text that may be left out."""
    return None if fields.get(name) is None else text(fields, name, limit)


def named(fields: Fields, name: str) -> str:
    """The name of another record. It is looked up and never kept, so its type is all that counts."""
    value = fields.get(name)
    if value.__class__ is not str:
        raise BadInputError(f'the field "{name}" is {"missing" if value is None else "to be a text"}')
    return value


def optional_name(fields: Fields, name: str) -> str | None:
    """The name of another record that may be left out."""
    return None if fields.get(name) is None else named(fields, name)


def texts(fields: Fields, name: str) -> list[str]:
    """A list of texts, empty where it was left out."""
    values = fields.get(name)
    if values is None:
        return []
    if values.__class__ is not list or {value.__class__ for value in values} - {str}:
        raise BadInputError(f'the field "{name}" is to be a list of texts')
    return values


def word(vocabulary: type[StrEnum], value: Any, what: str) -> str:
    """A word of a vocabulary, as it is kept."""
    if value.__class__ is str and value in _WORDS[vocabulary]:
        return value
    return choose(vocabulary, value, what).value


def optional_word(fields: Fields, name: str, vocabulary: type[StrEnum]) -> str | None:
    """A word that may be left out."""
    value = fields.get(name)
    return None if value is None else word(vocabulary, value, name)


def flag(fields: Fields, name: str) -> bool:
    """True or false; false where it was left out."""
    value = fields.get(name)
    if value is None or value.__class__ is bool:
        return bool(value)
    raise BadInputError(f"{name} is to be true or false")


def place(fields: Fields, name: str) -> int:
    """A place in a text, in code points, that must be there."""
    value = need(fields, name)
    if value.__class__ is not int or not 0 <= value < 2_000_000_000:
        raise BadInputError(f"{name} is to be a whole number from 0 to 1,999,999,999")
    return value


def number(fields: Fields, name: str) -> int | None:
    """A record's number, counted from 1, that may be left out."""
    value = fields.get(name)
    if value is not None and (value.__class__ is not int or not 1 <= value < 1_000_000_000):
        raise BadInputError(f"{name} is to be a whole number from 1 to 999,999,999")
    return value


def word_or(fields: Fields, name: str, vocabulary: type[StrEnum], default: StrEnum) -> str:
    """A word that has a default."""
    value = fields.get(name)
    return default.value if value is None else word(vocabulary, value, name)


def need(fields: Fields, name: str) -> Any:
    """A field that must be there."""
    value = fields.get(name)
    if value is None:
        raise BadInputError(f'the field "{name}" is missing')
    return value
