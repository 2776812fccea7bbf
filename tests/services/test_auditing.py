"""Auditing one story or the whole desk: the same findings, whatever was loaded for them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.bundles import furnish
from tests.conftest import Desk
from tests.each import each
from tracker.audit.rule import Rule
from tracker.audit.rules import RULE_BOOK
from tracker.services.auditing import Audited, audit, rules_named
from tracker.store.articles import article_slugs


@pytest.fixture
def furnished(desk: Desk) -> Desk:
    """Rows in every table."""
    furnish(desk)
    return desk


def whole(desk: Desk, rules: Sequence[Rule]) -> list[Audited]:
    with desk.reading() as session:
        return list(audit(session, None, rules, None, desk.folder / "files"))


def one_by_one(desk: Desk, rules: Sequence[Rule]) -> list[Audited]:
    with desk.reading() as session:
        files = desk.folder / "files"
        return [found for slug in article_slugs(session) for found in audit(session, slug, rules, None, files)]


def test_the_whole_desk_is_found_to_be_what_its_stories_are(furnished: Desk) -> None:
    found, expected = whole(furnished, rules_named([])), one_by_one(furnished, rules_named([]))

    assert [(one.slug, one.claims, one.policy) for one in found] == [
        (one.slug, one.claims, one.policy) for one in expected
    ]
    assert [one.findings for one in found] == [one.findings for one in expected]
    assert not any(one.crashes for one in found)
    assert any(one.waived for each in found for one in each.findings)
    assert any(one.place for each in found for one in each.findings)


@each("rule", RULE_BOOK)
def test_a_rule_finds_the_same_where_only_what_it_reads_is_loaded(furnished: Desk, rule: Rule) -> None:
    found, expected = whole(furnished, [rule]), one_by_one(furnished, [rule])

    assert [one.findings for one in found] == [one.findings for one in expected]
    assert not any(one.crashes for one in found)
