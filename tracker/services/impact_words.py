"""What retracting a source does to the claims, in a sentence."""

from __future__ import annotations

from tracker.domain.counting import counted
from tracker.services.weighing import Impact


def impact_words(found: Impact) -> str:
    """What would change or, where it is retracted, what did."""
    return _foretold(found) if found.retracted_at is None else _told(found)


def outcome(found: Impact) -> str:
    """How many claims changed, in half a sentence."""
    nothing = f"{found.bare:,} {'has' if found.bare == 1 else 'have'} nothing left"
    return f"{counted(len(found), 'claim')} changed; {nothing}{_published(found)}"


def _foretold(found: Impact) -> str:
    change = "claim changes" if len(found) == 1 else "claims change"
    return f"If {found.source} goes, {len(found):,} {change}; {found.bare:,} would have nothing{_published(found)}."


def _published(found: Impact) -> str:
    stand = "stands in a published story" if found.published == 1 else "stand in published stories"
    return f"; {found.published:,} {stand}" if found.published else ""


def _told(found: Impact) -> str:
    return f"{found.source} was retracted on {found.retracted_at:%d %b %Y}, and with it {outcome(found)}."
