"""Stories and texts that come with a form: as a file, or pasted."""

from __future__ import annotations

import io
from pathlib import PurePath

from starlette.datastructures import UploadFile

from tracker.domain.errors import BadInputError
from tracker.intake.reading_files import read_story
from tracker.intake.story import Story
from tracker.web.visits import Form

FILE, TEXT = "file", "text"
"""The fields."""


def story_in(form: Form) -> tuple[Story, str]:
    """The story that was sent, read as `tracker file` reads it, and the file's name without its ending, blank for a pasted text.

    Raises:
        BadInputError: nothing was sent, or both; or it is no story.
    """
    sent, pasted = form.file(FILE), form.get(TEXT)
    if (sent is None) == (pasted is None):
        raise BadInputError("choose a file or paste the text: one of the two")
    if sent is None:
        return read_story(io.BytesIO((pasted or "").encode())), ""
    return story_of(sent)


def story_of(sent: UploadFile) -> tuple[Story, str]:
    """The story in a file that was sent, and the file's name without its ending.

    Raises:
        BadInputError: it is no story.
    """
    name = PurePath((sent.filename or "").replace("\\", "/")).name
    return read_story(sent.file, name), PurePath(name).stem
