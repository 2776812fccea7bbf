"""Telling an audit: what is counted while the articles go by, which waivers clear nothing, what is told of a bug."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import pytest

from tests import make
from tracker.audit.policy import pack
from tracker.audit.rule import Rule
from tracker.audit.rules import RULE_BOOK
from tracker.audit.run import Crash, choose, run
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Severity
from tracker.models.dossier import Dossier
from tracker.reports.audit_report.content import AuditReport
from tracker.services.audit_reporting import audit_format, audit_report
from tracker.services.auditing import Audited

AP, HERALD, MAYOR = make.source("AP", "agency"), make.source("Herald"), make.source("The mayor", "person")
KRAMER = make.person("Elias Kramer", "EK", ["editor"])
SOURCING = ("unsourced", "single-source", "possibly-single-source")


def audited(dossier: Dossier, rules: Sequence[Rule], *, crashes: Sequence[Crash] = ()) -> Audited:
    """The audit of one article under the default pack."""
    outcome = run(dossier, rules, pack("default"))
    return Audited(
        dossier.slug, len(dossier.claims), outcome.findings, [*outcome.crashes, *crashes], "default", dossier
    )


def told(*dossiers: Dossier, names: Sequence[str] = SOURCING) -> AuditReport:
    """An audit of these articles that has been walked to its end."""
    rules = choose(names)
    report = audit_report((audited(one, rules) for one in dossiers), rules, "default")
    list(report.stories)
    return report


# Totals


def test_findings_are_counted_by_severity_rule_and_article_and_waived_ones_beside() -> None:
    waiver = make.waived("unsourced", KRAMER)
    one = make.dossier(make.claim(), make.claim(waivers=[waiver]), make.claim(sources=[MAYOR]), slug="one")
    other = make.dossier(make.claim(sources=[MAYOR]), slug="other")

    totals = told(one, other).totals()

    assert (totals.articles, totals.claims) == (2, 4)
    assert (totals.found.findings, totals.found.waived) == (4, 1)
    assert totals.severities[Severity.WARNING].open == 3
    assert [(name, found.findings, found.waived) for name, found in totals.rules] == [
        ("unsourced", 2, 1),
        ("single-source", 2, 0),
    ]
    assert [(one.article, one.found.findings) for one in totals.stories] == [("one", 3), ("other", 1)]
    assert totals.open_from(Severity.WARNING) == 3
    assert totals.open_from(Severity.BLOCKER) == 0


def test_only_the_ten_heaviest_articles_are_named_and_blockers_weigh_most() -> None:
    light = [make.dossier(*[make.claim() for _ in range(number + 1)], slug=f"story-{number}") for number in range(12)]
    person = make.person("Miriam Castellanos", "MC")
    verified = make.claim(state="verified", reviews=make.decided(person, KRAMER))
    blocked = make.dossier(verified, slug="blocked")

    totals = told(*light, blocked, names=["unsourced", "verified-without-evidence"]).totals()

    named = [one.article for one in totals.stories]
    assert named == ["blocked", *(f"story-{number}" for number in range(11, 2, -1))]
    assert totals.stories[0].blockers == 1


def test_of_articles_as_heavy_as_each_other_the_one_filed_first_comes_first() -> None:
    stories = [make.dossier(make.claim(), slug=slug) for slug in ("b", "a", "c")]

    assert [one.article for one in told(*stories).totals().stories] == ["b", "a", "c"]


def test_a_story_counts_in_the_month_of_its_publication_else_of_its_filing() -> None:
    march, may = dt.datetime(2026, 3, 31, tzinfo=dt.UTC), dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    stories = [
        make.dossier(make.claim(), slug="bare"),
        make.dossier(make.claim(), make.claim(), slug="filed", filed_at=may),
        make.dossier(make.claim(), slug="published", filed_at=march, published_at=may),
        make.dossier(make.claim(), slug="early", filed_at=march),
    ]

    totals = told(*stories).totals()

    assert [(one.month, one.claims, one.found.findings) for one in totals.months] == [
        ("2026-03", 1, 1),
        ("2026-05", 3, 3),
        ("", 1, 1),
    ]


def test_sources_are_ranked_by_how_many_claims_have_nothing_without_them() -> None:
    drew_on = [(HERALD, AP)]
    through = [make.claim(sources=[HERALD]) for _ in range(2)]
    both = make.claim(sources=[MAYOR, AP])
    withdrawn = make.claim(sources=[MAYOR], state="withdrawn")
    first = make.dossier(*through, both, withdrawn, drew_on=drew_on, slug="first")
    second = make.dossier(make.claim(sources=[AP]), slug="second")

    totals = told(first, second).totals()

    assert [(one.source, one.claims) for one in totals.alone] == [("AP", 3), ("Herald", 2)]
    assert totals.sources_alone == 2


def test_no_more_than_ten_sources_are_named_and_the_rest_counted() -> None:
    sources = [make.source(f"Source {number:02}", "person") for number in range(12)]

    totals = told(make.dossier(*(make.claim(sources=[one]) for one in sources))).totals()

    assert [one.source for one in totals.alone] == [f"Source {number:02}" for number in range(10)]
    assert totals.sources_alone == 12


def test_claims_are_counted_by_independent_sources_at_worst_and_the_doubtful_ones_among_them() -> None:
    people = [make.source(f"Witness {number}", "person") for number in range(4)]
    claims = [
        make.claim(),
        make.claim(sources=[MAYOR]),
        make.claim(sources=[MAYOR, HERALD]),
        make.claim(sources=people),
        make.claim(state="corrected"),
    ]

    totals = told(make.dossier(*claims)).totals()

    assert [(one.sources, one.claims, one.doubtful) for one in totals.standing] == [
        ("0", 1, 0),
        ("1", 2, 1),
        ("2", 0, 0),
        ("3+", 1, 0),
    ]
    assert totals.standing_claims == 4


def test_totals_count_only_what_is_told() -> None:
    rules = choose(["unsourced"])
    found = [audited(make.dossier(make.claim(), make.claim()), rules)]

    report = audit_report(found, rules, "default", told=lambda one: one.findings[:1])

    [story] = report.stories
    assert [one.claim for one in story.findings] == ["kim-train#1"]
    assert report.totals().found.findings == 1


def test_a_summary_counts_what_it_does_not_tell() -> None:
    rules = choose(["unsourced"])

    report = audit_report([audited(make.dossier(make.claim()), rules)], rules, "default", summary=True)

    [story] = report.stories
    assert story.findings == ()
    assert report.totals().found.findings == 1


# Waivers that clear nothing


def test_a_waiver_whose_finding_is_gone_is_idle_where_every_rule_was_asked() -> None:
    waiver = make.waived("circular-sourcing", KRAMER)
    dossier = make.dossier(make.claim(waivers=[waiver]))

    rules = list(RULE_BOOK)
    [story] = audit_report([audited(dossier, rules)], rules, "default").stories

    [idle] = story.idle
    assert (idle.id, idle.claim, idle.rule, idle.by, idle.until) == (
        waiver.id,
        "kim-train#1",
        "circular-sourcing",
        "EK",
        "2026-12-31",
    )
    [story] = audit_report([audited(dossier, rules[:1])], rules[:1], "default").stories
    assert story.idle == ()


def test_a_waiver_stays_at_work_where_its_finding_is_there_and_not_told() -> None:
    dossier = make.dossier(make.claim(waivers=[make.waived("unsourced", KRAMER)]))
    rules = list(RULE_BOOK)

    [story] = audit_report([audited(dossier, rules)], rules, "default", told=lambda _: []).stories

    assert story.idle == ()


def test_nobody_knows_whether_the_waiver_of_a_rule_that_broke_off_is_idle() -> None:
    dossier = make.dossier(make.claim(waivers=[make.waived("circular-sourcing", KRAMER)]))
    rules = list(RULE_BOOK)
    broke = Crash("circular-sourcing", dossier.slug, KeyError(1))

    [story] = audit_report([audited(dossier, rules, crashes=[broke])], rules, "default").stories

    assert story.idle == ()
    [told] = story.broken
    assert (told.rule, told.article, told.error) == ("circular-sourcing", "kim-train", "KeyError")


def test_a_waiver_past_its_end_is_told_only_while_the_finding_counts_again() -> None:
    over = make.waived("unsourced", KRAMER, until="2026-11-01")
    gone = make.waived("circular-sourcing", KRAMER, until="2026-11-01")
    renewed = make.waived("unsourced", KRAMER)
    rules = list(RULE_BOOK)
    dossier = make.dossier(make.claim(waivers=[over, gone]), make.claim(waivers=[over, renewed]))

    [story] = audit_report([audited(dossier, rules)], rules, "default").stories

    assert [(one.claim, one.rule) for one in story.expired] == [("kim-train#1", "unsourced")]


# The stream


def test_articles_are_audited_one_after_the_other_and_the_first_at_once() -> None:
    rules = choose(["unsourced"])
    seen = []

    def coming() -> Iterator[Audited]:
        for slug in ("a", "b", "c"):
            seen.append(slug)
            yield audited(make.dossier(make.claim(), slug=slug), rules)

    report = audit_report(coming(), rules, "default")
    assert seen == ["a"]
    assert [next(report.stories).slug for _ in range(2)] == ["a", "b"]
    assert seen == ["a", "b"]
    assert [story.slug for story in report.stories] == ["c"]


def test_a_refusal_comes_before_any_word() -> None:
    def refused() -> Iterator[Audited]:
        raise BadInputError("there is no such article")
        yield

    with pytest.raises(BadInputError):
        audit_report(refused(), [], "default")


def test_findings_and_fingerprints_do_not_change_when_an_unrelated_claim_is_added() -> None:
    rules = list(RULE_BOOK)
    claims = [make.claim(number=1), make.claim(sources=[MAYOR], number=2)]

    def found(*more: object) -> list[tuple[str, str | None, str]]:
        dossier = make.dossier(*claims, *more)  # type: ignore[arg-type]
        [story] = audit_report([audited(dossier, rules)], rules, "default").stories
        return [(one.rule, one.claim, one.fingerprint) for one in story.findings]

    before = found()
    after = found(make.claim(sources=[MAYOR, AP], number=3))

    assert before == found()
    assert [one for one in after if one[1] != "kim-train#3"] == before
    assert len({fingerprint for _, _, fingerprint in after}) == len(after)


# Formats


def test_a_format_that_there_is_none_of_is_refused_with_the_list() -> None:
    with pytest.raises(
        BadInputError, match=r"“jsn” is no format: choose text, json, md, csv or sarif; did you mean json\?"
    ):
        audit_format("jsn")
    assert audit_format("text") is None
