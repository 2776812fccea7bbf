"""A sentence with who, how and what marked in it."""

from __future__ import annotations

from tracker.cli.marked import LONGEST, marked
from tracker.domain.proposal import Proposal, Speaker, Tier
from tracker.domain.vocabulary import AttributionStatus, SourceKind


def test_who_how_and_what_are_in_brackets_on_one_line_however_the_text_is_broken() -> None:
    text = "Yes. The dam,\nMira said, leaks."
    one = Proposal(
        "The dam leaks.", AttributionStatus.REPORTED, "split", Tier.LOW, (5, 31), ((5, 12), (25, 30)),
        Speaker("Mira", SourceKind.PERSON), source_spans=((14, 18),), cue_spans=((19, 23),),
    )  # fmt: skip

    assert marked(text, one) == "[The dam], {Mira} <said>, [leaks]."


def test_a_sentence_without_end_is_cut() -> None:
    text = "a " * 2_000
    one = Proposal("A.", AttributionStatus.UNATTRIBUTED, "own-voice", Tier.LOW, (0, 4_000), ((0, 1),))

    assert marked(text, one).startswith("[a] a a")
    assert len(marked(text, one)) == LONGEST + 2
