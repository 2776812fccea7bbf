"""What the paper says in its own voice: every statement of fact that is given to nobody, or what is left of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.domain.checkable import is_factual, worth
from tracker.domain.proposal import Proposal, Span
from tracker.domain.vocabulary import AttributionStatus
from tracker.extract.proposing.atoms import atoms
from tracker.extract.proposing.clauses import DETERMINERS, RELATIVES, SUBORDINATORS, clause_in, finite_kind
from tracker.extract.proposing.datelines import behind_dateline
from tracker.extract.proposing.lists import alternatives, word_list
from tracker.extract.proposing.several import several
from tracker.extract.proposing.stances import hedged
from tracker.extract.proposing.subjects import Subjects
from tracker.extract.proposing.tiers import tier_of
from tracker.extract.proposing.words import Word, added, sentence, spans_of, without_marks, words_at

_LEADS = re.compile(
    rf"(?:(?:{alternatives('leads')}|of course|for example|for instance|in addition|in fact|at least|so far|in the meantime"
    r"|that said|on the other hand)[, ]\s*|(?:and|but|so|or|yet|nor)\s+|[.,;:—–-]\s*)+",
    re.IGNORECASE,
)
_JOINS = (
    r"(?:and|but|while|as|with|when|after|before|because|although|though|whereas|that|if|so|for|since|where|which|who)"
)
_SET_OFF_BEFORE = re.compile(rf"[\"”’')\]]*\s*(?:[,;:.—–-]|{_JOINS}\b)")
_SET_OFF_BEHIND = re.compile(rf"(?:[,;:—–(“\"‘-]|\b{_JOINS})\s*$")
_HANGS = frozenset(["and", "but", "or", ",", "—", "–", "-", "with", "as", "while"])
_ASIDE = re.compile(r", who ([^,;:()—–]{8,200})")
_SUBORDINATE = word_list("subordinate")


class OwnVoice:
    """Makes the proposals of what is attributed to nobody."""

    def __init__(self, text: str, subjects: Subjects) -> None:
        self._text = text
        self._subjects = subjects

    def read(self, sentences: Sequence[Span], covered: Sequence[Span]) -> Iterator[Proposal]:
        """The claims of the sentences, or of what others have left of them."""
        taken = sorted(covered)
        first = 0
        for start, end in sentences:
            while first < len(taken) and taken[first][1] <= start:
                first += 1
            here = []
            at = first
            while at < len(taken) and taken[at][0] < end:
                here.append(taken[at])
                at += 1
            yield from self._whole((start, end)) if not here else self._rest((start, end), here)

    def asides(self, found: Sequence[Proposal]) -> Iterator[Proposal]:
        """What the paper says of its speakers in passing: "NAME, who wrote a book on it, says"."""
        seen: set[Span] = set()
        for one in found:
            for span in one.source_spans:
                aside = _ASIDE.search(self._text, *span) if span not in seen and one.source else None
                seen.add(span)
                if aside and one.source and one.source.name != "unnamed":
                    words = words_at(self._text, [aside.span(1)])
                    if len(words) > 1 and finite_kind([added("who"), *words], 1, len(words) + 1):
                        name = one.source.name
                        atom = [added(name if name[:1].isupper() else f"the {name}"), *words]
                        yield self._proposal(one.sentence, atom, sentence(self._text, atom), "")

    def _whole(self, place: Span) -> Iterator[Proposal]:
        if is_factual(self._text[place[0] : place[1]]):
            yield from self._claims(place, place)

    def _rest(self, place: Span, taken: Sequence[Span]) -> Iterator[Proposal]:
        """What others have left of a sentence; all of it where they have taken a part out of a clause of the paper's own."""
        at = place[0]
        left: list[Span] = []
        for start, end in [*taken, (place[1], place[1])]:
            if start - at > 15:
                left.append((at, start))
            at = max(at, end)
        torn = [part for part in left if not self._parted(*part, place)]
        if any(self._states(part) for part in torn):
            yield from self._whole(place)
            return
        for part in left:
            if part not in torn:
                yield from self._left(place, part)

    def _parted(self, start: int, end: int, place: Span) -> bool:
        """Whether what is left of a sentence is set off from what has been said by others: by a mark or a joining word."""
        before = start == place[0] or bool(_SET_OFF_BEFORE.match(self._text, start, end))
        return before and (end >= place[1] or bool(_SET_OFF_BEHIND.search(self._text[max(start, end - 14) : end])))

    def _states(self, part: Span) -> bool:
        words = words_at(self._text, [part])
        clause = clause_in(words) if len(words) > 5 else None
        return clause is not None and clause.verb > clause.subject and clause.head + 1 < len(words)

    def _left(self, place: Span, left: Span) -> Iterator[Proposal]:
        words = words_at(self._text, [left])
        while words and not words[0].low[0].isalnum():
            words = words[1:]
        while words and words[-1].low in _HANGS:
            words = words[:-1]
        if words and words[-1].low in SUBORDINATORS | RELATIVES | DETERMINERS:
            yield from self._whole(place)
            return
        if not words or words[0].low in RELATIVES or words[0].low in _SUBORDINATE:
            return
        clause = clause_in(words)
        if (
            clause is not None
            and clause.verb > clause.subject
            and words[clause.subject].low not in RELATIVES
            and is_factual(self._text[words[0].start : words[-1].end].rstrip(" ,;:—–-") + ".")
        ):
            yield from self._claims(place, (left[0], words[-1].end))

    def _claims(self, place: Span, part: Span) -> Iterator[Proposal]:
        start = behind_dateline(self._text, part[0])
        if lead := _LEADS.match(self._text, start, part[1]):
            start = lead.end()
        words = without_marks(self._text, words_at(self._text, [(start, part[1])]))
        for atom in atoms(self._text, words, lists=False):
            atom, remark = self._subjects.put_in(_without_also(atom), (), quoted=False, content=())
            claim = sentence(self._text, atom)
            if claim.count(" ") < 2:
                continue
            yield self._proposal(place, atom, claim, remark)

    def _proposal(self, place: Span, atom: Sequence[Word], claim: str, remark: str) -> Proposal:
        checked = worth(claim)
        guess = hedged(atom)
        quoted = self._text[place[0]] in '"“' and self._text[place[1] - 1] in '"”'
        return Proposal(
            text=claim,
            status=AttributionStatus.SPECULATED if guess else AttributionStatus.UNATTRIBUTED,
            rule="own-voice",
            tier=tier_of("own-voice"),
            sentence=place,
            content_spans=spans_of(atom),
            worth=checked.points,
            reasons=(
                *([remark] if remark else []),
                *several(atom),
                *(["in quotation marks: whose words?"] if quoted else []),
                *checked.reasons,
            ),
        )


def _without_also(words: Sequence[Word]) -> list[Word]:
    return [word for at, word in enumerate(words) if not (word.low == "also" and 0 < at < len(words) - 1)]
