"""Plain SQL in SQLite's spelling, for PostgreSQL's driver."""

from __future__ import annotations

import subprocess
import sys

from tests.each import each
from tracker.store.engines.spelling import as_postgres


@each(
    ("written", "meant"),
    [
        (
            "SELECT id FROM claim WHERE id = ? AND number BETWEEN ? AND ?",
            "SELECT id FROM claim WHERE id = %s AND number BETWEEN %s AND %s",
        ),
        ("VALUES (:source), (:source_2)", "VALUES (%(source)s), (%(source_2)s)"),
        ("SELECT '?', ':name', '100 %', \"a?b\", 'it''s ?'", "SELECT '?', ':name', '100 %%', \"a?b\", 'it''s ?'"),
        ("reason LIKE 'revision %' AND 7 % 2 = ?", "reason LIKE 'revision %%' AND 7 %% 2 = %s"),
        ("SELECT ?::bigint", "SELECT %s::bigint"),
        ("claim CROSS JOIN via ON via.id = 1", "claim JOIN via ON via.id = 1"),
        ("claim CROSS JOIN review hanging\nON hanging.id = 1", "claim JOIN review hanging\nON hanging.id = 1"),
        ('claim CROSS JOIN "via" AS v ON v.id = 1', 'claim JOIN "via" AS v ON v.id = 1'),
        ("claim CROSS JOIN one CROSS JOIN two ON two.id = 1", "claim CROSS JOIN one JOIN two ON two.id = 1"),
        ("CAST(e.after_values AS BLOB), CAST(x AS INTEGER)", "convert_to(e.after_values, 'UTF8'), CAST(x AS INTEGER)"),
    ],
)
def test_it_means_the_same_there(written: str, meant: str) -> None:
    assert as_postgres(written) == meant


def test_a_desk_in_a_file_loads_nothing_of_a_server_and_its_ledger_nothing_that_signs() -> None:
    asked = (
        "import sys; from tracker.store.address import Address; from tracker.store.session import open_engine, reading; "
        "import tracker.cli.desk, tracker.cli.log; "
        "session = reading(open_engine(Address('/dev/null'))); "
        "others = ('psycopg', 'sqlalchemy.dialects.postgresql', 'cryptography'); "
        "print(*[name for name in sys.modules if name.startswith(others)])"
    )

    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert loaded.stdout.split() == []
