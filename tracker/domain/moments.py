"""Times as people type them."""

from __future__ import annotations

import datetime as dt

from tracker.domain.errors import BadInputError
from tracker.domain.wording import shown


def beginning_of(value: str) -> dt.datetime | None:
    """The first moment, UTC, of the day that "2026-11-23" names; None where it names anything else."""
    try:
        day = dt.date.fromisoformat(value.strip())
    except ValueError:
        return None
    return dt.datetime.combine(day, dt.time.min, dt.UTC)


def moment_named(value: str) -> dt.datetime:
    """The moment that "2026-11-23T09:30" or "2026-11-23" names: of a day its last microsecond, UTC where no zone is named.

    Raises:
        BadInputError: it is no time.
    """
    try:
        moment = dt.datetime.fromisoformat(value.strip())
        if len(value.strip()) <= 10:
            moment = dt.datetime.combine(moment.date(), dt.time.max)
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise BadInputError(f"{shown(value)} is no time: write it as 2026-11-23 or 2026-11-23T09:30") from None
