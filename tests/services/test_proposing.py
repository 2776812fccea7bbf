"""Proposals on the desk: found, kept while the text changes, accepted, dismissed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from unittest.mock import Mock

import orjson
import pytest

from tests.services.newsroom import SLUG, TEXT, Room
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError, TrackerError
from tracker.domain.proposal import Proposal, Span, Speaker, Tier
from tracker.domain.vocabulary import AttributionMode, AttributionStatus, ProposalStanding, ReviewState, SourceKind
from tracker.extract.extractors.by_rules import ByRules
from tracker.models import Person, Revision
from tracker.models.base import now
from tracker.models.rows import AttributionRow, ClaimRow
from tracker.services import reviewing
from tracker.services.accepting import accept, accept_all
from tracker.services.claiming import add_claim, edit_claim
from tracker.services.crediting import Fit
from tracker.services.dismissing import dismiss, dismiss_all
from tracker.services.drafting import Edits
from tracker.services.editing_stories import StoryFields, edit_story
from tracker.services.filing import file_story
from tracker.services.listing import show_claim
from tracker.services.making_claims import Accepted
from tracker.services.offer_shape import offers_json
from tracker.services.offering import Choice, Offer, offers_of
from tracker.services.proposing import Proposed, keep_proposals, propose
from tracker.services.reoffering import last_to_reoffer, reoffer, reoffer_last
from tracker.services.reviewing import withdraw
from tracker.services.sources import edit_source
from tracker.store import ledger, ledger_queries
from tracker.store.proposals import open_proposals
from tracker.store.session import driver_of

OPEN, ACCEPTED = ProposalStanding.OPEN, ProposalStanding.ACCEPTED
PULIKOVSKY = Speaker("Pulikovsky", SourceKind.PERSON, "Pulikovsky")
NOBODY = Speaker("unnamed", SourceKind.UNNAMED)
EXPERTS = Speaker("experts", SourceKind.GROUP, "Experts")


def span(text: str, words: str, after: int = 0) -> Span:
    """Where words stand in a text."""
    start = text.index(words, after)
    return start, start + len(words)


def found(
    text: str,
    words: str,
    claim: str = "",
    source: Speaker | None = None,
    status: str = "reported",
    *,
    cue: str = "",
    after: int = 0,
    **more: Any,
) -> Proposal:
    """Something found in a text, its sentence cut at full stops."""
    content = span(text, words, after)
    sentence = text.rfind(". ", 0, content[0]) + 2 if ". " in text[: content[0]] else 0
    end = text.find(".", content[1])
    return Proposal(
        claim or f"{words[0].upper()}{words[1:]}.",
        AttributionStatus(status if source else "unattributed"),
        more.pop("rule", "subject-verb"),
        more.pop("tier", Tier.HIGH),
        (sentence, len(text) if end < 0 else end + 1),
        (content,),
        source,
        cue_spans=(span(text, cue, sentence),) if cue else (),
        cue=cue or None,
        mode=AttributionMode.PARAPHRASE if source else None,
        **more,
    )


HELICOPTER = found(TEXT, "The train has a helicopter on board", worth=3)
GREEN = found(TEXT, "It is green", "The train is green.", PULIKOVSKY, cue="said")
STORY = [HELICOPTER, GREEN]


def run(room: Room, *proposals: Proposal, slug: str = SLUG, by: str = "RL") -> Proposed:
    """Propose what is found."""
    return propose(room.session, slug, lambda _: proposals, by=getattr(room, by))


def refile(room: Room, text: str) -> None:
    """A changed text is on file."""
    number = room.session.query(Revision).filter_by(article_id=1).count() + 1
    room.session.add(
        Revision(article_id=1, number=number, text=text, sha256="0" * 64, filed_by_id=room.RL.id, filed_at=now())
    )
    ledger.record(room.session, "file", SLUG, by=room.RL)


def offers(room: Room, slug: str = SLUG, *, settled: bool = False) -> dict[int, Offer]:
    """What is proposed, by number."""
    return {one.id: one for one in offers_of(room.session, slug, Choice(settled=settled)).offers}


def numbers(room: Room) -> list[int]:
    """The numbers of what is open."""
    return list(offers(room))


def on_file(room: Room, label: str) -> ClaimRow:
    """A claim with all that hangs on it."""
    room.session.flush()
    return show_claim(room.session, label).claim


def statements(room: Room, label: str) -> list[tuple[str, list[str], str]]:
    """Who says what of a claim."""
    room.session.flush()
    one = show_claim(room.session, label)

    def told(row: AttributionRow) -> tuple[str, list[str], str]:
        return one.sources.name(row.source_id), one.sources.names(row.via), row.status.value

    return [told(row) for row in one.claim.attributions if row.live]


def take(room: Room, *keys: int, by: Person | None = None, **more: Any) -> Accepted:
    """Accept proposals."""
    options = {name: more.pop(name) for name in ("into", "together") if name in more}
    return accept(room.session, keys, by=by or room.RL, edits=Edits(**more), **options)


# Proposing


def test_what_is_found_is_kept_in_reading_order_and_the_same_again_changes_nothing(room: Room) -> None:
    told = run(room, GREEN, HELICOPTER)
    before, entries = room.rows(), len(room.entries())

    again = run(room, GREEN, HELICOPTER)

    assert (told.new, again.new, again.kept) == (2, 0, 2)
    assert [one.proposal.text for one in offers(room).values()] == [HELICOPTER.text, GREEN.text]
    assert room.rows() == before
    assert len(room.entries()) == entries


def test_the_json_is_that_of_extract_with_what_the_desk_knows(room: Room) -> None:
    run(room, *STORY)

    told = offers_json(offers_of(room.session, SLUG))

    assert told["article"] == SLUG
    first, second = told["proposals"]
    assert (first["source"], second["source"], second["via"]) == (None, "Pulikovsky", [])
    assert second["content_spans"] == [list(span(TEXT, "It is green"))]
    assert second["cue_spans"] == [list(span(TEXT, "said"))]
    assert (second["confidence"], second["source_fit"]) == ("high", "new")
    orjson.dumps(told)


def test_a_changed_text_moves_what_it_still_has_and_lets_the_rest_go(room: Room) -> None:
    run(room, *STORY)
    first, second = numbers(room)
    changed = "It is old. It is green, Pulikovsky said."
    refile(room, changed)

    told = run(room, moved := found(changed, "It is green", "The train is green.", PULIKOVSKY, cue="said"))

    assert (told.kept, told.gone, told.new) == (1, 1, 0)
    assert numbers(room) == [second]
    assert offers(room)[second].proposal == moved
    assert offers(room, settled=True)[first].standing is ProposalStanding.GONE

    refile(room, TEXT)
    assert run(room, *STORY).new == 1
    assert numbers(room) == [first, second]


def test_what_was_dismissed_does_not_come_back_and_accepting_it_takes_that_back(room: Room) -> None:
    run(room, *STORY)
    first, _ = numbers(room)
    dismiss(room.session, [first], by=room.RL, reason="An opinion.")

    assert run(room, *STORY).dismissed == 1
    refile(room, f"Now. {TEXT}")
    later = f"Now. {TEXT}"
    run(
        room, found(later, "The train has a helicopter on board", worth=3), found(later, "It is green", "x", PULIKOVSKY)
    )

    assert first not in numbers(room)
    assert take(room, first).claims[0].new
    assert on_file(room, f"{SLUG}#1").passages[0].exact == "The train has a helicopter on board"


def test_what_was_accepted_is_not_offered_again(room: Room) -> None:
    run(room, *STORY)
    take(room, *numbers(room))

    assert run(room, *STORY).accepted == 2
    assert numbers(room) == []


def test_a_sentence_that_stands_twice_is_two_proposals_and_one_claim(room: Room) -> None:
    text = "The dam broke. Nobody slept. The dam broke."
    file_story(room.session, text, by=room.RL, slug="dam")
    twice = [found(text, "The dam broke"), found(text, "The dam broke", after=10)]
    run(room, *twice, slug="dam")
    assert run(room, *twice, slug="dam").kept == 2

    done = accept_all(room.session, "dam", Choice(), by=room.RL)

    assert len(done.claims) == 1
    assert [(row.start, row.end) for row in on_file(room, "dam#1").passages] == [(0, 13), (29, 42)]


def test_what_a_claim_on_the_same_words_says_already_is_settled(room: Room) -> None:
    label = add_claim(
        room.session,
        SLUG,
        "The train is green.",
        AttributionStatus.REPORTED,
        by=room.ann,
        words="It is green, Pulikovsky",
    ).label
    room.source("Pulikovsky", "person")
    room.said(label, "Pulikovsky")

    told = run(room, *STORY)

    assert (told.new, told.on_file) == (1, 1)
    settled = next(one for one in offers(room, settled=True).values() if one.standing is ACCEPTED)
    assert (settled.claim, settled.settled_by) == (label, None)


def test_another_status_source_or_claim_on_the_same_words_settles_nothing(room: Room) -> None:
    label = add_claim(
        room.session,
        SLUG,
        "The train is green.",
        AttributionStatus.REPORTED,
        by=room.ann,
        words="It is green, Pulikovsky",
    ).label
    room.source("Pulikovsky", "person")
    room.said(label, "Pulikovsky")

    for other in (
        replace(GREEN, status=AttributionStatus.ALLEGED),
        replace(GREEN, source=Speaker("Ann Lee", SourceKind.PERSON)),
        replace(GREEN, text="Nobody had ever seen a locomotive before."),
    ):
        assert run(room, other).new == 1, other


def test_what_another_extractor_found_in_the_same_text_stays(room: Room) -> None:
    run(room, *STORY)

    keep_proposals(room.session, SLUG, 1, [HELICOPTER], by=room.RL, extractor="llm")

    assert len(numbers(room)) == 2


def test_a_text_filed_anew_while_it_was_read_is_read_again(room: Room) -> None:
    refile(room, "Another.")

    with pytest.raises(MoveRefusedError, match="filed anew while its text was read"):
        keep_proposals(room.session, SLUG, 1, STORY, by=room.RL)


def test_a_reader_proposes_accepts_and_dismisses_nothing(room: Room) -> None:
    run(room, *STORY)

    for act in (
        lambda: run(room, *STORY, by="RD"),
        lambda: take(room, 1, by=room.RD),
        lambda: dismiss(room.session, [1], by=room.RD),
        lambda: accept_all(room.session, SLUG, Choice(), by=room.RD),
    ):
        with pytest.raises(MoveRefusedError, match="may read this desk but not write"):
            act()


@pytest.mark.sqlite_only("SQLite tells what it is asked; the questions are the same ones on a server")
def test_a_list_asks_as_many_questions_of_a_long_story_as_of_a_short_one(room: Room) -> None:
    def asked(slug: str, count: int) -> int:
        text = " ".join(f"Bridge {number} is closed, Ann Lee{number} said." for number in range(count))
        file_story(room.session, text, by=room.RL, slug=slug)
        speakers = [Speaker(f"Ann Lee{number}", SourceKind.PERSON) for number in range(count)]
        several = [found(text, f"Bridge {number} is closed", source=one) for number, one in enumerate(speakers)]
        run(room, *several, slug=slug)
        questions: list[str] = []
        driver = driver_of(room.session.connection())
        driver.set_trace_callback(questions.append)
        assert len(offers(room, slug)) == count
        driver.set_trace_callback(None)
        return len(questions)

    assert asked("short", 2) == asked("long", 40) < 20


# Accepting


def test_accepting_makes_claim_passage_attribution_and_source_in_one_act(room: Room) -> None:
    run(room, *STORY)
    entries = len(room.entries())

    done = take(room, *numbers(room), by=room.MC)

    assert len(room.entries()) == entries + 1
    assert [(one.label, one.status.value) for one in done.claims] == [
        (f"{SLUG}#1", "unattributed"),
        (f"{SLUG}#2", "reported"),
    ]
    assert done.new_sources == [("Pulikovsky", SourceKind.PERSON)]
    claim = on_file(room, f"{SLUG}#2")
    assert (claim.text, claim.author_id) == (GREEN.text, room.MC.id)
    assert [row.exact for row in claim.passages] == ["It is green"]
    [row] = claim.attributions
    assert (row.cue, row.mode, row.quote) == ("said", AttributionMode.PARAPHRASE, None)
    assert statements(room, f"{SLUG}#1") == []


def test_a_chain_a_quote_and_a_denial_are_kept_as_proposed(room: Room) -> None:
    quoted = replace(
        GREEN,
        via=(Speaker("herald", SourceKind.OUTLET),),
        mode=AttributionMode.QUOTE,
        status=AttributionStatus.DENIED,
    )
    run(room, quoted)

    take(room, *numbers(room))

    claim = on_file(room, f"{SLUG}#1")
    assert claim.status is AttributionStatus.DENIED
    assert claim.attributions[0].quote == "It is green"
    assert statements(room, claim.label) == [("Pulikovsky", ["Herald"], "denied")]


def test_everything_can_be_put_otherwise_while_accepting(room: Room) -> None:
    run(room, GREEN)
    edits: dict[str, Any] = {
        "text": "The train is painted green.",
        "status": AttributionStatus.CONFIRMED,
        "source": "court",
        "via": ["Herald", "Gazette"],
        "first_hand": True,
        "about": "Railways",
        "allegation": True,
        "note": "Ask.",
    }

    take(room, *numbers(room), **edits)

    claim = on_file(room, f"{SLUG}#1")
    assert (claim.text, claim.status.value, claim.about, claim.note) == (edits["text"], "confirmed", "Railways", "Ask.")
    assert claim.allegation
    assert claim.attributions[0].first_hand
    assert statements(room, claim.label) == [("Court", ["Herald", "Gazette"], "confirmed")]


def test_without_a_source_it_is_a_claim_alone(room: Room) -> None:
    run(room, GREEN)

    done = take(room, *numbers(room), no_source=True)

    assert (statements(room, f"{SLUG}#1"), done.new_sources) == ([], [])


def test_near_spellings_are_offered_and_never_taken(room: Room) -> None:
    room.source("Konstantin Pulikovsky", "person")
    run(room, replace(GREEN, source=Speaker("Konstantin Pulikovski", SourceKind.PERSON)), HELICOPTER)
    _, key = numbers(room)
    credit = offers(room)[key].credit
    assert credit is not None
    assert (credit.fit, credit.near) == (Fit.NEAR, ("Konstantin Pulikovsky",))

    with pytest.raises(BadInputError, match="“Konstantin Pulikovski”, and on file there is “Konstantin Pulikovsky”"):
        take(room, key)
    done = accept_all(room.session, SLUG, Choice(), by=room.RL)
    assert [one.text for one in done.claims] == [HELICOPTER.text]
    assert "say who is meant with --source NAME" in done.left[0]

    take(room, key, source="Konstantin Pulikovsky")
    assert statements(room, f"{SLUG}#2") == [("Konstantin Pulikovsky", [], "reported")]


def test_somebody_else_of_nearly_that_name_is_put_on_file_when_a_person_says_so(room: Room) -> None:
    room.source("Konstantin Pulikovsky", "person")
    run(room, GREEN)

    done = take(room, *numbers(room), new_source=True)

    assert done.new_sources == [("Pulikovsky", SourceKind.PERSON)]


def test_an_alias_is_taken_and_a_confidential_source_never_offered(room: Room) -> None:
    room.source("Konstantin Pulikovsky", "person")
    edit_source(room.session, "Konstantin Pulikovsky", by=room.ann, aliases=["Pulikovsky"])
    room.source("Pulikovskij", "person", confidential=True)
    run(room, GREEN, replace(GREEN, source=Speaker("Pulikovskii", SourceKind.PERSON)))
    taken, asked = numbers(room)

    assert take(room, taken).new_sources == []
    credit = offers(room)[asked].credit
    assert credit is not None
    assert credit.near == ("Konstantin Pulikovsky",)


def test_each_unnamed_voice_is_its_own_and_is_found_again(room: Room) -> None:
    text = "The train reportedly had to stop and change wheels. Snow fell. It reportedly had to stop at noon."
    file_story(room.session, text, by=room.RL, slug="stop")
    several = [
        found(text, "had to stop", "The train had to stop.", NOBODY, cue="reportedly"),
        found(text, "change wheels", "The train had to change wheels.", NOBODY, cue="reportedly"),
        found(text, "had to stop at noon", "It stopped at twelve.", NOBODY, cue="reportedly"),
    ]
    run(room, *several, slug="stop")

    first = accept(room.session, list(offers(room, "stop"))[:1], by=room.RL).new_sources
    rest = accept_all(room.session, "stop", Choice(), by=room.RL)

    assert first == [("unnamed: stop, “reportedly had to stop and”", SourceKind.UNNAMED)]
    assert statements(room, "stop#2")[0][0] == first[0][0]
    assert rest.new_sources == [("unnamed: stop, “reportedly had to stop at”", SourceKind.UNNAMED)]


def test_the_experts_of_two_stories_are_two_sources(room: Room) -> None:
    for slug in ("one", "two"):
        text = f"Experts say that {slug} is enough."
        file_story(room.session, text, by=room.RL, slug=slug)
        run(room, found(text, f"{slug} is enough", source=EXPERTS, cue="say"), slug=slug)
        accept_all(room.session, slug, Choice(), by=room.RL)

    assert statements(room, "one#1") == [("experts (one)", [], "reported")]
    assert statements(room, "two#1") == [("experts (two)", [], "reported")]
    text = "Experts say that three is too much."
    file_story(room.session, text, by=room.RL, slug="three")
    room.source("experts", "group")
    run(room, found(text, "three is too much", source=EXPERTS, cue="say"), slug="three")
    [one] = offers(room, "three").values()
    assert one.credit is not None
    assert (one.credit.fit, one.credit.name) == (Fit.NEW, "experts (three)")


def test_all_numbers_are_looked_at_before_any_is_accepted(room: Room) -> None:
    run(room, *STORY)
    first, second = numbers(room)
    before = room.rows()

    for keys, error in (
        ([first, 999], NotOnFileError),
        ([], BadInputError),
        ([-1], NotOnFileError),
        ([2**70], NotOnFileError),
    ):
        with pytest.raises(error):
            take(room, *keys)
    take(room, second)
    with pytest.raises(MoveRefusedError, match=rf"proposal {second} was accepted as {SLUG}#1 by RL"):
        take(room, first, second)

    assert [one.id for one in offers(room).values()] == [first]
    assert before["proposal"][first] == room.rows()["proposal"][first]


def test_what_an_earlier_text_had_is_not_accepted(room: Room) -> None:
    run(room, *STORY)
    first, _ = numbers(room)
    refile(room, "It is green, Pulikovsky said.")

    with pytest.raises(MoveRefusedError, match=f"run `tracker propose {SLUG}` again"):
        take(room, first)
    run(room, found("It is green, Pulikovsky said.", "It is green", source=PULIKOVSKY))
    with pytest.raises(MoveRefusedError, match=f"proposal {first} is gone"):
        take(room, first)


def test_edits_that_fit_no_proposal_are_refused_in_a_sentence(room: Room) -> None:
    run(room, *STORY)
    first, second = numbers(room)
    label = room.claim()

    for keys, more in (
        ((first, second), {"text": "x"}),
        ((first, second), {"source": "Herald"}),
        ((first, second), {"no_source": True}),
        ((first,), {"together": True}),
        ((first, second), {"together": True, "into": label}),
        ((first,), {"source": "Herald"}),
        ((first,), {"source": "Herold"}),
        ((first,), {"via": ["Herald"]}),
        ((second,), {"no_source": True, "source": "Herald"}),
        ((second,), {"into": label, "text": "x"}),
        ((second,), {"into": "other#1"}),
        ((second,), {"text": " "}),
    ):
        with pytest.raises(TrackerError):
            take(room, *keys, **more)


# The same claim


def test_a_claim_whose_words_were_changed_is_named_and_left_to_a_person(room: Room) -> None:
    text = "The train has 90 carriages. Each carriage has a stove, and each has a lamp."
    file_story(room.session, text, by=room.RL, slug="long")
    both = [found(text, "Each carriage has a stove"), found(text, "each has a lamp", "Each carriage has a lamp.")]
    run(room, found(text, "The train has 90 carriages"), *both, slug="long")
    first, stove, lamp = offers(room, "long")
    accept(room.session, [first, stove], by=room.RL)
    changed = text.replace("90", "60")
    file_story(room.session, changed, by=room.RL, slug="long")

    moved = [replace(one, sentence=(28, 75)) for one in both]
    run(room, found(changed, "The train has 60 carriages"), *moved, slug="long")

    named = {one.proposal.text: one.on_words for one in offers(room, "long").values()}
    assert named == {"The train has 60 carriages.": ["long#1"], "Each carriage has a lamp.": []}
    done = accept_all(room.session, "long", Choice(), by=room.RL)
    assert [one.proposals for one in done.claims] == [(lamp,)]
    assert "has words on which stands long#1" in done.left[0]


def test_a_claim_on_file_that_may_be_the_same_is_offered_and_never_taken(room: Room) -> None:
    label = room.claim("On board the train there is a helicopter.")
    file_story(room.session, "x", by=room.RL, slug="other")
    add_claim(
        room.session, "other", "The train has up to one helicopter on board.", AttributionStatus.REPORTED, by=room.RL
    )
    add_claim(room.session, "other", "The train has no helicopter on board.", AttributionStatus.REPORTED, by=room.RL)
    add_claim(room.session, "other", "The train has two helicopters on board.", AttributionStatus.REPORTED, by=room.RL)
    withdraw(room.session, room.claim("The train has a helicopter on board."), by=room.RL, reason="x")
    run(room, HELICOPTER)
    [key] = numbers(room)

    same = offers(room)[key].same
    assert [(one.label, one.here) for one in same] == [(label, True), ("other#1", False)]
    assert same[1].differences == ("“up to” only there",)
    done = accept_all(room.session, SLUG, Choice(), by=room.RL)
    assert done.claims == []
    assert f"may be {label}" in done.left[0]

    take(room, key)
    assert on_file(room, f"{SLUG}#3").text == HELICOPTER.text


def test_accepting_it_as_a_claim_on_file_adds_place_and_attribution(room: Room) -> None:
    label = room.claim("The train is green.")
    room.said(label, "Herald")
    run(room, GREEN)

    [made] = take(room, *numbers(room), into=label).claims

    assert (made.label, made.new, made.fell) == (label, False, False)
    assert statements(room, label) == [("Herald", [], "reported"), ("Pulikovsky", [], "reported")]
    assert [row.exact for row in on_file(room, label).passages] == ["It is green"]


def test_new_words_or_a_denial_open_a_decided_claim_again(room: Room) -> None:
    label = room.decided(room.claim("The train is green."))
    run(room, GREEN)

    [made] = take(room, *numbers(room), into=label).claims

    assert made.fell
    assert room.state(label) is ReviewState.IN_REVIEW


def test_a_claim_of_another_story_cannot_take_it_in(room: Room) -> None:
    file_story(room.session, "x", by=room.RL, slug="other")
    other = add_claim(room.session, "other", "The train is green.", AttributionStatus.REPORTED, by=room.RL).label
    run(room, GREEN)

    with pytest.raises(BadInputError, match=f"is of {SLUG}, not of the story of {other}"):
        take(room, *numbers(room), into=other)


def test_one_claim_that_two_deny_is_made_with_both(room: Room) -> None:
    text = "Both Moscow and Pyongyang denied that an arms deal was the goal."
    file_story(room.session, text, by=room.RL, slug="deal")
    by_two = [
        found(
            text,
            "an arms deal was the goal",
            source=Speaker(name, SourceKind.ORGANISATION),
            status="denied",
            cue="denied",
        )
        for name in ("Moscow", "Pyongyang")
    ]
    run(room, *by_two, slug="deal")
    both = offers(room, "deal")
    assert [one.together for one in both.values()] == [[other] for other in reversed(both)]

    done = accept_all(room.session, "deal", Choice(), by=room.RL)

    assert len(done.claims) == 1
    assert statements(room, "deal#1") == [("Moscow", [], "denied"), ("Pyongyang", [], "denied")]


def test_us_is_not_the_us_and_neither_is_put_into_the_other(room: Room) -> None:
    text = "The court said clerks want us to pay. The court said clerks want US to pay. The court said clerks want  us to pay."
    file_story(room.session, text, by=room.RL, slug="pay")
    propose(room.session, "pay", by_rules, by=room.RL)
    first, second, third = offers(room, "pay").values()
    assert (first.identical, second.identical) == (frozenset({third.id}), frozenset())

    done = accept_all(room.session, "pay", Choice(), by=room.RL)

    assert [one.proposals for one in done.claims] == [(first.id, third.id)]
    assert f"proposal {second.id} may be the same claim as proposal {first.id}" in done.left[0]
    assert [len(one.proposals) for one in accept(room.session, [second.id], by=room.RL).claims] == [1]
    assert len(accept(room.session, two_ways(room), by=room.RL).claims) == 2


def by_rules(text: str) -> tuple[Proposal, ...]:
    """What the program itself proposes."""
    return ByRules().examine(text).proposals


def two_ways(room: Room) -> list[int]:
    """Two proposals that differ by a capital alone."""
    text = "The court said they want us to stay. The court said they want US to stay."
    file_story(room.session, text, by=room.RL, slug="stay")
    propose(room.session, "stay", by_rules, by=room.RL)
    return list(offers(room, "stay"))


def test_a_guess_at_who_is_meant_is_left_open_among_many_and_taken_by_its_number(room: Room) -> None:
    text = "Nils Aker left the town hall on Monday. Police said he took the money. Police said the town hall was shut."
    file_story(room.session, text, by=room.RL, slug="hall")
    propose(room.session, "hall", by_rules, by=room.RL)
    [guessed] = [key for key, one in offers(room, "hall").items() if one.proposal.text == "Nils Aker took the money."]

    done = accept_all(room.session, "hall", Choice(), by=room.RL)

    assert "The town hall was shut." in [one.text for one in done.claims]
    assert done.left == [
        f"proposal {guessed} rests on a guess (he: taken for Nils Aker, please check): `tracker accept {guessed}` if it is right"
    ]
    assert [one.text for one in take(room, guessed).claims] == ["Nils Aker took the money."]


def test_what_is_said_twice_in_other_words_is_left_for_a_person_to_put_together(room: Room) -> None:
    text = "The train has a helicopter, Moscow said. A helicopter is on the train, Pyongyang said."
    file_story(room.session, text, by=room.RL, slug="heli")
    run(
        room,
        found(text, "The train has a helicopter", source=Speaker("Moscow", SourceKind.ORGANISATION), cue="said"),
        found(text, "A helicopter is on the train", source=Speaker("Pyongyang", SourceKind.ORGANISATION), cue="said"),
        slug="heli",
    )
    first, second = offers(room, "heli")

    done = accept(room.session, [first, second], by=room.RL, together=True)

    assert [one.text for one in done.claims] == ["The train has a helicopter."]
    assert len(statements(room, "heli#1")) == len(on_file(room, "heli#1").passages) == 2


# Dismissing


def test_dismissing_is_one_act_for_all_or_none(room: Room) -> None:
    run(room, *STORY)
    first, second = numbers(room)
    take(room, second)

    for keys, words in (
        ([first, second], f"was accepted as {SLUG}#1 by RL"),
        ([first, 999], "there is no proposal 999"),
    ):
        with pytest.raises(TrackerError, match=words):
            dismiss(room.session, keys, by=room.RL)
    assert numbers(room) == [first]
    assert dismiss_all(room.session, SLUG, Choice(attributed=False), by=room.RL) == [first]
    with pytest.raises(MoveRefusedError, match="dismissed already"):
        dismiss(room.session, [first], by=room.RL)
    with pytest.raises(BadInputError, match="nothing of that sort is open"):
        dismiss_all(room.session, SLUG, Choice(), by=room.RL)


def test_what_was_accepted_or_dismissed_is_taken_back_by_whoever_did_it_while_nothing_else_was_done(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(room, *STORY)
    first, second = numbers(room)
    accept_all(room.session, SLUG, Choice(), by=room.MC)
    dismissed = f"you have accepted or dismissed nothing in {SLUG}"

    for by, words in ((room.EK, dismissed), (room.RD, "not write")):
        assert not last_to_reoffer(room.session, SLUG, by)
        with pytest.raises(MoveRefusedError, match=words):
            reoffer_last(room.session, SLUG, by=by)
    with pytest.raises(MoveRefusedError, match=f"was not accepted as {SLUG}#1 by you alone"):
        reoffer(room.session, [first], by=room.EK)
    stated = Mock(wraps=ledger_queries._stated)
    with monkeypatch.context() as counted:
        counted.setattr(ledger_queries, "_stated", stated)
        assert last_to_reoffer(room.session, SLUG, room.MC)
    assert stated.call_count == 1, "an entry is read once, however many it accepted"
    assert reoffer_last(room.session, SLUG, by=room.MC) == ([first, second], [f"{SLUG}#1", f"{SLUG}#2"])
    assert numbers(room) == [first, second]
    assert on_file(room, f"{SLUG}#1").state is ReviewState.WITHDRAWN
    with pytest.raises(MoveRefusedError, match=f"the acceptance of {SLUG}#1 was undone, and its proposal waits in its"):
        reviewing.reopen(room.session, f"{SLUG}#1", by=room.EK, reason="it stands after all")

    take(room, first)
    room.session.flush()
    reviewing.take(room.session, f"{SLUG}#3", by=room.MC)
    take(room, second, into=f"{SLUG}#3")
    for keys, words in (([first], f"{SLUG}#3 was on file before|has gone on since"), ([second], "on file before")):
        with pytest.raises(MoveRefusedError, match=words):
            reoffer(room.session, keys, by=room.RL)
    with pytest.raises(NotOnFileError, match="there is no proposal 999"):
        reoffer(room.session, [999], by=room.RL)
    with pytest.raises(MoveRefusedError, match="give one of your own"):
        reviewing.withdraw(room.session, f"{SLUG}#3", by=room.EK, reason="its acceptance was undone by EK")


def test_a_claim_on_which_somebody_worked_keeps_its_proposal_and_a_dismissal_is_anybodys_to_take_back(
    room: Room,
) -> None:
    run(room, *STORY)
    first, second = numbers(room)
    take(room, first)
    room.held(f"{SLUG}#1")
    with pytest.raises(MoveRefusedError, match=f"something was done on {SLUG}#1 since: .* `tracker withdraw {SLUG}#1"):
        reoffer(room.session, [first], by=room.RL)

    take(room, second)
    edit_claim(room.session, f"{SLUG}#2", by=room.RL, note="see page 4")
    with pytest.raises(MoveRefusedError, match=f"something was done on {SLUG}#2 since"):
        reoffer(room.session, [second], by=room.RL)
    edit_claim(room.session, f"{SLUG}#2", by=room.RL, emptied=["note"])
    assert reoffer(room.session, [second], by=room.RL) == ([second], [f"{SLUG}#2"]), "it stands as it was accepted"

    dismiss(room.session, [second], by=room.RL, reason="known")
    assert reoffer(room.session, [second], by=room.MC) == ([second], [])
    with pytest.raises(MoveRefusedError, match=f"proposal {second} is open: nothing was done"):
        reoffer(room.session, [second], by=room.MC)


def test_what_waits_waits_still_where_the_same_text_gets_another_headline(room: Room) -> None:
    run(room, *STORY)
    first, second = numbers(room)
    take(room, first)

    edit_story(room.session, SLUG, StoryFields(headline="Another"), by=room.EK)

    assert [(one.id, one.stale) for one in offers(room).values()] == [(second, False)]
    assert open_proposals(room.session) == {SLUG: 1}
    assert take(room, second)
    assert run(room, *STORY).accepted == 2


def test_a_choice_goes_by_tier_and_voice(room: Room) -> None:
    run(room, HELICOPTER, replace(GREEN, tier=Tier.LOW))

    def texts(choice: Choice) -> Sequence[str]:
        return [one.proposal.text for one in offers_of(room.session, SLUG, choice).offers]

    assert texts(Choice(own_voice=False)) == [GREEN.text]
    assert texts(Choice(attributed=False)) == [HELICOPTER.text]
    assert texts(Choice(frozenset({Tier.LOW}))) == [GREEN.text]
    assert [one.proposal.text for one in offers_of(room.session, SLUG).ranked()] == [GREEN.text, HELICOPTER.text]
