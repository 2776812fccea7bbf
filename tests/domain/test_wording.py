"""What a text field may hold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.each import each
from tracker.domain.errors import BadInputError
from tracker.domain.wording import (
    LINE,
    NAME,
    PROSE,
    STORY,
    as_on_file,
    clean,
    clean_day,
    clean_optional,
    clean_slug,
    clean_story,
    shown,
)

LIMITS = [NAME, LINE, PROSE]
BLANK = ["", " ", "\u00a0", "\u3000", "\u2007 ", "\u3164", "\u2800", "\u0301", "\u200d\u200c"]
CONTROL = ["\x00", "\x07", "\x0b", "\x1b[2J", "\x7f", "\x85", "\x9b", "\r"]
BIDI = ["\u202a", "\u202d", "\u202e", "\u2066", "\u2069"]
TEN_MEGABYTES = "x" * 10_000_000
HALVES = ["\ud800", "\udcff", "\udfff"]


@each("limit", LIMITS)
@each("blank", BLANK)
def test_what_shows_nothing_is_blank(limit: int, blank: str) -> None:
    with pytest.raises(BadInputError, match=r"^the field is blank: give it some words$"):
        clean("the field", blank, limit)


@each("limit", LIMITS)
@each("mark", [*CONTROL, *BIDI, *HALVES])
def test_a_character_that_drives_a_terminal_or_turns_the_line_is_named_and_refused(limit: int, mark: str) -> None:
    with pytest.raises(BadInputError) as refused:
        clean("the field", f"A word{mark}, and more", limit)

    assert str(refused.value) == f"the field holds the character U+{ord(mark[0]):04X} at place 7: take it out"


@each("mark", ["\n", "\t", "\u2028", "\u2029"])
def test_only_prose_has_several_lines(mark: str) -> None:
    assert clean("the note", f"one{mark}two", PROSE) == f"one{mark}two"
    for limit in (NAME, LINE):
        with pytest.raises(BadInputError, match=f"U\\+{ord(mark):04X} at place 4"):
            clean("the field", f"one{mark}two", limit)


def test_line_ends_of_windows_become_line_feeds() -> None:
    assert clean("the note", "one\r\ntwo", PROSE) == "one\ntwo"


@each("mark", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_two_names_that_look_the_same_are_the_same(mark: str) -> None:
    with pytest.raises(BadInputError, match=f"the name holds the character U\\+{ord(mark):04X} at place 6"):
        clean("the name", f"AlJaz{mark}eera", NAME)


@each("name", ["می‌خواهم", "👩‍⚖️ the judge", "Al-Jazeera\u200e", "Łódź", "東京新聞", "Ω"])
def test_names_of_every_script_are_taken(name: str) -> None:
    assert clean("the name", name, NAME) == unicodedata.normalize("NFC", name)


@each("limit", [*LIMITS, STORY])
def test_what_is_too_long_is_refused_with_its_length(limit: int) -> None:
    assert clean("the field", "x" * limit, limit) == "x" * limit
    with pytest.raises(BadInputError, match=f"^the field is 10,000,000 characters long: at most {limit:,} are taken$"):
        clean("the field", "x" * 10_000_000, limit)


@given(some.text(max_size=60), some.sampled_from(LIMITS))
def test_what_is_taken_is_composed_trimmed_and_stays_as_it_is(value: str, limit: int) -> None:
    try:
        taken = clean("the field", value, limit)
    except BadInputError:
        return

    assert taken == unicodedata.normalize("NFC", taken) == taken.strip()
    assert clean("the field", taken, limit) == taken


def test_a_field_left_out_stays_out_and_a_blank_one_is_refused() -> None:
    assert clean_optional("the note", None, PROSE) is None
    with pytest.raises(BadInputError, match="the note is blank"):
        clean_optional("the note", " ", PROSE)


@given(some.text(max_size=40))
def test_a_name_is_looked_for_as_it_would_stand_on_file(name: str) -> None:
    try:
        on_file = clean("the name", name, NAME)
    except BadInputError:
        as_on_file(name).encode()
        return

    assert as_on_file(unicodedata.normalize("NFD", name)) == on_file


@each("name", ["\udcff", TEN_MEGABYTES, " "])
def test_what_no_file_can_hold_is_looked_for_nowhere(name: str) -> None:
    assert as_on_file(name) == ""


@each("slug", ["a", "kim-train", "2023.09_kim", "x" * 100])
def test_a_slug_is_plain(slug: str) -> None:
    assert clean_slug(slug) == slug


@each("slug", ["", "Kim", "-a", "a-", "a#1", "a b", "é", "a\n", "x" * 101, TEN_MEGABYTES, "\x1b"])
def test_anything_else_is_no_slug(slug: str) -> None:
    with pytest.raises(BadInputError) as refused:
        clean_slug(slug)

    assert str(refused.value).endswith("is no slug: use lower-case letters, digits and dashes, such as kim-train")
    assert len(str(refused.value)) < 200


@each("day", ["2023", "2023-09", "2023-09-13", "2024-02-29", None])
def test_a_day_may_be_a_month_or_a_year(day: str | None) -> None:
    assert clean_day("--as-of", day) == day


@each(
    "day",
    [
        "",
        "13.9.2023",
        "2023-9-1",
        "2023-13",
        "2023-02-30",
        "0000",
        "２０２３",
        "2023-09-13\n",
        "20230913",
        TEN_MEGABYTES,
    ],
)
def test_a_day_that_is_in_no_calendar_is_refused(day: str) -> None:
    with pytest.raises(BadInputError) as refused:
        clean_day("--as-of", day)

    assert str(refused.value).startswith("--as-of is to be a day such as 2023-09-13, not “")
    assert str(refused.value).endswith("; 2023-09 and 2023 are taken too")


def test_a_story_keeps_its_words_with_one_kind_of_line_end() -> None:
    assert clean_story("Kim\r\ntook\rthe trai\u0301n\n") == "Kim\ntook\nthe tra\u00edn\n"


@each(
    ("text", "sentence"),
    [
        (" \n", "the text is empty: there is no story in it"),
        ("a\x00b", "the text holds bytes that are no text: save it as plain UTF-8"),
        ("a\udcffb", "the text holds bytes that are no text: save it as plain UTF-8"),
        ("x" * 10_000_000, "the text is 10,000,000 characters long: at most 5,000,000 are taken"),
    ],
)
def test_what_is_no_story_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(BadInputError) as refused:
        clean_story(text)

    assert str(refused.value) == sentence


@given(some.text())
def test_what_a_stranger_typed_is_shown_on_one_short_printable_line(value: str) -> None:
    told = shown(value)

    assert told.isprintable()
    assert len(told) <= 60 * 8 + 3
