"""A text's claims as proposals: with their sources, in reading order, nothing hidden and nothing made up."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measuring import grows_slower
from tracker.domain.proposal import PLEASE_CHECK, Proposal, Resolved, Tier
from tracker.domain.vocabulary import AttributionMode, AttributionStatus, SourceKind
from tracker.extract.proposing.proposals import proposals
from tracker.extract.saying.statement import CueClass, Statement

STORY = (
    "PORT SELIM, Nov 3 (Reuters) - A crane fell at the port on Monday, the harbour office said. "
    "Nobody was hurt.\n\n"
    "Harbour master Ida Holm said the crane had been inspected in May and had passed every test. "
    "She told the Morning Ledger that the wind was to blame.\n\n"
    "The union disputes that. Its chairman, Omar Haddad, accused the port of hiding two reports. "
    "The port rejected the accusation.\n\n"
    "Is the port safe? The crane is said to weigh 90 tonnes and is likely to stay where it fell."
)


def claims(text: str) -> dict[str, Proposal]:
    """The proposals of a text by their claim."""
    return {one.text: one for one in proposals(text)}


def name(one: Proposal) -> str:
    """Who says it; empty in the paper's own voice."""
    return one.source.name if one.source else ""


def test_a_story_is_read_as_an_editor_would() -> None:
    found = [(one.status.value, name(one), [via.name for via in one.via], one.text) for one in proposals(STORY)]

    assert found == [
        ("reported", "harbour office", [], "A crane fell at the port on Monday."),
        ("unattributed", "", [], "Nobody was hurt."),
        ("reported", "Ida Holm", [], "The crane had been inspected in May."),
        ("reported", "Ida Holm", [], "The crane had passed every test."),
        ("reported", "Ida Holm", ["Morning Ledger"], "The wind was to blame."),
        ("denied", "union", [], "The wind was to blame."),
        ("alleged", "Omar Haddad", [], "The port hid two reports."),
        ("denied", "port", [], "The port hid two reports."),
        ("reported", "unnamed", [], "The crane weighs 90 tonnes."),
        ("speculated", "unnamed", [], "The crane is likely to stay where it fell."),
    ]


def test_the_same_text_gives_the_same_proposals() -> None:
    assert proposals(STORY) == proposals(STORY)


def test_spans_stand_in_the_text_in_reading_order() -> None:
    for one in proposals(STORY):
        for spans in (one.content_spans, one.source_spans, one.cue_spans, (one.sentence,)):
            assert all(0 <= start < end <= len(STORY) for start, end in spans), one
            assert list(spans) == sorted(spans), one


def test_a_pronoun_is_resolved_and_marked_and_lowers_the_tier() -> None:
    found = claims("Fisherman Arne Solberg found the wreck. He said the hull was split.")["The hull was split."]

    assert found.source is not None
    assert (found.source.name, found.source.written, found.source.resolved) == ("Arne Solberg", "He", Resolved.PRONOUN)
    assert found.tier is Tier.LOW
    assert "He: taken for Arne Solberg, please check" in found.reasons


def test_what_is_claimed_is_about_is_put_in_and_said() -> None:
    found = claims("The mill closed in May. According to driver Bo Dahl, it owed 40 workers their pay.")

    claim = found["The mill owed 40 workers their pay."]
    assert "it: taken for the mill, please check" in claim.reasons


def test_a_quote_a_paraphrase_and_a_document_are_told_apart() -> None:
    quote = claims("“The levee held,” said Marcus Bell.")["The levee held."]
    paraphrase = claims("Marcus Bell said the levee held.")["The levee held."]
    document = claims("The audit said the levee held.")["The levee held."]

    assert [one.mode for one in (quote, paraphrase, document)] == [
        AttributionMode.QUOTE,
        AttributionMode.PARAPHRASE,
        AttributionMode.DOCUMENT,
    ]


def test_what_somebody_confirms_is_reported_and_flagged_never_confirmed() -> None:
    found = claims("The defence ministry confirmed that a drone had been lost.")["A drone had been lost."]

    assert (found.status, found.as_fact) == (AttributionStatus.REPORTED, True)


def test_who_cannot_be_told_is_unnamed_and_a_person_should_look() -> None:
    found = claims("The line was long. She said the bread was stale.")["The bread was stale."]

    assert found.source is not None
    assert found.source.kind is SourceKind.UNNAMED
    assert "She: it is not clear who is meant" in found.reasons


def test_own_voice_claims_say_what_there_is_to_check() -> None:
    found = claims("The tower opened in 1998. It is grey.")

    assert found["The tower opened in 1998."].reasons == ("a date",)
    assert found["The tower opened in 1998."].source is None


def test_a_claim_that_points_at_what_it_does_not_name_wants_a_look() -> None:
    for text, asked in (
        ("This was the goal of the meeting.", "this: which is meant"),
        ("However, it’s not unheard of.", "it: what is meant"),
        ("Both leaders have become isolated over the years.", "both: which two"),
        ("We know that one of his favourite ways to travel is by train.", "his: who is meant"),
        ("That was in 2011.", "that: which is meant"),
        ("This week two prices rose.", ""),
        ("It is clear that two prices rose.", ""),
        ("Both Russia and China signed it.", ""),
        ("The driver lost his licence.", ""),
        ("Ida Holm sold her crane.", ""),
        ("Those who fled came back in May.", ""),
    ):
        [found] = proposals(text)
        assert [one for one in found.reasons if one.endswith(PLEASE_CHECK)] == [f"{asked}, {PLEASE_CHECK}"] * bool(
            asked
        ), text


def test_statements_of_another_extractor_are_taken() -> None:
    text = "The bridge held, quoth the warden."
    said = Statement("mine", CueClass.REPORT, "quoth", ((23, 33),), ((17, 22),), ((0, 15),), (0, len(text)))

    [found] = proposals(text, [said])

    assert (found.text, name(found), found.rule, found.tier) == ("The bridge held.", "warden", "mine", Tier.LOW)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "?", "“”", "I", "🎺🎺", "a.b.c", "\u202bשלום עולם אמר יוסף.\u202c", "said said said"]
)
def test_texts_that_say_nothing_are_read_without_harm(text: str) -> None:
    assert len(proposals(text)) <= 1


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([*STORY.split(" "), "“", "”", "and", "which", "said", ",", "he", "\n\n", "to", "denied"]),
        max_size=60,
    )
)
def test_any_row_of_words_gets_proposals_whose_spans_stand_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for one in proposals(text):
        assert one.text
        assert all(
            0 <= start < end <= len(text) for start, end in (*one.content_spans, *one.source_spans, *one.cue_spans)
        )


def test_a_text_ten_times_as_long_takes_about_ten_times_as_long() -> None:
    for piece in (STORY + "\n\n", "word and word ", "said he said that ", "“", "A. ", "Kim Jong Un, ", ", which ran "):
        short, long = piece * (2_000 // len(piece)), piece * (20_000 // len(piece))
        proposals(short)
        assert grows_slower(partial(proposals, short), partial(proposals, long), 60, 0.24), piece
