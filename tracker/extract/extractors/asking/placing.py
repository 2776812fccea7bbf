"""A model's answer held against the text: what it quotes is found there, or it is dropped."""

from __future__ import annotations

from tracker.domain.proposal import Proposal, Resolved, Span, Speaker, Tier
from tracker.domain.quotation import quotations
from tracker.domain.vocabulary import AttributionMode, AttributionStatus, SourceKind
from tracker.extract.extractors.asking.answers import Answer, Party
from tracker.extract.extractors.asking.folding import Folded, nearest

RULE = "llm"
_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "we", "i", "him", "her", "them", "his", "hers", "their", "theirs", "its", "who"}
)


class Placer:
    """Finds the words of answers in one text."""

    def __init__(self, text: str) -> None:
        self._text, self._folded = text, Folded(text)

    def placed(self, one: Answer, window: list[Span]) -> Proposal | None:
        """The claim, all of its words found in the window; None where any is not, or could be meant in two places."""
        if not 1 <= one.sentence <= len(window) or (one.status is AttributionStatus.UNATTRIBUTED) == bool(
            one.source or one.cue
        ):
            return None
        sentence, whole = window[one.sentence - 1], (window[0][0], window[-1][1])
        content = [self._nearest(words, whole, [sentence]) for words in one.content]
        found = sorted(span for span in content if span)
        if not found or len(found) < len(content):
            return None
        cue = self._nearest(one.cue, whole, [sentence], found) if one.cue else None
        source = self._nearest(one.source.words, whole, [sentence], [cue] if cue else found) if one.source else None
        if (one.cue and not cue) or (one.source and not source):
            return None
        via = [self._nearest(party.words, whole, [sentence]) for party in one.via]
        if None in via:
            return None
        return Proposal(
            text=self._assertion(found),
            status=one.status,
            rule=RULE,
            tier=Tier.LOW,
            sentence=_around(window, [sentence, *found]),
            content_spans=tuple(found),
            source=self._speaker(one, source),
            via=tuple(
                Speaker(self._name(party, span), party.kind, self._shown(span))
                for party, span in zip(one.via, via, strict=True)
                if span
            ),
            source_spans=(source,) if source else (),
            cue_spans=(cue,) if cue else (),
            cue=self._shown(cue) if cue else None,
            mode=self._mode(one, found[0], sentence),
        )

    def _nearest(self, words: str, whole: Span, *anchors: list[Span]) -> Span | None:
        return nearest(self._folded.places(words, whole), *anchors)

    def _speaker(self, one: Answer, span: Span | None) -> Speaker | None:
        """Who says so, by a name that the text has."""
        if one.status is AttributionStatus.UNATTRIBUTED:
            return None
        if one.source is None or span is None:
            return Speaker("unnamed", SourceKind.UNNAMED)
        name, written = self._name(one.source, span), self._shown(span)
        return Speaker(name, one.source.kind, written, _how_resolved(name, written))

    def _name(self, party: Party, span: Span) -> str:
        """The name as the text has it somewhere, else the words of the sentence."""
        found = self._folded.places(party.name, (0, len(self._text)))
        return self._shown(found[0] if found else span)

    def _shown(self, span: Span) -> str:
        return " ".join(self._text[span[0] : span[1]].split())

    def _assertion(self, spans: list[Span]) -> str:
        """The words of the text as one sentence: nothing of the model's own wording."""
        said = " ".join(self._shown(span) for span in spans).strip(" ,;:\"“”'‘’«»")
        return f"{said[:1].upper()}{said[1:].rstrip('.')}." if said else ""

    def _mode(self, one: Answer, first: Span, sentence: Span) -> AttributionMode | None:
        if one.status is AttributionStatus.UNATTRIBUTED:
            return None
        line = self._text.rfind("\n", 0, sentence[0]) + 1
        end = self._text.find("\n", sentence[1])
        quoted = quotations(self._text, line, end if end >= 0 else len(self._text))
        inside = any(start <= first[0] < over for start, over, *_ in quoted)
        return AttributionMode.QUOTE if inside else AttributionMode.PARAPHRASE


def _around(window: list[Span], spans: list[Span]) -> Span:
    """From the first to the last sentence that any of these touches."""
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    touched = [one for one in window if one[1] > first and one[0] < last]
    return touched[0][0], touched[-1][1]


def _how_resolved(name: str, written: str) -> Resolved | None:
    if name == written:
        return None
    if written.lower() in _PRONOUNS:
        return Resolved.PRONOUN
    return Resolved.SURNAME if name.endswith(written) else Resolved.DESCRIPTION
