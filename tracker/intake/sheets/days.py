"""Days as programs write them in a CSV file: 4/3/2026 is the fourth of March or the third of April, and one sheet means one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable

from tracker.domain.errors import BadInputError
from tracker.domain.wording import shown

_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})")
_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/(?:[0-9]{4}|[0-9]{2})(?![0-9/])")
_MONTHS = 12


def month_first(texts: Iterable[str]) -> bool | None:
    """Whether the month stands first, by the days that can be read in one way only; None where none says so, or they disagree."""
    found: set[bool] = set()
    for text in texts:
        day = _FIRST.match(text.strip())
        if day is None:
            continue
        first, second = int(day[1]) > _MONTHS, int(day[2]) > _MONTHS
        if first != second:
            found.add(second)
    return found.pop() if len(found) == 1 else None


class Days:
    """The days of one sheet. What it does not say is found out only when it is asked."""

    def __init__(self, look: Callable[[], Iterable[str]]) -> None:
        """`look` gives every cell of the sheet that may hold a day."""
        self._look = look
        self._looked = False
        self._month_first: bool | None = None

    def plain(self, text: str) -> str:
        """A cell with its day as 2026-03-04; what is no such day as it is.

        Raises:
            BadInputError: it may be one of two days.
        """
        found = _SLASHED.fullmatch(text)
        if found is None:
            return text
        year = int(found[3]) if len(found[3]) == 4 else int(dt.datetime.strptime(found[3], "%y").year)
        one, other = (_day(year, int(found[a]), int(found[b])) for a, b in ((1, 2), (2, 1)))
        if one is None or other is None or one == other:
            return one or other or text
        if self._order() is None:
            raise BadInputError(f"{shown(text)} may be {one} or {other}: write the one that is meant")
        return one if self._order() else other

    def _order(self) -> bool | None:
        if not self._looked:
            self._looked, self._month_first = True, month_first(self._look())
        return self._month_first


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
