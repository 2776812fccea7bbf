"""A story is no longer what an editor signed off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests import make
from tracker.audit.rules.changed_since_sign_off import changed_since_sign_off
from tracker.domain.vocabulary import ReviewState, Severity
from tracker.models.dossier import Dossier
from tracker.models.rows import AlignmentRow, ClaimRow, ReviewRow, TextRow

MAYOR = make.source("Mayor", "person")
COURT = make.source("Court record", "document")
CLERK = make.source("Clerk", "person")
HERALD = make.source("Herald", "outlet")
ANN = make.person("Ann Bell")
BOB = make.person("Bob Cole", roles=["editor"])
LATER = make.NOON + dt.timedelta(hours=1)
TEXT = "The train has a helicopter on board."


def sound(**more: Any) -> ClaimRow:
    """A verified claim on two independent sources."""
    return make.claim(**{"sources": [MAYOR, COURT], "state": "verified", "reviews": make.decided(ANN, BOB), **more})


def since(signed: ClaimRow, **now: Any) -> Dossier:
    """A file in which a claim was signed and has become something else since."""
    return make.dossier(replace(signed, **now), sign_off=make.signed(signed, by=BOB))


def reopened(reason: str | None = "new evidence", at: dt.datetime = LATER) -> ReviewRow:
    """A decision taken back."""
    return make.step("reopen", start="verified", to="in_review", reason=reason, at=at)


def test_a_story_nobody_signed_off_passes() -> None:
    assert changed_since_sign_off.findings(make.dossier(sound())) == []


def test_a_story_that_is_as_it_was_signed_passes() -> None:
    assert changed_since_sign_off.findings(since(sound())) == []


def test_a_claim_added_since_fails() -> None:
    signed = sound()

    [finding] = changed_since_sign_off.findings(make.dossier(signed, sound(), sign_off=make.signed(signed, by=BOB)))

    assert (finding.claim, finding.message) == ("kim-train#2", "it was added since the sign-off")
    assert finding.severity is Severity.BLOCKER


def test_a_claim_opened_again_since_fails_with_the_reason() -> None:
    signed = sound()
    dossier = since(signed, version=2, state="in_review", reviews=(*signed.reviews, reopened()))

    [finding] = changed_since_sign_off.findings(dossier)

    assert finding.message == "it was opened again: new evidence"


def test_the_last_reopening_is_the_reason_though_it_was_decided_anew() -> None:
    signed = sound()
    history = (
        *signed.reviews,
        reopened("a typing error"),
        reopened(),
        make.step("approve", BOB, to="verified", at=LATER),
    )

    [finding] = changed_since_sign_off.findings(since(signed, version=4, reviews=history))

    assert finding.message == "it was opened again: new evidence"


def test_a_reopening_without_a_reason_is_said_without_one() -> None:
    signed = sound()

    [finding] = changed_since_sign_off.findings(since(signed, version=2, reviews=(reopened(None),)))

    assert finding.message == "it was opened again"


def test_a_reopening_before_the_sign_off_is_no_reason() -> None:
    signed = sound(reviews=(reopened(at=make.NOON - dt.timedelta(hours=1)), *make.decided(ANN, BOB)))

    [finding] = changed_since_sign_off.findings(since(signed, version=2))

    assert finding.message == "it was edited"


def test_another_change_of_state_is_named() -> None:
    signed = sound()
    history = (*signed.reviews, make.step("needs_source", ANN, to="needs_source", reason="thin", at=LATER))

    [finding] = changed_since_sign_off.findings(since(signed, version=2, reviews=history))

    assert finding.message == "it is now in need of a source: thin"


def test_what_was_proposed_since_is_not_told() -> None:
    signed = sound()
    sealed = make.step("propose", ANN, outcome="refuted", reason="a secret", at=LATER)

    [finding] = changed_since_sign_off.findings(since(signed, version=2, reviews=(*signed.reviews, sealed)))

    assert finding.message == "it was edited"


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        ([MAYOR, HERALD], "signed with 2 independent, now 1 to 2"),
        ([MAYOR], "signed with 2 independent, now 1"),
        ([], "signed with 2 independent, now 0"),
    ],
)
def test_fewer_independent_sources_than_were_signed_fail(sources: list[make.Said], told: str) -> None:
    signed = sound(sources=sources)

    [finding] = changed_since_sign_off.findings(make.dossier(signed, sign_off=make.signed(signed, by=BOB)))

    assert finding.message == told


def test_the_upper_end_alone_may_have_fallen() -> None:
    signed = sound(sources=[MAYOR])
    stood = {signed.id: (1, 2)}

    [finding] = changed_since_sign_off.findings(make.dossier(signed, sign_off=make.signed(signed, by=BOB, stood=stood)))

    assert finding.message == "signed with 1 to 2 independent, now 1"


def test_more_support_passes() -> None:
    signed = sound(sources=[MAYOR, COURT, CLERK])

    assert changed_since_sign_off.findings(make.dossier(signed, sign_off=make.signed(signed, by=BOB))) == []


def test_another_text_than_the_signed_one_is_said_of_the_story_and_blocks_it() -> None:
    one, other = sound(), sound()

    [finding] = changed_since_sign_off.findings(
        make.dossier(one, other, text=TEXT, sign_off=make.signed(one, other, by=BOB))
    )

    assert (finding.claim, finding.message) == (None, "the text is not the one that was signed")
    assert finding.severity is Severity.BLOCKER


SIGNED_TEXT = "The train has 90 carriages. It has a helicopter on board. It is green."
NEW_TEXT = "It is green. The train has 60 carriages. It was built in 1999."
CARRIAGES = make.passage(SIGNED_TEXT, "The train has 90 carriages")
NOW_60 = make.passage(NEW_TEXT, "The train has 60 carriages", 3)
HELICOPTER = make.passage(SIGNED_TEXT, "a helicopter on board")
GREEN = make.passage(SIGNED_TEXT, "It is green")
GREEN_NOW = make.passage(NEW_TEXT, "It is green", 3)
LESS = ("number", "90", "60")


def refiled(*claims: ClaimRow, alignments: Sequence[AlignmentRow] = (), **more: Any) -> list[str]:
    """What is said, first of the claims and then of the story, where these were signed in revision 1 and the text has
    become another, revision 3, since."""
    signed = make.signed(*claims, by=BOB, signed_text=TextRow(SIGNED_TEXT, more.pop("was", None)))
    dossier = make.dossier(*claims, text=NEW_TEXT, revision=3, sign_off=signed, alignments=tuple(alignments), **more)
    return [finding.message for finding in changed_since_sign_off.findings(dossier)]


def test_a_claim_whose_words_are_as_they_were_read_is_not_spoken_of() -> None:
    green = sound(passages=[GREEN, GREEN_NOW])
    rows = [make.aligned(green, GREEN), make.aligned(green, GREEN, "moved", became=GREEN_NOW)]

    [story] = refiled(green, alignments=rows)

    assert story == (
        "the text is not the one that was signed: revision 3 was filed since; 2 new factual sentences have no claim, "
        "the first: “The train has 60 carriages.”"
    )


def test_a_claim_whose_words_were_changed_is_told_what_became_of_them() -> None:
    carriages = sound(passages=[CARRIAGES, NOW_60])
    between = replace(CARRIAGES, revision=2)
    rows = [
        make.aligned(carriages, CARRIAGES),
        make.aligned(carriages, between, "reworded", became=NOW_60, changes=[LESS]),
    ]

    claim, story = refiled(carriages, alignments=rows)

    assert claim == "reworded since: “90” became “60”"
    assert "was filed since; one claim reworded; 1 new factual sentence has no claim: “It was built in 1999.”" in story


def test_a_change_two_texts_ago_is_not_forgotten() -> None:
    carriages = sound(passages=[CARRIAGES, NOW_60])
    between = replace(CARRIAGES, revision=2)
    rows = [
        make.aligned(carriages, CARRIAGES, "reworded", changes=[LESS]),
        make.aligned(carriages, between, became=NOW_60),
    ]

    assert refiled(carriages, alignments=rows)[0] == "reworded since: “90” became “60”"


def test_words_that_are_gone_or_that_nobody_has_placed_are_told() -> None:
    gone, orphan = sound(passages=[HELICOPTER]), sound(passages=[HELICOPTER])
    rows = [make.aligned(gone, HELICOPTER, "gone"), make.aligned(orphan, HELICOPTER, "orphan")]

    one, other, story = refiled(gone, orphan, alignments=rows)

    assert one == "its words are gone from revision 3"
    assert other == "nobody has said where its words stand in revision 3"
    assert "; of its claims 1 gone from it, 1 to be placed in it; " in story


def test_words_that_a_person_placed_are_not_the_words_that_were_read() -> None:
    carriages = sound(passages=[CARRIAGES, NOW_60])
    rows = [make.aligned(carriages, CARRIAGES), make.aligned(carriages, CARRIAGES, "orphan", became=NOW_60)]
    rows[1] = replace(rows[1], before=replace(CARRIAGES, revision=2))

    assert refiled(carriages, alignments=rows)[0] == "reworded since: with other words"


def test_where_nobody_held_the_texts_against_each_other_the_words_on_file_decide() -> None:
    same, other, nowhere = (
        sound(passages=[GREEN, GREEN_NOW]),
        sound(passages=[CARRIAGES, NOW_60]),
        sound(passages=[GREEN]),
    )

    found = refiled(same, other, nowhere)

    assert found[:2] == [
        "reworded since: with other words",
        "nobody has said where its words stand in revision 3",
    ]
    assert len(found) == 3
    shouted = sound(passages=[GREEN, replace(GREEN_NOW, exact="IT is green")])
    assert refiled(shouted)[0] == "reworded since: with other words"


def test_a_claim_that_stood_nowhere_and_one_laid_aside_since_are_not_counted() -> None:
    nowhere, gone = sound(), sound(passages=[HELICOPTER], state="withdrawn")

    [story] = refiled(nowhere, gone, alignments=[make.aligned(gone, HELICOPTER, "gone")])

    assert "claim" not in story.partition("; 2 new factual")[0]


def test_another_headline_is_told_and_enough_by_itself() -> None:
    green = sound(passages=[GREEN, GREEN_NOW])
    rows = [make.aligned(green, GREEN), make.aligned(green, replace(GREEN, revision=2), became=GREEN_NOW)]
    digest = make.dossier(text=NEW_TEXT).sha256
    signed = make.signed(green, by=BOB, sha256=digest, signed_text=TextRow(NEW_TEXT, "A train"))
    dossier = make.dossier(green, text=NEW_TEXT, revision=3, sign_off=signed, alignments=tuple(rows))

    assert (
        "; the headline is now “The train”; "
        in refiled(green, alignments=rows, was="A train", headline_over="The train")[0]
    )
    assert [one.message for one in changed_since_sign_off.findings(replace(dossier, headline_over="The train"))] == [
        "what stands over the text is not what was signed; the headline is now “The train”"
    ]
    assert changed_since_sign_off.findings(replace(dossier, headline_over="A  train")) == []
    for other in ("A Train", "A TRAIN"):
        [found] = changed_since_sign_off.findings(replace(dossier, headline_over=other))
        assert found.message.endswith(f"the headline is now “{other}”")


def test_a_headline_where_there_was_none_but_the_first_line_is_told_too() -> None:
    green = sound(passages=[GREEN])
    signed = make.signed(green, by=BOB, sha256=make.dossier(text=NEW_TEXT).sha256, signed_text=TextRow(NEW_TEXT))
    dossier = make.dossier(green, text=NEW_TEXT, revision=1, sign_off=signed)

    told = {None: [], NEW_TEXT: [], "A train": ["headline"], "A fire": ["headline", "standfirst"]}
    for headline, parts in told.items():
        under = "It burnt." if "standfirst" in parts else None
        found = changed_since_sign_off.findings(replace(dossier, headline_over=headline, standfirst=under))
        assert [part for part in ("headline", "standfirst") if f"the {part} is now" in str(found)] == parts, headline


def test_the_signed_text_passes() -> None:
    signed = sound()
    digest = make.dossier(text=TEXT).sha256

    dossier = make.dossier(signed, text=TEXT, sign_off=make.signed(signed, by=BOB, sha256=digest))

    assert changed_since_sign_off.findings(dossier) == []


def test_all_that_changed_on_a_claim_is_in_one_finding() -> None:
    signed = sound(sources=[MAYOR])
    sign_off = make.signed(signed, by=BOB)

    [finding] = changed_since_sign_off.findings(make.dossier(replace(signed, version=2), sign_off=sign_off))

    assert finding.message == "it was edited; signed with 2 independent, now 1"


def test_a_claim_laid_aside_since_passes() -> None:
    assert changed_since_sign_off.findings(since(sound(), version=2, state="withdrawn")) == []


def test_no_waiver_clears_it_and_no_decision_waits_for_it() -> None:
    assert not changed_since_sign_off.waivable
    assert not changed_since_sign_off.guards


def test_a_file_of_evidence_that_is_no_longer_what_it_was_fails() -> None:
    held = make.held(COURT, sha256="a" * 64)
    signed = sound(evidence=[held])
    dossier = replace(since(signed), altered_files=frozenset({"a" * 64}))

    [finding] = changed_since_sign_off.findings(dossier)

    assert finding.message.startswith("the file of piece 1 (Court record) is gone or no longer what it was: restore it")


def test_the_file_of_evidence_that_was_retracted_passes() -> None:
    signed = sound(evidence=[make.held(COURT, retracted=True, sha256="a" * 64)])
    dossier = replace(since(signed), altered_files=frozenset({"a" * 64}))

    assert changed_since_sign_off.findings(dossier) == []


def test_a_claim_that_was_opened_again_for_its_words_is_told_so_once() -> None:
    before = sound(passages=[CARRIAGES, NOW_60])
    opened = reopened("revision 3: the text changed: “90” became “60”")
    carriages = replace(before, version=2, state=ReviewState.IN_REVIEW, reviews=(*before.reviews, opened))
    rows = [make.aligned(carriages, CARRIAGES, "reworded", changes=[LESS])]
    rows.append(make.aligned(carriages, replace(CARRIAGES, revision=2), became=NOW_60))
    signed = make.signed(before, by=BOB, signed_text=TextRow(SIGNED_TEXT))
    dossier = make.dossier(carriages, text=NEW_TEXT, revision=3, sign_off=signed, alignments=tuple(rows))

    first, _ = changed_since_sign_off.findings(dossier)

    assert first.message == "it was opened again: revision 3: the text changed: “90” became “60”"


def test_words_that_an_older_text_lost_and_the_newest_has_again_are_as_they_were_read() -> None:
    green = sound(passages=[GREEN, GREEN_NOW])
    lost = make.aligned(green, GREEN, "gone")
    found = replace(make.aligned(green, GREEN, became=GREEN_NOW), before=GREEN)

    assert len(refiled(green, alignments=[lost, found])) == 1
