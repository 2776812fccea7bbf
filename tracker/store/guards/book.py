"""Every guard of the desk, each with the sentence it raises, in the order in which they are asked."""

from __future__ import annotations

from tracker.models import Base
from tracker.store.guards.admission import ADMISSION_RULES, APART
from tracker.store.guards.columns import column_rules
from tracker.store.guards.ledger_rules import ENTRY_RULES
from tracker.store.guards.records import HOLD_RULES, SETTLED_RULES, SOURCE_RULES, STORY_RULES, pair_rules
from tracker.store.guards.reporters import REPORTER_RULES
from tracker.store.guards.review_steps import CLAIM_RULES, REVIEW_RULES
from tracker.store.guards.rule import Rule
from tracker.store.guards.unreplaced import replace_rules

GUARDED = tuple(table.name for table in Base.metadata.sorted_tables)
"""Every table of a desk. Alembic's own, which says which schema this is, has no guard: `db upgrade` writes it."""
WITH_GUARDS = (*GUARDED, *APART)
"""And those that stand apart from the records."""

RULES: tuple[Rule, ...] = (
    *ENTRY_RULES,
    *CLAIM_RULES,
    *REVIEW_RULES,
    *STORY_RULES,
    *REPORTER_RULES,
    *SOURCE_RULES,
    *HOLD_RULES,
    *SETTLED_RULES,
    *pair_rules(),
    *column_rules(),
    *replace_rules(),
    *ADMISSION_RULES,
)
