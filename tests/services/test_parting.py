"""A claim that is split into several, and two that become one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.services.newsroom import SLUG, TEXT, Room
from tracker.audit.run import choose
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError, TrackerError
from tracker.domain.vocabulary import Assessment, AttributionStatus, ReviewState, Risk
from tracker.services import claiming, filing, reviewing
from tracker.services.attributing import check_attribution, retract_attribution
from tracker.services.auditing import audit
from tracker.services.beside import beside_json
from tracker.services.contradicting import group_claims, labels_in, list_groups
from tracker.services.deriving import assess_derivation
from tracker.services.evidencing import retract_evidence
from tracker.services.history import entries_on
from tracker.services.joining import Joined, merge_claims
from tracker.services.listing import show_claim
from tracker.services.replying import ReplyFields, ask_for_reply
from tracker.services.signing_off import sign_off, still_printed
from tracker.services.splitting import Split, Wanted, split_claim
from tracker.services.waiving import waive
from tracker.store.claims import evidence_on, live_attributions, passages_of
from tracker.store.dossiers import load
from tracker.store.partings import derivations_for, replies_on

SENTENCE = "The train has a helicopter on board."
NEXT_YEAR = f"{dt.date.today().year + 1}-12-31"
PARTS = ("There is a train", "It has a helicopter on board")


def split(room: Room, label: str, *parts: Any, by: str = "EK", **more: Any) -> Split:
    """An editor splits a claim; a part is what it says, or that and its words."""
    wanted = [Wanted(part) if isinstance(part, str) else Wanted(*part) for part in parts or PARTS]
    return split_claim(room.session, label, wanted, by=getattr(room, by), **more)


def merge(room: Room, label: str, into: str, *, by: str = "EK", reason: str | None = None) -> Joined:
    """An editor finds that two claims are one."""
    return merge_claims(room.session, label, into, by=getattr(room, by), reason=reason)


def placed(room: Room, words: str = SENTENCE) -> str:
    """A claim on words of the story; its label."""
    status = AttributionStatus.REPORTED
    return claiming.add_claim(room.session, SLUG, SENTENCE, status, by=room.ann, words=words).label


def words_of(room: Room, label: str) -> list[str]:
    """The words on which a claim stands."""
    rows = passages_of(room.session, room.on_file(label).id)
    assert all(TEXT[row.start : row.end] == row.exact for row in rows)
    return [row.exact for row in rows]


def said_on(room: Room, label: str) -> list[tuple[int, str, str]]:
    """Who says so of a claim, as it stands: source, chain and stance."""
    return [
        (row.source_id, row.chain, row.status.value) for row in live_attributions(room.session, room.on_file(label).id)
    ]


def beside(room: Room, label: str) -> dict[str, Any]:
    """What `claim show` says beside a claim."""
    return beside_json(room.session, show_claim(room.session, label).claim)


# Splitting


def test_the_parts_are_claims_of_their_own_and_the_whole_is_withdrawn_into_them(room: Room) -> None:
    label = placed(room)
    claim = room.on_file(label)
    claim.risk = Risk.NORMAL
    claiming.edit_claim(room.session, label, by=room.ann, risk=Risk.HIGH, about="Moscow", allegation=True)
    reviewing.take(room.session, label, by=room.MC)

    done = split(room, label, reason="two facts")

    assert [part.claim.label for part in done.parts] == [f"{SLUG}#{claim.number + 1}", f"{SLUG}#{claim.number + 2}"]
    first, second = (part.claim for part in done.parts)
    assert room.state(label) is ReviewState.WITHDRAWN
    assert room.steps(label)[-1].reason == f"split into {first.label} and {second.label}: two facts"
    for part, text in ((first, PARTS[0]), (second, PARTS[1])):
        assert (part.text, part.state, part.version) == (text, ReviewState.UNREVIEWED, 1)
        assert (part.risk, part.about, part.allegation, part.status) == (Risk.HIGH, "Moscow", True, claim.status)
        assert beside(room, part.label)["split_from"] == [label]
    assert beside(room, label)["split_into"] == [first.label, second.label]
    assert beside(room, first.label)["split_into"] == beside(room, first.label)["merged_from"] == []
    for one in (label, first.label, second.label):
        assert next(entries_on(room.session, one, 1))["act"] == "split claim"


def test_each_part_has_who_says_so_what_is_held_who_drew_on_whom_and_who_was_asked(room: Room) -> None:
    label = placed(room)
    seen = room.said(label, "Court", via=["Herald", "Gazette"], first_hand=True)
    check_attribution(room.session, seen.id, by=room.MC)
    gone = room.said(label, "Agency")
    retract_attribution(room.session, gone.id, by=room.RL, reason="misheard")
    room.held(label, "supports")
    retract_evidence(room.session, room.held(label, "refutes").id, by=room.RL, reason="misread")
    room.held(label, "context")
    dismissed = room.drew("Herald", "Agency", scope=label)
    assess_derivation(room.session, dismissed.id, Assessment.DISMISSED, by=room.MC)
    ask_for_reply(room.session, label, ReplyFields(party="Moscow"), by=room.RL)
    before = show_claim(room.session, label).measured

    done = split(room, label)

    for part in done.parts:
        assert said_on(room, part.claim.label) == [(seen.source_id, seen.chain, "reported")]
        [row] = live_attributions(room.session, part.claim.id)
        assert (row.first_hand, row.checked_by_id) == (True, None), "a tick for the whole is none for a part"
        held = evidence_on(room.session, part.claim.id)
        assert [(one.number, one.bearing.value, one.locator) for one in held] == [
            (1, "supports", "p. 4"),
            (2, "context", "p. 4"),
        ]
        assert [one.assessment for one in derivations_for(room.session, part.claim.id)] == [Assessment.DISMISSED]
        assert [(one.party, one.asked_by_id) for one in replies_on(room.session, part.claim.id)] == [
            ("Moscow", room.RL.id)
        ]
        measured = show_claim(room.session, part.claim.label).measured
        assert (measured.citations, measured.minimum, measured.maximum) == (
            before.citations,
            before.minimum,
            before.maximum,
        )
    assert said_on(room, label) == [(seen.source_id, seen.chain, "reported")], "the whole keeps its own"


def test_a_part_has_only_what_is_dealt_to_it(room: Room) -> None:
    label = placed(room)
    ours, theirs, every = (room.said(label, name) for name in ("Herald", "Gazette", "Court"))
    piece = room.held(label)

    done = split(room, label, attributions={ours.id: {1}, theirs.id: {2}}, evidence={piece.id: {2}})

    said = [[row.source_id for row in part.rows.attributions] for part in done.parts]
    assert said == [[ours.source_id, every.source_id], [theirs.source_id, every.source_id]]
    assert [len(part.rows.evidence) for part in done.parts] == [0, 1]


def test_a_part_stands_on_its_words_or_on_all_of_the_whole(room: Room) -> None:
    for words, parts, expected in (
        (SENTENCE, (("A", "The train"), ("B", "a helicopter on board")), [["The train"], ["a helicopter on board"]]),
        (SENTENCE, ("A helicopter on board.", "B"), [["a helicopter on board"], [SENTENCE]]),
        (
            "It is green, Pulikovsky said",
            ("It is green", "He said so"),
            [["It is green"], ["It is green, Pulikovsky said"]],
        ),
        (
            "It is green, others said. "[:-1],
            ("o", ("B", "others said")),
            [["It is green, others said."], ["others said"]],
        ),
    ):
        done = split(room, placed(room, words), *parts)

        assert [words_of(room, part.claim.label) for part in done.parts] == expected

    bare = split(room, room.claim(), ("A", "helicopter"), "B")
    assert [words_of(room, part.claim.label) for part in bare.parts] == [["helicopter"], []]


def test_neither_who_logged_the_whole_nor_who_split_it_is_a_second_person_to_a_part(room: Room) -> None:
    label = placed(room)

    [part, _] = split(room, label).parts

    assert (part.claim.author_id, part.claim.imported_by_id) == (room.EK.id, room.ann.id)
    room.proposed(part.claim.label)
    for who, fault in ((room.EK, "you logged the claim"), (room.ann, "you brought what it says on file")):
        with pytest.raises(MoveRefusedError, match=fault):
            reviewing.approve(room.session, part.claim.label, by=who)


def test_a_split_that_cannot_be_is_refused_in_a_sentence_and_nothing_changes(room: Room) -> None:
    label = placed(room)
    gone = room.said(label)
    retract_attribution(room.session, gone.id, by=room.RL, reason="misheard")
    out = room.claim()
    reviewing.withdraw(room.session, out, by=room.EK, reason="cut")
    room.session.flush()
    before = room.rows()
    cases: tuple[tuple[str, tuple[Any, ...], dict[str, Any], type[TrackerError], str], ...] = (
        (label, ("One",), {}, BadInputError, "a claim is split into two or more"),
        (label, ("One.", "one."), {}, BadInputError, "two of the parts say the same"),
        (label, ("One", " "), {}, BadInputError, "the text is blank"),
        (label, (("One", "It is green"), "Two"), {}, BadInputError, "“It is green” does not stand in the words of"),
        (label, (("One", "a"), "Two"), {}, BadInputError, "“a” stands there more than once"),
        (
            label,
            PARTS,
            {"attributions": {gone.id: {1}}},
            BadInputError,
            f"there is no attribution {gone.id} on {label}",
        ),
        (label, PARTS, {"by": "MC"}, MoveRefusedError, "takes an editor or reporter"),
        (label, PARTS, {"by": "RD"}, MoveRefusedError, "read"),
        (
            out,
            PARTS,
            {},
            MoveRefusedError,
            "is withdrawn, so `claim split` is not possible: an editor can bring it back",
        ),
        (f"{SLUG}#99", PARTS, {}, NotOnFileError, "has no claim 99"),
    )
    for one, parts, more, error, sentence in cases:
        with pytest.raises(error, match=sentence):
            split(room, one, *parts, **more)
        assert room.rows() == before, sentence


def test_words_that_wait_to_be_placed_are_placed_first(room: Room) -> None:
    label, other = placed(room, "It is green, others said."), placed(room)
    filing.file_story(room.session, "Nothing of it stands.", by=room.ann, slug=SLUG, anyway=True)

    for act in (lambda: split(room, label), lambda: merge(room, label, other)):
        with pytest.raises(MoveRefusedError, match=f"words of {label} wait to be placed in the newest text"):
            act()


def test_the_reporter_splits_and_the_whole_comes_back_by_reopening(room: Room) -> None:
    label = placed(room)
    done = split(room, label, by="RL")
    assert still_printed(load(room.session, SLUG)) == [], "the parts vouch for these words"

    with pytest.raises(MoveRefusedError, match="is withdrawn, so `claim split` is not possible"):
        split(room, label, by="RL")
    reviewing.reopen(room.session, label, by=room.EK, reason="one fact after all")

    assert room.state(label) is ReviewState.IN_REVIEW
    assert beside(room, label)["split_into"] == beside(room, done.parts[0].claim.label)["split_from"] == []
    reviewing.withdraw(room.session, label, by=room.EK, reason="cut")
    assert still_printed(load(room.session, SLUG)) == [label]


def test_what_was_signed_with_the_whole_is_to_be_signed_anew(room: Room) -> None:
    room.second_person("off")
    label = placed(room)
    room.said(label, "Court", first_hand=True)
    room.decided(label)
    release = sign_off(room.session, SLUG, by=room.EK)
    assert release.sign_off is not None, [one.message for one in release.blockers]

    done = split(room, label)

    [found] = audit(room.session, SLUG, choose(["changed-since-sign-off"]), None)
    assert {(one.claim, one.message) for one in found.findings} == {
        (part.claim.label, "it was added since the sign-off") for part in done.parts
    }


# Merging


def test_the_one_that_remains_has_what_it_lacked_of_the_other(room: Room) -> None:
    going, staying = placed(room), placed(room, "It is green, others said.")
    room.said(going, "Court", via=["Herald"])
    room.said(going, "Gazette")
    own = room.said(staying, "Gazette")
    room.held(going, "supports")
    room.held(staying, "supports")
    room.held(going, "supports", "Herald")
    room.drew("Herald", "Agency", scope=going)
    ask_for_reply(room.session, going, ReplyFields(party="Moscow"), by=room.RL)

    done = merge(room, going, staying, reason="said twice")

    assert (len(done.rows.attributions), len(done.rows.evidence), len(done.rows.replies)) == (1, 1, 1)
    assert said_on(room, staying)[0] == (own.source_id, "", "reported")
    assert len(said_on(room, staying)) == 2
    assert [row.number for row in evidence_on(room.session, room.on_file(staying).id)] == [1, 2]
    assert len(derivations_for(room.session, room.on_file(staying).id)) == 1
    assert words_of(room, staying) == ["It is green, others said.", SENTENCE]
    assert room.steps(going)[-1].reason == f"merged into {staying}: said twice"
    assert (beside(room, going)["merged_into"], beside(room, staying)["merged_from"]) == ([staying], [going])
    for one in (going, staying):
        assert next(entries_on(room.session, one, 1))["act"] == "merge claim"
    with pytest.raises(MoveRefusedError, match=f"{going} is withdrawn, so `claim merge` is not possible"):
        merge(room, going, staying)


def test_a_decision_stands_on_more_support_and_falls_where_its_ground_moved(room: Room) -> None:
    def plain(label: str) -> None:
        room.said(label, "Herald")

    def denied(label: str) -> None:
        room.said(label, "Herald", "denied")

    def refuted(label: str) -> None:
        room.held(label, "refutes", "Herald")

    def drew(label: str) -> None:
        room.drew("Court", "Agency", "controlled_by", scope=label)
        room.drew("Gazette", "Agency", "controlled_by", scope=label)

    def risky(label: str) -> None:
        claiming.edit_claim(room.session, label, by=room.ann, risk=Risk.HIGH)

    def noted(label: str) -> None:
        claiming.edit_claim(room.session, label, by=room.ann, note="Ask again.")

    for change, falls in ((plain, False), (noted, False), (denied, True), (refuted, True), (drew, True), (risky, True)):
        staying, going = room.claim(), room.claim()
        for name in ("Court", "Gazette"):
            room.said(staying, name, first_hand=True)
        room.decided(staying)
        version = room.version(staying)
        change(going)

        done = merge(room, going, staying)

        assert done.fell is falls, change.__name__
        assert room.state(staying) is (ReviewState.IN_REVIEW if falls else ReviewState.VERIFIED)
        assert room.version(staying) == version + falls
        if falls:
            assert room.steps(staying)[-1].reason == f"{going} was merged into it"

    staying = room.decided(placed(room))
    assert merge(room, placed(room, "The train has a helicopter"), staying).fell, "its words are others"


def test_an_open_proposal_on_other_ground_can_no_longer_be_approved(room: Room) -> None:
    staying, going = room.proposed(room.claim()), room.claim()
    room.said(going, "Herald", "denied")

    merge(room, going, staying)

    with pytest.raises(MoveRefusedError, match="has changed since it was proposed"):
        reviewing.approve(room.session, staying, by=room.EK)


def test_what_waits_for_a_source_may_be_taken_up_again_once_one_came_along(room: Room) -> None:
    staying, going = room.claim(), room.claim()
    reviewing.take(room.session, staying, by=room.MC)
    reviewing.ask_for_source(room.session, staying, by=room.MC, reason="thin")
    room.said(going, "Herald")

    merge(room, going, staying)

    assert reviewing.take(room.session, staying, by=room.MC).state is ReviewState.IN_REVIEW


def test_groups_and_waivers_follow_the_claim_that_remains(room: Room) -> None:
    staying, going, other = room.claim(), room.claim(), room.claim()
    claiming.edit_claim(room.session, going, by=room.ann, risk=Risk.HIGH)
    group = group_claims(room.session, [going, other], by=room.RL, name="Deaths")
    waive(room.session, staying, "unsourced", by=room.EK, reason="seen", until=NEXT_YEAR)

    done = merge(room, going, staying)

    assert labels_in(room.session, group) == [staying, other]
    assert done.waivers == 1
    assert room.on_file(staying).risk is Risk.HIGH
    with pytest.raises(MoveRefusedError, match="are in the group Deaths, of which one at most is true"):
        merge(room, other, staying)
    [told] = list_groups(room.session, SLUG)
    assert split(room, other).groups == [told["name"]]


def test_first_hand_and_confirmed_are_heard_of_what_both_have(room: Room) -> None:
    staying, going = room.claim(), room.claim()
    kept = room.said(staying, "Herald")
    room.said(going, "Herald", first_hand=True)
    suspected = room.drew("Gazette", "Agency", suspected=True, scope=staying)
    room.drew("Gazette", "Agency", scope=going)

    merge(room, going, staying)

    assert (kept.first_hand, suspected.assessment) == (True, Assessment.CONFIRMED)


def test_a_merge_that_cannot_be_is_refused_in_a_sentence_and_nothing_changes(room: Room) -> None:
    label, other = room.claim(), room.claim()
    no, numbered, dated = (
        room.claim("The train has no helicopter on board."),
        room.claim("It has 2 doors."),
        room.claim(),
    )
    twelve = room.claim("It has 3 doors.")
    for one, day in ((dated, "2023-09-13"), (label, "2023-09-14")):
        claiming.edit_claim(room.session, one, by=room.ann, as_of=day)
    filing.file_story(room.session, "Ten died.", by=room.ann, slug="other", headline="Other")
    theirs = claiming.add_claim(room.session, "other", "Ten died.", AttributionStatus.REPORTED, by=room.ann).label
    retract_attribution(room.session, room.said(other).id, by=room.RL, reason="misheard")
    standing = room.said(label)
    out = room.claim()
    reviewing.withdraw(room.session, out, by=room.EK, reason="cut")
    room.session.flush()
    before = room.rows()
    for going, into, by, error, sentence in (
        (label, label, "EK", MoveRefusedError, "cannot be merged into itself"),
        (label, theirs, "EK", MoveRefusedError, "are of two stories"),
        (no, label, "EK", MoveRefusedError, f"says no where {label} says yes"),
        (numbered, twelve, "EK", MoveRefusedError, f"has other numbers than {twelve}"),
        (dated, label, "EK", MoveRefusedError, "is of another day"),
        (label, other, "EK", MoveRefusedError, f"attribution {standing.id} stands, but is the same as attribution"),
        (label, out, "EK", MoveRefusedError, f"{out} is withdrawn and kept as it was"),
        (out, label, "EK", MoveRefusedError, f"{out} is withdrawn, so `claim merge` is not possible"),
        (no, twelve, "MC", MoveRefusedError, "takes an editor or reporter"),
        (label, f"{SLUG}#99", "EK", NotOnFileError, "has no claim 99"),
    ):
        with pytest.raises(error, match=sentence):
            merge(room, going, into, by=by)
        assert room.rows() == before, sentence
