"""Which words make one suspect a copy, and which do not. Every text is made up for these tests."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.desk import (
    AFP,
    COURIER,
    GAZETTE,
    GROUP,
    HERALD,
    MINISTRY,
    REUTERS,
    TRIBUNE,
    UNNAMED,
    found_in,
    pairs,
    told,
)
from tracker.domain.vocabulary import DerivationKind
from tracker.extract.folding import words_of
from tracker.extract.lexicon import lines_of
from tracker.extract.telling import Told

WORDS = (
    "The ferry slid sideways over the reef at low tide, its holds crammed with salted timber and its lanterns long since"
    " doused, as gulls wheeled above the shallows."
)
NEAR = (
    "Harbour staff watched as the ferry slid sideways over the shoal at low tide, its holds crammed with salted timber"
    " and its lanterns long since doused."
)
OWN = (
    "A tug pulled alongside within the hour, but the swell kept breaking its lines; by nightfall every passenger had been"
    " brought ashore in fishing boats."
)


def sentence_of(*words: tuple[int, str]) -> str:
    """The one reason for suspecting these."""
    [one] = found_in(told(dict(words))).suspicions
    return one.reason


# Wording


def test_a_long_run_of_rare_words_makes_one_suspect_a_copy() -> None:
    [one] = found_in(told({HERALD: WORDS, GAZETTE: f"{OWN} {WORDS}"})).suspicions

    assert (one.source, one.drew_on, one.kind) == (GAZETTE, HERALD, DerivationKind.REWRITE)
    assert one.why == (
        "both say “The ferry slid sideways over the reef at low tide its holds crammed with …” (28 words running)"
    )


def test_a_changed_word_in_a_long_run_does_not_hide_it() -> None:
    assert sentence_of((HERALD, WORDS), (GAZETTE, NEAR)).startswith("both say “the ferry slid sideways over the shoal")
    assert "words running, one place changed)" in sentence_of((HERALD, WORDS), (GAZETTE, NEAR))


@pytest.mark.parametrize(
    "changed",
    [
        WORDS.upper().replace("THE FERRY", "the ferry").lower(),
        WORDS.replace(",", " –").replace(" and ", " and\n"),
        WORDS.replace("its holds", "all its holds"),
        WORDS.replace("at low tide", "at tide"),
        WORDS.replace("low tide", "ebb water"),
        WORDS.replace("lanterns", "lánterns"),
    ],
    ids=["case", "marks", "a word put in", "a word left out", "two words changed", "accents"],
)
def test_case_marks_accents_and_a_word_or_two_do_not_matter(changed: str) -> None:
    assert pairs(told({HERALD: WORDS, GAZETTE: changed})) == [(GAZETTE, HERALD)]


def test_two_shorter_runs_count_together_and_one_alone_does_not() -> None:
    one = "Gulls wheeled above crammed holds."
    other = "Salted timber floated past doused lanterns."
    first = f"{one} The pilot slept. {other}"
    second = f"{other} Somebody shouted from a dinghy nearby. {one}"

    assert pairs(told({HERALD: first, GAZETTE: second})) == [(GAZETTE, HERALD)]
    assert pairs(told({HERALD: one, GAZETTE: f"{OWN} {one}"})) == []


def test_six_words_worth_something_are_enough_and_five_are_not() -> None:
    five = "salted timber crammed doused lanterns"
    first, second = f"Slowly {five} drifted.", f"Meanwhile {five} sank."

    assert pairs(told({HERALD: first, GAZETTE: second})) == []
    assert pairs(told({HERALD: f"Slowly {five} shoreward drifted.", GAZETTE: f"But {five} shoreward sank."})) == [
        (GAZETTE, HERALD)
    ]


def test_a_dozen_words_running_are_enough_though_most_of_them_are_small() -> None:
    running = "handed in his keys on Monday evening after weeks of quarrels over the new bridge"
    shorter = "handed in his keys on Monday after weeks of quarrels"

    assert pairs(told({HERALD: f"The mayor of the town {running}.", GAZETTE: f"He {running}, it was announced."})) == [
        (GAZETTE, HERALD)
    ]
    assert pairs(told({HERALD: f"The mayor of the town {shorter}.", GAZETTE: f"He {shorter}, it was announced."})) == []


def test_what_the_claim_says_itself_shows_nothing_unless_it_goes_on_and_on() -> None:
    claim = "The ferry slid sideways over the reef with salted timber in its holds."
    short = "The ferry slid sideways over the reef, salted timber in its holds."

    assert pairs(told({HERALD: short, GAZETTE: f"{OWN} {short}"}, claim)) == []
    assert pairs(told({HERALD: WORDS, GAZETTE: f"{OWN} {WORDS}"}, WORDS)) == [(GAZETTE, HERALD)]


def test_another_language_is_read_by_its_own_small_words() -> None:
    german = (
        "Die Fähre rutschte bei Ebbe seitwärts über das Riff, im Laderaum gesalzenes Holz und die Laternen erloschen."
    )

    assert pairs(told({HERALD: german, GAZETTE: f"Zeugen zufolge: {german}"})) == [(GAZETTE, HERALD)]
    assert pairs(told({HERALD: german, GAZETTE: WORDS})) == []


# What shows nothing

INNOCENT = {
    "the mayor's sentence, in quotation marks": (
        f"The mayor was blunt. “{WORDS}” he told a crowd.",
        f"Asked on the quay, the mayor replied: „{WORDS}“",
    ),
    "the mayor's sentence, in single marks": (
        f"The mayor was blunt: '{WORDS}'",
        f"‘{WORDS}’ the mayor replied on the quay.",
    ),
    "a sentence that nothing closes": (f"The mayor was blunt: “{WORDS}", f"On the quay he replied: “{WORDS}”"),
    "a sentence that nothing opens": (f"{WORDS}” said the mayor.", f"The mayor replied: “{WORDS}”"),
    "a long name": (
        "It was raised with the Ministry of Foreign Affairs of the Democratic Republic of Northern Soren on Monday.",
        "A note reached the Ministry of Foreign Affairs of the Democratic Republic of Northern Soren by fax.",
    ),
    "a list of people": (
        "On board were Anna Berg, Ivo Lund, Karim Haddad, Mei Tanaka, Sofia Rossi and Tom Okoro, of whom two swam.",
        "The harbour listed Anna Berg, Ivo Lund, Karim Haddad, Mei Tanaka, Sofia Rossi and Tom Okoro as safe.",
    ),
    "boilerplate": (
        f"{OWN} Sign up for our weekly harbour newsletter and never miss another shipwreck, regatta or lighthouse opening.",
        "Nobody drowned. Sign up for our weekly harbour newsletter and never miss another shipwreck, regatta or lighthouse"
        " opening.",
    ),
    "a note of correction": (
        f"{OWN} This article was amended on Tuesday to correct the tonnage, registry and ownership of the vessel.",
        "Nobody drowned. This article was amended on Tuesday to correct the tonnage, registry and ownership of the vessel.",
    ),
    "a stock phrase": (
        "A pilot spoke on condition of anonymity because he was not authorised to speak to the media; the line did not"
        " immediately respond to a request for comment.",
        "One diver told us more on condition of anonymity because he was not authorised to speak to the media; the line"
        " did not immediately respond to a request for comment.",
    ),
    "small words": (
        "It was said to have been on the way to where it should have been by then, and it was not.",
        "Nobody knew where it was: it was said to have been on the way to where it should have been by then.",
    ),
    "a short phrase": (
        f"{OWN} Rescue teams searched the shallows.",
        "Divers came from the mainland while rescue teams searched the shallows until dusk.",
    ),
    "a round figure twice": (
        "It carried 1,500 sacks and 20,000 bricks.",
        "Of 20,000 bricks and 1,500 sacks none was saved.",
    ),
    "one unusual figure": ("It carried 3,247 sacks.", "Of 3,247 sacks none was saved."),
    "figures in speech": (
        "She said “3,247 sacks, worth 38.6 million”.",
        "“38.6 million,” she said, “and 3,247 sacks.”",
    ),
    "years and dates": (
        "It was built in 1987, refitted in 2004 and sold on 3 November 2019.",
        "Sold on 3 November 2019, it had been refitted in 2004 and built in 1987.",
    ),
    "a translation": (WORDS, "Le bac a glissé de travers sur le récif à marée basse, les cales bourrées de bois salé."),
    "nothing": ("", ""),
    "nothing but marks": ("“…”", "!!!"),
}


@pytest.mark.parametrize("trap", INNOCENT)
def test_what_two_papers_may_well_have_in_common_shows_no_copy(trap: str) -> None:
    one, other = INNOCENT[trap]

    assert pairs(told({HERALD: one, GAZETTE: other})) == []


def test_names_on_file_and_the_party_a_claim_is_about_show_nothing_in_any_case() -> None:
    first = "a slow grey salted timber hauling coastal mutual society sent a tug."
    second = "the tug of a slow grey salted timber hauling coastal mutual society came."
    name = "Slow Grey Salted Timber Hauling Coastal Mutual Society"

    assert pairs(told({HERALD: first, GAZETTE: second})) == [(GAZETTE, HERALD)]
    assert pairs(told({HERALD: first, GAZETTE: second}), names=(name,)) == []
    assert pairs(told({HERALD: first, GAZETTE: second}, about=name)) == []


def test_a_run_that_comes_back_under_unrelated_claims_is_boilerplate_that_no_list_knows() -> None:
    printed = "Our harbour desk weighs every tip twice before printing lest rumours drift ashore."
    fresh = "A tug pulled alongside within the hour."
    other = (
        "Cherry orchards froze overnight; growers near the southern pass lit braziers and prayed for cloud and calm."
    )
    same = told({HERALD: f"{fresh} {printed}", GAZETTE: f"Nobody drowned. {printed}"}, article=1)

    assert pairs(same) == [(GAZETTE, HERALD)]
    assert pairs(same, told({COURIER: f"{other} {printed}"}, "Frost spoilt a harvest.", key=2, article=2)) == []


def test_a_run_that_comes_back_because_the_same_words_were_copied_again_is_none() -> None:
    same = told({HERALD: f"{WORDS} {OWN}", GAZETTE: f"{WORDS} {OWN}"}, article=1)
    again = told({COURIER: f"{WORDS} {OWN}"}, "Frost spoilt a harvest.", key=2, article=2)

    assert pairs(same, again) == [(GAZETTE, HERALD)]


def test_gaps_in_the_words_on_two_claims_are_no_words_in_common() -> None:
    said = "Salted timber “we go” crammed lanterns drifted, shallows doused."

    found = pairs(
        told({HERALD: WORDS, GAZETTE: f"{OWN} {WORDS}"}, article=1),
        told({COURIER: f"{said} {WORDS}"}, "Frost spoilt a harvest.", key=2, article=2),
    )

    assert found == [(GAZETTE, HERALD)]


# Figures


def test_two_unusual_figures_in_common_make_one_suspect_a_copy() -> None:
    words = {HERALD: "It carried 3,247 sacks worth $38.6 million.", GAZETTE: "Lost: 38.6 million dollars, 3.247 sacks."}

    assert sentence_of(*words.items()).startswith("both give 3.247 and 38.6; ")


def test_one_very_unusual_figure_needs_a_few_shared_words_beside_it() -> None:
    first, second = "Insurers put the loss at 418,263 crowns.", "It cost 418,263 crowns."
    run = "Gulls wheeled above the shallows."

    assert pairs(told({HERALD: first, GAZETTE: second})) == []
    assert pairs(told({HERALD: f"{first} {run}", GAZETTE: f"{second} {run}"})) == [(GAZETTE, HERALD)]


def test_a_figure_of_the_claim_itself_shows_nothing() -> None:
    words = {HERALD: "It carried 3,247 sacks worth 38.6 million.", GAZETTE: "Lost: 38.6 million, 3,247 sacks."}

    assert pairs(told(words, "It lost 3,247 sacks.")) == []


def test_the_same_figures_in_another_language_are_a_translation() -> None:
    words = {
        HERALD: "The ship had carried 3,247 sacks of rice and it was said to have cost 38.6 million.",
        GAZETTE: "Das Schiff hatte 3.247 Säcke mit Reis an Bord und soll mehr als 38,6 Millionen gekostet haben.",
    }
    [one] = found_in(told(words)).suspicions

    assert one.kind is DerivationKind.TRANSLATION


# Who and which way


@pytest.mark.parametrize("other", [MINISTRY, GROUP, UNNAMED])
def test_only_outlets_and_agencies_copy(other: int) -> None:
    assert pairs(told({HERALD: WORDS, other: WORDS})) == []


def test_it_runs_towards_the_agency_whoever_said_it_first() -> None:
    days = {HERALD: "2023-11-01", REUTERS: "2023-11-03"}
    [one] = found_in(told({HERALD: WORDS, REUTERS: WORDS}, days=days)).suspicions

    assert (one.source, one.drew_on, one.kind, one.guess) == (HERALD, REUTERS, DerivationKind.WIRE, False)


def test_else_towards_who_said_it_first_and_else_it_is_called_a_guess() -> None:
    days = {HERALD: "2023-11-04", GAZETTE: "2023-11-03"}
    [known] = found_in(told({HERALD: WORDS, GAZETTE: WORDS}, days=days)).suspicions
    [guess] = found_in(told({HERALD: WORDS, GAZETTE: WORDS}, days={HERALD: "2023", GAZETTE: "2023-11-03"})).suspicions

    assert (known.source, known.drew_on, known.guess) == (HERALD, GAZETTE, False)
    assert known.reason.endswith("; the other said it first, on 2023-11-03")
    assert (guess.source, guess.drew_on, guess.guess) == (GAZETTE, HERALD, True)
    assert guess.reason.endswith("; the direction is a guess: the other came on file first")


def test_ten_that_print_one_text_make_nine_suspicions_and_not_forty_five() -> None:
    words = dict.fromkeys((HERALD, GAZETTE, COURIER, TRIBUNE), WORDS)

    assert pairs(told(words)) == [(GAZETTE, HERALD), (COURIER, HERALD), (TRIBUNE, HERALD)]
    assert pairs(told({**words, REUTERS: WORDS})) == [(key, REUTERS) for key in words]


def test_two_with_a_source_in_common_already_are_explained() -> None:
    words = {HERALD: WORDS, GAZETTE: WORDS}

    assert pairs(told(words, drew={HERALD: frozenset({REUTERS}), GAZETTE: frozenset({REUTERS})})) == []
    assert pairs(told(words, drew={GAZETTE: frozenset({HERALD})})) == []
    assert pairs(told(words, drew={HERALD: frozenset({REUTERS}), GAZETTE: frozenset({AFP})})) == [(GAZETTE, HERALD)]


def test_what_somebody_judged_before_does_not_come_back() -> None:
    settled = frozenset({frozenset({HERALD, GAZETTE}), frozenset({HERALD, REUTERS})})

    assert pairs(told({HERALD: f"{WORDS} (Reuters)", GAZETTE: WORDS}, settled=settled)) == []


# Laws

VOCABULARY = st.sampled_from(
    [*WORDS.replace(",", "").split(), "Anna", "Berg", "3,247", "38.6", "“", "”", ".", "(Reuters)", "—", "\n\n"]
)
TEXT = st.lists(VOCABULARY, max_size=30).map(" ".join)


@given(st.lists(TEXT, min_size=4, max_size=4))
@settings(deadline=None)
def test_the_order_in_which_the_words_came_in_does_not_matter(texts: list[str]) -> None:
    tellings = told(dict(zip((HERALD, GAZETTE, COURIER, REUTERS), texts, strict=True))).tellings
    answers = {
        tuple(found_in(Told(1, "It sank.", tellings=order)).suspicions) for order in list(permutations(tellings))[::5]
    }

    assert len(answers) == 1


@given(TEXT, TEXT, st.text(max_size=80))
@settings(deadline=None)
def test_no_text_breaks_it_and_nobody_is_suspected_twice_or_of_themselves(one: str, other: str, noise: str) -> None:
    found = found_in(told({HERALD: f"{one} {noise}", GAZETTE: f"{noise} {other}", REUTERS: one}, noise)).suspicions

    assert len({suspicion.pair for suspicion in found}) == len(found)
    assert all(len(suspicion.pair) == 2 for suspicion in found)


@given(st.lists(st.sampled_from(WORDS.replace(",", "").split()), min_size=8, max_size=40).map(" ".join))
@settings(deadline=None)
def test_whatever_two_papers_quote_in_common_they_are_not_suspected_for_it(speech: str) -> None:
    words = {HERALD: f"The mayor was blunt. “{speech}”", GAZETTE: f"Asked why, she replied: „{speech}“"}

    assert pairs(told(words)) == []


@given(
    st.lists(
        st.sampled_from(["Anna", "Berg", "Karim", "Haddad", "Mei", "Soren", "Lund", "Rossi"]), min_size=2, max_size=12
    )
)
@settings(deadline=None)
def test_whatever_names_two_papers_share_they_are_not_suspected_for_it(names: list[str]) -> None:
    row = " and ".join(names)

    assert pairs(told({HERALD: f"The list of {row} was read.", GAZETTE: f"Nobody missed {row} at noon."})) == []


@given(TEXT)
@settings(deadline=None)
def test_an_unquoted_text_beside_it_does_not_hide_a_copy(more: str) -> None:
    plain = more.replace("“", "").replace("”", "").replace("(Reuters)", "")

    assert pairs(told({HERALD: f"{WORDS}\n\n{plain}", GAZETTE: f"{OWN}\n\n{WORDS}"})) == [(GAZETTE, HERALD)]


# The lists


@pytest.mark.parametrize("lexicon", ["boilerplate", "stock_phrases"])
def test_a_phrase_of_a_list_has_three_words_or_more(lexicon: str) -> None:
    assert [line for line in lines_of(lexicon) if len(words_of(line)) < 3] == []


def test_a_reason_names_nobody() -> None:
    for one in found_in(told({HERALD: f"{WORDS} (AFP)", GAZETTE: WORDS, REUTERS: OWN, COURIER: OWN})).suspicions:
        assert "Herald" not in one.reason
        assert "Gazette" not in one.reason
