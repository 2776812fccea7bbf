"""What stands beside a claim: who was asked about it, and which other claims cannot be true with it."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.vocabulary import ReplyOutcome
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow, MemberRow, ReplyRow
from tracker.reports.document import Badge, Block, Heading, ListBlock, Run, Runs, Style, runs
from tracker.reports.telling import claim_link, joined, quiet, quoted, who

_CAME_OF_IT = {
    ReplyOutcome.AWAITED: "no answer yet",
    ReplyOutcome.ANSWERED: "answered",
    ReplyOutcome.DECLINED: "declined to comment",
    ReplyOutcome.NO_ANSWER: "did not answer",
    ReplyOutcome.UNREACHABLE: "could not be reached",
}


def beside_blocks(dossier: Dossier, claim: ClaimRow) -> Iterator[Block]:
    """The right of reply, then the groups of which one claim at most is true."""
    replies = [tuple(reply_lines(dossier, row)) for row in claim.replies if row.live]
    if replies:
        yield Heading(4, "Right of reply")
        yield ListBlock(tuple(replies))
    groups = [tuple(_group_lines(dossier, claim, group)) for group in _groups(dossier, claim)]
    if groups:
        yield Heading(4, "At most one of these is true")
        yield ListBlock(tuple(groups))


def reply_lines(dossier: Dossier, row: ReplyRow) -> Iterator[Runs]:
    """Who was asked and what came of it, then the answer and where the story carries it."""
    yield runs(Run(row.party, Style.STRONG), f" asked on {row.asked_on}: {_CAME_OF_IT[row.outcome]}")
    if row.answer:
        yield (quoted(row.answer),)
    if row.stands:
        yield runs("in the story: ", quoted(row.stands, dossier.language))
    told = [quiet(part) for part in _particulars(dossier, row)]
    if told:
        yield joined(told)
    if row.note:
        yield runs(Run("Note: ", Style.STRONG), row.note)


def _particulars(dossier: Dossier, row: ReplyRow) -> Iterator[str]:
    asked = who(dossier.people, row.asked_by_id)
    if asked:
        yield f"by {asked}"
    if row.channel:
        yield row.channel
    if row.deadline:
        yield f"deadline {row.deadline}"


def _groups(dossier: Dossier, claim: ClaimRow) -> list[tuple[str, tuple[MemberRow, ...]]]:
    return [
        (group.name, group.members)
        for group in dossier.contradictions
        if claim.id in {member.claim_id for member in group.members}
    ]


def _group_lines(dossier: Dossier, claim: ClaimRow, group: tuple[str, tuple[MemberRow, ...]]) -> Iterator[Runs]:
    name, members = group
    numbers = {one.id: one.number for one in dossier.claims}
    yield runs(Run(name or "beside this claim", Style.STRONG))
    for member in members:
        if member.claim_id == claim.id:
            continue
        number = numbers.get(member.claim_id)
        label = Run(member.label) if number is None else claim_link(number)
        yield (label, Run(" "), Badge(member.state), Run(f" {member.text}"))
