"""The three sheets of a fact-check on the desk: all of it or nothing, and no decision of ours among it."""

from __future__ import annotations

import pytest

from tests.intake.sheets.made import FACTS, LINES, SOURCES, Rows, template
from tests.reports.hostile import HOSTILE
from tests.services.newsroom import SLUG, Room
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import Bearing, ReviewState
from tracker.intake.sheets.workbook import Workbook
from tracker.models import Claim, Source
from tracker.services.foreseen import Fate, Foreseen
from tracker.services.importing_template import Onto, import_template
from tracker.store.articles import find_article, newest_revision
from tracker.store.claims import evidence_on, get_claim, live_attributions, passages_of
from tracker.store.sources import get_source

BRIDGE = Onto("bridge", None, "RL")


def put(room: Room, book: Workbook | None = None, onto: Onto = BRIDGE) -> Foreseen:
    """RL imports a workbook, and nothing else becomes of it than in a dry run."""
    book = book or template()
    before = dry_run(room, book, onto)
    done = import_template(room.session, book, onto, by=room.RL)
    assert (done.rows, done.remarks) == (before.rows, before.remarks)
    return done


def dry_run(room: Room, book: Workbook, onto: Onto = BRIDGE) -> Foreseen:
    """What would become of a workbook; nothing of it stays."""
    with room.session.begin_nested() as trial:
        told = import_template(room.session, book, onto, by=room.RL)
        trial.rollback()
    return told


def fates(done: Foreseen, sheet: str) -> list[tuple[Fate, str]]:
    """What became of the rows of a sheet."""
    return [(row.fate, row.says) for row in done.in_order() if row.sheet == sheet]


def refusal(room: Room, **sheets: Rows) -> str:
    """Why a workbook is not taken, by the first of its refused rows; and that nothing of it was written."""
    done = put(room, template(**sheets))
    assert find_article(room.session, "bridge") is None
    first = done.refused[0]
    return f"{first.sheet} {first.row}: {first.says}"


def test_the_draft_becomes_the_text_each_fact_a_claim_on_its_words_and_each_source_a_source(room: Room) -> None:
    done = put(room)

    article = find_article(room.session, "bridge")
    assert article is not None
    text = newest_revision(room.session, article.id)
    assert text is not None
    assert text.text == "\n\n".join(str(row[1]) for row in LINES[1:])
    claim = get_claim(room.session, "bridge#1")
    [passage] = passages_of(room.session, claim.id)
    [said] = live_attributions(room.session, claim.id)
    [held] = evidence_on(room.session, claim.id)
    lee = get_source(room.session, "Ann Lee")
    assert (claim.text, passage.exact) == (FACTS[1][1], "The bridge over the Elde was closed on Monday")
    assert (said.source_id, said.locator, held.bearing) == (lee.id, "p. 4", Bearing.SUPPORTS)
    assert (held.url, held.locator, held.source_id) == ("https://town.example/lee", "p. 4", lee.id)
    assert claim.note == "From sheet “Facts”, row 2 of template.xlsx\nStatus: Checked\nDraft line 1, Checked by: MC"
    assert lee.note == "From sheet “Sources”, row 2 of template.xlsx\nContact: 555-1"
    assert [row.fate for row in done.rows] == [Fate.NEW] * 9
    assert (article.reporter_id, article.headline) == (room.RL.id, LINES[1][1])


def test_what_the_sheet_calls_checked_is_noted_and_verifies_nothing(room: Room) -> None:
    done = put(room)

    claims = [get_claim(room.session, f"bridge#{number}") for number in (1, 2, 3)]
    assert {claim.state for claim in claims} == {ReviewState.UNREVIEWED}
    assert fates(done, "Facts")[0][1].endswith("; noted as checked there, unreviewed here")
    assert "it is noted with each claim, and decides nothing here" in done.remarks[-1]


def test_nobody_is_made_to_say_what_the_sheet_calls_wrong(room: Room) -> None:
    done = put(room)

    claim = get_claim(room.session, "bridge#3")
    [held] = evidence_on(room.session, claim.id)
    assert live_attributions(room.session, claim.id) == []
    assert (held.bearing, held.locator) == (Bearing.CONTEXT, "p. 9")
    assert "Correction: 1913" in (claim.note or "")
    assert "its sources come as context" in fates(done, "Facts")[2][1]


def test_the_same_workbook_again_changes_nothing(room: Room) -> None:
    put(room)
    before = room.rows()

    done = put(room, onto=Onto("bridge", str(LINES[1][1]), "RL"))

    assert {row.fate for row in done.rows} == {Fate.SAME}
    assert done.remarks[:2] == ["the headline of bridge is unchanged", "the reporter of bridge is unchanged"], (
        done.remarks
    )
    assert room.rows() == before


def test_accents_typed_apart_from_their_letters_make_no_second_claim(room: Room) -> None:
    lines: Rows = (LINES[0], (1, "Der Zug ist gru\u0308n, sagt Lee."))
    facts: Rows = (FACTS[0], (1, "Der Zug ist gru\u0308n", 1, "S1", None, None, None))
    book = template(lines=lines, facts=facts)
    put(room, book)

    assert {row.fate for row in put(room, book).rows} == {Fate.SAME}
    [passage] = passages_of(room.session, get_claim(room.session, "bridge#1").id)
    assert passage.exact == "Der Zug ist gr\u00fcn"


def test_of_a_story_on_file_the_lines_are_found_in_its_newest_text_and_new_facts_come_in(room: Room) -> None:
    lines: Rows = (LINES[0], (1, "It is green, Pulikovsky said.", "MC"), (2, "It is on fire.", "AO"))
    facts: Rows = (FACTS[0], (1, "It is green", 1, "Herald"), (2, "It is on fire", 2, "Herald"))
    number = int(room.claim("It is red.").rpartition("#")[2])

    done = put(room, template(lines=lines, facts=facts, sources=(SOURCES[0],)), Onto(SLUG))

    first, second = (get_claim(room.session, f"{SLUG}#{number + at}") for at in (1, 2))
    assert [one.exact for one in passages_of(room.session, first.id)] == ["It is green"]
    assert passages_of(room.session, second.id) == []
    assert [fate for fate, _ in fates(done, "Draft lines")] == [Fate.SAME, Fate.LEFT]
    assert fates(done, "Facts")[1][1].endswith("“It is on fire”; no place in the text")


def test_a_source_is_looked_for_on_file_first_and_a_protected_one_is_not_named(room: Room) -> None:
    sources: Rows = (
        ("ID", "Source", "Type", "Confidential"),
        ("S1", "herald", None, None),
        ("S2", "A man at the ministry", "Interview", "yes"),
        ("S3", "Herold", "Newspaper", None),
        ("S4", "HEROLD", "Newspaper", None),
        ("S5", "A bird", "Carrier pigeon", None),
    )
    done = put(room, template(sources=sources, facts=(FACTS[0], (1, "A fact", 1, "S2; S4"))))

    assert fates(done, "Sources") == [
        (Fate.SAME, "Herald is on file, and stays as it is"),
        (Fate.NEW, "a confidential source, as person"),
        (Fate.NEW, "Herold, as outlet; on file is Herald"),
        (Fate.SAME, "a row above names the same source"),
        (Fate.NEW, "A bird, as document, for “Carrier pigeon” is no kind that we know"),
    ]
    assert get_source(room.session, "A man at the ministry").confidential
    assert room.session.query(Source).filter_by(name="HEROLD").count() == 0


def test_one_refused_row_keeps_everything_out_and_each_is_named_with_its_reason(room: Room) -> None:
    long = "x" * 2_001
    for sheets, sentence in (
        ({"facts": (*FACTS, (4, "A fact", 1, "S9"))}, "Facts 5: “S9” is no source that the sheets or the desk know"),
        ({"facts": (*FACTS, (4, "A fact", 9, "S1"))}, "Facts 5: no draft line, or more than one, goes by “9”"),
        ({"facts": (*FACTS, (4, long, 1, "S1"))}, "Facts 5: text is 2,001 characters long: at most 2,000 are taken"),
        ({"facts": (*FACTS, (4, "a\u202eb", 1, "S1"))}, "Facts 5: text holds the character U+202E at place 2"),
        ({"facts": (*FACTS, (4, "a\ud800b", 1, "S1"))}, "Facts 5: a cell holds half of a character"),
        ({"sources": (*SOURCES, ("S4", "N" * 301))}, "Sources 5: name is 301 characters long"),
    ):
        assert refusal(room, **sheets).startswith(sentence), sentence


def test_a_fact_that_is_said_twice_is_one_claim(room: Room) -> None:
    done = put(room, template(facts=(*FACTS, (4, "the BRIDGE has 40  cracks", 2, "S1"))))

    assert fates(done, "Facts")[3] == (Fate.SAME, "it is bridge#2, which stays as it is")


def test_links_and_places_that_nobody_can_give_to_one_of_several_sources_stay_in_the_note(room: Room) -> None:
    header = ("Fact", "Source", "Page", "Quote", "Link")
    facts: Rows = (
        header,
        ("One", "S1", "p. 1", "so", "https://a.example"),
        ("Two", "S1, S2", "p. 2", "no", "https://b.example"),
    )

    put(room, template(facts=facts))

    one, two = (get_claim(room.session, f"bridge#{number}") for number in (1, 2))
    [held] = evidence_on(room.session, one.id)
    assert (held.url, held.locator, held.excerpt) == ("https://a.example", "p. 1", "so")
    assert (two.note or "").endswith("Where: p. 2\nQuote: no\nLink: https://b.example")
    assert [row.url for row in evidence_on(room.session, two.id)] == [
        "https://town.example/lee",
        "https://town.example/report",
    ]


def test_what_is_no_web_address_is_a_place_to_look_and_no_link(room: Room) -> None:
    put(room, template(sources=(SOURCES[0], ("S1", "Ann Lee", None, None, "javascript:alert(1)")), facts=FACTS[:2]))

    [held] = evidence_on(room.session, get_claim(room.session, "bridge#1").id)
    assert (held.url, held.locator) == (None, "javascript:alert(1); p. 4")


def test_the_story_must_be_named_rightly(room: Room) -> None:
    for onto, error, sentence in (
        (Onto("A bridge"), BadInputError, "“A bridge” is no slug"),
        (
            Onto(SLUG, "A headline"),
            BadInputError,
            f"{SLUG} is on file already with another headline, and --headline goes with a new article: leave it out",
        ),
        (Onto("bridge", None, "XX"), NotOnFileError, "XX"),
    ):
        with pytest.raises(error, match=sentence):
            put(room, onto=onto)
    with pytest.raises(MoveRefusedError):
        import_template(room.session, template(), BRIDGE, by=room.RD)
    assert room.session.query(Claim).filter(Claim.text == FACTS[1][1]).count() == 0


def test_hostile_cells_come_in_as_the_words_they_are_or_are_refused_in_a_sentence(room: Room) -> None:
    lines: Rows = (LINES[0], *((number, word, word) for number, word in enumerate(HOSTILE, 1)))
    said = [(word, f"{at} {word}", at, "S1", word, None, word) for at, word in enumerate(HOSTILE, 1)]
    facts: Rows = (FACTS[0], *said)
    sources: Rows = (*SOURCES, *((f"H{number}", word, word, word, word) for number, word in enumerate(HOSTILE, 1)))

    told = dry_run(room, template(lines, facts, sources))
    refused = {(row.sheet, row.row) for row in told.refused}
    harmless = [
        rows[at]
        for rows, name in ((lines, "Draft lines"), (facts, "Facts"))
        for at in range(len(rows))
        if (name, at + 1) not in refused
    ]
    done = put(room, template([row for row in harmless if len(row) == 3], [row for row in harmless if len(row) == 7]))

    assert len(told.rows) == len(lines) + len(facts) + len(sources) - 3
    assert all(row.says and "\n" not in row.says for row in told.refused)
    assert len(refused) < len(HOSTILE)
    assert done.refused == []
