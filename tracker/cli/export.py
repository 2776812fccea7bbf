"""`tracker export`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from tracker.cli.desk import AsOf, choices, copying_desk
from tracker.cli.output import say, warn
from tracker.cli.paper import refuse_to_overwrite, write_out
from tracker.cli.progress import progress
from tracker.domain.choices import choose, meant
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Audience
from tracker.domain.who_sees import COPIED_FOR, Copied
from tracker.domain.wording import shown
from tracker.services.exporting import export_desk, export_story
from tracker.services.open_exporting import OpenFormat, export_openly

JSON_LINES = "jsonl"
FORMATS = (JSON_LINES, *OpenFormat)


def command(
    slug: Annotated[str | None, typer.Argument(help="One article with its sources; everything if left out.")] = None,
    format: Annotated[  # noqa: A002 - the option's own name
        str, typer.Option("--format", help=f"{JSON_LINES}, or of one article {choices(OpenFormat)}.")
    ] = JSON_LINES,
    audience: Annotated[
        str | None,
        typer.Option("--for", help=f"Who reads an open format: {choices(Audience)}; the reader if left out."),
    ] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", help="The file to write; else it is printed.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    as_of: AsOf = None,
) -> None:
    """Write what is on file as JSON Lines or in an open format.

    As JSON Lines one article comes as a bundle that any desk can import: the sourcing, not the decisions. Everything comes
    as a dump with the ledger, which restores onto an empty desk. Files of evidence do not travel in either; their hashes do.

    claimreview: the approved outcomes of a published story, for its page and for search engines. annotations: every passage
    with how its claim stands (W3C Web Annotation). prov: where everything comes from (W3C PROV-O). All three are for
    readers unless --for says otherwise: confidential sources are described, not named.
    """
    format = format.casefold()  # noqa: A001
    _require_sense(slug, format, audience, as_of)
    refuse_to_overwrite(output, force=force)
    if format == JSON_LINES:
        _export_lines(slug, output, as_of, force=force)
    else:
        assert slug is not None
        _export_openly(slug, format, audience, output, as_of, force=force)


def _require_sense(slug: str | None, format: str, audience: str | None, as_of: str | None) -> None:  # noqa: A002
    """Refuse what does not go together.

    Raises:
        BadInputError: so it is.
    """
    if format not in FORMATS:
        raise BadInputError(f"{shown(format)} is no format: choose {' or '.join(FORMATS)}{meant(format, FORMATS)}")
    if format != JSON_LINES and slug is None:
        raise BadInputError(
            f"{format} is written of one article: name it, as in `tracker export kim-train --format {format}`"
        )
    if format == JSON_LINES and audience is not None:
        raise BadInputError("JSON Lines hold everything for another desk: leave --for out, or name an open format")
    if format == JSON_LINES and slug is None and as_of is not None:
        raise BadInputError("a dump of the past could not be restored, for its ledger goes on: name one article")


def _export_lines(slug: str | None, output: str | None, as_of: str | None, *, force: bool) -> None:
    with copying_desk(Copied.BUNDLE if slug else Copied.DUMP, as_of, slug) as session:
        lines = export_story(session, slug) if slug else export_desk(session)
        _write(lines, output, force=force)
    if output not in (None, "-"):
        say(f"Written to {output}. Files of evidence do not travel in it; their hashes do.")


def _export_openly(
    slug: str,
    format: str,  # noqa: A002
    audience: str | None,
    output: str | None,
    as_of: str | None,
    *,
    force: bool,
) -> None:
    reader = choose(Audience, audience or Audience.READER.value, "audience")
    with copying_desk(COPIED_FOR[reader], as_of, slug) as session:
        export = export_openly(session, slug, OpenFormat(format), reader)
        _write(export.pieces, output, force=force)
    for remark in export.remarks:
        warn(remark)
    if output not in (None, "-"):
        say(f"{slug} as {format} for the {reader} is at {output}.")


def _write(pieces: Iterable[bytes], output: str | None, *, force: bool) -> None:
    with progress(pieces, "Exporting") as written:
        write_out(written, output, force=force)
