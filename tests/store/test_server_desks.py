"""Which servers a desk may be made on."""

from __future__ import annotations

import pytest

from tracker.store.server_desks import server_fault

TAKEN = (
    "PostgreSQL 15.14 (Debian 15.14-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc, 64-bit",
    "PostgreSQL 13.0 on aarch64-apple-darwin",
    "PostgreSQL 19devel on x86_64-pc-linux-gnu",
)
REFUSED = {
    "PostgreSQL 12.9 on x86_64-pc-linux-gnu": "too old",
    "CockroachDB CCL v25.4.0 (x86_64-pc-linux-gnu, built 2025/11/03)": "no PostgreSQL",
    "PostgreSQL 15.12-YB-2025.1.0.0-b0 on x86_64-pc-linux-gnu": "no PostgreSQL",
    "PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC, Redshift 1.0.61395": "no PostgreSQL",
    "": "no PostgreSQL",
}


def test_a_desk_is_made_on_postgresql_alone() -> None:
    assert [server_fault(version, "UTF8") for version in TAKEN] == [None] * len(TAKEN)
    assert {
        version: said for version, said in REFUSED.items() if said not in (server_fault(version, "UTF8") or "")
    } == {}


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_cannot_hold_every_name_is_refused(encoding: str) -> None:
    assert encoding in (server_fault(TAKEN[0], encoding) or "")
