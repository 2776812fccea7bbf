"""The lines of a row against the desk's: which became which, and what goes over where one takes the place of another."""

from __future__ import annotations

import pytest

from tests.services.newsroom import Room
from tests.services.test_importing_sheet import as_file, brought_in, edited, rows_in, sheet_of, told
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import AttributionStatus, Bearing
from tracker.services import attributing, evidencing
from tracker.services.foreseen import Fate
from tracker.services.sheet_in.lines import evidence_paired, speakers_paired
from tracker.services.sheet_in.pairing import Line


def piece(url: str, locator: str = "", bearing: str = "supports", source: str = "Court") -> Line:
    """A line of the evidence."""
    return {
        "evidence_source": source,
        "evidence_bearing": bearing,
        "evidence_url": url,
        "evidence_locator": locator,
        "archived_url": "",
    }


def test_a_changed_line_is_the_one_on_file_with_which_it_has_most_in_common() -> None:
    a, b, c = piece("a", "1"), piece("b", "2"), piece("c", "3")
    cases: list[tuple[list[Line], list[tuple[int, Line]], list[int]]] = [
        ([b, piece("c", "9")], [(2, piece("c", "9"))], [0]),
        ([piece("b", "9"), c], [(1, piece("b", "9"))], [0]),
        ([piece("a", "9"), piece("b", "8"), c], [(0, piece("a", "9")), (1, piece("b", "8"))], []),
        ([piece("x", "9"), piece("y", "8"), c], [(0, piece("x", "9")), (1, piece("y", "8"))], []),
        ([piece("a", "2"), piece("b", "3"), c], [(0, piece("a", "2")), (1, piece("b", "3"))], []),
        ([c, b, a], [], []),
        ([a, b], [], [2]),
    ]  # fmt: skip
    for lines, changed, gone in cases:
        outcome = evidence_paired(lines, [a, b, c])
        assert (outcome.changed, outcome.gone, outcome.added) == (changed, gone, []), lines
    with pytest.raises(BadInputError, match="line 2 may be one or another of those on file"):
        evidence_paired([a, piece("x", "9")], [a, b, c])


def test_where_no_column_says_whose_they_are_lines_go_by_their_place_and_none_is_gone() -> None:
    said = [{"speaker": name, "stance": stance, "via": ""} for name, stance in (("A", "reported"), ("B", "denied"))]

    swapped = speakers_paired([{"stance": "denied"}, {"stance": "reported"}], said)
    first = speakers_paired([{"stance": "denied"}], said)

    assert swapped.changed == [(0, {"stance": "denied"}), (1, {"stance": "reported"})]
    assert (first.changed, first.gone) == ([(0, {"stance": "denied"})], [])


def held(room: Room, label: str, url: str, locator: str, kept: str | None = None) -> None:
    """A piece of evidence of the court, with a file where one is named."""
    path = None
    if kept is not None:
        path = room.files.parent / kept
        path.write_text(kept, encoding="utf-8")
    holding = evidencing.Holding(locator=locator, url=url, file=path)
    evidencing.add_evidence(room.session, label, "Court", Bearing.SUPPORTS, holding, by=room.RL, files=room.files)


def test_a_piece_keeps_its_own_address_beside_its_own_file(room: Room) -> None:
    label = room.claim()
    for number, kept in ((1, "one.txt"), (2, None), (3, "three.txt")):
        held(room, label, f"https://example.org/{number}", f"p. {number}", kept)

    seen = edited(
        room,
        label,
        evidence_source="Court\nCourt",
        evidence_bearing="supports\nsupports",
        evidence_url="https://example.org/2\nhttps://example.org/3",
        evidence_locator="p. 2\np. 30",
        sha256=lambda text: "\n".join(text.split("\n")[1:]),
    )

    [says] = told(seen, Fate.CHANGED)
    assert "evidence_locator: “p. 3” -> “p. 30”" in says
    assert "Court (supports), “https://example.org/1” retracted" in says
    [row] = rows_in(sheet_of(room.session))
    assert row["evidence_url"] == "https://example.org/2\nhttps://example.org/3"
    assert row["evidence_locator"] == "p. 2\np. 30"
    again = edited(room, label, evidence_url="https://example.org/2\nhttps://example.org/x")
    assert "is a file that is kept" in told(again, Fate.REFUSED)[0]


def test_a_line_taken_out_of_every_column_is_retracted_and_the_columns_that_follow_go_with_it(room: Room) -> None:
    label = room.claim()
    room.said(label, "Herald")
    room.source("a clerk", "unnamed")
    room.said(label, "a clerk", "denied")
    first = {name: text.split("\n")[-1] for name, text in rows_in(sheet_of(room.session))[0].items()}
    group = ("speaker", "speaker_role", "stance", "via", "first_hand", "named")

    for names in (group[:-1], group):
        savepoint = room.session.begin_nested()
        seen = edited(room, label, **{name: first[name] for name in names})
        savepoint.rollback()
        room.session.expire_all()

        assert told(seen, Fate.CHANGED) == [f"{label}: speaker: Herald (reported) retracted (attribution 1)"], names


def test_another_stance_keeps_what_was_said_and_says_that_the_tick_is_lost(room: Room) -> None:
    label = room.claim()
    wording = attributing.Wording(quote="It flies.", said_on="2026-11-02", locator="0:31", note="Ask him.", cue="said")
    row, _ = attributing.attribute(
        room.session, label, "Herald", AttributionStatus.REPORTED, by=room.RL, first_hand=True, wording=wording
    )
    attributing.check_attribution(room.session, row.id, by=room.MC)

    seen = edited(room, label, stance="alleged")

    [says] = told(seen, Fate.CHANGED)
    assert "the checker's tick of attribution 1 is lost" in says
    assert "its cue and note stay with attribution 1" in says
    connection = room.session.connection()
    kept = connection.exec_driver_sql(
        "SELECT quote, said_on, locator, first_hand, checked_at FROM attribution WHERE id = 2"
    )
    assert tuple(kept.one()) == ("It flies.", "2026-11-02", "0:31", 1, None)


def test_what_cannot_be_written_is_refused_and_not_passed_over(room: Room) -> None:
    label = room.claim()
    room.said(label, "Herald")
    room.said(label, "Herald", "denied", via=["Agency"])
    three = {"speaker": "Herald\nHerald\nHerald", "stance": "reported\ndenied\nalleged"}
    cases = [
        ({"first_hand": "yes\nno"}, "first_hand is read of a speaker that is added"),
        ({"stance": "alleged\ndenied", "speaker_role": "person\noutlet"}, "what a source is stands with the source"),
        ({**three, "speaker_role": "—\n—\nperson"}, "what a source is"),
    ]  # fmt: skip
    for cells, sentence in cases:
        entries = len(room.entries())
        savepoint = room.session.begin_nested()
        seen = edited(room, label, **cells)
        savepoint.rollback()
        room.session.expire_all()
        assert sentence in " ".join(told(seen, Fate.REFUSED)), (cells, seen.rows)
        assert len(room.entries()) == entries


def test_the_order_of_lines_says_nothing(room: Room) -> None:
    label = room.claim()
    room.said(label, "Herald", first_hand=True)
    room.said(label, "Gazette", "denied", via=["Agency"])
    [row] = rows_in(sheet_of(room.session))
    group = ("speaker", "speaker_role", "stance", "via", "first_hand", "named")
    row.update({name: "\n".join(reversed(row[name].split("\n"))) for name in group})

    assert [one.fate for one in brought_in(room.session, room.EK, as_file([row])).rows] == [Fate.SAME]
    room.session.expire_all()
    seen = edited(room, label, stance="alleged\ndenied")
    assert len(told(seen, Fate.CHANGED)) == 1


UNSEEN = ("FA \U0001f3f4\U000e0067\U000e007f", "Agence\u00a0France", "A > B", "a\ufffbb")


def test_a_source_is_known_again_whatever_its_name_holds(room: Room) -> None:
    room.source("A", "outlet")
    room.source("B", "outlet")
    for name in UNSEEN:
        room.source(name, "outlet")
        label = room.claim(f"It was {name!a}.")
        room.said(label, "Court", via=[name])
        room.said(label, name, "alleged")
        room.held(label, source=name)
        before = len(room.rows()["source"])

        seen = edited(room, label, stance="confirmed\ndenied", evidence_locator="p. 5")

        assert len(told(seen, Fate.CHANGED)) == 1, (name, seen.rows)
        assert len(room.rows()["source"]) == before, name
        newest = "SELECT source_id, chain FROM attribution ORDER BY id DESC LIMIT 2"
        denied, confirmed = room.session.connection().exec_driver_sql(newest)
        assert (denied[0], confirmed[1]) == (room.named(name).id, str(room.named(name).id)), name


def test_a_new_name_is_no_name_with_signs_for_what_is_hidden_and_no_chain_that_is_one_name(room: Room) -> None:
    label = room.claim()
    room.source("A > B", "outlet")
    cases = [
        ({"speaker": "FA [U+E0067]", "speaker_role": "outlet"}, "is how a sheet shows what cannot be seen"),
        ({"speaker": "Herald", "via": "A > B"}, "is one source, whose name reads like a chain"),
    ]
    for cells, sentence in cases:
        assert sentence in " ".join(told(edited(room, label, **cells), Fate.REFUSED)), cells
