"""A proposal as it is stored, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import orjson

from tracker.domain.proposal import Proposal, Resolved, Span, Speaker
from tracker.domain.vocabulary import SourceKind
from tracker.domain.wording import LINE, NAME, tidied
from tracker.models import ProposedClaim


def storable(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Proposals in reading order, their words fit for the fields of a record; without those that say nothing."""
    kept = [
        replace(one, text=tidied(one.text, LINE), cue=tidied(one.cue or "", NAME) or None)
        for one in proposals
        if one.content_spans
    ]
    named = [replace(one, source=_named(one.source), via=_chain(one)) for one in kept if one.text]
    return sorted(named, key=lambda one: (hull(one), one.content_spans, one.sentence))


def columns_of(one: Proposal) -> dict[str, Any]:
    """What was found, as the columns of a record."""
    source = one.source
    return {
        "text": one.text,
        "status": one.status,
        "rule": one.rule,
        "tier": one.tier,
        "sentence_start": one.sentence[0],
        "sentence_end": one.sentence[1],
        "source": source.name if source else None,
        "source_kind": source.kind if source else None,
        "source_written": source.written if source else None,
        "source_resolved": source.resolved if source else None,
        "via": _json([[link.name, link.kind, link.written, link.resolved] for link in one.via]) if one.via else None,
        "source_spans": _json(one.source_spans),
        "cue_spans": _json(one.cue_spans),
        "content_spans": _json(one.content_spans),
        "cue": one.cue,
        "mode": one.mode,
        "as_fact": one.as_fact,
        "worth": one.worth,
        "reasons": _json(one.reasons) if one.reasons else None,
    }


def proposal_of(row: ProposedClaim) -> Proposal:
    """What was found, out of a record."""
    source = None
    if row.source is not None and row.source_kind is not None:
        source = Speaker(row.source, row.source_kind, row.source_written or "", row.source_resolved)
    return Proposal(
        row.text,
        row.status,
        row.rule,
        row.tier,
        (row.sentence_start, row.sentence_end),
        _spans(row.content_spans),
        source,
        tuple(_speaker(*link) for link in orjson.loads(row.via or "[]")),
        _spans(row.source_spans),
        _spans(row.cue_spans),
        row.cue,
        row.mode,
        as_fact=bool(row.as_fact),
        worth=row.worth,
        reasons=tuple(orjson.loads(row.reasons or "[]")),
    )


def hull(one: Proposal) -> Span:
    """From the first of a claim's words to the last."""
    return one.content_spans[0][0], max(end for _, end in one.content_spans)


def _named(speaker: Speaker | None) -> Speaker | None:
    if speaker is None:
        return None
    name = tidied(speaker.name, NAME)
    return replace(speaker, name=name, written=tidied(speaker.written, LINE)) if name else None


def _chain(one: Proposal) -> tuple[Speaker, ...]:
    links = (_named(link) for link in one.via)
    return tuple(link for link in links if link is not None)


def _json(value: Sequence[Any]) -> str:
    return orjson.dumps(value).decode()


def _spans(text: str) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in orjson.loads(text))


def _speaker(name: str, kind: str, written: str, resolved: str | None) -> Speaker:
    return Speaker(name, SourceKind(kind), written, None if resolved is None else Resolved(resolved))
