"""One sentence, one change: what became of the words, and what is said about it."""

from __future__ import annotations

import textwrap

import pytest

from tracker.domain.fate import Fate
from tracker.domain.vocabulary import ChangeKind, Verdict
from tracker.intake.alignment import align

BEFORE = "Two trams run at night."
CLAIM = "Mira Holt allegedly moved up to 90 crates of fish from Velm to Osk on 3 May, Dr. Ulf Rask said."
BEHIND = "A museum stands there."

# fmt: off
CHANGED = (
    # words before, words after, the kind said first, before, after
    ("90", "60", ChangeKind.NUMBER, "90", "60"),
    ("90", "ninety", ChangeKind.NUMBER, "90", "ninety"),
    ("3 May", "5 May", ChangeKind.NUMBER, "3", "5"),
    ("3 May", "3 June", ChangeKind.NUMBER, "May", "June"),
    ("90 crates", "90 tonnes", ChangeKind.NUMBER, "", "tonnes"),
    ("90 crates", "$90 crates", ChangeKind.NUMBER, "", "$"),
    ("90 crates", "90 % of the crates", ChangeKind.NUMBER, "", "%"),
    ("90", "9.0", ChangeKind.NUMBER, "90", "9.0"),
    ("90", "900", ChangeKind.NUMBER, "90", "900"),
    ("moved", "never moved", ChangeKind.NEGATION, "", "never"),
    ("allegedly moved", "allegedly didn't move", ChangeKind.NEGATION, "", "didn't"),
    ("moved", "denied she moved", ChangeKind.NEGATION, "", "denied"),
    ("said", "did not say", ChangeKind.NEGATION, "", "not"),
    ("allegedly ", "", ChangeKind.HEDGE, "allegedly", ""),
    ("allegedly", "reportedly", ChangeKind.HEDGE, "allegedly", "reportedly"),
    ("up to 90", "90", ChangeKind.HEDGE, "up to", ""),
    ("up to", "at least", ChangeKind.HEDGE, "up to", "least"),
    ("moved", "may have moved", ChangeKind.HEDGE, "", "may"),
    ("Mira Holt", "Mira Dahl", ChangeKind.NAME, "Mira Holt", "Mira Dahl"),
    ("Ulf Rask", "Tor Lie", ChangeKind.NAME, "Ulf Rask", "Tor Lie"),
    ("Velm to Osk", "Osk to Velm", ChangeKind.NAME, "", "Osk"),
    ("Mira Holt", "Somebody", ChangeKind.NAME, "Mira Holt", "Somebody"),
    ("said", "told us", ChangeKind.ATTRIBUTION, "said", "told"),
    ("said", "claimed", ChangeKind.HEDGE, "", "claimed"),
    ("moved", "“moved”", ChangeKind.QUOTE, "", '"'),
    ("of fish", "of herring", ChangeKind.WORDING, "fish", "herring"),
    (" of fish", "", ChangeKind.WORDING, "of fish", ""),
    ("crates", "Crates", ChangeKind.WORDING, "crates", "Crates"),
    (" said.", " said?", ChangeKind.WORDING, ".", "?"),
)
# fmt: on


def fate_of(words: str, old: str, new: str) -> Fate:
    """What became of these words of a text."""
    start = old.index(words)
    return align(old, new, [(start, start + len(words))])[0]


def told(*sentences: str) -> str:
    """A text of one paragraph."""
    return " ".join(sentences)


def test_each_change_takes_the_tick_and_is_called_what_it_is() -> None:
    old = told(BEFORE, CLAIM, BEHIND)
    for before, after, kind, out, into in CHANGED:
        new = told(BEFORE, CLAIM.replace(before, after, 1), BEHIND)

        whole, part = fate_of(CLAIM, old, new), fate_of("crates of fish from", old, new)

        assert (whole.verdict, part.verdict) == (Verdict.REWORDED, Verdict.REWORDED), (before, after)
        assert whole.changes[0].kind is kind, (before, after, whole.changes)
        assert (whole.changes[0].before, whole.changes[0].after) == (out, into), (before, after)
        assert whole.span is not None
        assert new[slice(*whole.span)] == CLAIM.replace(before, after, 1), (before, after)


def test_a_change_is_told_in_words() -> None:
    old = told(BEFORE, CLAIM, BEHIND)

    fate = fate_of("90 crates", old, old.replace("90", "60"))
    assert [change.told for change in fate.changes] == ["“90” became “60”"]
    fate = fate_of("90 crates", old, old.replace("allegedly ", ""))
    assert [change.told for change in fate.changes] == ["“allegedly” was dropped"]


HARMLESS = (
    ("“Nobody came – it’s over…” he said—twice.", '"Nobody came - it\'s over..." he said -- twice.'),
    ("«\u00a0Fini\u00a0», said Jo.", '"Fini", said Jo.'),
    ("A  b\u00a0c\td.", "A b c d."),
    ("A long line\nthat goes on.", "A long line that goes on."),
    ("Cafe\u0301 closed.", "Café closed."),
    ("Co\u00adoperate\u200b now.", "Cooperate now."),
    ("One came.\r\n\r\nTwo left.", "One came.\nTwo left."),
)


def test_typography_and_white_space_take_no_tick() -> None:
    for one, other in HARMLESS:
        for old, new in ((one, other), (other, one)):
            assert align(old, new, [(0, len(old))])[0].verdict is Verdict.IDENTICAL, (old, new)


def test_a_text_that_is_wrapped_anew_keeps_its_ticks() -> None:
    lines = (
        "Mira Holt moved the crates to Osk.\nThe Velm harbour board of 1902 paid for it.\n\nNobody Else Saw The Crates."
    )
    long = " ".join(f"{name} Holt saw The Velm Board." for name in ("Ada", "Bo", "Cy", "Di", "Ed", "Fay", "Gus", "Hal"))
    wrapped = textwrap.fill(long, 52)

    assert fate_of("paid for it", lines, lines.replace("\n", "\r\n")).keeps
    for name in ("Ada", "Cy", "Hal"):
        assert fate_of(name, wrapped, long).keeps
        assert fate_of(name, long, wrapped).keeps


def test_a_long_heading_is_no_line_that_was_broken_for_its_length() -> None:
    old = "Herring Sold To Osk Harbour By Holt Of Velm\nVelm paid 90 crowns.\nRain fell."

    assert fate_of("90 crowns", old, old.replace("Herring", "Cod")).verdict is Verdict.IDENTICAL


def test_a_heading_that_runs_into_the_next_line_is_another_sentence() -> None:
    assert not fate_of("No deal", "No deal\nHolt moved on.", "No deal Holt moved on.").keeps


LEANING = (
    # old, new, words, whether they keep their tick
    ("Mira Holt sued. He left town.", "Jon Dahl sued. He left town.", "left town", False),
    ("Mira Holt sued for 90 crowns. She left town.", "Mira Holt sued for 60 crowns. She left town.", "left town", True),
    ("The mayor sued. But he left town.", "The baker sued. But he left town.", "left town", False),
    (
        "Mira Holt sued. She left town. Jon Dahl sang.",
        "Mira Holt sued. Jon Dahl sang. She left town.",
        "left town",
        False,
    ),
    ("Mira Holt sued. It is said that fish fell.", "Jon Dahl sued. It is said that fish fell.", "fish fell", True),
    ("Mira Holt sued. The town was left.", "Jon Dahl sued. The town was left.", "was left", True),
    ("“It fell,” Holt said. “Nobody fled.”", "“It fell,” Dahl said. “Nobody fled.”", "Nobody fled", False),
    ("“Nobody fled.” Holt said so.", "“Nobody fled.” Dahl said so.", "Nobody fled", False),
    ("Holt: “We won. Nobody fled. It is over.”", "Dahl: “We won. Nobody fled. It is over.”", "Nobody fled", False),
    (
        "Holt said (as did others. Nobody fled.) so.",
        "Dahl said (as did others. Nobody fled.) so.",
        "Nobody fled",
        False,
    ),
    (
        "None of this is true:\n- Fish fell.\n- Rain fell.",
        "All of this is true:\n- Fish fell.\n- Rain fell.",
        "Rain fell",
        False,
    ),
    (
        "These things are false:\nFish fell. Rain fell.",
        "These things are true:\nFish fell. Rain fell.",
        "Fish fell",
        False,
    ),
    ("Holt says Velm fell. False.", "Dahl says Osk stood. False.", "False.", False),
    ("Holt said: “We won. Ships came in.", "Dahl said: “We won. Ships came in.", "Ships came", False),
    (
        "Rain fell. (Holt said so. Ships came. Fish fell.)",
        "Rain fell. (Dahl said so. Ships came. Fish fell.)",
        "Ships came",
        False,
    ),
    ("Did Holt flee?\nNo.", "Did Holt stay?\nNo.", "No.", False),
    ("He did not, said Mr. Holt, flee.", "He did, said Mr. Holt, flee.", "flee", False),
)


def test_words_that_lean_on_another_sentence_are_pointed_out_and_only_then() -> None:
    for old, new, words, holds in LEANING:
        fate = fate_of(words, old, new)

        assert (fate.keeps and not fate.leans) is holds, (old, new)
        assert fate.keeps or fate.verdict is not Verdict.IDENTICAL, (old, new)


def test_a_sentence_that_leans_on_another_keeps_its_tick_where_not_a_word_of_it_changed() -> None:
    moved = fate_of(
        "left town",
        "Mira Holt sued. She left town. Jon Dahl sang.",
        "Mira Holt sued. Jon Dahl sang. She left town.",
    )

    assert (moved.keeps, moved.leans) == (True, True)
    [change] = moved.changes
    assert (change.before, change.after) == ("Mira Holt sued.", "Jon Dahl sang.")


def test_a_sentence_that_says_more_than_who_spoke_is_none_of_the_quotation_before_it() -> None:
    old = "Holt told reporters. “The boat holds.” He denied that anybody fell."

    assert fate_of("The boat holds", old, old.replace(" He denied that anybody fell.", "")).verdict is Verdict.IDENTICAL


def test_sentences_split_put_together_and_moved() -> None:
    rain, snow = "The rain in Velm fell on 12 barns", "the snow in Osk fell on 15 mills"
    one, two = f"{rain}, and {snow}.", f"{rain}. T{snow[1:]}."

    split = fate_of(rain, told(BEFORE, one), told(BEFORE, two))
    joined = fate_of(rain, told(BEFORE, two), told(BEFORE, one))
    moved = fate_of(rain, told(f"{rain}.", BEFORE, BEHIND), told(BEFORE, BEHIND, f"{rain}."))

    for fate, new in ((split, told(BEFORE, two)), (joined, told(BEFORE, one))):
        assert fate.verdict is Verdict.REWORDED
        assert fate.span is not None
        assert new[slice(*fate.span)] == rain
    assert moved.verdict is Verdict.MOVED


def test_what_was_cut_is_gone_and_what_cannot_be_told_apart_is_an_orphan() -> None:
    house = "The council sold 40 houses in Velm."
    twice = told(house.replace("40", "50"), BEFORE, house.replace("40", "70"))

    assert fate_of("40 houses", told(BEFORE, house, BEHIND), told(BEFORE, BEHIND)).verdict is Verdict.GONE
    cut = fate_of("in Velm", told(BEFORE, house, BEHIND), told(BEFORE, "The council sold 40 houses.", BEHIND))
    assert (cut.verdict, cut.span) == (Verdict.GONE, None)
    placed = fate_of("40 houses", told(house, BEFORE), twice)
    assert (placed.verdict, placed.span) == (Verdict.REWORDED, (17, 26)), "the one that stands in the same place"
    orphan = fate_of("40 houses", told(house, BEFORE, BEHIND), told(BEHIND, twice))
    assert orphan.verdict is Verdict.ORPHAN
    assert {twice[start - len(BEHIND) - 1 : end - len(BEHIND) - 1] for start, end in orphan.candidates} == {
        house.replace("40", "50"),
        house.replace("40", "70"),
    }


def test_copies_of_a_sentence_are_told_apart_by_their_neighbours_or_not_at_all() -> None:
    copy = "Rain fell in Velm."
    old = told("Ada sang.", copy, "Bo sang.", copy, "Cy sang.")
    first, second = old.index(copy), old.rindex(copy)
    places = [(first, first + len(copy)), (second, second + len(copy))]

    without_first = align(old, told("Ada sang.", "Bo sang.", copy, "Cy sang."), places)
    edited_first = align(old, told("Ada sang.", "Snow fell in Velm.", "Bo sang.", copy, "Cy sang."), places)
    both_moved = align(old, told(copy, "Cy sang.", "Bo sang.", "Ada sang.", copy), places)

    assert [fate.verdict for fate in without_first] == [Verdict.ORPHAN, Verdict.IDENTICAL]
    assert [fate.verdict for fate in edited_first] == [Verdict.REWORDED, Verdict.IDENTICAL]
    assert not any(fate.keeps for fate in both_moved)


def test_of_copies_side_by_side_none_is_known_from_the_others_when_one_goes() -> None:
    copy = "Rain fell in Velm."
    places = [(at, at + len(copy)) for at in (0, len(copy) + 1, 2 * len(copy) + 2)]

    fates = align(told(copy, copy, copy), told(copy, copy), places)

    assert [fate.verdict for fate in fates] == [Verdict.ORPHAN] * 3
    assert all(fate.keeps for fate in align(told(copy, copy, copy), told("Fog.", copy, copy, copy), places))


def test_a_copy_that_moved_while_another_went_is_not_guessed() -> None:
    copy = "Rain fell in Velm."
    old = told("Ada sang.", copy, "Bo sang.", copy, "Cy sang.")
    places = [(at, at + len(copy)) for at in (old.index(copy), old.rindex(copy))]

    fates = align(old, told(copy, "Ada sang.", "Bo sang.", "Cy sang."), places)

    assert [(fate.verdict, fate.candidates) for fate in fates] == [(Verdict.ORPHAN, ((0, len(copy)),))] * 2


def test_a_copy_that_came_in_leaves_open_which_is_which_where_the_neighbours_changed() -> None:
    copy = "Rain fell in Velm."
    new = told("Ada wept.", copy, "Bo wept.", "Cy sang.", copy)

    fate = fate_of(copy, told("Ada sang.", copy, "Bo sang.", "Cy sang."), new)

    assert (fate.verdict, len(fate.candidates)) == (Verdict.ORPHAN, 2)


def test_two_sentences_do_not_both_become_one() -> None:
    one, two, new = (f"The council sold {count} houses in Velm." for count in (40, 50, 60))

    for words in (one, two):
        fate = fate_of(words, told(one, two, BEHIND), told(new, BEHIND))
        assert (fate.verdict, fate.candidates) == (Verdict.ORPHAN, ((0, len(new)),))


def test_words_are_whole_words() -> None:
    new = "Ada met Oskar and Bo in Velm for tea."

    fate = fate_of("Os", "Ada met Os and Bo in Velm for tea.", new)

    assert fate.span is not None
    assert new[slice(*fate.span)] == "Oskar"


def test_words_cut_from_their_sentence_are_looked_for_in_others_and_not_picked_among_several() -> None:
    words = "grain from nine barns burnt"
    old = told(
        f"Police in Velm and firemen of three towns near Osk say {words} overnight near the old harbour wall.", BEHIND
    )
    home = f"When {words}, a clerk wrote home to her aunt about prices, wages, taxes and the terrible weather of that spring."
    other = f"Nobody at the ministry, its lawyers told a committee of members last week, had known before that {words}."

    once, twice = fate_of(words, old, told(BEHIND, home)), fate_of(words, old, told(BEHIND, home, other))

    assert once.verdict is Verdict.REWORDED
    assert once.span == (len(BEHIND) + 6, len(BEHIND) + 6 + len(words))
    assert (twice.verdict, len(twice.candidates)) == (Verdict.ORPHAN, 2)


def test_a_passage_over_several_sentences_stands_or_falls_with_all_of_them() -> None:
    old = "Ada sang in Velm. Bo danced in Osk. Cy slept."
    words = "in Velm. Bo danced"

    assert fate_of(words, old, f"{BEFORE} {old}").verdict is Verdict.IDENTICAL
    between = fate_of(words, old, old.replace(" Bo", " Di wept. Bo"))
    assert between.verdict is Verdict.REWORDED
    assert [change.told for change in between.changes] == ["“Di” was added", "“wept.” was added"]
    assert fate_of(words, old, old.replace("Bo danced", "Bo never danced")).verdict is Verdict.REWORDED
    torn = "Bo danced in Osk. Cy slept. Ada sang in Velm."
    assert fate_of(words, old, torn).verdict is Verdict.ORPHAN


@pytest.mark.parametrize("passage", [(0, 0), (3, 3), (9, 10), (5, 900), (-3, 4)])
def test_a_passage_without_words_is_nowhere(passage: tuple[int, int]) -> None:
    fate = align("It fell.  \n ", "It fell.", [passage])[0]

    assert (fate.verdict, fate.span, fate.candidates) == (Verdict.ORPHAN, None, ())


def test_passages_at_the_edges_within_and_across_each_other() -> None:
    old, new = "Fish fell. Ada sang loudly. End.", "Start. Fish fell. Ada sang loudly. End."
    passages = [(0, 4), (0, 10), (11, 27), (15, 19), (17, 30), (28, 32), (0, len(old))]

    for (start, end), fate in zip(passages, align(old, new, passages), strict=True):
        assert fate.verdict is Verdict.IDENTICAL
        assert fate.span == (start + 7, end + 7)


def test_a_tick_in_the_headline_falls_with_the_headline() -> None:
    old = "Holt sells 40 houses\n\nMira Holt sold houses."

    assert fate_of("40 houses", old, old.replace("40", "50")).changes[0].kind is ChangeKind.NUMBER
    assert fate_of("sold houses", old, old.replace("40", "50")).verdict is Verdict.IDENTICAL
    assert align(old, "", [(0, 4)])[0].verdict is Verdict.GONE
