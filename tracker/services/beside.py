"""What stands beside a claim: who was asked to answer it, what cannot be true with it, what an editor has waived,
what was said of it in the margin, which claims it came from and went into."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.parting import Parting, WentInto
from tracker.domain.vocabulary import ReviewState
from tracker.models.parted import parted
from tracker.models.rows import ClaimRow, CommentRow, ContradictionRow, ReplyRow
from tracker.models.waiving import StandingWaiver
from tracker.services.contradicting import group_json
from tracker.services.waiving import waiver_json, waivers_of_claim
from tracker.store.contradictions import group_rows
from tracker.store.partings import came_from
from tracker.store.people import person_rows
from tracker.store.replies import reply_listing


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one claim."""

    replies: tuple[ReplyRow, ...]
    groups: tuple[ContradictionRow, ...]
    waivers: list[StandingWaiver]
    comments: tuple[CommentRow, ...]
    went_into: WentInto | None
    """What it was split or merged into."""
    came_from: dict[Parting, list[str]]
    """The claims that went into it."""


def beside(session: Session, claim: ClaimRow, files: Path | None = None) -> Beside:
    """What stands beside this claim, which was loaded with its history."""
    groups, waivers = group_rows(session, claim_id=claim.id), waivers_of_claim(session, claim, files)
    came = came_from(session, claim.article_id, claim.label)
    return Beside(claim.replies, groups, waivers, claim.comments, parted(claim), came)


def beside_json(session: Session, claim: ClaimRow, files: Path | None = None) -> dict[str, Any]:
    """The same for programs: what `claim show` says beyond `claim list`."""
    found, people = beside(session, claim, files), person_rows(session)
    return {
        "replies": list(reply_listing(session, None, claim.id)),
        "groups": [group_json(row) for row in found.groups],
        "waivers": [waiver_json(one, people) for one in found.waivers],
        "comments": [
            {"id": row.id, "author": row.author, "made_on": row.made_on, "text": row.text} for row in found.comments
        ],
        "split_into": _went(found, Parting.SPLIT),
        "split_from": found.came_from[Parting.SPLIT],
        "merged_into": _went(found, Parting.MERGED),
        "merged_from": found.came_from[Parting.MERGED],
    }


def _went(found: Beside, how: Parting) -> list[str]:
    """The labels of the claims in which it lives on, where it came to them so."""
    return list(found.went_into.labels) if found.went_into and found.went_into.how is how else []


def others(group: ContradictionRow, claim: ClaimRow) -> list[tuple[str, ReviewState]]:
    """The labels and states of the other claims in a group."""
    return [(one.label, one.state) for one in group.members if one.claim_id != claim.id]
