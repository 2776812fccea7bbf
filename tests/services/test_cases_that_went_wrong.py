"""The two cases in seeds/: the audit finds what went wrong in each, before anybody was hurt and after."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import Desk
from tracker.domain.vocabulary import ReviewState, Stage
from tracker.intake.seeds import read_seed
from tracker.services import seeding
from tracker.services.auditing import audit, rules_named
from tracker.services.desks import choose_setting
from tracker.services.listing import show_claim
from tracker.services.seeding import load_seeds, make_moves, seed_folders, tour_of
from tracker.store.articles import get_article

FOLDERS = {path.name: path for path in seed_folders()}


def told(desk: Desk, name: str, until: str | None = None, monkeypatch: pytest.MonkeyPatch | None = None) -> Desk:
    """The desk of a case, as it stood after its last move, or after the first of this act."""
    if until is not None and monkeypatch is not None:
        whole = read_seed(FOLDERS[name], "moves.toml")
        stop = next(at for at, move in enumerate(whole["move"]) if move["act"] == until)
        cut = {"moves.toml": {"move": whole["move"][: stop + 1]}}
        monkeypatch.setattr(seeding, "read_seed", lambda folder, file: cut.get(file) or read_seed(folder, file))
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        choose_setting(session, "second-person", "required", by=ann)
        load_seeds(session, FOLDERS[name], by=ann)
    with desk.writing() as session:
        make_moves(session, FOLDERS[name], files=Path("nowhere"))
    return desk


def found(desk: Desk, name: str) -> dict[str, list[int]]:
    """What the audit finds: rule -> numbers of the claims."""
    with desk.reading() as session:
        [audited] = audit(session, name, rules_named([]), "default")
    numbers: dict[str, list[int]] = {}
    for one in audited.findings:
        if one.claim is not None:
            numbers.setdefault(one.rule, []).append(int(one.claim.rpartition("#")[2]))
    return numbers


@pytest.mark.parametrize("name", FOLDERS)
def test_every_story_says_what_to_type_next(name: str) -> None:
    assert tour_of(FOLDERS[name])


def test_a_name_that_goes_round_in_a_circle_has_three_citations_and_nobody_under_it(desk: Desk) -> None:
    told(desk, "wilhelm")

    with desk.reading() as session:
        claim = show_claim(session, "wilhelm#4")

    assert (claim.measured.citations, claim.measured.minimum, claim.measured.maximum) == (4, 0, 0)
    assert [claim.sources.names(loop) for loop in claim.measured.circular] == [["Spiegel Online", "German Wikipedia"]]
    rules = found(desk, "wilhelm")
    assert rules["circular-sourcing"] == [4]
    assert rules["refuted-in-text"] == [4]


def test_before_anybody_asked_where_it_came_from_the_name_was_verified(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(desk, "wilhelm", "derive", monkeypatch)

    with desk.reading() as session:
        claim = show_claim(session, "wilhelm#4")

    assert claim.claim.state is ReviewState.VERIFIED
    assert claim.measured.maximum == 2, "one of the three is known by now to have copied another"
    assert found(desk, "wilhelm")["possibly-single-source"] == [4]


def test_evidence_against_it_took_the_tick_back_by_itself(desk: Desk) -> None:
    told(desk, "wilhelm")

    with desk.reading() as session:
        steps = show_claim(session, "wilhelm#4").claim.reviews

    assert Counter(step.to_state for step in steps if step.act == "approve") == {"verified": 1, "refuted": 1}
    assert [step.by_id for step in steps if step.act == "reopen"] == [None]


def test_at_sign_off_the_audit_had_warned_of_everything_that_was_to_go_wrong(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(desk, "one-official", "sign_off", monkeypatch)

    rules = found(desk, "one-official")

    for rule in ("single-source", "too-few-independent", "unnamed-only", "unnamed-without-reason"):
        assert {1, 2} <= set(rules[rule]), rule
    assert 1 in rules["false-plural"]


def test_once_the_official_is_retracted_the_published_story_is_no_longer_what_was_signed(desk: Desk) -> None:
    told(desk, "one-official")

    with desk.reading() as session:
        assert get_article(session, "one-official").stage is Stage.PUBLISHED
    rules = found(desk, "one-official")

    assert rules["source-retracted"] == rules["changed-since-sign-off"] == rules["undecided"] == [1, 2]
    assert rules["denial-missing"] == [1]
