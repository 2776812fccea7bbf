"""A decided claim's sentence is as it was read, and what it leans on is another."""

from __future__ import annotations

import datetime as dt

from tests import make
from tracker.audit.rules.another_subject import another_subject
from tracker.domain.vocabulary import Severity
from tracker.models.rows import AlignmentRow, ClaimRow

TEXT = "Mira Holt sued. She left town. Jon Dahl sang."
HERE = make.passage(TEXT, "She left town")
LEFT = make.claim(
    "Mira Holt left town.",
    state="verified",
    passages=[HERE],
    reviews=make.decided(make.person("Ada Orr"), make.person("Eva Kent")),
)
SUBJECT = ("subject", "Mira Holt sued.", "Jon Dahl sang.")
LATER = make.NOON + dt.timedelta(days=1)


def messages(*rows: AlignmentRow, claim: ClaimRow = LEFT) -> list[str]:
    """What the rule says of the claim after these texts."""
    return [finding.message for finding in another_subject.findings(make.dossier(claim, text=TEXT, alignments=rows))]


def test_a_pronoun_under_another_name_fails() -> None:
    moved = make.aligned(LEFT, HERE, "moved", changes=[SUBJECT], filed_at=LATER)

    assert messages(moved) == [
        "its words are as they were read, and lean on others: before it stood “Mira Holt sued.”, and now stands “Jon Dahl sang.”"
    ]
    assert another_subject.severity is Severity.BLOCKER


def test_what_was_decided_on_this_text_passes_and_so_does_what_nobody_has_decided() -> None:
    before = make.aligned(LEFT, HERE, "moved", changes=[SUBJECT], filed_at=make.NOON - dt.timedelta(days=9))
    open_claim = make.claim("Mira Holt left town.", state="in_review", passages=[HERE])

    assert messages(before) == []
    assert messages(make.aligned(open_claim, HERE, "moved", changes=[SUBJECT], filed_at=LATER), claim=open_claim) == []


def test_the_old_sentence_back_before_it_passes() -> None:
    away = make.aligned(LEFT, HERE, "moved", changes=[SUBJECT], filed_at=LATER)
    there = make.passage(TEXT, "She left town", revision=2)
    back = make.aligned(LEFT, there, "moved", changes=[("subject", SUBJECT[2], SUBJECT[1])], filed_at=LATER, revision=3)

    assert messages(away, back) == []


def test_words_that_are_others_are_not_its_business() -> None:
    assert messages(make.aligned(LEFT, HERE, "reworded", changes=[SUBJECT], filed_at=LATER)) == []
