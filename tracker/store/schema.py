"""Which schema this program speaks. Alembic itself is imported only to migrate (tracker/store/migrating.py)."""

from __future__ import annotations

KNOWN = ("0001", "0002", "0003", "0004", "0005")
"""Every revision in `migrations/`, oldest first."""

HEAD = KNOWN[-1]

APPEND_ONLY = (
    "CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
    "CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
)
"""SQLite's guards on the ledger, as migration 0002 makes them."""
