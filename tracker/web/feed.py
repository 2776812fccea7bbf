"""What happens at the desk, told to everybody who looks on: one look a second for all of them together, however many they are.

The ledger is looked at, and not what this process does itself: what is done at the command line, or by another program that
serves the same desk, is told as well. Nobody who listens takes a thread; the looking takes one, while somebody listens.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import TypeAlias, TypeVar

from anyio import CapacityLimiter, to_thread

from tracker.domain.errors import TrackerError
from tracker.domain.traces import traced, write_log
from tracker.services.watching import Happening, Mark, begin, missed, since
from tracker.web.door import Door

SECOND = 1.0
"""Between two looks."""
MOST_AT_ONCE = 500
"""Entries told one by one; who missed more is told to look at everything again."""
MOST_EACH = 12
"""Streams of one sign-in."""
MOST = 1_000
"""Streams in all."""
LOOK_AGAIN = 5
"""Seconds between two looks whether a sign-in still holds; where an entry is about people, at once."""

Found = TypeVar("Found")


Heard: TypeAlias = "Happening | Told | int"
"""What a stream carries; a number is that of the entry up to which everything has been told."""


class TooManyError(Exception):
    """As many listen already as may."""


class Told(StrEnum):
    """What is told beside what happened."""

    EVERYTHING = "everything"
    """More was missed than can be told."""
    GONE = "gone"
    """The desk cannot be read."""
    BACK = "back"
    """It can be read again."""
    BEAT = "beat"
    """Nothing: the line holds."""


@dataclass(slots=True)
class Listener:
    """Somebody who listens."""

    secret: str
    ended: bool = False
    waiting: list[Heard] = field(default_factory=list)
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, *told: Heard) -> None:
        """Let them know, when they come to it."""
        self.waiting += told
        if len(self.waiting) > MOST_AT_ONCE:
            self.waiting[:] = [Told.EVERYTHING]
        self.wake.set()

    def end(self) -> None:
        """They hear no more."""
        self.ended = True
        self.wake.set()


class Feed:
    """One desk's."""

    def __init__(
        self,
        door: Door,
        still_in: Callable[[str], bool],
        *,
        second: float = SECOND,
        most: int = MOST,
        most_each: int = MOST_EACH,
    ) -> None:
        """Args:
        still_in: whether the sign-in of a secret still holds.
        second: between two looks, in seconds.
        """
        self._door, self._still_in = door, still_in
        self._second, self._most, self._most_each = second, most, most_each
        self._listeners: list[Listener] = []
        self._looking: asyncio.Task[None] | None = None
        self._begun = asyncio.Event()
        self.seen: int | None = None
        """The entry up to which everybody was told, None where nobody listens."""
        self._stopped = self._faulty = self._logged = False
        self._lane: CapacityLimiter | None = None

    @property
    def listeners(self) -> int:
        """How many there are."""
        return len(self._listeners)

    async def listen(self, secret: str, after: int | None, beat: float) -> AsyncIterator[Heard]:
        """What happens from now on, until the sign-in or the program ends.

        Args:
            after: the number of the last entry that was heard of; what came since is told first.
            beat: after so many seconds of silence it is told that the line holds.
        """
        mine = Listener(secret)
        self._listeners.append(mine)
        try:
            if self._looking is None:
                self._begun.clear()
                self._looking = asyncio.create_task(self._look_on())
            await self._begun.wait()  # so that nothing falls between what was missed and what is told from now on
            if after is not None:
                mine.tell(*await self._missed(after))
            if self.seen is not None:
                mine.tell(self.seen)
            if self._faulty:
                mine.tell(Told.GONE)
            while not (mine.ended or self._stopped):
                with suppress(TimeoutError):
                    await asyncio.wait_for(mine.wake.wait(), beat)
                mine.wake.clear()
                told, mine.waiting = mine.waiting, []
                for one in told or ([] if mine.ended or self._stopped else [Told.BEAT]):
                    yield one
        finally:
            self._listeners.remove(mine)

    def require_room(self, secret: str) -> None:
        """Refuse one stream too many.

        Raises:
            TooManyError: it would be.
        """
        each = Counter(one.secret for one in self._listeners)
        if len(self._listeners) >= self._most or each[secret] >= self._most_each:
            raise TooManyError

    def end(self, secret: str) -> None:
        """Somebody signed out: they hear no more. Called from any thread."""
        for one in [one for one in self._listeners if one.secret == secret]:
            self._at_once(one.end)

    def stop(self) -> None:
        """The program ends: so do all streams, at once."""
        self._stopped = True
        for one in self._listeners:
            one.end()

    def _at_once(self, act: Callable[[], None]) -> None:
        looking = self._looking
        if looking is not None:
            looking.get_loop().call_soon_threadsafe(act)

    # Looking

    async def _look_on(self) -> None:
        """Look once a second, as long as somebody listens."""
        mark: Mark | None = None
        seconds = 0.0
        try:
            while self._listeners and not self._stopped:
                found, mark = await self._look(mark)
                self._begun.set()
                if seconds >= LOOK_AGAIN or any(one.about == "person" for one in found):
                    await self._look_who_is_in()
                    seconds = 0.0
                await asyncio.sleep(self._second)
                seconds += self._second
        except Exception as error:
            if not self._logged:  # whoever comes again meets the same bug, every few seconds
                write_log(traced(error))
            self._logged = True
            for one in self._listeners:
                one.end()  # their browsers come again, and looking begins anew
        finally:
            self._looking = self.seen = None
            self._begun.set()

    async def _look(self, mark: Mark | None) -> tuple[list[Happening], Mark | None]:
        """Look once, and tell everybody."""
        try:
            found, now = await self._in_lane(partial(self._looked, mark))
        except TrackerError:
            if not self._faulty:
                self._tell_all(Told.GONE)
            self._faulty = True
            return [], mark
        if self._faulty:
            self._tell_all(Told.BACK)
        self._faulty, self.seen = False, now.seq
        self._tell_all(*found)
        return found, now

    def _looked(self, mark: Mark | None) -> tuple[list[Happening], Mark]:
        with self._door.whole() as session:
            return ([], begin(session)) if mark is None else since(session, mark, MOST_AT_ONCE)

    async def _missed(self, after: int) -> list[Happening | Told]:
        def look() -> list[Happening] | None:
            with self._door.whole() as session:
                return missed(session, after, MOST_AT_ONCE)

        try:
            found = await self._in_lane(look)
        except TrackerError:
            return [Told.EVERYTHING]
        return [Told.EVERYTHING] if found is None else list(found)

    async def _look_who_is_in(self) -> None:
        secrets = {one.secret for one in self._listeners}
        try:
            gone = await self._in_lane(lambda: {one for one in secrets if not self._still_in(one)})
        except TrackerError:
            return
        for one in self._listeners:
            if one.secret in gone:
                one.end()

    async def _in_lane(self, work: Callable[[], Found]) -> Found:
        """In a thread of the feed's own, so that it waits for no page and no page for it."""
        if self._lane is None:
            self._lane = CapacityLimiter(2)
        return await to_thread.run_sync(work, limiter=self._lane)

    def _tell_all(self, *told: Heard) -> None:
        if told:
            for one in self._listeners:
                one.tell(*told)
