"""Words in the room there is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.vocabulary import ReviewState, Severity
from tracker.reports.formats.drawing.font_file import letters_of
from tracker.reports.formats.drawing.letters import BOLD, REGULAR, runs_right_to_left, shortened, wide, wrapped
from tracker.reports.formats.symbols import symbol


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.integers(1, 3))
def test_no_line_is_wider_than_its_room_and_there_are_no_more_lines_than_asked(words: str, most: int) -> None:
    lines = wrapped(words, 14, 168, most, bold=True)

    assert 1 <= len(lines) <= most
    assert all(wide(line, 14, bold=True) <= 168 for line in lines)


def test_words_go_on_the_next_line_and_what_is_left_over_is_told_by_an_ellipsis() -> None:
    name = "The Gauge Register of the Trans-Siberian Railways"

    assert wrapped(name, 14, 168, 3) == ["The Gauge Register of", "the Trans-Siberian", "Railways"]
    assert wrapped(name, 14, 168, 2) == ["The Gauge Register of", "the Trans-Siberian Ra…"]
    assert shortened(name, 14, 100) == "The Gauge…"
    assert wrapped("", 14, 168, 3) == [""]


def test_a_word_of_a_hundred_thousand_letters_is_cut_at_once() -> None:
    lines = wrapped("W" * 100_000, 14, 168, 3)

    assert len(lines) == 3
    assert lines[-1].endswith("W…")


def test_what_hides_is_shown_and_measured() -> None:
    assert wrapped("a\u202eb\x1bc\ufffe", 12, 168, 1) == ["a[U+202E]b␛c[U+FFFE]"]


def test_a_letter_keeps_the_marks_on_it() -> None:
    [line, *_] = wrapped("e\u0301" * 40, 14, 50, 3)

    assert line.count("e") == line.count("\u0301")


def test_the_direction_of_a_name_is_that_of_its_first_letter() -> None:
    assert runs_right_to_left("«وكالة» (AP)")
    assert runs_right_to_left("12 שלום")
    assert not runs_right_to_left("AP (وكالة)")
    assert not runs_right_to_left("12")


def test_the_fonts_have_the_letters_of_reports_and_their_symbols() -> None:
    symbols = "".join(symbol(word) for word in (*ReviewState, *Severity, "retracted"))
    wanted = {ord(letter) for letter in f"AzÄßğŁþ Ωω Жюї אב سلام ◉↺⊗…–“”{symbols}"}

    for path in (REGULAR, BOLD):
        assert sorted(map(chr, wanted - letters_of(path).keys())) == []
        assert path.stat().st_size < 400_000
    assert (REGULAR.parent / "LICENSE").is_file()
    assert wide("iiii", 10) < wide("WWWW", 10) < wide("WWWW", 10, bold=True)
