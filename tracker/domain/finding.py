"""What the audit has to say about a claim: a value, not an error."""

from __future__ import annotations

import hashlib
from dataclasses import field

from tracker.domain.value import value
from tracker.domain.vocabulary import Severity


@value
class Waived:
    """Who accepted a finding, why, and through which day (ISO 8601)."""

    by: str
    """Initials."""
    reason: str = field(repr=False)
    until: str


@value
class Finding:
    """One rule's objection to one claim, in a sentence an editor would say. A rule objects to a claim once."""

    rule: str
    severity: Severity
    claim: str
    """The claim's label, `kim-train#12`."""
    article: str
    message: str
    waiver: Waived | None = None
    place: tuple[int, int] | None = None
    """Where the claim first stands in the newest text, in code points; None where it does not, or nobody looked."""

    @property
    def waived(self) -> bool:
        """Whether an editor has accepted it."""
        return self.waiver is not None

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits that stay the same while the rule objects to the claim, whatever it says of it."""
        return hashlib.sha256(f"{self.rule}\0{self.claim}".encode()).hexdigest()[:32]
