"""How a waiver stands: whether it holds, and whether the finding it was given for is still there, and is still the same."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from tracker.domain.finding import Finding
from tracker.domain.sourcing import reached
from tracker.models.dossier import Sources
from tracker.models.phrases import known_as, once_known_as
from tracker.models.rows import ClaimRow, WaiverRow

_LABEL = re.compile(r"(?<![\w.#-])[a-z0-9][a-z0-9._-]*#[1-9][0-9]*(?![\w#])")

_ABOUT_WORDS = frozenset({"another-subject"})
"""Rules whose finding is about the words that it quotes, and the text that they came with."""
_QUOTED = re.compile(r"“[^”]*”|revision [0-9]+")


class WaiverStanding(StrEnum):
    """What has become of a waiver."""

    IN_FORCE = "in_force"
    """It covers a finding."""
    IDLE = "idle"
    """It would hold, and the finding is no longer there."""
    OUTGROWN = "outgrown"
    """It would hold, and the finding names somebody that it did not name when it was waived: it counts again."""
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class StandingWaiver(NamedTuple):
    """A waiver on a claim, and how it stands."""

    claim: ClaimRow
    waiver: WaiverRow
    standing: WaiverStanding


def covers(sources: Sources, claim: ClaimRow, waiver: WaiverRow, message: str) -> bool:
    """Whether a waiver speaks of a finding with this sentence. An editor accepted what the audit said then: that a story
    rests on AP does not say that it may rest on somebody else, nor does one retracted study speak for the next. Fewer
    names, and other counts, are still covered, but no other words where the finding is about words that it quotes. One
    given before there was a finding covers whatever comes."""
    if waiver.finding is None or waiver.finding == message:
        return True
    if waiver.rule in _ABOUT_WORDS and not set(_QUOTED.findall(message)) <= set(_QUOTED.findall(waiver.finding)):
        return False
    return _named_in(sources, claim, message) <= _named_in(sources, claim, waiver.finding)


def _named_in(sources: Sources, claim: ClaimRow, message: str) -> frozenset[str]:
    """The claims, and the sources that this claim names or leads to, of which a sentence speaks."""
    keys = {key for row in claim.attributions for key in row.chain} | {row.source_id for row in claim.evidence}
    keys |= reached(sources.network_of(claim), claim.citations, claim.supporting_evidence)
    names = {known_as(sources, key): once_known_as(sources, key) for key in keys}
    spoken = {name for name, once in names.items() if _speaks_of(message, name) or _speaks_of(message, once)}
    return frozenset(spoken.union(_LABEL.findall(message)))


def _speaks_of(message: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", message) is not None


def standing_of(waiver: WaiverRow, at: dt.datetime, finding: Finding | None) -> WaiverStanding:
    """How a waiver stands at this moment, given what the audit finds of its rule and claim."""
    if waiver.withdrawn_at is not None:
        return WaiverStanding.WITHDRAWN
    if not waiver.in_force(at):
        return WaiverStanding.EXPIRED
    if finding is None:
        return WaiverStanding.IDLE
    return WaiverStanding.IN_FORCE if finding.waived else WaiverStanding.OUTGROWN


def waivers_on(claims: Iterable[ClaimRow], findings: Iterable[Finding], at: dt.datetime) -> Iterator[StandingWaiver]:
    """Every waiver on these claims, oldest first on each. `findings` are those of the rules that are waived, at least."""
    found = {(finding.claim, finding.rule): finding for finding in findings}
    for claim in claims:
        for waiver in claim.waivers:
            standing = standing_of(waiver, at, found.get((claim.label, waiver.rule)))
            yield StandingWaiver(claim, waiver, standing)
