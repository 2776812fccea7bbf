"""How people name records: `kim-train#12`."""

from __future__ import annotations

import re

from tracker.domain.errors import BadInputError
from tracker.domain.wording import shown

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def split_label(label: str) -> tuple[str, int]:
    """The slug and number of a claim's label.

    Raises:
        BadInputError: it is not a slug, a # and a number; one claim has one label, so #012 is refused.
    """
    slug, _, number = label.rpartition("#")
    if not (slug and _NUMBER.fullmatch(number)):
        raise BadInputError(f"{shown(label)} is no claim: name one as slug#number, such as kim-train#12")
    return slug, int(number)
