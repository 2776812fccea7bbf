"""The waivers of a story: every exception its editors made, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.models.waiving import StandingWaiver, WaiverStanding
from tracker.reports.audience import Copy
from tracker.reports.document import Badge, Block, Column, ColumnKind, OnDemand, Paragraph, Row, Run, Style, Table, runs
from tracker.reports.telling import by_at, claim_link

_COLUMNS = (
    Column("Claim", ColumnKind.NUMBER),
    Column("Rule", ColumnKind.CODE),
    Column("Until", ColumnKind.DATE),
    Column("Standing", ColumnKind.STATE),
    Column("Why", wide=True),
)
_PUBLIC_COLUMNS = _COLUMNS[:3]
_FATES = {
    WaiverStanding.IN_FORCE: Badge("waived", "in force"),
    WaiverStanding.IDLE: Badge("idle", "idle: nothing to waive any more"),
    WaiverStanding.OUTGROWN: Badge("expired", "outgrown: the finding names more now, and counts again"),
    WaiverStanding.EXPIRED: Badge("expired", "expired: it counts again"),
    WaiverStanding.WITHDRAWN: Badge("withdrawn"),
}
_NEVER_FOUND = Badge("idle", "idle: nothing to waive so far")


def waiver_blocks(copy: Copy) -> Iterator[Block]:
    """One row a waiver; for readers the exceptions that hold, without who made them and why."""
    if not copy.waivers:
        yield Paragraph(runs("No rule was waived."))
        return
    if copy.findings is None:
        yield _table("Rules that an editor has waived", _PUBLIC_COLUMNS, copy, copy.waivers)
    else:
        yield _table("Every waiver, by claim", _COLUMNS, copy, copy.waivers)


def _table(caption: str, columns: tuple[Column, ...], copy: Copy, waivers: Sequence[StandingWaiver]) -> Table:
    return Table(caption, columns, OnDemand(lambda: (Row(_cells(copy, one)[: len(columns)]) for one in waivers)))


def _fate(one: StandingWaiver) -> Badge:
    never = one.standing is WaiverStanding.IDLE and one.waiver.finding is None
    return _NEVER_FOUND if never else _FATES[one.standing]


def _cells(copy: Copy, one: StandingWaiver) -> tuple[tuple[Run | Badge, ...], ...]:
    waiver = one.waiver
    made = by_at(copy.dossier.people, waiver.by_id, waiver.at)
    gone = f"; withdrawn: {waiver.withdrawn_why}" if waiver.withdrawn_why else ""
    return (
        (claim_link(one.claim.number),),
        (Run(waiver.rule, Style.CODE),),
        runs(waiver.until),
        (_fate(one),),
        (Run(waiver.reason), Run(f" ({made}){gone}", Style.QUIET)),
    )
