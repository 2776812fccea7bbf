"""Whether two texts may be one story."""

from __future__ import annotations

from tracker.intake.alignment import akin

STORY = "By Jo Reporter\n\nRain fell on Monday. The firm paid 90 crowns to Aker. A barn burnt in Osk. Nobody was hurt."
LONG = "The council of Velm sold forty empty houses near the old harbour to a bank."
OTHER = "Fish swam in the harbour of Bergen while boats burned."
OVER = (
    "By Jo Reporter",
    "Published: 3 May 2026",
    "Photo: Mira Holt",
    "Sign up to our newsletter and read the most important stories of the whole region every morning.",
    "Additional reporting by Mira Holt in Velm and Ulf Rask in Osk, with material from three agencies.",
)


def test_a_byline_or_what_a_paper_prints_under_everything_makes_no_kin() -> None:
    for line in OVER:
        assert not akin(f"{line}\n\nThe firm paid 90 crowns to Aker. Rain fell.", f"{line}\n\n{OTHER}"), line
    assert not akin(f"Weather\n\n{OTHER} Ice came. Fog lay.", "Weather\n\nA barn burnt. A man fled. A dog barked."), (
        "a heading"
    )


def test_a_share_of_the_sentences_or_words_and_one_long_sentence_do() -> None:
    assert akin(STORY, STORY.replace("90", "60").replace("A barn burnt in Osk. ", ""))
    assert akin(STORY, f"{OTHER} Rain fell on Monday. Nobody was hurt.")
    assert akin(STORY, "On Monday the firm from Osk paid Aker 90 crowns, and a barn burnt.")
    assert akin(f"{STORY} {LONG}", f"{OTHER} {LONG} Ice came. Fog lay. A dog barked. A man fled.")
    assert akin("By Jo Reporter", "By Jo Reporter")
    assert not akin(STORY, f"{OTHER} Nobody was hurt. Ice came. Fog lay. A dog barked.")
