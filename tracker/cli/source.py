"""`tracker source`: add, list, show, edit, merge, retract, restore."""

from __future__ import annotations

import shlex
from typing import Annotated, Any

import typer

from tracker.cli.desk import AsOf, choices, chosen, reading_desk, writing_desk
from tracker.cli.impact import list_falls
from tracker.cli.output import Format, FormatOption, print_json, say, say_folded, warn
from tracker.cli.tables import Column, LimitOption, row_limit, table
from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Reliability, SourceGenre, SourceKind, SourceTerms
from tracker.services.impact_words import outcome
from tracker.services.merging import merge_sources
from tracker.services.shift_words import reopened_words
from tracker.services.source_files import source_file
from tracker.services.sources import SourceFields, add_source, edit_source, restore_source, retract_source
from tracker.services.weighing import impact_of
from tracker.store.sources import count_sources, find_sources, get_source, source_listing

app = typer.Typer()

NameArgument = Annotated[str, typer.Argument(help="The source, by name or alias.")]
AliasOption = Annotated[list[str] | None, typer.Option("--alias", help="Another name; may be given several times.")]
TermsOption = Annotated[str | None, typer.Option("--terms", help=f"{choices(SourceTerms)}.")]
GenreOption = Annotated[str | None, typer.Option("--genre", help=f"{choices(SourceGenre)}.")]
OfArticleOption = Annotated[str | None, typer.Option("--of-article", help="For genre own_story: which article.")]
ReliabilityOption = Annotated[str | None, typer.Option("--reliability", help="A to F.")]
ConfidentialOption = Annotated[
    bool | None,
    typer.Option("--confidential/--not-confidential", help="The name given is a codename, never the real one."),
]
DescriptionOption = Annotated[str | None, typer.Option("--description", help="How print may describe it.")]
WhyOption = Annotated[str | None, typer.Option("--why-unnamed", help="Why it is not named.")]
KnownToOption = Annotated[str | None, typer.Option("--known-to", help="Initials of the editor who knows who it is.")]
NoteOption = Annotated[str | None, typer.Option("--note", help="A note for the desk.")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why.")]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="The source's name.")],
    kind: Annotated[str, typer.Option("--kind", help=f"{choices(SourceKind)}.")],
    alias: AliasOption = None,
    terms: TermsOption = None,
    genre: GenreOption = None,
    of_article: OfArticleOption = None,
    reliability: ReliabilityOption = None,
    confidential: ConfidentialOption = None,
    description: DescriptionOption = None,
    why_unnamed: WhyOption = None,
    known_to: KnownToOption = None,
    note: NoteOption = None,
) -> None:
    """Put a source on file."""
    word = choose(SourceKind, kind, "kind of source")
    fields = _fields(terms, genre, of_article, reliability, confidential, description, why_unnamed, known_to, note)
    with writing_desk() as (session, by):
        alike = [other.name for other in find_sources(session, name) if not other.confidential]
        source = add_source(session, name, word, by=by, aliases=alias or (), fields=fields)
        said = f"{source.name} is on file, {source.kind}."
    say(said)
    for other in alike:
        warn(f"{other} is on file too: if they are one, `tracker source merge` makes them so.")


@app.command(name="list")
def list_command(
    kind: Annotated[str | None, typer.Option("--kind", help=f"{choices(SourceKind)}.")] = None,
    text: Annotated[str | None, typer.Option("--text", help="Only sources with these letters in a name.")] = None,
    as_of: AsOf = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List the sources, with how many claims hang on each."""
    word = chosen(SourceKind, kind, "kind of source")
    kept, most = word.value if word else None, row_limit(limit, format)
    with reading_desk(as_of) as session:
        found = source_listing(session, kind=kept, words=text, most=most)
        total = len(found) if most is None else count_sources(session, kind=kept, words=text)
    if format is Format.JSON:
        print_json(found)
        return
    columns = [
        Column("source", wraps=True),
        "kind",
        Column("claims", right=True),
        "standing",
        Column("aliases", wraps=True),
    ]
    rows = [(one["source"], one["kind"], one["claims"], _standing(one), one["aliases"]) for one in found]
    table(columns, rows, total=total)


def _standing(one: dict[str, Any]) -> str:
    if one["merged_into"]:
        return f"is {one['merged_into']}"
    return "retracted" if one["retracted"] else "confidential" if one["confidential"] else ""


@app.command(name="show")
def show_command(
    name: NameArgument,
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show everything on file about one source."""
    with reading_desk(as_of) as session:
        found = source_file(session, name)
    if format is Format.JSON:
        print_json(found)
        return
    for key, value in found.items():
        if value in (None, [], False):
            continue
        if isinstance(value, list):
            say(f"{key.replace('_', ' ')}:")
            for each in value:
                say_folded(f"  {each}", hang=2)
        else:
            say_folded(f"{key.replace('_', ' ')}: {'yes' if value is True else value}")


@app.command()
def edit(
    named: NameArgument,
    name: Annotated[str | None, typer.Option("--name", help="A new name; the old one stays as an alias.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help=f"{choices(SourceKind)}.")] = None,
    alias: AliasOption = None,
    terms: TermsOption = None,
    genre: GenreOption = None,
    of_article: OfArticleOption = None,
    reliability: ReliabilityOption = None,
    confidential: ConfidentialOption = None,
    description: DescriptionOption = None,
    why_unnamed: WhyOption = None,
    known_to: KnownToOption = None,
    note: NoteOption = None,
) -> None:
    """Change a source's name, aliases, kind or terms."""
    word = chosen(SourceKind, kind, "kind of source")
    fields = _fields(terms, genre, of_article, reliability, confidential, description, why_unnamed, known_to, note)
    if name is None and word is None and not alias and fields == SourceFields():
        raise BadInputError("nothing would change: say what with an option, see `tracker source edit --help`")
    with writing_desk() as (session, by):
        source, reopened = edit_source(session, named, by=by, name=name, kind=word, aliases=alias or (), fields=fields)
        said = source.name
    say(f"{said} is changed.")
    _say_reopened(reopened)
    if fields.confidential:
        say(
            "The ledger keeps every name it has had: if one of them is real, an editor takes it out of there for good, with "
            f"`tracker log purge --subject {shlex.quote(said)} --reason ...`"
        )


@app.command()
def merge(
    name: Annotated[str, typer.Argument(help="The name that is given up.")],
    into: Annotated[str, typer.Option("--into", help="The source that it is.")],
) -> None:
    """Make two names on file one source."""
    with writing_desk() as (session, by):
        given_up = get_source(session, name).name
        target, reopened = merge_sources(session, name, into, by=by)
        said = target.name
    say(f"{given_up} is {said} from now on, and an alias of it.")
    _say_reopened(reopened)


@app.command()
def retract(name: NameArgument, reason: ReasonOption) -> None:
    """Take a source's word away from every claim; it stays on file."""
    with writing_desk() as (session, by):
        source, reopened = retract_source(session, name, by=by, reason=reason)
        said = source.name
    say(f"{said} is retracted: no claim rests on it any more.")
    _say_reopened(reopened)
    with reading_desk() as session:
        fallen = impact_of(session, said)
        if len(fallen):
            say_folded(f"{outcome(fallen)}.")
            list_falls(session, fallen, row_limit(None))


@app.command()
def restore(name: NameArgument) -> None:
    """Give a retracted source its word back."""
    with writing_desk() as (session, by):
        said = restore_source(session, name, by=by).name
    say(f"{said} counts again. What its retraction opened stays in review.")


def _say_reopened(labels: list[str]) -> None:
    if told := reopened_words(labels, row_limit(None)):
        say_folded(told)


def _fields(
    terms: str | None,
    genre: str | None,
    of_article: str | None,
    reliability: str | None,
    confidential: bool | None,
    description: str | None,
    why_unnamed: str | None,
    known_to: str | None,
    note: str | None,
) -> SourceFields:
    return SourceFields(
        terms=chosen(SourceTerms, terms, "kind of terms"),
        genre=chosen(SourceGenre, genre, "genre"),
        of_article=of_article,
        reliability=chosen(Reliability, reliability, "reliability"),
        confidential=confidential,
        description=description,
        why_unnamed=why_unnamed,
        known_to=known_to,
        note=note,
    )
