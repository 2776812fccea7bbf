"""Plain SQL of this house in the spelling of PostgreSQL's driver.

The house writes it as SQLite takes it: `?` and `:name` for values, `CROSS JOIN x ON ..` where the order of a join is
forced (PostgreSQL chooses the order itself and knows a cross join without a condition only), `CAST(x AS BLOB)` for the
bytes of a text. Everything else must be understood by both.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PARTS = re.compile(
    r"""(?P<same>'(?:[^']|'')*'|"(?:[^"]|"")*"|::)"""
    r"""|(?P<mark>\?)"""
    r"""|:(?P<name>[a-z_]\w*)"""
    r"""|(?P<join>\bCROSS\s+JOIN\s+(?P<table>"?\w+"?(?:\s+(?:AS\s+)?(?!ON\b)\w+)?\s+ON\b))"""
    r"""|\bCAST\((?P<text>[\w."]+)\s+AS\s+BLOB\)"""
    r"""|(?P<percent>%)"""
)


@lru_cache(maxsize=2048)
def as_postgres(statement: str) -> str:
    """The same statement for psycopg."""
    return _PARTS.sub(_written, statement)


def _written(found: re.Match[str]) -> str:
    if (same := found["same"]) is not None:
        return same.replace("%", "%%")
    if found["mark"]:
        return "%s"
    if (name := found["name"]) is not None:
        return f"%({name})s"
    if found["join"]:
        return f"JOIN {found['table']}"
    return f"convert_to({found['text']}, 'UTF8')" if found["text"] else "%%"
