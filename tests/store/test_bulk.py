"""Rows written many at once: traced back to their lines, held to the tables' own checks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.bundles import PLAIN, take_in
from tests.conftest import Desk
from tracker.models import Base
from tracker.store.bulk import BulkWriter, RefusedRowError
from tracker.store.checks import checks_put_off, row_that_fails

CLAIM = ("id", "article_id", "number", "text", "status", "risk", "allegation", "state", "version")
SOUND = (3, 1, 3, "x", "alleged", "normal", 0, "unreviewed", 1)


class _UndoneError(Exception):
    """Nothing that a test wrote is kept."""


@pytest.fixture
def writer(desk: Desk) -> Iterator[BulkWriter]:
    """A writer on a desk with a story of two claims, in a transaction that is not kept."""
    take_in(desk, PLAIN)
    with suppress(_UndoneError), desk.writing() as session, checks_put_off(session.connection()):
        yield BulkWriter(session.connection(), act="import", by="ann")
        raise _UndoneError


def refused(writer: BulkWriter) -> RefusedRowError:
    """The refusal of what the writer kept."""
    with pytest.raises(RefusedRowError) as refusal:
        writer.write("desk")
    return refusal.value


def of_a_server(refusal: RefusedRowError, *words: str) -> list[str]:
    """The refusal, if it is in the words of PostgreSQL and says these."""
    said = str(refusal)
    return [said] if said.startswith("this claim cannot be on file: ") and all(word in said for word in words) else []


def test_keys_are_given_out_from_where_the_desk_stopped(writer: BulkWriter) -> None:
    assert [writer.next_key["claim"]() for _ in range(3)] == [3, 4, 5]
    assert writer.next_key["evidence"]() == 1


@pytest.mark.parametrize(
    ("column", "value"),
    [("status", "nonsense"), ("risk", "none"), ("state", "sure"), ("version", 0), ("number", 0), ("status", 7)],
)
def test_a_value_that_the_table_does_not_take_is_refused_with_its_line(
    column: str, value: object, writer: BulkWriter
) -> None:
    batch = writer.batch("claim", CLAIM)
    odd = tuple(value if name == column else given for name, given in zip(CLAIM, SOUND, strict=True))
    for line, row in ((11, SOUND), (12, (4, 1, 4, *odd[3:]) if column != "number" else (4, *odd[1:]))):
        batch.add(row, line)

    refusal = refused(writer)

    unreviewed = (
        "this claim cannot be on file: a claim comes on file unreviewed, at its first version: whatever it becomes"
    )
    wanted = unreviewed if column in ("state", "version") else "this claim holds a value that the desk does not take"
    assert refusal.line == 12
    assert str(refusal).partition(", a review")[0] in (wanted, *of_a_server(refusal, "claim"))


def test_what_must_not_be_blank_is_refused_with_its_line(writer: BulkWriter) -> None:
    batch = writer.batch("claim", CLAIM)
    batch.add(SOUND, 11)
    batch.add((4, 1, 4, None, *SOUND[4:]), 12)

    refusal = refused(writer)

    assert refusal.line == 12
    assert str(refusal) in (
        "this claim cannot be on file: not null constraint failed: claim.text",
        *of_a_server(refusal, "text"),
    )


def test_a_parent_that_is_not_there_is_refused_with_its_line(writer: BulkWriter) -> None:
    batch = writer.batch("claim", CLAIM)
    batch.add(SOUND, 11)
    batch.add((4, 99, 4, *SOUND[3:]), 12)

    refusal = refused(writer)

    assert refusal.line == 12
    assert str(refusal) in (
        "this claim cannot be on file: foreign key constraint failed",
        *of_a_server(refusal, "article_id"),
    )


def test_what_is_blank_and_may_be_passes_the_checks(writer: BulkWriter) -> None:
    writer.batch("claim", CLAIM).add(SOUND, 11)
    writer.batch("attribution", ("id", "claim_id", "source_id", "chain", "status")).add((1, 3, 1, "", "denied"), 12)

    writer.write("desk")

    assert writer.written["attribution"] == 1
    assert row_that_fails(writer.connection, "attribution", 1, 1) is None


def test_every_check_of_every_table_can_be_asked(desk: Desk) -> None:
    with desk.reading() as session:
        for table in Base.metadata.sorted_tables:
            if "id" in table.columns:
                assert row_that_fails(session.connection(), table.name, 0, 2**62) is None


@pytest.mark.sqlite_only("only SQLite puts its checks off while much is written")
def test_the_checks_stand_again_afterwards(desk: Desk) -> None:
    take_in(desk, PLAIN)
    before = desk.rows()

    with desk.reading() as session:
        connection = session.connection()
        with pytest.raises(ZeroDivisionError), checks_put_off(connection):
            raise ZeroDivisionError
        assert connection.exec_driver_sql("PRAGMA ignore_check_constraints").scalar() == 0

    assert desk.rows() == before
