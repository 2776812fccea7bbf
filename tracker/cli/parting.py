"""`tracker claim split` and `tracker claim merge`: one claim becomes several, two become one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, Any

import typer

from tracker.cli.desk import writing_desk
from tracker.cli.output import Format, FormatOption, counted, print_json, say_folded
from tracker.domain.errors import BadInputError
from tracker.models import Passage
from tracker.services.joining import Joined, merge_claims
from tracker.services.splitting import Part, Split, Wanted, split_claim
from tracker.services.work_words import said_of_splitting
from tracker.store.partings import Holdings

ReasonOption = Annotated[str | None, typer.Option("--reason", help="Why.")]
_WHICH = "to those parts alone: 12=2 or 12=1,3"


def split(
    label: Annotated[str, typer.Argument(help="The claim: kim-train#12.")],
    texts: Annotated[list[str], typer.Option("--text", help="What a part says; give it once for each.")],
    quotes: Annotated[
        list[str] | None,
        typer.Option(
            "--quote", help="The exact words of the first part, the second ...; blank: all the claim's words."
        ),
    ] = None,
    attributions: Annotated[
        list[str] | None, typer.Option("--attribution", metavar="ID=PARTS", help=f"Give an attribution {_WHICH}.")
    ] = None,
    evidence: Annotated[
        list[str] | None, typer.Option("--evidence", metavar="ID=PARTS", help=f"Give a piece of evidence {_WHICH}.")
    ] = None,
    reason: ReasonOption = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Make several claims of one that says several things."""
    wanted = _wanted(texts, quotes or [])
    said, held = _dealt("--attribution", attributions or []), _dealt("--evidence", evidence or [])
    with writing_desk() as (session, by):
        done = split_claim(session, label, wanted, by=by, reason=reason, attributions=said, evidence=held)
        lines, told = list(_split_lines(done)), _split_json(done)
    if format is Format.JSON:
        print_json(told)
        return
    for line in lines:
        say_folded(line, hang=2)


def merge(
    label: Annotated[str, typer.Argument(help="The claim that goes: kim-train#12.")],
    into: Annotated[str, typer.Option("--into", help="The claim that remains: kim-train#9.")],
    reason: ReasonOption = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Make two claims of a story one."""
    with writing_desk() as (session, by):
        done = merge_claims(session, label, into, by=by, reason=reason)
        lines, told = list(_merged_lines(done)), _merged_json(done)
    if format is Format.JSON:
        print_json(told)
        return
    for line in lines:
        say_folded(line, hang=2)


def _wanted(texts: Sequence[str], quotes: Sequence[str]) -> list[Wanted]:
    if len(quotes) > len(texts):
        raise BadInputError(
            f"there are {len(texts)} parts and {len(quotes)} quotes: give at most one --quote for each --text"
        )
    given = [*quotes, *[""] * (len(texts) - len(quotes))]
    return [Wanted(text, words if words.strip() else None) for text, words in zip(texts, given, strict=True)]


def _dealt(option: str, pairs: Sequence[str]) -> Mapping[int, Collection[int]]:
    """What `--attribution 12=1,3` says."""
    found: dict[int, set[int]] = {}
    for pair in pairs:
        key, _, parts = pair.partition("=")
        numbers = [one.strip() for one in parts.split(",")]
        if not all(one.isascii() and one.isdigit() and len(one) < 10 for one in (key.strip(), *numbers)):
            raise BadInputError(f"{option} takes an id and the parts that are to have it, such as 12=2 or 12=1,3")
        found.setdefault(int(key), set()).update(map(int, numbers))
    return found


def _split_lines(done: Split) -> list[str]:
    whole = done.claim.label
    lines = [said_of_splitting(whole, [part.claim.label for part in done.parts])]
    lines += [f"{part.claim.label}: {_part_words(part)}" for part in done.parts]
    if done.groups:
        lines.append(
            f"{whole} stays in {', '.join(f'“{name}”' for name in done.groups)}: put the part that is meant in with "
            "`tracker claim group`."
        )
    lines.append(f"Each is to be checked by itself. Next: tracker take {done.parts[0].claim.label}")
    return lines


def _part_words(part: Part) -> str:
    return f"{_held_words(part.rows) or 'nothing under it'}; {_place_words(part.passages)}."


def _held_words(rows: Holdings) -> str:
    """What came along, as far as anything did."""
    words = [
        counted(len(found), name)
        for found, name in (
            (rows.attributions, "attribution"),
            (rows.evidence, "piece of evidence"),
            (rows.derivations, "derivation"),
            (rows.replies, "reply"),
        )
        if found
    ]
    return ", ".join(words)


def _place_words(passages: Sequence[Passage]) -> str:
    if not passages:
        return "on no words of the text"
    return "on " + " and ".join(f"“{' '.join(row.exact.split())[:100]}”" for row in passages)


def _merged_lines(done: Joined) -> list[str]:
    into = done.into.label
    lines = [f"{done.claim.label} is withdrawn: merged into {into}."]
    if gained := _held_words(done.rows):
        lines.append(f"{into} has what it lacked: {gained}.")
    if done.passages:
        lines.append(f"{into} stands {_place_words(done.passages)} too.")
    lines += [f"{into} was decided, and its ground moved; it is back in review."] if done.fell else []
    lines += [f"{counted(done.waivers, 'waiver')} on {into} ended: it is of high risk now."] if done.waivers else []
    return lines


def _split_json(done: Split) -> dict[str, Any]:
    return {
        "claim": done.claim.label,
        "state": done.claim.state.value,
        "parts": [
            {"claim": part.claim.label, "text": part.claim.text, **_came_along(part.rows, part.passages)}
            for part in done.parts
        ],
        "groups": done.groups,
    }


def _merged_json(done: Joined) -> dict[str, Any]:
    return {
        "claim": done.claim.label,
        "state": done.claim.state.value,
        "into": done.into.label,
        **_came_along(done.rows, done.passages),
        "reopened": done.fell,
        "waivers_ended": done.waivers,
    }


def _came_along(rows: Holdings, passages: Sequence[Passage]) -> dict[str, Any]:
    return {
        "attributions": len(rows.attributions),
        "evidence": len(rows.evidence),
        "derivations": len(rows.derivations),
        "replies": len(rows.replies),
        "passages": [{"start": row.start, "end": row.end, "exact": row.exact} for row in passages],
    }
