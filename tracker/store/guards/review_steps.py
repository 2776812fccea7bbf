"""Who may decide what, and which way a claim may go: the review table and the second person, as SQL."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.transitions import TABLE, Move
from tracker.domain.vocabulary import DECIDED_STATES, LAID_ASIDE, ReviewAct, ReviewState
from tracker.models.proceedings import DECIDES, ENDS
from tracker.store.guards.reporters import reported
from tracker.store.guards.rule import Event, Rule, unless, words

DECIDED = words(DECIDED_STATES)
_INSERT, _UPDATE = frozenset({Event.INSERT}), frozenset({Event.UPDATE})


def steps() -> Iterator[tuple[str, str, str]]:
    """Every step that a review may take: the act, the state it is taken in, the state it leads to."""
    for row in TABLE:
        for source in row.sources:
            for act, ends in _as_acts(row.move, source, row.to):
                yield from ((act.value, source.value, end.value) for end in ends)
    for state in ReviewState:
        yield ReviewAct.RELEASE.value, state.value, state.value


def _as_acts(
    move: Move, source: ReviewState, to: ReviewState | None
) -> Iterator[tuple[ReviewAct, frozenset[ReviewState]]]:
    """The acts that a move is written down as. One person who decides alone overrides, whether by proposing or approving."""
    if move is Move.APPROVE:
        yield from ((act, DECIDED_STATES) for act in DECIDES)
    else:
        yield ReviewAct(move.value.replace("-", "_")), frozenset({to or source})


def _lone_moves() -> str:
    return words({f"{source} {end}" for _, source, end in steps() if source != end})


_STEPS = words({" ".join(step) for step in steps()})
_CLOSING = words({*DECIDES, *ENDS})
_RETURN = words({ReviewAct.RETURN})
_SEND_BACK = next(row for row in TABLE if row.move is Move.RETURN)

_PROPOSED = (
    "EXISTS (SELECT 1 FROM review p WHERE p.claim_id = {v}.claim_id AND p.act = 'propose' AND p.id < {v}.id "
    "AND p.claim_version = {v}.claim_version - 1 AND p.outcome = {v}.outcome AND p.by_id <> {v}.by_id "
    "AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = p.claim_id AND x.id > p.id AND x.id < {v}.id "
    f"AND (x.act = 'propose' OR x.act IN ({_CLOSING}))))"
)
"""The last proposal that is still open is of this outcome, on the version that was decided on, and by somebody else."""
_NOT_THEIRS = (
    "NOT EXISTS (SELECT 1 FROM claim c JOIN article a ON a.id = c.article_id WHERE c.id = {v}.claim_id "
    f"AND (c.author_id = {{v}}.by_id OR c.imported_by_id = {{v}}.by_id OR {reported('a', '{v}.by_id')}))"
)
"""Whoever approves it neither logged the claim, nor brought it in, nor reported the story, now or before."""
_SECOND_OPINION = (
    "EXISTS (SELECT 1 FROM review o JOIN review p ON p.claim_id = o.claim_id WHERE o.claim_id = {v}.claim_id "
    "AND o.act = 'opinion' AND o.id < {v}.id AND o.claim_version = {v}.claim_version - 1 AND o.outcome = {v}.outcome "
    "AND p.act = 'propose' AND p.id < {v}.id AND p.claim_version = {v}.claim_version - 1 AND p.by_id <> o.by_id "
    "AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = o.claim_id AND x.id < {v}.id "
    f"AND ((x.id > o.id AND x.act = 'opinion') OR (x.id > p.id AND x.act = 'propose') "
    f"OR ((x.id > o.id OR x.id > p.id) AND x.act IN ({_CLOSING})))))"
)
"""A checker other than the proposer came to the same, on the same version, and nothing has ended that round since."""

_THEIR_OWN = (
    "EXISTS (SELECT 1 FROM review p WHERE p.claim_id = NEW.claim_id AND p.act = 'propose' AND p.id < NEW.id "
    "AND p.by_id = NEW.by_id AND p.claim_version = NEW.claim_version "
    "AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = p.claim_id AND x.id > p.id AND x.id < NEW.id "
    f"AND (x.act = 'propose' OR x.act IN ({_CLOSING}))) "
    "AND NOT EXISTS (SELECT 1 FROM review o WHERE o.claim_id = p.claim_id AND o.act = 'opinion' AND o.id < NEW.id "
    "AND o.claim_version = NEW.claim_version "
    "AND NOT EXISTS (SELECT 1 FROM review y WHERE y.claim_id = o.claim_id AND y.id > o.id AND y.id < NEW.id "
    f"AND y.act IN ({_CLOSING}))))"
)
"""The proposal that waits is of whoever takes this step, and nobody has given an opinion in the same round."""

_SECOND_PERSON = f"{{v}}.by_id IS NOT NULL AND {_PROPOSED} AND {_NOT_THEIRS}"
_ALONE = "{v}.by_id IS NOT NULL AND {v}.reason <> ''"


def _decision(risk: str) -> str:
    """That a step stands which decides NEW, a claim, at the version that it has."""
    approved = f"v.act = 'approve' AND {_SECOND_PERSON} AND ({risk} <> 'high' OR {_SECOND_OPINION})".format(v="v")
    return (
        "EXISTS (SELECT 1 FROM review v WHERE v.claim_id = NEW.id AND v.claim_version = NEW.version "
        "AND v.to_state = NEW.state AND v.outcome = NEW.state "
        f"AND (({approved}) OR (v.act = 'override' AND {_ALONE.format(v='v')})))"
    )


def _role(acts: str, *roles: str) -> str:
    """That whoever takes one of these steps has one of these roles."""
    return (
        f"NEW.act IN ({acts}) AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id "
        f"AND r.ended_at IS NULL AND r.role IN ({words(roles)}))"
    )


SECOND_PERSON = (
    "a decision takes the approval of a second person for this version of the claim, or an override with its reason"
)
HIGH_RISK = "a claim of high risk is approved only once a second checker has come to the same, on the same version"

REVIEW_RULES = (
    Rule(
        "step-in-the-table",
        "review",
        _INSERT,
        unless(
            f"NEW.act || ' ' || NEW.from_state || ' ' || NEW.to_state IN ({_STEPS}) "
            "AND EXISTS (SELECT 1 FROM claim c WHERE c.id = NEW.claim_id AND c.state = NEW.from_state "
            "AND NEW.claim_version = c.version + CASE WHEN NEW.from_state = NEW.to_state THEN 0 ELSE 1 END) "
            "AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = NEW.claim_id AND x.id > NEW.id)"
        ),
        "this is no step that the review of this claim can take as it stands",
    ),
    Rule(
        "outcome-of-a-step",
        "review",
        _INSERT,
        unless(
            f"CASE WHEN NEW.act IN ({words(DECIDES)}) THEN NEW.outcome = NEW.to_state "
            f"WHEN NEW.act IN ('propose', 'opinion') THEN NEW.outcome IN ({DECIDED}) ELSE NEW.outcome IS NULL END"
        ),
        "an outcome is proposed, approved or given as an opinion, and no other step has one",
        stands=True,
    ),
    Rule(
        "step-by-somebody",
        "review",
        _INSERT,
        "NEW.by_id IS NULL AND NEW.act NOT IN ('reopen', 'return')",
        "somebody takes every step of a review but those of the system, which opens again or sends back",
        stands=True,
    ),
    Rule(
        "second-person",
        "review",
        _INSERT,
        f"NEW.act = 'approve' AND {unless(_SECOND_PERSON.format(v='NEW'))}",
        SECOND_PERSON,
        stands=True,
    ),
    Rule(
        "second-opinion",
        "review",
        _INSERT,
        "NEW.act = 'approve' AND EXISTS (SELECT 1 FROM claim c WHERE c.id = NEW.claim_id AND c.risk = 'high') "
        f"AND {unless(_SECOND_OPINION.format(v='NEW'))}",
        HIGH_RISK,
    ),
    Rule(
        "opinion-of-another",
        "review",
        _INSERT,
        "NEW.act IN ('propose', 'opinion') AND EXISTS (SELECT 1 FROM review o WHERE o.claim_id = NEW.claim_id "
        "AND o.id < NEW.id AND o.claim_version = NEW.claim_version AND o.by_id = NEW.by_id "
        "AND o.act = CASE NEW.act WHEN 'propose' THEN 'opinion' ELSE 'propose' END "
        "AND NOT EXISTS (SELECT 1 FROM review x WHERE x.claim_id = o.claim_id AND x.id > o.id AND x.id < NEW.id "
        f"AND (x.act = o.act OR x.act IN ({_CLOSING}))))",
        "whoever proposes an outcome and whoever gives the second opinion are two",
        stands=True,
    ),
    Rule(
        "override-with-reason",
        "review",
        _INSERT,
        f"NEW.act = 'override' AND {unless(_ALONE.format(v='NEW'))}",
        "deciding alone is an override: somebody's, with a reason",
        stands=True,
    ),
    Rule(
        "override-allowed",
        "review",
        _INSERT,
        "NEW.act = 'override' AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'second-person' "
        "AND s.value IN ('override', 'off'))",
        "this desk requires a second person: nobody decides alone",
    ),
    Rule(
        "role-of-a-step",
        "review",
        _INSERT,
        " OR ".join(
            f"({each})"
            for each in (
                _role("'approve', 'assign', 'correct'", "editor"),
                _role("'propose', 'opinion', 'needs_source'", "checker"),
                _role("'override'", "checker", "editor"),
                "NEW.by_id IS NOT NULL AND " + _role("'reopen'", "editor"),
                f"NEW.by_id IS NOT NULL AND {_role(_RETURN, *_SEND_BACK.roles)} "
                f"AND ({_role(_RETURN, *_SEND_BACK.own)} OR NOT {_THEIR_OWN})",
            )
        ),
        "who takes this step has not the role that it takes",
    ),
)
"""What a step of a review must be. It is looked at once it is written, for its key says what came before it."""

CLAIM_RULES = (
    Rule(
        "new-claim-unreviewed",
        "claim",
        _INSERT,
        unless("NEW.state = 'unreviewed' AND NEW.version = 1 AND NEW.corrected_by_id IS NULL"),
        "a claim comes on file unreviewed, at its first version: whatever it becomes, a review leads there",
    ),
    Rule(
        "move-in-the-table",
        "claim",
        _UPDATE,
        "NEW.state <> OLD.state "
        f"AND {unless(f'''OLD.state || ' ' || NEW.state IN ({_lone_moves()}) AND NEW.version = OLD.version + 1''')}",
        "no move leads a claim from this state to that one, or it made no new version of it",
    ),
    Rule(
        "move-with-its-step",
        "claim",
        _UPDATE,
        "NEW.state <> OLD.state AND NOT EXISTS (SELECT 1 FROM review v WHERE v.claim_id = NEW.id "
        "AND v.claim_version = NEW.version AND v.from_state = OLD.state AND v.to_state = NEW.state)",
        "a claim moves by a step of its review, which is written first",
    ),
    Rule(
        "second-person",
        "claim",
        _UPDATE,
        f"NEW.state <> OLD.state AND NEW.state IN ({DECIDED}) AND NOT {_decision('NEW.risk')}",
        SECOND_PERSON,
    ),
    Rule(
        "second-person-on-file",
        "claim",
        frozenset(),
        f"NEW.state IN ({DECIDED}) AND NOT {_decision('NEW.risk')}",
        SECOND_PERSON,
        stands=True,
    ),
    Rule(
        "state-earned",
        "claim",
        frozenset(),
        "NEW.state <> coalesce((SELECT v.to_state FROM review v WHERE v.claim_id = NEW.id ORDER BY v.id DESC LIMIT 1), "
        "'unreviewed')",
        "a claim is in the state to which the last step of its review led",
        stands=True,
    ),
    Rule(
        "version-never-down",
        "claim",
        _UPDATE,
        unless(
            "NEW.version >= OLD.version "
            f"AND (NEW.version = OLD.version OR NEW.state <> OLD.state OR NEW.state NOT IN ({DECIDED}))"
        ),
        "the version of a claim never goes down, and of a decided one it stays as long as the decision does",
    ),
    Rule(
        "decided-as-it-reads",
        "claim",
        _UPDATE,
        unless(f"NEW.version > OLD.version AND NEW.state NOT IN ({DECIDED}, {words(LAID_ASIDE)})"),
        "what a claim says changes only with a new version, and not while it is decided or laid aside",
        about=("text", "status", "risk", "about", "allegation", "as_of"),
    ),
    Rule(
        "corrected-by-another",
        "claim",
        _UPDATE,
        "(NEW.state = 'corrected') <> (NEW.corrected_by_id IS NOT NULL) OR NEW.corrected_by_id = NEW.id",
        "a corrected claim names the one that replaced it, and no other claim does",
        stands=True,
        about=("state", "corrected_by_id"),
    ),
    Rule(
        "fate-of-the-published",
        "claim",
        _UPDATE,
        "NEW.state <> OLD.state AND NEW.state IN ('withdrawn', 'corrected') AND (NEW.state = 'corrected') IS DISTINCT FROM "
        "EXISTS (SELECT 1 FROM article a WHERE a.id = NEW.article_id AND a.stage = 'published')",
        "a claim is withdrawn before its story is published, and corrected afterwards",
    ),
)
"""What may become of a claim."""
