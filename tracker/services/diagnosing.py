"""What was done to the ledger, told from the first entry that does not fit and from what stands around it.

An entry's hash covers its number and the hash before it, so it still tells where it belongs after somebody moved it, took out
its neighbours or closed the gap. What is asked here is asked only once something does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from sqlalchemy import Connection

from tracker.domain.chain import FIRST_PREVIOUS, SALT, TEXTS, Line, digest_of, hash_of, is_number
from tracker.domain.tampering import ENTRY_COLUMNS, Kind, Misfit
from tracker.domain.wording import shown
from tracker.store import ledger_probe
from tracker.store.raw_rows import changes_of

WINDOW = 64
"""Entries on either side that are looked at."""
_MOST = 20_000
"""Values that are tried for what stood in a column before somebody altered it."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_READABLE = ("at", "by", "login", "act", "subject")

Fault = tuple[Misfit, str]
"""What does not fit, and the sentence that says so."""


def fault_of_entry(connection: Connection, line: Line, expected: int, previous: str) -> Fault:
    """What is wrong with the ledger, where `line` stands and entry `expected` should follow the hash `previous`."""
    return _Scene(connection, line, expected, previous).told()


def fault_of_values(connection: Connection, line: Line) -> Fault:
    """What is wrong with the values of an entry whose hash fits."""
    columns = tuple(_altered_values(connection, line))
    return _edited(line.seq, columns)


def forged_values(line: Line) -> Fault:
    """An entry whose hash and digest fit, and which says what no act ever wrote."""
    sentence = "it fits the ledger, but its values cannot be read: no act wrote them, so somebody wrote it by hand"
    return _misfit(Kind.FORGED, line.seq, "after_values"), sentence


def emptied_without_purge(seq: int) -> Fault:
    """An entry that is a stub, and that no purge speaks of."""
    sentence = "its values have been emptied, and no purge says so"
    return _misfit(Kind.EMPTIED, seq, "after_values", "salt"), sentence


def no_entry() -> Fault:
    """A ledger without an entry."""
    return _misfit(Kind.TRUNCATED, 1), "the ledger is empty: every desk begins with an entry"


def unreadable_cell(seq: int, column: str | None) -> Fault:
    """Bytes that are no text, in this column of an entry."""
    if column is None:
        return _misfit(Kind.DAMAGED, seq), "the table entry holds bytes that are no text"
    sentence = f"it was edited: {ENTRY_COLUMNS[column]} was altered, for the table entry holds bytes that are no text"
    return _misfit(Kind.EDITED, seq, column), sentence


def _misfit(kind: Kind, seq: int, *columns: str) -> Misfit:
    return Misfit("entry", seq, kind, f"entry {seq}", columns, seq)


def _edited(seq: int, columns: Sequence[str], said: str | None = None) -> Fault:
    names = [ENTRY_COLUMNS[column] for column in columns]
    what = names[0] if len(names) == 1 else f"one of these: {', '.join(names)}"
    was = "" if said is None else f" (it was {shown(said)})" if said else " (it was blank)"
    return _misfit(Kind.EDITED, seq, *columns), f"it was edited: {what} was altered{was}"


class _Scene:
    """The first entry that does not fit, with what it should have been."""

    def __init__(self, connection: Connection, line: Line, expected: int, previous: str) -> None:
        self.connection, self.line, self.expected, self.previous = connection, line, expected, previous
        self.around = ledger_probe.entries_from(connection, expected - WINDOW, expected + WINDOW)
        self.genuine = self._genuine()

    def told(self) -> Fault:
        """What it looks like: the likeliest first."""
        twice = self._number_twice()
        if twice is not None:
            return twice
        if self.genuine is not None:
            return self._told_by_the_genuine(self.genuine)
        return self._told_without_it()

    # Where things belong

    def _genuine(self) -> Line | None:
        """The entry that belongs here, wherever it stands now."""
        after = ledger_probe.entries_whose(self.connection, "previous", self.previous)
        return next((one for one in chain((self.line,), after) if self._belongs_here(one)), None)

    def _belongs_here(self, line: Line) -> bool:
        return line.previous == self.previous and is_number(line, self.expected)

    def _own_number(self, line: Line) -> int | None:
        """The number that an entry was written with, None where its hash fits none of those that come into question."""
        before = ledger_probe.entries_whose(self.connection, "hash", line.previous)
        numbers = [one.seq + 1 for one in before if isinstance(one.seq, int)]
        near = range(max(self.expected - WINDOW, 1), self.expected + WINDOW)
        likely = chain([self.expected], numbers, [line.seq] if isinstance(line.seq, int) else [], near)
        return next((number for number in likely if is_number(line, number)), None)

    def _is_copy(self, line: Line) -> bool:
        return len(ledger_probe.entries_whose(self.connection, "hash", line.hash)) > 1

    def _next(self) -> Line | None:
        return next((one for one in self.around if one.seq == self.expected + 1), None)

    # What happened

    def _number_twice(self) -> Fault | None:
        """Two entries with one number."""
        numbers = (self.line.seq, *(() if self.genuine is None else (self.genuine.seq,)))
        for number in numbers:
            if isinstance(number, int) and len(ledger_probe.entries_whose(self.connection, "seq", number)) > 1:
                first = min(number, self.expected)
                return _misfit(Kind.DUPLICATED, first, "seq"), f"two entries bear the number {number}"
        return None

    def _told_by_the_genuine(self, genuine: Line) -> Fault:
        """The entry that belongs here is on file; something else stands in its place, or its number is another."""
        if genuine == self.line:
            return self._renumbered(self.expected, genuine.seq)
        number = self._own_number(self.line)
        if number is not None and number == self.line.seq:
            return self._renumbered(self.expected, genuine.seq)
        if number is None or self._is_copy(self.line):
            return self._inserted(self.line.seq)
        if genuine.seq == self.expected:
            return self._renumbered(number, self.line.seq)
        sentence = f"the order was changed: entry {number} stands where entry {self.expected} belongs"
        return _misfit(Kind.REORDERED, self.expected, "seq"), sentence

    def _told_without_it(self) -> Fault:
        line, number = self.line, self._own_number(self.line)
        if number is not None and number != self.expected:
            return self._told_by_its_number(number)
        if not isinstance(line.seq, int) or line.seq < self.expected or (number is None and self._is_copy(line)):
            return self._inserted(line.seq)
        if line.seq > self.expected:
            return self._removed(line.seq)
        return self._edited_or_forged(number)

    def _told_by_its_number(self, number: int) -> Fault:
        line = self.line
        if number != line.seq and self._is_copy(line):
            return self._inserted(line.seq)
        if number > self.expected:
            return self._removed(number)
        if number == line.seq:
            return self._inserted(line.seq)
        return self._put_in_before(number)

    def _renumbered(self, number: int, now: object) -> Fault:
        misfit, sentence = _edited(number, ["seq"])
        return misfit, f"{sentence}, and is {now if isinstance(now, int) else 'none'} now"

    def _removed(self, next_there: int) -> Fault:
        gone = next_there - self.expected
        which = f"entry {self.expected} is missing"
        if gone > 1:
            which = f"entries {self.expected} to {next_there - 1} are missing"
        closed = "" if self.line.seq == next_there else ", and the numbers were closed up over the gap"
        return _misfit(Kind.REMOVED, self.expected), f"{which}{closed}"

    def _inserted(self, seq: object) -> Fault:
        sentence = "it was put in: it is none of those that were written one after another"
        if seq != self.expected:
            sentence = f"an entry was put in that bears {seq if isinstance(seq, int) else 'no number'}"
        return _misfit(Kind.INSERTED, self.expected), sentence

    def _put_in_before(self, number: int) -> Fault:
        """Entries with hashes that fit were put in, and those behind them moved up."""
        count = self.expected - number
        which = "it was put in" if count == 1 else f"it and {count - 1} after it were put in"
        sentence = f"{which}: the one that was entry {number} is entry {self.expected} now"
        return _misfit(Kind.INSERTED, number), sentence

    def _edited_or_forged(self, number: int | None) -> Fault:
        line, follower = self.line, self._next()
        odd = [name for name in (*TEXTS, "hash") if not isinstance(getattr(line, name), str)]
        if odd:
            return _edited(self.expected, odd)
        if number is not None:  # its own hash fits, but not after the entry before it
            return self._forged(follower)
        if line.previous != self.previous and is_number(line, self.expected, previous=self.previous):
            return _edited(self.expected, ["previous"])
        told = self._what_stood_there()
        if told is not None:
            return _edited(self.expected, *told)
        if follower is not None and follower.previous == _hash_of(line):
            return _edited(self.expected, ["hash"])
        if line.previous != self.previous and follower is None:
            return self._inserted(line.seq)
        return _edited(self.expected, self._suspects(follower))

    def _forged(self, follower: Line | None) -> Fault:
        """Either this entry was written anew, or the one before it, under which this one was left as it was."""
        followed = follower is None or follower.previous == self.line.hash
        if followed and self.previous != FIRST_PREVIOUS:
            seq = self.expected - 1
            sentence = f"it was written anew with a hash that fits, but entry {self.expected} follows another"
            return _misfit(Kind.FORGED, seq), sentence
        sentence = "it was written anew: its hash fits what it says, but it does not follow the entry before it"
        return _misfit(Kind.FORGED, self.expected), sentence

    def _what_stood_there(self) -> tuple[list[str], str | None] | None:
        """The one column that was altered, with what stood there: whatever makes the hash fit again."""
        digest = self._digest_of_values()
        if digest is not None and is_number(self.line, self.expected, previous=self.previous, digest=digest):
            return ["digest"], None
        for column, values in self._likely_values():
            for value in values:
                if is_number(self.line, self.expected, previous=self.previous, **{column: value}):
                    return [column], value
        return None

    def _digest_of_values(self) -> str | None:
        for whole in ledger_probe.whole_entries_from(self.connection, self.expected, self.expected):
            if isinstance(whole.after_values, str) and isinstance(whole.salt, str):
                return _digest(whole.salt, whole.after_values)
        return None

    def _likely_values(self) -> Iterator[tuple[str, Iterable[str]]]:
        connection = self.connection
        yield "by", {"", *ledger_probe.texts_in(connection, "by", _MOST), *ledger_probe.initials(connection)}
        yield "login", {"", *ledger_probe.texts_in(connection, "login", _MOST)}
        yield "act", ledger_probe.texts_in(connection, "act", _MOST)
        yield "at", [one.at for one in self.around if isinstance(one.at, str)]
        yield "subject", ledger_probe.texts_in(connection, "subject", _MOST)
        yield "subject", ledger_probe.labels(connection, _MOST)

    def _suspects(self, follower: Line | None) -> list[str]:
        """The columns among which the altered one is, where nobody can tell which: a time that is none, or out of order, is
        it."""
        at = self.line.at
        times = [one.at for one in self.around if one.seq == self.expected - 1 and isinstance(one.at, str)]
        later = [] if follower is None or not isinstance(follower.at, str) else [follower.at]
        if not _MOMENT.fullmatch(at) or any(at < time for time in times) or any(at > time for time in later):
            return ["at"]
        return [*_READABLE, *(() if follower is not None and follower.previous == self.line.hash else ("hash",))]


def _hash_of(line: Line) -> str | None:
    try:
        return hash_of(line.seq, *(getattr(line, name) for name in TEXTS))
    except (TypeError, ValueError):
        return None


def _digest(salt: str, values: str) -> str | None:
    try:
        return digest_of(salt, values)
    except ValueError:  # half a pair of UTF-16
        return None


def _altered_values(connection: Connection, line: Line) -> Iterator[str]:
    """Which of values and salt is not as recorded; both where nobody can tell."""
    odd = [name for name in ("after_values", "salt") if not isinstance(getattr(line, name), str)]
    if odd:
        yield from odd
        return
    values, salt = str(line.after_values), str(line.salt)
    if len(salt) != SALT or not re.fullmatch("[0-9a-f]+", salt):
        yield "salt"
        return
    near = [
        one for one in ledger_probe.whole_entries_from(connection, line.seq - 1, line.seq + 1) if one.seq != line.seq
    ]
    if any(isinstance(one.salt, str) and _digest(one.salt, values) == line.digest for one in near):
        yield "salt"
    elif not _says_rows(values) or any(
        isinstance(one.after_values, str) and _digest(salt, one.after_values) == line.digest for one in near
    ):
        yield "after_values"
    else:
        yield from ("after_values", "salt")


def _says_rows(values: str) -> bool:
    try:
        changes_of(values)
    except ValueError:
        return False
    return True
