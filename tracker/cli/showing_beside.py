"""What stands beside a claim on the screen: replies, contradiction groups, waivers, Word comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.cli.output import STATE_MARKS, drawn
from tracker.domain.parting import Parting
from tracker.models.claim_lines import reply_line, waiver_line
from tracker.models.phrases import comment_told
from tracker.models.rows import ClaimRow, ContradictionRow, PersonRow
from tracker.services.beside import Beside, others

Sections = list[tuple[str, list[str]]]


def beside_sections(found: Beside, claim: ClaimRow, people: Mapping[int, PersonRow]) -> Sections:
    """Titles and lines, in the order in which `claim show` prints them; a section without lines is not printed."""
    return [
        ("Who was asked to answer it", [reply_line(row, people) for row in found.replies]),
        ("What cannot be true beside it", list(group_lines(found.groups, claim))),
        ("What an editor has waived", [waiver_line(one, people) for one in found.waivers]),
        ("Where it comes from", list(origin_lines(found))),
        ("In the margin of the draft", [f"{row.id}. {comment_told(row)}: {row.text}" for row in found.comments]),
    ]


def origin_lines(found: Beside) -> Iterator[str]:
    """The claims that went into this one. What this one went into, the reason of the step says that withdrew it."""
    for label in found.came_from[Parting.SPLIT]:
        yield f"split from {label}, which is withdrawn"
    for label in found.came_from[Parting.MERGED]:
        yield f"{label} was merged into it, and is withdrawn"


def group_lines(groups: tuple[ContradictionRow, ...], claim: ClaimRow) -> Iterator[str]:
    """Each group with its other claims and how they stand."""
    for group in groups:
        beside = [
            f"{drawn(STATE_MARKS[state])} {label} {state.replace('_', ' ')}" for label, state in others(group, claim)
        ]
        yield f"{group.name}: {', '.join(beside) or 'no other claim any more'}"
