"""The three sheets of a fact-check: known by their looks, read row by row, and put together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.sheets.made import FACTS, LINES, SOURCES, Rows, template, workbook
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import SourceKind
from tracker.intake.sheets.fact_checking.headers import fits
from tracker.intake.sheets.fact_checking.matching import Matched, Matcher
from tracker.intake.sheets.fact_checking.reading import read_template
from tracker.intake.sheets.fact_checking.references import key_of, named, several
from tracker.intake.sheets.fact_checking.standing import story_of
from tracker.intake.sheets.fact_checking.template import Mark
from tracker.intake.sheets.fact_checking.words import kind_of, mark_of
from tracker.intake.sheets.workbook import Unread

STORIES: Rows = (
    ("Draft Story Line", "DSL ID", "Facts", "Total Facts", "DSL Notes"),
    ("The bridge, long shut, reopened.", 1, 'The bridge reopened,"The bridge was shut, for long"', 2, "ask the mayor"),
)
AIRTABLE: Rows = (
    ("Fact", "Fact ID", "FC Status", "Sources", "FC Notes", "Concerns", "Draft Story Lines", "Record_Count"),
    (
        "The bridge reopened",
        1,
        "Checked - Accurate",
        '"Lee, Ann",Report',
        "p. 4",
        "said twice?",
        "The bridge, long shut, reopened.",
        1,
    ),
    ("The bridge was shut, for long", 2, None, None, None, None, None, 2),
)
BASE: Rows = (
    ("Source", "Source ID", "Facts", "Source Type"),
    ("Lee, Ann", 1, None, "Human"),
    ("Report", 2, None, "Document"),
)


def matched(workbook_: object = None, text: str | None = None) -> list[Matched]:
    """Every fact of a workbook with what it names, in this text or in its own draft."""
    found = read_template(workbook_ or template())  # type: ignore[arg-type]
    matcher = Matcher(found, story_of(found.lines) if text is None else text)
    return [matcher.match(fact) for fact in found.facts]


def stands(text: str, one: Matched) -> list[str]:
    """The words of a text on which a fact stands."""
    return [text[start:end] for start, end in one.spans]


def test_the_three_sheets_are_known_by_their_names_and_headers_in_any_order() -> None:
    for known, sheets in (
        (True, {"Draft_lines": LINES, "Facts": FACTS, "Sources": SOURCES}),
        (True, {"3._Sources": SOURCES, "2_Facts": FACTS, "1_Lines": LINES}),
        (True, {"Read_me": (("How to use this",),), "Facts": FACTS, "Sources": SOURCES, "Story": LINES}),
        (True, {"Draft_Story_Lines": STORIES, "Facts": AIRTABLE, "Sources": BASE}),
        (True, {"Sheet1": LINES, "Sheet2": FACTS, "Sheet3": SOURCES}),
        (True, {"Draft": (("My story, fact-checked",), *LINES), "Facts": FACTS, "Sources": ((), (), *SOURCES)}),
        (False, {"Facts": FACTS, "Sources": SOURCES}),
        (False, {"Draft": LINES, "Facts": (), "Sources": SOURCES}),
        (False, {"Claims": (("claim", "article", "claim_text"),), "Sources": SOURCES, "Story": LINES}),
        (False, {"Budget": (("a", "b"), (1, 2)), "Staff": (("name", "room"),), "Lines": (("x", "y"),)}),
    ):
        assert fits(workbook(**sheets)) is known, sheets.keys()


def test_what_each_row_says_is_read_and_columns_with_no_place_of_their_own_are_named() -> None:
    found = read_template(workbook(Draft_Story_Lines=STORIES, Facts=AIRTABLE, Sources=BASE))

    [line], [first, second], sources = found.lines, found.facts, found.sources
    assert (line.key, line.facts) == ("1", ("The bridge reopened", "The bridge was shut, for long"))
    assert (first.mark, first.said) == (
        Mark.RIGHT,
        ("FC Status: Checked - Accurate", "FC Notes: p. 4", "Concerns: said twice?"),
    )
    assert [(one.name, one.kind) for one in sources] == [
        ("Lee, Ann", SourceKind.PERSON),
        ("Report", SourceKind.DOCUMENT),
    ]
    assert second.mark is Mark.OPEN
    assert "sheet “Facts”, “Concerns”: kept in the notes" in found.columns
    assert "sheet “Facts”, “Record_Count”: left out: the sheet works it out from other cells" in found.columns
    assert found.refused == []


def test_a_fact_finds_its_lines_and_sources_by_id_by_name_and_by_what_the_lines_say() -> None:
    first, second, third = matched()
    assert [[one.name for one in fact.sources] for fact in (first, second, third)] == [
        ["Ann Lee"],
        ["Ann Lee", "Inspection report"],
        ["Town archive"],
    ]
    one, other = matched(workbook(Draft_Story_Lines=STORIES, Facts=AIRTABLE, Sources=BASE))
    assert [source.name for source in one.sources] == ["Lee, Ann", "Report"]
    assert [line.key for line in (*one.lines, *other.lines)] == ["1", "1"]
    for cell, keys in (
        ("2", "2"),
        (2.0, "2"),
        ("#02", "2"),
        ("1-3", "123"),
        ("1, 3", "13"),
        ("1 & 2", "12"),
        ("1; 2", "12"),
    ):
        [fact] = matched(template(facts=(FACTS[0], (1, "A fact", cell))))
        assert "".join(line.key for line in fact.lines) == keys, cell


def test_a_fact_stands_on_its_words_in_its_line_else_on_the_line() -> None:
    text = story_of(read_template(template()).lines)

    first, second, _ = matched()

    assert text.count("\n\n") == 2
    assert stands(text, first) == ["The bridge over the Elde was closed on Monday"]
    assert stands(text, second) == ["Mayor Ann Lee said it had 40 cracks."]


def test_lines_are_found_in_a_text_that_is_set_otherwise_and_those_that_are_not_there_are_told() -> None:
    text = "BRIDGE SHUT\n\nThe bridge over\nthe Elde was  closed on Monday. Nobody knew why. It was built in 1931 – so they say."
    found = read_template(template())
    matcher = Matcher(found, text)

    assert [matcher.stands(line) for line in found.lines] == [True, False, False]
    assert [stands(text, one) for one in matched(text=text)] == [
        ["The bridge over\nthe Elde was  closed on Monday"],
        [],
        [],
    ]


def test_lines_go_by_their_numbers_and_lines_of_one_paragraph_stay_together() -> None:
    rows: Rows = (("No", "Paragraph", "Sentence"), (2, 1, "Two."), (1, 1, "One."), (3, 2, "Three."))
    unnumbered: Rows = (("No", "Sentence"), ("b", "Two."), ("a", "One."))

    assert story_of(read_template(template(lines=rows)).lines) == "One. Two.\n\nThree."
    assert story_of(read_template(template(lines=unnumbered)).lines) == "Two.\n\nOne."


def test_the_same_words_twice_stand_in_the_order_of_the_lines() -> None:
    rows: Rows = (("No", "Sentence"), (1, "Two barns burnt."), (2, "It rained."), (3, "Two barns burnt."))
    found = read_template(template(lines=rows))
    text = story_of(found.lines)

    spans = Matcher(found, text).spans

    assert [text[start:end] for start, end in spans.values()] == [row[1] for row in rows[1:]]
    assert len(set(spans.values())) == 3


def test_a_row_that_cannot_be_read_is_kept_aside_with_its_reason() -> None:
    broken = Unread("it holds the error #REF!: mend the formula, or write the value")
    for sheets, where, why in (
        ({"facts": (*FACTS, (4, broken))}, ("Facts", 5), "column B, “Fact”: it holds the error #REF!"),
        ({"facts": (*FACTS, (4, None, 1, "S1"))}, ("Facts", 5), "the row has no fact, and other cells are filled"),
        ({"sources": (*SOURCES, ("S4", None, None, "555"))}, ("Sources", 5), "the row has no name of a source"),
        ({"lines": (*LINES, (4, None, "MC"))}, ("Draft lines", 5), "the row has no words of the draft"),
    ):
        [refused] = read_template(template(**sheets)).refused
        assert (refused.where.sheet, refused.where.row) == where
        assert refused.why.startswith(why)
    assert read_template(template(facts=(*FACTS, (4,), FACTS[0]))).refused == []  # numbered beforehand; a header again


def test_a_line_that_is_not_there_or_is_there_twice_is_asked_for() -> None:
    twice = (*LINES, (3, "Another three."))
    for lines, cell in ((LINES, "9"), (twice, "3")):
        with pytest.raises(BadInputError, match=f"no draft line, or more than one, goes by “{cell}”: give its number"):
            matched(template(lines=lines, facts=(FACTS[0], (1, "A fact", cell))))


def test_what_a_sheet_calls_right_or_wrong_is_told_apart_from_what_it_leaves_open() -> None:
    for status, right, correction, mark in (
        ("Checked - Accurate", "", "", Mark.RIGHT),
        ("✓", "", "", Mark.RIGHT),
        ("VERIFIED", "", "n/a", Mark.RIGHT),
        ("yes", "", "", Mark.RIGHT),
        ("no", "", "", Mark.OPEN),
        ("", "no", "", Mark.WRONG),
        ("", "✗", "", Mark.WRONG),
        ("Incorrect", "", "", Mark.WRONG),
        ("Checked", "", "1913", Mark.WRONG),
        ("Changed - Needs Attention", "", "", Mark.OPEN),
        ("In progress", "", "", Mark.OPEN),
        ("", "", "", Mark.OPEN),
    ):
        assert mark_of(status, right, correction) is mark, (status, right, correction)


def test_kinds_of_source_are_taken_as_far_as_the_sheet_says_them() -> None:
    for said, kind in (
        ("Interview", SourceKind.PERSON),
        ("Human Source", SourceKind.PERSON),
        ("public-record", SourceKind.DOCUMENT),
        ("Document (court)", SourceKind.DOCUMENT),
        ("Dataset", SourceKind.DATASET),
        ("News article", SourceKind.OUTLET),
        ("Newspaper", SourceKind.OUTLET),
        ("radio", SourceKind.OUTLET),
        ("TV", SourceKind.OUTLET),
        ("website", SourceKind.OUTLET),
        ("wire", SourceKind.AGENCY),
        ("court filing", SourceKind.DOCUMENT),
        ("anonymous", SourceKind.UNNAMED),
        ("Interview, report", None),
        ("Primary", None),
        ("", None),
    ):
        assert kind_of(said) is kind, said


def test_cells_that_name_rows_are_taken_apart() -> None:
    there = {key_of(key): key for key in ("1", "2", "S1", "Lee, Ann")}

    for cell, found, unknown in (
        ("Lee, Ann", ["Lee, Ann"], []),
        ('"Lee, Ann", S1', ["Lee, Ann", "S1"], []),
        ("s1\n2.0", ["S1", "2"], []),
        ("1, 1", ["1"], []),
        ("1, X", ["1"], ["X"]),
        ("", [], []),
    ):
        assert named(cell, lambda said: there.get(key_of(said))) == (found, unknown), cell
    assert several('a "b') == ['a "b']


_CELL = (
    st.none()
    | st.integers(0, 9)
    | st.text(max_size=6)
    | st.sampled_from(["1-9", "S1", "Checked", '"', "\ud800", "a, b"])
)


@settings(max_examples=40)
@given(st.lists(st.tuples(*[_CELL] * 7), max_size=6), st.lists(st.tuples(*[_CELL] * 4), max_size=4))
def test_whatever_the_cells_hold_every_fact_is_placed_inside_the_text_or_refused_in_a_sentence(
    facts: list[tuple[object, ...]], lines: list[tuple[object, ...]]
) -> None:
    found = read_template(template(lines=(*LINES, *lines), facts=(FACTS[0], *facts)))  # type: ignore[arg-type]
    text = story_of(found.lines)
    matcher = Matcher(found, text)

    for fact in found.facts:
        try:
            spans = matcher.match(fact).spans
        except BadInputError:
            continue
        assert all(0 <= start < end <= len(text) for start, end in spans)
