"""What things are called in open formats: stable names that say nothing, and addresses that are addresses.

A name is a version 5 UUID made of the story, of what is named and of a secret that never leaves the desk. It stays the same
from one export to the next, holds no word that anybody wrote, and is another one in another story. Without the secret nobody
can work a name out from what a document says, and so try which row of the desk it stands for: that two stories lean on the
same source would be telling, where that source is not to be named.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import uuid
from dataclasses import dataclass

from tracker.domain.vocabulary import Stage
from tracker.models.base import utc_text
from tracker.models.dossier import Dossier
from tracker.reports.formats.safe import web_address

_VARIANT = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ADDRESS = re.compile(r"(https?://[^/?#]*)([^#]*)(?:#(.*))?", re.DOTALL)
TERMS = "urn:uuid:b6a1f0de-36f4-5c0e-8f65-0a8b8a3c7d52#"
"""Where the words of our own stand that no vocabulary of the trade has (docs/open-formats.md lists them)."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one story and of everything in it."""

    space: uuid.UUID

    @classmethod
    def of_story(cls, dossier: Dossier) -> Names:
        """The names of this story: of its slug, of when its first text was filed, and of what the desk alone knows."""
        filed = utc_text(dossier.filed_at) if dossier.filed_at else ""
        mark = hmac.digest(dossier.secret.encode(), f"{filed} {dossier.slug}".encode(), "sha256")
        return cls(uuid.UUID(bytes=mark[:16], version=5))

    def of(self, kind: str, *keys: int | str) -> str:
        """The name of one thing in the story. (`uuid.uuid5` says the same and takes six times as long; a story of ten
        thousand claims has two hundred thousand names.)"""
        named = " ".join([kind, *map(str, keys)]).encode()
        mark = hashlib.sha1(self.space.bytes + named, usedforsecurity=False).hexdigest()
        return f"urn:uuid:{mark[:8]}-{mark[8:12]}-5{mark[13:16]}-{_VARIANT[mark[16]]}{mark[17:20]}-{mark[20:32]}"


def iri(url: str | None) -> str | None:
    """A web address as it may stand for a thing: percent-encoded as RFC 3986 wants it; None where it is no web address."""
    found = _ADDRESS.fullmatch(web_address(url or "") or "")
    if found is None:
        return None
    host, path, fragment = found.groups()
    tail = "" if fragment is None else f"#{_escaped(fragment)}"
    return f"{_STRAY_PERCENT.sub('%25', host)}{_escaped(path)}{tail}"


def _escaped(part: str) -> str:
    return _STRAY_PERCENT.sub("%25", part).replace("[", "%5B").replace("]", "%5D").replace("#", "%23")


def signed_text(dossier: Dossier) -> bool:
    """Whether the newest text is the one that an editor released last."""
    return dossier.sign_off is not None and dossier.sha256 is not None and dossier.sign_off.sha256 == dossier.sha256


def page_of(dossier: Dossier) -> str | None:
    """The address at which readers find the newest text; None where it is not out, or another text is."""
    if dossier.stage is not Stage.PUBLISHED or not signed_text(dossier):
        return None
    address = iri(dossier.url)
    return None if address is None else address.partition("#")[0]


def claim_on(page: str, number: int) -> str:
    """The address of one claim on a page: the anchor that our own reports and annotated stories carry."""
    return f"{page}#claim-{number}"
