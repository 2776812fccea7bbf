"""What goes wrong when somebody uses the desk: each error is one sentence for the person at the keyboard.

A sentence names the file, line or record and the mend. It never holds a note or the name of a confidential source.
"""

from __future__ import annotations


class TrackerError(Exception):
    """Bad use. The message is the sentence shown; nothing was changed."""

    exit_status = 2
    field: str | None = None
    """The field of a form that it is about, by its name, where that is known: whoever filled it in goes on there."""


class DeskError(TrackerError):
    """The desk cannot be opened: it is missing, outdated, unreadable or no desk at all."""


class NotOnFileError(TrackerError):
    """There is no such record."""


class AlreadyOnFileError(TrackerError):
    """The record is on file already."""


class BadInputError(TrackerError):
    """A value cannot be taken as it is."""


class MoveRefusedError(TrackerError):
    """The review rules do not allow this move, or not by this person."""


class ReasonMissingError(MoveRefusedError):
    """The move is open, and takes a reason that was not given."""

    field = "reason"
