"""A decided claim's sentence is as it was read, and what it leans on is another."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests import make
from tracker.audit.rules.another_subject import another_subject
from tracker.domain.fate import Change
from tracker.domain.vocabulary import ChangeKind, Severity
from tracker.models.rows import AlignmentRow, ClaimRow
from tracker.models.waiving import covers

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
        "its words are as they were read, and lean on others: before it stood “Mira Holt sued.”, "
        "and now stands “Jon Dahl sang.” (revision 2)"
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


def test_each_passage_is_followed_by_itself_so_two_speakers_that_changed_places_are_seen() -> None:
    there = make.passage(TEXT, "Jon Dahl sang")
    swapped = ("subject", SUBJECT[2], SUBJECT[1])
    rows = [
        make.aligned(LEFT, HERE, "moved", changes=[SUBJECT], filed_at=LATER),
        make.aligned(LEFT, there, "moved", changes=[swapped], filed_at=LATER),
    ]

    [message] = messages(*rows)

    assert message.endswith(
        "before it stood “Mira Holt sued.”, and now stands “Jon Dahl sang.” (revision 2); "
        "before it stood “Jon Dahl sang.”, and now stands “Mira Holt sued.” (revision 2)"
    )


def test_another_passage_that_waits_to_be_placed_hides_nothing() -> None:
    waits = make.aligned(LEFT, make.passage(TEXT, "sang"), "orphan", filed_at=LATER)

    assert len(messages(make.aligned(LEFT, HERE, "moved", changes=[SUBJECT], filed_at=LATER), waits)) == 1


def test_words_that_are_shown_alike_are_told_apart_by_their_keys() -> None:
    row = make.aligned(LEFT, HERE, "identical", filed_at=LATER)
    alike = Change(ChangeKind.SUBJECT, "On Monday …", "On Monday …", "a1", "b2")
    back = Change(ChangeKind.SUBJECT, "On Monday …", "On Monday …", "b2", "a1")
    next_row = make.aligned(LEFT, make.passage(TEXT, "She left town", revision=2), filed_at=LATER, revision=3)

    assert len(messages(replace(row, changes=(alike,)))) == 1
    assert messages(replace(row, changes=(alike,)), replace(next_row, changes=(back,))) == []


def test_where_one_proposed_and_another_approved_the_proposal_is_when_somebody_looked() -> None:
    ada, eva = make.person("Ada Orr"), make.person("Eva Kent")
    took, proposed, approved = make.decided(ada, eva)
    late = replace(approved, at=LATER + dt.timedelta(days=1))
    claim = replace(LEFT, reviews=(took, proposed, late))

    assert len(messages(make.aligned(claim, HERE, "moved", changes=[SUBJECT], filed_at=LATER), claim=claim)) == 1


def test_a_waiver_ends_when_it_is_another_again() -> None:
    first = make.aligned(LEFT, HERE, "moved", changes=[SUBJECT], filed_at=LATER)
    there = make.passage(TEXT, "She left town", revision=2)
    second = make.aligned(LEFT, there, changes=[("subject", SUBJECT[2], "Bo.")], filed_at=LATER, revision=3)
    [said] = messages(first)
    waiver = make.waived("another-subject", make.person("Eva Kent"), finding=said)

    assert covers(make.dossier(LEFT).sources, LEFT, waiver, messages(first)[0])
    assert not covers(make.dossier(LEFT).sources, LEFT, waiver, messages(first, second)[0])


def test_words_that_are_others_are_not_its_business() -> None:
    assert messages(make.aligned(LEFT, HERE, "reworded", changes=[SUBJECT], filed_at=LATER)) == []
