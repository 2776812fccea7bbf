"""How suspected copies, and what they do to the counts, are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tracker.cli.output import counted
from tracker.services.shift_words import count_words, left_alone
from tracker.services.suspicions import Outlook, Search, Suspected


def search_lines(search: Search, scope: str | None, *, dry_run: bool) -> Iterator[tuple[str, int]]:
    """What a search for copies found, each line with how far its second and later lines hang."""
    place = scope or "the whole desk"
    read = f"{counted(search.claims, 'claim')} with words on file"
    if not search.suspected:
        yield f"Nothing new to suspect in {place}: {read}.", 0
    else:
        fate = "would be on file, as suspected" if dry_run else "put on file, as suspected"
        yield f"{counted(len(search.suspected), 'copy')} {fate} ({place}: {read}).", 0
    for one in search.suspected:
        yield from _told(one)
    if search.suspected:
        yield from ((_outlook(one), 2) for one in search.outlooks)
        yield "Until somebody confirms, the count as known (the larger number) stays as it is.", 0
    if search.left:
        yield f"{left_alone(search.left)}: look again.", 0
    for agency, labels in search.missing.items():
        yield f"{agency} is credited on {_some(labels)} and is not on file: `{_add(agency)}`, then look again.", 2


def _told(one: Suspected) -> Iterator[tuple[str, int]]:
    number = "" if one.id is None else f"{one.id}: "
    yield f"{number}{one.source} may have drawn on {one.drew_on} ({one.kind.value}, for {one.scope})", 4
    yield f"    {one.why}.", 0
    if one.id is not None:
        yield f"    `tracker derivation confirm {one.id}` or `tracker derivation dismiss {one.id}`", 0


def _some(labels: Sequence[str], most: int = 3) -> str:
    more = len(labels) - most
    return ", ".join(labels[:most]) + (f" and {counted(more, 'more claim')}" if more > 0 else "")


def _add(agency: str) -> str:
    return f"tracker source add '{agency}' --kind agency"


def _outlook(one: Outlook) -> str:
    """kim-train#60: 1-2 independent, as before; 1 if confirmed."""
    now = f"{count_words(one.before)} independent, as before"
    if one.suspected != one.before:
        now = f"{count_words(one.before)} independent before, {count_words(one.suspected)} now"
    return f"{one.claim}: {now}; {count_words(one.confirmed)} if confirmed."


def search_json(search: Search, scope: str | None, *, dry_run: bool) -> dict[str, Any]:
    """The same for programs."""
    return {
        "scope": scope,
        "dry_run": dry_run,
        "claims_read": search.claims,
        "suspicions": [
            {
                "id": one.id,
                "source": one.source,
                "drew_on": one.drew_on,
                "kind": one.kind.value,
                "scope": one.scope,
                "why": one.why,
                "guess": one.guess,
                "claims": list(one.claims),
            }
            for one in search.suspected
        ],
        "claims": [
            {
                "claim": one.claim,
                "before": list(one.before),
                "after": list(one.suspected),
                "if_confirmed": list(one.confirmed),
            }
            for one in search.outlooks
        ],
        "left_alone": search.left,
        "not_on_file": [{"agency": agency, "claims": labels} for agency, labels in search.missing.items()],
    }
