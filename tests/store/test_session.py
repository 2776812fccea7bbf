"""The one place where a transaction begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from tests.conftest import Desk
from tracker.domain.errors import DeskError
from tracker.domain.vocabulary import SourceKind
from tracker.domain.who_sees import Sight
from tracker.models import Person, Source
from tracker.services.desks import choose_setting
from tracker.services.proving import prove
from tracker.services.sources import SourceFields, add_source
from tracker.store import ledger
from tracker.store.people import list_people
from tracker.store.session import find_record, read_raw
from tracker.store.settings import setting_value
from tracker.store.sources import find_sources, source_listing
from tracker.store.veil import look
from tracker.store.veil_views import views


def test_what_no_entry_speaks_of_is_not_kept(desk: Desk) -> None:
    with pytest.raises(RuntimeError, match="records changed without a ledger entry"), desk.writing() as session:
        session.add(Source(name="Herald", kind=SourceKind.OUTLET))

    with desk.reading() as session:
        assert find_record(session, Source, 1) is None


def test_nothing_can_be_deleted(desk: Desk) -> None:
    with pytest.raises(RuntimeError, match="nothing on file is ever deleted"), desk.writing() as session:
        session.delete(list_people(session)[0])

    with desk.reading() as session:
        assert len(list_people(session)) == 1


def confide(desk: Desk, name: str) -> None:
    """Put a confidential source on file."""
    fields = SourceFields(confidential=True, description="a worker", why_unnamed="would lose the job", known_to="ann")
    with desk.writing() as session:
        add_source(session, name, SourceKind.PERSON, by=desk.person(session, "ann"), fields=fields)


def test_a_veil_goes_with_the_look_and_keeps_nothing(desk: Desk) -> None:
    confide(desk, "Heron")
    names = "SELECT name FROM source"

    for stray in ("SELECT 1", "UPDATE setting SET value = 'x'"):
        with suppress(DeskError), desk.reading() as session:  # a server refuses to write in a look
            look(session, Sight())
            assert read_raw(session.connection(), names).fetchall() != [("Heron",)]
            read_raw(session.connection(), stray)
        with desk.reading() as session:
            assert read_raw(session.connection(), names).fetchall() == [("Heron",)]
            assert read_raw(session.connection(), "SELECT * FROM setting WHERE value = 'x'").fetchall() == []


def test_a_veil_hangs_before_what_was_prepared_and_before_what_came_while_it_was_hung(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    confide(desk, "Heron")
    names = "SELECT name FROM source ORDER BY id"

    def late(*given: Any) -> Iterator[tuple[str, str]]:
        confide(desk, "Egret")
        return views(*given)

    for _ in range(7):  # a server's driver keeps prepared what is asked that often
        with desk.reading() as session:
            assert read_raw(session.connection(), names).fetchall() == [("Heron",)]
    with monkeypatch.context() as meanwhile, desk.reading() as session:
        meanwhile.setattr("tracker.store.veil.views", late)
        look(session, Sight())
        assert read_raw(session.connection(), names).fetchall() == [("a worker",)]
    with desk.reading() as session:
        look(session, Sight())
        assert len(read_raw(session.connection(), names).fetchall()) == 2
        assert "Egret" not in str(read_raw(session.connection(), names).fetchall())


def test_an_error_undoes_the_whole_task(desk: Desk) -> None:
    with suppress(ZeroDivisionError), desk.writing() as session:
        choose_setting(session, "hold-hours", "9", by=desk.person(session, "ann"))
        raise ZeroDivisionError

    with desk.reading() as session:
        assert setting_value(session, "hold-hours") == "4"
        assert prove(session).fault is None


def test_two_acts_in_one_task_are_kept_together_with_an_entry_each(desk: Desk) -> None:
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        before = ledger.head(session.connection()).seq
        choose_setting(session, "hold-hours", "9", by=ann)
        choose_setting(session, "hold-hours", "10", by=ann)

    with desk.reading() as session:
        assert setting_value(session, "hold-hours") == "10"
        assert ledger.head(session.connection()).seq == before + 2


def test_a_value_set_to_what_it_was_is_no_change(desk: Desk) -> None:
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        ann.name = str(ann.name)

    with desk.reading() as session:
        assert prove(session).fault is None


@pytest.mark.parametrize("key", [0, -1, 2, 2**63, 10**30])
def test_a_record_that_is_not_on_file_is_none(desk: Desk, key: int) -> None:
    with desk.reading() as session:
        assert find_record(session, Person, 1) is not None
        assert find_record(session, Person, key) is None


def test_names_are_found_whatever_the_case_of_their_letters_in_every_alphabet(desk: Desk) -> None:
    pairs = {
        "ÉMILE": "émile",
        "Straße": "STRASSE",
        "ΣΊΣΥΦΟΣ": "σίσυφος",
        "İstanbul": "i̇STANBUL",
        "ＡＰ": "ａｐ",
        "ЗЕЛЕНСЬКИЙ": "зеленський",
    }
    with desk.writing() as session:
        session.add_all(Source(name=name, kind=SourceKind.PERSON) for name in pairs)
        ledger.record(session, "add source", "desk", by=None)

    with desk.reading() as session:
        found = {name: [one.name for one in find_sources(session, written)] for name, written in pairs.items()}
        listed = [row["source"] for row in source_listing(session, words="σίσυ")]

    assert found == {name: [name] for name in pairs}
    assert listed == ["ΣΊΣΥΦΟΣ"]
