"""What stands beside a claim on the screen: replies, contradiction groups, waivers, Word comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.cli.output import STATE_MARKS, drawn
from tracker.domain.parting import Parting
from tracker.models.phrases import comment_told
from tracker.models.rows import ClaimRow, ContradictionRow, PersonRow, ReplyRow
from tracker.models.waiving import StandingWaiver, WaiverStanding
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


def reply_line(row: ReplyRow, people: Mapping[int, PersonRow]) -> str:
    """Who was asked and what came of it, with the number that `reply edit` takes."""
    by = f" by {people[row.asked_by_id].initials}" if row.asked_by_id else ""
    how = f" ({row.channel})" if row.channel else ""
    until = f", to answer by {row.deadline}" if row.deadline else ""
    words = [f"{row.id}. {row.party}, asked on {row.asked_on}{by}{how}{until}: {row.outcome.value.replace('_', ' ')}"]
    words += [f"“{row.answer}”"] if row.answer else []
    words += [f"in the text: “{row.stands}”"] if row.stands else []
    words += ["retracted"] if not row.live else []
    return "; ".join(words)


def group_lines(groups: tuple[ContradictionRow, ...], claim: ClaimRow) -> Iterator[str]:
    """Each group with its other claims and how they stand."""
    for group in groups:
        beside = [
            f"{drawn(STATE_MARKS[state])} {label} {state.replace('_', ' ')}" for label, state in others(group, claim)
        ]
        yield f"{group.name}: {', '.join(beside) or 'no other claim any more'}"


def waiver_line(one: StandingWaiver, people: Mapping[int, PersonRow]) -> str:
    """Which rule, until when and why, with the number that `waiver withdraw` takes."""
    waiver = one.waiver
    standing = {
        WaiverStanding.IN_FORCE: f"in force until {waiver.until}",
        WaiverStanding.IDLE: f"idle until {waiver.until}, for the audit has no such finding",
        WaiverStanding.OUTGROWN: f"given until {waiver.until} for less: the finding names more now, and counts again",
        WaiverStanding.EXPIRED: f"expired on {waiver.until}: the finding counts again",
        WaiverStanding.WITHDRAWN: f"withdrawn: {waiver.withdrawn_why}",
    }[one.standing]
    return f"{waiver.id}. {waiver.rule}, by {people[waiver.by_id].initials}: {waiver.reason} ({standing})"
