"""The story cut where claims begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests import make
from tracker.models.dossier import Dossier
from tracker.models.rows import PassageRow
from tracker.reports.document import Segment, StoryParagraph, runs
from tracker.reports.marking import spans, story

TEXT = "He came by train.\n\nThe train is green, they say, and slow.\nWhy so slow"


def cut(dossier: Dossier) -> list[StoryParagraph]:
    """The story's paragraphs."""
    found = spans(dossier)
    return list(story(dossier.text, "en", found, lambda span: ()).paragraphs)


def numbers(segment: Segment) -> tuple[int, ...]:
    """The claims that a segment stands for."""
    return tuple(mark.number for mark in segment.marks)


def story_with(*words: str, text: str = TEXT) -> Dossier:
    """A story with a claim on each of these words."""
    return make.dossier(*(make.claim(one, passages=(make.passage(text, one),)) for one in words), text=text)


def test_overlapping_passages_are_cut_into_segments_that_carry_all_their_claims() -> None:
    [_, second, _] = cut(story_with("train is green, they", "green, they say"))

    assert [(one.text, numbers(one)) for one in second.segments] == [
        ("The ", ()),
        ("train is ", (1,)),
        ("green, they", (1, 2)),
        (" say", (2,)),
        (", and slow.", ()),
    ]


def test_a_passage_inside_another_is_marked_with_both() -> None:
    [_, second, _] = cut(story_with("green", "The train is green, they say"))

    assert [numbers(one) for one in second.segments] == [(2,), (2, 1), (2,), ()]


def test_two_claims_on_the_same_words_end_together() -> None:
    [first, _, _] = cut(story_with("by train", "by train"))

    [marked] = [one for one in first.segments if one.marks]
    assert [mark.number for mark in marked.ends] == [1, 2]


def test_a_passage_over_two_paragraphs_is_marked_in_both_and_noted_once() -> None:
    found = cut(story_with("by train.\n\nThe train"))

    marked = [segment for one in found for segment in one.segments if segment.marks]
    assert [one.text for one in marked] == ["by train.", "The train"]
    assert [bool(one.starts) for one in marked] == [True, False]
    assert [bool(one.ends) for one in marked] == [False, True]


def test_a_claim_that_stands_twice_is_marked_twice() -> None:
    passages = (PassageRow(1, 10, 16, " train"), PassageRow(1, 19, 28, "The train"))
    dossier = make.dossier(make.claim(passages=passages), text=TEXT)

    marks = [one.mark for one in spans(dossier)]

    assert [(mark.number, mark.passage) for mark in marks] == [(1, 1), (1, 2)]


def test_a_claim_that_stands_twice_in_a_paragraph_has_one_note_beside_it() -> None:
    passages = (PassageRow(1, 19, 28, "The train"), PassageRow(1, 32, 37, "green"))
    dossier = make.dossier(make.claim(passages=passages), text=TEXT)
    found = spans(dossier)

    noted = story(TEXT, "en", found, lambda span: runs(str(span.mark.number))).paragraphs

    assert [len(one.notes) for one in noted] == [0, 1, 0]


def test_words_that_are_not_those_on_file_are_never_marked() -> None:
    wrong = PassageRow(1, 0, 7, "He went")
    older = PassageRow(2, 0, 7, "He came")
    beyond = PassageRow(1, 900, 907, "He came")

    dossier = make.dossier(make.claim(passages=(wrong, older, beyond)), text=TEXT)

    assert spans(dossier) == []


def test_a_short_line_that_is_no_sentence_is_set_as_a_crosshead() -> None:
    assert [one.crosshead for one in cut(story_with())] == [False, False, True]


@st.composite
def _stories(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(st.text(alphabet="ab \n\u2028é", min_size=1, max_size=40))
    places = st.integers(0, len(text))
    pairs = st.tuples(places, places).filter(lambda pair: pair[0] < pair[1])
    return text, draw(st.lists(pairs, max_size=8))


@given(_stories())
def test_every_character_is_kept_and_marked_with_just_the_claims_that_stand_on_it(
    drawn: tuple[str, list[tuple[int, int]]],
) -> None:
    text, pairs = drawn
    claims = [make.claim(passages=(PassageRow(1, start, end, text[start:end]),)) for start, end in pairs]
    dossier = make.dossier(*claims, text=text, revision=1)

    found = cut(dossier)

    lines = [line for line in text.split("\n") if line.strip(" ")]
    assert ["".join(one.text for one in paragraph.segments) for paragraph in found] == lines
    place = 0
    for paragraph, line in zip(found, lines, strict=True):
        place = text.index(line, place)
        for segment in paragraph.segments:
            for offset in range(place, place + len(segment.text)):
                assert set(numbers(segment)) == _standing_on(text, pairs, offset)
            place += len(segment.text)
    segments = [segment for paragraph in found for segment in paragraph.segments]
    starts = sorted(mark.number for one in segments for mark in one.starts)
    ends = sorted(mark.number for one in segments for mark in one.ends)
    with_words = [n for n, (a, b) in enumerate(pairs, start=1) if text[a:b].strip()]
    assert starts == ends == with_words


def _standing_on(text: str, pairs: list[tuple[int, int]], offset: int) -> set[int]:
    """The claims whose passage, without the white space around it, holds this character."""
    found = set()
    for number, (start, end) in enumerate(pairs, start=1):
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        if first <= offset < first + len(words.strip()):
            found.add(number)
    return found
