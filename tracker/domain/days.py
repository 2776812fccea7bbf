"""Days as people type them in full: 2026-11-25."""

from __future__ import annotations

import datetime as dt
import re

from tracker.domain.errors import BadInputError
from tracker.domain.wording import shown

_FULL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def full_day(field: str, value: str) -> dt.date:
    """The day that "2026-11-25" names; a year or a month alone is none.

    Raises:
        BadInputError: it is no day.
    """
    try:
        if _FULL.fullmatch(value.strip()):
            return dt.date.fromisoformat(value.strip())
    except ValueError:
        pass
    raise BadInputError(f"{field} is to be a full day such as 2026-11-25, not {shown(value)}")


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day so many years on; the 28th where that year has no 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier; the last of that month where it has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = dt.date(max(years, 1), month + 1, 1)
    last = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
