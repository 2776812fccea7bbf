"""Plain values: what is handed from floor to floor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Plain = TypeVar("Plain")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(plain: type[Plain]) -> type[Plain]:
    """A class whose objects are told apart by their fields alone and never change.

    For whoever reads the code, and for the type checker, which refuses any change, it is a frozen dataclass with slots.
    While the program runs nothing guards it: the guard would make an object cost four times as much, and an audit of an archive
    makes millions of them.
    """
    return dataclass(slots=True, unsafe_hash=True)(plain)
