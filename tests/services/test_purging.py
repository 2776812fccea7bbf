"""A purge empties entries and leaves everything proven: the chain, every row on file, and what was emptied when and why."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests import bundles
from tests.bundles import SLUG, dump_of, furnish, proof_of, restore, take_in
from tests.conftest import Desk, open_at
from tests.each import each
from tests.unguarded import unguarded
from tracker.domain.chain import FIRST_PREVIOUS, hash_of
from tracker.domain.errors import BadInputError, DeskError, MoveRefusedError
from tracker.domain.purges import PURGE, RESTATE, Numbers
from tracker.domain.settings import FOR_EVER
from tracker.domain.tampering import Kind
from tracker.domain.vocabulary import AttributionStatus, Role, SourceKind
from tracker.models.base import now, utc_moment, utc_text
from tracker.services import attributing, claiming, desks, reviewing, sources
from tracker.services.purging import Plan, purge
from tracker.store import ledger
from tracker.store import purging as emptying
from tracker.store.articles import get_article
from tracker.store.guards import take_down
from tracker.store.past import Moment, as_it_stood, moment_at, moment_of_row
from tracker.store.raw_rows import KEPT_TABLES, changes_of
from tracker.store.session import read_raw

TODAY = now().date()


def emptied(desk: Desk, by: str = "ann", *, really: bool = True, **asked: Any) -> Plan:
    """Purge, for a reason."""
    given = {"before": None, "subject": None, "reason": "the policy", **asked}
    if really:
        with desk.writing() as session:
            return purge(session, by=desk.person(session, by), really=True, **given)
    with desk.reading() as session:
        return purge(session, by=desk.person(session, by), really=False, **given)


def keep(desk: Desk, value: str) -> None:
    """Choose how long history is kept."""
    with desk.writing() as session:
        desks.choose_setting(session, "keep-history", value, by=desk.person(session, "ann"))


def aged(desk: Desk, days: int) -> None:
    """Forge the ledger so that its entries were written so many days earlier."""
    with desk.writing() as session:
        connection, previous = session.connection(), FIRST_PREVIOUS
        lines = list(ledger.lines(connection))
        with unguarded(connection):
            read_raw(connection, "DELETE FROM entry")
            for old in lines:
                at = utc_text(utc_moment(old.at) - dt.timedelta(days=days))
                texts = (at, *old[2:6], old.digest, previous)
                line = old._replace(at=at, previous=previous, hash=hash_of(old.seq, *texts))
                ledger.restore(connection, line)
                previous = line.hash


@pytest.fixture
def old(desk: Desk) -> Desk:
    """A desk with rows in every table, two years old, that keeps its history for a year."""
    furnish(desk)
    keep(desk, "12")
    aged(desk, 730)
    return desk


@pytest.fixture
def another(_empty_desk_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk that holds nothing yet."""
    shutil.copy(_empty_desk_file, tmp_path / "other.db")
    other = open_at(tmp_path / "other.db")
    yield other
    other.engine.dispose()


def records(desk: Desk) -> dict[str, Any]:
    """Everything on file but the ledger."""
    return {table: rows for table, rows in desk.rows().items() if table in KEPT_TABLES}


def entries(desk: Desk) -> list[Any]:
    """The ledger, as the driver reads it."""
    return desk.rows()["entry"]


# By age


def test_after_a_purge_everything_is_proven_and_nothing_on_file_has_changed(old: Desk) -> None:
    before, ledger_before = records(old), entries(old)

    plan = emptied(old, before=(TODAY - dt.timedelta(days=400)).isoformat())

    verdict, after = proof_of(old), entries(old)
    assert verdict.fault is None
    assert verdict.emptied == len(plan.chosen) == len(ledger_before) - 1
    assert records(old) == before
    assert [row[:6] for row in after[: len(ledger_before)]] == [row[:6] for row in ledger_before]
    assert [row[8:] for row in after[: len(ledger_before)]] == [row[8:] for row in ledger_before]
    assert {row[6:8] for row in after[1 : len(ledger_before)]} == {(None, None)}
    assert after[0] == ledger_before[0]
    assert [row[4] for row in after[len(ledger_before) :]][-1] == PURGE
    assert verdict.purges[-1].why == "the policy"
    assert plan.rows == sum(map(len, before.values())) - rows_still_told(old)


def rows_still_told(desk: Desk) -> int:
    """How many rows the first entry tells of, which stays whole; nothing changed them since."""
    with desk.reading() as session:
        [first] = ledger.lines(session.connection(), "WHERE seq = 1")
    return sum(len(change.rows) for change in changes_of(first.after_values))


def test_a_dry_run_says_the_same_and_changes_nothing(old: Desk) -> None:
    before = old.rows()
    day = (TODAY - dt.timedelta(days=400)).isoformat()

    dry = emptied(old, before=day, really=False)

    assert old.rows() == before
    done = emptied(old, before=day)
    assert (list(dry.chosen), dry.rows, dry.acts) == (list(done.chosen), done.rows, done.acts)


def test_purge_after_purge_all_is_proven_dumped_and_restored(
    old: Desk, another: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(emptying, "_AT_ONCE", 3)  # many entries that state rows anew
    day, before = (TODAY - dt.timedelta(days=400)).isoformat(), records(old)
    first = emptied(old, before=day)
    assert len(emptied(old, before=day).chosen) == 0
    aged(old, 730)
    second = emptied(old, before=day)

    verdict = proof_of(old)
    assert verdict.fault is None
    assert verdict.emptied == len(first.chosen) + len(second.chosen)
    assert [purge.seq for purge in verdict.purges] == [len(first.chosen) + 1 + len(second.chosen), verdict.entries]
    assert {row[4] for row in entries(old)} >= {RESTATE, PURGE}
    assert records(old) == before
    dump = dump_of(old)
    assert restore(another, dump) == verdict.entries
    assert dump_of(another) == dump
    assert proof_of(another) == verdict
    with pytest.raises(DeskError, match="has been emptied by a purge"):
        seen(old, 5, None)
    assert seen(old, verdict.entries, None) == seen(another, verdict.entries, None) > 0


def test_a_dump_whose_entries_were_emptied_without_a_purge_is_refused(old: Desk, another: Desk) -> None:
    dump = [orjson.loads(line) for line in dump_of(old)]
    for line in dump:
        if line["record"] == "entry" and line["seq"] == len(entries(old)):
            line |= {"after_values": None, "salt": None}

    with pytest.raises(BadInputError, match="has been emptied, and no purge says so; nothing was restored"):
        restore(another, [orjson.dumps(line) for line in dump])


def test_what_the_policy_keeps_is_kept(old: Desk) -> None:
    free = TODAY.replace(year=TODAY.year - 1)
    late = (free + dt.timedelta(days=1)).isoformat()
    with pytest.raises(
        MoveRefusedError, match=f"keeps its history for 12 months: nothing may be .* on {free} or later"
    ):
        emptied(old, before=late)
    keep(old, FOR_EVER)
    with pytest.raises(MoveRefusedError, match="keeps its history for ever"):
        emptied(old, before="2020-01-01")
    for day, sentence in (("2999-01-01", "lies ahead"), ("yesterday", "is to be a full day"), (None, "name a day")):
        with pytest.raises(BadInputError, match=sentence):
            emptied(old, before=day)


def test_only_an_editor_purges_and_only_what_verifies(old: Desk) -> None:
    with old.writing() as session:
        desks.add_person(session, "Mira", "MC", [Role.CHECKER], by=old.person(session, "ann"))
    day = (TODAY - dt.timedelta(days=400)).isoformat()
    with pytest.raises(MoveRefusedError, match="purging the ledger takes an editor"):
        emptied(old, by="MC", before=day)
    with old.writing() as session:
        read_raw(session.connection(), "UPDATE article SET headline = 'Another'")
    with pytest.raises(MoveRefusedError, match="does not verify, and a purge would hide that"):
        emptied(old, before=day)


def test_what_is_emptied_beside_a_purge_is_found(old: Desk) -> None:
    emptied(old, before=(TODAY - dt.timedelta(days=400)).isoformat())
    last = len(entries(old))
    with old.writing() as session:
        take_down(session.connection())
        read_raw(session.connection(), f"UPDATE entry SET after_values = NULL, salt = NULL WHERE seq = {last}")

    verdict = proof_of(old)
    assert (verdict.kind, verdict.entry) == (Kind.EMPTIED, 2)


# By subject


@pytest.fixture
def protected(desk: Desk) -> Desk:
    """A desk with a source that was named before it became confidential."""
    take_in(desk, bundles.PLAIN)
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        sources.add_source(session, "Deep Throat", SourceKind.PERSON, by=ann)
        attributing.attribute(session, f"{SLUG}#1", "Deep Throat", AttributionStatus.REPORTED, by=ann)
        fields = sources.SourceFields(confidential=True, description="an official", known_to="ann")
        sources.edit_source(session, "Deep Throat", by=ann, name="BIRCH", fields=fields)
    return desk


@pytest.mark.sqlite_only("what is still in the file's bytes")
def test_what_a_source_was_called_goes_at_once_and_from_the_file_itself(protected: Desk) -> None:
    assert b"Deep Throat" in protected.path.read_bytes() + wal(protected)

    plan = emptied(protected, subject="BIRCH")

    assert plan.acts == {"add source": 1}
    assert emptying.write_anew(protected.engine) is None
    assert b"Deep Throat" not in protected.path.read_bytes() + wal(protected)
    verdict = proof_of(protected)
    assert (verdict.fault, verdict.emptied) == (None, 1)
    assert verdict.purges[-1].why == "the policy"


def wal(desk: Desk) -> bytes:
    """What the file beside the desk's holds."""
    path = desk.path.with_name(f"{desk.path.name}-wal")
    return path.read_bytes() if path.exists() else b""


def test_where_its_former_name_stands_on_file_that_is_said_first(protected: Desk) -> None:
    with protected.writing() as session:
        claiming.edit_claim(session, f"{SLUG}#2", by=protected.person(session, "ann"), note="as deep throat said")

    plan = emptied(protected, subject="BIRCH", really=False)
    assert plan.named == [f"claim {SLUG}#2 (note)"]
    assert plan.also_in == 1
    with pytest.raises(
        MoveRefusedError, match=rf"^a former name still stands in claim {SLUG}#2 \(note\), and copies"
    ) as told:
        emptied(protected, subject="BIRCH")
    assert "eep" not in str(told.value).replace("keep", "")
    assert len(emptied(protected, subject="BIRCH", though_named=True).chosen) == 1


def test_what_tells_of_others_too_stays_as_long_as_the_policy_says(desk: Desk) -> None:
    take_in(desk, bundles.PLAIN)
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        fields = sources.SourceFields(confidential=True, description="a daily", known_to="ann")
        sources.edit_source(session, "Herald", by=ann, name="LARCH", fields=fields)
        sources.edit_source(session, "LARCH", by=ann, fields=sources.SourceFields(note="calls on Thursdays"))
    before = entries(desk)

    plan = emptied(desk, subject="LARCH", though_named=True)

    assert (list(plan.chosen), plan.withheld_acts) == ([], {"import": 1})
    assert entries(desk) == before, "what others wrote stays, and so does what is said of it under its codename"
    with pytest.raises(MoveRefusedError, match="keeps its history for ever, so what tells of others too stays"):
        emptied(desk, subject="LARCH", others_too=True)
    keep(desk, "12")
    assert len(emptied(desk, subject="LARCH", others_too=True, really=False).withheld) == 1
    aged(desk, 730)
    done = emptied(desk, subject="LARCH", others_too=True, though_named=True)
    assert (done.acts, len(done.withheld)) == ({"import": 1}, 0)
    assert proof_of(desk).fault is None
    with pytest.raises(BadInputError, match="--others-too goes with a confidential source"):
        emptied(desk, subject=SLUG, others_too=True, before="2020-01-01")


def test_a_source_that_is_purged_again_leaves_the_ledger_as_it_is_until_it_is_called_otherwise(protected: Desk) -> None:
    emptied(protected, subject="BIRCH")
    before = entries(protected)

    assert emptied(protected, subject="BIRCH").rows == 0
    assert entries(protected) == before
    with protected.writing() as session:
        sources.edit_source(session, "BIRCH", by=protected.person(session, "ann"), name="ALDER")
    again = emptied(protected, subject="ALDER")
    assert (again.acts, again.rows) == ({"edit source": 1}, 0)
    assert (proof_of(protected).fault, proof_of(protected).emptied) == (None, 2)


def test_a_source_that_is_not_confidential_is_under_the_policy(protected: Desk) -> None:
    with pytest.raises(MoveRefusedError, match="keeps its history for ever"):
        emptied(protected, subject="Herald", before="2020-01-01")
    with pytest.raises(BadInputError, match="name a day with --before"):
        emptied(protected, subject="Herald")


# Looking back


@pytest.fixture
def two_stories(desk: Desk) -> Desk:
    """Two stories with acts on each, long ago, one of which was purged."""
    take_in(desk, [*bundles.PLAIN, {"record": "article", "slug": "other"}])
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        claiming.add_claim(session, "other", "It rained.", AttributionStatus.REPORTED, by=ann)
        reviewing.take(session, f"{SLUG}#1", by=ann)
        reviewing.take(session, "other#1", by=ann)
    keep(desk, "1")
    aged(desk, 300)
    return desk


def seen(desk: Desk, seq: int, slug: str | None) -> int:
    """How many holds there were when this entry was the last."""
    with desk.reading() as session:
        article = None if slug is None else get_article(session, slug).id
        with as_it_stood(session, Moment(seq, now()), article) as past:
            return len(past.connection().exec_driver_sql("SELECT id FROM hold").all())


def test_who_looks_back_at_another_story_is_still_answered(two_stories: Desk) -> None:
    last = len(entries(two_stories))
    before = {slug: [seen(two_stories, seq, slug) for seq in range(1, last + 1)] for slug in (SLUG, "other", None)}

    plan = emptied(two_stories, before=past_day(), subject="other")

    gone = next(iter(plan.chosen))[0]
    after = len(entries(two_stories))
    assert list(plan.wide) == []
    assert [seen(two_stories, seq, SLUG) for seq in range(1, last + 1)] == before[SLUG]
    assert [seen(two_stories, seq, "other") for seq in range(1, gone)] == before["other"][: gone - 1]
    for slug, whose in (("other", "other"), (None, "the desk")):
        with pytest.raises(
            DeskError, match=f"entry {gone} of the ledger has been emptied by a purge, .* {whose} stood"
        ):
            seen(two_stories, gone, slug)
        assert seen(two_stories, after, slug) == before[slug][-1]


def past_day() -> str:
    """A day that this desk's policy lets go."""
    return (TODAY - dt.timedelta(days=100)).isoformat()


def test_a_purge_is_not_when_something_came_on_file(two_stories: Desk) -> None:
    with two_stories.reading() as session:
        key = get_article(session, "other").id
        assert moment_of_row(session, "article", key) is not None
    emptied(two_stories, before=past_day())
    with two_stories.reading() as session:
        assert moment_of_row(session, "article", key) is None
        assert moment_at(session, now()).seq == len(entries(two_stories))


@each(
    ("numbers", "others", "first"),
    [
        ([], [], None),
        ([(1, 3)], [(1, 3)], None),
        ([(1, 3)], [], 1),
        ([(2, 9)], [(1, 4), (6, 9)], 5),
        ([(5, 5)], [(6, 8)], 5),
    ],
)
def test_numbers_are_kept_as_ranges(numbers: Any, others: Any, first: int | None) -> None:
    found = Numbers(numbers)

    assert found.first_not_in(Numbers(others)) == first
    assert list(found) == numbers
    assert all(one in found and two in found and two + 1 not in found for one, two in numbers)
