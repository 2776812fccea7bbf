"""What confirming, dismissing and retracting did to the counts, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.counting import counted
from tracker.services.deriving import Assessed
from tracker.services.shifting import Shift


def reopened_words(labels: Sequence[str], most: int | None = None) -> str:
    """Which decided claims fell; blank where none did."""
    if not labels:
        return ""
    more = f" and {len(labels) - most:,} more" if most is not None and len(labels) > most else ""
    return f"Decided claims that rested on it are back in review: {', '.join(labels[:most])}{more}."


def assessed_lines(judged: Assessed, most: int) -> Iterator[str]:
    """What was judged, and the claims whose count is another."""
    yield f"Derivation {judged.derivation.id} is {judged.derivation.assessment}."
    yield from shift_lines(judged.moved[:most])
    if len(judged.moved) > most:
        yield f"{counted(len(judged.moved) - most, 'more claim')} moved too."
    if judged.unread:
        yield f"{counted(judged.unread, 'further claim')} may lean on it and were not counted again here."


def shift_lines(shifts: Iterable[Shift]) -> Iterator[str]:
    """kim-train#60: 1-2 independent before, 1 now."""
    for shift in shifts:
        yield f"{shift.claim}: {count_words(shift.before)} independent before, {count_words(shift.after)} now."


def count_words(interval: tuple[int, int]) -> str:
    """How many independent sources: "1", or "1-2" where a suspicion is open."""
    low, high = interval
    return str(low) if low == high else f"{low}-{high}"


def left_alone(many: int) -> str:
    """That so many suspected copies were not put on file, and why."""
    return f"{counted(many, 'copy')} left alone, for somebody wrote to what shows it meanwhile"
