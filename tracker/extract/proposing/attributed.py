"""Statements as proposals: each atomic claim under whoever says it, with the chain and the strongest hedge on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from tracker.domain.checkable import is_factual, worth
from tracker.domain.proposal import Proposal, Resolved, Span, Speaker
from tracker.domain.sentences import sentences
from tracker.domain.vocabulary import AttributionMode, AttributionStatus, SourceKind
from tracker.extract.proposing.atoms import atoms
from tracker.extract.proposing.chains import Link, carried, cited, told
from tracker.extract.proposing.clauses import PREPOSITIONS, RELATIVES, SUBJECT_PRONOUNS, SUBORDINATORS, clause_in
from tracker.extract.proposing.kinds import is_outlet
from tracker.extract.proposing.phrasing import anaphoric, assertion
from tracker.extract.proposing.speakers import NOBODY, UNNAMED, Speakers
from tracker.extract.proposing.stances import Fate, fate_of, hedged, own_hedge, status_of, strongest, takes_for_true
from tracker.extract.proposing.subjects import Subjects
from tracker.extract.proposing.tiers import tier_of
from tracker.extract.proposing.verbs import AUXILIARIES
from tracker.extract.proposing.words import Word, sentence, spans_of, words_at
from tracker.extract.saying.statement import CueClass, Statement

_OURS = frozenset(["i", "we"])
_SEVERAL = re.compile(r"[.!?…][\"”’']?\s+\S")
_HANGS = RELATIVES | SUBORDINATORS | PREPOSITIONS | {"and", "but", "or", ","}
"""What nothing can end with: what came behind it was somebody else's."""
_LEARNING = frozenset(["hear", "learn", "understand"])
"""Of a court or a paper they say that somebody told it."""
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
            link.speakers = self._who(link)
        for link in links:
            if link.outer is None:
                self._claims(link)

    def _who(self, link: Link) -> list[Speaker]:
        said = link.statement
        written = " ".join(self._text[start:end] for start, end in said.source).lower()
        outer = link.outer
        if outer is not None and outer.speakers and (own_hedge(said) or written in _OURS):
            return outer.speakers
        if outer is not None and len(outer.speakers) == 1 and self._means(written, outer.speakers[0]):
            return [replace_speaker(outer.speakers[0], written)]
        cue = " ".join(self._text[start:end] for start, end in said.cue)
        return self._speakers.of(said.source, cue, said.content)

    def _means(self, written: str, one: Speaker) -> bool:
        gender = {"he": "m", "she": "f"}.get(written)
        if gender is not None:
            return one.kind is SourceKind.PERSON and self._speakers.antecedents.gender(one.name) in ("", gender)
        return (written == "it" and one.kind in (SourceKind.ORGANISATION, SourceKind.OUTLET)) or (
            written == "they" and one.kind is SourceKind.GROUP
        )

    def _claims(self, link: Link) -> bool:
        """Make the claims of a statement and of those inside it; whether any were made."""
        said = link.statement
        if _buries(said):
            return False
        kept_whole = said.cue_class is CueClass.DENY
        cut: list[Span] = []
        for inner in () if kept_whole else link.inner:
            if not self._is_part_of(inner, link) and self._claims(inner):
                cut.append(_extent(inner.statement))
        if fate_of(said) is not Fate.CLAIM or _nobody(self._text, said):
            return bool(cut)
        made = self._of(link, cut)
        self.found.extend(made)
        if made or cut:
            self.covered.extend((*said.source, *said.cue, *said.content))
        return bool(made) or bool(cut)

    def _is_part_of(self, inner: Link, outer: Link) -> bool:
        """Whether a statement inside another is only how that speaker puts it: "I knew that"."""
        said = inner.statement
        mine = " ".join(self._text[start:end] for start, end in said.source).lower() in _OURS or (
            bool(said.source) and inner.speakers == outer.speakers
        )
        return mine and said.cue_class is not CueClass.BELIEVE

    def _of(self, link: Link, cut: list[Span]) -> list[Proposal]:
        said = link.statement
        if said.cue_class is CueClass.DENY and self._refers_back(said):
            return list(self._denials_of_what_was_said(link))
        made: list[Proposal] = []
        parts = _parts(self._text, said)
        if not parts:
            self.covered.extend((*said.source, *said.cue, *said.content))
        for part in parts:
            for chain in _chains(self._text, link, self._speakers):
                made.extend(self._of_chain(link, part, chain, cut))
                if len(made) > _MOST:
                    return made
        return made

    def _of_chain(
        self, link: Link, part: Statement, chain: tuple[Speaker | None, tuple[Speaker, ...]], cut: list[Span]
    ) -> Iterator[Proposal]:
        source, via = chain
        name = source.name if source else ""
        named = [source] if source and source.name != "unnamed" else []
        together = link.speakers if named and source in link.speakers else named
        subject = name if name != "unnamed" else self._as_written(part)
        words = assertion(self._text, part, subject, cut=cut)
        while cut and words and words[-1].low in _HANGS:
            words = words[:-1]
        if not words or (cut and not _stands(words)):
            return
        for atom in atoms(self._text, words):
            atom, remark = self._subjects.put_in(atom, together, quoted=part.quoted, content=part.content)
            claim = sentence(self._text, atom)
            if (
                not claim
                or atom[0].low in ("which", "who", "whom")
                or claim.count(" ") < 1
                or _says_nothing(atom)
                or (part.quoted and clause_in(atom) is None and not is_factual(claim))
            ):
                continue
            yield self._proposal(link, part, atom, claim, source, via, remark)

    def _as_written(self, said: Statement) -> str:
        return " ".join(self._text[start:end] for start, end in said.source) or "somebody"

    def _proposal(
        self,
        link: Link,
        said: Statement,
        atom: Sequence[Word],
        claim: str,
        source: Speaker | None,
        via: tuple[Speaker, ...],
        remark: str,
    ) -> Proposal:
        status = self._status(link, atom, source)
        name = source.name if source else ""
        checked = worth(claim)
        return Proposal(
            text=claim,
            status=status,
            rule=said.rule,
            tier=tier_of(said.rule, [one for one in (source, *via) if one]),
            sentence=link.statement.sentence,
            content_spans=spans_of(atom) or said.content,
            source=source,
            via=via,
            source_spans=said.source,
            cue_spans=said.cue,
            cue=" ".join(self._text[start:end] for start, end in said.cue) or None,
            mode=_mode(said, source),
            as_fact=takes_for_true(said) and name != "unnamed",
            worth=checked.points,
            reasons=(*_remarks(source, via, said), *([remark] if remark else []), *checked.reasons),
        )

    def _status(self, link: Link, atom: Sequence[Word], source: Speaker | None) -> AttributionStatus:
        statuses = []
        at: Link | None = link
        while at is not None:
            statuses.append(status_of(at.statement))
            at = at.outer
        if hedged(atom):
            statuses.append(AttributionStatus.SPECULATED)
        status = strongest(statuses)
        if source is None and status is AttributionStatus.REPORTED:
            return AttributionStatus.UNATTRIBUTED
        return status

    def _refers_back(self, said: Statement) -> bool:
        words = words_at(self._text, said.content)
        return not words or anaphoric(words)

    def _denials_of_what_was_said(self, link: Link) -> Iterator[Proposal]:
        """ "Denies the claims": a denial of what somebody has just been said to claim."""
        said = link.statement
        before = [
            one
            for one in self.found
            if one.source and one.status is not AttributionStatus.DENIED and one.sentence[1] <= said.sentence[1]
        ]
        if not before or before[-1].sentence[0] < said.sentence[0] - 1_500:
            return
        alleged = [one for one in before if one.status is AttributionStatus.ALLEGED]
        meant = alleged[-1] if alleged and alleged[-1].sentence[0] >= said.sentence[0] - 1_500 else before[-1]
        for claim in before:
            if (
                claim.source_spans == meant.source_spans
                and claim.sentence == meant.sentence
                and claim.source == meant.source
            ):
                for source, via in _chains(self._text, link, self._speakers):
                    if source is not None and (meant.source is None or source.name != meant.source.name):
                        denial = self._proposal(link, said, (), claim.text, source, via, "")
                        back = f"taken for a denial of what {meant.source.name if meant.source else 'somebody'} says, please check"
                        yield replace(denial, reasons=(back, *denial.reasons), content_spans=said.content or said.cue)


def replace_speaker(one: Speaker, written: str) -> Speaker:
    """The same speaker, as a pronoun has it."""
    return Speaker(one.name, one.kind, written, Resolved.PRONOUN)


def _buries(said: Statement) -> bool:
    """Whether nothing inside a statement is anybody's claim: what is asked, not said, or only planned."""
    if said.cue_class is CueClass.REQUEST:
        return True
    return said.negated and said.cue_class not in (
        CueClass.THOUGHT,
        CueClass.SAID_TO,
        CueClass.ALLEGED,
        CueClass.ATTITUDE,
    )


def _says_nothing(words: Sequence[Word]) -> bool:
    """Whether there are only pronouns and auxiliaries: "It is.", "I do not."."""
    return all(
        word.low in SUBJECT_PRONOUNS or word.low in AUXILIARIES or word.low in ("not", "n't", "so") for word in words
    )


def _nobody(text: str, said: Statement) -> bool:
    return " ".join(text[start:end] for start, end in said.source).lower() in NOBODY


def _extent(said: Statement) -> Span:
    spans = [*said.source, *said.cue, *said.content]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _stands(words: Sequence[Word]) -> bool:
    """Whether what others have left of somebody's words is a sentence still."""
    clause = clause_in(words)
    return clause is not None and clause.verb > clause.subject and len(words) >= 3


def _parts(text: str, said: Statement) -> list[Statement]:
    """A statement for each sentence of what is said, without the questions."""
    if len(said.content) < 2 and not (
        said.quoted or any(_SEVERAL.search(text, start, end) for start, end in said.content)
    ):
        return [said]
    parts: list[list[Span]] = []
    going_on, over = False, 0
    for start, end in said.content:
        first, last = _inside_marks(text, start, end)
        going_on = going_on and text[over:start].rstrip()[-1:] not in (".", "!", "?")
        several = _SEVERAL.search(text, first, last)
        for begin, close in sentences(text[first:last]) if several else [(0, last - first)]:
            span = (first + begin, first + close)
            if going_on:
                parts[-1].append(span)
            else:
                parts.append([span])
            going_on = not _ended(text, span)
        over = end
    return [replace(said, content=tuple(part)) for part in parts if not _is_asked(text, part[-1])] if parts else [said]


def _ended(text: str, span: Span) -> bool:
    return text[span[0] : span[1]].rstrip("\"”’' ")[-1:] in (".", "!", "?", "…")


def _is_asked(text: str, span: Span) -> bool:
    return text[span[0] : span[1]].rstrip("\"”’' ").endswith("?")


def _inside_marks(text: str, start: int, end: int) -> Span:
    if text[start : start + 1] in "\"“‘'«„":
        start += 1
    if end > start and text[end - 1 : end] in "\"”’'»":
        end -= 1
    return start, end


def _chains(text: str, link: Link, speakers: Speakers) -> list[tuple[Speaker | None, tuple[Speaker, ...]]]:
    """Each speaker of a statement with who passed it on, nearest the reader first; None as the speaker is the paper itself."""
    said = link.statement
    own: list[Speaker | None] = [*link.speakers]
    written = " ".join(text[start:end] for start, end in said.source).lower()
    if link.outer is None and (own_hedge(said) or written in _OURS):
        return [(None, ())]
    papers = [
        one
        for one in (told(text, said), *carried(text, said))
        if one and all(one.name != other.name for other in link.speakers)
    ]
    levels: list[list[Speaker]] = [[paper] for paper in papers]
    if (
        said.lemma in _LEARNING
        and said.cue_class is CueClass.FACTIVE
        and all(one.kind is not SourceKind.PERSON for one in link.speakers)
    ):
        levels = (
            [[one for one in link.speakers if is_outlet(one.name)], *levels]
            if any(is_outlet(one.name) for one in link.speakers)
            else levels
        )
        own = [UNNAMED]
    if (whom := cited(text, said)) is not None:
        levels = [[one for one in own if one], *levels]
        own = [*speakers.cited(whom, said.sentence[0])]
    at = link.outer
    while at is not None:
        passing = [one for one in at.speakers if one not in link.speakers]
        if (
            passing
            and not own_hedge(at.statement)
            and (at.statement.source or at.statement.cue_class in (CueClass.SAID_TO, CueClass.ALLEGED))
        ):
            levels = [passing, *[[paper] for paper in _papers_of(text, at)], *levels]
        at = at.outer
    return [(one, via) for one in own for via in product(*levels)]


def _papers_of(text: str, link: Link) -> list[Speaker]:
    one = told(text, link.statement)
    return [one] if one else []


def _mode(said: Statement, source: Speaker | None) -> AttributionMode | None:
    if source is None:
        return None
    if said.quoted:
        return AttributionMode.QUOTE
    return AttributionMode.DOCUMENT if source.kind is SourceKind.DOCUMENT else AttributionMode.PARAPHRASE


def _remarks(source: Speaker | None, via: Sequence[Speaker], said: Statement) -> Iterator[str]:
    """What a person should look at."""
    for one in (source, *via):
        if one is not None and one.resolved in (Resolved.PRONOUN, Resolved.DESCRIPTION):
            meant = f"taken for {one.name}, please check" if one.name != "unnamed" else "it is not clear who is meant"
            yield f"{one.written}: {meant}"
    if takes_for_true(said) and source is not None and source.name != "unnamed":
        yield f"“{said.lemma}” takes it for a fact"
