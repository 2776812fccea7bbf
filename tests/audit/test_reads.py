"""What a rule says it reads is all it reads: an audit of the whole desk loads nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from random import Random

import pytest

from tests.audit import random_dossiers
from tracker.audit.rule import Objections, Part, Rule, rule
from tracker.audit.rules import RULE_BOOK
from tracker.audit.thresholds import Minimum, Thresholds
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Severity
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import AttributionRow, ClaimRow, EvidenceRow

THRESHOLDS = Thresholds(Minimum(normal=1, high=2, secondary=3, unnamed=2))


@cache
def dossiers() -> list[Dossier]:
    """The same for every rule."""
    return [random_dossiers.dossier(Random(seed)) for seed in range(250)]


@cache
def found(asked: Rule) -> list[list[Finding]]:
    """What a rule finds in each of them."""
    return [asked.findings(dossier, None, THRESHOLDS) for dossier in dossiers()]


@cache
def all_without(parts: tuple[Part, ...]) -> list[Dossier]:
    """Each of them as it is where nobody loaded these parts; the fewer are blanked once for all that want more."""
    return [without(one, parts[-1]) for one in all_without(parts[:-1])] if parts else dossiers()


def without(dossier: Dossier, part: Part) -> Dossier:
    """The dossier as it is where nobody loaded this part."""
    return _BLANKED[part](dossier)


def _on_claims(change: Callable[[ClaimRow], ClaimRow]) -> Callable[[Dossier], Dossier]:
    return lambda dossier: replace(dossier, claims=tuple(map(change, dossier.claims)))


def _unworded(row: AttributionRow) -> AttributionRow:
    return replace(row, cue=None, quote=None, mode=None, said_on=None, locator=None)


def _unheld(row: EvidenceRow) -> EvidenceRow:
    return replace(row, excerpt=None, locator=None, url=None, archived_url=None, sha256=None, file_name=None)


def _by_one_name(dossier: Dossier) -> Dossier:
    rows = {key: replace(row, aliases=()) for key, row in dossier.sources.rows.items()}
    return replace(dossier, sources=Sources(rows, dossier.sources.derivations))


_BLANKED: dict[Part, Callable[[Dossier], Dossier]] = {
    Part.REVIEWS: _on_claims(lambda claim: replace(claim, reviews=())),
    Part.PLACES: _on_claims(lambda claim: replace(claim, passages=())),
    Part.TEXT: lambda dossier: replace(dossier, text=""),
    Part.WORDING: _on_claims(lambda claim: replace(claim, attributions=tuple(map(_unworded, claim.attributions)))),
    Part.HOLDINGS: _on_claims(lambda claim: replace(claim, evidence=tuple(map(_unheld, claim.evidence)))),
    Part.FILES: lambda dossier: replace(dossier, altered_files=frozenset()),
    Part.REPLIES: _on_claims(lambda claim: replace(claim, replies=())),
    Part.SIGN_OFF: lambda dossier: replace(dossier, sign_off=None),
    Part.CONTRADICTIONS: lambda dossier: replace(dossier, contradictions=()),
    Part.ALIASES: _by_one_name,
    Part.PROPOSALS: lambda dossier: replace(dossier, dismissed=()),
    Part.ALIGNMENTS: lambda dossier: replace(dossier, alignments=()),
    Part.TASKS: lambda dossier: replace(dossier, tasks=()),
}


def reads_more(asked: Rule) -> bool:
    """Whether a rule finds otherwise where what it does not claim to read is not there."""
    bare = all_without(tuple(sorted(set(Part) - asked.reads)))
    return any(asked.findings(one, None, THRESHOLDS) != was for one, was in zip(bare, found(asked), strict=True))


@rule(Severity.NOTE, reads=(Part.PLACES,))
def too_nosy(dossier: Dossier) -> Objections:
    """A rule that looks at replies and says nothing of it."""
    for claim in dossier.claims:
        if claim.replies:
            yield claim, "asked"


def test_every_part_can_be_left_out() -> None:
    assert set(_BLANKED) == set(Part)


@pytest.mark.parametrize("asked", RULE_BOOK, ids=lambda asked: asked.name)
def test_a_rule_finds_the_same_where_nothing_is_loaded_but_what_it_reads(asked: Rule) -> None:
    assert not reads_more(asked)


@pytest.mark.parametrize("asked", RULE_BOOK, ids=lambda asked: asked.name)
def test_every_rule_finds_something_in_these_and_not_everywhere(asked: Rule) -> None:
    somewhere = [bool(findings) for findings in found(asked)]

    assert sum(somewhere) > 5
    assert not all(somewhere)


@pytest.mark.parametrize(
    ("asked", "part"),
    [(asked, part) for asked in RULE_BOOK for part in sorted(asked.reads)],
    ids=lambda each: getattr(each, "name", each),
)
def test_a_rule_reads_every_part_it_says_it_reads(asked: Rule, part: Part) -> None:
    assert any(
        asked.findings(without(dossier, part), None, THRESHOLDS) != was
        for dossier, was in zip(dossiers(), found(asked), strict=True)
    )


def test_a_rule_says_of_a_claim_alone_what_it_says_of_it_among_the_others_unless_it_says_that_it_does_not() -> None:
    looking_around = {
        asked.name for asked in RULE_BOOK if not all(map(partial(says_the_same_alone, asked), dossiers()[::4]))
    }

    assert looking_around == {asked.name for asked in RULE_BOOK if not asked.alone} == {"hedge-dropped"}
    assert all(asked.alone for asked in RULE_BOOK if asked.guards)  # `verify` loads the claim alone


def test_a_rule_that_speaks_of_the_story_alone_says_nothing_of_a_claim() -> None:
    """And no other leaves claims out: a claim's page does not ask what speaks of the story alone."""
    of_no_claim = {asked.name for asked in RULE_BOOK if not any(one.claim for told in found(asked) for one in told)}

    assert of_no_claim == {asked.name for asked in RULE_BOOK if asked.of_story}


def says_the_same_alone(asked: Rule, dossier: Dossier) -> bool:
    """Whether a rule says of each claim of a file what it says of it where the file holds no other."""
    among = asked.findings(dossier, None, THRESHOLDS)
    return all(
        [one for one in among if one.claim == claim.label]
        == [one for one in asked.findings(replace(dossier, claims=(claim,)), None, THRESHOLDS) if one.claim]
        for claim in dossier.claims
    )


def test_a_rule_that_reads_more_than_it_says_is_found_out() -> None:
    assert reads_more(too_nosy)
