"""What a proof of the ledger found, told."""

from __future__ import annotations

from typing import Any

from tracker.cli.output import counted, say, say_folded
from tracker.domain.tampering import Misfit
from tracker.services.proving import Verdict

MOST_SHOWN = 20
"""Rows that are named one by one."""


def say_proof(verdict: Verdict, fault: str | None, *, against_a_head: bool) -> None:
    """Tell it to people."""
    if fault is None:
        _say_it_holds(verdict, against_a_head=against_a_head)
    elif verdict.entry:
        say(f"No: entry {verdict.entry} of the ledger does not hold: {fault}.")
        say(_how_far(verdict))
    else:
        say(f"No: {fault}.")
        for one in verdict.where[1 : MOST_SHOWN + 1]:
            say_folded(f"Nor does this fit: {_row(one)}", hang=2)


def _say_it_holds(verdict: Verdict, *, against_a_head: bool) -> None:
    entries, rows = counted(verdict.entries, "entry"), counted(verdict.rows, "row")
    say(f"The ledger verifies: {entries}, and {rows} as they say.")
    if verdict.emptied:
        say_folded(
            f"{counted(verdict.emptied, 'entry')} of them emptied by a purge: only that they were written is proven."
        )
    say(f"Its head is {verdict.entries} {verdict.head}")
    if not against_a_head:
        say_folded(
            "Entries cut off its end cannot be seen from within: "
            "keep a `tracker log head` elsewhere and hold it against --head."
        )


def _how_far(verdict: Verdict) -> str:
    before = verdict.entry - 1
    return f"Up to entry {before} the ledger holds." if before else "Nothing of the ledger holds."


def _row(one: Misfit) -> str:
    columns = f" ({', '.join(one.columns)})" if one.columns else ""
    return f"{one.name}: {one.kind}{columns}"


def proof_as_json(verdict: Verdict, fault: str | None) -> dict[str, Any]:
    """The same for a program."""
    return {
        "verifies": fault is None,
        "entries": verdict.entries,
        "rows": verdict.rows,
        "head": verdict.head,
        "entry": verdict.entry or None,
        "fault": fault,
        "kind": verdict.kind,
        "where": [_as_json(one) for one in verdict.where],
        "emptied": verdict.emptied,
        "purges": [
            {"entry": one.seq, "reason": one.why, "emptied": [list(ends) for ends in one.ranges]}
            for one in verdict.purges
        ],
    }


def _as_json(one: Misfit) -> dict[str, Any]:
    key = one.key if isinstance(one.key, int | float | str) else None if one.key is None else repr(one.key)
    return {
        "table": one.table,
        "id": key,
        "kind": one.kind,
        "name": one.name,
        "columns": list(one.columns),
        "entry": one.entry,
    }
