"""The report as JSON: a shape that scripts can rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

from tests import make
from tests.reports import read_back, rich
from tests.reports.formats.test_same_content import hostile
from tracker.domain.vocabulary import Audience
from tracker.reports.document import Document, Heading, OnDemand, Row, Run, Style, Table, runs
from tracker.reports.formats import json_document

SCHEMA = Path(__file__).parents[3] / "docs" / "report.schema.json"


def found(document: Document) -> Any:
    """The document, read back."""
    return json.loads(read_back.content(document, "json"))


def test_the_document_has_the_shape_of_its_schema() -> None:
    shape = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    empty = rich.report(found=make.dossier())
    for document in (rich.report(), rich.report(Audience.READER), hostile(), empty):
        shape.validate(found(document))


def test_every_key_and_block_that_is_written_stands_in_the_schema() -> None:
    schema = SCHEMA.read_text(encoding="utf-8")
    keys: set[str] = set()

    def gather(value: Any) -> None:
        if isinstance(value, dict):
            keys.update(value)
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            gather(one)

    gather(found(rich.report()))

    assert [key for key in sorted(keys) if f'"{key}":' not in schema] == []


def test_what_is_said_of_a_claim_is_found_by_its_place() -> None:
    blocks = [one for one in found(rich.report())["blocks"] if "claim-4" in one["under"]]

    [facts] = [one["facts"] for one in blocks if one["block"] == "facts"]

    said = {one["name"]: "".join(part["text"] for part in one["lines"][0]) for one in facts}
    assert said["Sources"].startswith("3 citations, 1 independent")
    [heading] = [one for one in blocks if one["block"] == "heading" and one["level"] == 3]
    assert [part["word"] for part in heading["badges"]] == ["needs_source"]


def test_the_story_says_where_each_claim_begins_and_ends() -> None:
    [story] = [one for one in found(rich.report())["blocks"] if one["block"] == "story"]

    words: dict[int, str] = {}
    for segment in (segment for paragraph in story["paragraphs"] for segment in paragraph["segments"]):
        for mark in segment.get("marks", ()):
            words[mark["number"]] = words.get(mark["number"], "") + segment["text"]

    assert words[10] == "there is fresh lobster"
    assert {mark["starts"] for mark in story["paragraphs"][0]["segments"][0]["marks"]} == {True}


def test_links_lead_to_the_web_or_inside_and_nowhere_else() -> None:
    content = read_back.content(hostile(), "json").decode()

    links = set()

    def seen(fields: dict[str, Any]) -> dict[str, Any]:
        links.add(str(fields.get("link", "#")))
        return fields

    json.loads(content, object_hook=seen)

    assert {link.partition(":")[0] for link in links if not link.startswith("#")} <= {"http", "https"}


def test_a_table_is_written_row_by_row_as_it_comes() -> None:
    reached = []

    def rows() -> Any:
        for number in range(3):
            reached.append(number)
            yield Row((runs(Run(str(number), Style.CODE)),))

    document = Document("T", "en", "K", (), (), (Heading(2, "H", "h"), Table("All", (), OnDemand(rows))))

    pieces = json_document.write(document)
    next(piece for piece in pieces if '"rows":[' in piece)
    next(pieces)

    assert reached == [0]
