"""Small pieces of prose that every section of a report uses: names, times, counts, chains."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracker.domain.finding import Waived
from tracker.domain.sourcing import Independence
from tracker.models.dossier import Sources
from tracker.models.rows import PersonRow
from tracker.reports.document import Address, Anchor, Badge, Inline, Place, Run, Runs, Style
from tracker.reports.formats.safe import without_password

THE_STORY = "the story"
"""What stands in the place of a claim where the story itself is meant."""
_MOST_LINKS = 100
"""A longer list of claims is cut."""


def many(count: int, noun: str, plural: str = "") -> str:
    """ "1 claim", "2 claims"."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def moment(at: dt.datetime) -> str:
    """A time as a report gives it: "2026-11-20 10:00 UTC"."""
    return f"{at.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC"


def interval(measured: Independence) -> str:
    """The independent sources in a cell: "2", or "1–2" where it is open."""
    least, most = measured.minimum, measured.maximum
    return f"{most}" if least == most else f"{least}–{most}"


def who(people: Mapping[int, PersonRow], key: int | None) -> str:
    """Somebody at the desk: "Miriam Castellanos (MC)"; nothing where nobody may be named."""
    person = people.get(key) if key is not None else None
    return f"{person.name} ({person.initials})" if person is not None else ""


def by_at(people: Mapping[int, PersonRow], key: int | None, at: dt.datetime | None) -> str:
    """ "by Miriam Castellanos (MC), 2026-11-20 10:00 UTC", as far as it is known."""
    name = who(people, key)
    return ", ".join(part for part in (name and f"by {name}", moment(at) if at else "") if part)


def waived_words(waiver: Waived) -> str:
    """Who accepted a finding, until when and why: "waived by EK until 2026-12-31: both sides stand in the text"."""
    by = f" by {waiver.by}" if waiver.by else ""
    why = f": {waiver.reason}" if waiver.reason else ""
    return f"waived{by} until {waiver.until}{why}"


def source_name(sources: Sources, key: int, style: Style = Style.PLAIN) -> Iterator[Inline]:
    """A source's name leading to its row in the list of sources, struck if it was retracted."""
    retracted = sources.rows[key].retracted
    yield Run(
        sources.told(key),
        Style.STRUCK if retracted else style,
        Anchor(source_anchor(sources, key), Place.ROW),
    )
    if retracted:
        yield Run(" ")
        yield Badge("retracted")


def chain(sources: Sources, keys: tuple[int, ...], style: Style = Style.STRONG) -> Runs:
    """Who said it, via whom, nearest the reader first: "Pulikovsky, via AlJazeera, then Tass"."""
    *via, speaker = keys
    parts = list(source_name(sources, speaker, style))
    for place, key in enumerate(via):
        parts.append(Run(", then " if place else ", via "))
        parts.extend(source_name(sources, key))
    return tuple(parts)


def source_anchor(sources: Sources, key: int) -> str:
    """Where the list of sources tells about a source."""
    return f"source-{sources.numbers[key]}"


def quoted(words: str, language: str | None = None) -> Inline:
    """Somebody's words between quotation marks."""
    return Run(f"“{words}”", Style.EMPHASIS, language=language)


def joined(parts: Iterable[Iterable[Inline]], between: str = " · ") -> Runs:
    """Several pieces on one line."""
    line: list[Inline] = []
    for part in parts:
        if line:
            line.append(Run(between, Style.QUIET))
        line.extend(part)
    return tuple(line)


def quiet(text: str) -> Runs:
    """A line set back."""
    return (Run(text, Style.QUIET),)


def web_link(url: str) -> Run:
    """An address on the web, leading there; without a name and password in it, which are no reader's."""
    return Run(without_password(url), link=Address(url))


def claim_links(numbers: Sequence[int]) -> Runs:
    """Claims by number, cut where nobody would read on: "1, 2, 3 and 97 more"."""
    links = joined([[claim_link(number)] for number in numbers[:_MOST_LINKS]], ", ")
    more = len(numbers) - _MOST_LINKS
    return (*links, Run(f" and {more} more")) if more > 0 else links


def claim_link(number: int) -> Run:
    """A claim's number, leading to what is on file about it."""
    return Run(str(number), link=Anchor(f"claim-{number}"))
