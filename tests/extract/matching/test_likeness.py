"""Whether two claims may be one, whom a name means, and by what a proposal is known again: pure functions."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measuring import in_time
from tracker.domain.proposal import Proposal, Speaker, Tier
from tracker.domain.vocabulary import AttributionStatus, SourceKind
from tracker.extract.matching.fingerprint import fingerprints
from tracker.extract.matching.gist import carriers, gist_of
from tracker.extract.matching.likeness import likeness
from tracker.extract.matching.names import Names
from tracker.extract.matching.search import Search

MAY_BE_ONE = """
The train has a helicopter on board.           | A helicopter is on board the train.
The dam holds 1,000 tonnes of water.           | The dam holds 1000 tonnes of water.
Two of the bridges were closed.                | 2 bridges were closed.
Kim Jong Un has reached Khasan by rail.        | Kim has reached Khasan by rail.
The fee was 4.50 euros a head.                 | The fee was €4.5 a head.
Trains stop at the border.                     | The train stops at the border.
KCNA reported the launch of a rocket.          | The launch of a rocket was reported by KCNA.
"""
ARE_TWO = """
The train has 60 carriages and a kitchen.      | The train has 90 carriages and a kitchen.
The train is 40 miles from the border.         | The train is 40 km from the border.
The price rose by 5 percent in a year.         | The price rose by $5 in a year.
The mayor resigned on Monday.                  | The mayor did not resign on Monday.
The mayor resigned on Monday.                  | The mayor resigned on Tuesday.
Kim Jong Un was afraid of flying.              | Kim Jong-il was afraid of flying.
Moscow seeks an arms deal this year.           | Pyongyang seeks an arms deal this year.
KCNA owns two printing houses.                 | BBC owns two printing houses.
The council closed the bridge.                 | The cabinet opened a hospital.
Nobody was hurt in the fire.                   | The fire was hurt.
"""
POINTED_OUT = """
The train has up to 90 carriages.              | The train has 90 carriages.          | “up to” only here
The mine will close in spring.                 | The mine may close in spring.        | “may” only there
Wages at the northern plant rose in spring.    | Wages at the northern plant fell in spring. | “rose” here, “fell” there
"""


def lines(table: str) -> list[list[str]]:
    """The lines of a table, cut at the bars."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def test_claims_that_agree_in_numbers_names_and_denials_are_offered_and_no_others() -> None:
    for one, other in lines(MAY_BE_ONE):
        assert likeness(gist_of(one), gist_of(other)), (one, other)
        assert likeness(gist_of(other), gist_of(one)), (other, one)
    for one, other in lines(ARE_TWO):
        assert likeness(gist_of(one), gist_of(other)) is None, (one, other)
        assert likeness(gist_of(other), gist_of(one)) is None, (other, one)


def test_what_else_differs_is_pointed_out() -> None:
    for one, other, told in lines(POINTED_OUT):
        like = likeness(gist_of(one), gist_of(other))
        assert like is not None, (one, other)
        assert told in like.differences, (one, other)


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_any_text_has_a_gist_and_is_like_itself(text: str) -> None:
    gist = gist_of(text)

    assert (likeness(gist, gist) is None) == (not gist.words)


WORDS = st.sampled_from(
    ["train", "bridge", "Kim", "Moscow", "not", "40", "seven", "closed", "opened", "river", "grey", "may", "old"]
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=7), min_size=2, max_size=8))
@settings(max_examples=80)
def test_a_search_finds_what_comparing_each_with_each_would(sentences: list[list[str]]) -> None:
    texts = {key: " ".join(words).capitalize() + "." for key, words in enumerate(sentences)}
    search = Search(texts)
    for key, text in texts.items():
        search.look_at(key, text)

    for key, text in texts.items():
        mine = gist_of(text)
        close = {
            other
            for other, told in texts.items()
            if len(mine.words & carriers(told)) >= 0.5 * max(len(mine.words), len(carriers(told)), 1)
        }
        expected = {other for other in close if likeness(mine, gist_of(texts[other])) is not None}
        assert {match.key for match in search.best(key, 99)} == expected


def test_ten_thousand_claims_are_looked_through_in_a_moment() -> None:
    texts = {
        key: f"The number {key} bus of company {key % 97} runs on line {key % 13} at night." for key in range(10_000)
    }

    search = Search({key: texts[key] for key in range(0, 400, 10)})

    def look() -> None:
        for key, text in texts.items():
            search.look_at(key, text)

    assert in_time(look, 2)
    assert [match.key for match in search.best(10)] == [10]


# Names


def test_the_very_name_is_taken_and_what_is_spelt_nearly_so_is_offered() -> None:
    on_file = [
        "Konstantin Pulikovsky",
        "AlJazeera",
        "South Korea",
        "Ministry of Defence",
        "Bell",
        "Ann Lee",
        "Japanese Foreign Ministry",
    ]
    names = Names([(name, key) for key, name in enumerate(on_file)], [(name, key) for key, name in enumerate(on_file)])

    for name, person, meant, near in (
        ("AlJazeera", False, {1}, None),
        ("aljazeera", False, {1}, None),
        ("Al Jazeera", False, set(), [1]),
        ("Konstantin Pulikovski", True, set(), [0]),
        ("Pulikovsky", True, set(), [0]),
        ("Pulikovsky", False, set(), []),
        ("Ivan Pulikovsky", True, set(), []),
        ("Joshua Bell", True, set(), [4]),
        ("North Korea", False, set(), []),
        ("Chinese Foreign Ministry", False, set(), []),
        ("Ministry of Defense", False, set(), [3]),
        ("Ann Lea", True, set(), []),
        ("", True, set(), []),
        ("…", True, set(), []),
    ):
        assert names.meant(name) == meant, name
        assert near is None or names.near(name, person=person) == near, name


# Fingerprints

TEXT = '“It is  safe”, Ann Lee said. Rain fell. "It is safe", Ann Lee said.'
FOUND = Proposal(
    "It is safe.",
    AttributionStatus.REPORTED,
    "x",
    Tier.HIGH,
    (0, 28),
    ((1, 12),),
    Speaker("Ann Lee", SourceKind.PERSON),
)


def test_a_fingerprint_stays_wherever_the_sentence_stands_and_falls_with_what_is_said() -> None:
    [here] = fingerprints(TEXT, [FOUND])
    again = replace(FOUND, sentence=(40, 67), content_spans=((41, 51),))

    assert fingerprints(TEXT, [again]) == [here]
    same = replace(FOUND, text="Safe it is.", rule="y", tier=Tier.LOW, worth=9, reasons=("a",), cue="said")
    assert fingerprints(TEXT, [same]) == [here]
    for other in (
        replace(FOUND, status=AttributionStatus.DENIED),
        replace(FOUND, source=Speaker("Bo Lee", SourceKind.PERSON)),
        replace(FOUND, source=None),
        replace(FOUND, via=(Speaker("Herald", SourceKind.OUTLET),)),
        replace(FOUND, content_spans=((1, 6),)),
        replace(FOUND, sentence=(29, 39)),
    ):
        assert fingerprints(TEXT, [other]) != [here], other


def test_a_sentence_that_stands_twice_has_two_fingerprints() -> None:
    again = replace(FOUND, sentence=(40, 67), content_spans=((41, 51),))

    first, second = fingerprints(TEXT, [FOUND, again])

    assert first != second
    assert fingerprints(TEXT, [again]) == [first]
