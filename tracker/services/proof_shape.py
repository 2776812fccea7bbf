"""What a proof of the ledger found, whole: within, and against heads that were kept elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tracker.domain.tampering import Kind, Misfit
from tracker.services.kept_heads import AgainstHeads
from tracker.services.proving import Verdict


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found within, and against heads that were kept elsewhere."""

    verdict: Verdict
    against: AgainstHeads | None = None

    @property
    def told_by_heads(self) -> bool:
        """Whether it is the heads that tell what was done: where the chain holds, they know better than the rows."""
        return self.against is not None and self.against.fault is not None and not self.verdict.entry

    @property
    def fault(self) -> str | None:
        """The first thing that does not fit, None where all does."""
        return self.against.fault if self.against is not None and self.told_by_heads else self.verdict.fault

    @property
    def kind(self) -> Kind | None:
        """What it looks like."""
        return self.against.kind if self.against is not None and self.told_by_heads else self.verdict.kind


def proof_as_json(proof: Proof) -> dict[str, Any]:
    """The same for a program."""
    verdict, against = proof.verdict, proof.against
    told = _within_as_json(proof, verdict)
    if against is not None:
        newest = against.newest_that_fits
        told["heads"] = [
            {"seq": one.head.seq, "hash": one.head.hash, "origin": one.head.origin, "fits": one.fits}
            for one in against.heads
        ]
        told["newest_head_that_fits"] = None if newest is None else newest.seq
        told["signed_by"] = against.signed_by
    return told


def _within_as_json(proof: Proof, verdict: Verdict) -> dict[str, Any]:
    return {
        "verifies": proof.fault is None,
        "entries": verdict.entries,
        "rows": verdict.rows,
        "head": verdict.head,
        "entry": verdict.entry or None,
        "fault": proof.fault,
        "kind": proof.kind,
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
