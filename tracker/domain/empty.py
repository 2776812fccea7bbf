"""A file with nothing in it, which bears nothing out."""

from __future__ import annotations

import hashlib

from tracker.domain.errors import BadInputError

_OF_NOTHING = hashlib.sha256(b"").hexdigest()


def require_something(name: str, sha256: str | None, *, blank: bool = False) -> None:
    """Refuse a file of evidence in which there is nothing.

    Args:
        name: what the sentence calls it.
        sha256: of what is in it.
        blank: whether there is nothing but white space in it.

    Raises:
        BadInputError: it is empty.
    """
    if blank or sha256 == _OF_NOTHING:
        raise BadInputError(f"{name} is empty: there is nothing in it that bears on the claim")
