"""The ledger on a PostgreSQL server: proven, tampered with, purged, as in a file. (Types hold there, so less can be mangled.)"""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from tests import postgres
from tests.bundles import PLAIN, SLUG, lines
from tests.services.test_restoring import UNFIT, forged
from tracker.domain.checkpoint import Head
from tracker.domain.errors import BadInputError
from tracker.domain.tampering import Kind
from tracker.domain.vocabulary import AttributionStatus, SourceKind
from tracker.services import attributing, reviewing, sources
from tracker.services.desks import acting_person
from tracker.services.exporting import export_desk
from tracker.services.importing import import_bundle
from tracker.services.kept_heads import hold_against
from tracker.services.proving import Verdict, prove
from tracker.services.purging import purge
from tracker.services.restoring import restore_desk
from tracker.services.starting import start_desk
from tracker.store.address import Address
from tracker.store.session import open_desk, reading, writing

TAMPERED = {
    "UPDATE claim SET note = 'x' WHERE number = 2": (Kind.EDITED, f"claim {SLUG}#2"),
    "UPDATE source SET confidential = true WHERE name = 'Herald'": (Kind.EDITED, "source 1"),
    "DELETE FROM hold": (Kind.REMOVED, f"hold 1 of {SLUG}#1"),
    "INSERT INTO alias (id, source_id, name) VALUES (99, 1, 'x')": (Kind.INSERTED, "alias 99 of Herald"),
    "UPDATE entry SET act = 'take' WHERE seq = 3": (Kind.EDITED, "entry 3"),
    "UPDATE entry SET after_values = NULL, salt = NULL WHERE seq = 3": (Kind.EMPTIED, "entry 3"),
    "DELETE FROM entry WHERE seq = 3": (Kind.REMOVED, "entry 3"),
    "DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)": (Kind.TRUNCATED, f"claim {SLUG}#1"),
    "DROP TABLE hold": (Kind.DAMAGED, "the table hold"),
}


def tampered(connection: Connection, statement: str) -> Verdict:
    """What the proof finds after the server's administrator was at the tables; all is as before afterwards."""
    connection.execute(text("SAVEPOINT before"))
    try:
        for table in ("entry", *(word for word in statement.split() if word in ("claim", "source", "hold", "alias"))):
            connection.execute(text(f'ALTER TABLE "{table}" DISABLE TRIGGER USER'))
        connection.execute(text(statement))
        return prove(Session(connection))
    finally:
        connection.execute(text("ROLLBACK TO SAVEPOINT before"))


def test_a_desk_on_a_server_is_proven_tampered_with_purged_and_restored(server_database: str, tmp_path: Path) -> None:
    start_desk(Address(server_database))
    engine = open_desk(Address(server_database))
    with writing(engine) as session:
        ann = acting_person(session, None)
        import_bundle(session, lines(PLAIN), by=ann)
    with writing(engine) as session:
        ann = acting_person(session, None)
        sources.add_source(session, "Deep Throat", SourceKind.PERSON, by=ann)
        attributing.attribute(session, f"{SLUG}#1", "Deep Throat", AttributionStatus.REPORTED, by=ann)
        fields = sources.SourceFields(confidential=True, description="an official", known_to=ann.initials)
        sources.edit_source(session, "Deep Throat", by=ann, name="BIRCH", fields=fields)
        reviewing.take(session, f"{SLUG}#1", by=ann)
    with reading(engine) as session:
        before = prove(session)
    assert before.fault is None
    with engine.connect().execution_options(tracker_write=True) as connection, connection.begin() as whole:
        found = {}
        for statement in TAMPERED:
            verdict = tampered(connection, statement)
            found[statement] = (verdict.kind, verdict.where[0].name)
        whole.rollback()
    assert found == TAMPERED

    with writing(engine) as session:
        plan = purge(
            session, before=None, subject="BIRCH", reason="protection", by=acting_person(session, None), really=True
        )
    assert plan.acts == {"add source": 1}
    with reading(engine) as session:
        after = prove(session)
        against = hold_against(session, [Head(before.entries, before.head)], after.entries, None)
        dump = list(export_desk(session))
    assert (after.fault, after.emptied, against.fault) == (None, 1, None)
    assert b"Deep Throat" not in b"".join(dump)
    engine.dispose()
    with postgres.fresh_database() as another:
        for other in (Address(str(tmp_path) + "/other.db"), Address(another)):
            assert put_back(other, dump) == (after, dump)


def put_back(place: Address, dump: list[bytes]) -> tuple[Verdict, list[bytes]]:
    """What the proof finds of a desk restored from a dump, and the dump of that."""
    start_desk(place)
    engine = open_desk(place)
    try:
        with writing(engine) as session:
            restore_desk(session, dump)
        with reading(engine) as session:
            return prove(session), list(export_desk(session))
    finally:
        engine.dispose()


def test_a_dump_with_rows_no_server_can_hold_is_refused_with_a_sentence(server_database: str, tmp_path: Path) -> None:
    file = Address(str(tmp_path / "desk.db"))
    start_desk(file)
    engine = open_desk(file)
    with writing(engine) as session:
        import_bundle(session, lines(PLAIN), by=acting_person(session, None))
    with reading(engine) as session:
        dump = list(export_desk(session))
    engine.dispose()
    start_desk(Address(server_database))
    engine = open_desk(Address(server_database))
    try:
        for change in UNFIT.values():
            with pytest.raises(BadInputError, match="; nothing was restored"), writing(engine) as session:
                restore_desk(session, forged(dump, change))
        with writing(engine) as session:
            restore_desk(session, dump)
    finally:
        engine.dispose()
