"""What a proof of the ledger found, told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from tracker.domain.counting import counted
from tracker.domain.tampering import Misfit
from tracker.services.kept_heads import AgainstHeads
from tracker.services.proof_shape import Proof
from tracker.services.proving import Verdict

Line: TypeAlias = tuple[str, int | None]
MOST_SHOWN = 20
"""Rows that are named one by one."""


def proof_lines(proof: Proof) -> Iterator[Line]:
    """What is told to people, the answer first; each with how far its second line hangs, None where it is not to be broken."""
    verdict, rows = proof.verdict, list(proof.verdict.where)
    if proof.fault is None:
        yield from _it_holds(verdict, proof.against)
        return
    if verdict.entry:
        yield f"No: entry {verdict.entry} of the ledger does not hold: {proof.fault}.", None
        yield _how_far(verdict), None
        rows = []
    else:
        yield f"No: {proof.fault}.", None
        rows = rows if proof.told_by_heads else rows[1:]
    for one in rows[:MOST_SHOWN]:
        yield f"{'This does not fit' if proof.told_by_heads else 'Nor does this fit'}: {_row(one)}", 2
    if proof.against is not None:
        yield from _how_heads_stand(proof.against)


def _it_holds(verdict: Verdict, against: AgainstHeads | None) -> Iterator[Line]:
    entries, rows = counted(verdict.entries, "entry"), counted(verdict.rows, "row")
    yield f"The ledger verifies: {entries}, and {rows} as they say.", None
    if verdict.emptied:
        entries = "One entry was" if verdict.emptied == 1 else f"{verdict.emptied} entries were"
        yield f"{entries} emptied by a purge: nobody can prove any more what was said there, only that it was.", 0
    yield f"Its head is {verdict.entries} {verdict.head}", None
    if against is None:
        yield (
            "Entries cut off its end cannot be seen from within: "
            "keep a `tracker log head` elsewhere and hold it against --head.",
            0,
        )
    else:
        yield from _how_heads_stand(against)


def _how_heads_stand(against: AgainstHeads) -> Iterator[Line]:
    count, fits = len(against.heads), sum(one.fits for one in against.heads)
    newest = against.newest_that_fits
    if fits == count:
        which = "The kept head fits" if count == 1 else f"All {count} kept heads fit"
        yield f"{which}, up to entry {newest.seq if newest else 0}.", None
    elif newest is None:
        yield ("The kept head does not fit." if count == 1 else f"None of the {count} kept heads fits."), None
    else:
        yield (
            f"Of {count} kept heads {fits} {'fits' if fits == 1 else 'fit'}; the newest that does is that of entry {newest.seq}.",
            None,
        )
    if against.signed_by is not None:
        yield f"{'It is' if count == 1 else 'All are'} signed by {against.signed_by}.", None
    elif any(one.head.text is not None for one in against.heads):
        yield "Nobody looked at their signatures: name the public key with --key.", 0


def _how_far(verdict: Verdict) -> str:
    before = verdict.entry - 1
    return f"Up to entry {before} the ledger holds." if before else "Nothing of the ledger holds."


def _row(one: Misfit) -> str:
    columns = f" ({', '.join(one.columns)})" if one.columns else ""
    return f"{one.name}: {one.kind}{columns}"
