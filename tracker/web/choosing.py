"""What a form's field chooses among."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError

Word = TypeVar("Word", bound=StrEnum)


def chosen(vocabulary: type[Word], word: str | None, what: str) -> Word | None:
    """The term that a field names, None where it is blank.

    Raises:
        BadInputError: it is no such term; the sentence lists them.
    """
    return None if word is None else choose(vocabulary, word, what)


def yes_or_no(word: str | None, what: str) -> bool | None:
    """What a field of three answers says, None where it is blank.

    Raises:
        BadInputError: it is neither yes nor no.
    """
    if word is None:
        return None
    if word not in ("yes", "no"):
        raise BadInputError(f"{what} is yes, no or left open")
    return word == "yes"
