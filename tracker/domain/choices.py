"""Finding what somebody meant: a word of a vocabulary, or the near spelling of a name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from tracker.domain.errors import BadInputError
from tracker.domain.wording import shown

Word = TypeVar("Word", bound=StrEnum)


def choose(vocabulary: type[Word], value: object, field: str, without: Iterable[Word] = ()) -> Word:
    """The word of a vocabulary that stands for this value; dashes serve as underscores.

    Raises:
        BadInputError: it is none; the sentence lists the choices and the near match.
    """
    allowed = [word for word in vocabulary if word not in without]
    text = value if isinstance(value, str) else str(value)
    folded = text.strip().lower().replace("-", "_")
    for word in allowed:
        if word.value.lower() == folded:
            return word
    names = [word.value for word in allowed]
    raise BadInputError(
        f"{shown(text)} is no {field}: choose {', '.join(names[:-1])} or {names[-1]}{meant(folded, names)}"
    )


def meant(value: str, names: Iterable[str]) -> str:
    """ "; did you mean X?" for the nearest name, or nothing where none is near."""
    near = difflib.get_close_matches(value[:200], list(names), n=1, cutoff=0.6)
    return f"; did you mean {near[0]}?" if near else ""
