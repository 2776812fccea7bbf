"""Reading the fields of forms: numbers, ids, what was looked at, a file that was sent."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

from starlette.datastructures import UploadFile

from tracker.domain.errors import BadInputError
from tracker.services.as_seen import Seen
from tracker.web.numbers import number_in
from tracker.web.visits import Form, of_field

LONGEST_NAME = 200
"""Bytes of a file's name that are kept."""


def seen_in(form: Form) -> Seen:
    """How the claim stood that the form was made of.

    Raises:
        BadInputError: it does not say.
    """
    return Seen.read(form.get("seen") or "")


def label_in(slug: str, written: str) -> str:
    """A claim's label: people name it by its number in the story, "12" or "#12", or in full."""
    number = written.strip().removeprefix("#")
    return f"{slug}#{int(number)}" if number.isascii() and number.isdecimal() and len(number) < 10 else written.strip()


def whole_number(form: Form, name: str, what: str) -> int | None:
    """A number that may be left out.

    Raises:
        BadInputError: it is none.
    """
    written = form.get(name)
    if written is None:
        return None
    found = number_in(written)
    if found is None:
        with of_field(name):
            raise BadInputError(f"{what} is to be a number: 1, 2, 3 ...")
    return found


def record_key(form: Form) -> int:
    """The id of the entry that a form is about.

    Raises:
        BadInputError: there is none.
    """
    key = whole_number(form, "id", "the id")
    if key is None:
        raise BadInputError("the form does not say which one is meant: load the page again")
    return key


def numbers_by_key(form: Form, prefix: str, what: str) -> dict[int, list[int]]:
    """The fields that are called this word and an id, as "evidence-7": the numbers in each, such as "1 3"; none of a blank one.

    Raises:
        BadInputError: something else stands in one.
    """
    found: dict[int, list[int]] = {}
    for name in form.fields:
        key, written = name.removeprefix(prefix), form.get(name)
        if written is None or key == name or not (key.isascii() and key.isdecimal() and len(key) < 10):
            continue
        words = written.replace(",", " ").split()
        if not all(word.isascii() and word.isdecimal() and len(word) < 10 for word in words):
            raise BadInputError(f"say {what} by their numbers, such as 2, or 1 3")
        found[int(key)] = [int(word) for word in words]
    return found


@contextmanager
def uploaded(form: Form, name: str) -> Iterator[Path | None]:
    """The file that was sent under this name, where it can be read for as long as it is needed; None where none was.

    Raises:
        BadInputError: it cannot be written down.
    """
    sent = form.file(name)
    if sent is None:
        yield None
        return
    with laid_down(sent) as path:
        yield path


@contextmanager
def laid_down(sent: UploadFile) -> Iterator[Path]:
    """A file that was sent, under the name it came with, for as long as it is needed.

    Raises:
        BadInputError: it cannot be written down.
    """
    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        path = Path(folder) / _file_name(sent.filename or "")
        try:
            with path.open("wb") as copy:
                shutil.copyfileobj(sent.file, copy)
        except OSError as error:
            raise BadInputError(f"the file cannot be kept: {error.strerror}") from None
        yield path


def _file_name(given: str) -> str:
    """The last part of what a browser calls a file, fit to be one."""
    name = PureWindowsPath("".join(mark for mark in given if mark.isprintable())).name
    while len(name.encode(errors="replace")) > LONGEST_NAME:
        name = name[1:]
    return name.encode(errors="replace").decode() if name.strip(" .") else "file"
