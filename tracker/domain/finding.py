"""What the audit has to say about a claim, or about the story itself: a value, not an error."""

from __future__ import annotations

import hashlib
from dataclasses import field

from tracker.domain.proposal import Span
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
    """One rule's objection, in a sentence an editor would say: to one claim, to which a rule objects once, or to a stretch
    of the story that no claim is."""

    rule: str
    severity: Severity
    claim: str | None
    """The claim's label, `kim-train#12`; None where the story itself is meant."""
    article: str
    message: str
    waiver: Waived | None = None
    place: Span | None = None
    """Where the claim first stands in the newest text, or what is meant of the story; None where it stands nowhere, or
    nobody looked."""
    known_by: str = ""
    """By what it is known again where no claim is meant: a sentence, folded."""

    @property
    def waived(self) -> bool:
        """Whether an editor has accepted it."""
        return self.waiver is not None

    @property
    def subject(self) -> str:
        """What people call what it is about: the claim's label, or the story's slug."""
        return self.claim or self.article

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits that stay the same while the rule objects to the claim, or to the same sentence of the
        story, whatever it says of it."""
        about = self.claim or f"{self.article}\0{self.known_by}"
        return hashlib.sha256(f"{self.rule}\0{about}".encode(errors="replace")).hexdigest()[:32]
