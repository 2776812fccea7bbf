"""`tracker extractors`."""

from __future__ import annotations

from tracker.cli.output import Format, FormatOption, print_json
from tracker.cli.tables import table
from tracker.extract.extractors.choosing import extractors


def command(
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List who can look for claims: rules, models, plug-ins."""
    found = extractors()
    if format is Format.JSON:
        print_json([{"extractor": one.name, "what": one.told} for one in found])
        return
    table(["extractor", "what"], found)
