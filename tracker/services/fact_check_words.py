"""What came of taking somebody's fact-check, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.vocabulary import Bearing
from tracker.domain.wording import shown
from tracker.services.fact_checking import Taken


def taken_lines(label: str, taken: Taken, *, said: bool) -> Iterator[str]:
    """What it does on the claim and why, whose it is, and whether a decision fell.

    Args:
        said: whether somebody said which way it points.
    """
    if taken.bearing is not Bearing.CONTEXT:
        why = "" if said else f", for {taken.why}"
        yield f"Evidence {taken.evidence} is on {label}: it {taken.bearing.value} the claim{why}."
    else:
        yield f"Evidence {taken.evidence} is on {label}, as context{'' if said else f': {taken.why}'}."
    if not said and taken.reviewed:
        yield f"What was checked: {shown(taken.reviewed, 300)}. A fact-check's rating is not our verdict."
    if taken.new_source is not None:
        yield f"{taken.source} is on file as a source now, as {taken.new_source.value}."
    if taken.near:
        yield f"On file before: {', '.join(taken.near)}. If it is the same, say so with `tracker source merge`."
    if taken.fell:
        yield f"{label} was decided; it is back in review."
