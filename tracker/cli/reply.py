"""`tracker reply`: add, list, edit, retract."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from tracker.cli.desk import AsOf, choices, chosen, reading_desk, writing_desk
from tracker.cli.output import Format, FormatOption, say, say_folded, stream_json_list, warn
from tracker.cli.tables import Column, table
from tracker.domain.vocabulary import ReplyOutcome
from tracker.models import Claim, Reply
from tracker.services import work_words
from tracker.services.replying import ReplyFields, ask_for_reply, concerns, edit_reply, list_replies, retract_reply

app = typer.Typer()

AskedOption = Annotated[str | None, typer.Option("--asked", help="The day they were asked: 2026-11-23.")]
ChannelOption = Annotated[str | None, typer.Option("--channel", help="How: by mail, by telephone.")]
DeadlineOption = Annotated[str | None, typer.Option("--deadline", help="The day by which they were to answer.")]
OutcomeOption = Annotated[str | None, typer.Option("--outcome", help=f"What came of it: {choices(ReplyOutcome)}.")]
AnswerOption = Annotated[str | None, typer.Option("--answer", help="What they answered.")]
StandsOption = Annotated[
    str | None, typer.Option("--stands", help="The exact words of the article that carry the answer.")
]
NoteOption = Annotated[str | None, typer.Option("--note", help="A note for the desk.")]


@app.command()
def add(
    label: Annotated[str, typer.Argument(help="The claim: kim-train#12.")],
    party: Annotated[
        str | None, typer.Argument(help="Who was asked; the party the claim concerns if left out.")
    ] = None,
    asked: AskedOption = None,
    channel: ChannelOption = None,
    deadline: DeadlineOption = None,
    outcome: OutcomeOption = None,
    answer: AnswerOption = None,
    stands: StandsOption = None,
    note: NoteOption = None,
) -> None:
    """Note that somebody was asked to answer a claim."""
    word = chosen(ReplyOutcome, outcome, "outcome")
    fields = ReplyFields(party, asked, channel, deadline, word, answer, stands, note)
    with writing_desk() as (session, by):
        row, claim = ask_for_reply(session, label, fields, by=by)
        said = work_words.said_of_asking(row, claim.label, by)
    say_folded(said)
    _remark(row, claim, answered=answer is not None)


@app.command(name="list")
def list_command(
    scope: Annotated[
        str | None, typer.Argument(help="A claim (kim-train#12) or an article (kim-train); all if left out.")
    ] = None,
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List who was asked about what, with the ids."""
    columns = [
        Column("id", right=True),
        "claim",
        Column("party", wraps=True),
        "asked",
        "by",
        "deadline",
        "outcome",
        Column("answer", wraps=True),
        Column("retracted", wraps=True),
    ]
    fields = ["id", "claim", "party", "asked_on", "asked_by", "deadline", "outcome", "answer", "retracted_why"]
    with reading_desk(as_of, scope) as session:
        found = list_replies(session, scope)
        if format is Format.JSON:
            stream_json_list(found)
        else:
            table(columns, (tuple(one[field] for field in fields) for one in found))


@app.command()
def edit(
    key: Annotated[int, typer.Argument(metavar="ID", help="As `reply list` shows it.")],
    party: Annotated[str | None, typer.Option("--party", help="Who was asked.")] = None,
    asked: AskedOption = None,
    channel: ChannelOption = None,
    deadline: DeadlineOption = None,
    outcome: OutcomeOption = None,
    answer: AnswerOption = None,
    stands: StandsOption = None,
    note: NoteOption = None,
) -> None:
    """Put down what came of asking somebody."""
    word = chosen(ReplyOutcome, outcome, "outcome")
    fields = ReplyFields(party, asked, channel, deadline, word, answer, stands, note)
    with writing_desk() as (session, by):
        row, claim = edit_reply(session, key, fields, by=by)
        said = work_words.said_of_answer(row, claim.label)
    say_folded(said)
    _remark(row, claim, answered=answer is not None)


@app.command()
def retract(
    key: Annotated[int, typer.Argument(metavar="ID", help="As `reply list` shows it.")],
    reason: Annotated[str, typer.Option("--reason", help="Why.")],
) -> None:
    """Take back that somebody was asked; it stays on file."""
    with writing_desk() as (session, by):
        label = retract_reply(session, key, by=by, reason=reason)
    say(work_words.said_of_retracting("Reply", key, label))


def _remark(row: Reply, claim: Claim, *, answered: bool) -> None:
    """What else there may be to do: a denial belongs on the claim, and the right party is to be asked."""
    if answered and row.outcome is ReplyOutcome.ANSWERED:
        say_folded(
            "If the answer denies the claim, put the denial on the claim too: "
            f"tracker attribute {claim.label} {shlex.quote(row.party)} --status denied"
        )
    if not concerns(claim, row.party):
        warn(f"{claim.label} concerns {claim.about}, not {row.party}: whoever is accused is to be asked too")
