"""Which findings are new since an earlier moment: what the audits of two copies of the desk would differ in."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bundles import PLAIN, SLUG, claim, record, said, take_in
from tests.conftest import Desk, open_at
from tracker.audit.rule import Objections, Rule, rule
from tracker.audit.run import Crash
from tracker.domain.vocabulary import AttributionStatus, Risk, Severity
from tracker.models import Waiver
from tracker.models.base import now
from tracker.models.dossier import Dossier
from tracker.services import attributing, claiming, policies, sources, waiving
from tracker.services.auditing import audit, rules_named
from tracker.services.comparing import compared_with
from tracker.services.looking_back import moment_of
from tracker.store import ledger
from tracker.store.claims import get_claim

FIRST = [
    *PLAIN,
    record("source", name="Court", kind="document"),
    said(f"{SLUG}#1", "Court"),
    record("article", slug="other", headline="Another"),
    claim(1, article="other"),
    said("other#1", "Court"),
]
"""kim-train#1 and other#1 stand on the court, kim-train#2 on nothing."""

Told = tuple[list[tuple[str, str | None]], int]


@contextmanager
def on_day(day: int) -> Iterator[None]:
    """What is done within is written down as done at noon on that day of a month long past."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "now", lambda: dt.datetime(2001, 5, day, 12, tzinfo=dt.UTC))
        yield


@pytest.fixture
def filed(desk: Desk) -> Desk:
    """Two stories filed on the 1st."""

    def make() -> None:
        with on_day(1):
            take_in(desk, FIRST)

    desk.become("two stories on the 1st", make)
    return desk


def new_since(
    desk: Desk, word: str, slug: str | None = None, *, names: tuple[str, ...] = (), policy: str | None = None
) -> Told:
    """The findings that are new, as (rule, claim), and how many were there before."""
    rules, told = rules_named(names), list[tuple[str, str | None]]()
    with desk.reading() as session:
        moment = moment_of(session, slug, f"{word}T23:59:59" if "-" in word else word)
        with compared_with(session, moment, slug, rules, policy) as comparison:
            for found in audit(session, slug, rules, policy):
                told += [(one.rule, one.claim) for one in comparison.new(found)]
    return told, comparison.before


def found_on(desk: Desk, slug: str | None = None) -> list[tuple[str, str | None]]:
    """Every finding."""
    with desk.reading() as session:
        found = audit(session, slug, rules_named([]), None)
        return [(one.rule, one.claim) for each in found for one in each.findings]


def test_where_nothing_was_done_nothing_is_new(filed: Desk) -> None:
    assert new_since(filed, "2001-05-02") == ([], len(found_on(filed)))
    assert new_since(filed, "2001-05-02", SLUG) == ([], len(found_on(filed, SLUG)))


def test_before_the_desk_was_there_everything_is_new(filed: Desk) -> None:
    assert new_since(filed, "1999-01-01") == (found_on(filed), 0)
    assert new_since(filed, "1999-01-01", SLUG) == (found_on(filed, SLUG), 0)


def test_what_came_of_a_later_act_is_new_and_nothing_else(filed: Desk) -> None:
    with on_day(3), filed.writing() as session:
        sources.retract_source(session, "Court", by=filed.person(session, "ann"), reason="a forgery")

    new, before = new_since(filed, "2001-05-02")

    assert {("source-retracted", f"{SLUG}#1"), ("source-retracted", "other#1")} <= set(new)
    assert not [one for one in new if one[1] == f"{SLUG}#2"]
    assert len(new) + before == len(found_on(filed))
    assert new_since(filed, "2001-05-03") == ([], len(found_on(filed)))
    assert new_since(filed, "2001-05-02", names=("source-retracted",))[0] == [
        ("source-retracted", f"{SLUG}#1"),
        ("source-retracted", "other#1"),
    ]


def test_since_a_revision_is_since_it_was_filed(filed: Desk) -> None:
    with on_day(3):
        take_in(filed, [record("revision", article=SLUG, number=2, text="Another text.")])
    with on_day(4):
        take_in(filed, [claim(7)])

    assert {label for _, label in new_since(filed, "2", SLUG)[0]} == {f"{SLUG}#7"}
    assert {label for _, label in new_since(filed, "1", SLUG)[0]} == {f"{SLUG}#7"}


def test_all_of_an_article_that_was_not_there_is_new(filed: Desk) -> None:
    with on_day(3):
        take_in(filed, [record("article", slug="a-later-one"), claim(1, article="a-later-one")])

    new, before = new_since(filed, "2001-05-02")

    assert new == found_on(filed, "a-later-one")
    assert before == len(found_on(filed)) - len(new)
    assert new_since(filed, "2001-05-02", "a-later-one") == (new, 0)


def test_a_finding_that_only_reads_differently_is_not_new(filed: Desk) -> None:
    names = ("single-source",)
    with filed.reading() as session:
        [before] = [one.message for each in audit(session, SLUG, rules_named(names), None) for one in each.findings]
    with on_day(3), filed.writing() as session:
        ann = filed.person(session, "ann")
        attributing.retract_attribution(session, 1, by=ann, reason="misread")
        attributing.attribute(session, f"{SLUG}#1", "Herald", AttributionStatus.REPORTED, by=ann)

    with filed.reading() as session:
        [after] = [one.message for each in audit(session, SLUG, rules_named(names), None) for one in each.findings]
    assert before != after
    assert new_since(filed, "2001-05-02", SLUG, names=names) == ([], 1)


# Waivers


def waive_until(desk: Desk, until: str) -> None:
    """Accept what is said of kim-train#2, for which nobody is on file, through a day."""
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        key = get_claim(session, f"{SLUG}#2").id
        session.add(Waiver(claim_id=key, rule="unsourced", reason="so be it", until=until, by_id=ann.id, at=now()))
        ledger.record(session, "waive", f"{SLUG}#2", by=ann)


def unsourced_since(desk: Desk, word: str) -> Told:
    """What is new about claims without a source in the story."""
    return new_since(desk, word, SLUG, names=("unsourced",))


def test_a_finding_whose_waiver_has_run_out_is_new(filed: Desk) -> None:
    with on_day(2):
        waive_until(filed, "2001-05-10")

    assert unsourced_since(filed, "2001-05-02") == ([("unsourced", f"{SLUG}#2")], 0)
    assert unsourced_since(filed, "2001-05-10") == ([("unsourced", f"{SLUG}#2")], 0)
    assert unsourced_since(filed, "2001-05-11") == ([], 1)


def test_a_finding_whose_waiver_was_taken_back_is_new(filed: Desk) -> None:
    with on_day(2):
        waive_until(filed, "2999-01-01")
    with on_day(4), filed.writing() as session:
        waiving.withdraw_waiver(session, 1, by=filed.person(session, "ann"), reason="no longer")

    assert unsourced_since(filed, "2001-05-03") == ([("unsourced", f"{SLUG}#2")], 0)
    assert unsourced_since(filed, "2001-05-01") == ([], 1)  # nobody had waived it then


def test_what_is_waived_as_it_was_is_not_new_and_nor_is_what_has_been_waived_since(filed: Desk) -> None:
    with on_day(2):
        waive_until(filed, "2999-01-01")

    assert unsourced_since(filed, "2001-05-01") == ([], 1)
    assert unsourced_since(filed, "2001-05-02") == ([], 1)


# Under which pack, and judged by which clock


def test_then_is_judged_by_the_pack_that_was_chosen_then(filed: Desk) -> None:
    names = ("too-few-independent",)
    with on_day(3), filed.writing() as session:
        policies.use_policy(session, "two-source", by=filed.person(session, "ann"))

    assert ("too-few-independent", f"{SLUG}#1") in new_since(filed, "2001-05-02", SLUG, names=names)[0]
    assert new_since(filed, "2001-05-02", SLUG, names=names, policy="two-source")[0] == []
    assert new_since(filed, "2001-05-03", SLUG, names=names)[0] == []


def test_a_pack_that_is_named_need_not_have_been_there(filed: Desk, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('summary = "Ours"\n[minimum]\nnormal = 3\nhigh = 3\n')
    with on_day(3), filed.writing() as session:
        policies.use_policy(session, str(tmp_path / "ours.toml"), by=filed.person(session, "ann"))

    assert new_since(filed, "2001-05-02", policy="ours")[0] == []
    assert new_since(filed, "2001-05-02", policy=str(tmp_path / "ours.toml"))[0] == []
    assert new_since(filed, "2001-05-02")[0] != []


def test_what_has_grown_stale_by_itself_is_new(filed: Desk) -> None:
    with on_day(2):
        take_in(filed, [claim(8, as_of="2010-01-01")])

    assert new_since(filed, "2001-05-02", SLUG, names=("stale",)) == ([("stale", f"{SLUG}#8")], 0)
    assert new_since(filed, "2015-01-01", SLUG, names=("stale",)) == ([], 1)


# Bugs


@rule(Severity.WARNING)
def breaks_then(dossier: Dossier) -> Objections:
    """Breaks off on a desk without the last claim."""
    if not any(claim.number == 9 for claim in dossier.claims):
        raise ZeroDivisionError
    yield dossier.claims[0], "it is so"


def test_a_rule_that_breaks_off_on_the_desk_of_then_is_told_and_its_findings_are_new(filed: Desk) -> None:
    with on_day(3):
        take_in(filed, [claim(9)])
    told: list[Crash] = []
    rules: list[Rule] = [breaks_then]

    with filed.reading() as session:
        moment = moment_of(session, None, "2001-05-02")
        with compared_with(session, moment, None, rules, None, broke_off=told.extend) as comparison:
            new = [one.claim for found in audit(session, None, rules, None) for one in comparison.new(found)]

    assert new == [f"{SLUG}#1"]
    assert [(one.rule, one.slug) for one in told] == [("breaks-then", SLUG)]  # the other story breaks now too


# Against two copies


@pytest.mark.sqlite_only("two copies of a desk's file are compared")
def test_it_is_what_the_audits_of_two_copies_differ_in(filed: Desk, tmp_path: Path) -> None:
    filed.engine.dispose()
    shutil.copy(filed.path, tmp_path / "then.db")
    with on_day(3):
        take_in(filed, [record("article", slug="a-later-one"), claim(1, article="a-later-one"), claim(9)])
        with filed.writing() as session:
            ann = filed.person(session, "ann")
            sources.retract_source(session, "Court", by=ann, reason="a forgery")
            claiming.edit_claim(session, f"{SLUG}#2", by=ann, risk=Risk.HIGH)
            attributing.attribute(session, f"{SLUG}#2", "Agency", AttributionStatus.REPORTED, by=ann, via=["Herald"])
            attributing.attribute(session, "other#1", "Herald", AttributionStatus.DENIED, by=ann)
    then = set(found_on(open_at(tmp_path / "then.db")))

    for slug in (None, SLUG, "other", "a-later-one"):
        now_found = found_on(filed, slug)
        new, before = new_since(filed, "2001-05-02", slug)
        assert new == [one for one in now_found if one not in then]
        assert before == len(now_found) - len(new)
