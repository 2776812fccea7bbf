"""Hostile words in every field of every page: they are words, and nothing of them is an element, an attribute or an address."""

from __future__ import annotations

from lxml import html

from tests.bundles import furnish
from tests.desks import Desk
from tests.web.crawling import pages
from tests.web.door import served
from tests.web.hostile_desk import fill


def test_hostile_words_are_words_on_every_page(desk: Desk) -> None:
    with served(desk) as house:
        furnish(desk)
        known = shape_of([tree for _, _, tree in pages(house.as_("ann"))])
        taken = fill(desk)

        found = list(pages(house.as_("ann")))

    assert len(taken) > 60
    strange = {path: shape_of([tree]) - known for path, _, tree in found}
    assert {path: what for path, what in strange.items() if what} == {}
    assert [(path, one) for path, _, tree in found for one in addresses(tree) if not is_ours(one)] == []


def shape_of(trees: list[html.HtmlElement]) -> set[tuple[str, str]]:
    """Which elements stand within which, and which attributes they have, whatever the words say."""
    found: set[tuple[str, str]] = set()
    for tree in trees:
        for one in tree.iter("*"):
            found.update((str(one.tag), str(name)) for name in ("", *one.attrib))
    return found


def addresses(tree: html.HtmlElement) -> list[str]:
    """Everything that a page asks for or leads to."""
    return [
        str(one)
        for name in ("href", "src", "action", "formaction", "srcset", "data")
        for one in tree.xpath(f"//@{name}")
    ]


def is_ours(address: str) -> bool:
    """Whether it is a page of this desk, or a link to a page on the web that somebody gave."""
    return address.startswith(("/", "#", "?", "http://", "https://")) and not address.startswith("//")
