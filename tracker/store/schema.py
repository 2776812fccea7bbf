"""Which schema this program speaks. Alembic itself is imported only to migrate (tracker/store/migrating.py)."""

from __future__ import annotations

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""Every revision in `migrations/`, oldest first."""

HEAD = KNOWN[-1]
