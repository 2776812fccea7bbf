"""A proposal as scripts read it: the one place where its JSON is put together, for `extract`, `propose` and `proposals`."""

from __future__ import annotations

from typing import Any

from tracker.domain.proposal import Proposal


def proposal_json(number: int, proposal: Proposal) -> dict[str, Any]:
    """A proposal under its number. Spans are `[start, end]` in code points of the text it was found in."""
    source = proposal.source
    return {
        "id": number,
        "text": proposal.text,
        "status": proposal.status.value,
        "source": source.name if source else None,
        "via": [speaker.name for speaker in proposal.via],
        "rule": proposal.rule,
        "confidence": proposal.tier.value,
        "source_spans": [list(span) for span in proposal.source_spans],
        "cue_spans": [list(span) for span in proposal.cue_spans],
        "content_spans": [list(span) for span in proposal.content_spans],
        "source_kind": source.kind.value if source else None,
        "source_written": source.written if source else None,
        "resolved": source.resolved.value if source and source.resolved else None,
        "cue": proposal.cue,
        "sentence": list(proposal.sentence),
        "mode": proposal.mode.value if proposal.mode else None,
        "as_fact": proposal.as_fact,
        "worth": proposal.worth,
        "reasons": list(proposal.reasons),
    }
