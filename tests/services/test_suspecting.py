"""Copies are proposed from the words on file, as suspected, in one act; what somebody judged stays judged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests import make
from tests.services.newsroom import SLUG, Room, changed, recorded
from tracker.domain.errors import MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import Assessment, AttributionMode, AttributionStatus, Bearing, SourceKind
from tracker.models import Person
from tracker.models.dossier import Sources
from tracker.models.rows import DerivationRow
from tracker.services import attributing, claiming, evidencing, shifting, sources
from tracker.services.deriving import assess_derivation, retract_derivation
from tracker.services.evidencing import retract_evidence
from tracker.services.filing import file_story
from tracker.services.suspecting import copies_to_suspect, look_for_copies, put_suspicions
from tracker.services.suspicions import Search
from tracker.store.sources import derivation_listing

WORDS = (
    "The armoured carriages slid across the frontier bridge shortly after dawn, their blinds drawn and their brass lamps"
    " long since doused."
)
OWN = "A porter swept cinders from the platform while soldiers unrolled a crimson carpet towards the waiting band."


def suspect_copies(session: Session, scope: str | None, *, by: Person) -> Search:
    """Search and put on file, as every surface does it one after the other."""
    return put_suspicions(session, look_for_copies(session, scope), by=by)


def holds(room: Room, label: str, source: str, excerpt: str) -> int:
    """A piece of evidence with these words; its id."""
    holding = evidencing.Holding(excerpt=excerpt, locator="p. 1")
    row, _ = evidencing.add_evidence(
        room.session, label, source, Bearing.SUPPORTS, holding, by=room.RL, files=room.files
    )
    return row.id


def copied(room: Room, *outlets: str, text: str = "It crossed at dawn.", words: str = WORDS) -> str:
    """A claim of which these outlets say the same."""
    label = room.claim(text)
    for outlet in outlets or ("Herald", "Gazette"):
        holds(room, label, outlet, words)
    return label


def on_file(room: Room) -> list[tuple[str, str, str, str | None]]:
    """The derivations on file: who, on whom, how sure, for what."""
    return [
        (one["source"], one["drew_on"], one["assessment"], one["scope"]) for one in derivation_listing(room.session)
    ]


def test_what_two_outlets_say_in_the_same_words_is_put_on_file_as_suspected_in_one_act(room: Room) -> None:
    label = copied(room)
    before, entries = room.rows(), len(room.entries())

    search = suspect_copies(room.session, label, by=room.RL)

    [one] = search.suspected
    assert (one.source, one.drew_on, one.scope, one.claims, one.guess) == ("Gazette", "Herald", label, (label,), True)
    assert on_file(room) == [("Gazette", "Herald", "suspected", label)]
    [entry] = room.entries()[entries:]
    assert (entry.act, entry.subject, entry.by) == ("suspect copies", label, "RL")
    assert changed(before, room.rows()) == recorded(entry.after_values)
    [row] = derivation_listing(room.session, open_only=True)
    assert row["note"] == one.why
    assert row["note"].startswith("both say “The armoured carriages slid across the frontier bridge shortly after dawn")


def test_a_dry_run_says_the_same_and_puts_nothing_on_file(room: Room) -> None:
    label = copied(room)
    before = room.rows()

    dry = copies_to_suspect(room.session, label)

    assert room.rows() == before
    wet = suspect_copies(room.session, label, by=room.RL)
    assert [(one.source, one.drew_on, one.why) for one in dry.suspected] == [
        (one.source, one.drew_on, one.why) for one in wet.suspected
    ]
    assert dry.outlooks == wet.outlooks
    assert {one.id for one in dry.suspected} == {None}


def test_on_two_claims_of_an_article_it_holds_for_the_article(room: Room) -> None:
    labels = [copied(room), copied(room, text="Nobody stood at the windows.")]

    [one] = suspect_copies(room.session, SLUG, by=room.RL).suspected

    assert (one.scope, one.claims) == (SLUG, tuple(labels))
    assert one.why.startswith(f"on {labels[0]} both say “")
    assert one.why.endswith(f"; the like on {labels[1]}")


def test_the_whole_desk_is_one_act_and_one_article_is_no_other(room: Room) -> None:
    file_story(room.session, "Another story.", by=room.ann, slug="other", headline="Other", reporter="RL")
    here = copied(room)
    room.source("Courier")
    label = claiming.add_claim(
        room.session, "other", "A carpet was laid.", AttributionStatus.REPORTED, by=room.ann
    ).label
    for outlet in ("Gazette", "Courier"):
        holds(room, label, outlet, OWN)
    entries = len(room.entries())

    search = suspect_copies(room.session, None, by=room.RL)

    assert [(one.source, one.drew_on, one.scope) for one in search.suspected] == [
        ("Gazette", "Herald", here),
        ("Courier", "Gazette", label),
    ]
    assert len(room.entries()) == entries + 1
    assert room.entries()[-1].subject == "desk"


def test_a_search_that_finds_nothing_leaves_no_entry(room: Room) -> None:
    label = room.claim()
    holds(room, label, "Herald", WORDS)
    holds(room, label, "Gazette", OWN)
    entries = len(room.entries())

    search = suspect_copies(room.session, SLUG, by=room.RL)

    assert (search.suspected, search.claims, len(room.entries())) == ([], 1, entries)


JUDGED: dict[str, Callable[[Room, int], object]] = {
    "it is suspected already": lambda room, key: None,
    "it was confirmed": lambda room, key: assess_derivation(room.session, key, Assessment.CONFIRMED, by=room.RL),
    "it was dismissed": lambda room, key: assess_derivation(room.session, key, Assessment.DISMISSED, by=room.RL),
    "it was retracted": lambda room, key: retract_derivation(room.session, key, by=room.RL, reason="a slip"),
}


@pytest.mark.parametrize("judged", JUDGED)
@pytest.mark.parametrize("scope", [None, SLUG, "claim"])
@pytest.mark.parametrize("way", [("Gazette", "Herald"), ("Herald", "Gazette")])
def test_a_suspicion_does_not_come_back_where(room: Room, judged: str, scope: str | None, way: tuple[str, str]) -> None:
    label = copied(room)
    row = room.drew(*way, "other", suspected=True, scope=label if scope == "claim" else scope)
    JUDGED[judged](room, row.id)

    assert copies_to_suspect(room.session, label).suspected == []
    assert suspect_copies(room.session, None, by=room.RL).suspected == []


def test_what_was_dismissed_on_one_claim_does_not_come_back_by_way_of_the_article(room: Room) -> None:
    first, second, third = copied(room), copied(room, text="Nobody waved."), copied(room, text="A band played.")
    [one] = suspect_copies(room.session, first, by=room.RL).suspected
    assert one.id is not None
    assess_derivation(room.session, one.id, Assessment.DISMISSED, by=room.RL)

    again = suspect_copies(room.session, SLUG, by=room.RL)

    assert [one.scope for one in again.suspected] == [second, third]


def test_one_hand_is_not_suspected_of_copying_itself(room: Room) -> None:
    label = copied(room)
    room.drew("Herald", "Court", "controlled_by")
    room.drew("Gazette", "Court", "controlled_by", suspected=True)

    assert copies_to_suspect(room.session, label).suspected == []


def test_who_passed_it_on_is_not_suspected_of_copying_whom_they_name(room: Room) -> None:
    label = copied(room)
    room.said(label, "Herald", via=["Gazette"])

    assert copies_to_suspect(room.session, label).suspected == []


@pytest.mark.parametrize("of", ["evidence", "quote"])
def test_words_that_were_taken_back_show_nothing(room: Room, of: str) -> None:
    label = room.claim("It crossed at dawn.")
    holds(room, label, "Herald", WORDS)
    if of == "evidence":
        key = holds(room, label, "Gazette", WORDS)
        evidencing.retract_evidence(room.session, key, by=room.RL, reason="a slip")
    else:
        key = quoted(room, label, "Gazette")
        attributing.retract_attribution(room.session, key, by=room.RL, reason="a slip")

    assert copies_to_suspect(room.session, label).suspected == []


def quoted(
    room: Room,
    label: str,
    source: str,
    *,
    via: tuple[str, ...] = (),
    mode: str | None = None,
    said_on: str | None = None,
) -> int:
    """An attribution with these words as its quote; its id."""
    wording = attributing.Wording(quote=WORDS, mode=AttributionMode(mode) if mode else None, said_on=said_on)
    row, _ = attributing.attribute(
        room.session, label, source, AttributionStatus.REPORTED, by=room.RL, via=via, wording=wording
    )
    return row.id


def test_an_outlets_own_quote_is_its_words_and_somebody_elses_is_not_unless_it_puts_it_in_its_own(room: Room) -> None:
    sources.add_source(room.session, "A guard", SourceKind.PERSON, by=room.ann)
    for source, via, mode, suspected in [
        ("Gazette", (), None, True),
        ("A guard", ("Gazette",), "paraphrase", True),
        ("A guard", ("Gazette",), "quote", False),
        ("A guard", ("Gazette",), None, False),
        ("A guard", (), "paraphrase", False),
    ]:
        label = room.claim(f"It crossed at dawn, {source} {mode} {bool(via)}.")
        holds(room, label, "Herald", WORDS)
        quoted(room, label, source, via=via, mode=mode)

        assert bool(copies_to_suspect(room.session, label).suspected) is suspected, (source, via, mode)


def test_who_said_it_later_drew_on_who_said_it_first(room: Room) -> None:
    label = room.claim("It crossed at dawn.")
    quoted(room, label, "Herald", said_on="2001-08-05")
    quoted(room, label, "Gazette", said_on="2001-08-04")

    [one] = suspect_copies(room.session, label, by=room.RL).suspected

    assert (one.source, one.drew_on, one.guess) == ("Herald", "Gazette", False)


def test_a_confidential_source_is_neither_suspected_nor_named(room: Room) -> None:
    room.source("Philomel", "outlet", confidential=True)
    label = copied(room, "Herald", "Philomel")
    holds(room, label, "Gazette", "It crossed. (Philomel)")

    assert copies_to_suspect(room.session, label).suspected == []


def test_a_credited_agency_that_no_claim_names_is_found_by_its_alias_and_one_not_on_file_is_said(room: Room) -> None:
    sources.add_source(room.session, "Wire of Soren", SourceKind.AGENCY, by=room.ann, aliases=["WoS"])
    label = room.claim("It crossed at dawn.")
    holds(room, label, "Herald", "KHASAN (WoS) - It crossed. (dpa)")

    search = suspect_copies(room.session, label, by=room.RL)

    assert [(one.source, one.drew_on, one.kind) for one in search.suspected] == [("Herald", "Wire of Soren", "wire")]
    assert search.missing == {"dpa": [label]}
    assert copies_to_suspect(room.session, label).suspected == []


# What it does to the counts


def test_the_count_as_known_stays_until_somebody_confirms_and_then_it_is_said_what_moved(room: Room) -> None:
    label = copied(room)

    search = suspect_copies(room.session, label, by=room.RL)

    [outlook] = search.outlooks
    assert outlook == (label, (1, 2), (1, 2), (1, 1))
    [one] = search.suspected
    assert one.id is not None
    judged = assess_derivation(room.session, one.id, Assessment.CONFIRMED, by=room.RL)
    assert judged.moved == [(label, (1, 2), (1, 1))]
    judged = assess_derivation(room.session, one.id, Assessment.DISMISSED, by=room.RL)
    assert judged.moved == [(label, (1, 1), (1, 2))]


def test_for_a_whole_article_its_other_claims_are_counted_too(room: Room) -> None:
    labels = [copied(room), copied(room, text="Nobody waved.")]
    also, apart = room.claim("It was on time."), room.claim("It was late.")
    for outlet in ("Gazette", "Herald"):
        room.said(also, outlet)
    room.said(apart, "Court")

    search = copies_to_suspect(room.session, SLUG)

    assert [(one.claim, one.before, one.confirmed) for one in search.outlooks] == [
        (label, (1, 2), (1, 1)) for label in (*labels, also)
    ]


def test_confirming_says_which_claims_moved_in_every_scope(room: Room) -> None:
    label = room.claim()
    for outlet in ("Herald", "Agency"):
        room.said(label, outlet)
    for scope in (None, SLUG, label):
        row = room.drew("Herald", "Agency", suspected=True, scope=scope)

        judged = assess_derivation(room.session, row.id, Assessment.CONFIRMED, by=room.RL)

        assert [(one.claim, one.before[1], one.after[1]) for one in judged.moved] == [(label, 2, 1)]
        assert judged.unread == 0
        assess_derivation(room.session, row.id, Assessment.DISMISSED, by=room.RL)


def test_where_too_many_lean_on_it_the_rest_are_counted_out(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.services.deriving.MOST", 2)
    for number in range(3):
        label = room.claim(f"It is number {number}.")
        room.said(label, "Herald")
        room.said(label, "Agency")
    row = room.drew("Herald", "Agency", suspected=True)

    judged = assess_derivation(room.session, row.id, Assessment.CONFIRMED, by=room.RL)

    assert (len(judged.moved), judged.unread) == (2, 1)


KINDS = st.sampled_from(["outlet", "agency", "person", "unnamed", "document"])


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_whatever_is_suspected_the_count_as_known_never_moves(data: st.DataObject) -> None:
    named = [make.source(f"S{place}", data.draw(KINDS)) for place in range(5)]
    one = st.sampled_from(named)
    said = [
        make.said(speaker, via=[link] if link is not speaker else [], first_hand=hand)
        for speaker, link, hand in data.draw(
            st.lists(st.tuples(one, one, st.sampled_from([None, True, False])), min_size=1, max_size=4)
        )
    ]
    claim = make.claim(sources=said)
    drew = data.draw(st.lists(st.tuples(one, one, st.booleans()), max_size=6))
    known = [make.drew(a, b, assessment="confirmed" if sure else "suspected") for a, b, sure in drew if a is not b]
    more = [make.suspected(a, b) for a, b in data.draw(st.lists(st.tuples(one, one), max_size=4)) if a is not b]
    rows = {row.id: row for row in named}

    before = Sources(rows, tuple(known)).independence_of(claim)
    after = Sources(rows, (*known, *more)).independence_of(claim)

    assert after.maximum == before.maximum
    assert after.minimum <= after.maximum


# Refusals


def test_nothing_is_suspected_of_what_is_not_on_file_or_by_a_reader(room: Room) -> None:
    with pytest.raises(NotOnFileError, match="there is no article “nowhere”"):
        suspect_copies(room.session, "nowhere", by=room.RL)
    with pytest.raises(NotOnFileError, match="kim-train has no claim 99"):
        copies_to_suspect(room.session, f"{SLUG}#99")
    with pytest.raises(MoveRefusedError, match="RD may read this desk but not write on it"):
        suspect_copies(room.session, None, by=room.RD)


def test_the_shifts_of_no_claims_are_none(room: Room) -> None:
    def unchanged(rows: tuple[DerivationRow, ...]) -> tuple[DerivationRow, ...]:
        return rows

    assert shifting.shifts(room.session, [], unchanged) == []


def test_what_somebody_wrote_to_while_it_was_searched_is_left_alone(room: Room) -> None:
    first, second, third = (copied(room, text=text) for text in ("It crossed.", "It halted.", "It left again."))
    looked = [look_for_copies(room.session, label) for label in (first, second, third)]
    retract_evidence(room.session, holds(room, first, "Court", OWN), by=room.RL, reason="a slip")
    room.session.flush()

    done = [put_suspicions(room.session, one, by=room.RL) for one in looked]

    assert [(len(one.suspected), one.left) for one in done] == [(0, 1), (1, 0), (0, 1)]  # the pair is on file by then
    assert [(source, scope) for source, _, _, scope in on_file(room)] == [("Gazette", second)]
