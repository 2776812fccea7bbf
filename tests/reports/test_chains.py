"""What a claim rests on as a picture's plain values, and which copy may show what of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import make
from tests.reports import rich
from tracker.domain.sourcing import EndKind
from tracker.domain.vocabulary import Audience
from tracker.models.dossier import Dossier, Sources
from tracker.reports import rests
from tracker.reports.audience import copy_for
from tracker.reports.chains import Chains, Hand, Step, Way
from tracker.reports.document import Tree
from tracker.reports.rests import chains_of

HERALD, GAZETTE = make.source("Herald"), make.source("Gazette")
AGENCY, MAYOR, STATE = (
    make.source("Agency", "agency"),
    make.source("the mayor", "person"),
    make.source("the state", "group"),
)
BLOG = make.source("Blog", retracted=True)


def chains(dossier: Dossier) -> Chains:
    """The picture of the first claim."""
    [claim, *_] = dossier.claims
    return chains_of(dossier.sources, claim, dossier.independence(claim))


def test_every_source_is_one_stop_and_every_step_between_them_is_there() -> None:
    claim = make.claim(sources=[HERALD, make.said(MAYOR, via=[GAZETTE])], evidence=[MAYOR], number=7)
    picture = chains(make.dossier(claim, drew_on=[(HERALD, AGENCY), make.suspected(GAZETTE, AGENCY)]))

    assert [stop.name for stop in picture.stops] == ["Herald", "Agency", "Gazette", "the mayor"]
    assert picture.steps == (
        Step(None, 0, Way.CITED),
        Step(0, 1, Way.DREW),
        Step(None, 2, Way.CITED),
        Step(2, 3, Way.VIA),
        Step(2, 1, Way.SUSPECTED),
        Step(None, 3, Way.EVIDENCE),
    )
    assert (picture.wording.claim, picture.wording.count) == ("Claim 7", "3 citations, 1 to 2 independent")
    assert picture.worth_drawing


def test_a_stop_says_what_it_is_and_what_a_path_is_worth_that_ends_in_it() -> None:
    claim = make.claim(sources=[make.said(MAYOR, via=[HERALD]), BLOG])

    herald, mayor, blog = chains(make.dossier(claim)).stops

    assert (herald.kind, herald.end, herald.point, herald.retracted) == ("outlet", None, True, False)
    assert (mayor.kind, mayor.end, mayor.point, mayor.retracted) == ("person", EndKind.ORIGIN, True, False)
    assert (blog.kind, blog.end, blog.point, blog.retracted) == ("outlet", None, False, True)


def test_those_of_one_hand_are_joined_with_whoever_stands_beside_them() -> None:
    claim = make.claim(sources=[HERALD, GAZETTE])
    alone = make.claim(sources=[HERALD])
    hands = [make.one_hand(HERALD, STATE), make.one_hand(GAZETTE, STATE)]

    assert chains(make.dossier(claim, drew_on=hands)).hands == (Hand((0, 1), ("the state",)),)
    assert chains(make.dossier(alone, drew_on=hands)).hands == ()


def test_a_circle_goes_back_and_its_members_say_so() -> None:
    picture = chains(make.dossier(make.claim(sources=[HERALD]), drew_on=[(HERALD, GAZETTE), (GAZETTE, HERALD)]))

    assert [step.back for step in picture.steps] == [False, False, True]
    assert all(stop.circling for stop in picture.stops)


def test_the_report_draws_the_chains_of_claims_with_sourcing_findings_and_keeps_the_words() -> None:
    trees = [block for block in rich.report().blocks if isinstance(block, Tree)]

    drawn = [tree.picture for tree in trees if tree.picture is not None]
    assert 3 < len(drawn) <= len(trees)
    for tree in trees:
        if tree.picture is not None:
            words = " ".join(part.text for line in tree.lines for part in line.line)
            assert all(stop.name in words for stop in tree.picture.stops)
        else:
            assert len({part.text for line in tree.lines for part in line.line[:1]}) == 1


def test_a_report_of_very_many_claims_has_its_trees_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = rich.dossier()
    monkeypatch.setattr(rests, "MOST_DRAWN", len(dossier.claims) - 1)

    trees = [block for block in rich.report(found=dossier).blocks if isinstance(block, Tree)]

    assert trees
    assert not any(tree.picture for tree in trees)


def test_readers_see_no_confidential_name_and_no_copying_from_such_a_source() -> None:
    heron = make.source("HERON", "person", confidential=True, description="a diplomat")
    text = "The talks were short."
    claim = make.claim(text, sources=[HERALD, heron], passages=(make.passage(text, text),))
    dossier = make.dossier(claim, drew_on=[make.suspected(HERALD, heron), (HERALD, AGENCY)], text=text)

    copy = copy_for(Audience.READER, dossier, [])
    [shown] = copy.dossier.claims
    picture = chains_of(Sources(copy.dossier.sources.rows, copy.derivations), shown, copy.dossier.independence(shown))

    assert [stop.name for stop in picture.stops] == ["Herald", "Agency", "a diplomat"]
    assert Way.SUSPECTED not in {step.way for step in picture.steps}
    assert "HERON" not in repr(picture)
    assert "HERON" in repr(chains(replace(dossier)))
