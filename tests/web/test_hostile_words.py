"""Hostile words in every field of every page: they are words, and nothing of them is an element, an attribute or an address."""

from __future__ import annotations

import shutil
from pathlib import Path

from lxml import html

from tests.bundles import furnish
from tests.desks import Desk, FileDesk
from tests.reports.hostile import EVIL
from tests.web.crawling import pages
from tests.web.door import served
from tests.web.hostile_desk import STORY, fill, tried

LINK = "https://evil.example/?a=1"
"""What one of them begins with: a link that somebody may mean."""


def test_hostile_words_are_words_on_every_page(desk: Desk) -> None:
    furnish(desk)
    desk.engine.dispose()
    harmless = FileDesk(Path(shutil.copy(desk.path, desk.folder / "harmless.db")))
    fill(harmless, [f"plain words {number}" for number in range(len(tried()))])
    with served(harmless) as house:
        known = shape_of([tree for _, _, tree in pages(house.as_("ann"), alike=2)])
    taken = fill(desk, tried())

    with served(desk) as house:
        found = list(pages(house.as_("ann"), alike=2))

    known.add(("text", "direction"))  # drawn for words that are read from the right, of which there are some
    strange = {path: shape_of([tree]) - known for path, _, tree in found}
    assert {path: what for path, what in strange.items() if what} == {}
    assert [(path, one) for path, _, tree in found for one in addresses(tree) if not is_ours(one)] == []
    scripts = {str(one) for _, _, tree in found for one in tree.xpath("//script/@src")}
    assert {one.partition("?")[0].rpartition("/")[0] for one in scripts} <= {"/static"}
    [queue] = [tree for path, _, tree in found if path == "/queue"]
    assert len(taken) > 60
    assert taken[0] in " ".join(row.text_content() for row in queue.cssselect(f'tr:contains("{STORY}#1")'))


def shape_of(trees: list[html.HtmlElement]) -> set[tuple[str, str]]:
    """Which elements there are and which attributes they have, whatever the words say."""
    found: set[tuple[str, str]] = set()
    for tree in trees:
        for one in tree.iter("*"):
            found.update((str(one.tag), str(name)) for name in ("", *one.attrib))
    return found


def addresses(tree: html.HtmlElement) -> list[str]:
    """Everything that a page asks for or leads to."""
    names = ("href", "src", "action", "formaction", "srcset", "data", "poster")
    return [str(one) for name in names for one in tree.xpath(f"//@{name}")]


def is_ours(address: str) -> bool:
    """Whether it is a page of this desk, or a link to a page on the web that somebody gave."""
    if address.startswith(("http://", "https://")):
        return EVIL not in address or address.startswith(LINK)
    return address.startswith(("/", "#", "?")) and not address.startswith(("//", "/\\"))
