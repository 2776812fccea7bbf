"""What a sentence leans on: pointed out where that is another, wherever in it the pronoun stands; and only then."""

from __future__ import annotations

from functools import partial

from tests.intake.alignment.test_what_changed import fate_of
from tests.measuring import in_time
from tracker.intake.alignment import align

BEFORE, AFTER = "Nils Aker, the mayor, spoke on Monday.", "Ola Berg, the mayor, spoke on Monday."
LEAVES_OPEN = (
    "“The money was never paid,” he said.",
    "On Tuesday he resigned.",
    "In Oslo he resigned.",
    "In a statement, he denied the report.",
    "Aides said he had paid.",
    "According to him, the money was paid.",
    "Police arrested him at home.",
    "Two years later, he was arrested.",
    "The bribe, he said, was never paid.",
    "Asked about it, she refused to answer.",
    "I never took the money.",
    "My house was searched.",
    "We paid nothing.",
    "* He lied.",
    "1. He lied.",
    "It was the third arrest.",
    "On Friday it fell apart.",
    "Police said it was stolen.",
    "One of them was arrested.",
    "The former was arrested.",
    "The latter, too, was seen.",
    "The two were arrested.",
    "Both men were arrested.",
    "“The roof holds,” the mayor said.",
    "“The roof holds,” said the mayor.",
)
SAYS_ITSELF = (
    "It is said that fish fell.",
    "It rained.",
    "It is unclear why fish fell.",
    "It took two hours to land the fish.",
    "Mira Holt said he lied.",
    "According to Mira Holt, he lied.",
    "“I lied,” Mira Holt said.",
    "The former mayor of Velm wept.",
    "Both rain and snow fell.",
    "When the ferry sank, it took nine boats along.",
    "US troops came.",
    "The town was left.",
)


def test_a_sentence_that_leaves_open_who_is_meant_leans_wherever_its_pronoun_stands() -> None:
    for sentence in LEAVES_OPEN:
        fate = fate_of(sentence.rstrip("."), f"{BEFORE}\n{sentence} Rain fell.", f"{AFTER}\n{sentence} Rain fell.")

        assert (fate.keeps, fate.leans) == (True, True), sentence
        assert [(one.before, one.after) for one in fate.changes] == [(BEFORE, AFTER)], sentence


def test_a_sentence_that_says_itself_who_is_meant_leans_on_nothing() -> None:
    for sentence in SAYS_ITSELF:
        fate = fate_of(sentence.rstrip("."), f"{BEFORE} {sentence} Rain fell.", f"{AFTER} {sentence} Rain fell.")

        assert (fate.keeps, fate.leans) == (True, False), sentence


def test_other_words_than_names_before_it_are_nothing_to_point_out() -> None:
    for sentence in LEAVES_OPEN[:-2]:
        old = f"{BEFORE} {sentence} Rain fell."

        assert not fate_of(sentence.rstrip("."), old, old.replace("spoke on Monday", "did not speak on 3 May")).changes


def test_a_name_alone_at_the_start_is_one_where_the_text_has_it_elsewhere() -> None:
    old = f"Rain fell, says Mira Holt. {BEFORE} Holt said he lied."

    assert not fate_of("he lied", old, old.replace(BEFORE, AFTER)).leans
    assert fate_of("he lied", f"{BEFORE} Fishermen said he lied.", f"{AFTER} Fishermen said he lied.").leans


def test_it_is_looked_back_for_whoever_was_named_last() -> None:
    row = " ".join(f"He sold boat {number}." for number in range(20))
    for between in (row, "A case was opened in May.", "“It fell,” he said. “Nobody fled.”"):
        assert fate_of("took the money", *(f"{one} {between} He took the money." for one in (BEFORE, AFTER))).leans, (
            between
        )
    named = "Mira Holt met Vera Lund."
    assert not fate_of("took the money", *(f"{one} {named} She took the money." for one in (BEFORE, AFTER))).leans


TOLD = (
    # old, new, words, what is shown of either
    ("AKER: I was there. The bribe was paid.", "BERG: I was there. The bribe was paid.", "bribe", "AKER:", "BERG:"),
    ("Nils Aker:\nRain fell. Fish fell.", "Ola Berg:\nRain fell. Fish fell.", "Fish", "Nils Aker:", "Ola Berg:"),
    ("Not so: rain fell. Fish fell.", "True: rain fell. Fish fell.", "Fish fell", "Not so:", "True:"),
    (
        "Fog.\n\n“Rain fell.”\n\nNils Aker said this.",
        "Fog.\n\n“Rain fell.”\n\nOla Berg said this.",
        "Rain",
        "Nils Aker said this.",
        "Ola Berg said this.",
    ),
    ("Held:\n1. Jo of Osk\n2. Bo of Velm", "Freed:\n1. Jo of Osk\n2. Bo of Velm", "Bo of", "Held:", "Freed:"),
    ("Held:\n(a) Jo of Osk\n(b) Bo of Velm", "Freed:\n(a) Jo of Osk\n(b) Bo of Velm", "Bo of", "Held:", "Freed:"),
    ("Held:\n+ Jo of Osk\n+ Bo of Velm", "Freed:\n+ Jo of Osk\n+ Bo of Velm", "Bo of", "Held:", "Freed:"),
    ("Held\n- Jo of Osk\n- Bo of Velm", "Freed\n- Jo of Osk\n- Bo of Velm", "Bo of", "Held", "Freed"),
    ("Held:\n\nJo of Osk\n\nBo of Velm", "Freed:\n\nJo of Osk\n\nBo of Velm", "Bo of", "Held:", "Freed:"),
    ("Held:\n- Jo. Rain fell.\n- Bo. Fog.", "Freed:\n- Jo. Rain fell.\n- Bo. Fog.", "Rain", "Held:", "Freed:"),
    ("False:\n\nFish fell. Fog.\n\nRain fell.", "True:\n\nFish fell. Fog.\n\nRain fell.", "Rain", "False:", "True:"),
)


def test_points_and_turns_lean_on_what_leads_them_in_and_it_is_shown() -> None:
    for old, new, words, before, after in TOLD:
        fate = fate_of(words, old, new)

        assert [(one.before, one.after) for one in fate.changes] == [(before, after)], old
        assert fate.leans, old


def test_a_lead_in_holds_up_to_the_next_heading_or_until_the_story_goes_on() -> None:
    for text in (
        "{}:\n- Jo of Osk\n- Bo of Velm\nRain fell.",
        "{}:\nJo of Osk\nBo of Velm\nRain fell.",
        "{}:\n\nFish fell. Snow fell.\n\nThe weather\n\nRain fell.",
        "{} are all the men that somebody saw there:\nFish fell. Snow fell.\nRain fell.",
        "{}:\nJo of Osk\nFreed:\nRain fell.",
    ):
        assert not fate_of("Rain fell", text.format("Held"), text.format("Missing")).leans, text


def test_a_point_that_got_another_number_is_another() -> None:
    old = "The largest towns:\n1. Osk\n2. Velm"

    assert not fate_of("Velm", old, "The largest towns:\n1. Velm\n2. Osk").keeps
    assert fate_of("Velm", old, old.replace("\n", "\n\n")).keeps


def test_what_is_cut_to_be_shown_is_compared_whole_and_shown_where_it_differs() -> None:
    long = "On Monday in the long hall of the old town by the cold sea under many low clouds the mayor called {} spoke. He left."

    [change] = fate_of("He left", long.format("Nils Aker"), long.format("Ola Berg")).changes

    assert change.before.endswith("called Nils Aker spoke.")
    assert change.after.endswith("called Ola Berg spoke.")
    assert (len(change.stood_on), change.stood_on != change.stands_on) == (16, True)


def test_looking_back_takes_no_longer_than_the_text_is_worth() -> None:
    for odd in (
        "He said: ",
        "he ",
        "the ",
        "It ",
        "- \n",
        "1. \n",
        "It is very much ",
        'the " said ',
        "A:\n",
        "“He. ",
        "Bo ",
    ):
        text = odd * (12_000 // len(odd))
        places = [(at, at + 3) for at in range(0, len(text) - 3, 397)]
        moved = [(at + 11, end + 11) for at, end in places]

        assert in_time(partial(align, f"Nils Aker. {text}", f"Ola Berg. {text}", moved), 2), odd


def test_a_quotation_whose_speaker_its_paragraph_names_does_not_lean_on_the_next_paragraph() -> None:
    old = "“We won,” Mira Holt told reporters. “The boat holds.”\nJon Dahl said that rain fell."

    fate = fate_of("The boat holds", old, old.replace("Jon Dahl", "Ola Berg"))

    assert (fate.keeps, fate.leans) == (True, False)
