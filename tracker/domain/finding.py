"""What the audit has to say about a claim: a value, not an error."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's objection to one claim, in a sentence an editor would say."""

    rule: str
    severity: Severity
    claim: str
    """The claim's label, `kim-train#12`."""
    article: str
    message: str
    waived: bool = False
