"""Writes the guards of the program down for their migration, which must not change when the program does:

    python -m tests.freeze

Run it while the migration has not been released; afterwards a new one brings what changed, with files of its own number.
"""

from __future__ import annotations

from pathlib import Path

from tracker.store.guards import postgresql, sqlite
from tracker.store.shipping import shipped

NUMBER = "0008"
"""The migration that puts up the guards as the program knows them."""
NEXT = "\n-- next\n"
"""What stands between two statements."""


def frozen() -> dict[Path, str]:
    """Where the guards are written down for the migration, and how."""
    folder = shipped("migrations") / "frozen"
    on_postgresql = [statement for one in postgresql.guards() for statement in one.statements]
    return {
        folder / f"guards_{NUMBER}_sqlite.sql": NEXT.join(sqlite.statements().values()) + "\n",
        folder / f"guards_{NUMBER}_postgresql.sql": NEXT.join(on_postgresql) + "\n",
    }


if __name__ == "__main__":
    for path, text in frozen().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
