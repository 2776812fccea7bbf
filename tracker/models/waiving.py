"""How a waiver stands: whether it holds, and whether there is anything left for it to cover."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from tracker.domain.finding import Finding
from tracker.models.rows import ClaimRow, WaiverRow


class WaiverStanding(StrEnum):
    """What has become of a waiver."""

    IN_FORCE = "in_force"
    """It covers a finding."""
    IDLE = "idle"
    """It would hold, and the finding is no longer there."""
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class StandingWaiver(NamedTuple):
    """A waiver on a claim, and how it stands."""

    claim: ClaimRow
    waiver: WaiverRow
    standing: WaiverStanding


def standing_of(waiver: WaiverRow, at: dt.datetime, *, found: bool) -> WaiverStanding:
    """How a waiver stands at this moment; `found` says whether the audit has the finding."""
    if waiver.withdrawn_at is not None:
        return WaiverStanding.WITHDRAWN
    if not waiver.in_force(at):
        return WaiverStanding.EXPIRED
    return WaiverStanding.IN_FORCE if found else WaiverStanding.IDLE


def waivers_on(claims: Iterable[ClaimRow], findings: Iterable[Finding], at: dt.datetime) -> Iterator[StandingWaiver]:
    """Every waiver on these claims, oldest first on each. `findings` are those of the whole rule book."""
    found = {(finding.claim, finding.rule) for finding in findings}
    for claim in claims:
        for waiver in claim.waivers:
            there = (claim.label, waiver.rule) in found
            yield StandingWaiver(claim, waiver, standing_of(waiver, at, found=there))
