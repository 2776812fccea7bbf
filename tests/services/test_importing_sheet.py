"""A sheet onto the desk: what nobody edited changes nothing, an edited cell changes just that, and nothing is forged."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest

from tests import bundles
from tests.conftest import Desk
from tests.services.newsroom import SLUG, Room
from tracker.domain.desk_sheet import BY_NAME, COLUMNS
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Bearing
from tracker.intake.sheets.mapping import SheetMapping, mapping_of
from tracker.intake.sheets.opening import workbook_of
from tracker.models import Person
from tracker.services import claiming, evidencing, reviewing
from tracker.services.exporting_sheet import desk_sheet, pieces_of
from tracker.services.foreseen import Fate, Foreseen
from tracker.services.importing_sheet import Asked, import_claims, look_at_claims
from tracker.services.sheet_in.looking import Looked

Rows = list[dict[str, str]]
HELD = evidencing.Holding(locator="p. 1", url="https://example.org/a")


def sheet_of(session: Any, form: str = "csv", slug: str | None = None) -> bytes:
    """The desk's sheet as a file."""
    return b"".join(pieces_of(desk_sheet(session, slug), form))


def rows_in(content: bytes) -> Rows:
    """The rows of a CSV file by their headers."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def as_file(rows: Rows) -> bytes:
    """Rows as a CSV file again."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def brought_in(
    session: Any, by: Person, content: bytes, mapping: SheetMapping | None = None, article: str | None = None
) -> Foreseen:
    """What importing a file comes to."""
    return import_claims(session, workbook_of(content, "a.csv"), Asked(mapping, article), by=by)


def told(seen: Foreseen, fate: Fate) -> list[str]:
    """What is said of the rows with this fate."""
    return [row.says for row in seen.in_order() if row.fate is fate]


def story(room: Room) -> tuple[str, str]:
    """A claim that is decided, and one in review with two speakers, two pieces of evidence and a note."""
    decided = room.decided(room.claim("The train is green."))
    label = room.claim("The train has a helicopter on board.")
    room.said(label, "Herald", via=["Agency"])
    room.said(label, "Gazette", "denied", first_hand=False)
    evidencing.add_evidence(room.session, label, "Court", Bearing.SUPPORTS, HELD, by=room.RL, files=room.files)
    room.held(label, "context", "Herald")
    reviewing.take(room.session, label, by=room.MC)
    return decided, label


def edited(room: Room, label: str, **cells: str | Callable[[str], str]) -> Foreseen:
    """Some cells of one claim's row changed in a fresh sheet, and the sheet brought in by an editor."""
    rows = rows_in(sheet_of(room.session))
    [row] = [row for row in rows if row["claim"] == label]
    for name, text in cells.items():
        row[name] = text if isinstance(text, str) else text(row[name])
    return brought_in(room.session, room.EK, as_file(rows))


def test_a_sheet_that_nobody_edited_changes_nothing_in_either_form(room: Room) -> None:
    story(room)
    room.source("=cmd|' /C calc'!A0", "person")
    room.said(room.claim("'=1+1 is 2, and -3 @home\u200b is not."), "=cmd|' /C calc'!A0", "alleged")
    entries = len(room.entries())

    for form in ("csv", "xlsx"):
        workbook = workbook_of(sheet_of(room.session, form), "a")
        seen = import_claims(room.session, workbook, Asked(), by=room.EK)

        assert {row.fate for row in seen.rows} == {Fate.SAME}, form
    assert len(room.entries()) == entries


def test_every_record_that_a_desk_can_hold_goes_out_and_comes_in_unchanged(desk: Desk) -> None:
    bundles.furnish(desk)

    with desk.writing() as session:
        for form in ("csv", "xlsx"):
            workbook = workbook_of(sheet_of(session, form), "a")
            seen = import_claims(session, workbook, Asked(), by=desk.person(session, "ann"))

            assert [row.says for row in seen.rows if row.fate is not Fate.SAME] == [], form
            assert len(seen.rows) == 4


EDITS: list[tuple[dict[str, Any], list[str], set[str], str]] = [
    ({"claim_text": "It carries a helicopter."}, ["edit claim"], {"claim"}, "claim_text: "),
    ({"status": "alleged"}, ["edit claim"], {"claim"}, "status: reported -> alleged"),
    ({"status": "Alleged"}, ["edit claim"], {"claim"}, "status: reported -> alleged"),
    ({"risk": "high"}, ["edit claim"], {"claim"}, "risk: normal -> high"),
    ({"about": "the railway"}, ["edit claim"], {"claim"}, "about: (empty) -> “the railway”"),
    ({"allegation": "yes"}, ["edit claim"], {"claim"}, "allegation: no -> yes"),
    ({"as_of": "13.9.2023"}, ["edit claim"], {"claim"}, "as_of: "),
    ({"notes": "Ask.\nTwice."}, ["edit claim"], {"claim"}, "notes: (empty) -> "),
    ({"exact": "It is green, Pulikovsky said."}, ["edit claim"], {"claim", "passage"}, "exact: (empty) -> "),
    ({"claim_text": "It has two.", "risk": "high"}, ["edit claim"], {"claim"}, "risk: normal -> high"),
    (
        {"speaker": lambda text: f"{text}\nCourt", "stance": lambda text: f"{text}\nconfirmed"},
        ["attribute"],
        {"attribution"},
        "speaker: Court (confirmed) added",
    ),
    (
        {"speaker": lambda text: f"{text}\nCity Desk", "speaker_role": lambda text: f"{text}\noutlet"},
        ["add source", "attribute"],
        {"source", "attribution"},
        "speaker: City Desk (reported) added",
    ),
    (
        {"speaker": lambda text: f"{text}\nCourt", "first_hand": lambda text: f"{text}\nyes"},
        ["attribute"],
        {"attribution"},
        "speaker: Court (reported) added",
    ),
    (
        {"stance": "alleged\ndenied"},
        ["retract attribution", "attribute"],
        {"attribution", "via"},
        "speaker: Herald (reported) via Agency retracted",
    ),
    (
        {"speaker": ""},
        ["retract attribution", "retract attribution"],
        {"attribution", "claim"},
        "Gazette (denied) retracted",
    ),
    (
        {"evidence_url": "https://example.org/b\n—"},
        ["mend evidence"],
        {"evidence", "claim"},
        "evidence_url: “https://example.org/a” -> “https://example.org/b”",
    ),
    ({"evidence_locator": "p. 1\np. 9"}, ["mend evidence"], {"evidence"}, "evidence_locator: “p. 4” -> “p. 9”"),
    ({"archived_url": "https://archive.example/a\n"}, ["mend evidence"], {"evidence"}, "archived_url: (empty) -> "),
    (
        {
            "evidence_source": lambda text: f"{text}\nAgency",
            "evidence_bearing": lambda text: f"{text}\nrefutes",
            "evidence_url": lambda text: f"{text}\nhttps://example.org/c",
        },
        ["add evidence"],
        {"evidence", "claim"},
        "evidence: Agency (refutes), “https://example.org/c” added",
    ),
    ({"assignee": "AO"}, ["assign"], {"hold", "review", "claim"}, "assignee: AO"),
    ({"assignee": ""}, ["release"], {"hold", "review"}, "assignee: MC -> (empty)"),
]
"""What somebody changes in the row of a claim in review, the acts that come of it, the tables they touch, and what is told."""


def test_an_edited_cell_changes_just_that(room: Room) -> None:
    _, label = story(room)
    tried: set[str] = set()
    for cells, acts, tables, said in EDITS:
        before, entries = room.rows(), len(room.entries())
        savepoint = room.session.begin_nested()

        seen = edited(room, label, **cells)

        assert [row.fate for row in seen.rows if row.fate is not Fate.SAME] == [Fate.CHANGED], (cells, seen.rows)
        assert said in told(seen, Fate.CHANGED)[0], (cells, told(seen, Fate.CHANGED))
        assert [entry.act for entry in room.entries()[entries:]] == acts, cells
        touched = {table for table, rows in room.rows().items() if rows != before[table]}
        assert touched - {"claim"} == tables - {"claim"}, cells
        others = {key for key, row in room.rows()["claim"].items() if before["claim"][key] != row}
        assert others <= {room.on_file(label).id}, cells
        assert {row.fate for row in edited(room, label).rows} == {Fate.SAME}
        tried.update(cells)
        savepoint.rollback()
        room.session.expire_all()
    untried = {column.name for column in COLUMNS if column.writable} - tried
    assert untried == {"claim", "article", "via"}


def test_another_chain_is_another_attribution_and_the_old_one_stays_on_file_as_retracted(room: Room) -> None:
    _, label = story(room)

    seen = edited(room, label, via="Court > Agency\n—")

    [says] = told(seen, Fate.CHANGED)
    assert "speaker: Herald (reported) via Agency retracted" in says
    assert "speaker: Herald (reported) via Court > Agency added" in says
    [now] = [row for row in rows_in(sheet_of(room.session)) if row["claim"] == label]
    assert (now["speaker"], now["via"]) == ("Gazette\nHerald", "—\nCourt > Agency")


def test_an_emptied_cell_of_a_field_that_may_be_empty_is_an_edit(room: Room) -> None:
    _, label = story(room)
    edited(room, label, about="the railway", notes="Ask.", as_of="2023")

    seen = edited(room, label, about="", notes="", as_of="")

    assert "notes: Ask -> (empty)" in told(seen, Fate.CHANGED)[0].replace("“", "").replace("”", "").replace(
        "Ask.", "Ask"
    )
    claim = room.on_file(label)
    assert (claim.about, claim.note, claim.as_of) == (None, None, None)


def test_a_new_text_takes_the_decision_back_and_a_filled_in_copy_does_not(room: Room) -> None:
    label, _ = story(room)

    edited(room, label, archived_url="https://archive.example/a\n—")
    assert room.state(label) == "verified"
    seen = edited(room, label, claim_text="The train is red.")

    assert "its decision no longer stands" in told(seen, Fate.CHANGED)[0]
    assert room.state(label) == "in_review"


def test_what_the_desk_works_out_or_decides_no_sheet_can_write(room: Room) -> None:
    _, label = story(room)
    entries = len(room.entries())
    written = {"number": "77", "time": "2020-01-01 00:00:00", "text": "forged"}

    for column in COLUMNS:
        if column.writable or column.name in ("updated_at", "desk_entry", "written_at"):
            continue
        seen = edited(room, label, **{column.name: written[column.kind.value]})

        [says] = told(seen, Fate.REFUSED)
        assert f", {column.name}: a sheet cannot change it: " in says, column.name
        assert column.mend.replace("{claim}", label) in says
    assert len(room.entries()) == entries


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"claim_text": ""}, "claim_text: it cannot be empty"),
    ({"status": "reportd"}, "“reportd” is no status: choose reported, alleged"),
    ({"risk": "huge"}, "“huge” is no risk"),
    ({"allegation": "perhaps"}, "allegation is yes or no, not “perhaps”"),
    ({"as_of": "last week"}, "as_of is to be a day such as 2023-09-13"),
    ({"exact": "words that stand nowhere"}, "exact: these words are not in the article's newest text"),
    ({"about": "a\u202eb"}, "about: the party holds the character U+202E"),
    ({"stance": "unattributed\ndenied"}, "“unattributed” is no stance"),
    ({"speaker": "Heralt\nGazette"}, "there is no source “Heralt” on file; did you mean Herald?"),
    ({"speaker": "Radio Nowhere\nGazette", "speaker_role": "—\noutlet"}, "say what it is under speaker_role"),
    ({"speaker": "Herald"}, "line 2 says something, but nothing under speaker"),
    ({"speaker_role": "person\noutlet"}, "`tracker source edit NAME --kind person` changes it for every claim"),
    ({"first_hand": "yes\nno"}, "first_hand is read of a speaker that is added"),
    ({"via": "Agency > Herald\n—"}, "names a source twice"),
    ({"evidence_source": "Court"}, "line 2 says something, but nothing under evidence_source"),
    ({"evidence_bearing": "refutes\ncontext"}, "was put on file as supports"),
    ({"evidence_url": "—\n—", "evidence_locator": "—\np. 4"}, "evidence needs something to look at"),
    ({"assignee": "nobody"}, "nobody at this desk is called “nobody”"),
    ({"article": "elsewhere"}, "and a claim stays in its story"),
    ({"claim": f"{SLUG}#99"}, "there is no claim “kim-train#99” on file; empty the cell for a new claim"),
    ({"claim": f"{SLUG}#1"}, "stands in row 2 already"),
    ({"claim": ""}, "a new claim comes in unreviewed, with nothing decided: empty state"),
    ({"desk_entry": "9-000000000000", "notes": "x"}, "of this desk's ledger is another one"),
    ({"desk_entry": "soon", "notes": "x"}, "desk_entry: it does not name an entry of the ledger"),
]


def test_a_cell_that_cannot_be_taken_is_refused_with_its_place_and_the_mend_and_the_rest_is_told(room: Room) -> None:
    _, label = story(room)
    for cells, sentence in REFUSED:
        rows = rows_in(sheet_of(room.session))
        entries = len(room.entries())
        rows[1].update(cells)
        rows.append({**dict.fromkeys(rows[0], ""), "article": SLUG, "claim_text": "There are two."})

        savepoint = room.session.begin_nested()
        seen = brought_in(room.session, room.EK, as_file(rows))
        savepoint.rollback()

        assert sentence in " ".join(told(seen, Fate.REFUSED)), (cells, told(seen, Fate.REFUSED))
        assert {row.row for row in seen.refused} == {3}, cells
        assert len(told(seen, Fate.NEW)) == 1, cells
        assert len(room.entries()) == entries
    assert room.on_file(label).text == "The train has a helicopter on board."


def test_who_may_not_do_it_on_the_desk_may_not_do_it_with_a_sheet(room: Room) -> None:
    _, label = story(room)
    edited(room, label, risk="high")
    rows = rows_in(sheet_of(room.session))
    next(row for row in rows if row["claim"] == label)["risk"] = "normal"

    seen = brought_in(room.session, room.RL, as_file(rows))

    assert "lowering the risk of a claim takes an editor" in told(seen, Fate.REFUSED)[0]
    with pytest.raises(BadInputError, match="no column holds claims"):
        brought_in(room.session, room.EK, b"colour,size\nred,2\n")


def test_a_row_is_refused_where_the_desk_has_moved_on_and_left_alone_where_nobody_edited_it(room: Room) -> None:
    decided, label = story(room)
    old = rows_in(sheet_of(room.session))
    edited(room, label, notes="from the desk")
    edited(room, decided, notes="from the desk")
    other = room.claim("Another one.")

    assert {row.fate for row in brought_in(room.session, room.EK, as_file(old)).rows} == {Fate.SAME}
    next(row for row in old if row["claim"] == label)["about"] = "the railway"
    seen = brought_in(room.session, room.EK, as_file(old))

    assert told(seen, Fate.REFUSED) == [
        f"{label} was changed since the sheet was written (notes); `tracker export-sheet {SLUG}` writes a fresh sheet: "
        "make the changes there"
    ]
    assert room.on_file(other).note is None


def test_a_sheet_goes_on_being_worked_in_after_it_came_in_once(room: Room) -> None:
    _, label = story(room)
    rows = rows_in(sheet_of(room.session))
    [row] = [row for row in rows if row["claim"] == label]
    row["notes"], row["speaker"], row["stance"] = "first", f"{row['speaker']}\nCourt", f"{row['stance']}\nreported"
    brought_in(room.session, room.EK, as_file(rows))
    row["about"] = "then this"

    seen = brought_in(room.session, room.EK, as_file(rows))

    assert told(seen, Fate.CHANGED) == [f"{label}: about: (empty) -> “then this”"]


def test_without_the_entry_a_sheet_is_held_against_the_time_it_bears(room: Room) -> None:
    _, label = story(room)
    rows = rows_in(sheet_of(room.session))
    for row in rows:
        del row["desk_entry"]
        row["updated_at"] = "2001-01-01 00:00:00"
    next(row for row in rows if row["claim"] == label)["notes"] = "x"

    seen = brought_in(room.session, room.EK, as_file(rows))

    assert "was changed since the sheet was written" in told(seen, Fate.REFUSED)[0]


def test_columns_and_rows_left_out_say_nothing(room: Room) -> None:
    _, label = story(room)
    rows = [{"claim": label, "stance": "alleged\ndenied"}]

    seen = brought_in(room.session, room.EK, as_file(rows))

    assert "via Agency retracted" in told(seen, Fate.CHANGED)[0]
    assert "Herald (alleged) via Agency added" in told(seen, Fate.CHANGED)[0]
    assert len(rows_in(sheet_of(room.session))) == 2


ANYBODYS = "Fact;Who says so;Type of source;Link;Checked by;Comment;Colour\n"


def test_anybodys_sheet_comes_in_by_its_headers_once_and_again_without_a_change(room: Room) -> None:
    content = (
        f"{ANYBODYS}The train is green.;Herald;;https://herald.example/1;MC;see the map;red\n"
        "It left at noon.;Jo Bloggs;person;;;;\n"
    ).encode("utf-16")

    seen = brought_in(room.session, room.RL, content, article=SLUG)

    assert [row.fate for row in seen.rows] == [Fate.NEW, Fate.NEW]
    assert "claim_text is “Fact”" in seen.remarks[0]
    assert "columns left out: “Colour”" in seen.remarks[1]
    assert "new sources: “Jo Bloggs” (person)" in seen.remarks[2]
    [green, noon] = rows_in(sheet_of(room.session))
    assert (green["speaker"], green["evidence_source"], green["evidence_url"]) == (
        "Herald",
        "Herald",
        "https://herald.example/1",
    )
    assert (green["notes"], green["state"]) == ("see the map\nChecked by: MC", "unreviewed")
    assert (noon["speaker"], noon["speaker_role"]) == ("Jo Bloggs", "person")
    entries = len(room.entries())
    assert [row.fate for row in brought_in(room.session, room.RL, content, article=SLUG).rows] == [Fate.SAME, Fate.SAME]
    assert len(room.entries()) == entries


def test_a_row_that_says_what_a_claim_says_adds_its_sources_and_takes_nothing_away(room: Room) -> None:
    _, label = story(room)
    content = f"{ANYBODYS}the train has a HELICOPTER on board.;Agency;;https://agency.example;;;\n".encode()

    seen = brought_in(room.session, room.RL, content, article=SLUG)

    [says] = told(seen, Fate.FILLED)
    assert says.startswith(f"{label} says the same: speaker: Agency (reported) added")
    [row] = [row for row in rows_in(sheet_of(room.session)) if row["claim"] == label]
    assert row["speaker"] == "Herald\nGazette\nAgency"
    assert row["status"] == "reported"


def test_a_mapping_says_which_column_is_which_and_who_is_meant(room: Room) -> None:
    mapping = mapping_of(
        {
            "article": SLUG,
            "columns": {"claim_text": "Statement", "speaker": "By", "status": "How", "notes": ["Colour", "Size"]},
            "values": {"status": {"on the record": "confirmed"}},
            "defaults": {"speaker_role": "person", "risk": "high"},
            "split": {"speaker": ";"},
            "sources": {"The Heralt": "Herald", "Heralda": "new: outlet"},
        },
        "m.toml",
    )
    content = b'Statement,By,How,Colour,Size\nIt left.,"The Heralt; Heralda; Jo Bloggs",On the Record,red,\n'

    seen = brought_in(room.session, room.RL, content, mapping)

    assert [row.fate for row in seen.rows] == [Fate.NEW], seen.rows
    [row] = rows_in(sheet_of(room.session))
    assert row["speaker"] == "Herald\nHeralda\nJo Bloggs"
    assert row["speaker_role"] == "outlet\noutlet\nperson"
    assert (row["status"], row["stance"], row["risk"]) == ("confirmed", "confirmed\nconfirmed\nconfirmed", "high")
    assert row["notes"] == "Colour: red"


def test_no_confidential_source_is_offered_to_somebody_who_wrote_nearly_its_name(room: Room) -> None:
    room.source("BIRCHWOOD", "person", confidential=True)

    seen = brought_in(room.session, room.RL, b"Fact,Source\nIt left.,BIRCHWOD\n", article=SLUG)

    assert "BIRCHWOOD" not in told(seen, Fate.REFUSED)[0]


def test_a_copied_row_of_the_desks_own_sheet_forges_no_decision(room: Room) -> None:
    decided, _ = story(room)
    rows = rows_in(sheet_of(room.session))
    copy = {**next(row for row in rows if row["claim"] == decided), "claim": "", "claim_text": "It is blue."}

    seen = brought_in(room.session, room.EK, as_file([*rows, copy]))

    assert "empty state, signed_by, signed_at, second_signed_by" in told(seen, Fate.REFUSED)[0]
    assert BY_NAME["state"].writable is False


def test_what_was_typed_with_loose_accents_comes_in_once_and_again_without_a_change(room: Room) -> None:
    label = room.claim("The train is green.")
    rows = rows_in(sheet_of(room.session))
    rows[0] |= {
        "notes": "gru\u0308n",
        "speaker": "Bu\u0308rgeramt",
        "speaker_role": "organisation",
        "about": "Zu\u0308ge",
    }
    for fate in (Fate.CHANGED, Fate.SAME, Fate.SAME):
        seen = brought_in(room.session, room.EK, as_file(rows))
        assert [row.fate for row in seen.in_order()] == [fate], [row.says for row in seen.rows]
    again = rows_in(sheet_of(room.session))
    assert (again[0]["claim"], again[0]["notes"]) == (label, "gr\u00fcn")


def test_what_a_spreadsheet_program_made_of_a_cell_by_itself_is_no_edit_and_goes_back_with_the_row(room: Room) -> None:
    label = room.claim("The train is green.")
    claiming.edit_claim(room.session, label, by=room.EK, note="00123", as_of="2026-11")
    room.held(label, locator="12:30")
    mangled = {"notes": "123", "as_of": "2026-11-01", "evidence_locator": "12:30:00 PM"}

    assert told(edited(room, label, **mangled), Fate.SAME) == [""]
    [says] = told(edited(room, label, **mangled, evidence_url="https://example.org/b"), Fate.CHANGED)
    assert "evidence_locator" not in says
    assert "notes" not in says
    [row] = rows_in(sheet_of(room.session))
    assert (row["notes"], row["as_of"], row["evidence_locator"]) == ("00123", "2026-11", "12:30")


def test_a_link_beside_a_verdict_that_says_wrong_is_context_and_the_verdict_decides_nothing(room: Room) -> None:
    sheet = "Claim,Source,Link,Verdict\nIt is blue.,Herald,https://a.example/1,False\nIt is red.,Herald,https://a.example/2,True\n"

    seen = brought_in(room.session, room.EK, sheet.encode(), article=SLUG)
    [wrong, right] = told(seen, Fate.NEW)

    assert "(context), “https://a.example/1” added (evidence 1): the sheet says that the claim is wrong" in wrong
    assert "(supports)" in right
    rows = rows_in(sheet_of(room.session))
    assert [(row["state"], row["evidence_bearing"], row["notes"]) for row in rows] == [
        ("unreviewed", "context", "Verdict: False"),
        ("unreviewed", "supports", "Verdict: True"),
    ]


def test_rows_are_looked_at_before_anybody_has_to_wait_and_again_only_where_something_was_written_since(
    room: Room,
) -> None:
    steps: list[str] = []
    sheet = workbook_of(b"Claim,Source\nIt is blue.,Herald\nIt is red.,Gazette\n", "a.csv")
    asked, told = Asked(article=SLUG), lambda rows: steps.append(f"{rows} done")

    def bring_in(looked: Looked | None = None) -> list[Fate]:
        steps.clear()
        seen = import_claims(
            room.session,
            sheet,
            asked,
            by=room.EK,
            looked=looked,
            looked_at=told,
            left=lambda rows: steps.append(f"{rows} left"),
        )
        return [row.fate for row in seen.rows]

    early = look_at_claims(room.session, sheet, asked, by=room.EK, looked_at=told)
    assert steps == ["1 done", "1 done"]
    assert bring_in() == [Fate.NEW, Fate.NEW]
    assert steps == ["1 done", "1 done", "2 left", "1 done", "1 done"]

    assert bring_in(early) == [Fate.SAME, Fate.SAME], "looked at again, for the desk has gone on"
    assert steps == ["1 done", "1 done", "2 left", "1 done", "1 done"]
    bring_in(look_at_claims(room.session, sheet, asked, by=room.EK))
    assert steps == ["2 left", "1 done", "1 done"]
