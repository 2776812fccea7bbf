"""From claims to articles: what is suspected on several claims of one article is proposed once."""

from __future__ import annotations

from tests.extract.desk import GAZETTE, HERALD, REUTERS
from tracker.domain.vocabulary import DerivationKind
from tracker.extract.descent import Descent
from tracker.extract.direction import earlier
from tracker.extract.gathering import gathered
from tracker.extract.telling import Suspicion


def suspicion(claim: int, source: int, drew_on: int, *, guess: bool = False) -> Suspicion:
    """One suspicion."""
    return Suspicion(claim, source, drew_on, DerivationKind.REWRITE, "both say “so”", "why", guess)


def scopes(*found: Suspicion, apart: tuple[frozenset[int], ...] = ()) -> list[tuple[tuple[int, ...], int, int]]:
    """What is proposed, as (claims, who, on whom)."""
    return [(one.claims, one.suspicion.source, one.suspicion.drew_on) for one in gathered(found, apart)]


def test_one_claim_stays_one_claim_and_two_are_the_article() -> None:
    one, other, third = suspicion(1, GAZETTE, HERALD), suspicion(2, GAZETTE, HERALD), suspicion(2, GAZETTE, REUTERS)

    assert scopes(one) == [((1,), GAZETTE, HERALD)]
    assert scopes(one, other, third) == [((1, 2), GAZETTE, HERALD), ((2,), GAZETTE, REUTERS)]


def test_a_guess_follows_the_claim_on_which_the_direction_is_known() -> None:
    guess, sure = suspicion(1, GAZETTE, HERALD, guess=True), suspicion(2, HERALD, GAZETTE)

    assert scopes(guess, sure) == [((1, 2), HERALD, GAZETTE)]


def test_directions_that_are_known_and_differ_stay_apart() -> None:
    assert scopes(suspicion(1, GAZETTE, HERALD), suspicion(2, HERALD, GAZETTE)) == [
        ((1,), GAZETTE, HERALD),
        ((2,), HERALD, GAZETTE),
    ]


def test_a_pair_that_somebody_judged_on_one_claim_is_never_proposed_for_the_article() -> None:
    found = [suspicion(2, GAZETTE, HERALD), suspicion(3, GAZETTE, HERALD)]

    assert scopes(*found, apart=(frozenset({HERALD, GAZETTE}),)) == [((2,), GAZETTE, HERALD), ((3,), GAZETTE, HERALD)]


def test_a_day_lies_before_another_only_as_far_as_both_are_known() -> None:
    assert earlier("2023-09-11", "2023-09-12")
    assert earlier("2022", "2023-09-12")
    assert not earlier("2023", "2023-09-12")
    assert not earlier("2023-09-12", "2023-09-12")
    assert not earlier(None, "2023-09-12")


def test_two_are_explained_by_a_third_that_both_lead_to_and_not_by_one_that_leads_to_both() -> None:
    both_from_one = Descent({1: frozenset({3}), 2: frozenset({4}), 4: frozenset({3})})
    one_from_both = Descent({3: frozenset({1, 2})})

    assert both_from_one.explains(1, 2)
    assert not one_from_both.explains(1, 2)
