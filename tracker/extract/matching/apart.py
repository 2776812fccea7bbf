"""What plainly tells two claims apart, whatever else they share."""

from __future__ import annotations

from tracker.extract.matching.gist import Gist, opposites


def plainly_apart(ours: Gist, theirs: Gist) -> str | None:
    """What the other says that cannot be what ours says, as the end of a sentence about it: "has other numbers than ours".
    None where nothing plainly tells the two apart."""
    if ours.denials % 2 != theirs.denials % 2:
        return "says no where ours says yes, or the other way round"
    if ours.numbers and theirs.numbers and ours.numbers.isdisjoint(theirs.numbers):
        return "has other numbers than ours"
    opposed = next(opposites(ours, theirs), None)
    return f"has “{opposed[1]}” where ours has “{opposed[0]}”" if opposed else None
