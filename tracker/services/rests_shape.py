"""What a claim rests on, for programs."""

from __future__ import annotations

from typing import Any

from tracker.domain.sourcing import rests_tree
from tracker.models.phrases import sourcing_sentence
from tracker.services.listing import Sourced, as_json


def rests_json(found: Sourced) -> dict[str, Any]:
    """The counts, the sentence that tells them, and the tree in reading order: each source with how deep it hangs."""
    sources, claim = found.sources, found.claim
    sentence = sourcing_sentence(sources, claim, found.measured)
    branches = rests_tree(sources.network_of(claim), claim.citations, claim.supporting_evidence)
    whole = as_json(found)
    kept = ("claim", "citations", "independent_min", "independent_max", "rests_on", "circular")
    tree = [
        {
            "source": sources.name(branch.source),
            "depth": branch.depth,
            "how": branch.how,
            "kind": sources.rows[branch.source].kind.value,
            "suspected": branch.suspected,
            "end": branch.end.value if branch.end else None,
            "retracted": branch.retracted,
            "loop": branch.loop,
            "one_hand_with": sources.names(branch.hands),
        }
        for branch in branches
    ]
    return {**{name: whole[name] for name in kept}, "sentence": sentence, "tree": tree}
