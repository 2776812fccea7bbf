"""Putting the rules to an article."""

from __future__ import annotations

import pytest

from tests import make
from tracker.audit.policy import pack
from tracker.audit.rule import Objections, rule
from tracker.audit.rules import RULE_BOOK
from tracker.audit.run import choose, run
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Severity
from tracker.models.dossier import Dossier

PEDIA = make.source("Encyclopedia", genre="encyclopedia")
MAYOR = make.source("Mayor", "person")
COURT = make.source("Court record", "document")
ANN = make.person("Ann Bell")
BOB = make.person("Bob Cole")


@rule(Severity.WARNING)
def too_curious(dossier: Dossier) -> Objections:
    """A rule that breaks off after its first objection."""
    for claim in dossier.claims:
        yield claim, "odd"
        raise KeyError("Deep Throat")


def test_nothing_named_is_the_whole_rule_book() -> None:
    assert choose([]) == list(RULE_BOOK)


def test_rules_are_asked_in_the_order_of_the_book_and_once() -> None:
    chosen = choose(["contested", "single-source", "contested"])

    assert [rule.name for rule in chosen] == ["single-source", "contested"]


def test_an_unknown_rule_is_refused_with_the_near_one_and_the_list() -> None:
    with pytest.raises(BadInputError) as refused:
        choose(["unsourced", "singel_source"])

    assert str(refused.value).startswith("“singel_source” is no rule: there are unsourced, single-source, ")
    assert str(refused.value).endswith("; did you mean single-source?")


def test_a_name_like_no_rule_is_refused_without_a_guess() -> None:
    with pytest.raises(BadInputError, match=r"unverifiable-unattributed$"):
        choose(["zzz"])


def test_findings_come_by_claim_and_then_in_the_order_of_the_book() -> None:
    late = make.claim(sources=[PEDIA], number=10)
    early = make.claim(sources=[PEDIA], denied_by=[MAYOR], number=2)

    asked = choose(["contested", "weak-origin", "single-source"])

    found = run(make.dossier(late, early), asked, pack("default")).findings

    assert [(finding.claim, finding.rule) for finding in found] == [
        ("kim-train#2", "single-source"),
        ("kim-train#2", "weak-origin"),
        ("kim-train#2", "contested"),
        ("kim-train#10", "single-source"),
        ("kim-train#10", "weak-origin"),
    ]


def test_a_finding_names_its_article_and_is_not_waived() -> None:
    [finding] = run(make.dossier(make.claim(), slug="mayor"), choose(["unsourced"]), pack("default")).findings

    assert (finding.claim, finding.article, finding.waived) == ("mayor#1", "mayor", False)


def test_the_pack_says_how_much_a_finding_weighs() -> None:
    alone = make.dossier(
        make.claim(sources=[MAYOR, COURT], state="refuted", reviews=make.decided_alone(ANN, "refuted"))
    )
    rules = choose(["self-verified"])

    assert [finding.severity for finding in run(alone, rules, pack("default")).findings] == [Severity.BLOCKER]
    assert [finding.severity for finding in run(alone, rules, pack("one-person-desk")).findings] == [Severity.NOTE]


@pytest.mark.parametrize("state", ["withdrawn", "corrected"])
def test_a_claim_laid_aside_is_found_fault_with_by_no_rule(state: str) -> None:
    bare = make.claim(state=state)
    weak = make.claim(sources=[PEDIA], denied_by=[MAYOR], state=state)

    assert run(make.dossier(bare, weak), choose([]), pack("default")).findings == []


def test_an_article_without_claims_has_no_findings() -> None:
    assert run(make.dossier(), choose([]), pack("default")).findings == []


def test_a_well_sourced_claim_that_two_people_verified_has_no_findings() -> None:
    page = make.held(COURT, locator="p. 4")
    sound = make.claim(sources=[MAYOR], evidence=[page], state="verified", reviews=make.decided(ANN, BOB))

    assert run(make.dossier(sound), choose([]), pack("default")).findings == []


def test_a_rule_that_breaks_off_is_a_bug_that_names_no_source_and_the_others_are_asked_all_the_same() -> None:
    outcome = run(make.dossier(make.claim()), [too_curious, *choose(["unsourced"])], pack("default"))

    [crash] = outcome.crashes
    assert (crash.rule, crash.slug) == ("too-curious", "kim-train")
    assert crash.sentence == "the rule too-curious crashed on kim-train (KeyError)"
    assert "Deep Throat" not in repr(crash)
    assert [finding.rule for finding in outcome.findings] == ["unsourced"]


def test_the_same_dossier_gives_the_same_findings_twice() -> None:
    dossier = make.dossier(make.claim(sources=[PEDIA]), make.claim())

    assert run(dossier, choose([]), pack("default")).findings == run(dossier, choose([]), pack("default")).findings
