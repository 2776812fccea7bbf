"""How sourcing is said in a sentence: the same in the audit, in the reports and on the command line.

Names are the names on file; a confidential source's is its codename.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tracker.domain.sourcing import Branch, EndKind, Independence, rests_tree
from tracker.domain.vocabulary import AttributionStatus, Bearing, SourceKind
from tracker.models.comment import Comment
from tracker.models.dossier import Sources
from tracker.models.rows import ClaimRow, CommentRow, EvidenceRow

MOST_NAMED = 4
"""A longer list is cut: "A, B, C, D and 7 more"."""


def sourcing_sentence(sources: Sources, claim: ClaimRow, measured: Independence) -> str:
    """What stands under a claim, with the path.

    "3 citations, 1 independent: everything rests on AP, and behind AP on one unnamed official"
    """
    told = what_stands(sources, claim, measured)
    return told if measured.unsourced else f"{counts(measured)}: {told}"


def what_stands(sources: Sources, claim: ClaimRow, measured: Independence) -> str:
    """The same without the counts: the path, who stands behind it, and what is doubtful about them."""
    if measured.unsourced:
        return nobody_states_it(sources, claim)
    if measured.maximum == 0:
        told = _leads_nowhere(sources, claim, measured)
    elif measured.maximum == 1:
        told = resting_on(sources, measured.rests_on)
    else:
        told = _standing_behind(sources, measured)
    if measured.minimum < measured.maximum:
        told += f", but {_doubts(sources, claim, measured)}"
    if measured.maximum and measured.circular:
        told += f"; besides, {circles(sources, claim, measured)}"
    return told


def counts(measured: Independence) -> str:
    """The naive and the independent count side by side: "3 citations, 1 to 2 independent"."""
    return f"{_many(measured.citations, 'citation')}, {interval(measured.minimum, measured.maximum)} independent"


def interval(least: int, most: int) -> str:
    """ "2", or "1 to 2" where it is open."""
    return f"{least} to {most}" if least < most else f"{most}"


def pieces(sources: Sources, held: Iterable[EvidenceRow]) -> str:
    """Evidence by its order on the claim: "piece 1 (Court record) and piece 3 (Report)"."""
    return listing(f"piece {row.number} ({known_as(sources, row.source_id)})" for row in held)


def nobody_states_it(sources: Sources, claim: ClaimRow) -> str:
    """What there is on a claim without any support: "nobody on file states it: 2 speculate, 2 deny"."""
    standing = [row.status for row in claim.attributions if row.live and sources.untainted(row.chain)]
    against = sum(row.live and row.bearing is Bearing.REFUTES for row in claim.evidence)
    told = [
        _verb(standing.count(AttributionStatus.SPECULATED), "speculate"),
        _verb(standing.count(AttributionStatus.DENIED), "deny"),
        f"{_many(against, 'piece')} of evidence against it" if against else "",
    ]
    besides = ", ".join(filter(None, told))
    ours = "in our own voice, and " if claim.status is AttributionStatus.UNATTRIBUTED else ""
    if ours and not besides:
        return f"{ours}nothing is on file under it"
    return f"{ours}nobody on file states it{f': {besides}' if besides else ''}"


def resting_on(sources: Sources, keys: Sequence[int]) -> str:
    """Single points of failure as a path: "everything rests on AP, and behind AP on one unnamed official"."""
    names = _cut([known_as(sources, key) for key in keys])
    behind = ", ".join(f"behind {front} on {back}" for front, back in pairwise(names))
    return f"everything rests on {names[0]}{', and ' if behind else ''}{behind}"


def circles(sources: Sources, claim: ClaimRow, measured: Independence) -> str:
    """Who goes round in a circle: "sources only cite each other (Herald -> Gazette -> Herald)"."""
    edges = {(above, branch.source) for above, branch in _steps(sources, claim)}
    return f"sources only cite each other ({'; '.join(_round(sources, edges, loop) for loop in measured.circular)})"


def known_as(sources: Sources, key: int) -> str:
    """A source as a sentence speaks of it: "AP", "one unnamed official", "unnamed experts"."""
    return _spoken(sources, key, sources.told(key))


def once_known_as(sources: Sources, key: int) -> str:
    """The same as earlier versions had it, with the story's word: what was kept then says so."""
    return _spoken(sources, key, sources.name(key))


def _spoken(sources: Sources, key: int, name: str) -> str:
    row = sources.rows[key]
    if row.confidential or row.kind not in (SourceKind.UNNAMED, SourceKind.GROUP):
        return name
    return _group(name) if row.kind is SourceKind.GROUP else _unnamed(name)


def listing(names: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C", "A, B, C, D and 7 more"."""
    *front, last = _cut(list(names))
    return f"{', '.join(front)} and {last}" if front else last


def retracted_under(sources: Sources, claim: ClaimRow) -> dict[int, bool]:
    """The retracted sources a claim leads to, in the order of its tree; True where only a suspicion leads there."""
    steps = list(_steps(sources, claim))
    known: set[int | None] = {None}
    while further := {step.source for above, step in steps if above in known and not step.suspected} - known:
        known |= further
    return {step.source: step.source not in known for _, step in steps if step.retracted}


def _leads_nowhere(sources: Sources, claim: ClaimRow, measured: Independence) -> str:
    dead = [known_as(sources, key) for key, doubtful in retracted_under(sources, claim).items() if not doubtful]
    told = [f"it leads only to {listing(dead)}, since retracted"] if dead else []
    if measured.circular:
        told.append(circles(sources, claim, measured))
    return "; besides, ".join(told)


def _standing_behind(sources: Sources, measured: Independence) -> str:
    names = [known_as(sources, end.source) for end in measured.ends]
    shared = ", though not each on its own" if len(names) > measured.maximum else ""
    return f"{listing(names)} stand behind it{shared}"


def _doubts(sources: Sources, claim: ClaimRow, measured: Independence) -> str:
    """Why the interval is open: every suspicion, shared hand and untold origin that the claim reaches."""
    steps = list(_steps(sources, claim))
    doubts = [
        f"{known_as(sources, above)} may have drawn on {known_as(sources, step.source)}"
        for above, step in steps
        if step.suspected and above is not None
    ]
    met = dict.fromkeys(step.source for _, step in steps)
    hands = dict.fromkeys(tuple(key for key in met if key in (step.source, *step.hands)) for _, step in steps)
    doubts += [f"{listing(known_as(sources, key) for key in hand)} may be one hand" for hand in hands if len(hand) > 1]
    untraced = [known_as(sources, end.source) for end in measured.ends if end.kind is EndKind.UNTRACED]
    if untraced:
        doubts.append(f"where {listing(untraced)} had it is not known")
    if any(end.kind is EndKind.UNNAMED for end in measured.ends):
        doubts.append("who the unnamed are is not known")
    more = f", and {_many(len(doubts) - MOST_NAMED, 'more doubt')}" if len(doubts) > MOST_NAMED else ""
    return ", and ".join(doubts[:MOST_NAMED]) + more


def _steps(sources: Sources, claim: ClaimRow) -> Iterator[tuple[int | None, Branch]]:
    """Every step of the claim's sourcing with the source it leads on from, None where that is the claim itself."""
    path: list[int] = []
    for branch in rests_tree(sources.network_of(claim), claim.citations, claim.supporting_evidence):
        del path[branch.depth :]
        yield path[-1] if path else None, branch
        path.append(branch.source)


def _round(sources: Sources, edges: set[tuple[int | None, int]], loop: Sequence[int]) -> str:
    """One loop as a way round where it is one, else as the sources in it."""
    around = [*loop, loop[0]]
    if edges.issuperset(pairwise(around)):
        return " -> ".join(known_as(sources, key) for key in around)
    return f"{listing(known_as(sources, key) for key in loop)} among themselves"


_PUT_BEFORE = re.compile(r"^(?:an?|the|one|some) (?=.)", re.IGNORECASE)
_SAID_SO = re.compile(r"\b(?:unnamed|anonymous)\b[:,]?\s*", re.IGNORECASE)
_COUNTED = re.compile(r"(?:two|three|four|five|several|many|various|few|\d+)\b", re.IGNORECASE)
_HEAD = re.compile(r"(?: (?:of|from|in|at|with|on|for|to|inside|close|near|familiar|briefed|who)\b|[,(]).*")
_NO_NOUN = re.compile(r"it (?:is|was) .*|reportedly|allegedly|supposedly|purportedly|apparently", re.IGNORECASE)


def _group(name: str) -> str:
    return name if _SAID_SO.search(name) or name.lower().startswith("the ") else f"unnamed {name}"


def _unnamed(name: str) -> str:
    """ "official" -> "one unnamed official"; "unnamed: what is said of X" -> "somebody unnamed (what is said of X)"."""
    bare = _SAID_SO.sub("", _PUT_BEFORE.sub("", name), count=1).strip()
    if not bare:
        return "one unnamed source"
    if _NO_NOUN.fullmatch(bare) or ":" in name:
        return f"somebody unnamed ({bare})"
    if counted := _COUNTED.match(bare):
        return f"{counted.group()} unnamed {_SAID_SO.sub('', bare[counted.end() :].strip())}"
    head = _HEAD.sub("", bare).lower()
    plural = head.endswith(("people", "persons")) or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
    return f"{'' if plural else 'one '}unnamed {bare}"


def _cut(names: list[str]) -> list[str]:
    return names if len(names) <= MOST_NAMED + 1 else [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} more"]


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _verb(number: int, verb: str) -> str:
    third = f"{verb[:-1]}ies" if verb.endswith("y") else f"{verb}s"
    return f"{number} {third if number == 1 else verb}" if number else ""


def state_told(claim: ClaimRow) -> str:
    """The state as a sentence says it of a claim; of a corrected one by which: "corrected by kim-train#80"."""
    by = f" by {claim.corrected_by}" if claim.corrected_by else ""
    return f"{claim.state.value.replace('_', ' ')}{by}"


def comment_told(row: CommentRow | Comment) -> str:
    """Whose Word comment, and of which day."""
    who = f" by {row.author}" if row.author else ""
    return f"Word comment{who}{f', {row.made_on[:10]}' if row.made_on else ''}"
