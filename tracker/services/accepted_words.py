"""What accepting and dismissing proposals came to, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.counting import counted
from tracker.domain.made_names import plain_name
from tracker.models.phrases import listing
from tracker.services.making_claims import Accepted, Made
from tracker.services.reoffering import Reoffered

SHOWN = 12
"""Claims, new sources or reasons told one by one; of more, the number."""


def dismissed_words(done: Sequence[int]) -> str:
    """Which proposals are dismissed, by their numbers: the beginning of a sentence."""
    several = f"{counted(len(done), 'proposal')} are" if len(done) > 1 else f"Proposal {done[0]} is"
    return f"{several} dismissed and will not be offered again"


def reoffered_words(done: Reoffered) -> str:
    """What waits again, and which claims are withdrawn: a sentence or two."""
    several = len(done.proposals) > 1
    said = f"{counted(len(done.proposals), 'proposal')} wait" if several else f"Proposal {done.proposals[0]} waits"
    if not done.withdrawn:
        return f"{said} to be decided on again."
    labels, one = done.withdrawn, len(done.withdrawn) == 1
    which = (
        listing(labels) if len(labels) <= SHOWN else f"{counted(len(labels), 'claim')}, {labels[0]} to {labels[-1]},"
    )
    return f"{said} to be decided on again; {which} {'is withdrawn and stays' if one else 'are withdrawn and stay'} on file."


def accepted_lines(done: Accepted) -> Iterator[str]:
    """What an act of accepting came to, a line each; of many claims, the first and the last."""
    if len(done.claims) > SHOWN:
        first, last = done.claims[0].label, done.claims[-1].label
        yield f"{counted(len(done.claims), 'claim')} are on file, {first} to {last}."
    else:
        yield from map(_made, done.claims)
    yield from _some(
        [f"new source: {plain_name(name, kind)} ({kind.value})" for name, kind in done.new_sources], "new sources"
    )
    if done.left:
        were = "was" if len(done.left) == 1 else "were"
        yield f"{counted(len(done.left), 'proposal')} {were} left open for you to look at:"
        yield from _some([f"  {why}" for why in done.left], "more")


def accepted_sentence(done: Accepted) -> str:
    """The same in one sentence: how many are on file, and how many are left open."""
    if not done.claims:
        return f"{counted(len(done.left), 'proposal')} left open for you to look at."
    many, first, last = len(done.claims), done.claims[0].label, done.claims[-1].label
    said = f"{first} is on file" if many == 1 else f"{counted(many, 'claim')} are on file, {first} to {last}"
    new = f", with {counted(len(done.new_sources), 'new source')}" if done.new_sources else ""
    left = f"; {counted(len(done.left), 'proposal')} left open for you to look at" if done.left else ""
    return f"{said}{new}{left}."


def _made(one: Made) -> str:
    numbers = f" (proposals {', '.join(map(str, one.proposals))})" if len(one.proposals) > 1 else ""
    if one.new:
        return f"{one.label} is on file, {one.status.value}{numbers}: {one.text}"
    fell = " It was decided; it is back in review." if one.fell else ""
    return f"{one.label} has it now{numbers}: {one.text}{fell}"


def _some(lines: list[str], what: str) -> Iterator[str]:
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield f"... and {len(lines) - SHOWN:,} {what}"
