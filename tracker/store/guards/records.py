"""What the columns of a record owe each other, and what a record owes others."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.counting import one
from tracker.store.guards.reporters import SECOND_PERSON_REQUIRED, reported
from tracker.store.guards.rule import Event, Rule, unless

_INSERT, _UPDATE = frozenset({Event.INSERT}), frozenset({Event.UPDATE})
_WRITTEN = _INSERT | _UPDATE

TOGETHER: dict[str, tuple[tuple[str, ...], ...]] = {
    **dict.fromkeys(
        ("source", "derivation", "evidence", "reply"), (("retracted_at", "retracted_by_id", "retracted_why"),)
    ),
    "attribution": (("retracted_at", "retracted_by_id", "retracted_why"), ("checked_at", "checked_by_id")),
    "alignment": (("placed_at", "placed_by_id"),),
    "waiver": (("withdrawn_at", "withdrawn_by_id", "withdrawn_why"),),
    "contradiction_member": (("removed_at", "removed_by_id"),),
    "task": (("done_at", "done_by_id"),),
}
"""Columns that are all filled or all empty."""


def pair_rules() -> Iterator[Rule]:
    """That what was done is never without who did it, and why."""
    for table, groups in TOGETHER.items():
        for first, *others in groups:
            some = " OR ".join(f"(NEW.{first} IS NULL) <> (NEW.{other} IS NULL)" for other in others)
            sentence = f"{', '.join((first, *others))} of {one(table)} are all filled or all empty"
            yield Rule(f"{first}-with-whom", table, _WRITTEN, some, sentence, stands=True, about=(first, *others))


def _merged(column: str) -> str:
    """That a record names another source only where the one it named was found to be that."""
    return (
        f"NEW.{column} <> OLD.{column} AND NOT EXISTS "
        f"(SELECT 1 FROM source s WHERE s.id = OLD.{column} AND s.merged_into_id = NEW.{column})"
    )


_MERGED = "a record names another source only where the two were found to be one"

SOURCE_RULES = (
    *(
        Rule(f"{column}-merged", table, _UPDATE, _merged(column), _MERGED)
        for table, column in (
            ("attribution", "source_id"),
            ("via", "source_id"),
            ("evidence", "source_id"),
            ("derivation", "source_id"),
            ("derivation", "drew_on_id"),
        )
    ),
    Rule(
        "chain-merged",
        "attribution",
        _UPDATE,
        "NEW.chain <> OLD.chain AND NOT EXISTS (SELECT 1 FROM via l JOIN source s ON s.id = l.source_id "
        "WHERE l.attribution_id = NEW.id AND s.merged_into_id IS NOT NULL AND ',' || NEW.chain || ',' = "
        "replace(',' || OLD.chain || ',', ',' || s.id || ',', ',' || s.merged_into_id || ','))",
        _MERGED,
    ),
)
"""How a source comes to stand in place of another (docs/decisions/0006)."""

_SETTLED = ("standing", "settled_at", "settled_by_id", "claim_id")

SETTLED_RULES = (
    Rule(
        "settled-with-when",
        "comment",
        _WRITTEN,
        "(NEW.standing = 'open') <> (NEW.settled_at IS NULL) OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) "
        "OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL)",
        "a comment that is not open says when it was settled, and one that was taken, to which claim",
        stands=True,
        about=_SETTLED,
    ),
    Rule(
        "settled-with-when",
        "proposal",
        _WRITTEN,
        "(NEW.standing IN ('accepted', 'dismissed')) <> (NEW.settled_at IS NOT NULL) "
        "OR (NEW.settled_by_id IS NOT NULL AND NEW.settled_at IS NULL) "
        "OR (NEW.standing = 'accepted' AND NEW.claim_id IS NULL)",
        "a proposal that was accepted or dismissed says when, and one that was accepted, as which claim",
        stands=True,
        about=_SETTLED,
    ),
)

HOLD_RULES = (
    Rule(
        "hold-in-time",
        "hold",
        _WRITTEN,
        "NEW.until <= NEW.at OR NEW.ended_at > NEW.until",
        "a hold lasts for a while, and ends no later than it was to",
        stands=True,
        about=("at", "until", "ended_at"),
    ),
    Rule(
        "hold-ends-after-it-begins",
        "hold",
        _WRITTEN,
        "NEW.ended_at < NEW.at",
        "a hold ends after it begins",
        about=("at", "ended_at"),
    ),
)
"""The second is not asked of what is on file: where a clock was set back, an earlier program ended a hold before it began."""

STORY_RULES = (
    Rule(
        "new-story-is-a-draft",
        "article",
        _INSERT,
        unless("NEW.stage = 'draft' AND NEW.published_at IS NULL"),
        "a story comes on file as a draft: it is signed off, and then published",
    ),
    Rule(
        "stage-by-stage",
        "article",
        _UPDATE,
        "NEW.stage <> OLD.stage AND OLD.stage || ' ' || NEW.stage NOT IN ('draft signed_off', 'signed_off published')",
        "a story is a draft, then signed off, then published, and never goes back",
    ),
    Rule(
        "stage-signed",
        "article",
        _UPDATE,
        "NEW.stage <> 'draft' AND NOT EXISTS (SELECT 1 FROM sign_off s JOIN revision r ON r.id = s.revision_id "
        "WHERE r.article_id = NEW.id)",
        "a story is released by an editor's sign-off, which is written first",
        stands=True,
        about=("stage",),
    ),
    Rule(
        "published-with-when",
        "article",
        _UPDATE,
        "(NEW.stage = 'published') <> (NEW.published_at IS NOT NULL)",
        "a story that is published says when, and no other does",
        stands=True,
        about=("stage", "published_at"),
    ),
    Rule(
        "signed-text",
        "sign_off",
        _INSERT,
        "NOT EXISTS (SELECT 1 FROM revision r WHERE r.id = NEW.revision_id AND r.sha256 = NEW.sha256)",
        "a sign-off is of exactly the text of its revision",
        stands=True,
    ),
    Rule(
        "signed-by-an-editor",
        "sign_off",
        _INSERT,
        "NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = NEW.by_id AND r.ended_at IS NULL "
        "AND r.role = 'editor')",
        "an editor signs a story off",
    ),
    Rule(
        "signed-by-another",
        "sign_off",
        _INSERT,
        "EXISTS (SELECT 1 FROM revision r JOIN article a ON a.id = r.article_id WHERE r.id = NEW.revision_id "
        f"AND {reported('a', 'NEW.by_id')}) AND {SECOND_PERSON_REQUIRED}",
        "this desk requires a second person: nobody signs off the story that they reported",
    ),
    Rule(
        "signed-as-it-stood",
        "signed_claim",
        _INSERT,
        "NOT EXISTS (SELECT 1 FROM claim c WHERE c.id = NEW.claim_id AND c.version = NEW.version)",
        "a claim is signed at the version that it has",
    ),
    Rule(
        "published-as-signed",
        "publication",
        _INSERT,
        "NOT EXISTS (SELECT 1 FROM sign_off s JOIN revision r ON r.id = s.revision_id WHERE s.id = NEW.sign_off_id "
        "AND r.article_id = NEW.article_id)",
        "a story goes out under a sign-off of its own",
        stands=True,
    ),
)
"""How a story goes out."""
