"""A claim was corrected after publication, and a story that carries it still has the words."""

from __future__ import annotations

from tests import make
from tracker.audit.rules.corrected_in_text import corrected_in_text
from tracker.domain.vocabulary import Severity

TEXT = "The train has a helicopter on board."
PLACE = make.passage(TEXT, "a helicopter")


def test_a_corrected_claim_whose_words_still_stand_in_its_story_fails() -> None:
    claim = make.claim(state="corrected", passages=(PLACE,), number=4)
    task = make.task(claim)

    [finding] = corrected_in_text.findings(make.dossier(claim, text=TEXT, tasks=(task,)))

    assert finding.message == f"corrected by kim-train#80, and the story still carries the words (task {task.id})"
    assert (finding.claim, finding.severity) == ("kim-train#4", Severity.WARNING)


def test_another_story_that_says_the_same_fails_too() -> None:
    claim = make.claim(state="verified", passages=(PLACE,), number=4)
    task = make.task(claim, "old-train#7")

    [finding] = corrected_in_text.findings(make.dossier(claim, text=TEXT, tasks=(task,)))

    assert finding.message == (
        f"old-train#7, which says the same, was corrected by kim-train#80, and this story still carries it (task {task.id})"
    )


def test_a_story_filed_anew_without_the_words_passes() -> None:
    claim = make.claim(state="corrected", passages=(PLACE,), number=4)

    assert corrected_in_text.findings(make.dossier(claim, text="", revision=2, tasks=(make.task(claim),))) == []


def test_a_task_that_was_closed_with_a_correction_note_passes() -> None:
    claim = make.claim(state="corrected", passages=(PLACE,), number=4)

    assert corrected_in_text.findings(make.dossier(claim, text=TEXT, tasks=(make.task(claim, done=True),))) == []


def test_a_claim_that_nobody_placed_is_taken_to_be_in_the_text() -> None:
    claim = make.claim(state="corrected", number=4)

    assert len(corrected_in_text.findings(make.dossier(claim, text=TEXT, tasks=(make.task(claim),)))) == 1


def test_no_decision_waits_for_it() -> None:
    assert not corrected_in_text.guards
