"""What every part of writing a row needs: who writes, the claim as it stands, and the words of a cell as the desk keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import AttributionStatus
from tracker.domain.wording import first_words
from tracker.models import Person
from tracker.models.rows import AttributionRow, EvidenceRow
from tracker.reports.desk_sheet.cells import Cells
from tracker.services.sheet_in.as_shown import Called
from tracker.services.sheet_in.pairing import Line
from tracker.services.sheet_in.sameness import word_of
from tracker.services.sheet_in.whom import Whom

FELL = "its decision no longer stands"
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20)[0-9]{2})")


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes, on which desk, and what a sheet says of all its rows."""

    session: Session
    by: Person
    whom: Whom
    defaults: Mapping[str, str]
    called: str
    """What a reason calls the sheet."""


@dataclass(frozen=True, slots=True)
class OnFile:
    """A claim as it stands: its cells, and the rows behind their lines."""

    label: str
    cells: Cells = field(repr=False)
    said: tuple[AttributionRow, ...] = ()
    held: tuple[EvidenceRow, ...] = ()
    notes: str | None = field(default=None, repr=False)
    text: str = ""
    called: Called = field(default_factory=Called, repr=False)
    hands: int = 0
    """How many steps its review has taken, second opinions aside: another number, and somebody may have come on it or gone."""


def with_names(hand: Hand, lines: Iterable[Line], first: str, role: str) -> Iterator[Line]:
    """The lines with everybody in them by the name on file, as a sheet shows it."""
    for line in lines:
        named = {**line, first: hand.whom.shown(line[first], line.get(role, ""))} if line.get(first) else {**line}
        if line.get("via"):
            named["via"] = hand.whom.chain_shown(line["via"])
        yield named


def status_of(text: str) -> AttributionStatus:
    """How the story puts it, or a source."""
    return choose(AttributionStatus, text, "status")


def truth(name: str, text: str) -> bool | None:
    """What yes or no comes to; None where a cell says neither."""
    word = word_of(name, text)
    if word not in ("", "yes", "no"):
        raise BadInputError(f"{name} is yes or no, not {first_words(text)}")
    return {"yes": True, "no": False}.get(word)


def day_of(text: str) -> str:
    """A day as it is typed, or as a spreadsheet of the continent writes it."""
    found = _DOTTED.fullmatch(text)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text.removesuffix(" 00:00:00")
