"""How people name records: `kim-train#12`."""

from __future__ import annotations

from tracker.domain.errors import BadInputError
from tracker.domain.wording import shown


def split_label(label: str) -> tuple[str, int]:
    """The slug and number of a claim's label.

    Raises:
        BadInputError: it is not a slug, a # and a number.
    """
    slug, mark, number = label.rpartition("#")
    if not (mark and slug and number.isascii() and number.isdigit() and len(number) < 10):
        raise BadInputError(f"{shown(label)} is no claim: name one as slug#number, such as kim-train#12")
    return slug, int(number)
