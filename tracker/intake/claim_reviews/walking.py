"""The fact-checks in a JSON-LD document, wherever they stand in it: alone, in a list, an @graph, an article or a feed.

What a document calls its @context is compared with schema.org's name and never fetched: one that names another vocabulary
may mean something else by the same words, so its fact-checks are counted and not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_OURS = re.compile(r"(?:https?://(?:www\.)?schema\.org/?#?|schema:)", re.I)
_DEEPEST, _LONGEST = 5, 50
"""Levels of a context that are looked at, and parts of one."""

_PARTS = ("author", "publisher", "itemReviewed", "reviewRating")
"""What may stand elsewhere in the document, under its @id."""

Node = dict[str, Any]


class Reviews(NamedTuple):
    """What a document holds."""

    found: list[Node]
    foreign: int
    """Of another vocabulary."""


def reviews_in(document: Any) -> Reviews:
    """The objects of type ClaimReview, in the order they stand in, their keys without prefix and their author put in where
    the document says elsewhere who that is."""
    reviews = Reviews([], 0)
    named: dict[str, Node] = {}
    for node, ours in _objects(document):
        _remember(named, node)
        if "ClaimReview" in _types(node):
            if ours or _says_so(node):
                reviews.found.append(node)
            else:
                reviews = reviews._replace(foreign=reviews.foreign + 1)
    return reviews._replace(found=[_put_together(node, named) for node in reviews.found])


def plain_word(word: str) -> str:
    """A word of schema.org without its prefix: http://schema.org/ClaimReview is ClaimReview."""
    return _OURS.sub("", word, count=1) if _OURS.match(word) else word


def types_of(node: Any) -> set[str]:
    """What an object says it is."""
    return _types(_plain(node)) if isinstance(node, dict) else set()


def _objects(document: Any) -> Iterator[tuple[Node, bool]]:
    """Every object in the order of the text, and whether schema.org's words hold in it."""
    waiting: list[tuple[Any, bool]] = [(document, True)]
    while waiting:
        value, ours = waiting.pop()
        if isinstance(value, dict):
            node = _plain(value)
            if "@context" in node:
                ours = _is_ours(node["@context"], ours)
            yield node, ours
            waiting += [(one, ours) for key, one in reversed(node.items()) if key != "@context" and _holds(one)]
        elif isinstance(value, list):
            waiting += [(one, ours) for one in reversed(value) if _holds(one)]


def _holds(value: Any) -> bool:
    return isinstance(value, dict | list)


def _plain(node: Node) -> Node:
    """The object with the keys that we read by."""
    if not any(":" in key for key in node):
        return node
    return {plain_word(key): value for key, value in node.items()}


def _types(node: Node) -> set[str]:
    said = node.get("@type")
    words = said if isinstance(said, list) else [said]
    return {plain_word(word) for word in words if isinstance(word, str)}


def _says_so(node: Node) -> bool:
    """Whether a type is written out in full, so that no context can make it another."""
    said = node.get("@type")
    words = said if isinstance(said, list) else [said]
    return any(isinstance(word, str) and word.lower().startswith("http") and "ClaimReview" in word for word in words)


def _is_ours(context: Any, before: bool, depth: int = 0) -> bool:
    """Whether schema.org's words hold under a context; one that speaks of neither leaves it as it was `before`."""
    if isinstance(context, str):
        return bool(_OURS.match(context))
    if depth > _DEEPEST or not isinstance(context, list | dict):
        return before and depth <= _DEEPEST
    if isinstance(context, list):
        said = [_is_ours(one, False, depth + 1) for one in context[:_LONGEST]]
        return any(said) if said else before
    told = [context[key] for key in ("@vocab", "schema") if key in context]
    return any(_is_ours(one, False, depth + 1) for one in told) if told else before and "ClaimReview" not in context


def _remember(named: dict[str, Node], node: Node) -> None:
    """Keep the fullest object of each @id."""
    key = node.get("@id")
    if isinstance(key, str) and len(node) > 1 and len(node) > len(named.get(key, ())):
        named[key] = node


def _put_together(node: Node, named: dict[str, Node]) -> Node:
    return {key: _linked(value, named) if key in _PARTS else value for key, value in node.items()}


def _linked(value: Any, named: dict[str, Node]) -> Any:
    one = value[0] if isinstance(value, list) and value else value
    if isinstance(one, dict) and set(one) == {"@id"} and isinstance(one["@id"], str):
        return named.get(one["@id"], one)
    return value
