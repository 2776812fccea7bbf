"""Writing JSON-LD node by node, so that a story of ten thousand claims needs no more memory than one of ten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from tracker.reports.formats.json_text import json_text

Node: TypeAlias = dict[str, Any]
"""One thing with what is said of it. Keys are ours; what somebody wrote is a value."""
_IN_A_PAGE = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"))


def written(value: object) -> str:
    """A value as JSON that may also stand in a page's <script>: nothing in it ends the element or begins a comment."""
    text = json_text(value)
    for mark, escape in _IN_A_PAGE:
        text = text.replace(mark, escape)
    return text


def filled(**fields: Any) -> Node:
    """A node without the fields that say nothing; a list of one is that one."""
    return {key: _plain(value) for key, value in fields.items() if value is not None and value not in ("", [], ())}


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return value[0] if len(value) == 1 else list(value)
    return value


def sentence(told: str) -> str:
    """What is said of a claim, as a sentence that stands alone."""
    return f"{told[:1].upper()}{told[1:]}."


def graph(context: Node, nodes: Iterable[Node]) -> Iterator[bytes]:
    """A document with these nodes."""
    yield f'{{"@context": {written(context)},\n"@graph": ['.encode()
    yield from listed(nodes)
    yield b"]}\n"


def listed(nodes: Iterable[Node]) -> Iterator[bytes]:
    """Nodes one a line, with commas between."""
    between = "\n"
    for node in nodes:
        yield f"{between}{written(node)}".encode()
        between = ",\n"
    if between != "\n":
        yield b"\n"
