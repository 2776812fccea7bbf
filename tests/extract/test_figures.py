"""Which numbers nobody comes to by chance."""

from __future__ import annotations

import pytest

from tracker.extract.figures import figures_in


def written(text: str) -> list[str]:
    """The unusual figures of a text as they are written."""
    return list(figures_in([text]).values())


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It carried 3,247 crates.", ["3,247"]),
        ("Es trug 3.247 Kisten.", ["3.247"]),
        ("Il portait 3\u202f247 caisses.", ["3\u202f247"]),
        ("It cost $12.47 million.", ["12.47"]),
        ("Some 38.6 per cent came.", ["38.6"]),
        ("It is 1,482km long.", ["1,482"]),
        ("It weighed 41,863 tonnes.", ["41,863"]),
        ("In Texas 1,247 people came.", ["1,247"]),
    ],
)
def test_an_exact_figure_is_unusual(text: str, figures: list[str]) -> None:
    assert written(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "It carried 17 crates, 250 barrels, 1,500 sacks, 20,000 bricks and 1,250 tiles.",
        "It was built in 1987 and sank in 2023.",
        "On 3 November 2023, on 03.11.2023, on 2023-11-03 and on 11/03/2023.",
        "At 10:47, at 10.47 am, at 0947 GMT and at 14.52 Uhr.",
        "Flight 371, page 412, Resolution 1874, Boeing 747, No. 318, Mi-268 and KN-083.",
        "They won 102-98 after 312–347 passes.",
        "Call +850 218 111.",
    ],
)
def test_round_figures_years_dates_times_scores_and_names_are_not(text: str) -> None:
    assert written(text) == []


def test_a_figure_is_the_same_however_it_is_written() -> None:
    texts = ["3,247 crates", "3.247 Kisten", "3 247 caisses", "3’247 Kisten"]

    assert len({next(iter(figures_in([text]))) for text in texts}) == 1
    assert figures_in(["12.47 million"]).keys() == figures_in(["12,470,000"]).keys()


def test_a_share_and_a_count_are_two_figures() -> None:
    assert figures_in(["38.6 per cent"]).keys() != figures_in(["38.6 tonnes"]).keys()
