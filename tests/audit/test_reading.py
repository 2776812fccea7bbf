"""Reading prose: sentences, folding, whole words, and the words of others left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.audit.reading import place_of, quotes, sentence_at, sentences, stretches, unquoted
from tracker.domain.folding import folded

PROSE = st.text(st.sampled_from("aB. !?\n\"“”‘’'«»…[]é"), max_size=60)


def around(text: str, words: str) -> str:
    """The sentence around these words."""
    start = text.index(words)
    begin, end = sentence_at(text, start, start + len(words))
    return text[begin:end].strip()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It went. It came.", ["It went.", "It came."]),
        ("Did it? “It did.” She left!", ["Did it?", "“It did.”", "She left!"]),
        ("At 3.5 metres it stopped. So did I.", ["At 3.5 metres it stopped.", "So did I."]),
        (
            "Dr. Ann Bell of the U.S. Army met J. Doe. He bowed.",
            ["Dr. Ann Bell of the U.S. Army met J. Doe.", "He bowed."],
        ),
        ("“Is it so?” she asked… and left.", ["“Is it so?” she asked… and left."]),
        ("A heading\nA line. Another", ["A heading", "A line.", "Another"]),
        ("Он ушёл. Она осталась.", ["Он ушёл.", "Она осталась."]),
        ("他走了。她留下。", ["他走了。", "她留下。"]),
        ("", []),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, found: list[str]) -> None:
    assert list(sentences(text)) == found


def test_a_sentence_is_found_around_some_of_its_words() -> None:
    text = "The train left. It had, they say, a helicopter on board. Nobody saw it.\nThe end."

    assert around(text, "helicopter") == "It had, they say, a helicopter on board."
    assert around(text, "left. It had") == "The train left. It had, they say, a helicopter on board."
    assert around(text, "Nobody saw it.") == "Nobody saw it."
    assert around(text, "The end") == "The end."


@given(PROSE, st.data())
def test_the_sentence_around_a_stretch_holds_it_within_its_paragraph(text: str, choose: st.DataObject) -> None:
    start = choose.draw(st.integers(0, len(text)))
    end = choose.draw(st.integers(start, len(text)))

    begin, finish = sentence_at(text, start, end)

    assert 0 <= begin <= start <= end <= finish <= len(text)
    assert "\n" not in text[begin:start] + text[end:finish]


@given(PROSE)
def test_no_word_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(PROSE)
def test_blanking_quotes_moves_nothing(text: str) -> None:
    left = unquoted(text)

    assert len(left) == len(text)
    assert all(after in (before, " ") for before, after in zip(text, left, strict=True))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("“Experts know,” he said", " he said"),
        ('"Experts know," he said', " he said"),
        ("‘Experts don’t know,’ he said", " he said"),
        ("'Experts don't know,' he said", " he said"),
        ("«Les experts», dit-il", ", dit-il"),
        ("„Experten“, sagt er", ", sagt er"),
        ("the officials’ train, the dogs’ car", "the officials’ train, the dogs’ car"),
        ("“It goes on\n“and on,” he said", "\n he said"),
    ],
)
def test_what_stands_in_quotation_marks_is_blanked_out(text: str, left: str) -> None:
    assert unquoted(text).replace(" ", "") == left.replace(" ", "")


def test_a_sentence_within_a_longer_quote_is_no_word_of_ours() -> None:
    text = "“We know. Experts say so. Trust us,” he said."

    told = [unquoted(text)[start:end].strip() for start, end in stretches(text)]
    assert [words for words in told if words] == ["he said."]


def test_folding_levels_case_white_space_and_typographic_marks() -> None:
    assert folded("“It’s\u00a0 a—STRASSE…”\n") == folded('"it\'s a-straße..."')


@pytest.mark.parametrize(
    ("words", "text", "place"),
    [
        ("art", "part of art", 8),
        ("art", "party", -1),
        ("art", "art", 0),
        ("moscow", "moscow's denial", 0),
        ("", "anything", -1),
    ],
)
def test_only_whole_words_are_found(words: str, text: str, place: int) -> None:
    assert place_of(words, text) == place


@pytest.mark.parametrize(
    "quote",
    [
        "French wine and fresh lobster",
        "“French wine and fresh lobster,”",
        "french  WINE",
        "There was French wine … there were singers.",
        "There was ... lobster [...] singers",
        "[The train] had singers",
        "…",
    ],
)
def test_a_quote_is_found_whatever_it_leaves_out(quote: str) -> None:
    assert quotes(
        folded("There was French wine and fresh lobster, and there were singers. The train had singers."), quote
    )


@pytest.mark.parametrize("quote", ["singers … French wine", "red wine", "French win", "lobster … lobster"])
def test_words_that_are_others_or_in_another_order_are_not_found(quote: str) -> None:
    assert not quotes(folded("There was French wine and fresh lobster, and there were singers."), quote)
