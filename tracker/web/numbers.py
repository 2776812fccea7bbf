"""Numbers as an address, a form or a header says them: plain digits, and no more of them than such a number has."""

from __future__ import annotations

DIGITS = 9
"""Of a count, a page, a claim's number."""
KEY_DIGITS = 18
"""Of what the database counts with."""


def number_in(written: str | None, digits: int = DIGITS) -> int | None:
    """The number, None where nothing is written or it is none: no sign, no other script's digits, and not more of them.

    Args:
        digits: how many it may have.
    """
    if not written or len(written) > digits or not (written.isascii() and written.isdecimal()):
        return None
    return int(written)
