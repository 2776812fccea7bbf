"""The sourcing report: what it says of a story, a claim and a source."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

from tests import make
from tests.reports import reading, rich
from tracker.domain.vocabulary import Audience, ReviewState
from tracker.models.rows import ClaimRow, HoldRow
from tracker.reports.annotated_story import annotated_story
from tracker.reports.audience import copy_for
from tracker.reports.charts import Chart, charts
from tracker.reports.document import Document, Figure, Heading, ListBlock, Notice, Table, Tally, plain
from tracker.reports.overview import Overview, glance
from tracker.reports.source_list import weights
from tracker.reports.sourcing_report import WHAT_A_LEDGER_PROVES, sourcing_report

HERALD = make.source("Herald")
GAZETTE = make.source("Gazette")
AGENCY = make.source("Agency", "agency")
MAYOR = make.source("The mayor", "person")
ANN = make.person("Ann Lee", "AL")
BO = make.person("Bo Kim", "BK")


def report_of(*claims: ClaimRow, **more: object) -> Document:
    """The desk's report on a story with these claims."""
    dossier = make.dossier(*claims, **more)  # type: ignore[arg-type]
    return sourcing_report(dossier, [], Audience.DESK, made_at=rich.MADE_AT, version="1.2.3")


def test_the_glance_comes_first_then_findings_story_claims_sources_and_the_record() -> None:
    headings = [one for one in rich.report().blocks if isinstance(one, Heading)]

    titles = [one.text for one in headings if one.level == 2]

    assert titles == [
        "At a glance",
        "Findings",
        "Waivers",
        "The story",
        "The claims",
        "The sources",
        "The record",
    ]
    assert titles == [one.text for one in rich.report().contents]


def test_the_verdict_says_what_stands_in_the_way_and_how_much_is_open() -> None:
    [verdict] = [one for one in reading.blocks(rich.report(), "At a glance") if isinstance(one, Notice)]

    assert reading.told([verdict]) == ("3 findings stand in the way of sign-off; 11 of 16 claims not decided yet.")


def test_the_numbers_at_a_glance_are_the_counts_of_the_file() -> None:
    dossier = rich.dossier()
    standing = [claim for claim in dossier.claims if claim.state != "withdrawn"]
    measured = [dossier.independence(claim) for claim in standing]

    [tally] = [one for one in reading.blocks(rich.report(), "At a glance") if isinstance(one, Tally)]

    assert {one.label: one.value for one in tally.counts} == {
        "claims": len(standing),
        "decided": 5,
        "on a single source": sum(one.maximum == 1 for one in measured),
        "on nothing": sum(one.maximum == 0 for one in measured),
        "contested": 1,
        "blockers": 3,
        "sentences without a claim": 0,
    }


def test_the_pictures_are_the_counts_of_the_file() -> None:
    dossier = rich.dossier()
    standing = [claim for claim in dossier.claims if claim.state != "withdrawn"]
    least = [min(dossier.independence(claim).minimum, 3) for claim in standing]

    by_sources, by_state, by_status, by_weight, by_source = (
        one for one in reading.blocks(rich.report(), "At a glance") if isinstance(one, Figure)
    )

    assert [bar.value for bar in by_sources.bars] == [least.count(number) for number in range(4)]
    assert {bar.word: bar.value for bar in by_state.bars} == {
        state: sum(claim.state == state for claim in dossier.claims)
        for state in {claim.state for claim in dossier.claims}
    }
    assert sum(bar.value for bar in by_status.bars) == len(dossier.claims)
    assert [(bar.label, bar.value, bar.part) for bar in by_weight.bars] == [
        (f"{severity}s", len(found), sum(one.waived for one in found))
        for severity in ("blocker", "warning", "note")
        for found in [[one for one in rich.FINDINGS if one.severity == severity]]
    ]
    weighed, names = weights(dossier), {row.name: key for key, row in dossier.sources.rows.items()}
    assert len(by_source.bars) == 8
    assert all(bar.value == weighed.under[names[bar.label]] for bar in by_source.bars)
    assert all(bar.value - bar.part == weighed.alone[names[bar.label]] for bar in by_source.bars)


def test_citations_and_independent_sources_stand_beside_each_other() -> None:
    claim = make.claim(sources=[HERALD, GAZETTE], number=7)

    document = report_of(claim, drew_on=[(HERALD, AGENCY), (GAZETTE, AGENCY)])

    told = reading.facts(document, "Claim 7")
    assert told["Sources"] == ["2 citations, 1 independent: everything rests on Agency"]
    assert told["Rests on"] == ["Agency"]


def test_who_says_so_is_told_nearest_the_reader_first() -> None:
    said = make.said(MAYOR, "alleged", via=[HERALD, AGENCY], cue="claims", quote="It is so.", first_hand=False)

    document = report_of(make.claim(sources=[said], number=1))

    [entries] = [one for one in reading.blocks(document, "Claim 1") if isinstance(one, ListBlock)]
    assert reading.told([entries]) == (
        "The mayor , via Herald , then Agency alleged cue “claims” · quoted: “It is so.”"
        " first hand: no · not checked against the source"
    )


def test_who_checked_that_it_was_said_is_named() -> None:
    said = make.said(MAYOR, checked_by_id=ANN.id, checked_at=make.NOON)

    document = report_of(make.claim(sources=[said], number=1))

    told = reading.told(reading.blocks(document, "Claim 1"))
    assert "checked against the source by Ann Lee (AL), 2026-11-22 12:00 UTC" in told


def test_a_claim_names_those_who_contest_it() -> None:
    claim = make.claim(sources=[MAYOR], denied_by=[AGENCY], number=1)

    told = reading.facts(report_of(claim), "Claim 1")

    assert told["Contested by"] == ["Agency"]


def test_a_decision_names_who_proposed_and_who_approved_it() -> None:
    claim = make.claim(sources=[MAYOR], state="verified", reviews=make.decided(ANN, BO), number=1)

    told = reading.facts(report_of(claim), "Claim 1")

    assert told["Checking"] == [
        "verified proposed by Ann Lee (AL), 2026-11-22 12:00 UTC; approved by Bo Kim (BK), "
        "2026-11-22 12:00 UTC (at version 1)"
    ]


def test_a_decision_by_one_person_says_so() -> None:
    claim = make.claim(state="verified", reviews=make.decided_alone(ANN), number=1)

    told = reading.facts(report_of(claim), "Claim 1")

    assert told["Checking"][0].startswith("verified decided by one person by Ann Lee (AL)")
    assert told["Checking"][1] == "Reason: nobody else is on duty"


def test_an_open_proposal_is_told_with_its_outcome_and_reason() -> None:
    steps = [
        make.step("take", ANN, start="unreviewed", to="in_review"),
        make.step("propose", ANN, outcome="refuted", reason="the log says no"),
    ]
    claim = make.claim(state="in_review", reviews=steps, number=1)

    told = reading.facts(report_of(claim), "Claim 1")

    assert told["Checking"][1] == (
        "Waiting for approval: refuted proposed by Ann Lee (AL), 2026-11-22 12:00 UTC: the log says no"
    )


def test_a_sealed_proposal_shows_neither_outcome_nor_reason_anywhere() -> None:
    steps = [
        make.step("take", ANN, start="unreviewed", to="in_review"),
        make.step("propose", ANN, outcome="refuted", reason="the log says no"),
    ]
    ended = [
        [],
        [make.step("return", ANN, reason="once more")],
        [make.step("needs_source", ANN, to="needs_source", reason="who?")],
        [make.step("withdraw", BO, to="withdrawn", reason="cut")],
    ]
    for end in ended:
        state = end[0].to_state if end else "in_review"
        claim = make.claim(state=state, risk="high", reviews=[*steps, *end], number=1)

        document = report_of(claim)

        for name in ("html", "md"):
            words = reading.words_of(document, name)
            assert "under seal" not in words
            assert ("waits for a second opinion that must not know it" in words) is not bool(end)
            assert "refuted" not in words
            assert "the log says no" not in words


def test_who_is_on_a_claim_is_told_with_the_end_of_the_hold() -> None:
    until = make.NOON + dt.timedelta(days=1)
    claim = make.claim(
        sources=[make.said(MAYOR, checked_by_id=ANN.id)],
        state="in_review",
        hold=HoldRow(ANN.id, "checking", make.NOON, until),
        number=1,
    )

    told = reading.facts(report_of(claim), "Claim 1")

    assert told["Checking"][-1] == "Held by Ann Lee (AL) for checking until 2026-11-23 12:00 UTC"


def test_an_old_decision_stays_in_the_history() -> None:
    steps = [*make.decided(ANN, BO), make.reopened(None, reason="its evidence was retracted")]
    claim = make.claim(state="in_review", reviews=steps, number=1)

    told = reading.told(reading.blocks(report_of(claim), "Claim 1"))

    assert "approved verified by Bo Kim (BK) , signed at version 1" in told
    assert "opened again 2026-11-22 12:00 UTC : its evidence was retracted" in told


def test_evidence_is_told_with_locator_archived_copy_and_hash() -> None:
    piece = make.held(
        AGENCY,
        "refutes",
        excerpt="It was not so.",
        locator="page 4",
        url="https://example.org/a",
        archived_url="https://archive.example.org/a",
        sha256="ab" * 32,
    )

    document = report_of(make.claim(evidence=[piece], number=1))

    told = reading.told(reading.blocks(document, "Claim 1"))
    assert (
        "1 · Agency refutes “It was not so.” page 4 · https://example.org/a · archived copy: "
        f"https://archive.example.org/a SHA-256 {'ab' * 32}" in told
    )


def test_what_was_retracted_stays_with_its_reason() -> None:
    liar = make.source("Liar", retracted=True, retracted_why="made it up")
    said = make.said(HERALD, retracted=True, retracted_why="misread")
    piece = make.held(AGENCY, retracted=True, retracted_why="another train")

    document = report_of(make.claim(sources=[make.said(MAYOR, via=[liar]), said], evidence=[piece], number=1))

    for name in ("html", "md"):
        words = reading.words_of(document, name)
        for reason in ("made it up", "misread", "another train"):
            assert reason in words


def test_a_claim_with_a_sourcing_finding_shows_the_tree_it_rests_on() -> None:
    told = reading.told(reading.blocks(rich.report(), "Claim 4"))

    assert (
        "What it rests on Yonhap cited one intelligence official drawn on by the above · "
        "nobody is named Korea Herald cited Yonhap drawn on by the above (wire) · see above" in told
    )
    assert "What it rests on" not in reading.told(reading.blocks(rich.report(), "Claim 1"))


def test_every_finding_stands_on_its_claim_and_in_the_list_heaviest_first() -> None:
    [table] = [one for one in reading.blocks(rich.report(), "Findings") if isinstance(one, Table)]

    rows = [reading.badges(row.cells[0]) for row in table.rows]

    assert rows == [["blocker"]] * 3 + [["warning"]] * 5 + [["note"], ["note", "waived"]]
    for finding in rich.FINDINGS:
        number = (finding.claim or "").rpartition("#")[2]
        assert finding.message in reading.told(reading.blocks(rich.report(), f"Claim {number}"))


def test_findings_that_say_the_same_share_a_row() -> None:
    claims = [make.claim(f"It is so {number}.") for number in range(3)]
    same = [rich.finding(number, "unsourced", "warning", "nobody states it") for number in (1, 3)]
    other = rich.finding(2, "unsourced", "warning", "2 deny it")
    stray = rich.finding(9, "unsourced", "blocker", "of a claim that is gone")

    document = sourcing_report(
        make.dossier(*claims),
        [other, *same, stray],
        Audience.DESK,
        made_at=rich.MADE_AT,
        version="1",
    )

    [table] = [one for one in reading.blocks(document, "Findings") if isinstance(one, Table)]
    assert [["".join(part.text for part in cell) for cell in row.cells] for row in table.rows] == [
        ["blocker", "of a claim that is gone", "kim-train#9", "unsourced"],
        ["warning", "nobody states it", "1, 3", "unsourced"],
        ["warning", "2 deny it", "2", "unsourced"],
    ]


def test_sources_are_weighed_by_the_claims_that_name_reach_and_need_them() -> None:
    first = make.claim(sources=[HERALD])
    second = make.claim(sources=[GAZETTE, MAYOR])
    document = report_of(first, second, drew_on=[(HERALD, AGENCY), (GAZETTE, AGENCY)])

    table = reading.blocks(document, "The sources")[1]

    assert isinstance(table, Table)
    weighed = {
        reading.told([Table("", (), [row])]).partition(" ")[0]: [cell[0].text for cell in row.cells[2:5]]
        for row in table.rows
    }
    assert weighed["Agency"] == ["0", "2", "1"]
    assert weighed["Herald"] == ["1", "1", "1"]
    assert weighed["Gazette"] == ["1", "1", "0"]


def test_the_record_holds_hash_head_time_version_and_what_they_prove() -> None:
    dossier = rich.dossier()

    told = reading.told(reading.blocks(rich.report(), "The record"))

    assert dossier.sha256 is not None
    for expected in (dossier.sha256, dossier.ledger_head, "214", "2026-11-22 18:30 UTC"):
        assert expected in told
    assert "tracker 0.1.0" in told
    assert WHAT_A_LEDGER_PROVES in told


def test_a_report_as_of_a_time_says_which() -> None:
    document = sourcing_report(
        rich.dossier(),
        [],
        Audience.DESK,
        made_at=rich.MADE_AT,
        version="1",
        as_of=dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=9))),
    )

    assert dict(document.meta)["As of"][0].text == "2026-11-20 00:00 UTC"


def test_an_empty_story_has_a_report() -> None:
    for name in ("html", "md"):
        words = reading.words_of(report_of(), name)
        assert "No claim is on file for this story yet." in words
        assert "No text is on file for this story." in words


def test_a_waived_finding_says_by_whom_until_when_and_why() -> None:
    told = reading.told(reading.blocks(rich.report(), "Claim 2"))

    assert "stated and denied at once (contested) ; waived by EK until 2026-12-31: both sides stand in the text" in told


def test_every_waiver_stands_in_the_report_with_what_became_of_it() -> None:
    [table] = [one for one in reading.blocks(rich.report(), "Waivers") if isinstance(one, Table)]

    rows = [[plain(cell).strip() for cell in row.cells] for row in table.rows]

    assert [row[:4] for row in rows] == [
        ["2", "contested", "2026-12-31", "in force"],
        ["4", "unsourced", "2026-12-31", "idle: nothing to waive so far"],
        ["4", "unnamed-only", "2026-12-31", "idle: nothing to waive any more"],
        ["4", "single-source", "2026-11-20", "expired: it counts again"],
        ["4", "secondary-only", "2026-12-31", "withdrawn"],
    ]
    assert rows[4][4].endswith("withdrawn: we have been there since")
    assert "by Elias Kramer (EK)" in rows[0][4]


def test_a_story_without_waivers_has_no_section_for_them() -> None:
    assert "Waivers" not in [one.text for one in report_of(make.claim(sources=[MAYOR])).contents]


def test_readers_are_told_which_exceptions_hold_and_not_who_made_them() -> None:
    [table] = [one for one in reading.blocks(rich.report(Audience.READER), "Waivers") if isinstance(one, Table)]

    assert [[plain(cell) for cell in row.cells] for row in table.rows] == [["2", "contested", "2026-12-31"]]


def test_who_was_asked_stands_with_the_claim() -> None:
    told = reading.told(reading.blocks(rich.report(), "Claim 2"))

    assert "Moscow asked on 2026-11-20: answered “We have said all there is to say.”" in told
    assert "by Robin Lacey (RL) · telephone · deadline 2026-11-21" in told
    assert "Pyongyang asked on 2026-11-20: could not be reached" in told


def test_a_reply_taken_back_is_not_told() -> None:
    document = report_of(make.claim(replies=[make.reply("The mayor", retracted=True)], number=1))

    assert "The mayor" not in reading.told(reading.blocks(document, "Claim 1"))


def test_claims_that_cannot_both_be_true_name_each_other() -> None:
    told = reading.told(reading.blocks(rich.report(), "Claim 15"))

    assert "Who paid for the carpet, and did it rain 12" in told


def test_a_claim_of_another_story_in_the_group_is_named_by_its_label() -> None:
    here = make.claim("It was nine.", number=1)
    other = replace(make.claim("It was ten."), label="older#4")

    document = report_of(here, contradictions=(make.contradiction("How many", here, other),))

    assert "How many older#4 unreviewed It was ten." in reading.told(reading.blocks(document, "Claim 1"))


def test_what_was_overridden_is_said_where_the_decision_stands() -> None:
    steps = make.decided(ANN, BO)
    overridden = (*steps[:-1], replace(steps[-1], overrides="contradiction,source-retracted"))

    document = report_of(make.claim(state="verified", reviews=overridden, number=1))

    assert "policy overridden: contradiction, source-retracted" in reading.facts(document, "Claim 1")["Checking"][0]


def test_the_head_of_the_report_says_which_text_was_released_and_where_it_came_out() -> None:
    meta = {name: plain(line) for name, line in rich.report().meta}

    assert meta["Signed off"] == "revision 1 by Elias Kramer (EK), 2026-11-21 10:00 UTC"
    assert meta["Published"] == "2026-11-22 10:00 UTC at https://example.org/train?id=1&lang=en"


def test_the_record_says_whether_the_text_is_the_one_that_was_signed() -> None:
    told = reading.told(reading.blocks(rich.report(), "The record"))

    assert f"Signed-off text, SHA-256 {'c' * 64} It is not the text above" in told


def test_the_findings_of_one_claim_stand_heaviest_first_in_the_report_and_in_the_annotated_story() -> None:
    found = [rich.finding(4, "a", "note", "small"), rich.finding(4, "b", "warning", "let", waived=True)]
    found += [rich.finding(4, "c", "warning", "middle"), rich.finding(4, "d", "blocker", "great")]
    made = (rich.dossier(), found, Audience.DESK)

    for document, expected in (
        (sourcing_report(*made, made_at=rich.MADE_AT, version="1"), ["great", "middle", "small", "let"]),
        (annotated_story(*made, made_at=rich.MADE_AT, version="1"), ["great", "middle", "small"]),
    ):
        told = reading.told(reading.blocks(document, "Claim 4"))
        places = [told.index(f"{words} (") for words in expected]
        assert places == sorted(places), document.kicker


def test_the_numbers_at_a_glance_say_what_the_charts_say() -> None:
    found = [rich.finding(4, "a", "warning", "x"), rich.finding(5, "a", "warning", "y", waived=True)]
    found += [rich.finding(4, "b", "blocker", "x", waived=True), rich.finding(4, "c", "note", "x")]
    counted = Overview(standing=3, by_state=Counter({ReviewState.UNREVIEWED: 3, ReviewState.WITHDRAWN: 1}))

    [*_, tally] = glance(counted, found)
    titles = {name: chart.title for name, chart in charts(copy_for(Audience.DESK, rich.dossier(), found), counted)}

    assert isinstance(tally, Tally)
    assert (tally.counts[0].detail, tally.counts[-1].value) == ("besides 1 withdrawn", 0)
    assert tally.counts[-1].detail == "besides 1 waived, 2 warnings (1 waived), 1 note"
    assert titles[Chart.STATES] == "Where the checking stands: 3 claims, besides 1 withdrawn"
