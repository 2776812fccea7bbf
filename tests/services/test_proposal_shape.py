"""The JSON of a proposal: its keys are a promise to scripts."""

from __future__ import annotations

from tracker.domain.proposal import Proposal, Resolved, Speaker, Tier
from tracker.domain.vocabulary import AttributionMode, AttributionStatus, SourceKind
from tracker.services.proposal_shape import proposal_json

SAID = Proposal(
    text="The bridge is closed.",
    status=AttributionStatus.ALLEGED,
    rule="postposed",
    tier=Tier.HIGH,
    sentence=(0, 40),
    content_spans=((0, 10), (20, 30)),
    source=Speaker("Mira Holt", SourceKind.PERSON, written="she", resolved=Resolved.PRONOUN),
    via=(Speaker("the Gazette", SourceKind.OUTLET),),
    source_spans=((12, 15),),
    cue_spans=((15, 19),),
    cue="claims",
    mode=AttributionMode.PARAPHRASE,
    reasons=("she: taken for Mira Holt",),
)


def test_a_proposal_carries_the_promised_keys_and_its_spans_as_pairs() -> None:
    shown = proposal_json(3, SAID)

    assert shown == {
        "id": 3,
        "text": "The bridge is closed.",
        "status": "alleged",
        "source": "Mira Holt",
        "via": ["the Gazette"],
        "rule": "postposed",
        "confidence": "high",
        "source_spans": [[12, 15]],
        "cue_spans": [[15, 19]],
        "content_spans": [[0, 10], [20, 30]],
        "source_kind": "person",
        "source_written": "she",
        "resolved": "pronoun",
        "cue": "claims",
        "sentence": [0, 40],
        "mode": "paraphrase",
        "as_fact": False,
        "worth": 0,
        "reasons": ["she: taken for Mira Holt"],
    }


def test_the_articles_own_voice_has_no_source() -> None:
    own = Proposal("It rained.", AttributionStatus.UNATTRIBUTED, "own-voice", Tier.LOW, (0, 10), ((0, 10),))

    shown = proposal_json(1, own)

    assert (shown["source"], shown["source_kind"], shown["mode"], shown["via"]) == (None, None, None, [])
