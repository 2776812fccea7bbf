"""Whose page a link leads to, among the sources on file: by the name of its host, where a source goes by it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from tracker.models import Source
from tracker.store.sources import find_sources

_PLATFORMS = frozenset(
    {
        *(
            "facebook",
            "twitter",
            "x",
            "youtube",
            "youtu",
            "instagram",
            "tiktok",
            "telegram",
            "t",
            "vk",
            "reddit",
            "bsky",
        ),
        *(
            "threads",
            "linkedin",
            "medium",
            "substack",
            "wordpress",
            "blogspot",
            "tumblr",
            "github",
            "google",
            "archive",
        ),
        *(
            "wikipedia",
            "wikimedia",
            "whatsapp",
            "discord",
            "weibo",
            "truthsocial",
            "rumble",
            "dailymotion",
            "vimeo",
            "flickr",
        ),
    }
)
"""Hosts of what others post: a post is not the platform's."""


def source_of_link(session: Session, link: str) -> Source | None:
    """The one source that goes by the host of a link, or by its name without the ending: kcna.kp is KCNA. None where none
    does or several do; a platform is nobody, unless a source goes by its whole host."""
    for name in _names(link):
        found = find_sources(session, name)
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def host_of(link: str) -> str:
    """The host of a link; blank where it has none."""
    try:
        return (urlsplit(link).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _names(link: str) -> Iterator[str]:
    host = host_of(link)
    parts = host.split(".")
    if len(parts) < 2 or parts[-1].isdigit():
        return
    yield f"www.{host}"
    for at in range(len(parts) - 1):
        yield ".".join(parts[at:])
    own = parts[-2] if len(parts[-2]) > 3 or len(parts) == 2 else parts[-3]
    if own not in _PLATFORMS:
        yield own
