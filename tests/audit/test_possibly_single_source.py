"""A claim's sources look independent, and at worst are one."""

from __future__ import annotations

from tests import make
from tracker.audit.rules.possibly_single_source import possibly_single_source
from tracker.audit.rules.single_source import single_source

MINISTRY = make.source("Ministry", "organisation")
COURT = make.source("Court record", "document")
HERALD = make.source("Herald", "outlet")
KCNA = make.source("KCNA", "agency")
STATE = make.source("State", "organisation")


def test_an_outlet_that_does_not_say_where_it_had_it_may_have_copied() -> None:
    dossier = make.dossier(make.claim(sources=[MINISTRY, HERALD]))

    [finding] = possibly_single_source.findings(dossier)

    assert finding.message == (
        "2 citations, 1 to 2 independent: Ministry and Herald stand behind it, but where Herald had it is not known"
    )


def test_a_suspicion_may_leave_one() -> None:
    dossier = make.dossier(make.claim(sources=[MINISTRY, COURT]), drew_on=[make.suspected(COURT, MINISTRY)])

    [finding] = possibly_single_source.findings(dossier)

    assert finding.message.endswith("but Court record may have drawn on Ministry")


def test_a_dismissed_suspicion_is_no_suspicion() -> None:
    dismissed = make.drew(COURT, MINISTRY, assessment="dismissed")
    dossier = make.dossier(make.claim(sources=[MINISTRY, COURT]), drew_on=[dismissed])

    assert possibly_single_source.findings(dossier) == []


def test_two_names_of_one_hand_may_be_one() -> None:
    told = [make.said(KCNA, first_hand=True), make.said(MINISTRY, first_hand=True)]
    controlled = [make.one_hand(KCNA, STATE), make.one_hand(MINISTRY, STATE)]
    dossier = make.dossier(make.claim(sources=told), drew_on=controlled)

    [finding] = possibly_single_source.findings(dossier)

    assert finding.message.endswith("but KCNA and Ministry may be one hand")


def test_a_ministry_and_a_court_record_pass() -> None:
    assert possibly_single_source.findings(make.dossier(make.claim(sources=[MINISTRY, COURT]))) == []


def test_what_is_certainly_one_source_is_left_to_the_rule_of_that_name() -> None:
    dossier = make.dossier(make.claim(sources=[HERALD]))

    assert possibly_single_source.findings(dossier) == []
    assert len(single_source.findings(dossier)) == 1
