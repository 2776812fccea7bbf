"""Who sees what: nothing confidential leaves the building in any format."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any

import pytest

from tests import make
from tests.reports import read_back, reading, rich
from tracker.domain.finding import Waived
from tracker.domain.vocabulary import (
    Assessment,
    AttributionMode,
    AttributionStatus,
    Audience,
    Bearing,
    DerivationKind,
    ReviewAct,
    ReviewState,
    Risk,
    SourceGenre,
    SourceKind,
    SourceTerms,
    Stage,
)
from tracker.domain.who_sees import NOT_NAMED
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import (
    AttributionRow,
    ClaimRow,
    ContradictionRow,
    DerivationRow,
    EvidenceRow,
    HoldRow,
    MemberRow,
    PassageRow,
    PersonRow,
    ReviewRow,
    SourceRow,
)
from tracker.reports.audience import copy_for
from tracker.reports.document import Document
from tracker.reports.formats import FORMATS
from tracker.reports.sourcing_report import sourcing_report

NOON = make.NOON
_MARKER = re.compile(r"XQ-[a-z0-9-]+-QX")

WAIVED = "XQ-waiver-rule-QX"
"""The rule that is waived on the claim."""

PUBLIC = {
    "dossier-url",
    "sign-off-sha256",
    "waiver-rule",
    "carried-reply-party",
    "carried-reply-asked-on",
    "carried-reply-answer",
    "carried-reply-stands",
    "kept-reply-party",
    "kept-reply-asked-on",
    "dossier-headline",
    "dossier-slug",
    "dossier-sha256",
    "dossier-ledger-head",
    "claim-text",
    "claim-as-of",
    "open-source-name",
    "kept-source-description",
    "open-said-quote",
    "open-said-cue",
    "open-said-locator",
    "open-said-said-on",
    "open-held-excerpt",
    "open-held-locator",
    "open-held-url",
    "open-held-archived-url",
    "open-held-sha256",
    "passage-exact",
    "dossier-second-person",
    "denier-source-name",
    "denier-said-quote",
    "denier-said-cue",
    "denier-said-locator",
    "denier-said-said-on",
}
"""The only fields of text that readers may see; every other, new ones too, stays inside."""


def marker(name: str) -> str:
    """A word found nowhere else, that tells which field it was in."""
    return f"XQ-{name.replace('_', '-')}-QX"


def marked(row: Any, name: str) -> Any:
    """The row with a marker of its own in every field that holds text."""
    filled: dict[str, Any] = {
        field.name: marker(f"{name}-{field.name}")
        for field in fields(row)
        if "str" in str(field.type) and not isinstance(getattr(row, field.name), StrEnum)
    }
    if "aliases" in filled:
        filled["aliases"] = (filled["aliases"],)
    if "url" in filled:
        filled["url"] = f"https://example.org/{filled['url']}"
        filled["archived_url"] = f"https://example.org/{filled['archived_url']}"
    return replace(row, **filled)


def _sources() -> Sources:
    rows = {
        1: marked(SourceRow(1, "", SourceKind.OUTLET, genre=SourceGenre.WIRE), "open-source"),
        2: marked(SourceRow(2, "", SourceKind.PERSON, confidential=True), "kept-source"),
        3: replace(
            marked(SourceRow(3, "", SourceKind.PERSON), "background-source"),
            terms=SourceTerms.BACKGROUND,
            description=None,
        ),
        4: marked(SourceRow(4, "", SourceKind.ORGANISATION, retracted_at=NOON), "denier-source"),
    }
    drew = [
        DerivationRow(1, 1, 2, DerivationKind.WIRE, Assessment.CONFIRMED),
        DerivationRow(2, 1, 3, DerivationKind.REWRITE, Assessment.SUSPECTED),
        DerivationRow(3, 1, 4, DerivationKind.WIRE, Assessment.DISMISSED),
    ]
    return Sources(rows, tuple(marked(row, "drew") for row in drew))


def _claim() -> ClaimRow:
    person = 9
    said = [
        AttributionRow(1, 1, AttributionStatus.REPORTED, mode=AttributionMode.QUOTE),
        AttributionRow(2, 2, AttributionStatus.ALLEGED, via=(1,)),
        AttributionRow(3, 1, AttributionStatus.REPORTED, via=(3,)),
        AttributionRow(4, 4, AttributionStatus.DENIED),
        AttributionRow(5, 2, AttributionStatus.REPORTED, retracted_at=NOON),
    ]
    names = ["open-said", "kept-said", "via-kept-said", "denier-said", "retracted-said"]
    held = [EvidenceRow(1, 1, 1, Bearing.SUPPORTS), EvidenceRow(2, 2, 2, Bearing.REFUTES)]
    steps = [
        ReviewRow(
            act,
            ReviewState.IN_REVIEW,
            to,
            ReviewState.VERIFIED,
            person,
            NOON,
            marker(f"{act}-reason"),
            1,
            marker(f"{act}-overrides"),
        )
        for act, to in (
            (ReviewAct.PROPOSE, ReviewState.IN_REVIEW),
            (ReviewAct.OVERRIDE, ReviewState.VERIFIED),
        )
    ]
    text = marker("passage-exact")
    row = ClaimRow(
        1,
        "",
        1,
        "",
        AttributionStatus.ALLEGED,
        risk=Risk.HIGH,
        state=ReviewState.VERIFIED,
        author_id=person,
        passages=(PassageRow(1, 0, len(text), text), PassageRow(7, 0, 5, marker("old-passage"))),
        attributions=tuple(
            replace(marked(one, name), checked_by_id=person, checked_at=NOON)
            for one, name in zip(said, names, strict=True)
        ),
        evidence=tuple(marked(one, name) for one, name in zip(held, ["open-held", "kept-held"], strict=True)),
        reviews=tuple(steps),
        hold=marked(HoldRow(person, "", NOON, NOON + dt.timedelta(days=1)), "hold"),
        replies=(
            replace(marked(make.reply(), "carried-reply"), asked_by_id=person),
            replace(marked(make.reply(), "kept-reply"), asked_by_id=person, stands=None),
            replace(marked(make.reply(retracted=True), "retracted-reply"), asked_by_id=person),
        ),
        waivers=(
            replace(
                marked(make.waived("x", make.person("N")), "waiver"), rule=WAIVED, until="2026-12-31", by_id=person
            ),
            replace(marked(make.waived("x", make.person("N")), "old-waiver"), until="2026-01-01", by_id=person),
        ),
    )
    filled: ClaimRow = marked(row, "claim")
    return replace(filled, label="xq#1")


def dossier_of_markers() -> Dossier:
    """A file whose every field of text says which one it is."""
    person = marked(PersonRow(9, "", ""), "person")
    text = marker("passage-exact")
    withdrawn = replace(
        marked(ClaimRow(2, "", 2, "", AttributionStatus.REPORTED), "withdrawn-claim"),
        state=ReviewState.WITHDRAWN,
        passages=(PassageRow(1, 0, len(text), text),),
        reviews=(),
    )
    return Dossier(
        article_id=1,
        slug=marker("dossier-slug"),
        headline=marker("dossier-headline"),
        language="en",
        stage=Stage.PUBLISHED,
        reporter=person,
        revision=1,
        text=text,
        sha256=marker("dossier-sha256"),
        claims=(_claim(), withdrawn),
        sources=_sources(),
        people={9: person},
        second_person=marker("dossier-second-person"),
        ledger_seq=4,
        ledger_head=marker("dossier-ledger-head"),
        at=NOON,
        url=f"https://example.org/{marker('dossier-url')}",
        published_at=NOON,
        sign_off=replace(marked(make.signed(by=person), "sign-off"), by_id=9),
        contradictions=(
            ContradictionRow(1, marker("groups-name"), (_member(1, "own"), _member(3, "other")), marker("groups-note")),
            ContradictionRow(2, marker("pair-name"), (_member(1, "own"), _member(1, "own-again")), marker("pair-note")),
        ),
        policy=marker("dossier-policy"),
    )


def _member(claim: int, name: str) -> MemberRow:
    return MemberRow(claim, marker(f"{name}-member-label"), marker(f"{name}-member-text"), ReviewState.VERIFIED)


def report_for(audience: Audience) -> Document:
    """The report on that file, with a finding that names the confidential source."""
    waiver = Waived(marker("waived-by"), marker("waived-reason"), "2026-12-31")
    finding = replace(rich.FINDINGS[0], rule=WAIVED, claim="xq#1", message=marker("finding-message"), waiver=waiver)
    return sourcing_report(dossier_of_markers(), [finding], audience, made_at=rich.MADE_AT, version="1")


def found_in(document: Document, name: str) -> set[str]:
    """The markers anywhere in one format: in what is read, in properties, names of sheets, addresses, hidden places."""
    there = read_back.everything(read_back.content(document, name), name).replace("\\", "")
    bare = "".join(there.split()) if name == "pdf" else there
    return {one.removeprefix("XQ-").removesuffix("-QX") for one in _MARKER.findall(bare)}


@pytest.mark.parametrize("name", FORMATS)
def test_readers_see_the_fields_named_here_and_no_other(name: str) -> None:
    assert found_in(report_for(Audience.READER), name) == PUBLIC


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "pdf"])
@pytest.mark.parametrize("audience", [Audience.DESK, Audience.LAWYER])
def test_desk_and_lawyer_see_names_notes_reasons_and_findings(name: str, audience: Audience) -> None:
    found = found_in(report_for(audience), name)

    assert found >= PUBLIC | {
        "claim-note",
        "claim-about",
        "kept-source-name",
        "background-source-name",
        "denier-source-retracted-why",
        "kept-said-quote",
        "kept-said-note",
        "retracted-said-retracted-why",
        "kept-held-excerpt",
        "kept-held-url",
        "kept-held-note",
        "drew-note",
        "override-reason",
        "hold-purpose",
        "waived-by",
        "waived-reason",
        "waiver-reason",
        "old-waiver-reason",
        "kept-reply-answer",
        "carried-reply-note",
        "override-overrides",
        "groups-name",
        "other-member-text",
        "person-name",
        "finding-message",
        "withdrawn-claim-text",
        "old-passage",
    }


def test_every_field_of_text_is_either_public_or_withheld_from_readers() -> None:
    copy = copy_for(Audience.READER, dossier_of_markers(), rich.FINDINGS)

    kept_inside = _MARKER.findall(repr(copy))

    inside = {one.removeprefix("XQ-").removesuffix("-QX") for one in kept_inside}
    assert inside <= PUBLIC
    assert copy.findings is None


def test_a_source_on_background_is_described_even_if_nobody_marked_it_confidential() -> None:
    copy = copy_for(Audience.READER, dossier_of_markers(), ())

    assert copy.dossier.sources.name(3) == NOT_NAMED


def test_two_sources_with_one_description_can_be_told_apart() -> None:
    one = make.source("A", "person", confidential=True, description="an aide")
    two = make.source("B", "person", confidential=True, description="an aide")
    text = "It was so."
    claim = make.claim(sources=[one, two], passages=[make.passage(text, "It was so.")])

    copy = copy_for(Audience.READER, make.dossier(claim, text=text), ())

    assert sorted(row.name for row in copy.dossier.sources.rows.values()) == [
        "an aide (1)",
        "an aide (2)",
    ]


def test_readers_are_told_the_same_counts_as_the_desk() -> None:
    dossier = rich.dossier()

    public = copy_for(Audience.READER, dossier, rich.FINDINGS).dossier

    by_number = {claim.number: claim for claim in dossier.claims}
    for claim in public.claims:
        assert public.independence(claim) == dossier.independence(by_number[claim.number])


def test_readers_are_not_told_that_nothing_is_held_where_it_is_only_not_shown() -> None:
    document = report_for(Audience.READER)

    told = reading.told(reading.blocks(document, "Claim 1"))

    assert "2 · XQ-kept-source-description-QX refutes kept at the desk" in told
    assert "no archived copy" not in told
    assert "no page or time code" not in told


def test_readers_see_only_claims_that_stand_in_the_text() -> None:
    public = copy_for(Audience.READER, rich.dossier(), ()).dossier

    assert [claim.number for claim in public.claims] == list(range(1, 17))


def test_readers_learn_that_one_person_decided_but_not_who() -> None:
    words = reading.page(rich.report(Audience.READER)).words

    assert "decided by one person 2026-11-22 12:00 UTC" in words
    assert "Kramer" not in words


def test_readers_get_no_word_of_the_audit() -> None:
    document = rich.report(Audience.READER)

    assert "Findings" not in [one.text for one in document.contents]
    assert "sign-off" not in reading.page(document).words


def test_the_lawyer_is_told_where_the_confidential_things_stand() -> None:
    told = reading.told(reading.blocks(rich.report(Audience.LAWYER), "Confidential here"))

    assert "HERON , in print: “a Western diplomat”" in told
    assert "Notes of the desk stand on claims 2 , 4 , 9 ." in told
    assert "the table of who drew on whom" in told


def test_each_copy_says_who_it_is_for() -> None:
    copies = {one: dict(rich.report(one).meta)["Copy"][0].text for one in Audience}

    assert copies[Audience.DESK].startswith("For the desk only")
    assert copies[Audience.LAWYER].startswith("Confidential, prepared for legal advice")
    assert copies[Audience.READER].startswith("For readers")


@pytest.mark.parametrize("party", ["Zebra", "the man called ZEBRA"])
def test_who_was_asked_to_answer_is_not_named_where_it_is_a_source_to_be_kept(party: str) -> None:
    zebra = make.source("Zebra", "person", confidential=True, description="an aide")
    claim = make.claim(
        sources=[zebra], replies=[make.reply(party), make.reply("Zebrano Ltd")], passages=[make.passage("So.", "So")]
    )
    copy = copy_for(Audience.READER, make.dossier(claim, text="So."), [])

    assert [row.party for row in copy.dossier.claims[0].replies] == ["an aide", "Zebrano Ltd"]


def test_a_source_has_a_number_of_its_own_in_each_copy() -> None:
    sources = [make.source(f"Person {letter}", "person", confidential=True) for letter in "ABC"]
    claim = make.claim(sources=reversed(sources), passages=[make.passage("So.", "So")])
    for audience in Audience:
        document = sourcing_report(make.dossier(claim, text="So."), [], audience, made_at=rich.MADE_AT, version="1")
        there = read_back.everything(read_back.content(document, "json"), "json")

        assert set(re.findall(r"source-(\d+)", there)) == {"1", "2", "3"}, audience

    copy = copy_for(Audience.READER, make.dossier(claim, text="So."), [])
    assert list(copy.dossier.sources.rows) == [row.id for row in reversed(sources)]


HERON = make.source("Heron", "person", confidential=True, description="a worker", aliases=("Waterbird", "Jane Roe"))
HERALD = make.source("Herald", "outlet")


def readers_of(*claims: ClaimRow, text: str = "So it was.", **more: Any) -> Any:
    """The readers' copy of a story with these claims."""
    return copy_for(Audience.READER, make.dossier(*claims, text=text, **more), [])


def test_a_name_that_must_not_be_said_is_in_no_word_of_the_desk_that_readers_get() -> None:
    mails = make.source("Emails from HERON", "document")
    so = [make.passage("So it was.", "So")]
    held = make.held(mails, excerpt="Heron wrote: shut", locator="mail of heron, 3 May")
    link = make.held(HERALD, url="https://docs.example/jane-roe.pdf", archived_url="https://docs.example/Waterbird%20x")
    said = make.said(HERALD, cue="told by Heron", quote="Jane  Roe’s word", locator="p. 3, Waterbird")
    claim = make.claim("It was shut, Heron says.", sources=[HERON, said], evidence=[held, link], passages=so)
    answered = make.reply("Jane Roe", answer="ask Heron", stands="So")

    copy = readers_of(replace(claim, replies=(answered,)))

    for name in ("heron", "waterbird", "jane", "roe"):
        assert name not in repr([copy.dossier, [row.name for row in copy.dossier.sources.rows.values()]]).lower(), name
    [told] = copy.dossier.claims
    assert told.text == "It was shut, a worker says."
    assert (told.attributions[1].quote, told.replies[0].answer) == ("a worker’s word", "ask a worker")
    assert (told.evidence[1].url, told.evidence[1].archived_url) == (None, None)
    assert copy.said_otherwise == 11
    assert copy.caution.endswith(
        " In 11 places such a name stood in the desk's words: it is left out, or something else is said."
    )
    assert readers_of(make.claim(sources=[HERALD], passages=so)).said_otherwise == 0


def test_a_name_that_the_story_prints_stays_in_the_claim_for_what_is_left_out_beside_it_would_point_at_it() -> None:
    text = "Jane Roe resigned. It was shut."
    resigned = make.claim("Jane Roe resigned.", sources=[HERON], passages=[make.passage(text, "Jane Roe resigned")])
    shut = make.claim("It was shut, says Jane Roe.", sources=[HERON], passages=[make.passage(text, "It was shut")])

    told = [claim.text for claim in readers_of(resigned, shut, text=text).dossier.claims]

    assert told == ["Jane Roe resigned.", "It was shut, says a worker."]


def test_a_codename_of_another_story_is_not_said_either_but_nobody_else_of_it_is_touched() -> None:
    spoke = make.source("The Mayor", "person", terms="background")
    short = make.source("A", "person", confidential=True)
    kept = {row.id: row for row in (HERON, spoke, short)}
    claim = make.claim("A bridge, says Heron and the Mayor.", sources=[HERALD], passages=[make.passage("So.", "So")])

    [told] = readers_of(claim, text="So.", kept=kept).dossier.claims

    assert told.text == "A bridge, says a confidential source and the Mayor."


def test_who_is_confidential_today_is_not_named_in_a_copy_of_the_past() -> None:
    then = make.source("Jane Roe", "person", aliases=("Janey",))
    today = replace(then, name="Heron", confidential=True, description="a worker", aliases=())
    claim = make.claim("Janey, Jane Roe and Heron.", sources=[then], passages=[make.passage("So.", "So")])
    dossier = make.dossier(claim, text="So.", kept={then.id: today})

    public = copy_for(Audience.READER, dossier, []).dossier

    assert public.sources.name(then.id) == "a worker"
    assert public.claims[0].text == "a worker, a worker and a worker."
    assert copy_for(Audience.LAWYER, dossier, []).kept_names == (then.id,)
