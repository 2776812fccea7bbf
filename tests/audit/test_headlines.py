"""Whether a headline puts a claim as if it stood."""

from __future__ import annotations

from tracker.audit.headlines import puts_as_fact

BRIBE = "The mayor took a bribe."
HELICOPTER = "The train has a helicopter on board."
FLAT = [
    ("Mayor took bribe", BRIBE),
    ("Mayor takes bribe from builder", "The mayor took a bribe from a builder in 2019."),
    ("Mayor takes bribe", "The mayor took a bribe from a builder in 2019."),
    ("Train has helicopter on board", HELICOPTER),
    ("Kim’s train has 90 carriages", "Kim’s train has up to 90 carriages."),
    ("Mayor guilty of fraud", "The mayor is guilty of fraud."),
    ("Railway hid crash from public", "The railway hid a crash from the public."),
    ("Kim's green train, which has a helicopter on board, rolled into the port on Monday.", HELICOPTER),
    ("Thirty sailors drowned as ship sank", "Thirty sailors drowned."),
    ("Minister paid 40,000 for silence", "The minister paid 40,000 for her silence."),
    ("Railway did not pay drivers", "The railway did not pay its drivers in May."),
]
NOT_FLAT = [
    ("Mayor ‘took bribe’", BRIBE),
    ("Mayor 'took bribe'", BRIBE),
    ("Mayor took “bribe”", BRIBE),
    ("Mayor may have taken bribe", BRIBE),
    ("Mayor accused of taking bribe", BRIBE),
    ("Police: mayor took bribe", BRIBE),
    ("Mayor took bribe: report", BRIBE),
    ("Mayor took bribe, court says", BRIBE),
    ("Mayor took bribe – prosecutors", BRIBE),
    ("Mayor allegedly took bribe", BRIBE),
    ("Did the mayor take a bribe?", BRIBE),
    ("How the mayor took a bribe", BRIBE),
    ("Mayor did not take bribe", BRIBE),
    ("Builder took bribe", "The mayor took a bribe from a builder."),
    ("The mayor praised the builder who took a bribe", BRIBE),
    ("Builder bribed mayor", "The mayor bribed a builder."),
    ("Mayor opens bridge", BRIBE),
    ("Inside the mayor's office", "The mayor took a bribe in his office."),
    ("The mayor and the missing money", "The mayor took the missing money."),
    ("Mayor resigns over bribe", BRIBE),
    ("Mayor cleared of bribe", BRIBE),
    ("Mayor wins election", "The mayor won the election by fraud."),
    ("Kim Jong Un's train", "Kim Jong Un's train has a helicopter."),
    ("What we know about Kim Jong Un's train", "Kim Jong Un's train has a helicopter."),
    ("Kim Jong Un's train has 60 carriages", "Kim Jong Un's train has 90 carriages."),
    ("Kim's train arrives in port", "Kim's train has arrived in port with a helicopter."),
    ("Railway denies helicopter on train", HELICOPTER),
    ("", BRIBE),
    ("Mayor took bribe", ""),
    ("… !", "… ?"),
]


def test_a_headline_that_says_it_plainly_puts_it_flat() -> None:
    assert [one for one in FLAT if not puts_as_fact(*one)] == []


def test_a_hedge_a_speaker_a_question_or_another_thing_said_lets_it_pass() -> None:
    assert [one for one in NOT_FLAT if puts_as_fact(*one)] == []


def test_a_line_of_a_hundred_thousand_words_takes_no_longer_than_reading_it() -> None:
    assert not puts_as_fact("mayor: " * 100_000, BRIBE)
