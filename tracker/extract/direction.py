"""Which of two sources that say the same drew on the other: never certain, and said so where it is a guess."""

from __future__ import annotations

from typing import NamedTuple

from tracker.extract.telling import Party, Telling


class Direction(NamedTuple):
    """Who drew on whom, why that way, and whether it is a guess."""

    source: int
    drew_on: int
    why: str
    guess: bool


def direction(one: tuple[Party, Telling], other: tuple[Party, Telling]) -> Direction:
    """Towards the agency; else towards who said it first; else, as a guess, towards who came on file first."""
    (party, telling), (second, answer) = sorted((one, other), key=lambda side: side[0].id)
    if party.agency != second.agency:
        agency, outlet = (party, second) if party.agency else (second, party)
        return Direction(outlet.id, agency.id, "an agency is what others draw on", guess=False)
    if earlier(telling.said_on, answer.said_on):
        return Direction(second.id, party.id, f"the other said it first, on {telling.said_on}", guess=False)
    if earlier(answer.said_on, telling.said_on):
        return Direction(party.id, second.id, f"the other said it first, on {answer.said_on}", guess=False)
    return Direction(second.id, party.id, "the direction is a guess: the other came on file first", guess=True)


def earlier(day: str | None, other: str | None) -> bool:
    """Whether one day surely lies before another; 2023 is neither before nor after 2023-09-12."""
    if day is None or other is None:
        return False
    exact = min(len(day), len(other))
    return day[:exact] < other[:exact]


def by_rank(side: tuple[Party, Telling]) -> tuple[bool, str, int]:
    """The order in which sources are thought of as the one that others drew on."""
    party, telling = side
    return not party.agency, telling.said_on or "9", party.id
