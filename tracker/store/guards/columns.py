"""What may change of a record once it is on file, table by table, and what only once. All else stays as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Table

from tracker.domain.counting import one
from tracker.models import Base
from tracker.store.guards.rule import Event, Rule, differing

_RETRACTION = ("retracted_at", "retracted_by_id", "retracted_why")
_WITHDRAWAL = ("withdrawn_at", "withdrawn_by_id", "withdrawn_why")
_SETTLING = ("settled_at", "settled_by_id")


class Changes(NamedTuple):
    """What may change of the rows of a table."""

    columns: tuple[str, ...] = ()
    once: tuple[tuple[str, ...], ...] = ()
    """Columns that are written together, the first of which says that they are: from then on they stay."""


NEVER = Changes()

MAY_CHANGE: dict[str, Changes] = {
    "setting": Changes(("value",)),
    "person": Changes(("name", "login")),
    "person_role": Changes(("ended_at",)),
    "article": Changes(
        (
            *("headline", "reporter_id", "former_reporters", "deadline"),
            *("stage", "policy", "url", "published_at"),
        ),
        (("published_at",),),
    ),
    "revision": NEVER,
    "source": Changes(
        (
            *("name", "kind", "terms", "genre", "genre_article_id", "reliability", "confidential", "description"),
            *("why_unnamed", "known_to_id", "note", "merged_into_id", *_RETRACTION),
        ),
        (("merged_into_id",),),
    ),
    "alias": NEVER,
    "claim": Changes(
        ("text", "status", "risk", "about", "allegation", "as_of", "note", "state", "version", "corrected_by_id"),
        (("corrected_by_id",),),
    ),
    "passage": NEVER,
    "attribution": Changes(
        ("source_id", "chain", "first_hand", "locator", "checked_by_id", "checked_at", *_RETRACTION), (_RETRACTION,)
    ),
    "via": Changes(("source_id",)),
    "derivation": Changes(("source_id", "drew_on_id", "assessment", *_RETRACTION), (_RETRACTION,)),
    "evidence": Changes(
        ("source_id", "locator", "url", "archived_url", "sha256", "note", *_RETRACTION), (_RETRACTION, ("sha256",))
    ),
    "hold": Changes(("ended_at",), (("ended_at",),)),
    "review": NEVER,
    "pack": Changes(("text", "kept_by_id", "kept_at")),
    "reply": Changes(
        ("party", "asked_on", "channel", "deadline", "outcome", "answer", "stands", "note", *_RETRACTION),
        (_RETRACTION,),
    ),
    "contradiction": Changes(("note",)),
    "contradiction_member": Changes(("removed_at", "removed_by_id")),
    "waiver": Changes(_WITHDRAWAL, (_WITHDRAWAL,)),
    "sign_off": NEVER,
    "signed_claim": NEVER,
    "signed_waiver": NEVER,
    "alignment": Changes(("verdict", "became_id", "changes", "placed_by_id", "placed_at"), (("became_id", "changes"),)),
    "comment": Changes(("standing", "claim_id", *_SETTLING), (_SETTLING,)),
    "proposal": Changes(
        (
            *(
                "revision_id",
                "text",
                "status",
                "rule",
                "tier",
                "sentence_start",
                "sentence_end",
                "source",
                "source_kind",
            ),
            *("source_written", "source_resolved", "via", "source_spans", "cue_spans", "content_spans", "cue", "mode"),
            *("as_fact", "worth", "reasons", "standing", "why", "claim_id", *_SETTLING),
        )
    ),
    "publication": NEVER,
    "task": Changes(("done_at", "done_by_id", "note")),
}
"""A table that is not here but is the ledger's own has rows that never change."""


def column_rules() -> Iterator[Rule]:
    """For every table but the ledger's: what stays, what is written once, and that nothing is deleted."""
    for table in Base.metadata.sorted_tables:
        if table.name != "entry":
            yield from _rules(table, MAY_CHANGE.get(table.name, NEVER))


def _rules(table: Table, changes: Changes) -> Iterator[Rule]:
    fixed = [column.key for column in table.columns if column.key not in changes.columns]
    yield Rule(
        "what-stays",
        table.name,
        frozenset({Event.UPDATE}),
        differing(fixed),
        f"{one(table.name)} keeps its {', '.join(fixed)}"
        if changes.columns
        else f"{one(table.name)} never changes once it is on file",
    )
    for columns in changes.once:
        yield Rule(
            f"{columns[0]}-once",
            table.name,
            frozenset({Event.UPDATE}),
            f"OLD.{columns[0]} IS NOT NULL AND ({differing(columns)})",
            f"{', '.join(columns)} of {one(table.name)}: once written, {'it stays' if len(columns) == 1 else 'they stay'}",
        )
    sentence = f"nothing on file is ever deleted, so no {table.name} is"
    yield Rule("nothing-deleted", table.name, frozenset({Event.DELETE}), "1 = 1", sentence, first=True)
