"""Boxes of a page that are none of its story, told by what they are there for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOT_STORY = frozenset({"nav", "menu", "dialog", "form", "search"})
_ROLES = frozenset({"navigation", "search", "dialog", "alertdialog", "banner", "contentinfo", "menu"})
_READERS_COMMENTS = frozenset({"comments", "comments-area", "comment-list", "disqus_thread"})
BOXES = re.compile("sidebar|cookie|consent|newsletter|widget|promo|banner", re.I)
"""Marks of what stands among a story's paragraphs where a page does not say which part of it is the story."""
FIELDS = ("input", "select", "textarea")


def marks_of(element: _Element) -> str:
    """Its class and its name."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def is_fixture(element: _Element) -> bool:
    """Whether an element is there to do something with: a menu, a form; or holds what readers wrote."""
    if element.tag in _NOT_STORY or element.get("role") in _ROLES:
        return True
    if not _READERS_COMMENTS.isdisjoint(marks_of(element).lower().split()):
        return True
    return element.tag not in ("p", "body", "html") and next(element.iterdescendants(*FIELDS), None) is not None
