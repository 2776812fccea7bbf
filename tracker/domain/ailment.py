"""What a look at a desk's health finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ailment:
    """One thing that is not as it should be, in three sentences without their last stops."""

    check: str
    """What was looked at: file, place, ledger, files ..."""
    what: str
    why: str
    """Why it matters."""
    mend: str
    grave: bool = True
    """False for what is only worth knowing."""
