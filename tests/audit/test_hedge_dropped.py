"""A claim that the story only alleges stands flat in its headline, or lost its "allegedly" on the way to this text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests import make
from tracker.audit.rules.hedge_dropped import hedge_dropped
from tracker.domain.vocabulary import Severity
from tracker.models.rows import ClaimRow

BRIBE = "The mayor took a bribe."
FLAT = {"headline": "Mayor took bribe"}
TEXT = "A builder alleges that the mayor took a bribe."
HERE = make.passage(TEXT, "the mayor took a bribe")


def messages(*claims: ClaimRow, **more: Any) -> list[str]:
    """What the rule says of these claims under a headline."""
    return [finding.message for finding in hedge_dropped.findings(make.dossier(*claims, text=TEXT, **more))]


@pytest.mark.parametrize("status", ["alleged", "speculated", "denied"])
def test_a_claim_that_the_text_hedges_and_the_headline_does_not_fails(status: str) -> None:
    assert messages(make.claim(BRIBE, status=status, passages=[HERE]), **FLAT) == [
        f"{status} in the text, and the headline puts it flat: “Mayor took bribe”"
    ]
    assert hedge_dropped.severity is Severity.WARNING


@pytest.mark.parametrize("status", ["reported", "confirmed", "unattributed"])
def test_a_claim_that_the_text_vouches_for_passes(status: str) -> None:
    assert messages(make.claim(BRIBE, status=status), **FLAT) == []


def test_the_headline_over_the_newest_text_counts_and_the_standfirst_too() -> None:
    claim = make.claim(BRIBE, status="alleged")

    assert messages(claim, **FLAT, headline_over="Mayor accused of bribe") == []
    assert messages(claim, headline="City hall", standfirst="It was a long day. The mayor took a bribe, and went.") == [
        "alleged in the text, and the standfirst puts it flat: “The mayor took a bribe, and went.”"
    ]


def test_a_headline_that_another_claim_bears_out_passes() -> None:
    alleged = make.claim("The mayor took a bribe in May.", status="alleged")
    said = make.claim("The mayor took a bribe in 2019, a court found.", status="reported")

    assert messages(alleged, **FLAT) != []
    assert messages(alleged, said, **FLAT) == []


def test_a_claim_whose_words_are_gone_from_the_text_passes() -> None:
    assert messages(make.claim(BRIBE, status="alleged", passages=[make.passage(TEXT, "bribe", 7)]), **FLAT) == []


def test_a_headline_in_another_language_is_not_read() -> None:
    assert messages(make.claim(BRIBE, status="alleged"), **FLAT, language="de") == []
    assert messages(make.claim(BRIBE, status="alleged"), **FLAT, language="en-GB") != []


def hedged(*changes: tuple[str, str, str], verdict: str = "reworded", revision: int = 3) -> dict[str, Any]:
    """What became of a claim's words in a revision."""
    return {"verdict": verdict, "changes": changes, "revision": revision}


def lost(*steps: dict[str, Any], **claim: Any) -> list[str]:
    """What the rule says of a claim whose words went this way."""
    one = make.claim(BRIBE, **{"status": "alleged", **claim})
    rows = [make.aligned(one, HERE, **step) for step in steps]
    return messages(one, headline="City hall", alignments=tuple(rows), revision=4)


DROPPED = ("hedge", "allegedly", "")
AT = [make.passage(TEXT, "the mayor took a bribe", revision=number) for number in range(3)]
ACROSS: list[dict[str, Any]] = [
    {"changes": [DROPPED], "revision": 2},
    {"changes": [], "verdict": "gone", "revision": 3},
    {"changes": [], "verdict": "identical", "revision": 4},
]


def test_a_hedge_that_went_between_two_texts_is_told_with_both() -> None:
    assert lost(hedged(DROPPED)) == ["“allegedly” stood in revision 2 and is gone in 3"]


def test_it_is_told_until_a_hedge_is_back() -> None:
    assert len(lost(hedged(DROPPED), hedged(verdict="identical", revision=4))) == 1
    assert lost(hedged(DROPPED), hedged(("hedge", "", "reportedly"), revision=4)) == []
    assert lost(hedged(DROPPED), hedged(verdict="gone", revision=4)) == []


def test_it_is_told_across_a_wrong_filing_put_right() -> None:
    """Revision 3 was another story, and 4 has the words of 2 again."""
    one = make.claim(BRIBE, status="alleged")
    first, *later = (make.aligned(one, HERE, **{"verdict": "reworded", **step}) for step in ACROSS)
    rows = (replace(first, before=AT[1]), *(replace(row, before=AT[2]) for row in later))

    assert messages(one, headline="City hall", alignments=rows, revision=4) == [
        "“allegedly” stood in revision 1 and is gone in 2"
    ]


def test_another_hedge_in_its_place_or_another_change_passes() -> None:
    assert lost(hedged(("hedge", "allegedly", "reportedly"))) == []
    assert lost(hedged(("number", "90", "60"), ("wording", "big", ""))) == []


def test_a_claim_that_the_story_now_vouches_for_and_the_desk_verified_passes() -> None:
    assert lost(hedged(DROPPED), status="reported", state="verified") == []
    assert len(lost(hedged(DROPPED), status="reported")) == 1
    assert len(lost(hedged(DROPPED), state="verified")) == 1


def test_both_are_told_in_one_finding() -> None:
    one = make.claim(BRIBE, status="alleged")
    row = make.aligned(one, HERE, **hedged(DROPPED, revision=2))

    [told] = messages(one, **FLAT, alignments=(row,), revision=2)

    assert told.endswith("puts it flat: “Mayor took bribe”; “allegedly” stood in revision 1 and is gone in 2")


def test_no_decision_waits_for_it() -> None:
    assert not hedge_dropped.guards
    assert hedge_dropped.waivable
