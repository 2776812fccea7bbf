"""What a rule is: one question put to every claim of an article, with its page in the manual.

    @rule(Severity.WARNING)
    def single_source(dossier: Dossier) -> Iterator[tuple[ClaimRow, str]]:
        \"\"\"A claim's support all leads back to one source. ... Why: ... Fails: ... Passes: ... Remedy: ...\"\"\"

The function's name with dashes is the rule's name everywhere. A rule objects to a claim at most once: what it has to say
of several pieces of evidence goes into one sentence, so that one waiver clears it. A rule that measures by a number of the
policy pack takes the `Thresholds` as its second argument.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from tracker.audit.thresholds import Thresholds
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import ReviewState, Severity
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow

Objections: TypeAlias = Iterator[tuple[ClaimRow, str]]
"""Claims a rule objects to, each with the sentence an editor reads."""

LAID_ASIDE = frozenset({ReviewState.WITHDRAWN, ReviewState.CORRECTED})
"""No rule speaks of these: a withdrawn claim is out of the story, a corrected one has been replaced by another."""

_PART = re.compile(r"^(Why|Fails|Passes|Remedy):\s*", re.MULTILINE)


class Part(StrEnum):
    """What a rule reads of an article's file, beyond the claims and who supports them. An audit of the whole desk loads
    only what its rules read."""

    REVIEWS = "reviews"
    PLACES = "places"
    """Passages."""
    TEXT = "text"
    """The newest text."""
    WORDING = "wording"
    """An attribution's cue, quote, mode, day and locator."""
    HOLDINGS = "holdings"
    """A piece of evidence's excerpt, locator, links and file."""
    FILES = "files"
    """Whether evidence files are still what they were."""
    REPLIES = "replies"
    SIGN_OFF = "sign_off"
    CONTRADICTIONS = "contradictions"
    ALIASES = "aliases"


@dataclass(frozen=True)
class Rule:
    """One question the audit asks, with the severity it has unless a policy pack changes it."""

    name: str
    severity: Severity
    summary: str
    why: str
    fails: str
    passes: str
    remedy: str
    judge: Callable[..., Objections]
    reads: frozenset[Part] = frozenset()
    guards: bool = True
    """Whether a claim is held against it before it is verified, where the policy makes it a blocker."""
    waivable: bool = True
    fixed: bool = False
    """Whether its severity is the same in every pack."""
    measures: bool = False
    """Whether it measures by the pack's thresholds."""

    def __call__(self, dossier: Dossier, thresholds: Thresholds | None = None) -> Objections:
        """Every claim it objects to, those laid aside left out."""
        found = self.judge(dossier, thresholds or Thresholds()) if self.measures else self.judge(dossier)
        return ((claim, message) for claim, message in found if claim.state not in LAID_ASIDE)

    def findings(
        self,
        dossier: Dossier,
        weigh: Callable[[ClaimRow], Severity] | None = None,
        thresholds: Thresholds | None = None,
    ) -> list[Finding]:
        """Its objections as findings, each at the rule's own severity unless `weigh` says otherwise."""
        return [
            Finding(self.name, weigh(claim) if weigh else self.severity, claim.label, claim.article, message)
            for claim, message in self(dossier, thresholds)
        ]


def rule(
    severity: Severity,
    *,
    reads: tuple[Part, ...] = (),
    guards: bool = True,
    waivable: bool = True,
    fixed: bool = False,
) -> Callable[[Callable[..., Objections]], Rule]:
    """Make a rule of a function, its page in the manual out of the function's docstring."""

    def made(judge: Callable[..., Objections]) -> Rule:
        page = _page(inspect.getdoc(judge) or "")
        return Rule(
            judge.__name__.replace("_", "-"),
            severity,
            *page,
            judge,
            reads=frozenset(reads),
            guards=guards,
            waivable=waivable,
            fixed=fixed,
            measures=len(inspect.signature(judge).parameters) > 1,
        )

    return made


def _page(text: str) -> tuple[str, str, str, str, str]:
    """Summary, why, fails, passes and remedy, each on one line; empty where the docstring lacks it."""
    summary, *rest = _PART.split(text)
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    why, fails, passes, remedy = (
        " ".join(parts.get(head, "").split()) for head in ("Why", "Fails", "Passes", "Remedy")
    )
    return " ".join(summary.split()), why, fails, passes, remedy
