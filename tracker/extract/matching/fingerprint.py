"""By what a proposal is known again: its sentence, its words, who says so and how, wherever in the text it stands."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from tracker.domain.folding import folded
from tracker.domain.proposal import Proposal, Span


def fingerprints(text: str, proposals: Sequence[Proposal]) -> list[str]:
    """The fingerprint of each proposal, in their order.

    A sentence that stands in the text several times gives as many proposals, told apart by their order: the first of them, the
    second. Which rule found it, how sure that is and how the claim is worded makes no difference.
    """
    digests: dict[Span, str] = {}
    seen = Counter[str]()
    found: list[str] = []
    for one in proposals:
        if one.sentence not in digests:
            digests[one.sentence] = _digest(folded(text[slice(*one.sentence)]))
        words = " ".join(text[slice(*span)] for span in one.content_spans)
        speakers = [speaker.name for speaker in (*((one.source,) if one.source else ()), *one.via)]
        base = _digest("\n".join([digests[one.sentence], one.status.value, folded(words), *map(folded, speakers)]))
        seen[base] += 1
        found.append(base if seen[base] == 1 else _digest(f"{base} {seen[base]}"))
    return found


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:32]
