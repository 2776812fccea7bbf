"""What a proof of the ledger found, told."""

from __future__ import annotations

from tracker.cli.output import counted, say, say_folded
from tracker.domain.tampering import Misfit
from tracker.services.kept_heads import AgainstHeads
from tracker.services.proof_shape import Proof
from tracker.services.proving import Verdict

MOST_SHOWN = 20
"""Rows that are named one by one."""


def say_proof(proof: Proof) -> None:
    """Tell it to people."""
    verdict, rows = proof.verdict, list(proof.verdict.where)
    if proof.fault is None:
        _say_it_holds(verdict, proof.against)
        return
    if verdict.entry:
        say(f"No: entry {verdict.entry} of the ledger does not hold: {proof.fault}.")
        say(_how_far(verdict))
        rows = []
    else:
        say(f"No: {proof.fault}.")
        rows = rows if proof.told_by_heads else rows[1:]
    for one in rows[:MOST_SHOWN]:
        say_folded(f"{'This does not fit' if proof.told_by_heads else 'Nor does this fit'}: {_row(one)}", hang=2)
    if proof.against is not None:
        _say_how_heads_stand(proof.against)


def _say_it_holds(verdict: Verdict, against: AgainstHeads | None) -> None:
    entries, rows = counted(verdict.entries, "entry"), counted(verdict.rows, "row")
    say(f"The ledger verifies: {entries}, and {rows} as they say.")
    if verdict.emptied:
        entries = "One entry was" if verdict.emptied == 1 else f"{verdict.emptied} entries were"
        say_folded(f"{entries} emptied by a purge: nobody can prove any more what was said there, only that it was.")
    say(f"Its head is {verdict.entries} {verdict.head}")
    if against is None:
        say_folded(
            "Entries cut off its end cannot be seen from within: "
            "keep a `tracker log head` elsewhere and hold it against --head."
        )
    else:
        _say_how_heads_stand(against)


def _say_how_heads_stand(against: AgainstHeads) -> None:
    count, fits = len(against.heads), sum(one.fits for one in against.heads)
    newest = against.newest_that_fits
    if fits == count:
        which = "The kept head fits" if count == 1 else f"All {count} kept heads fit"
        say(f"{which}, up to entry {newest.seq if newest else 0}.")
    elif newest is None:
        say("The kept head does not fit." if count == 1 else f"None of the {count} kept heads fits.")
    else:
        say(
            f"Of {count} kept heads {fits} {'fits' if fits == 1 else 'fit'}; the newest that does is that of entry {newest.seq}."
        )
    if against.signed_by is not None:
        say(f"{'It is' if count == 1 else 'All are'} signed by {against.signed_by}.")
    elif any(one.head.text is not None for one in against.heads):
        say_folded("Nobody looked at their signatures: name the public key with --key.")


def _how_far(verdict: Verdict) -> str:
    before = verdict.entry - 1
    return f"Up to entry {before} the ledger holds." if before else "Nothing of the ledger holds."


def _row(one: Misfit) -> str:
    columns = f" ({', '.join(one.columns)})" if one.columns else ""
    return f"{one.name}: {one.kind}{columns}"
