"""The one splitter: what ends a sentence, what does not, and that nothing of a text is lost."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measuring import in_time
from tracker.domain.sentences import sentences

CASES = {
    "two sentences": ["The lift failed.", "Nobody was hurt."],
    "a title": ["Dr. Ines Weber left.", "Her deputy stayed."],
    "initials": ["The papers went to J. K. Moreau in May."],
    "an abbreviated country": ["It crossed the U.S. border at dawn.", "Nobody saw it."],
    "a country at the end": ["It was built in the U.S.", "The owner is French."],
    "a decimal": ["Prices rose by 3.5 per cent.", "Wages did not."],
    "the time of day": ["The train left at 5 p.m. on Monday."],
    "dots of omission": ["He waited ... and then he left.", "It rained."],
    "a question and a cry": ["Who paid?", "Nobody!", "So it goes."],
    "a small letter behind a stop": ["He asked “why?” and left."],
    "a quotation of several sentences": ["“It is over. We lost,” said the coach.", "Then he went home."],
    "a quotation that ends a sentence": ["She said: “It is over.”", "Then she left."],
    "single marks and an apostrophe": ["‘The workers’ union agreed. We didn’t,’ he said.", "It was late."],
    "two apostrophes for marks": ["''It burned. We ran,'' she said.", "The roof fell."],
    "a quotation that nothing closes": ["“It is over.", "We lost."],
    "a space forgotten": ["The lift failed.Nobody was hurt."],
    "Chinese": ["火车很慢。", "他很高兴。"],
    "Hindi": ["वह आया।", "वह गया।"],
}


def pieces(text: str) -> list[str]:
    """The sentences themselves."""
    return [text[start:end] for start, end in sentences(text)]


def test_sentences_end_where_a_reader_ends_them() -> None:
    for name, wanted in CASES.items():
        joint = "" if name == "Chinese" else " "
        text = joint.join(wanted)
        if name == "a space forgotten":
            wanted = ["The lift failed.", "Nobody was hurt."]
        assert pieces(text) == wanted, name


def test_a_line_break_ends_a_sentence_so_a_heading_is_one_of_its_own() -> None:
    assert pieces("Bridge closed\n\nThe bridge is shut.\r\nIt was old.") == [
        "Bridge closed",
        "The bridge is shut.",
        "It was old.",
    ]


def test_a_quotation_left_open_does_not_swallow_the_next_paragraph() -> None:
    assert pieces("“We lost. It is over.\n\n“We go home.” He left.") == [
        "“We lost.",
        "It is over.",
        "“We go home.”",
        "He left.",
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aB .?!\"'“”‘’\n,。…", max_size=60))
def test_sentences_cover_all_but_white_space_in_order_and_never_overlap(text: str) -> None:
    spans = sentences(text)

    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aB .?!\"'“”‘’,", max_size=40), st.text(alphabet="aB .?!\"'“”‘’\n", max_size=40))
def test_a_paragraph_added_behind_changes_no_sentence_before(text: str, more: str) -> None:
    assert sentences(text + "\n\nZ" + more)[: len(sentences(text))] == sentences(text)


def test_a_long_text_without_a_stop_and_one_of_nothing_else_take_no_time() -> None:
    for text in ("word " * 60_000, '"' * 60_000, "Mr. " * 40_000, "(" * 60_000, "'a' " * 40_000):
        assert in_time(partial(sentences, text), 2), text[:9]
