"""The arithmetic of the ledger's hash chain."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.chain import FIRST_PREVIOUS, Line, digest_of, fault_in, forge, hash_of, new_salt

ACT = ("2026-11-22T09:30:00.000000Z", "RL", "rlacey", "add claim", "kim-train#1", '[["claim",["id"],[[1]]]]')
FIRST = forge(1, *ACT, FIRST_PREVIOUS)
SECOND = forge(2, *ACT, FIRST.hash)

ODD_VALUES: tuple[Any, ...] = (None, "", "x", 0, -1, 2, 1.5, float("inf"), b"", b"\xff", "1", 10**30, "\x00", "é")


def test_a_digest_and_a_hash_are_what_the_documentation_says() -> None:
    digest = hashlib.sha256(b"salt" + "[é]".encode()).hexdigest()
    text = '[7,"at","by","login","act","subject","digest","previous"]'

    assert digest_of("salt", "[é]") == digest
    assert hash_of(7, "at", "by", "login", "act", "subject", "digest", "previous") == (
        hashlib.sha256(text.encode()).hexdigest()
    )


def test_letters_of_any_alphabet_are_hashed_in_one_way() -> None:
    text = json.dumps([1, "a", "Ж", "l", "a", 's"\n', "d", "p"], ensure_ascii=True, separators=(",", ":"))

    assert hash_of(1, "a", "Ж", "l", "a", 's"\n', "d", "p") == hashlib.sha256(text.encode("ascii")).hexdigest()


def test_entries_forged_in_turn_fit() -> None:
    assert fault_in(FIRST, 1, FIRST_PREVIOUS) is None
    assert fault_in(SECOND, 2, FIRST.hash) is None


def test_no_two_salts_are_the_same_and_all_are_of_one_length() -> None:
    salts = {new_salt() for _ in range(1000)}

    assert len(salts) == 1000
    assert {len(salt) for salt in salts} == {32}


@pytest.mark.parametrize("column", Line._fields)
def test_whatever_else_a_column_holds_is_a_fault(column: str) -> None:
    for value in ODD_VALUES:
        mangled = SECOND._replace(**{column: value})
        assert value == getattr(SECOND, column) or fault_in(mangled, 2, FIRST.hash)


def test_values_and_salt_that_were_emptied_are_a_fault() -> None:
    fault = fault_in(SECOND._replace(after_values=None, salt=None), 2, FIRST.hash)

    assert fault == "its values have been emptied"


def test_nothing_moves_from_the_values_into_the_salt_under_one_digest() -> None:
    whole = SECOND.salt or "", SECOND.after_values or ""
    shifted = SECOND._replace(salt=whole[0] + whole[1][:4], after_values=whole[1][4:])

    assert digest_of(shifted.salt or "", shifted.after_values or "") == SECOND.digest
    assert fault_in(shifted, 2, FIRST.hash) == "its values are not those that were recorded"


def test_an_entry_that_is_not_there_is_missed_and_one_too_many_is_out_of_order() -> None:
    assert fault_in(SECOND, 1, FIRST_PREVIOUS) == "entry 1 is missing"
    assert fault_in(FIRST, 2, FIRST.hash) == "its number is out of order"
    assert fault_in(FIRST._replace(seq="1"), 1, FIRST_PREVIOUS) == "its number is out of order"  # type: ignore[arg-type]


def test_an_entry_of_another_chain_does_not_follow() -> None:
    assert fault_in(SECOND, 2, FIRST_PREVIOUS) == "it does not follow the entry before it"


texts = st.text(max_size=20)
acts = st.lists(st.tuples(texts, texts, texts, texts, texts, texts), min_size=2, max_size=8)


def chained(acts: list[tuple[str, ...]]) -> list[Line]:
    """A chain of these acts."""
    chain: list[Line] = []
    for act in acts:
        chain.append(forge(len(chain) + 1, *act, chain[-1].hash if chain else FIRST_PREVIOUS))  # type: ignore[call-arg]
    return chain


def faulty(chain: list[Line]) -> bool:
    """Whether walking it finds a fault."""
    previous = FIRST_PREVIOUS
    for seq, line in enumerate(chain, 1):
        if fault_in(line, seq, previous):
            return True
        previous = line.hash
    return False


@given(acts)
def test_any_chain_of_acts_fits(acts: list[tuple[str, ...]]) -> None:
    assert not faulty(chained(acts))


@given(acts, st.data())
def test_a_chain_with_an_entry_changed_taken_out_repeated_or_moved_does_not_fit(
    acts: list[tuple[str, ...]], data: st.DataObject
) -> None:
    chain = chained(acts)
    at = data.draw(st.integers(0, len(chain) - 1))
    other = data.draw(st.integers(0, len(chain) - 1).filter(lambda place: place != at))
    column = data.draw(st.sampled_from(Line._fields))
    value: Any = data.draw(
        (texts | st.none() | st.integers()).filter(lambda value: value != getattr(chain[at], column))
    )

    changed, moved = list(chain), list(chain)
    changed[at] = chain[at]._replace(**{column: value})
    moved[at], moved[other] = chain[other], chain[at]

    assert faulty(changed)
    assert faulty(moved)
    assert faulty([*chain[:at], chain[at], *chain[at:]])
    assert at == len(chain) - 1 or faulty([*chain[:at], *chain[at + 1 :]])
