"""Statements as proposals: each atomic claim under whoever says it, with the chain and the strongest hedge on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.domain.checkable import is_factual, worth
from tracker.domain.proposal import Proposal, Resolved, Span, Speaker
from tracker.domain.vocabulary import AttributionMode, AttributionStatus, SourceKind
from tracker.extract.proposing.atoms import atoms
from tracker.extract.proposing.clauses import PREPOSITIONS, RELATIVES, SUBJECT_PRONOUNS, SUBORDINATORS, clause_in
from tracker.extract.proposing.denials import denied_by, refers_back
from tracker.extract.proposing.links import Link
from tracker.extract.proposing.parts import parts_of
from tracker.extract.proposing.passing import Chain, chains
from tracker.extract.proposing.phrasing import assertion
from tracker.extract.proposing.several import several
from tracker.extract.proposing.speakers import Speakers, in_a_sentence
from tracker.extract.proposing.stances import believes, buries, hedged, is_a_claim, status_of, strongest, takes_for_true
from tracker.extract.proposing.subjects import Subjects
from tracker.extract.proposing.tiers import tier_of
from tracker.extract.proposing.verbs import AUXILIARIES
from tracker.extract.proposing.words import Word, sentence, spans_of
from tracker.extract.saying.statement import CueClass, Statement

_HANGS = RELATIVES | SUBORDINATORS | PREPOSITIONS | {"and", "but", "or", ","}
"""What nothing can end with: what came behind it was somebody else's."""
_EMPTY = SUBJECT_PRONOUNS | AUXILIARIES | {"not", "n't", "so"}
_WRITTEN = frozenset([SourceKind.DOCUMENT, SourceKind.DATASET])
_MOST = 400
"""Proposals of one statement: a quotation may run over a whole speech."""


class Attributed:
    """Makes the proposals of a text's statements, in reading order."""

    def __init__(self, text: str, speakers: Speakers, subjects: Subjects) -> None:
        self._text = text
        self._speakers = speakers
        self._subjects = subjects
        self.covered: list[Span] = []
        """What has become somebody's claim, with who says it and by which words."""
        self.found: list[Proposal] = []

    def read(self, links: Sequence[Link]) -> None:
        """Find out who speaks in each statement, then make the claims of each from the outermost in."""
        for link in links:
            link.speakers = self._speakers.of_link(link)
        for link in links:
            if link.outer is None:
                self._claims(link)

    def _claims(self, link: Link) -> bool:
        """Make the claims of a statement and of those inside it; whether any were made."""
        said = link.statement
        if buries(said):
            return False
        inside = () if said.cue_class is CueClass.DENY else link.inner
        cut = [_extent(one.statement) for one in inside if not self._is_part_of(one, link) and self._claims(one)]
        if not is_a_claim(said) or self._speakers.nobody(said.source):
            return bool(cut)
        made = self._of(link, cut)
        self.found.extend(made)
        if made or cut:
            self._cover(said)
        return bool(made or cut)

    def _cover(self, said: Statement) -> None:
        self.covered.extend((*said.source, *said.cue, *said.content))

    def _is_part_of(self, inner: Link, outer: Link) -> bool:
        """Whether a statement inside another is only how that speaker puts it: "I knew that"."""
        said = inner.statement
        mine = self._speakers.ours(said.source) or (bool(said.source) and inner.speakers == outer.speakers)
        return mine and said.cue_class is not CueClass.BELIEVE

    def _of(self, link: Link, cut: Sequence[Span]) -> list[Proposal]:
        said = link.statement
        if not said.content or refers_back(self._text, said):
            return list(self._denials(link))
        parts = parts_of(self._text, said)
        if not parts:
            self._cover(said)
        made: list[Proposal] = []
        through = chains(self._text, link, self._speakers) if parts else []
        for part in parts:
            for chain in through:
                made.extend(self._of_chain(link, part, chain, cut))
                if len(made) > _MOST:
                    return made
        return made

    def _of_chain(self, link: Link, part: Statement, chain: Chain, cut: Sequence[Span]) -> Iterator[Proposal]:
        """The claims of one sentence that somebody says."""
        source = chain[0]
        named = source if source is not None and source.name != "unnamed" else None
        words = assertion(self._text, part, in_a_sentence(named) if named else self._as_written(part), cut=cut)
        while cut and words and words[-1].low in _HANGS:
            words = words[:-1]
        if not words or (cut and not _stands(words)):
            return
        believed = believes(words) if part.quoted else 0
        words = words[believed:]
        together = link.speakers if named in link.speakers else [named] if named else []
        for bare in atoms(self._text, words):
            atom, remark = self._subjects.put_in(bare, together, quoted=part.quoted, content=part.content)
            claim = sentence(self._text, atom)
            if _is_a_sentence(atom, claim, quoted=part.quoted):
                guess = bool(believed) and bare[0].start == words[0].start
                yield self._proposal(link, atom, claim, chain, remark, guess=guess)

    def _as_written(self, said: Statement) -> str:
        return " ".join(self._text[start:end] for start, end in said.source) or "somebody"

    def _proposal(
        self, link: Link, atom: Sequence[Word], claim: str, chain: Chain, remark: str, *, guess: bool = False
    ) -> Proposal:
        said, (source, via) = link.statement, chain
        checked = worth(claim)
        return Proposal(
            text=claim,
            status=_status(link, source, guess=guess or hedged(atom)),
            rule=said.rule,
            tier=tier_of(said.rule, [one for one in (source, *via) if one]),
            sentence=said.sentence,
            content_spans=spans_of(atom) or said.content or said.cue,
            source=source,
            via=via,
            source_spans=said.source,
            cue_spans=said.cue,
            cue=" ".join(self._text[start:end] for start, end in said.cue) or None,
            mode=_mode(said, source),
            as_fact=_as_fact(said, source),
            worth=checked.points,
            reasons=(*_remarks(said, source, via), *([remark] if remark else []), *several(atom), *checked.reasons),
        )

    def _denials(self, link: Link) -> Iterator[Proposal]:
        """A denial, by each who makes it, of each claim that is meant."""
        if link.statement.cue_class is not CueClass.DENY:
            return
        for claim in denied_by(self._text, link.statement, self.found):
            meant = claim.source.name if claim.source else ""
            for chain in chains(self._text, link, self._speakers):
                if chain[0] is not None and chain[0].name != meant:
                    denial = self._proposal(link, (), claim.text, chain, "")
                    remark = f"taken for a denial of what {meant} said, please check"
                    yield replace(denial, reasons=(remark, *denial.reasons))


def _extent(said: Statement) -> Span:
    spans = [*said.source, *said.cue, *said.content]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _stands(words: Sequence[Word]) -> bool:
    """Whether what others have left of somebody's words is a sentence still."""
    clause = clause_in(words)
    return clause is not None and clause.verb > clause.subject and len(words) >= 3


def _is_a_sentence(words: Sequence[Word], claim: str, *, quoted: bool) -> bool:
    """Whether a claim can be read by itself: two words at least, not only pronouns, and a verb if it was called out."""
    if " " not in claim or words[0].low in ("which", "who", "whom") or all(word.low in _EMPTY for word in words):
        return False
    return not quoted or clause_in(words) is not None or is_factual(claim)


def _status(link: Link, source: Speaker | None, *, guess: bool) -> AttributionStatus:
    statuses = [status_of(one.statement) for one in (link, *link.outwards())]
    if link.accuses:
        statuses.append(AttributionStatus.ALLEGED)
    if guess:
        statuses.append(AttributionStatus.SPECULATED)
    status = strongest(statuses)
    if source is None and status is AttributionStatus.REPORTED:
        return AttributionStatus.UNATTRIBUTED
    return status


def _mode(said: Statement, source: Speaker | None) -> AttributionMode | None:
    if source is None:
        return None
    if said.quoted:
        return AttributionMode.QUOTE
    return AttributionMode.DOCUMENT if source.kind in _WRITTEN else AttributionMode.PARAPHRASE


def _as_fact(said: Statement, source: Speaker | None) -> bool:
    return takes_for_true(said) and source is not None and source.name != "unnamed"


def _remarks(said: Statement, source: Speaker | None, via: Sequence[Speaker]) -> Iterator[str]:
    """What a person should look at."""
    for one in (source, *via):
        if one is not None and one.resolved in (Resolved.PRONOUN, Resolved.DESCRIPTION):
            meant = f"taken for {one.name}, please check" if one.name != "unnamed" else "it is not clear who is meant"
            yield f"{one.written}: {meant}"
    if _as_fact(said, source):
        yield f"“{said.lemma}” takes it for a fact"
