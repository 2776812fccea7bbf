"""The facts of a fact-checking workbook as claims, each with where it stands, who says so and what is held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker.domain.vocabulary import AttributionStatus, Bearing
from tracker.domain.wording import shown
from tracker.intake.sheets.fact_checking.matching import Matched
from tracker.intake.sheets.fact_checking.template import Fact, Mark

_WEB = ("http://", "https://")


def records_of(
    matched: Matched,
    sources: dict[str, str | None],
    slug: str,
    number: int,
    revision: int,
    called: str,
    author: str,
) -> list[dict[str, Any]]:
    """A fact as the records of a bundle. Nobody's decision is among them: what the sheet says of it stands in the note.

    Args:
        sources: the names of its sources on file, each with the link that is given for it.
        number: of the claim it becomes.
        revision: of the text that its spans are places in.
        called: the workbook, as the note names it.
        author: initials of whoever imports.
    """
    label = f"{slug}#{number}"
    claim = {"record": "claim", "article": slug, "number": number, "text": matched.fact.text, "author": author}
    note = "\n".join(_note(matched, called, alone=len(sources) == 1))
    return [
        {**claim, "note": note},
        *(
            {"record": "passage", "claim": label, "revision": revision, "start": start, "end": end}
            for start, end in matched.spans
        ),
        *(
            record
            for name, link in sources.items()
            for record in _support(label, matched.fact, name, link, alone=len(sources) == 1)
        ),
    ]


def missing(matched: Matched, sources: int) -> str:
    """What is notable about a fact, for a list of rows; blank where nothing is."""
    parts = [
        "no source" if not sources else "",
        "no place in the text" if not matched.spans else "",
        {
            Mark.RIGHT: "noted as checked there, unreviewed here",
            Mark.WRONG: "the sheet calls it wrong or corrects it, so its sources come as context",
            Mark.OPEN: "",
        }[matched.fact.mark],
    ]
    told = ", ".join(filter(None, parts))
    return f"; {told}" if told else ""


def _note(matched: Matched, called: str, *, alone: bool) -> Iterator[str]:
    fact = matched.fact
    yield f"From sheet {shown(fact.where.sheet)}, row {fact.where.row} of {called}"
    yield from fact.said
    if not alone:  # whose they are the sheet does not say
        beside = (("Where", fact.locator), ("Quote", fact.excerpt), ("Link", fact.url))
        yield from (f"{name}: {said}" for name, said in beside if said)
    for line in matched.lines:
        yield from (f"Draft line {line.key or line.where.row}, {said}" for said in line.said)


def _support(label: str, fact: Fact, name: str, link: str | None, *, alone: bool) -> Iterator[dict[str, Any]]:
    """What a source does for a fact. Where the sheet calls the fact wrong nobody is made to say it, and what is held is
    context."""
    locator, excerpt = (fact.locator, fact.excerpt) if alone else (None, None)
    link = (fact.url if alone else None) or link
    if link is not None and not link.lower().startswith(_WEB):
        locator, link = "; ".join(filter(None, (link, locator))), None
    whose = {"claim": label, "source": name, "locator": locator}
    if fact.mark is not Mark.WRONG:
        yield {"record": "attribution", **whose, "status": AttributionStatus.REPORTED.value}
    if locator or excerpt or link:
        bearing = Bearing.CONTEXT if fact.mark is Mark.WRONG else Bearing.SUPPORTS
        yield {"record": "evidence", **whose, "bearing": bearing.value, "excerpt": excerpt, "url": link}
