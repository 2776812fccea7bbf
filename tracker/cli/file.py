"""`tracker file`: one story, or a folder of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.desk import looking_desk, reading_desk, standard_input, writing_desk
from tracker.cli.output import counted, say, say_folded, warn
from tracker.cli.progress import progress
from tracker.domain.errors import BadInputError, TrackerError
from tracker.intake.folders import stories_in
from tracker.intake.reading_files import read_story
from tracker.intake.story import Story
from tracker.services.filed_words import fallout, filed_as, fresh_words
from tracker.services.filing import Filed, file_story, slug_from
from tracker.services.following_ahead import follow_ahead
from tracker.services.task_words import looks_done
from tracker.store.tasks import list_tasks

_NAMELESS = frozenset({"index", "default", "draft", "document", "untitled", "story", "article", "text"})
"""Names of files that say nothing of the story in them."""


def command(
    path: Annotated[
        str, typer.Argument(help="A text, Markdown, HTML or Word file, a folder of them, or - for standard input.")
    ],
    slug: Annotated[str | None, typer.Option("--slug", help="How people will name it; else the file's name.")] = None,
    headline: Annotated[str | None, typer.Option("--headline", help="Else the file's own, or its first line.")] = None,
    reporter: Annotated[str | None, typer.Option("--reporter", help="Initials of who reported it.")] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="File it though the desk asks whether it is the right text.")
    ] = False,
) -> None:
    """File an article's text: a new article, or its next revision."""
    with reading_desk():
        pass  # where there is no desk that is said first, and nobody waits for a story to be read
    if path != "-" and _is_folder(Path(path)):
        _file_folder(Path(path), slug or headline, reporter, anyway=anyway)
        return
    story = read_story(standard_input() if path == "-" else Path(path))
    name = "" if path == "-" else Path(path).stem
    say_folded("\n".join(_file(story, name, slug, headline, reporter, anyway=anyway)))


def _is_folder(path: Path) -> bool:
    """Whether it is a folder; what cannot even be a name is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _file(
    story: Story, name: str, slug: str | None, headline: str | None, reporter: str | None, *, anyway: bool
) -> list[str]:
    """File one story; what there is to say of it."""
    headline = headline or story.headline
    with looking_desk(to_write=True) as (session, by):
        ahead = follow_ahead(session, story.text, by=by, slug=slug, headline=headline, name=name)
    with writing_desk() as (session, by):
        filed = file_story(
            session,
            story.text,
            by=by,
            slug=slug,
            headline=headline,
            standfirst=story.standfirst,
            reporter=reporter,
            name=name,
            language=story.language,
            comments=story.comments,
            stamp=story.stamp,
            anyway=anyway,
            ahead=ahead,
        )
        return [*_told(filed), *looks_done(list_tasks(session, filed.article.id))]


def _told(filed: Filed) -> list[str]:
    """What was filed, what it did to the claims, and what comes next: three lines at most."""
    article, carried = filed.article, filed.carried
    said = filed_as(filed)
    notes = (
        f", with {counted(filed.comments, 'Word comment')}: tracker comment list {article.slug}"
        if filed.comments
        else ""
    )
    if not filed.new:
        return [f"Nothing to file: {said}, is the same text{notes}."]
    if carried is None:
        return [f"Filed {said}{notes}. Next: tracker propose {article.slug}"]
    return [
        f"Filed {said}{fresh_words(carried)}{notes}.",
        fallout(filed),
        f"Next: tracker diff {article.slug}, tracker propose {article.slug}",
    ]


def _file_folder(folder: Path, named: str | None, reporter: str | None, *, anyway: bool) -> None:
    """File every story of a folder, each by itself; what cannot be filed is told and passed over."""
    if named:
        raise BadInputError(f"{folder} is a folder, and --slug and --headline are of one story: leave them out")
    taken: dict[str, Path] = {}
    looked = refused = 0
    with progress(list(stories_in(folder)), "Filing") as steps:
        for path in steps:
            try:
                for line in _file_of_many(path, _name_in(folder, path), taken, reporter, anyway=anyway):
                    say(line)
                looked += 1
            except TrackerError as error:
                refused += 1
                warn(f"{path}: {error}" if str(path) not in str(error) else str(error))
    if not looked and not refused:
        raise BadInputError(f"there is no story in {folder}: a story's name ends in .txt, .md, .html or .docx")
    say(f"{counted(looked, 'story')} read{f', {refused:,} refused' if refused else ''}.")
    if refused:
        raise typer.Exit(2)


def _name_in(folder: Path, path: Path) -> str:
    """What a file of a folder is called; where its own name says nothing, what the folder is called that it lies in."""
    return path.parent.name if path.stem.lower() in _NAMELESS and path.parent != folder else path.stem


def _file_of_many(path: Path, name: str, taken: dict[str, Path], reporter: str | None, *, anyway: bool) -> list[str]:
    """File one of many; two with one name are not taken for two revisions of one story."""
    slug = slug_from(name)
    if slug in taken:
        raise BadInputError(f"{path} would be {slug}, as {taken[slug]} is already: file it alone with --slug")
    taken[slug] = path
    return _file(read_story(path), name, None, None, reporter, anyway=anyway)[:2]
