"""Forms with a file (multipart/form-data): a field left out or blank is unsaid."""

from __future__ import annotations

from fastapi import UploadFile

from tracker.domain.vocabulary import Bearing
from tracker.web.api.shapes.asked import Line, Prose, Word
from tracker.web.api.shapes.exact import Exact


class EvidenceSent(Exact):
    """What the desk holds, with the file."""

    file: UploadFile
    """As large as `tracker settings upload-megabytes` allows; kept under its SHA-256, never rendered."""
    source: Word
    bearing: Bearing = Bearing.SUPPORTS
    excerpt: Prose | None = None
    locator: Line | None = None
    url: Line | None = None
    archived_url: Line | None = None
    note: Prose | None = None


class StorySent(Exact):
    """A story in a file: text, Markdown, HTML or Word, with the comments in its margin."""

    file: UploadFile
    slug: Word | None = None
    headline: Line | None = None
    reporter: Word | None = None
    anyway: bool = False
    """Even if it is a copy made before the newest text, or of another story."""
