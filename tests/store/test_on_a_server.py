"""A desk on a PostgreSQL server: what is a server's own. (That the rest is the same there, the other tests show.)"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from tests.postgres import at_database, at_server, fresh_database
from tracker.domain.errors import DeskError, TrackerError
from tracker.domain.vocabulary import SourceKind
from tracker.models import Base, Claim, Entry, Source
from tracker.models.admission import Apart
from tracker.services.proving import prove
from tracker.services.starting import start_desk
from tracker.services.upgrading import Standing, standing_of, upgrade_desk
from tracker.store import guards, ledger
from tracker.store.address import Address
from tracker.store.bulk import BulkWriter, RefusedRowError
from tracker.store.downgrading import take_down
from tracker.store.engines import postgres
from tracker.store.foreseen import asked_at_a_move
from tracker.store.raw_rows import rows_of
from tracker.store.schema import HEAD
from tracker.store.server_desks import upgrade_server_desk
from tracker.store.session import login_of, open_desk, open_engine, read_raw, reading, walk_raw, write_later, writing
from tracker.store.settings import keep_setting, setting_value


class Served(NamedTuple):
    """A desk on a server."""

    url: str
    engine: Engine

    def choose(self, hours: str, after: Callable[[Session], Any] = lambda _: None, **more: Any) -> None:
        """Change one setting and do something before it is kept."""
        with writing(self.engine, **more) as session:
            keep_setting(session, "hold-hours", hours)
            ledger.record(session, "setting", "desk", by=None)
            after(session)

    def hours(self) -> str:
        """What is kept."""
        with reading(self.engine) as session:
            return setting_value(session, "hold-hours")

    def behind(self, statement: str) -> list[Any]:
        """What somebody else does in the database."""
        with at_server(self.url) as server:
            done = server.execute(statement)
            return done.fetchall() if done.description else []

    def cut(self, _: Any = None) -> None:
        """Somebody ends every connection to the desk."""
        self.behind(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="module")
def _template(server: str) -> Iterator[str]:
    with fresh_database() as url:
        start_desk(Address(url))
        yield url.partition("?")[0].rpartition("/")[2]


@pytest.fixture
def served(_template: str) -> Iterator[Served]:
    with fresh_database(_template) as url:
        engine = open_desk(Address(url))
        yield Served(url, engine)
        engine.dispose()


@contextmanager
def role(named: str, more: str = "") -> Iterator[None]:
    """A role of the server that may log in and nothing else."""
    with at_server() as server:
        server.execute(f"CREATE ROLE {named} LOGIN {more}")
        try:
            yield
        finally:
            server.execute(f"DROP ROLE {named}")


def as_role(url: str, named: str) -> Address:
    """The same database for somebody else, whose password is in the URL."""
    head, _, place = url.partition("://")
    return Address(f"{head}://{named}:geheim@{place.rpartition('@')[2]}")


def refusal(refused: Callable[..., object], *values: Any) -> str:
    """The sentence of what must be refused."""
    with pytest.raises(TrackerError) as told:
        refused(*values)
    assert "geheim" not in f"{told.value!r}{told.value.__cause__!r}"
    return str(told.value)


# Making one


def test_its_tables_are_those_that_the_models_declare(served: Served) -> None:
    with served.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})

        assert compare_metadata(context, [Base.metadata, Apart.metadata]) == []  # type: ignore[arg-type]
        loose = (
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND "
            "table_name <> 'alembic_version' AND (data_type NOT IN ('bigint', 'boolean', 'character varying') "
            "OR (data_type = 'character varying' AND collation_name IS DISTINCT FROM 'C'))"
        )
        assert connection.exec_driver_sql(loose).all() == []


def test_it_goes_down_and_up_again_with_every_row(served: Served) -> None:
    def told() -> list[Any]:
        with reading(served.engine) as session:
            asked = "SELECT name FROM person UNION ALL SELECT value FROM setting UNION ALL SELECT hash FROM entry"
            return read_raw(session.connection(), asked).fetchall()

    before = told()

    take_down(Address(served.url), "0004", lambda _: None)
    assert standing_of(Address(served.url)) is Standing.OLDER
    assert upgrade_desk(Address(served.url)) is None

    assert told() == before
    assert standing_of(Address(served.url)) is Standing.CURRENT
    with reading(open_desk(Address(served.url))) as session:
        assert guards.missing(session.connection()) == []
        assert list(guards.broken(session.connection())) == []


def test_down_to_nothing_leaves_nothing(served: Served) -> None:
    left = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'alembic%'"

    take_down(Address(served.url), "base", lambda _: None)

    assert served.behind(left) == []


def test_an_upgrade_that_fails_leaves_it_as_it_was(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(connection: Any, to: str) -> None:
        guards.take_down(connection)
        connection.exec_driver_sql("DELETE FROM setting")

    monkeypatch.setattr("tracker.store.server_desks.migrate", lose)

    assert "would lose rows of setting: nothing was changed" in refusal(upgrade_server_desk, Address(served.url))
    assert served.hours() == "4"


def test_one_is_made_whole_or_not_at_all(server_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "record", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            start_desk(Address(server_database))

    with at_server(server_database) as server:
        assert server.execute(
            "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        ).fetchone() == (0,)
    start_desk(Address(server_database))


def test_no_other_desk_and_no_other_tables_are_touched(served: Served, server_database: str) -> None:
    with at_server(server_database) as server:
        server.execute("CREATE TABLE invoice (id integer)")

    assert "there is a desk at postgresql" in refusal(start_desk, Address(served.url))
    assert "holds other tables already (invoice), and nothing was changed" in refusal(
        start_desk, Address(server_database)
    )
    assert "holds no tracker desk: make one with" in refusal(open_desk, Address(server_database))


# Whom it lets in


def test_whoever_may_not_is_told_so_without_a_word_of_the_password(served: Served, server_database: str) -> None:
    with role("visitor"):
        may_not = "this role may not do that in the database: ask whoever runs the server for the right"
        assert may_not in refusal(start_desk, as_role(server_database, "visitor"))
        assert may_not in refusal(open_desk, as_role(served.url, "visitor"))
    assert "the server does not know this name" in refusal(open_desk, as_role(served.url, "nobody_of_this_name"))
    assert "has no such database: make it first" in refusal(open_desk, Address(at_database("no_such_database")))
    for wrong in ("nonsense=1", "connect_timeout=soon"):
        mark = "&" if "?" in served.url else "?"
        assert "an option that nobody knows, or a wrong value" in refusal(
            open_desk, Address(f"{served.url}{mark}{wrong}")
        )


def test_a_role_that_may_read_reads_and_is_told_that_it_may_not_write(served: Served) -> None:
    with role("reader"):
        served.behind("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
        engine = open_desk(as_role(served.url, "reader"))
        seen = Served(served.url, engine)

        assert seen.hours() == "4"
        assert "this role may not do that in the database" in refusal(seen.choose, "5")
        engine.dispose()
        served.behind("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM reader")


def test_an_entry_carries_the_role_that_logged_in(served: Served) -> None:
    served.choose("5")

    with reading(served.engine) as session:
        [*_, last] = ledger.lines(session.connection())
        [who] = read_raw(session.connection(), "SELECT session_user").fetchone()
        assert last.login == who == login_of(session.connection())
        assert prove(session).fault is None


def test_a_standby_is_read_and_takes_no_changes(served: Served) -> None:
    name = served.url.partition("?")[0].rpartition("/")[2]
    served.behind(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    served.engine.dispose()

    assert served.hours() == "4"
    assert "takes no changes just now: it is a standby" in refusal(served.choose, "5")


# Turns


@contextmanager
def somebody_writing(served: Served, until: threading.Event) -> Iterator[None]:
    """Somebody else has the turn until then."""
    begun = threading.Event()

    def write() -> None:
        def wait(_: Session) -> None:
            begun.set()
            until.wait(20)

        Served(served.url, served.engine).choose("6", wait)

    other = threading.Thread(target=write)
    other.start()
    assert begun.wait(20)
    yield
    until.set()
    other.join()


def test_writers_take_turns_and_whoever_waits_long_is_told_once(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "PATIENCE", 50)
    until, told = threading.Event(), []

    def tell() -> None:
        told.append(served.hours())
        until.set()

    with somebody_writing(served, until):
        served.choose("7", waiting=tell)

    assert told == ["4"], "a reader waits for nobody and sees what is kept"
    assert served.hours() == "7"


def test_whoever_waits_too_long_is_told_so_and_has_changed_nothing(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "LONGEST", 50)

    with somebody_writing(served, threading.Event()):
        assert "somebody else has been writing for ten minutes: nothing was changed" in refusal(served.choose, "7")

    assert served.hours() == "6"


def test_a_reader_sees_one_state_and_cannot_write(served: Served) -> None:
    with reading(served.engine) as session:
        assert setting_value(session, "hold-hours") == "4"
        served.choose("8")
        session.expire_all()
        assert setting_value(session, "hold-hours") == "4"
        with pytest.raises(Exception, match="read-only transaction"):
            read_raw(session.connection(), "DELETE FROM setting")


def test_a_connection_that_is_cut_is_said_and_what_is_known_of_the_act(served: Served) -> None:
    def cut_and_go_on(session: Session) -> None:
        served.cut()
        read_raw(session.connection(), "SELECT 1")

    def cut_and_ask(session: Session) -> None:
        served.cut()
        setting_value(session, "policy")

    def go_on_and_cut(session: Session) -> None:
        read_raw(session.connection(), "SELECT 1")  # so that nothing is left to be sent but COMMIT
        served.cut()

    assert "nothing was changed; try again" in refusal(served.choose, "8", cut_and_go_on)
    assert "nothing was changed; try again" in refusal(served.choose, "8", cut_and_ask)
    assert "nothing was changed; try again" in refusal(served.choose, "8", served.cut)
    assert "it is not known whether it was: look with `tracker log`" in refusal(served.choose, "8", go_on_and_cut)
    assert served.hours() == "4"

    served.choose("9")
    assert served.hours() == "9"


def test_who_has_their_turn_knows_what_stands_until_something_else_is_written(served: Served) -> None:
    end = "UPDATE setting SET value = ? WHERE name = 'hold-hours'"

    def have_a_turn(session: Session) -> None:
        connection = session.connection()
        asked_at_a_move(connection, "SELECT 1", ())
        assert setting_value(session, "hold-hours") == "4"
        head = ledger.head(connection)
        write_later(connection, end, ("5",))
        assert read_raw(connection, "SELECT value FROM setting WHERE name = 'hold-hours'").fetchall() == [("5",)]

        keep_setting(session, "hold-hours", "6")
        session.flush()
        assert setting_value(session, "hold-hours") == "6"
        ledger.record(session, "setting", "desk", by=None)
        ledger.record(session, "setting", "desk", by=None)
        keep_setting(session, "hold-hours", "7")
        ledger.record(session, "setting", "desk", by=None)
        assert ledger.head(connection).seq == head.seq + 2

        undone = session.begin_nested()
        session.connection()
        write_later(connection, end, ("8",))
        undone.rollback()
        assert session.scalar(text("SELECT value FROM setting WHERE name = 'hold-hours'")) == "7"

        write_later(connection, f"{end} AND id = ?", ("9", 0))

    with pytest.raises(StaleDataError):
        served.choose("4", have_a_turn)
    assert served.hours() == "4"


def test_a_server_that_goes_away_while_it_keeps_an_act_leaves_that_open(served: Served) -> None:
    served.behind(
        "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$"
    )
    served.behind(
        "CREATE CONSTRAINT TRIGGER die AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION die()"
    )

    assert "it is not known whether it was" in refusal(served.choose, "8")


# Rows


def test_keys_are_counted_on_from_the_largest_and_flags_are_numbers_when_read_raw(served: Served) -> None:
    with writing(served.engine) as session:
        session.add(Source(id=41, name="Zeta", kind=SourceKind.OUTLET, confidential=True))
        session.flush()
        session.add_all(Source(name=name, kind=SourceKind.OUTLET) for name in ("Älpler", "alpha", "Beta"))
        ledger.record(session, "add source", "desk", by=None)

    with reading(served.engine) as session:
        rows = [(row[0], row[1]) for row in rows_of(session.connection(), "source")]
        flags = walk_raw(session.connection(), "SELECT confidential FROM source ORDER BY name").fetchall()
        assert [key for key, _ in rows] == [41, 42, 43, 44]
        assert [type(flag) for (flag,) in flags] == [int] * 4
        assert [row.name for row in session.query(Source).order_by(Source.name)] == ["Beta", "Zeta", "alpha", "Älpler"]
        assert session.get_one(Source, 41).confidential is True
        assert prove(session).fault is None


def test_a_large_answer_comes_in_parts_and_others_can_be_asked_meanwhile(served: Served) -> None:
    with reading(served.engine) as session:
        rows = iter(walk_raw(session.connection(), "SELECT generate_series(1, 50000000)"))

        assert next(rows) == (1,)
        assert read_raw(session.connection(), "SELECT ? || '%'", ["a"]).fetchone() == ("a%",)
        assert next(rows) == (2,)


def test_of_many_rows_the_one_that_cannot_be_is_named_by_its_line(served: Served) -> None:
    def write(sources: Sequence[tuple[Any, ...]]) -> None:
        with writing(served.engine) as session:
            writer = BulkWriter(session.connection(), act="import", by="")
            batch = writer.batch("source", ("id", "name", "kind", "confidential"))
            for line, values in enumerate(sources, 1):
                batch.add((writer.next_key["source"](), *values), line)
            writer.write("desk")

    def refused(*sources: tuple[Any, ...]) -> tuple[int, str]:
        with pytest.raises(RefusedRowError) as told:
            write(sources)
        return told.value.line, str(told.value)

    fine, same = ("A", "outlet", 0), "there is a source of this name already"
    assert refused(fine, ("B", "outlet", 1), ("A", "outlet", 0))[0] == 3
    assert same in refused(fine, fine)[1]
    for wrong in (("B", "pub", 0), ("B", None, 0), (None, "outlet", 0), ("B", "outlet", None), ("B", "x" * 21, 0)):
        line, said = refused(fine, wrong, ("C", "outlet", 0))
        assert (line, "Failing row" in said) == (2, False), said
    with reading(served.engine) as session:
        assert session.query(Source).count() == 0
        assert (session.query(Entry).count(), session.query(Claim).count()) == (1, 0)


def test_a_schema_that_is_newer_or_gone_is_said(served: Served) -> None:
    served.behind("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DeskError, match="was made by a newer tracker"):
        open_desk(Address(served.url))

    served.behind(f"UPDATE alembic_version SET version_num = '{HEAD}'")
    served.behind("DROP TABLE waiver CASCADE")
    with (
        pytest.raises(DeskError, match="the table waiver is not there as it should be"),
        reading(served.engine) as session,
    ):
        list(rows_of(session.connection(), "waiver"))


def test_what_is_no_url_is_refused_before_anything_is_asked() -> None:
    with pytest.raises(DeskError, match="is no place for a desk"):
        open_engine(Address("mysql://host/desk"))
    with pytest.raises(DeskError, match="cannot be read"):
        open_engine(Address("postgresql://ann:geheim@host:port/desk"))
