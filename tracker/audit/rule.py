"""What a rule is: one question put to every claim of an article, with its page in the manual.

    @rule(Severity.WARNING)
    def single_source(dossier: Dossier) -> Iterator[tuple[ClaimRow, str]]:
        \"\"\"A claim's support all leads back to one source. ... Why: ... Fails: ... Passes: ... Remedy: ...\"\"\"

The function's name with dashes is the rule's name everywhere.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from tracker.domain.finding import Finding
from tracker.domain.vocabulary import ReviewState, Severity
from tracker.models.dossier import ClaimRow, Dossier

Objections: TypeAlias = Iterator[tuple[ClaimRow, str]]
"""Claims a rule objects to, each with the sentence an editor reads."""

LAID_ASIDE = frozenset({ReviewState.WITHDRAWN, ReviewState.CORRECTED})
"""No rule speaks of these: a withdrawn claim is out of the story, a corrected one has been replaced by another."""

_PART = re.compile(r"^(Why|Fails|Passes|Remedy):\s*", re.MULTILINE)


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
    judge: Callable[[Dossier], Objections]

    def __call__(self, dossier: Dossier) -> Objections:
        """Every claim it objects to, those laid aside left out."""
        return ((claim, message) for claim, message in self.judge(dossier) if claim.state not in LAID_ASIDE)

    def findings(self, dossier: Dossier, severity: Severity | None = None) -> list[Finding]:
        """Its objections as findings, at its own severity unless another is given."""
        weight = severity or self.severity
        return [Finding(self.name, weight, claim.label, claim.article, message) for claim, message in self(dossier)]


def rule(severity: Severity) -> Callable[[Callable[[Dossier], Objections]], Rule]:
    """Make a rule of a function, its page in the manual out of the function's docstring."""

    def made(judge: Callable[[Dossier], Objections]) -> Rule:
        page = _page(inspect.getdoc(judge) or "")
        return Rule(judge.__name__.replace("_", "-"), severity, *page, judge)

    return made


def _page(text: str) -> tuple[str, str, str, str, str]:
    """Summary, why, fails, passes and remedy, each on one line; empty where the docstring lacks it."""
    summary, *rest = _PART.split(text)
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    why, fails, passes, remedy = (
        " ".join(parts.get(head, "").split()) for head in ("Why", "Fails", "Passes", "Remedy")
    )
    return " ".join(summary.split()), why, fails, passes, remedy
