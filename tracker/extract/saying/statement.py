"""One attribution as the words of a text show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.proposal import Span


class CueClass(StrEnum):
    """What a cue word says of the stance of whoever it is said of."""

    REPORT = "report"
    """said, told, wrote, according to"""
    STRONG = "strong"
    """announced, insisted, warned"""
    ALLEGE = "allege"
    """claimed, alleged, accused"""
    FACTIVE = "factive"
    """revealed, found, acknowledged: takes it for true"""
    DENY = "deny"
    BELIEVE = "believe"
    INTENT = "intent"
    """plans, promised, agreed to"""
    ATTITUDE = "attitude"
    """supports, mocked, criticised"""
    REQUEST = "request"
    """asked, urged, ordered"""
    SAID_TO = "said_to"
    """reportedly, is said to: a report by nobody named"""
    ALLEGED = "alleged"
    """allegedly, is accused of: an allegation by nobody named"""
    THOUGHT = "thought"
    """is believed to, it is thought, likely, appears: a supposition by nobody named"""


@dataclass(slots=True)
class Statement:
    """Somebody (`source`) says (`cue`) something (`content`), in one sentence or over a quotation of several.

    Each role is a tuple of spans in reading order; source and cue may be empty, content may be several spans.
    """

    rule: str
    """Which rule found it: postposed, inverted, according-to, subject-verb, participle, coordinated, passive, relative,
    nominal, adverb, believed, speaker-label ..."""
    cue_class: CueClass
    lemma: str
    """Of the cue: "say", "according to", "reportedly"."""
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sentence: Span
    """The sentence with the cue; where the content runs over several, from the first to the last of them."""
    quoted: bool = False
    """Whether (most of) the content is in quotation marks."""
    negated: bool = False
    """Whether the cue stands under a negation: "did not deny", "has never said"."""
