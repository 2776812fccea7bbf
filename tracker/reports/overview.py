"""What an editor wants to know before reading on: the counts of a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.domain.coverage import Coverage
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import (
    DECIDED_STATES,
    LAID_ASIDE,
    AttributionStatus,
    ReviewState,
    Severity,
)
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow
from tracker.reports.document import Block, Count, Notice, Tally, runs
from tracker.reports.facts_left import left_count
from tracker.reports.telling import many

MANY = 3
"""The last bar holds this many independent sources or more."""


@dataclass(slots=True)
class Overview:
    """The counts of one story; sourcing is counted over the claims that are not out."""

    claims: int = 0
    standing: int = 0
    decided: int = 0
    single: int = 0
    """One independent source as known."""
    perhaps_single: int = 0
    """One or none at worst, more as known."""
    nothing: int = 0
    """No independent source even as known."""
    unsourced: int = 0
    contested: int = 0
    by_state: Counter[ReviewState] = field(default_factory=Counter)
    by_status: Counter[AttributionStatus] = field(default_factory=Counter)
    at_worst: Counter[int] = field(default_factory=Counter)
    """Claims by independent sources at worst, all from `MANY` on under `MANY`."""
    maybe_more: Counter[int] = field(default_factory=Counter)
    """Those among them that have more as known."""

    def add(self, dossier: Dossier, claim: ClaimRow) -> None:
        """Count one claim."""
        self.claims += 1
        self.by_state[claim.state] += 1
        self.by_status[claim.status] += 1
        if claim.state in LAID_ASIDE:
            return
        self.standing += 1
        self.decided += claim.state in DECIDED_STATES
        self.contested += dossier.sources.contested(claim)
        measured = dossier.independence(claim)
        least, most = measured.minimum, measured.maximum
        self.single += most == 1
        self.perhaps_single += least <= 1 < most
        self.nothing += most == 0
        self.unsourced += measured.unsourced
        self.at_worst[min(least, MANY)] += 1
        self.maybe_more[min(least, MANY)] += min(least, MANY) < min(most, MANY)


def overview(dossier: Dossier) -> Overview:
    """Count every claim of the story."""
    counted = Overview()
    for claim in dossier.claims:
        counted.add(dossier, claim)
    return counted


def glance(counted: Overview, findings: Sequence[Finding] | None, coverage: Coverage | None = None) -> Iterator[Block]:
    """The verdict and the numbers behind it."""
    yield _verdict(counted, findings)
    left = (left_count(coverage),) if coverage is not None else ()
    yield Tally((*_counts(counted, findings), *left))


def _verdict(counted: Overview, findings: Sequence[Finding] | None) -> Notice:
    """One sentence: what stands in the way, how much is decided."""
    if not counted.claims:
        return Notice("warning", runs("No claim is on file for this story yet."))
    undecided = counted.standing - counted.decided
    of_all = many(counted.standing, "claim")
    rest = f"{undecided} of {of_all} not decided yet" if undecided else f"{of_all}, all decided"
    if findings is None:
        return Notice("note" if undecided else "verified", runs(f"{rest.capitalize()}."))
    blockers = sum(_open(finding, Severity.BLOCKER) for finding in findings)
    if blockers:
        verb = "stands" if blockers == 1 else "stand"
        found = many(blockers, "finding")
        return Notice("blocker", runs(f"{found} {verb} in the way of sign-off; {rest}."))
    word = "warning" if undecided else "verified"
    return Notice(word, runs(f"{rest[0].upper()}{rest[1:]}; no finding is a blocker."))


def _open(finding: Finding, severity: Severity) -> bool:
    return finding.severity is severity and not finding.waived


def _counts(counted: Overview, findings: Sequence[Finding] | None) -> Iterator[Count]:
    yield Count(counted.standing, "claims", besides(counted))
    outcomes = [
        f"{counted.by_state[state]} {state.value}"
        for state in ReviewState
        if state in DECIDED_STATES and counted.by_state[state]
    ]
    yield Count(counted.decided, "decided", ", ".join(outcomes), "verified")
    perhaps = f"{counted.perhaps_single} more may be" if counted.perhaps_single else ""
    yield Count(counted.single, "on a single source", perhaps, "warning")
    nobody = f"{counted.unsourced} with nobody on file" if counted.unsourced else ""
    yield Count(counted.nothing, "on nothing", nobody, "blocker")
    at_once = "stated and denied at once" if counted.contested else ""
    yield Count(counted.contested, "contested", at_once, "contested")
    if findings is not None:
        yield _finding_count(findings)


def besides(counted: Overview) -> str:
    """The claims that are on file and not counted as the story's: "besides 1 withdrawn"; empty where there is none."""
    told = [f"{counted.by_state[state]} {state.value}" for state in sorted(LAID_ASIDE) if counted.by_state[state]]
    return f"besides {', '.join(told)}" if told else ""


def _finding_count(findings: Sequence[Finding]) -> Count:
    """The blockers that stand in the way; of the others all, as the chart under it has them."""
    found = Counter(one.severity for one in findings)
    waived = Counter(one.severity for one in findings if one.waived)
    let_pass = waived[Severity.BLOCKER]
    parts = [f"besides {let_pass} waived"] if let_pass else []
    for kind in (Severity.WARNING, Severity.NOTE):
        if found[kind]:
            parts.append(many(found[kind], kind.value) + (f" ({waived[kind]} waived)" if waived[kind] else ""))
    standing = found[Severity.BLOCKER] - let_pass
    return Count(standing, "blocker" if standing == 1 else "blockers", ", ".join(parts), "blocker")
