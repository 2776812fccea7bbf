"""What is found in a text before anybody has looked at it: a claim proposed, with who says so and how."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from tracker.domain.value import value
from tracker.domain.vocabulary import AttributionMode, AttributionStatus, SourceKind

Span = tuple[int, int]
"""Unicode code points into the text: start, and end exclusive."""


class Tier(StrEnum):
    """How often the rule that found it is right, measured on annotated news."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Resolved(StrEnum):
    """How it was worked out whom the text means, where it does not give the name: a person should look."""

    SURNAME = "surname"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


@value
class Speaker:
    """Somebody the text has saying something, or passing it on."""

    name: str
    """The fullest name the text gives: "Konstantin Pulikovsky" where the sentence has "his accounts"; for somebody whom
    the text does not name, "unnamed"."""
    kind: SourceKind
    """What it looks like."""
    written: str = ""
    """As the sentence itself has it; empty where it has nobody ("reportedly")."""
    resolved: Resolved | None = None


PLEASE_CHECK = "please check"
"""How a reason ends that owns up to a guess: "he: taken for Pulikovsky, please check"."""


@value
class Proposal:
    """One atomic claim found in a text. Spans are in reading order."""

    text: str
    """The assertion, in the affirmative, one sentence."""
    status: AttributionStatus
    """How the article puts it: the strongest hedge of the chain decides."""
    rule: str
    """The name of the rule that found it."""
    tier: Tier
    sentence: Span
    """The sentence it stands in; where a quotation runs over several, all of them."""
    content_spans: tuple[Span, ...]
    source: Speaker | None = None
    """Who says so; None in the article's own voice."""
    via: tuple[Speaker, ...] = ()
    """Who passed it on, nearest the reader first."""
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    cue: str | None = None
    mode: AttributionMode | None = None
    """Quote where the words are in quotation marks, else paraphrase; None in the article's own voice."""
    as_fact: bool = False
    """The cue takes it for true ("revealed that"): only a person sets confirmed."""
    worth: int = 0
    """How much there is to check in it, from 0: figures, superlatives, days, names. Own-voice claims are ranked by it."""
    reasons: tuple[str, ...] = field(default=())
    """Why it is worth checking, or what wants a look, each a few words: "2 figures", "he: taken for Pulikovsky"."""
