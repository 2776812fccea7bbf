"""Where pages are."""

from __future__ import annotations

from urllib.parse import quote


def local_path(given: str | None) -> str | None:
    """A page of this desk that a form names to go back to; None where it is no path of ours."""
    if given is None or not given.startswith("/") or given.startswith("//") or "\\" in given or not given.isprintable():
        return None
    return given


def story_path(slug: str) -> str:
    """Where a story's page is."""
    return f"/stories/{quote(slug, safe='')}"


def claim_path(label: str) -> str:
    """Where a claim's page is."""
    slug, _, number = label.rpartition("#")
    return f"{story_path(slug)}/claims/{number}"


def story_claim_path(label: str) -> str:
    """Where a claim stands on its story's page."""
    slug, _, number = label.rpartition("#")
    return f"{story_path(slug)}?claim={number}"


def source_path(key: int) -> str:
    """Where a source's page is, by its id: a name may be one that not everybody may see."""
    return f"/sources/{key}"
