"""`tracker claim`: add, list, show, edit; split and merge are in parting.py, group, ungroup and groups in grouping.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from tracker.cli import grouping, parting, placing
from tracker.cli.desk import AsOf, choices, chosen, files_folder, reading_desk, writing_desk, yes_or_no
from tracker.cli.output import Format, FormatOption, print_json, say, stream_json_list
from tracker.cli.progress import progress
from tracker.cli.showing import interval, show
from tracker.cli.tables import Column, LimitOption, row_limit, table
from tracker.domain.labels import split_label
from tracker.domain.vocabulary import AttributionStatus, ReviewState, Risk
from tracker.domain.wording import LINE, clean_optional
from tracker.services import work_words
from tracker.services.beside import beside_json
from tracker.services.claiming import add_claim, edit_claim, held_waivers
from tracker.services.listing import Sourced, Wanted, as_json, count_looked_at, list_claims, show_claim
from tracker.store.articles import article_key
from tracker.store.claims import ClaimFilter
from tracker.store.sources import get_source

app = typer.Typer()

StatusOption = Annotated[
    str | None, typer.Option("--status", help=f"How the article puts it: {choices(AttributionStatus)}.")
]
WordsOption = Annotated[str | None, typer.Option("--quote", help="The exact words in the article's text.")]
OccurrenceOption = Annotated[
    int | None, typer.Option("--occurrence", help="Which one, where the words stand several times.")
]
RiskOption = Annotated[str | None, typer.Option("--risk", help="normal or high.")]
AboutOption = Annotated[str | None, typer.Option("--about", help="The party it concerns.")]
AllegationOption = Annotated[str | None, typer.Option("--allegation", help="Whether it accuses that party: yes or no.")]
AsOfOption = Annotated[str | None, typer.Option("--as-of", help="The day it was true: 2023-09-13.")]
NoteOption = Annotated[str | None, typer.Option("--note", help="A note for the desk.")]


@app.command()
def add(
    slug: Annotated[str, typer.Argument(help="The article.")],
    text: Annotated[str, typer.Option("--text", help="The claim: one assertion, in the affirmative.")],
    status: StatusOption = AttributionStatus.UNATTRIBUTED.value,
    quote: WordsOption = None,
    occurrence: OccurrenceOption = None,
    risk: RiskOption = Risk.NORMAL.value,
    about: AboutOption = None,
    allegation: AllegationOption = None,
    as_of: AsOfOption = None,
    note: NoteOption = None,
) -> None:
    """Put a claim of an article on file."""
    with writing_desk() as (session, by):
        claim = add_claim(
            session,
            slug,
            text,
            chosen(AttributionStatus, status, "status") or AttributionStatus.UNATTRIBUTED,
            by=by,
            words=quote,
            occurrence=occurrence,
            risk=chosen(Risk, risk, "risk") or Risk.NORMAL,
            about=about,
            allegation=yes_or_no(allegation, "--allegation") or False,
            as_of=as_of,
            note=note,
        )
        label, status = claim.label, claim.status.value
    say(f"{work_words.said_of_claim(label, status)} Next: tracker attribute {label} SOURCE --status ...")


@app.command(name="list")
def list_command(
    slug: Annotated[str | None, typer.Argument(help="The article; every article if left out.")] = None,
    state: Annotated[
        list[str] | None, typer.Option("--state", help=f"{choices(ReviewState)}; may be given several times.")
    ] = None,
    status: StatusOption = None,
    source: Annotated[str | None, typer.Option("--source", help="Only claims on which this source stands.")] = None,
    risk: RiskOption = None,
    single_sourced: Annotated[
        bool, typer.Option("--single-sourced", help="Only claims with one independent source.")
    ] = False,
    contested: Annotated[bool, typer.Option("--contested", help="Only claims supported and denied at once.")] = False,
    text: Annotated[str | None, typer.Option("--text", help="Only claims with these words in their text.")] = None,
    as_of: AsOf = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List claims, with how many independent sources each has."""
    states = [chosen(ReviewState, word, "state") for each in state or () for word in each.split(",")]
    stance, grade = chosen(AttributionStatus, status, "status"), chosen(Risk, risk, "risk")
    most = row_limit(limit, format)
    with reading_desk(as_of, slug) as session:
        narrow = ClaimFilter(
            article_id=article_key(session, slug) if slug else None,
            states=tuple(word.value for word in states if word),
            status=stance.value if stance else None,
            source_id=get_source(session, source).id if source else None,
            risk=grade.value if grade else None,
            words=clean_optional("--text", text, LINE),
        )
        wanted = Wanted(narrow, single_sourced=single_sourced, contested=contested)
        total = count_looked_at(session, wanted) if most is not None else None
        with progress(total if wanted.computed else None, "Measuring") as steps:
            one_more = most + 1 if most is not None and wanted.computed and format is Format.TEXT else most
            found = list_claims(session, wanted, one_more, steps.advance if wanted.computed else None)
            if format is Format.JSON:
                stream_json_list(map(as_json, found))
            else:
                table(COLUMNS, _rows(found), total=None if wanted.computed else total, most=most)


COLUMNS = [
    "claim",
    "state",
    "status",
    Column("cited", right=True),
    Column("indep", right=True),
    Column("text", wraps=True),
    Column("on it", optional=True),
]


def _rows(found: Iterator[Sourced]) -> Iterator[tuple[object, ...]]:
    for one in found:
        claim, measured = one.claim, one.measured
        status = f"{claim.status}/denied" if one.contested else claim.status.value
        on_it = f"{claim.hold.initials} to {claim.hold.until:%d %b %H:%M}" if claim.hold else ""
        yield claim.label, claim.state, status, measured.citations, interval(measured), claim.text, on_it


@app.command(name="show")
def show_command(
    label: Annotated[str, typer.Argument(help="The claim: kim-train#12.")],
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show everything on file about one claim."""
    with reading_desk(as_of, split_label(label)[0]) as session:
        found = show_claim(session, label)
        if format is Format.JSON:
            print_json(as_json(found) | beside_json(session, found.claim, files_folder(session)))
        else:
            show(session, found)


@app.command()
def edit(
    label: Annotated[str, typer.Argument(help="The claim: kim-train#12.")],
    text: Annotated[str | None, typer.Option("--text", help="The claim in other words.")] = None,
    status: StatusOption = None,
    quote: WordsOption = None,
    occurrence: OccurrenceOption = None,
    risk: RiskOption = None,
    about: AboutOption = None,
    allegation: AllegationOption = None,
    as_of: AsOfOption = None,
    note: NoteOption = None,
) -> None:
    """Change a claim's text, status, risk or words in the story."""
    with writing_desk() as (session, by):
        waived = len(held_waivers(session, label))
        claim, fell = edit_claim(
            session,
            label,
            by=by,
            text=text,
            status=chosen(AttributionStatus, status, "status"),
            words=quote,
            occurrence=occurrence,
            risk=chosen(Risk, risk, "risk"),
            about=about,
            allegation=yes_or_no(allegation, "--allegation"),
            as_of=as_of,
            note=note,
        )
        version, ended = claim.version, waived - len(held_waivers(session, label))
    for line in work_words.said_of_editing(label, version, fell=fell, ended=ended):
        say(line)


app.command()(parting.split)
app.command()(parting.merge)
app.command()(placing.place)
app.command()(grouping.group)
app.command()(grouping.ungroup)
app.command()(grouping.groups)
