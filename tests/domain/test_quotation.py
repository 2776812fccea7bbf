"""Where quotations stand, whatever marks a paper uses."""

from __future__ import annotations

from tracker.domain.quotation import quotations

CASES = {
    "“Yes,” she said, “and no.”": ["“Yes,”", "“and no.”"],
    '"Yes," she said, "and no."': ['"Yes,"', '"and no."'],
    "''Yes,'' she said.": ["''Yes,''"],
    "‘Yes,’ she said of the workers’ club.": ["‘Yes,’"],
    "'It's the workers' club,' she said. It's late.": ["'It's the workers' club,'"],
    "The '90s were the farmers' years.": [],
    "It’s the dogs’ dinner.": [],
    "“He told me ‘go’ and I went,” she said.": ["“He told me ‘go’ and I went,”"],
    "“He called it “odd” twice,” she said.": ["“He called it “odd” twice,”"],
    "“Not now,“ he said.": ["“Not now,“"],
    "„Nein“, sagte er.": ["„Nein“"],
    "« Non », dit-il.": ["« Non »"],
    'He is 6\'2" tall and said "no".': ['"no"'],
    "‘The ‘special’ one": ["‘The ‘special’"],
    "「はい」と彼は言った。": ["「はい」"],
}


def test_quotations_are_found_with_their_marks_and_apostrophes_are_none() -> None:
    for text, wanted in CASES.items():
        assert [text[found.start : found.end] for found in quotations(text)] == wanted, text


def test_a_quotation_that_nothing_closes_runs_to_the_end_of_its_paragraph() -> None:
    [found] = quotations("She said: “We lost. ")

    assert (found.start, found.end, found.closed) == (10, 19, False)
