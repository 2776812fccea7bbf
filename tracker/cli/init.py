"""`tracker init`."""

from __future__ import annotations

from tracker.cli.desk import address
from tracker.cli.output import say
from tracker.services.starting import start_desk


def command() -> None:
    """Make a new desk, with you as its first person.

    You get every role and decide alone; `tracker person add` and `tracker settings second-person required` turn it into
    a desk of several.
    """
    place = address()
    initials = start_desk(place)
    say(f"A new desk is at {place.text}. You are {initials} on it, with every role, and decide alone.")
    say("Next: tracker file STORY.txt, or tracker person add NAME --initials XY --role checker")
