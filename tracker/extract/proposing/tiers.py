"""How far a proposal is to be trusted: by the rule that found it, as measured on annotated news."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.proposal import Resolved, Speaker, Tier

_BY_RULE = {
    "postposed": Tier.HIGH,
    "inverted": Tier.HIGH,
    "according-to": Tier.HIGH,
    "speaker-label": Tier.HIGH,
    "subject-verb": Tier.MEDIUM,
    "participle": Tier.MEDIUM,
    "coordinated": Tier.MEDIUM,
    "adverb": Tier.MEDIUM,
    "believed": Tier.MEDIUM,
    "own-voice": Tier.MEDIUM,
}
_LOWER = {Tier.HIGH: Tier.MEDIUM, Tier.MEDIUM: Tier.LOW, Tier.LOW: Tier.LOW}


def tier_of(rule: str, speakers: Sequence[Speaker] = ()) -> Tier:
    """The tier of a rule; one lower where a pronoun or a description had to be worked out."""
    tier = _BY_RULE.get(rule, Tier.LOW)
    guessed = any(one.resolved in (Resolved.PRONOUN, Resolved.DESCRIPTION) for one in speakers)
    return _LOWER[tier] if guessed else tier
