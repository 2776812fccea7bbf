"""A whole dump onto an empty desk: taken as it was written, or refused with the line, and nothing is changed then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.bundles import SLUG, claim, dump_of, furnish, proof_of, restore, take_in
from tests.conftest import Desk, open_at
from tests.each import each, few, in_turn
from tracker.domain.chain import FIRST_PREVIOUS, Line, forge
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.services.exporting import export_desk
from tracker.services.restoring import is_dump, restore_desk
from tracker.store.guards import missing

Fields = dict[str, Any]
Changes = list[list[Any]]


@pytest.fixture(scope="module")
def dump(_empty_desk_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The dump of a desk with rows in every table."""
    path = tmp_path_factory.mktemp("dumped") / "desk.db"
    path.write_bytes(_empty_desk_file.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOGNAME", "ann")
        furnish(desk := open_at(path))
    return dump_of(desk)


def refused(desk: Desk, lines: Sequence[bytes]) -> str:
    """The sentence with which a dump is refused. Nothing on the desk is another than before."""
    before = desk.rows()
    with pytest.raises(BadInputError) as refusal:
        restore(desk, lines)
    assert desk.rows() == before
    sentence = str(refusal.value)
    assert "\n" not in sentence
    assert sentence.endswith("; nothing was restored")
    return sentence


def fields_of(dump: Sequence[bytes]) -> list[Fields]:
    """The lines of a dump, read."""
    return [orjson.loads(line) for line in dump]


def written(fields: Sequence[Fields]) -> list[bytes]:
    """The lines again."""
    return [orjson.dumps(one) + b"\n" for one in fields]


def forged(dump: Sequence[bytes], change: Callable[[Changes], object], records: Sequence[Fields] = ()) -> list[bytes]:
    """The dump with a ledger forged anew from the first entry on, after `change` was made to what each entry says; its
    records are replaced by these, if there are any."""
    fields, chain = fields_of(dump), list[Line]()
    for entry in (one for one in fields if one["record"] == "entry"):
        changes = orjson.loads(entry["after_values"])
        changed = change(changes)
        values = orjson.dumps(changes if changed is None else changed).decode()
        at, by, login, act, subject = (entry[name] for name in ("at", "by", "login", "act", "subject"))
        previous = chain[-1].hash if chain else FIRST_PREVIOUS
        chain.append(forge(len(chain) + 1, at, by, login, act, subject, values, previous))
    header = fields[0] | {"head": chain[-1].hash}
    kept = records or [one for one in fields[1:] if one["record"] != "entry"]
    return written([header, *kept, *({"record": "entry"} | line._asdict() for line in chain)])


def rows(changes: Changes, table: str) -> Iterator[Fields]:
    """Each row of a table as names and values; what is written in it is written into the change."""
    for name, columns, values in changes:
        for place, row in enumerate(values):
            if name == table:
                fields = dict(zip(columns, row, strict=True))
                yield fields
                values[place] = [fields[column] for column in columns]


def test_the_first_line_tells_a_dump_from_a_bundle(dump: list[bytes]) -> None:
    assert is_dump(dump[0])
    assert not any(is_dump(line) for line in (*dump[1:], b"", b"no JSON", b"[]", b'{"record": "claim"}'))


def test_a_desk_that_holds_something_is_not_replaced(desk: Desk, dump: list[bytes]) -> None:
    take_in(desk, [{"record": "article", "slug": "ours"}])
    before = desk.rows()

    with pytest.raises(MoveRefusedError, match="only onto a desk that holds nothing yet"):
        restore(desk, dump)

    assert desk.rows() == before


def test_a_desk_is_restored_once(desk: Desk, dump: list[bytes]) -> None:
    restore(desk, dump)

    with pytest.raises(MoveRefusedError, match="only onto a desk that holds nothing yet"):
        restore(desk, dump)

    assert dump_of(desk) == dump


def test_a_restored_ledger_is_guarded_again(desk: Desk, dump: list[bytes]) -> None:
    restore(desk, dump)

    with desk.reading() as session:
        assert missing(session.connection()) == []


def test_progress_is_told_in_bytes(desk: Desk, dump: list[bytes]) -> None:
    taken: list[int] = []

    with desk.writing() as session:
        restore_desk(session, dump, progress=taken.append)

    assert taken == sorted(taken)
    assert taken[-1] == sum(map(len, dump[1:]))


# Cut short


def test_a_dump_cut_off_anywhere_is_refused(desk: Desk, dump: list[bytes]) -> None:
    first_entry = next(at for at, one in enumerate(fields_of(dump)) if one["record"] == "entry")

    for kept in (1, 2, first_entry, first_entry + 1, len(dump) - 1):
        assert refused(desk, dump[:kept]).startswith(f"line {kept}: the dump breaks off after entry ")
    assert refused(desk, [*dump[:-1], dump[-1][:200]]).startswith(f"line {len(dump)}: this is no JSON")
    assert refused(desk, []).startswith("line 1: this is no JSON")


def test_an_entry_or_a_record_left_out_is_missed(desk: Desk, dump: list[bytes]) -> None:
    assert f"line {len(dump) - 1}: entry " in refused(desk, [*dump[:-2], dump[-1]])
    assert refused(desk, [dump[0], *dump[2:]]).startswith("line 2: this record is not what the dump's ledger says")


# Edited


def test_a_record_with_a_field_changed_is_refused_with_its_line(
    desk: Desk, engine_kind: str, dump: list[bytes]
) -> None:
    records = [(at, one) for at, one in enumerate(fields_of(dump)) if one["record"] not in ("dump", "entry")]
    for at, one in few(records, 24 if engine_kind == "sqlite" else 4):
        name = list(one)[at % len(one)]  # another field from line to line
        edited = one | {name: [*one[name], "x"] if isinstance(one[name], list) else f"{one[name]}x"}
        sentence = refused(desk, [*dump[:at], *written([edited]), *dump[at + 1 :]])
        assert sentence.startswith(f"line {at + 1}: this record is not what the dump's ledger says"), (name, one)


def test_an_entry_with_any_field_changed_is_refused_with_its_line(
    desk: Desk, engine_kind: str, dump: list[bytes]
) -> None:
    at = len(dump) - 2
    entry = orjson.loads(dump[at])
    odd: tuple[Any, ...] = (None, 7, 1.5, "x", [], {"a": 1}, True)
    for turn, name in few(enumerate(Line._fields), 20 if engine_kind == "sqlite" else 3):
        for value in in_turn(turn, odd):
            lines = [*dump[:at], *written([entry | {name: value}]), *dump[at + 1 :]]
            assert refused(desk, lines).startswith(f"line {at + 1}: entry {entry['seq']} of the ledger does not hold: ")


@pytest.mark.parametrize("mend", [lambda one: one.pop("salt"), lambda one: one.update(note="x")], ids=["less", "more"])
def test_an_entry_with_a_field_more_or_less_is_refused(
    mend: Callable[[Fields], object], desk: Desk, dump: list[bytes]
) -> None:
    entry = orjson.loads(dump[-1])
    mend(entry)

    assert "an entry has the fields seq, at, by" in refused(desk, [*dump[:-1], *written([entry])])


@pytest.mark.parametrize("line", [b"", b"\n", b"{", b"[]", b"null", b"7", b"\xff"])
def test_a_line_that_is_no_object_is_refused(line: bytes, desk: Desk, dump: list[bytes]) -> None:
    assert refused(desk, [dump[0], line, *dump[1:]]).startswith("line 2: ")
    assert refused(desk, [*dump[:-1], line, dump[-1]]).startswith(f"line {len(dump)}: ")


@pytest.mark.parametrize(
    "header", [{"format": 2}, {"schema": "0001"}, {"format": None}, {"schema": None}, {"format": "1"}]
)
def test_a_dump_of_another_version_is_for_another_program(header: Fields, desk: Desk, dump: list[bytes]) -> None:
    first = written([orjson.loads(dump[0]) | header])

    assert refused(desk, [*first, *dump[1:]]).startswith("line 1: this dump is of another version of tracker")


@pytest.mark.parametrize("header", [{"entries": 1}, {"head": "0" * 64}, {"entries": None}, {"head": None}])
def test_a_dump_that_does_not_reach_its_own_head_is_refused(header: Fields, desk: Desk, dump: list[bytes]) -> None:
    first = written([orjson.loads(dump[0]) | header])

    assert refused(desk, [*first, *dump[1:]]).startswith(f"line {len(dump)}: the dump breaks off after entry ")


# In another order


def test_records_and_entries_in_another_order_are_refused(desk: Desk, dump: list[bytes]) -> None:
    swapped_records = [dump[0], dump[2], dump[1], *dump[3:]]
    swapped_entries = [*dump[:-2], dump[-1], dump[-2]]
    record_below = [dump[0], *dump[2:], dump[1]]

    assert refused(desk, swapped_records).startswith("line 2: this record is not what the dump's ledger says")
    assert f"line {len(dump) - 1}: entry " in refused(desk, swapped_entries)
    assert refused(desk, record_below).startswith(f"line {len(dump)}: a record stands below the first entry")


def test_a_record_or_an_entry_too_many_is_refused(desk: Desk, dump: list[bytes]) -> None:
    first_entry = next(at for at, one in enumerate(fields_of(dump)) if one["record"] == "entry")

    again = [*dump[:first_entry], dump[first_entry - 1], *dump[first_entry:]]
    assert refused(desk, again).startswith(f"line {first_entry + 1}: the dump's ledger knows nothing of this record")
    assert refused(desk, [*dump, dump[-1]]).startswith(f"line {len(dump) + 1}: entry ")
    assert refused(desk, [dump[0], *dump]).startswith("line 2: this record is not what the dump's ledger says")


# Forged


def verify(one: Fields) -> Fields:
    """The record of the third claim with a verdict nobody gave."""
    third = (one["record"], one.get("number"), one.get("article")) == ("claim", 3, SLUG)
    return one | {"state": "verified"} if third else one


def third_claim_verified(changes: Changes) -> None:
    """The same in what the entries say."""
    for row in rows(changes, "claim"):
        if row["number"] == 3:
            row["state"] = "verified"


def test_a_verdict_written_into_a_record_is_refused(desk: Desk, dump: list[bytes]) -> None:
    fields = fields_of(dump)
    at = next(at for at, one in enumerate(fields) if verify(one) != one)

    sentence = refused(desk, written([verify(one) for one in fields]))

    assert sentence.startswith(f"line {at + 1}: this record is not what the dump's ledger says")


def test_a_verdict_written_into_an_entry_too_is_refused(desk: Desk, dump: list[bytes]) -> None:
    fields = [verify(one) for one in fields_of(dump)]
    for one in fields:
        if one["record"] == "entry":
            changes = orjson.loads(one["after_values"])
            third_claim_verified(changes)
            one["after_values"] = orjson.dumps(changes).decode()

    assert "its values are not those that were recorded" in refused(desk, written(fields))


def test_a_verdict_that_no_review_led_to_is_refused_though_every_hash_was_forged_anew(
    desk: Desk, dump: list[bytes]
) -> None:
    records = [verify(one) for one in fields_of(dump)[1:] if one["record"] != "entry"]
    at = next(at for at, one in enumerate(records) if one.get("state") == "verified" and one["number"] == 3)

    sentence = refused(desk, forged(dump, third_claim_verified, records))

    assert sentence == f"line {at + 2}: the claim is verified, but no review led there; nothing was restored"


def test_a_line_of_a_dump_is_not_taken_as_a_line_of_a_bundle(desk: Desk) -> None:
    with pytest.raises(BadInputError, match="a claim is imported as unreviewed"):
        take_in(desk, [{"record": "article", "slug": SLUG}, claim(1, state="verified")])


def test_a_ledger_forged_anew_with_reviews_and_all_is_taken_and_only_its_head_tells(
    desk: Desk, dump: list[bytes]
) -> None:
    """What cannot be found from within: nothing in the dump says otherwise. The head that was published does."""

    def renamed(changes: Changes) -> None:
        for row in rows(changes, "article"):
            row["headline"] = "Another"

    records = [
        one | {"headline": "Another"} if one["record"] == "article" else one
        for one in fields_of(dump)[1:]
        if one["record"] != "entry"
    ]

    restore(desk, forged(dump, renamed, records))

    assert proof_of(desk).fault is None
    assert proof_of(desk).head != orjson.loads(dump[0])["head"]


def put(place: int, value: Any) -> Callable[[Changes], None]:
    """Writes a value into the first claim, by the place of its column."""

    def change(changes: Changes) -> None:
        for name, _, values in changes:
            if name == "claim":
                values[0][place] = value

    return change


UNFIT: dict[str, Callable[[Changes], Any]] = {
    "no list": lambda changes: {"claim": changes},
    "no changes": lambda changes: [1],
    "an unknown table": lambda changes: [["sqlite_master", ["id"], [[1]]], *changes],
    "the ledger itself": lambda changes: [["entry", ["seq"], [[1]]], *changes],
    "an unknown column": lambda changes: [["claim", ["id", "x"], [[1, 2]]], *changes],
    "a column twice": lambda changes: [["claim", ["id", "text", "text"], [[1, "a", "b"]]], *changes],
    "no key": lambda changes: [["claim", ["text"], [["a"]]], *changes],
    "a table that is no name": lambda changes: [[["claim"], ["id"], [[1]]], *changes],
    "columns that are no list": lambda changes: [["claim", "id", [[1]]], *changes],
    "rows that are no list": lambda changes: [["claim", ["id"], {"1": 1}], *changes],
    "a row that is none": lambda changes: [["claim", ["id"], ["1"]], *changes],
    "a row too wide": lambda changes: [["claim", ["id"], [[1, 2]]], *changes],
    "a key that is a text": put(0, "1"),
    "a key beyond counting": put(0, 2**64 - 1),
    "a parent that is not there": put(1, 99),
    "nothing where something must be": put(3, None),
    "a word of no vocabulary": put(4, "nonsense"),
    "a list for a value": put(3, ["x"]),
    "an object for a value": put(3, {"x": 1}),
    "a number beyond counting": put(2, 2**63),
}


@each("change", UNFIT.values())
def test_a_ledger_that_speaks_of_rows_no_desk_can_hold_is_refused(
    change: Callable[[Changes], Any], desk: Desk, dump: list[bytes]
) -> None:
    sentence = refused(desk, forged(dump, change))

    assert sentence.startswith("line ")
    assert "speaks of rows that no desk can hold" in sentence


def test_the_lines_are_read_one_at_a_time(desk: Desk, dump: list[bytes]) -> None:
    with desk.reading() as session:
        assert next(export_desk(session)).startswith(b'{"record":"dump"')
    with pytest.raises(BadInputError, match="line 1: this dump is of another version"):
        restore(desk, (line for line in [b"{}\n", *dump]))  # type: ignore[arg-type]
