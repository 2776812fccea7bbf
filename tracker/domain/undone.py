"""An acceptance that was undone: how the step that withdrew the claim says so, and how that is read again."""

from __future__ import annotations

_SAID = "its acceptance was undone by "


def reason_of_undoing(initials: str) -> str:
    """The reason with which a claim is withdrawn whose proposal waits again: "its acceptance was undone by MC"."""
    return _SAID + initials


def is_undone(reason: str | None) -> bool:
    """Whether that is why a claim was withdrawn."""
    return (reason or "").startswith(_SAID)
