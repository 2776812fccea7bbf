"""What a page shows beyond the text that was signed."""

from __future__ import annotations

from tracker.intake.alignment.beyond import beyond, counts, without_asides
from tracker.intake.beside import Beside

SIGNED = "Mayor cleared\n\nRain fell on Osk on Monday.\n\nThe firm “Holt” paid 1.5 million."


def test_what_was_not_signed_is_named_what_counts_first_and_then_the_longest() -> None:
    shown = beyond(
        SIGNED,
        [
            Beside("Subscribe to our paper for a year and read it all."),
            Beside("Share this"),
            Beside("Four words of it", in_story=True),
            Beside('The firm "Holt"  paid', in_text=True, in_story=True),
            Beside("ain fell on Osk", in_story=True),
            Beside("He lied.", in_story=True),
            Beside("He lied.", in_story=True),
            Beside("The pier", in_text=True, in_story=True, is_caption=True),
        ],
    )

    assert [(one.words, counts(one)) for one in shown] == [
        ("He lied.", True),
        ("Subscribe to our paper for a year and read it all.", False),
        ("Four words of it", False),
        ("ain fell on Osk", False),
        ("The pier", False),
    ]


def test_a_pull_quote_and_the_name_under_a_picture_do_not_make_another_text() -> None:
    quote, name, lie = "Rain fell on Osk", "Holt", "Aker took the bribe."
    page = SIGNED.replace("\n\nThe", f"\n\n{quote}\n\n{name}\n\nThe")
    asides = [Beside(quote, in_text=True), Beside(name, in_text=True, is_caption=True)]

    assert without_asides(page, SIGNED, asides).split() == SIGNED.split()
    assert without_asides(SIGNED, SIGNED, asides) == SIGNED
    assert name in without_asides(page, SIGNED, [Beside(name, in_text=True)])
    assert lie in without_asides(f"{SIGNED}\n\n{lie}", SIGNED, [Beside(lie, in_text=True, is_caption=True)])
