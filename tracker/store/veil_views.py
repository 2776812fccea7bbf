"""What stands in the place of each table for who may not see all of it: the same columns, some of them said otherwise.

Only which columns are guarded is said here; who sees them stands in `tracker/domain/who_sees.py`. A text column that nobody has
thought of is said without confidential names to who may not see those: `AS_IT_IS` names the ones that are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import String, Table

from tracker.domain.who_sees import AT_THE_DESK, SEALED, SOMEBODY, Guarded
from tracker.models import Base

AS_IT_IS = {
    *("alias.name", "source.name"),  # said otherwise below, so that the others can be looked for
    *("article", "revision", "passage", "alignment", "entry", "person", "person_role", "setting", "pack", "sign_off"),
    *("attribution.chain", "attribution.said_on", "claim.as_of", "comment.made_on", "evidence.sha256"),
    *("proposal.extractor", "proposal.fingerprint", "proposal.reasons", "proposal.rule", "proposal.via"),
    *("proposal.source_spans", "proposal.cue_spans", "proposal.content_spans"),
    *("reply.asked_on", "reply.deadline", "review.overrides", "waiver.rule", "waiver.until"),
}
"""Tables and columns that are left alone: the story's own words, by which places in it are counted, the desk's people and
choices, and texts that are no words."""
ADDRESSES = {"article.url", "publication.url", "evidence.url", "evidence.archived_url"}
_WORDS = {"attribution": ("cue", "quote", "mode"), "evidence": ("excerpt",)}
_PLACES = {
    "attribution": ("said_on", "locator"),
    "evidence": ("locator", "url", "archived_url", "sha256", "file_name"),
}
_NOTES_ON = {
    "attribution": ("note", "retracted_why"),
    "evidence": ("note", "retracted_why"),
    "derivation": ("note", "retracted_why"),
    "claim": ("note",),
    "reply": ("note", "retracted_why", "channel", "answer"),
    "comment": ("text",),
    "review": ("reason",),
    "waiver": ("reason", "withdrawn_why"),
    "hold": ("purpose",),
    "contradiction": ("name", "note"),
    "task": ("note",),
}
_STANDING = ("terms", "genre", "genre_article_id", "reliability", "retracted_why")


Saying = Callable[[str, bool], str]
"""The expression that says a column without confidential names; of a web address (True) nothing where it holds one."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """The keys of the sources of which a part is not to be seen; what some of them are called instead of their name."""

    parts: Mapping[Guarded, frozenset[int]]
    told: Mapping[int, str]
    aliases: frozenset[int] = frozenset()
    """Keys of aliases, of other sources, that hold a name which is not to be seen."""

    def of(self, part: Guarded) -> frozenset[int]:
        """The sources of which this part is hidden."""
        return self.parts.get(part, frozenset())


def views(hidden: Hidden, schema: str, saying: Saying) -> Iterator[tuple[str, str]]:
    """The tables of which something is hidden, each with the query that stands in its place.

    Args:
        schema: where the tables themselves are.
        saying: how the engine says a text without names.
    """
    for table in Base.metadata.sorted_tables:
        said = {column.name: f'"{column.name}"' for column in table.columns}
        plain = dict(said)
        said |= _without_names(table, hidden, saying)
        said |= _on_sources(table.name, hidden, schema, said)
        said |= _source(hidden, said) if table.name == "source" else {}
        where = _aliases(hidden) if table.name == "alias" else ""
        if said != plain or where:
            wanted = ", ".join(f'{expression} AS "{name}"' for name, expression in said.items())
            yield table.name, f'SELECT {wanted} FROM {schema}."{table.name}"{where}'


def _aliases(hidden: Hidden) -> str:
    """Which aliases may be seen."""
    conditions = [
        f"{column} NOT IN ({_keys(keys)})"
        for column, keys in (("source_id", hidden.of(Guarded.OTHER_NAMES)), ("id", hidden.aliases))
        if keys
    ]
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _without_names(table: Table, hidden: Hidden, saying: Saying) -> dict[str, str]:
    """Every text of the table without the names that are hidden."""
    if not hidden.of(Guarded.CODENAME) or table.name in AS_IT_IS:
        return {}
    return {
        column.name: saying(f'"{column.name}"', f"{table.name}.{column.name}" in ADDRESSES)
        for column in table.columns
        if type(column.type) is String and f"{table.name}.{column.name}" not in AS_IT_IS
    }


def _source(hidden: Hidden, plain: Mapping[str, str]) -> dict[str, str]:
    """The columns of a source that are said otherwise."""
    said: dict[str, str] = {}
    for part, column, instead in (
        (Guarded.WHY, "why_unnamed", _text(SEALED)),
        (Guarded.NOTE, "note", _text(SEALED)),
        (Guarded.KNOWN_TO, "known_to_id", str(SOMEBODY)),
    ):
        if keys := hidden.of(part):
            said[column] = _instead(column, f"id IN ({_keys(keys)})", instead, plain[column])
    if hidden.told:
        told = " ".join(f"WHEN {key} THEN {_text(name)}" for key, name in sorted(hidden.told.items()))
        said["name"] = f"CASE id {told} ELSE {plain['name']} END"
    if kept := hidden.of(Guarded.CODENAME):
        said["confidential"] = f"(confidential OR id IN ({_keys(kept)}))"
    if kept := hidden.of(Guarded.STANDING):
        for column in _STANDING:
            said[column] = f"CASE WHEN id IN ({_keys(kept)}) THEN NULL ELSE {plain[column]} END"
    return said


def _on_sources(table: str, hidden: Hidden, schema: str, plain: Mapping[str, str]) -> dict[str, str]:
    """The columns of a row that are said otherwise where it stands on a source of which they are hidden."""
    said: dict[str, str] = {}
    for part, columns in ((Guarded.WORDS, _WORDS), (Guarded.PLACES, _PLACES), (Guarded.NOTES_ON, _NOTES_ON)):
        keys = hidden.of(part)
        for column in columns.get(table, ()) if keys else ():
            instead = _text(AT_THE_DESK) if column in _SAID_TO_BE_THERE else "NULL"
            said[column] = _instead(column, _stands_on(table, keys, schema), instead, plain[column])
    return said


_SAID_TO_BE_THERE = {"locator", "text", "reason", "answer", "name"}
"""Columns in which something has to stand, or is asked for by the audit."""


def _stands_on(table: str, keys: Collection[int], schema: str) -> str:
    """Whether a row of this table stands on one of these sources, itself or with its claim; a remark in the margin of a draft
    may be of any of them."""
    named = _keys(keys)
    passed_on = f"SELECT attribution_id FROM {schema}.via WHERE source_id IN ({named})"
    if table == "attribution":
        return f"(source_id IN ({named}) OR id IN ({passed_on}))"
    if table == "derivation":
        return f"(source_id IN ({named}) OR drew_on_id IN ({named}))"
    if table == "evidence":
        return f"source_id IN ({named})"
    claims = (
        f"SELECT claim_id FROM {schema}.attribution WHERE source_id IN ({named}) OR id IN ({passed_on}) "
        f"UNION SELECT claim_id FROM {schema}.evidence WHERE source_id IN ({named})"
    )
    if table == "contradiction":
        return f"id IN (SELECT contradiction_id FROM {schema}.contradiction_member WHERE claim_id IN ({claims}))"
    return "TRUE" if table == "comment" else f"{'id' if table == 'claim' else 'claim_id'} IN ({claims})"


def _instead(column: str, hidden: str, said: str, otherwise: str) -> str:
    """What is said where a value is hidden; a blank stays blank."""
    return f'CASE WHEN "{column}" IS NULL THEN NULL WHEN {hidden} THEN {said} ELSE {otherwise} END'


def _keys(keys: Collection[int]) -> str:
    return ", ".join(map(str, sorted(keys)))


def _text(words: str) -> str:
    quoted = words.replace("'", "''")
    return f"'{quoted}'"
