"""The SQL by which a database on the tests' server keeps its rows as they are, and puts them back."""

from __future__ import annotations

from tests.desks import TABLES

_PATIENCE = "5s"
"""How long it is waited for somebody who still has a row locked."""

_SHAPE = """
CREATE FUNCTION kept.shape() RETURNS text STABLE LANGUAGE sql AS $$
    SELECT concat_ws(' ',
        (SELECT sum(oid::bigint * relnatts) FROM pg_class WHERE relnamespace = 'public'::regnamespace),
        (SELECT sum(oid::bigint * ascii(tgenabled::text)) FROM pg_trigger))
$$;
"""
"""Which tables and triggers there are: a test that has changed that gets its successor a new database."""

_PUT_BACK = """
    IF {text} = ANY (changed) THEN
        DELETE FROM public.{name};
        INSERT INTO public.{name} SELECT * FROM kept.{name};
    END IF;
"""


_GUARDS = """
DO $$ DECLARE guard record; BEGIN
    FOR guard IN SELECT tgrelid::regclass AS owner, tgname FROM pg_trigger WHERE tgenabled = 'A' LOOP
        EXECUTE format('ALTER TABLE %s ENABLE TRIGGER %I', guard.owner, guard.tgname);
    END LOOP;
END $$;
"""
"""The guards stand for everybody who comes as people come, and not for what is put back: they are of the kind that stands
for that as well, and to take them down each time would cost more than all the rest."""


def quoted(table: str) -> str:
    """Its name in a statement."""
    return f'"{table}"'


def keeping() -> str:
    """Statements after which `SELECT kept.put_back()` brings the rows back to what they are now. It answers how many tables it
    has written; -1, and nothing is done, where the tables themselves are no longer what they were."""
    copies = "".join(
        f"CREATE UNLOGGED TABLE kept.{quoted(table)} AS TABLE public.{quoted(table)};"
        f"INSERT INTO kept.standing SELECT '{table}', count(*), '0'::xid FROM kept.{quoted(table)};"
        for table in TABLES
    )
    steps = "".join(_PUT_BACK.format(name=quoted(table), text=f"'{table}'") for table in TABLES)
    here = " UNION ALL ".join(f"SELECT '{table}' AS name, xmin AS by FROM public.{quoted(table)}" for table in TABLES)
    return f"""
{_GUARDS}
DROP SCHEMA IF EXISTS kept CASCADE;
CREATE SCHEMA kept;
CREATE UNLOGGED TABLE kept.standing (name text PRIMARY KEY, amount bigint NOT NULL, written xid NOT NULL);
{copies}
{_SHAPE}
CREATE UNLOGGED TABLE kept.form (shape text);
CREATE FUNCTION kept.put_back() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    changed text[];
BEGIN
    IF kept.shape() <> (SELECT shape FROM kept.form) THEN
        RETURN -1;
    END IF;
    changed := ARRAY(
        SELECT name FROM kept.standing LEFT JOIN ({here}) AS here USING (name) GROUP BY name
        HAVING count(here.by) <> amount OR count(*) FILTER (WHERE here.by = written) <> amount
    );
    IF changed = '{{}}' THEN
        RETURN 0;
    END IF;
    PERFORM set_config('session_replication_role', 'replica', true), set_config('lock_timeout', '{_PATIENCE}', true);
    {steps}
    UPDATE kept.standing SET written = pg_current_xact_id()::xid WHERE name = ANY (changed);
    RETURN cardinality(changed);
END $$;
INSERT INTO kept.form SELECT kept.shape();
"""


def written_by() -> str:
    """A question whose answer is the same as long as nobody has written a row."""
    return " UNION ALL ".join(
        f"SELECT '{table}', count(*), sum(xmin::text::bigint) FROM public.{quoted(table)}" for table in TABLES
    )
