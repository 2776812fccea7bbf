"""The line that a report carries, by which it can be held against the desk again.

    tracker-report/1/sourcing/kim-train/desk/412/9b1f…e0/20261125T094107Z/-/0.1.0

says: format of the line, kind of report, story, audience, number and hash of the newest entry of the ledger, when it was
made, as of when it speaks (- for when it was made), and by which version of the program. It holds no letter that HTML,
Markdown, XML, CSV or a typesetting program changes, so it is found in whatever the report was saved as.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.vocabulary import Audience

_OPENS = "tracker-report/1/"
_NOW = "-"
_TIME = "%Y%m%dT%H%M%S.%fZ"
_MOMENT = r"[0-9]{8}T[0-9]{6}\.[0-9]{6}Z"
_LINE = re.compile(
    rf"{_OPENS}(?P<kind>[a-z]{{1,20}})/(?P<slug>[a-z0-9._-]{{1,100}})/(?P<audience>[a-z]{{1,20}})/(?P<seq>[0-9]{{1,12}})/"
    rf"(?P<head>[0-9a-f]{{64}}|-)/(?P<made>{_MOMENT})/(?P<as_of>{_MOMENT}|-)/(?P<version>[0-9A-Za-z.+]{{1,40}})"
)
LONGEST = 400
"""Letters that a line of this kind has at most."""


class Reported(StrEnum):
    """The kinds of report that carry a stamp."""

    SOURCING = "sourcing"
    ANNOTATED = "annotated"

    @property
    def called(self) -> str:
        """As people say it."""
        return "sourcing report" if self is Reported.SOURCING else "annotated story"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a report was made from. Times are aware, UTC; `as_of` is None where it speaks of when it was made."""

    kind: Reported
    slug: str
    audience: Audience
    seq: int
    """The number of the newest entry of the ledger; 0 where there was none yet."""
    head: str
    """That entry's hash; empty where there was none yet."""
    made_at: dt.datetime
    as_of: dt.datetime | None
    version: str

    def __str__(self) -> str:
        as_of = self.as_of.strftime(_TIME) if self.as_of else _NOW
        parts = (self.kind, self.slug, self.audience, str(self.seq), self.head or _NOW, self.made_at.strftime(_TIME))
        return _OPENS + "/".join((*parts, as_of, self.version))

    @property
    def at(self) -> dt.datetime:
        """The moment that the report speaks of."""
        return self.as_of or self.made_at


def stamps_in(text: str) -> Iterator[Stamp]:
    """The stamps that stand in a text, in their order, for a story may quote one; those of another kind, or altered so that
    they say nothing, are passed over."""
    return filter(None, map(_read, _LINE.finditer(text)))


def stamp_in(text: str) -> Stamp | None:
    """The first stamp that stands in a text, None where there is none."""
    return next(stamps_in(text), None)


def _read(found: re.Match[str]) -> Stamp | None:
    try:
        return Stamp(
            Reported(found["kind"]),
            found["slug"],
            Audience(found["audience"]),
            int(found["seq"]),
            found["head"].removeprefix(_NOW),
            _moment(found["made"]),
            None if found["as_of"] == _NOW else _moment(found["as_of"]),
            found["version"],
        )
    except ValueError:
        return None


def _moment(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, _TIME).replace(tzinfo=dt.UTC)
