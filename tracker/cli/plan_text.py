"""What a purge would do or did, told."""

from __future__ import annotations

from typing import Any

from tracker.cli.output import counted, say, say_folded
from tracker.services.purging import Plan


def say_plan(plan: Plan, *, done: bool, left: str | None) -> None:
    """Tell it to people; `left` says where something of it may still be."""
    if not len(plan.chosen):
        before = f" ({counted(plan.already, 'entry')} emptied earlier)" if plan.already else ""
        say(f"Nothing is left to be emptied there{before}.")
        _say_names(plan)
        _say_left(left)
        return
    acts = ", ".join(f"{act} {count}" for act, count in sorted(plan.acts.items()))
    ranges = list(plan.chosen)
    which = f"between {ranges[0][0]} and {ranges[-1][1]}" if len(plan.chosen) > 1 else f"number {ranges[0][0]}"
    say_folded(f"{counted(len(plan.chosen), 'entry')} {'emptied' if done else 'would be emptied'}, {which}: {acts}.")
    if plan.rows:
        rows = "How a row stands" if plan.rows == 1 else f"How {plan.rows} rows stand"
        say_folded(f"{rows} is stated anew, so that the ledger still proves every row on file.")
    _say_names(plan)
    if not done:
        do_it = f"it takes --yes by whoever logs in as {plan.owner}" if plan.owner else "add --yes to do it"
        say_folded(f"Nothing was changed. This cannot be taken back: {do_it}.")
        return
    say_folded(
        "Backups, dumps and mails from before still hold what was emptied. Nobody can look back any more, with --as-of, at "
        "what these entries were about, as it stood before this purge."
    )
    _say_left(left)


def _say_left(left: str | None) -> None:
    if left is not None:
        say_folded(f"{left}.")


def _say_names(plan: Plan) -> None:
    if plan.named:
        say_folded("A former name still stands on file, in " + ", ".join(plan.named) + ".")
    if plan.withheld:
        acts = ", ".join(f"{act} {count}" for act, count in sorted(plan.withheld_acts.items()))
        say_folded(
            f"{counted(len(plan.withheld), 'entry')} with such a name tell of others too, and stay: {acts}. --others-too empties "
            "those that keep-history lets go."
        )
    if plan.also_in:
        say_folded(
            f"It stands in {counted(plan.also_in, 'other entry')} too, which this leaves: name the claim or story."
        )


def plan_as_json(plan: Plan, *, done: bool, left: str | None) -> dict[str, Any]:
    """The same for a program."""
    return {
        "done": done,
        "subject": plan.subject.name,
        "entries": len(plan.chosen),
        "ranges": [list(ends) for ends in plan.chosen],
        "acts": plan.acts,
        "rows_stated_anew": plan.rows,
        "emptied_before": plan.already,
        "still_named_in": plan.named,
        "other_entries_with_the_name": plan.also_in,
        "withheld": [list(ends) for ends in plan.withheld],
        "withheld_acts": plan.withheld_acts,
        "owner": plan.owner,
        "left": left,
    }
