"""Support comes from a source without a name, and the file does not say why, or which editor knows who it is."""

from __future__ import annotations

from tests import make
from tracker.audit.rules.unnamed_without_reason import unnamed_without_reason

ANN = make.person("Ann Bell")
AP = make.source("AP", "agency")
OFFICIAL = make.source("official", "unnamed")
AIDE = make.source("aide", "unnamed", why_unnamed="she would lose her post")
NIGHTJAR = make.source("NIGHTJAR", "person", confidential=True, known_to_id=ANN.id)
GUARD = make.source("guard", "unnamed", why_unnamed="not authorised to speak", known_to_id=ANN.id)
GONE = make.source("clerk", "unnamed", retracted=True)
EXPERTS = make.source("experts", "group")
MAYOR = make.source("Mayor", "person")


def test_a_source_with_neither_reason_nor_editor_is_named_for_both() -> None:
    [finding] = unnamed_without_reason.findings(make.dossier(make.claim(sources=[OFFICIAL])))

    assert finding.message == ("on file is neither why one unnamed official must stay unnamed nor an editor who knows")


def test_a_reason_without_an_editor_who_knows_is_half_of_it_and_stays_inside() -> None:
    [finding] = unnamed_without_reason.findings(make.dossier(make.claim(sources=[AIDE])))

    assert finding.message == "no editor is on file who knows one unnamed aide"


def test_a_confidential_source_goes_by_its_codename() -> None:
    [finding] = unnamed_without_reason.findings(make.dossier(make.claim(sources=[NIGHTJAR])))

    assert finding.message == "why NIGHTJAR must stay unnamed is not on file"


def test_all_that_is_lacking_goes_into_one_finding() -> None:
    told: list[make.Said] = [make.said(OFFICIAL, via=[AP]), NIGHTJAR, AIDE, OFFICIAL]

    [finding] = unnamed_without_reason.findings(make.dossier(make.claim(sources=told)))

    assert finding.message == (
        "why one unnamed official and NIGHTJAR must stay unnamed is not on file; "
        "no editor is on file who knows one unnamed official and one unnamed aide"
    )


def test_an_unnamed_source_in_the_middle_of_a_chain_is_found() -> None:
    assert (
        len(unnamed_without_reason.findings(make.dossier(make.claim(sources=[make.said(MAYOR, via=[OFFICIAL])])))) == 1
    )


def test_evidence_from_an_unnamed_source_is_found() -> None:
    assert len(unnamed_without_reason.findings(make.dossier(make.claim(evidence=[OFFICIAL])))) == 1


def test_a_reason_and_an_editor_who_knows_pass() -> None:
    assert unnamed_without_reason.findings(make.dossier(make.claim(sources=[GUARD], evidence=[GUARD]))) == []


def test_sources_with_a_name_and_groups_need_no_reason() -> None:
    assert unnamed_without_reason.findings(make.dossier(make.claim(sources=[AP, MAYOR, EXPERTS]))) == []


def test_a_retracted_source_needs_no_reason_any_more() -> None:
    assert unnamed_without_reason.findings(make.dossier(make.claim(sources=[GONE]))) == []


def test_what_supports_nothing_needs_no_reason() -> None:
    claim = make.claim(
        sources=[make.said(OFFICIAL, retracted=True)],
        denied_by=[OFFICIAL],
        speculated_by=[OFFICIAL],
        evidence=[make.held(OFFICIAL, "refutes"), make.held(OFFICIAL, retracted=True)],
    )

    assert unnamed_without_reason.findings(make.dossier(claim)) == []


def test_an_unnamed_source_that_an_agency_drew_on_is_found() -> None:
    claim = make.claim(sources=[AP])

    [finding] = unnamed_without_reason.findings(make.dossier(claim, drew_on=[(AP, OFFICIAL)]))

    assert "one unnamed official" in finding.message
    assert unnamed_without_reason.findings(make.dossier(claim, drew_on=[(AP, GUARD)])) == []


def test_an_unnamed_source_that_an_agency_may_have_drawn_on_is_not_support_yet() -> None:
    dossier = make.dossier(make.claim(sources=[AP]), drew_on=[make.suspected(AP, OFFICIAL)])

    assert unnamed_without_reason.findings(dossier) == []


def test_who_is_heard_only_through_a_retracted_source_supports_nothing() -> None:
    dossier = make.dossier(make.claim(sources=[make.said(OFFICIAL, via=[GONE])]))

    assert unnamed_without_reason.findings(dossier) == []
