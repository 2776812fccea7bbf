"""What a purge leaves behind: stubs of entries, and its own entry, which says which ones it emptied."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from tracker.domain.value import value

PURGE = "purge"
"""The act of an entry that says which others were emptied; their values go once it is written."""
RESTATE = "restate"
"""The act of an entry before it, which states anew how rows stand that nothing else would speak of."""
FIRST_KEPT = 1
"""The first entry is never emptied: by its salt the desk names things to readers, and they are to keep their names."""

Range = tuple[int, int]
"""Numbers of entries, from and to."""


@value
class Emptied:
    """The entries that one purge emptied."""

    seq: int
    """The purge's own entry."""
    first: int
    """The first of those that it wrote: before its own, any that state rows anew."""
    why: str
    ranges: tuple[Range, ...] = ()
    wide: tuple[Range, ...] = ()
    """Those of them that spoke of more than the one story they are about."""


class Numbers:
    """A growing set of numbers, given in their order, kept as ranges."""

    def __init__(self, ranges: Iterable[Range] = ()) -> None:
        self._first: list[int] = []
        self._last: list[int] = []
        for first, last in sorted(ranges):
            self._add(first, last)

    def add(self, number: int) -> None:
        """Put in one that is not below the last."""
        self._add(number, number)

    def _add(self, first: int, last: int) -> None:
        if self._last and first <= self._last[-1] + 1:
            self._last[-1] = max(self._last[-1], last)
        else:
            self._first.append(first)
            self._last.append(last)

    def __contains__(self, number: int) -> bool:
        at = bisect_right(self._first, number) - 1
        return at >= 0 and number <= self._last[at]

    def __iter__(self) -> Iterator[Range]:
        return zip(self._first, self._last, strict=True)

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in self)

    def first_not_in(self, others: Numbers) -> int | None:
        """The least number that is here and not there."""
        for first, last in self:
            number = first
            while number <= last:
                at = bisect_right(others._first, number) - 1
                if at < 0 or others._last[at] < number:
                    return number
                number = others._last[at] + 1
        return None


def emptied_in_all(purges: Iterable[Emptied]) -> Numbers:
    """Every entry that one of these emptied."""
    return Numbers(ends for one in purges for ends in one.ranges)
