"""The desk as it once stood: after every entry, the whole desk and one story of it, row for row."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tests import bundles
from tests.bundles import SLUG, WHOLE, claim, record, revise, take_in
from tests.conftest import Desk, open_at
from tests.each import each
from tracker.domain.errors import DeskError
from tracker.domain.vocabulary import Assessment, Bearing, ReplyOutcome, ReviewState, Risk, SourceKind
from tracker.models import (
    Article,
    Base,
    Claim,
    Contradiction,
    ContradictionMember,
    Pack,
    Publication,
    Reply,
    Revision,
    SignedClaim,
    SignedWaiver,
    SignOff,
    Task,
    Waiver,
)
from tracker.models.base import now
from tracker.services import attributing, claiming, deriving, desks, evidencing, merging, reviewing, sources
from tracker.store import bulk, ledger, one_story
from tracker.store.articles import get_article
from tracker.store.claims import get_claim
from tracker.store.dossiers import load
from tracker.store.guards import put_up, take_down
from tracker.store.migrating import upgrade_file
from tracker.store.one_story import HANGS_ON
from tracker.store.past import Moment, as_it_stood, moment_at
from tracker.store.raw_rows import KEPT_TABLES, changes_of, columns_of, rows_of
from tracker.store.schema import KNOWN
from tracker.store.session import read_raw

LONG_AGO = dt.datetime(1999, 1, 1, tzinfo=dt.UTC)

Rows = dict[str, dict[int, tuple[Any, ...]]]
Lived = tuple[Path, dict[int, Rows]]


def rows_on(connection: Connection) -> Rows:
    """Every row on file, raw: table -> key -> values."""
    return {table: {row[0]: tuple(row) for row in rows_of(connection, table)} for table in KEPT_TABLES}


def work_at(desk: Desk) -> None:
    """Two stories that contradict each other, and something done to every kind of record, some of it twice."""
    take_in(desk, WHOLE)
    take_in(desk, [claim(9), record("claim", article="older", text="Nobody was hurt.")])
    acts(desk)
    papers(desk)
    take_in(desk, [record("revision", article=SLUG, number=2, text="The train has a helicopter on board after all.")])
    with desk.writing() as session:
        revise(session, desk.person(session, "ann"))


def acts(desk: Desk) -> None:
    """What the services do, one act of each sort."""
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        files = desk.folder / "files"
        reviewing.take(session, f"{SLUG}#1", by=ann, purpose="to check it", hours=2)
        reviewing.propose(session, f"{SLUG}#1", ReviewState.VERIFIED, by=ann, reason="seen")
        reviewing.take(session, f"{SLUG}#2", by=ann)
        reviewing.release(session, f"{SLUG}#2", by=ann)
        reviewing.withdraw(session, f"{SLUG}#2", by=ann, reason="cut")
        claiming.edit_claim(session, f"{SLUG}#9", by=ann, risk=Risk.HIGH)
        attributing.check_attribution(session, 1, by=ann, locator="p. 2")
        deriving.assess_derivation(session, 2, Assessment.CONFIRMED, by=ann)
        sources.retract_source(session, "Agency", by=ann, reason="wrong before")
        sources.restore_source(session, "Agency", by=ann)
        merging.merge_sources(session, "Herald", "Our own", by=ann)
        holding = evidencing.Holding(excerpt="no", locator="p. 9")
        evidencing.add_evidence(session, f"{SLUG}#1", "Ministry", Bearing.REFUTES, holding, by=ann, files=files)
        sources.add_source(session, "The ministry", SourceKind.ORGANISATION, by=ann)
        merging.merge_sources(session, "Ministry", "The ministry", by=ann)
        desks.choose_setting(session, "hold-hours", "9", by=ann)


def papers(desk: Desk) -> None:
    """A contradiction across the two stories, a waiver, a reply, a release, a pack of the desk's own."""
    day = "2027-01-01"
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        mine, theirs = (load(session, slug).claims[0].id for slug in (SLUG, "older"))
        keep(session, "group", Contradiction(id=1, name="who was hurt"))
        keep(session, "group", *(ContradictionMember(contradiction_id=1, claim_id=key) for key in (mine, theirs)))
        keep(session, "group", Contradiction(id=2, name="of others"))
        keep(session, "group", ContradictionMember(contradiction_id=2, claim_id=theirs))
        waiver = Waiver(claim_id=mine, rule="single-source", reason="known", until=day, by_id=ann.id, at=now())
        keep(session, "waive", waiver)
        reply = Reply(claim_id=mine, party="the railway", asked_on=day, outcome=ReplyOutcome.AWAITED)
        keep(session, "reply", reply)
        reply.outcome = ReplyOutcome.DECLINED
        ledger.record(session, "reply", SLUG, by=ann)
        sha256, version = session.get_one(Revision, 1).sha256, session.get_one(Claim, mine).version
        released = SignOff(revision_id=1, sha256=sha256, policy="default", by_id=ann.id, at=now())
        keep(session, "sign off", released)
        signed = SignedClaim(
            sign_off_id=released.id, claim_id=mine, version=version, independent_min=0, independent_max=1
        )
        keep(session, "sign off", signed, SignedWaiver(sign_off_id=released.id, waiver_id=waiver.id))
        out = Publication(article_id=load(session, SLUG).article_id, sign_off_id=released.id, at=now(), by_id=ann.id)
        keep(session, "publish", out)
        wrong, right = get_claim(session, f"{SLUG}#3"), get_claim(session, f"{SLUG}#9")
        take_down(session.connection())  # it would take a decision, and a story that is out
        wrong.corrected_by_id = right.id
        elsewhere = load(session, "older").article_id
        task = Task(article_id=elsewhere, claim_id=wrong.id, carried_by_id=theirs, at=now(), by_id=ann.id)
        keep(session, "correct", task)
        put_up(session.connection())
        keep(session, "keep pack", Pack(name="ours", text="", kept_at=now()))
        waiver.withdrawn_at, waiver.withdrawn_by_id, waiver.withdrawn_why = now(), ann.id, "found one"
        ledger.record(session, "withdraw waiver", SLUG, by=ann)
        reviewing.take(session, "older#1", by=ann)
        reviewing.withdraw(session, "older#1", by=ann, reason="cut")


def keep(session: Session, act: str, *records: Base) -> None:
    """Put records on file as one act."""
    session.add_all(records)
    ledger.record(session, act, SLUG, by=None)


@pytest.fixture(scope="module")
def lived(_empty_desk_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """A desk where much was done, and for each entry of its ledger all rows as they stood when it was written."""
    path = tmp_path_factory.mktemp("lived") / "desk.db"
    path.write_bytes(_empty_desk_file.read_bytes())
    stood: dict[int, Rows] = {}
    append = ledger.append

    def appended(connection: Connection, *given: Any, **named: Any) -> None:
        append(connection, *given, **named)
        stood[ledger.head(connection).seq] = rows_on(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOGNAME", "ann")
        patch.setattr(ledger, "append", appended)
        patch.setattr(bulk, "append", appended)
        desk = open_at(path)
        work_at(desk)
        desk.engine.dispose()
    assert all(stood[max(stood)].values()), "a table without rows proves nothing"
    return path, stood


@pytest.fixture
def then(lived: Lived) -> Iterator[Desk]:
    """That desk, open."""
    desk = open_at(lived[0])
    yield desk
    desk.engine.dispose()


def moments(session: Session) -> list[Moment]:
    """The moment of each entry."""
    return [Moment(line.seq, dt.datetime.fromisoformat(line.at)) for line in ledger.lines(session.connection())]


def concerning(rows: Rows, article: int, beside: Rows) -> Rows:
    """The rows of one story and all that is of every story, found the long way round: from each row up to its article.

    `beside` are the rows in which the groups of its claims are looked up: the newest, for members never leave.
    """

    def of_story(table: str, row: tuple[Any, ...]) -> bool:
        if table not in HANGS_ON:
            return True
        column, above = HANGS_ON[table]
        key = row[columns_of(table).index(column)]
        return bool(key == article) if above == "article" else of_story(above, rows[above][key])

    members = beside["contradiction_member"].values()
    groups = {row[1] for row in members if of_story("claim", beside["claim"][row[2]])}
    claims = {row[2] for row in members if row[1] in groups}
    tasks = [row[2] for row in beside["task"].values() if row[1] == article]
    corrected = [*tasks, *(key for key, row in beside["claim"].items() if row[1] == article)]
    replacing = {beside["claim"][key][columns_of("claim").index("corrected_by_id")] for key in corrected}
    claims |= {*tasks, *(replacing - {None})}
    others = {
        "contradiction_member": {row[0] for row in members if row[1] in groups},
        "claim": claims,
        "article": {beside["claim"][key][1] for key in claims},
    }
    return {
        table: {
            key: row for key, row in of_table.items() if of_story(table, row) or key in others.get(table, frozenset())
        }
        for table, of_table in rows.items()
    }


def test_as_of_the_last_entry_it_is_what_is_on_file(then: Desk) -> None:
    with then.reading() as session, as_it_stood(session, moment_at(session, now())) as past:
        assert rows_on(past.connection()) == rows_on(session.connection())


def test_as_of_every_entry_it_is_what_was_on_file_when_that_was_written(then: Desk, lived: Lived) -> None:
    _, stood = lived
    with then.reading() as session:
        for moment in moments(session)[1:]:
            with as_it_stood(session, moment) as past:
                assert rows_on(past.connection()) == stood[moment.seq], moment


@pytest.mark.parametrize(
    ("slug", "digits"), [(SLUG, 5), (SLUG, 0), ("older", 0)], ids=["read whole", "looked through first", "the other"]
)
def test_of_one_story_it_is_every_row_that_concerns_it_and_no_other(
    slug: str, digits: int, then: Desk, lived: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_story, "_SHORTEST", digits)
    _, stood = lived
    with then.reading() as session:
        article = get_article(session, slug).id
        for moment in moments(session)[1:]:
            with as_it_stood(session, moment, article) as past:
                assert rows_on(past.connection()) == concerning(stood[moment.seq], article, stood[max(stood)]), moment


def test_no_link_of_a_chain_is_ever_written_without_its_attribution(then: Desk) -> None:
    """By which it is told that an entry says nothing of a story: a link names no claim."""
    links = 0
    with then.reading() as session:
        for line in ledger.lines(session.connection()):
            written: dict[str, set[int]] = {"via": set(), "attribution": set()}
            for table, columns, rows in changes_of(line.after_values):
                if table in written:
                    at = columns.index("attribution_id" if table == "via" else "id")
                    written[table].update(row[at] for row in rows)
            assert written["via"] <= written["attribution"], line.seq
            links += len(written["via"])
    assert links == 2  # one attribution with a chain came in, and then a merging repointed a link of it


@pytest.mark.parametrize("slug", [SLUG, "older"])
def test_the_file_of_one_story_is_the_same_as_the_whole_desk_gives(slug: str, then: Desk) -> None:
    with then.reading() as session:
        article = get_article(session, slug).id
        for moment in moments(session)[1::10]:
            with as_it_stood(session, moment, article) as alone, as_it_stood(session, moment) as whole:
                assert told(alone, slug) == told(whole, slug)


def told(session: Session, slug: str) -> list[Any]:
    """All that an article's file holds."""
    dossier = load(session, slug)
    plain = {name: value for name, value in vars(dossier).items() if name != "sources"}
    return [plain, dossier.sources.rows, dossier.sources.derivations]


def test_it_has_the_head_of_its_time_and_its_indexes(then: Desk) -> None:
    with then.reading() as session:
        moment = moments(session)[4]
        with as_it_stood(session, moment) as past:
            head = ledger.head(past.connection())
            made = (
                "SELECT type, name, tbl_name FROM sqlite_master WHERE type <> 'trigger' AND name <> 'alembic_version' "
                "AND tbl_name NOT IN ('password', 'sign_in')"
            )
            wanted, found = (
                {row for row in read_raw(each.connection(), made) if "alembic" not in row[1]}
                for each in (session, past)
            )
        [line] = ledger.lines(session.connection(), "WHERE seq = ?", moment.seq)
        assert head == (line.seq, line.hash)
        assert found == wanted


def test_it_has_the_entries_up_to_then_without_their_values(then: Desk) -> None:
    def told(session: Session) -> list[Any]:
        statement = "SELECT seq, at, by, login, act, subject, hash FROM entry WHERE seq <= 5 ORDER BY seq"
        return read_raw(session.connection(), statement).fetchall()

    with then.reading() as session, as_it_stood(session, moments(session)[4]) as past:
        assert told(past) == told(session)
        count = "SELECT count(*), count(after_values) FROM entry"
        assert read_raw(past.connection(), count).fetchone() == (5, 0)


def test_nothing_can_be_written_there(then: Desk) -> None:
    with then.reading() as session, as_it_stood(session, moment_at(session, now())) as past:
        past.add(Contradiction(name="another"))
        with pytest.raises(Exception, match="readonly"):
            past.flush()


# Which entries had been written


def test_a_moment_is_the_newest_entry_that_had_been_written(then: Desk) -> None:
    with then.reading() as session:
        for before, moment in zip(moments(session), moments(session)[1:], strict=False):
            assert moment_at(session, moment.at).seq == moment.seq
            if before.at < moment.at:
                assert moment_at(session, moment.at - dt.timedelta(microseconds=1)).seq == before.seq
        assert moment_at(session, LONG_AGO).seq == 0


def test_before_the_first_entry_the_desk_is_empty(then: Desk) -> None:
    with then.reading() as session, as_it_stood(session, moment_at(session, LONG_AGO)) as past:
        assert not any(rows_on(past.connection()).values())
        assert ledger.head(past.connection()).seq == 0


def test_where_a_clock_went_ahead_once_what_came_after_it_is_still_found(desk: Desk) -> None:
    take_in(desk, bundles.PLAIN)
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        reviewing.take(session, f"{SLUG}#1", by=ann)
        reviewing.take(session, f"{SLUG}#2", by=ann)
    with desk.reading() as session:
        newest = ledger.head(session.connection()).seq
    desk.tamper(f"UPDATE entry SET at = '2999-01-01T00:00:00.000000Z' WHERE seq = {newest - 1}")
    with desk.reading() as session:
        assert moment_at(session, now()).seq == newest


# What cannot be told


@pytest.fixture
def plain(desk: Desk) -> Desk:
    """A desk with a story."""
    take_in(desk, bundles.PLAIN)
    return desk


def mangle(desk: Desk, values: bytes | None) -> None:
    """Write other values into the second entry behind the program's back."""
    kept = values if desk.keeps_any_bytes or values is None else values.decode()
    desk.tamper("UPDATE entry SET after_values = ? WHERE seq = 2", [kept])


def look_back(desk: Desk, slug: str | None = None) -> None:
    """Look at the whole desk, or at one story, as it stands."""
    with desk.reading() as session:
        article = None if slug is None else get_article(session, slug).id
        with as_it_stood(session, moment_at(session, now()), article):
            pass


def test_what_a_purge_has_emptied_is_said_and_what_came_before_still_answers(desk: Desk) -> None:
    take_in(desk, bundles.PLAIN)
    mangle(desk, None)

    with pytest.raises(DeskError, match=r"^entry 2 of the ledger has been emptied by a purge, so nobody can say"):
        look_back(desk)
    with desk.reading() as session, as_it_stood(session, moments(session)[0]) as past:
        assert rows_on(past.connection())["person"]


@each(
    "values",
    [
        *(b"", b"{", b"[1]", b"[[]]", b'{"claim":[]}', b"[[[1],2,3]]", b"\xff"),
        b'[["sqlite_master",["id"],[[1]]]]',
        b'[["claim",["text"],[["x"]]]]',
        b'[["claim",["id","x"],[[1,2]]]]',
        b'[["claim",["id"],[[1,2]]]]',
        b'[["claim",["id"],[["1"]]]]',
        b'[["claim",["id","article_id"],[[1,[2]]]]]',
        b'[["claim",["id","article_id"],[[1,1]]]]',
        b'[["claim",["id","article_id"],[[%d,1]]]]' % 2**64,
    ],
)
def test_an_entry_that_cannot_be_read_is_named(values: bytes, plain: Desk) -> None:
    if values == b"\xff" and not plain.keeps_any_bytes:
        return
    mangle(plain, values)

    for slug in (None, SLUG):
        with pytest.raises(
            DeskError, match=r"^entry 2 of the ledger cannot be read, so nobody can say how the desk stood"
        ):
            look_back(plain, slug)


def test_a_table_that_is_gone_now_was_there_then(desk: Desk) -> None:
    take_in(desk, bundles.PLAIN)
    desk.tamper("DROP TABLE passage")

    with desk.reading() as session, as_it_stood(session, moment_at(session, now())) as past:
        assert read_raw(past.connection(), "SELECT count(*) FROM passage").fetchone() == (0,)


def test_a_ledger_that_is_gone_makes_it_no_whole_desk(desk: Desk) -> None:
    desk.tamper("DROP TABLE entry")

    with pytest.raises(DeskError, match=r"a table is missing, so this is no whole desk: restore the last backup$"):
        look_back(desk)


# Nothing is left of it

LOOK = """
import os, sys
from tracker.models.base import now
from tracker.store.address import Address
from tracker.store.past import as_it_stood, moment_at
from tracker.store.session import open_desk, reading

MUCH = "CREATE TABLE much AS SELECT randomblob(500000) x, 1 y UNION SELECT randomblob(500000), 2"

def show():
    links = [f"/proc/self/fd/{each}" for each in os.listdir("/proc/self/fd")]
    files = [os.readlink(link) for link in links if os.path.islink(link)]
    print([file for file in files if sys.argv[2] in file], os.listdir(sys.argv[2]))

def leave(error):
    if error is not None:
        raise error

for error in (None, KeyboardInterrupt(), ZeroDivisionError()):
    with reading(open_desk(Address(sys.argv[1]))) as session:
        try:
            with as_it_stood(session, moment_at(session, now())) as past:
                for statement in ("PRAGMA query_only=OFF", "PRAGMA cache_size=4", MUCH):
                    past.connection().exec_driver_sql(statement)
                show()
                leave(error)
        except (KeyboardInterrupt, ZeroDivisionError):
            pass
    show()
"""
"""Fills the passing database until it needs a file, and shows before and after what is open and what lies there."""


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are looked up in /proc")
def test_its_file_lies_where_tmpdir_says_has_no_name_and_goes_with_it(then: Desk, tmp_path: Path) -> None:
    passing = tmp_path / "passing"
    passing.mkdir()
    words = [sys.executable, "-c", LOOK, str(then.path), str(passing)]

    run = subprocess.run(words, env={**os.environ, "TMPDIR": str(passing)}, capture_output=True, text=True, check=True)

    told = run.stdout.splitlines()
    assert len(told) == 6
    for during, after in zip(told[::2], told[1::2], strict=True):
        assert during.startswith(f"['{passing}/")
        assert during.endswith("(deleted)'] []")
        assert after == "[] []"


# Of any age


@pytest.mark.sqlite_only("desks of old revisions are files")
@pytest.mark.parametrize("revision", KNOWN[:-1])
def test_what_an_old_entry_does_not_name_is_nothing_as_the_migration_left_it(revision: str, desk: Desk) -> None:
    desk.engine.dispose()
    upgrade_file(desk.path, revision)
    with desk.engine.connect() as connection, connection.begin():
        columns = [row[1] for row in read_raw(connection, "PRAGMA table_info(article)")]
        given = {"id": 7, "slug": "old", "headline": "Old", "language": "en", "stage": "draft"}
        row = [given.get(name) for name in columns]
        read_raw(connection, f"INSERT INTO article VALUES ({', '.join('?' * len(row))})", row)
        ledger.append(connection, "file", "old", [ledger.Changed("article", columns, [row])], by="ann")
    desk.engine.dispose()
    upgrade_file(desk.path)

    with desk.reading() as session, as_it_stood(session, moment_at(session, now())) as past:
        assert rows_on(past.connection()) == rows_on(session.connection())
        assert past.get_one(Article, 7).slug == "old"
